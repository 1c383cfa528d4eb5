"""Connections that lead to public addresses alone, and end in time.

A host is looked up once, what it resolves to is checked, and that same address is connected to: a name server that
answers otherwise a moment later (DNS rebinding) gains nothing. Every read and write is held to one deadline, so that a
server that sends a byte now and then is not waited for.
"""

import socket
import ssl
import threading
import time
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any

import httpcore

from onrecord.errors import AddressRefusedError, FetchFailedError


class Deadline:
    """The moment when fetching a page must be over."""

    def __init__(self, seconds: float, address: str) -> None:
        self._seconds = seconds
        self._address = address
        self._end = time.monotonic() + seconds

    def remaining(self) -> float:
        """Tell the seconds that are left; raises FetchFailedError when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchFailedError(
                "The page took too long",
                value=self._address,
                allowed=f"{self._seconds:g} seconds (the setting fetch_timeout)",
                hint="Try again, or raise ONRECORD_FETCH_TIMEOUT.",
            )
        return left


class GuardedBackend(httpcore.NetworkBackend):
    """Connects where the guard lets it, until the deadline; raises AddressRefusedError and FetchFailedError."""

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        self._inner = httpcore.SyncBackend()
        self._deadline = deadline
        self._allow_private = allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = look_up(host, port, self._deadline)
        if not self._allow_private:
            for address in addresses:
                require_public(address, host)
        failure: httpcore.NetworkError | None = None
        for address in addresses:
            try:
                stream = self._inner.connect_tcp(
                    address, port, self._deadline.remaining(), local_address, socket_options
                )
            except httpcore.ConnectError as error:
                failure = error
            else:
                return _TimedStream(stream, self._deadline)
        raise failure or httpcore.ConnectError(f"{host} has no address")

    def connect_unix_socket(self, path: str, *_: Any, **__: Any) -> httpcore.NetworkStream:
        raise AddressRefusedError("A local socket is no address on the web", value=path)


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every operation is held to the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._inner.read(max_bytes, self._deadline.remaining())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, self._deadline.remaining())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.remaining())
        return _TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def look_up(host: str, port: int, deadline: Deadline) -> list[str]:
    """Resolve a host to its addresses, each once, in the system's order; raises FetchFailedError."""
    answer: list[str] = []
    failure: list[OSError | UnicodeError] = []

    def resolve() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            failure.append(error)
        else:
            answer.extend(dict.fromkeys(str(each[4][0]) for each in found))

    # The system's resolver takes no time limit: in a thread of its own it can be left behind.
    thread = threading.Thread(target=resolve, daemon=True)
    thread.start()
    thread.join(deadline.remaining())
    if thread.is_alive():
        deadline.remaining()
    if not answer:
        cause = failure[0] if failure else None
        raise FetchFailedError(
            "There is no such host", value=host, hint="Check the address, and that this machine is on the network."
        ) from cause
    return answer


def require_public(address: str, host: str) -> None:
    """Raise AddressRefusedError unless anybody on the internet could go to this address.

    >>> require_public("93.184.216.34", "paper.example")
    >>> require_public("127.0.0.1", "localhost")
    Traceback (most recent call last):
    onrecord.errors.AddressRefusedError: localhost leads to an address that is not public: '127.0.0.1'. ...
    """
    if not is_public(ip_address(address.partition("%")[0])):
        raise AddressRefusedError(
            f"{host} leads to an address that is not public",
            value=address,
            allowed="addresses on the public internet",
            hint="To read pages of your own network, set ONRECORD_ALLOW_PRIVATE_ADDRESSES=on.",
        )


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Say whether an address is global unicast; those of IPv6 that stand for one of IPv4 are never.

    >>> is_public(ip_address("100.64.0.1")), is_public(ip_address("::ffff:8.8.8.8")), is_public(ip_address("8.8.8.8"))
    (False, False, True)
    """
    if not address.is_global or address.is_multicast or address.is_reserved or address.is_link_local:
        return False
    if isinstance(address, IPv4Address):
        return True
    # NAT64 (64:ff9b::/96) is in the reserved block ::/8.
    return not (address.ipv4_mapped or address.sixtofour or address.teredo or address.is_site_local)
