"""Who is at the desk: the name that a person has given once, kept in a cookie. Nobody has an account."""

from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import Depends, Request
from starlette.responses import Response

COOKIE = "onrecord_name"
MOST_CHARACTERS = 100
"""A name is no longer; the rest is left out."""

_SECONDS = 365 * 24 * 3600


def person(request: Request) -> str | None:
    """Give the name of whoever sends a request; None where nobody has given one."""
    return name_of(unquote(request.cookies.get(COOKIE, "")))


Person = Annotated[str | None, Depends(person)]
"""The name that a person has given at this browser, if any."""


def name_of(written: str) -> str | None:
    """Take a name as somebody writes it, on one line and not too long; None for nothing.

    >>> name_of("  Ida   Holm "), name_of(" ")
    ('Ida Holm', None)
    """
    return " ".join(written.split())[:MOST_CHARACTERS].strip() or None


def remember(response: Response, name: str | None, *, secure: bool) -> None:
    """Keep a name for a year, out of reach of scripts; forget it if it is None."""
    if name is None:
        response.delete_cookie(COOKIE, httponly=True, samesite="strict")
    else:
        written = quote(name, safe="", errors="replace")
        response.set_cookie(COOKIE, written, max_age=_SECONDS, httponly=True, samesite="strict", secure=secure)
