"""Files wherever they are: a disk, an object store, HDFS, the web. Every write is whole or not there at all.

An object store has no rename, but puts an object whole. A disk has a rename, so a file is written under a hidden name
first. What doesn't answer for a moment is asked again for as long as `PATIENCE`.
"""

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final, TypeVar

from onrecord.errors import StorageError

if TYPE_CHECKING:
    from pyarrow.fs import FileSystem

T = TypeVar("T")

PATIENCE: Final = 60.0
"""How long a store that doesn't answer is asked again, in seconds."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*)://([^/?]*)([^?]*)(\?.*)?", re.IGNORECASE | re.DOTALL)
_ARROW: Final = frozenset({"file", "s3", "gs", "gcs", "hdfs", "viewfs"})
_WEB: Final = frozenset({"http", "https"})
_FIRST_WAIT: Final = 0.2
_LONGEST_WAIT: Final = 5.0


@dataclass(frozen=True, slots=True)
class Location:
    """A place that is written as a path or as a URL: `news/`, `s3://bucket/news?region=eu-west-1`, `hdfs://…`.

    It can be pickled: the store is opened where it is used.

    >>> Location("s3://bucket/news?region=eu-west-1").at("articles", "1.parquet").url
    's3://bucket/news/articles/1.parquet?region=eu-west-1'
    """

    url: str
    patience: float = PATIENCE

    @property
    def scheme(self) -> str:
        """The store's scheme, `file` for a path."""
        found = _SCHEME.match(self.url)
        return found[1].lower() if found else "file"

    @property
    def is_web(self) -> bool:
        """Whether it is an address on the web, which can only be read."""
        return self.scheme in _WEB

    @property
    def name(self) -> str:
        """The last part of the path."""
        return PurePosixPath(self.url.partition("?")[0]).name

    def at(self, *parts: str) -> "Location":
        """The place of a file under this one."""
        path, mark, query = self.url.partition("?") if self.scheme != "file" else (self.url, "", "")
        return Location("/".join((path.rstrip("/"), *parts)) + mark + query, self.patience)

    @property
    def _opened(self) -> "tuple[FileSystem, str]":
        found = _ADDRESS.match(self.url)
        if found is None or self.scheme == "file":
            return _local(), os.path.abspath(self.url[len(found[1]) + 3 :] if found else self.url)  # noqa: PTH100
        if self.scheme not in _ARROW:
            return _other(self.url)
        _, place, path, query = found.groups()
        system, root = _arrow(f"{self.scheme}://{place}{query or ''}")
        return system, root.rstrip("/") + path

    @property
    def _system(self) -> "FileSystem":
        return self._opened[0]

    @property
    def path(self) -> str:
        """The path within the store."""
        return self._opened[1]

    def read(self) -> bytes:
        """Read a whole file. Raises StorageError."""

        def once() -> bytes:
            with self._system.open_input_stream(self.path, compression=None) as stream:
                content: bytes = stream.read()
                return content

        return self._patiently("read", once)

    def open(self) -> Any:
        """Open a file to read it in pieces, in any order. Raises StorageError."""
        return self._patiently("read", lambda: self._system.open_input_file(self.path))

    def write(self, content: bytes) -> None:
        """Write a file, so that it is there as a whole or not at all. Raises StorageError."""
        self._patiently("written", lambda: self._write(content))

    def _write(self, content: bytes) -> None:
        from pyarrow import fs

        if not isinstance(self._system, fs.LocalFileSystem):
            with self._system.open_output_stream(self.path) as stream:
                stream.write(content)
            return
        folder, name = os.path.split(self.path)
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        unfinished = os.path.join(folder, f".{name}.{os.getpid()}.part")  # noqa: PTH118
        try:
            with open(unfinished, "wb") as file:  # noqa: PTH123
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, self.path)  # noqa: PTH105
        finally:
            with suppress(FileNotFoundError):
                os.unlink(unfinished)  # noqa: PTH108

    def exists(self) -> bool:
        """Whether there is such a file. Raises StorageError if the store doesn't answer."""
        return self.size() is not None

    def size(self) -> int | None:
        """The size of a file in bytes, None if there is no such file. Raises StorageError."""
        from pyarrow import fs

        info = self._patiently("found", lambda: self._system.get_file_info(self.path))
        return int(info.size) if info.type == fs.FileType.File else None

    def is_folder(self) -> bool:
        """Whether this is a folder, or the beginning of names in an object store. Raises StorageError."""
        from pyarrow import fs

        found = self._patiently("found", lambda: self._system.get_file_info(self.path))
        return bool(found.type == fs.FileType.Directory)

    def files(self, *, deep: bool = False, hidden: bool = False) -> "list[Stored]":
        """List the files under this place, by their paths; none if it isn't there. Raises StorageError."""
        from pyarrow import fs

        selector = fs.FileSelector(self.path, allow_not_found=True, recursive=deep)
        found = self._patiently("listed", lambda: self._system.get_file_info(selector))
        start = len(self.path.rstrip("/")) + 1
        listed = (Stored(each.path[start:], int(each.size)) for each in found if each.type == fs.FileType.File)
        return sorted(each for each in listed if hidden or not _is_hidden(each.path))

    def delete(self) -> None:
        """Delete a file, if it is there. Raises StorageError."""

        def once() -> None:
            with suppress(FileNotFoundError):
                self._system.delete_file(self.path)

        self._patiently("deleted", once)

    def _patiently(self, done: str, work: Callable[[], T]) -> T:
        """Do something again and again until it is done, it can't ever be, or patience ends."""
        end, wait = time.monotonic() + self.patience, _FIRST_WAIT
        while True:
            try:
                return work()
            except (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError) as error:
                raise self._failed(done, error) from error
            except OSError as error:
                if time.monotonic() + wait > end or _is_final(error):
                    raise self._failed(done, error) from error
            time.sleep(wait)
            wait = min(2 * wait, _LONGEST_WAIT)

    def _failed(self, done: str, error: OSError) -> StorageError:
        return StorageError(
            f"This can't be {done} ({_first_line(error)})",
            value=self.url,
            hint="Check the address, your rights there, and that the store answers. Then start the run again.",
        )


