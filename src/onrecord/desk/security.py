"""Checks on every request before anything else, and headers on every answer.

A page on the web can make a browser send requests to this machine. So a request has to name a host that the desk is
known by (a name that is made to point here, DNS rebinding, is none), a write has to come from the desk's own pages or
from a program that is no browser, and where there is a token, whoever sends it has to know it.
"""

import hmac
import logging
import re
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

from onrecord.desk.problems import Problem, make_problem, problem_of, problem_response, wants_json

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content-Security-Policy: everything comes from the desk itself, and nothing stands inside a page that acts."""

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}
"""What every answer says, unless it says something else of the kind itself."""

SESSION_COOKIE = "onrecord_session"
SESSION_SECONDS = 30 * 24 * 3600
"""Seconds that a browser stays let in."""

REQUEST_TIMEOUT = 30.0
"""Seconds that may pass between two parts of a request's body."""

_SAFE_METHODS = ("GET", "HEAD", "OPTIONS", "TRACE")
_FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")
_DEFAULT_PORTS = {"http": 80, "https": 443}

_FEED = re.compile(r"/saved/[0-9]{1,19}/feed")

_log = logging.getLogger("onrecord.desk")


class SecurityMiddleware:
    """ASGI middleware that lets in who may come in, gives HEAD what GET gives, and lets no error out unanswered."""

    def __init__(
        self, app: ASGIApp, *, token: str | None, hosts: Iterable[str], any_address: bool, max_body_bytes: int
    ) -> None:
        self.app = app
        self.token = token
        self.hosts = frozenset(host.lower() for host in hosts)
        self.any_address = any_address
        self.max_body_bytes = max_body_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = _ResponseSender(send, head_only=scope["method"] == "HEAD")
        try:
            if (refusal := self._refuse(request)) is not None:
                await refusal(scope, receive, answer.send)
            else:
                as_get = {**scope, "method": "GET"} if answer.head_only else scope
                await self.app(as_get, _with_timeout(receive), answer.send)
        except CancelledError:  # the desk is being stopped, and has waited long enough
            if not answer.started:
                await problem_response(request, _STOPPING)(scope, receive, answer.send)
        except Exception as error:
            if answer.started:
                raise
            _log.exception("Answering %s %s failed", scope["method"], ascii(scope["path"]))
            await problem_response(request, problem_of(error))(scope, receive, answer.send)

    def _refuse(self, request: Request) -> Response | None:
        """Answer who isn't let in; None for who is."""
        if not self._is_known_host(request.headers.get("host", "")):
            return problem_response(request, _unknown_host_problem(request.headers.get("host", "")))
        if (problem := _cross_site_problem(request) or self._too_large_problem(request)) is not None:
            return problem_response(request, problem)
        if self.token is None or _is_public(request.scope["path"]) or self._is_logged_in(request, self.token):
            return None
        if wants_json(request):
            return problem_response(request, _TOKEN_MISSING, {"WWW-Authenticate": 'Bearer realm="onrecord"'})
        there = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        back = f"?next={quote(there, safe='')}" if request.method in _SAFE_METHODS and there != "/" else ""
        return RedirectResponse(f"/login{back}", 303)

    def _too_large_problem(self, request: Request) -> Problem | None:
        """Refuse a body that is said to be too large; one that turns out to be so is refused as it comes."""
        length = request.headers.get("content-length", "")
        if not (length.isascii() and length.isdigit()) or (len(length) < 19 and int(length) <= self.max_body_bytes):
            return None
        return make_problem(413, "The request is too large", allowed=f"at most {self.max_body_bytes:,} bytes")

    def _is_known_host(self, written: str) -> bool:
        host = _host_and_port(f"//{written}", 80)
        if host is None:
            return False
        name = host[0]
        try:
            address = ip_address(name)
        except ValueError:
            return name == "localhost" or name in self.hosts
        return address.is_loopback or self.any_address or name in self.hosts

    def _is_logged_in(self, request: Request, token: str) -> bool:
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return tokens_match(given.strip(), token)
        return is_valid_session(request.cookies.get(SESSION_COOKIE, ""), token)


