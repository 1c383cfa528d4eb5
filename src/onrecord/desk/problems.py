"""Errors as problem details (RFC 9457) for programs, and as a page for people.

Every error of onrecord has a status here; the most specific class that is listed counts.
"""

import logging
import re
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from onrecord import errors
from onrecord.errors import OnrecordError

MEDIA_TYPE = "application/problem+json"

STATUSES: dict[type[OnrecordError], int] = {
    errors.InputError: 422,
    errors.TooLargeError: 413,
    errors.AddressRefusedError: 422,
    errors.FetchError: 502,
    errors.RecordError: 422,
    errors.CorrectionError: 422,
    errors.CorrectedSinceError: 409,
    errors.ArchiveError: 503,
    errors.ArchiveFullError: 507,
    errors.RemovedError: 409,
    errors.NotInArchiveError: 404,
    errors.QueryError: 400,
    errors.TooMuchToReadError: 429,
    errors.NoSuchJobError: 404,
    OnrecordError: 500,
}

_RETRY_AFTER = {429: "60", 503: "10"}
"""Seconds after which to try again."""

_log = logging.getLogger("onrecord.desk")


class Problem(BaseModel):
    """What went wrong, in the shape of RFC 9457, and as onrecord's errors say it: what is allowed, and what to do."""

    type: str = Field(
        default="about:blank",
        description="Names the kind of error: urn:onrecord:problem: and the error's name, or about:blank.",
    )
    title: str = Field(description="The status in words.")
    status: int = Field(ge=400, le=599)
    detail: str = Field(description="What failed, with the offending value.")
    allowed: str | None = Field(default=None, description="What is allowed in its place.")
    hint: str | None = Field(default=None, description="What to do next.")


def problem_of(error: Exception) -> Problem:
    """Say what is wrong: with a request, with an archive, or with the desk itself.

    >>> problem_of(errors.NotInArchiveError("There is no such article", value=7)).status
    404
    """
    if isinstance(error, OnrecordError):
        status = status_of(type(error))
        detail = error.what if error.value is None else f"{error.what}: {errors.shown(error.value)}"
        return make_problem(status, detail, type=kind_of(type(error)), allowed=error.allowed, hint=error.hint)
    if isinstance(error, RequestValidationError):
        return _validation_problem(error)
    if isinstance(error, HTTPException):
        return make_problem(error.status_code, _DETAILS.get(error.detail, error.detail))
    return make_problem(
        500, "The desk couldn't answer, because of an error of its own", hint="The desk's log has the details."
    )


def status_of(kind: type[OnrecordError]) -> int:
    """Give the status of a kind of error.

    >>> status_of(errors.EmptyInputError)
    422
    """
    return next(STATUSES[each] for each in kind.__mro__ if each in STATUSES)


def kind_of(kind: type[OnrecordError]) -> str:
    """Name a kind of error as problem details do.

    >>> kind_of(errors.NotInArchiveError)
    'urn:onrecord:problem:not-in-archive'
    """
    words = re.findall(r"[A-Z][a-z]*", kind.__name__.removesuffix("Error"))
    return "urn:onrecord:problem:" + "-".join(words).lower()


_DETAILS = {
    "Not Found": "There is nothing at this address",
    "Method Not Allowed": "This address doesn't take this method",
    "Content Too Large": "The request is too large",
    "There was an error parsing the body": "What was sent can't be read",
}
"""What the framework says, in words of ours."""


def make_problem(status: int, detail: str, **more: Any) -> Problem:
    """Make a problem of a status and what failed; `type`, `allowed` and `hint` go in by name."""
    return Problem(title=HTTPStatus(status).phrase, status=status, detail=detail, **more)


def _validation_problem(error: RequestValidationError) -> Problem:
    """Say what is wrong with a request's parts, without repeating what they hold."""
    found = error.errors()
    if any(each["loc"][:1] == ("path",) for each in found):
        return make_problem(404, "There is nothing at this address")
    reasons = "; ".join(
        f"{_cut('.'.join(map(str, each['loc'][1:] or each['loc'])))}: {each['msg']}" for each in found[:5]
    )
    return make_problem(422, _clean(f"The request isn't valid: {reasons}"))


def problem_response(request: Request, problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """Answer with a problem, as JSON under /api and to who asks for JSON, else as a page."""
    retry = {"Retry-After": _RETRY_AFTER[problem.status]} if problem.status in _RETRY_AFTER else {}
    headers = {**retry, **(headers or {})}
    if wants_json(request):
        return Response(problem.model_dump_json(), problem.status, headers, MEDIA_TYPE)
    from onrecord.desk.pages.templates import render

    response = render(request, "problem.html", status=problem.status, problem=problem)
    response.headers.update(headers)
    return response


def wants_json(request: Request) -> bool:
    """Tell whether an answer is wanted as JSON: under /api, at an address that ends so, or by what is accepted."""
    path = request.url.path
    if path.startswith("/api/") or path == "/api" or path.endswith(".json"):
        return True
    accepted = request.headers.get("accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def install(app: FastAPI) -> None:
    """Let an application answer every error with a problem."""

    async def answer(request: Request, error: Exception) -> Response:
        headers = getattr(error, "headers", None)
        return problem_response(request, problem_of(error), dict(headers) if headers else None)

    for kind in (OnrecordError, RequestValidationError, HTTPException):  # what else there is, the defences answer
        app.add_exception_handler(kind, answer)


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Describe the problems that an address answers with, for OpenAPI."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


def _cut(name: str) -> str:
    """Shorten a name that a client made up."""
    return name if len(name) <= errors.VALUE_WIDTH else name[: errors.VALUE_WIDTH - 1] + "…"


def _clean(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
