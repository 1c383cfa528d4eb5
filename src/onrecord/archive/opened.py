"""An archive that is open: what all questions to it, and all that is written into it, share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from onrecord.archive.connection import connect, translated
from onrecord.archive.results import Results

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

    def _results(
        self, find: Callable[[], Iterator[T]], columns: Sequence[str], row: Callable[[T], Mapping[str, Any]]
    ) -> Results[T]:
        """Give what is found, lazily; `columns` and `row` are those of a table of it."""
        return Results(lambda: self._lazily(find()), columns, row)

    def _lazily(self, found: Iterator[T]) -> Iterator[T]:
        with translated(self.path):
            yield from found
