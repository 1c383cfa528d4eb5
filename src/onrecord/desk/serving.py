"""Run the application at an address until it is stopped."""

import asyncio
import socket
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from pathlib import Path

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from onrecord.archive import Store
from onrecord.desk.application import HOW_TO_MAKE_ONE, application
from onrecord.desk.security import REQUEST_TIMEOUT
from onrecord.errors import ServeError
from onrecord.ingest import SourceLike
from onrecord.pipeline.watching import MINUTES
from onrecord.settings import Settings

MAX_CONNECTIONS = 200
"""More connections than this are refused with 503."""

_SHUTDOWN_SECONDS = 3
"""Seconds that running requests have to end when the desk is stopped."""
_MAX_HEAD_BYTES = 32 * 1024
_LOG = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "onrecord: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {
        name: {"handlers": ["stderr"], "level": "WARNING", "propagate": False} for name in ("onrecord.desk", "uvicorn")
    },
}


def serve(
    path: str | Path,
    *,
    settings: Settings,
    host: str = "127.0.0.1",
    port: int = 8000,
    token: str | None = None,
    hosts: Iterable[str] = (),
    watch: Iterable[SourceLike] = (),
    watch_minutes: float = MINUTES,
    announce: Callable[[str], None] = print,
) -> None:
    """Serve the desk of an archive until it is stopped (Ctrl-C, SIGTERM); an archive that isn't there is made.

    `announce` gets the address as soon as the desk listens there; port 0 takes a free port. `watch` and `watch_minutes`
    are as in `application`. Raises ServeError if the desk would be open to others without a token, or can't listen at
    the address, InputError for what can't be watched, and ArchiveError. Raises
    KeyboardInterrupt after Ctrl-C, once no request is answered any more; an article may still be on its way through the
    network.
    """
    here = is_loopback(host)
    if not here and token is None:
        raise ServeError(
            "Without a token, others could read and change this archive",
            value=host,
            allowed="an address that only this machine reaches, such as 127.0.0.1, or a token",
            hint=f"Give --token, or ONRECORD_TOKEN. {HOW_TO_MAKE_ONE}",
        )
    app = application(
        path,
        settings=settings,
        token=token,
        hosts=[host, *hosts],
        any_address=host in ("0.0.0.0", "::"),  # noqa: S104
        watch=watch,
        watch_minutes=watch_minutes,
    )
    with Store(path):  # makes it, or brings it to the tables of today, or says why that can't be done
        pass
    listening = _listen(host, port)
    config = uvicorn.Config(
        app,
        http=_Connection,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=_LOG,
        access_log=False,
        server_header=False,
        limit_concurrency=MAX_CONNECTIONS,
        h11_max_incomplete_event_size=_MAX_HEAD_BYTES,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
    )
    with listening:
        _Server(config, lambda: announce(_address(host, listening.getsockname()[1]))).run(sockets=[listening])


class _Connection(H11Protocol):
    """A connection that ends where the head of a request doesn't come in time: only so many are let in at once."""

    _due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_watching()
        super().connection_lost(exc)

    def _watch(self) -> None:
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop_watching()
        elif self._due is None:
            self._due = self.loop.call_later(REQUEST_TIMEOUT, self.transport.close)

    def _stop_watching(self) -> None:
        if self._due is not None:
            self._due.cancel()
            self._due = None


class _Server(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, config: uvicorn.Config, listens: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_listening = listens

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._on_listening()


def is_loopback(host: str) -> bool:
    """Tell whether only this machine itself can come to an address.

    >>> is_loopback("localhost"), is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _listen(host: str, port: int) -> socket.socket:
    """Take an address, so that it is known at once whether it can be had; raises ServeError."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0][0]
        return socket.create_server((host, port), family=family, backlog=MAX_CONNECTIONS)
    except OSError as error:
        raise ServeError(
            f"The desk can't listen at this address ({error.strerror or error})",
            value=f"{host}:{port}",
            hint="Stop what is using it, give another --port, or 0 for any that is free.",
        ) from error


def _address(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}/"
