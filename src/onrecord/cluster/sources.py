"""From sources to units of work: which files there are, and which bytes or rows of them belong together.

A unit is what one worker takes articles out of at a time. A file of JSON Lines is cut by bytes and a Parquet file by
its row groups; a web archive can only be read from its beginning, so it is one unit, and is divided once its articles
are out. Small files are put together.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from glob import has_magic
from itertools import pairwise
from typing import Any, Final, Literal

from onrecord.cluster.storage import Location
from onrecord.cluster.web import WebFile
from onrecord.errors import StorageError
from onrecord.ingest.suffixes import KNOWN_SUFFIXES, LINES_SUFFIXES, has_suffix
from onrecord.settings import Settings

Kind = Literal["file", "lines", "rows"]
"""How a part is read: as a file of any kind, as lines from one byte to another, or as row groups of Parquet."""

ROWS_SUFFIXES: Final = frozenset({".parquet"})
PACKED_SUFFIXES: Final = (".gz", ".zst", ".bz2")
"""Of files that are packed as a whole; a web archive is packed page by page, and has a suffix of its own."""

_PACKED_LINES: Final = frozenset(f"{lines}{packed}" for lines in LINES_SUFFIXES for packed in PACKED_SUFFIXES)
READ_SUFFIXES: Final = frozenset(KNOWN_SUFFIXES | ROWS_SUFFIXES | _PACKED_LINES)
"""Which files are read out of a folder."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some bytes of a file (from `start` up to, not including, `end`), or some of its row groups; and the file's size.

    `first` is the number of the first row, where rows are read.
    """

    url: str
    kind: Kind
    start: int
    end: int
    size: int
    first: int = 0

    @property
    def place(self) -> str:
        """What the part is called where something is said of it."""
        return f"{self.url}, from byte {self.start}" if self.kind == "lines" and self.start else self.url


@dataclass(frozen=True, slots=True)
class Unit:
    """What one worker takes articles out of at a time."""

    number: int
    parts: tuple[Part, ...]

    @property
    def name(self) -> str:
        """Its name in the manifest."""
        return f"{self.number:06d}"

    @property
    def place(self) -> str:
        """What it is called in messages."""
        more = f" and {len(self.parts) - 1} more files" if len(self.parts) > 1 else ""
        return self.parts[0].place + more

    @property
    def size(self) -> int:
        """About how many bytes it has, to tell how far a run is."""
        return sum(part.end - part.start if part.kind != "rows" else part.size for part in self.parts)


def units_of(sources: Sequence[str], *, split: int, settings: Settings) -> list[Unit]:
    """List what is to be read of the sources, in pieces of about `split` bytes. Raises StorageError.

    The same sources, with the same files in them, give the same units.
    """
    return list(_together(_parts(sources, split, settings), split))


def open_file(url: str, settings: Settings, *, patience: float | None = None) -> Any:
    """Open a file for reading in any order, wherever it is. Raises StorageError, AddressRefusedError."""
    location = Location(url) if patience is None else Location(url, patience)
    return WebFile(url, settings, patience=location.patience) if location.is_web else location.open()


def _parts(sources: Sequence[str], split: int, settings: Settings) -> Iterator[Part]:
    for source in sources:
        for url, size in _files(source, settings):
            name = Location(url).name
            if has_suffix(name, ROWS_SUFFIXES):
                yield from _row_groups(url, size, split, settings)
            elif has_suffix(name, LINES_SUFFIXES):
                for start in range(0, max(size, 1), split):
                    yield Part(url, "lines", start, min(start + split, size), size)
            else:
                yield Part(url, "file", 0, size, size)


def _files(source: str, settings: Settings) -> Iterator[tuple[str, int]]:
    """Find the files of a source, with their sizes."""
    location = Location(source if Location(source).scheme != "file" or "://" in source else os.path.abspath(source))  # noqa: PTH100
    if location.is_web:
        with open_file(source, settings) as file:
            yield source, file.size
        return
    path, mark, query = location.url.partition("?") if "://" in location.url else (location.url, "", "")
    size = location.size()
    if size is not None:
        yield location.url, size
        return
    if has_magic(path):
        folder = path[: path.index(next(each for each in path if each in "*?["))].rpartition("/")[0]
        base, pattern = Location(folder + mark + query), path[len(folder) + 1 :]
        matched = [each for each in base.files(deep=True) if fnmatchcase(each.path, pattern)]
    else:
        base = location
        matched = [each for each in base.files(deep=True) if has_suffix(each.path, READ_SUFFIXES)]
    if not matched:
        raise StorageError(
            "There is nothing to read here",
            value=source,
            allowed=f"a file, a folder or a pattern of files that end in {', '.join(sorted(READ_SUFFIXES))}",
            hint="Check the address.",
        )
    for each in matched:
        yield base.at(each.path).url, each.size


def _row_groups(url: str, size: int, split: int, settings: Settings) -> Iterator[Part]:
    """Cut a Parquet file between row groups, into parts of about `split` bytes."""
    from pyarrow import ArrowException, parquet

    try:
        with open_file(url, settings) as file:
            about = parquet.ParquetFile(file).metadata
            groups = [about.row_group(number) for number in range(about.num_row_groups)]
    except (ArrowException, OSError):
        yield Part(url, "rows", 0, 0, size)  # the worker that reads it says what is wrong
        return
    cuts, held = [0], 0
    for number, group in enumerate(groups):
        if held and held + group.total_byte_size > split:
            cuts.append(number)
            held = 0
        held += group.total_byte_size
    first = 0
    for start, end in pairwise([*cuts, len(groups)]):
        yield Part(url, "rows", start, end, size, first)
        first += sum(group.num_rows for group in groups[start:end])


def _together(parts: Iterable[Part], split: int) -> Iterator[Unit]:
    """Put small parts together until they have `split` bytes."""
    number, held, size = 0, list[Part](), 0
    for part in parts:
        weight = part.end - part.start if part.kind != "rows" else part.size
        if held and size + weight > split:
            yield Unit(number, tuple(held))
            number, held, size = number + 1, [], 0
        held.append(part)
        size += weight
    if held:
        yield Unit(number, tuple(held))