@cache
def _local() -> "FileSystem":
    from pyarrow import fs

    return fs.LocalFileSystem()


@lru_cache(maxsize=16)
def _arrow(root: str) -> "tuple[FileSystem, str]":
    """Open a store of Arrow's at a bucket or a server, once for all files in it."""
    from pyarrow import ArrowException, fs

    try:
        found: tuple[FileSystem, str] = fs.FileSystem.from_uri(root)
        return found
    except (ArrowException, OSError, ValueError) as error:
        raise _unopened(root, error) from error


def _other(url: str) -> "tuple[FileSystem, str]":
    """Open a store that fsspec knows, which keeps it for the next file itself."""
    try:
        import fsspec
        from pyarrow import fs

        system, path = fsspec.core.url_to_fs(url)
        return fs.PyFileSystem(fs.FSSpecHandler(system)), path
    except (ImportError, OSError, ValueError) as error:
        raise _unopened(url, error) from error


def _unopened(url: str, error: Exception) -> StorageError:
    return StorageError(
        f"This place can't be opened ({_first_line(error)})",
        value=url,
        allowed="a path, or a URL of s3, gs, hdfs or another store that fsspec knows",
        hint="Check the address, and that the store's library is installed.",
    )


@dataclass(frozen=True, order=True, slots=True)
class Stored:
    """A file under a place: its path from there, and its size in bytes."""

    path: str
    size: int


def chunks_of(file: Any, size: int, start: int = 0, end: int | None = None) -> Iterator[bytes]:
    """Read an open file from `start` to `end` in pieces of at most `size` bytes.

    >>> from io import BytesIO
    >>> list(chunks_of(BytesIO(b"abcdefg"), 2, start=1, end=6))
    [b'bc', b'de', b'f']
    """
    file.seek(start)
    left = None if end is None else end - start
    while left is None or left > 0:
        chunk = file.read(size if left is None else min(size, left))
        if not chunk:
            return
        yield bytes(chunk)
        left = None if left is None else left - len(chunk)


def _is_hidden(path: str) -> bool:
    return any(part.startswith((".", "_")) for part in path.split("/"))


def _is_final(error: OSError) -> bool:
    """Tell whether an object store's answer will be the same the next time."""
    said = str(error)
    return any(word in said for word in ("ACCESS_DENIED", "NO_SUCH_BUCKET", "HTTP response code 403", "[code: 403]"))


def _first_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
