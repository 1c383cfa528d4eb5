"""The page about the API, made from its OpenAPI description."""

from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import Response

from onrecord.desk.pages.templates import render

router = APIRouter(include_in_schema=False)


class Operation(NamedTuple):
    """What the API does for a method at an address."""

    method: str
    address: str
    does: str
    parameters: tuple[str, ...]


@router.get("/programs")
def show(request: Request) -> Response:
    """List what the API offers."""
    return render(request, "programs.html", operations=operations(request.app.openapi()))


def operations(description: dict[str, Any]) -> list[Operation]:
    """List the operations of an OpenAPI description, in its order.

    >>> get = {"description": "List ships.\\n\\nAll of them.", "parameters": [{"name": "port", "in": "query"}]}
    >>> operations({"paths": {"/ships": {"get": get}}})
    [Operation(method='GET', address='/ships', does='List ships.', parameters=('port',))]
    """
    return [
        Operation(
            method.upper(),
            address,
            " ".join(operation["description"].split("\n\n")[0].split()),
            tuple(each["name"] for each in operation.get("parameters", ()) if each["in"] == "query"),
        )
        for address, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
