"""Who is let in, and with what: the first thing that a request meets, and the last that an answer passes.

A page on the web can make a browser send requests to this machine. So a request has to name a host that the desk is
known by (a name that is made to point here, DNS rebinding, is none), a write has to come from the desk's own pages or
from a program that is no browser, and where there is a token, whoever sends it has to know it.
"""

import hmac
import logging
import time
from asyncio import CancelledError
from collections.abc import Iterable
from hashlib import sha256
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

import anyio
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.desk.problems import Problem, make_problem, problem_of, respond, wants_json

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content-Security-Policy: everything comes from the desk itself, and nothing stands inside a page that acts."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}
"""What every answer says, unless it says something else of the kind itself."""

COOKIE = "onrecord_session"
SESSION = 30 * 24 * 3600
"""Seconds that a browser stays let in."""

PATIENCE = 30.0
"""Seconds that may pass between two parts of a request's body."""

_READING = ("GET", "HEAD", "OPTIONS", "TRACE")
_OF_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")
_PORTS = {"http": 80, "https": 443}

_log = logging.getLogger("onrecord.desk")


class Defences:
    """ASGI middleware that lets in who may come in, gives HEAD what GET gives, and lets no error out unanswered."""

    def __init__(
        self, app: ASGIApp, *, token: str | None, hosts: Iterable[str], any_address: bool, largest: int
    ) -> None:
        self.app = app
        self.token = token
        self.hosts = frozenset(host.lower() for host in hosts)
        self.any_address = any_address
        self.largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = _Answer(send, headless=scope["method"] == "HEAD")
        try:
            if (refusal := self._refusal(request)) is not None:
                await refusal(scope, receive, answer.send)
            else:
                asked = {**scope, "method": "GET"} if answer.headless else scope
                await self.app(asked, _patient(receive), answer.send)
        except CancelledError:  # the desk is being stopped, and has waited long enough
            if not answer.begun:
                await respond(request, _STOPPING)(scope, receive, answer.send)
        except Exception as error:
            if answer.begun:
                raise
            _log.exception("The desk broke down over %s %s", scope["method"], ascii(scope["path"]))
            await respond(request, problem_of(error))(scope, receive, answer.send)

    def _refusal(self, request: Request) -> Response | None:
        """Answer who isn't let in; None for who is."""
        if not self._is_ours(request.headers.get("host", "")):
            return respond(request, _wrong_host(request.headers.get("host", "")))
        if (problem := _from_elsewhere(request) or self._too_large(request)) is not None:
            return respond(request, problem)
        if self.token is None or _is_open(request.scope["path"]) or self._knows_token(request, self.token):
            return None
        if wants_json(request):
            return respond(request, _NO_TOKEN, {"WWW-Authenticate": 'Bearer realm="onrecord"'})
        there = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        back = f"?next={quote(there, safe='')}" if request.method in _READING and there != "/" else ""
        return RedirectResponse(f"/login{back}", 303)

    def _too_large(self, request: Request) -> Problem | None:
        """Refuse a body that is said to be too large; one that turns out to be so is refused as it comes."""
        length = request.headers.get("content-length", "")
        if not (length.isascii() and length.isdigit()) or (len(length) < 19 and int(length) <= self.largest):
            return None
        return make_problem(413, "This is more than is taken at once", allowed=f"at most {self.largest:,} bytes")

    def _is_ours(self, written: str) -> bool:
        host = _host_and_port(f"//{written}", 80)
        if host is None:
            return False
        name = host[0]
        try:
            address = ip_address(name)
        except ValueError:
            return name == "localhost" or name in self.hosts
        return address.is_loopback or self.any_address or name in self.hosts

    def _knows_token(self, request: Request, token: str) -> bool:
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return same(given.strip(), token)
        return is_session(request.cookies.get(COOKIE, ""), token)


def _is_open(path: str) -> bool:
    return path == "/login" or path.startswith("/static/")


