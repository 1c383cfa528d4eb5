"""Files on the web, read in pieces, from public addresses only, as pages are fetched."""

import io
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import httpcore
import httpx

from onrecord.errors import AddressRefusedError, FetchError, StorageError
from onrecord.ingest.guard import Deadline, GuardedBackend
from onrecord.settings import Settings

PIECE: Final = 8 << 20
"""How many bytes are asked for at a time."""

MOST_REDIRECTS: Final = 5
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_HEADERS: Final = {"User-Agent": "onrecord", "Accept-Encoding": "identity"}
_SECONDS_A_PIECE: Final = 600.0


class WebFile(io.RawIOBase):
    """A file on the web that can be read from any place in it.

    A piece is asked for by its range. A server that knows no ranges gives the whole file, which is then read from a
    temporary one. Raises StorageError if it can't be had, AddressRefusedError if it isn't a public address.
    """

    def __init__(self, url: str, settings: Settings, *, patience: float) -> None:
        self._url = url
        self._settings = settings
        self._patience = patience
        self._position = 0
        self._start, self._piece = 0, b""
        self._whole: Any = None
        self.size = -1
        self._load(0)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self.size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def readinto(self, buffer: Any) -> int:
        if self._whole is not None:
            self._whole.seek(self._position)
            found = self._whole.read(len(buffer))
        else:
            if self._position >= self.size:
                return 0
            if not self._start <= self._position < self._start + len(self._piece):
                self._load(self._position)
            found = self._piece[self._position - self._start :][: len(buffer)]
        buffer[: len(found)] = found
        self._position += len(found)
        return len(found)

    def close(self) -> None:
        if self._whole is not None:
            self._whole.close()
        super().close()

    def _load(self, start: int) -> None:
        """Get the piece that begins at `start`, and try again for as long as patience lasts."""
        end, wait = time.monotonic() + self._patience, 0.5
        while True:
            try:
                return self._get(start)
            except AddressRefusedError:
                raise
            except (FetchError, httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException) as error:
                if time.monotonic() + wait > end:
                    raise _failed(self._url, str(error) or type(error).__name__) from error
            time.sleep(wait)
            wait = min(2 * wait, 5.0)

    def _get(self, start: int) -> None:
        wanted = {"Range": f"bytes={start}-{start + PIECE - 1}"}
        with _response(self._url, self._settings, wanted) as response:
            headers = httpx.Headers(response.headers)
            if response.status == 206:
                total = headers.get("content-range", "").rpartition("/")[2]
                if not total.isdigit():
                    raise _failed(self._url, "the server doesn't say how long it is")
                if self.size not in (-1, int(total)):
                    raise _failed(self._url, "it has changed while it was read")
                self.size, self._start = int(total), start
                self._piece = b"".join(response.iter_stream())
                if len(self._piece) != min(PIECE, self.size - start):
                    raise FetchError("A piece broke off", value=self._url)
            elif response.status == 200:
                self._spool(response, headers.get("content-length"))
            elif response.status >= 500 or response.status == 429:
                raise FetchError(f"The server answered with status {response.status}", value=self._url)
            elif response.status == 416:  # of an empty file, there is no piece
                self.size, self._piece = 0, b""
            else:
                raise _failed(self._url, f"the server answered with status {response.status}")

    def _spool(self, response: httpcore.Response, length: str | None) -> None:
        whole = tempfile.TemporaryFile()  # noqa: SIM115 - closed with this file
        for chunk in response.iter_stream():
            whole.write(chunk)
        if length is not None and length.isdigit() and whole.tell() != int(length):
            whole.close()
            raise FetchError("The file broke off", value=self._url)
        self._whole, self.size = whole, whole.tell()


@contextmanager
def _response(url: str, settings: Settings, headers: dict[str, str]) -> Iterator[httpcore.Response]:
    """Ask for an address, and go where it leads."""
    address = httpx.URL(url)
    for _ in range(MOST_REDIRECTS + 1):
        if address.scheme not in ("http", "https") or not address.host or address.userinfo:
            raise AddressRefusedError(
                "Only addresses of http and https are read, without a user name or a password", value=str(address)
            )
        backend = GuardedBackend(Deadline(_SECONDS_A_PIECE, url), allow_private=settings.allow_private_addresses)
        with httpcore.ConnectionPool(network_backend=backend) as pool:
            target = httpcore.URL(
                scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path
            )
            with pool.stream("GET", target, headers=list((_HEADERS | headers).items())) as response:
                led = httpx.Headers(response.headers).get("location")
                if response.status not in _REDIRECTS or led is None:
                    yield response
                    return
                address = address.join(led)
    raise _failed(url, "it leads from one address to the next without end")


def _failed(url: str, why: str) -> StorageError:
    return StorageError(f"This can't be read ({why[:200]})", value=url, hint="Check the address, or try again later.")