def _is_public(path: str) -> bool:
    """Tell whether a page is for everybody, or lets in by itself who knows a secret of its own, as feeds do."""
    return path == "/login" or path.startswith("/static/") or _FEED.fullmatch(path) is not None


def tokens_match(given: str, token: str) -> bool:
    """Compare with a token, in the same time wherever they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode("utf-8", "replace"))


def make_session(token: str, now: float | None = None) -> str:
    """Make what a browser keeps instead of the token: until when it is let in, signed.

    >>> kept = make_session("a token of some length", now=0)
    >>> is_valid_session(kept, "a token of some length", now=10)
    True
    >>> is_valid_session(kept, "another token of some length", now=10)
    False
    """
    until = str(int(time.time() if now is None else now) + SESSION_SECONDS)
    return f"{until}.{_signature(until, token)}"


def is_valid_session(kept: str, token: str, now: float | None = None) -> bool:
    """Tell whether this is a session that the desk made for its token, and not over yet."""
    until, _, signature = kept.partition(".")
    if not until.isascii() or not until.isdigit() or len(until) > 12:
        return False
    return tokens_match(signature, _signature(until, token)) and int(until) > (time.time() if now is None else now)


def _signature(until: str, token: str) -> str:
    return hmac.new(token.encode("utf-8", "replace"), f"onrecord session {until}".encode(), sha256).hexdigest()


_STOPPING = make_problem(503, "The desk is stopping", hint="Try again once it has started again.")
_TOKEN_MISSING = make_problem(
    401, "This desk needs a token", hint="Send it in the header Authorization: Bearer TOKEN, or log in at /login."
)


def _unknown_host_problem(written: str) -> Problem:
    return make_problem(
        421,
        f"The desk doesn't answer to this host name: {written[:100]!a}",
        allowed="the names of this machine, and those given with --allow-host",
        hint="To allow another name, start the desk with --allow-host NAME.",
    )


def _cross_site_problem(request: Request) -> Problem | None:
    """Refuse a write that a page of somebody else may have made a browser send."""
    if request.method in _SAFE_METHODS:
        return None
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    named = origin if origin is not None else request.headers.get("referer")
    if site is None and named is None:  # no browser; one that is very old would send a form
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if request.scope["path"].startswith("/api/") and kind not in _FORM_TYPES:
            return None
        return make_problem(
            403,
            "The request doesn't say where it comes from",
            allowed="the header Origin, or JSON sent to an address under /api",
        )
    if site in (None, "same-origin") and (named is None or _is_origin(named, request.headers.get("host", ""))):
        return None
    return make_problem(
        403,
        "The request comes from a page that isn't the desk's",
        hint="Use the desk's own pages, or its API from a program.",
    )


def _is_origin(named: str, host: str) -> bool:
    """Tell whether an origin, or an address, is of the host that was asked; a proxy may have changed the scheme."""
    default = _DEFAULT_PORTS.get(named.partition(":")[0].lower())
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


class _ResponseSender:
    """What is sent, with the headers that every answer has; without its body where only the head was asked for."""

    def __init__(self, send: Send, *, head_only: bool) -> None:
        self._send = send
        self.head_only = head_only
        self.started = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(raw=list(message["headers"]))
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            message = {**message, "headers": headers.raw}
        elif message["type"] == "http.response.body" and self.head_only:
            message = {**message, "body": b""}
        await self._send(message)


def _with_timeout(receive: Receive) -> Receive:
    """Wait for the parts of a request's body for some time, and not for ever."""
    complete = False

    async def receive_part() -> Message:
        nonlocal complete
        if complete:  # now it is only heard whether the client is still there
            return await receive()
        try:
            with anyio.fail_after(REQUEST_TIMEOUT):
                message = await receive()
        except TimeoutError as error:
            raise HTTPException(408, "The request took too long to arrive") from error
        complete = message["type"] != "http.request" or not message.get("more_body", False)
        return message

    return receive_part
