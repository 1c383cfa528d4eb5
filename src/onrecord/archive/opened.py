"""An archive that is open: what all questions to it, and all that is written into it, share."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from onrecord.archive.connection import connect, translated

T = TypeVar("T")


class OpenArchive:
    """The file of an archive as long as it is open. Raises ArchiveError, or a subclass, if it can't be used."""

    def __init__(
        self, path: str | Path, *, read_only: bool = False, wait: float | None = None, as_is: bool = False
    ) -> None:
        self.path = Path(path)
        self._connection = connect(self.path, read_only=read_only, wait=wait, as_is=as_is)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Everything written is in it already."""
        self._connection.close()

    def _lazily(self, found: Iterator[T]) -> Iterator[T]:
        with translated(self.path):
            yield from found
