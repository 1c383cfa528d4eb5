"""The form in which a browser sends the token."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.dependencies import CurrentDesk
from onrecord.desk.pages.templates import render
from onrecord.desk.security import SESSION_COOKIE, SESSION_SECONDS, make_session, tokens_match

router = APIRouter(include_in_schema=False)

Place = Annotated[str, Form(max_length=4000)]


@router.get("/login")
def show(request: Request, desk: CurrentDesk, next: str = "/") -> Response:  # noqa: A002 (it is called so everywhere)
    """Show the form."""
    if desk.token is None:
        return RedirectResponse("/", 303)
    return render(request, "login.html", wrong=False, next=local(next))


@router.post("/login")
def enter(
    request: Request,
    desk: CurrentDesk,
    token: Annotated[str, Form(max_length=4000)],
    next: Place = "/",  # noqa: A002
) -> Response:
    """Log a browser in for a month, if it sends the right token."""
    if desk.token is None:
        return RedirectResponse("/", 303)
    if not tokens_match(token.strip(), desk.token):
        return render(request, "login.html", status=401, wrong=True, next=local(next))
    response = RedirectResponse(local(next), 303)
    response.set_cookie(
        SESSION_COOKIE,
        make_session(desk.token),
        max_age=SESSION_SECONDS,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return response


@router.post("/logout")
def leave() -> Response:
    """Log the browser out."""
    response = RedirectResponse("/login", 303)
    response.delete_cookie(SESSION_COOKIE, httponly=True, samesite="strict")
    return response


def local(address: str) -> str:
    r"""Keep a path on the desk itself; replace anything that could lead elsewhere with the home page.

    >>> local("/actors/7?page=2"), local("//elsewhere.example"), local("/\\elsewhere.example"), local("https://e.example")
    ('/actors/7?page=2', '/', '/', '/')
    """
    safe = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if safe else "/"
