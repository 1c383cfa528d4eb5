"""The form that lets a browser in where a token is asked for."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from onrecord.desk.archives import TheDesk
from onrecord.desk.defences import COOKIE, SESSION, same, session
from onrecord.desk.pages.templates import render

router = APIRouter(include_in_schema=False)

Place = Annotated[str, Form(max_length=4000)]


@router.get("/login")
def show(request: Request, desk: TheDesk, next: str = "/") -> Response:  # noqa: A002 (it is called so everywhere)
    """Ask for the token."""
    if desk.token is None:
        return RedirectResponse("/", 303)
    return render(request, "login.html", wrong=False, next=local(next))


@router.post("/login")
def enter(
    request: Request,
    desk: TheDesk,
    token: Annotated[str, Form(max_length=4000)],
    next: Place = "/",  # noqa: A002
) -> Response:
    """Let a browser in that sends the token, for a month."""
    if desk.token is None:
        return RedirectResponse("/", 303)
    if not same(token.strip(), desk.token):
        return render(request, "login.html", status=401, wrong=True, next=local(next))
    response = RedirectResponse(local(next), 303)
    response.set_cookie(
        COOKIE,
        session(desk.token),
        max_age=SESSION,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return response


@router.post("/logout")
def leave() -> Response:
    """Forget the browser's session."""
    response = RedirectResponse("/login", 303)
    response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    return response


def local(address: str) -> str:
    r"""Take a path of the desk's own; anything else, which could lead away from it, becomes its first page.

    >>> local("/actors/7?page=2"), local("//elsewhere.example"), local("/\\elsewhere.example"), local("https://e.example")
    ('/actors/7?page=2', '/', '/', '/')
    """
    safe = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if safe else "/"