def same(given: str, token: str) -> bool:
    """Compare with a token, in the same time wherever they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode("utf-8", "replace"))


def session(token: str, now: float | None = None) -> str:
    """Make what a browser keeps instead of the token: until when it is let in, signed.

    >>> kept = session("a token of some length", now=0)
    >>> is_session(kept, "a token of some length", now=10), is_session(kept, "another token of some length", now=10)
    (True, False)
    """
    until = str(int(time.time() if now is None else now) + SESSION)
    return f"{until}.{_signature(until, token)}"


def is_session(kept: str, token: str, now: float | None = None) -> bool:
    """Tell whether this is a session that the desk made for its token, and not over yet."""
    until, _, signature = kept.partition(".")
    if not until.isascii() or not until.isdigit() or len(until) > 12:
        return False
    return same(signature, _signature(until, token)) and int(until) > (time.time() if now is None else now)


def _signature(until: str, token: str) -> str:
    return hmac.new(token.encode("utf-8", "replace"), f"onrecord session {until}".encode(), sha256).hexdigest()


_STOPPING = make_problem(503, "The desk is being stopped", hint="Ask again when it has been started anew.")
_NO_TOKEN = make_problem(
    401, "This desk asks for its token", hint="Send it in the header Authorization: Bearer TOKEN, or log in at /login."
)


def _wrong_host(written: str) -> Problem:
    return make_problem(
        421,
        f"The desk isn't known by this name: {written[:100]!a}",
        allowed="the names of this machine itself, and those that the desk was started with",
        hint="Start it with --allow-host NAME to let it be asked for by another name.",
    )


def _from_elsewhere(request: Request) -> Problem | None:
    """Refuse a write that a page of somebody else may have made a browser send."""
    if request.method in _READING:
        return None
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    named = origin if origin is not None else request.headers.get("referer")
    if site is None and named is None:  # no browser; one that is very old would send a form
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if request.scope["path"].startswith("/api/") and kind not in _OF_FORMS:
            return None
        return make_problem(
            403,
            "It can't be seen where this came from",
            allowed="a browser's Origin, or JSON to an address under /api",
        )
    if site in (None, "same-origin") and (named is None or _is_origin(named, request.headers.get("host", ""))):
        return None
    return make_problem(
        403, "This came from a page that isn't the desk's", hint="Use the desk's own pages, or its API from a program."
    )


def _is_origin(named: str, host: str) -> bool:
    """Tell whether an origin, or an address, is of the host that was asked; a proxy may have changed the scheme."""
    default = _PORTS.get(named.partition(":")[0].lower())
    if default is None:
        return False
    there = _host_and_port(named, default)
    return there is not None and there == _host_and_port(f"//{host}", default)


def _host_and_port(address: str, default: int) -> tuple[str, int] | None:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if not parts.hostname or "@" in parts.netloc or (not parts.scheme and parts.netloc != address[2:]):
        return None
    return parts.hostname, default if port is None else port


class _Answer:
    """What is sent, with the headers that every answer has; without its body where only the head was asked for."""

    def __init__(self, send: Send, *, headless: bool) -> None:
        self._send = send
        self.headless = headless
        self.begun = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            headers = MutableHeaders(raw=list(message["headers"]))
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            message = {**message, "headers": headers.raw}
        elif message["type"] == "http.response.body" and self.headless:
            message = {**message, "body": b""}
        await self._send(message)


def _patient(receive: Receive) -> Receive:
    """Wait for the parts of a request's body for some time, and not for ever."""
    complete = False

    async def receive_part() -> Message:
        nonlocal complete
        if complete:  # now it is only heard whether the client is still there
            return await receive()
        try:
            with anyio.fail_after(PATIENCE):
                message = await receive()
        except TimeoutError as error:
            raise HTTPException(408, "The request didn't come to its end in time") from error
        complete = message["type"] != "http.request" or not message.get("more_body", False)
        return message

    return receive_part
