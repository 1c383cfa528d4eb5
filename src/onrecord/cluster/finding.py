"""Takes articles out of a unit: the same ones whoever reads it, in the same order."""

import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

from onrecord.cluster.sources import PACKED_SUFFIXES, Part, Unit, open_file
from onrecord.cluster.storage import Location, chunks_of
from onrecord.errors import InputError, OnrecordError, StorageError, UnreadableInputError
from onrecord.ingest import Failure, Found, originals
from onrecord.ingest.fields import FIELDS, pick_article
from onrecord.ingest.jsonl import split_articles
from onrecord.ingest.originals import original_of
from onrecord.ingest.sources import Stream
from onrecord.ingest.suffixes import LINES_SUFFIXES, has_suffix
from onrecord.schema import Original
from onrecord.settings import Settings

_CHUNK: Final = 1 << 20
_BUFFER: Final = 4 << 20
_ROWS: Final = 256


def find(unit: Unit, settings: Settings, given: Mapping[str, str]) -> Iterator[Found]:
    """Find the articles of a unit. A part that can't be read any further gives a `Failure` in its place."""
    for part in unit.parts:
        try:
            with open_file(part.url, settings) as file:
                _require_unchanged(file, part)
                yield from _find(file, part, settings, given)
        except OnrecordError as error:
            yield Failure(part.place, error, given=given)
        except OSError as error:
            why = " ".join(str(error).split())[:200]
            yield Failure(part.place, StorageError(f"This can't be read ({why})", value=part.url), given=given)


def _find(file: Any, part: Part, settings: Settings, given: Mapping[str, str]) -> Iterator[Found]:
    if part.kind == "rows":
        return _in_rows(file, part, given)
    if part.kind == "lines":
        return _in_lines(file, part, settings, given)
    name = Location(part.url).name
    stream: Any = io.BufferedReader(_Raw(file), _BUFFER)
    packed = next((end for end in PACKED_SUFFIXES if has_suffix(name.removesuffix(end), LINES_SUFFIXES)), None)
    if packed is not None and name.endswith(packed):
        import pyarrow

        how = {".gz": "gzip", ".zst": "zstd", ".bz2": "bz2"}[packed]
        stream, name = pyarrow.CompressedInputStream(pyarrow.PythonFile(stream, mode="r"), how), name[: -len(packed)]
    return _placed(originals(Stream(stream, name), settings=settings, **given), part)  # type: ignore[arg-type]


def _placed(found: Iterator[Found], part: Part) -> Iterator[Found]:
    """Say of what was found in a stream where the stream came from."""
    from dataclasses import replace

    for each in found:
        yield replace(each, place=part.place) if isinstance(each, Original | Failure) else each


def _in_lines(file: Any, part: Part, settings: Settings, given: Mapping[str, str]) -> Iterator[Found]:
    """Find the lines that begin in a part; the last may end beyond it."""
    for number, line in split_articles(_whole_lines(file, part), settings=settings, name=part.place):
        if isinstance(line, OnrecordError):
            yield Failure(part.place, line, number, given)
        else:
            yield Original(line, "json", place=part.place, line=number, given=given)


def _whole_lines(file: Any, part: Part) -> Iterator[bytes]:
    """Read from the first line that begins in the part up to the end of the last that does.

    A line begins after the end of another, so one whose first byte is the part's first belongs to it if the byte before
    is the end of a line.
    """
    inside = part.start == 0
    position = max(0, part.start - 1)
    for chunk in chunks_of(file, _CHUNK, start=position):
        piece, begins = chunk, position
        position += len(chunk)
        if not inside:
            end = piece.find(b"\n")
            if end < 0:
                if position > part.end:
                    return  # the whole part is the inside of one line
                continue
            begins += end + 1
            piece, inside = piece[end + 1 :], True
            if begins >= part.end:
                return
        if begins + len(piece) < part.end:
            yield piece
            continue
        # The last line that begins before the end goes on to the first end of a line from the part's last byte.
        end = piece.find(b"\n", max(0, part.end - 1 - begins))
        if end >= 0:
            yield piece[: end + 1]
            return
        yield piece


def _in_rows(file: Any, part: Part, given: Mapping[str, str]) -> Iterator[Found]:
    """Find the rows of a Parquet file that has a column `text`, and maybe others by the names of what can be known."""
    from pyarrow import ArrowException, parquet

    number = part.first
    try:
        table = parquet.ParquetFile(file)
        named = [name for name in ("text", *FIELDS) if name in table.schema_arrow.names]
        if "text" not in named:
            raise UnreadableInputError(
                "There is no column of texts in this file",
                value=part.url,
                allowed=f"a column named text, and maybe {', '.join(FIELDS)}",
                hint=f"It has the columns {', '.join(table.schema_arrow.names)[:200]}.",
            )
        groups = list(range(part.start, part.end))
        for batch in table.iter_batches(batch_size=_ROWS, row_groups=groups, columns=named):
            for row in batch.to_pylist():
                number += 1
                try:
                    found: Found = original_of(pick_article(row), part.place, given)
                except InputError as error:
                    yield Failure(part.place, error, number, given)
                else:
                    assert isinstance(found, Original)  # noqa: S101 - it is made of a mapping
                    yield Original(found.content, "json", part.place, number, given=given)
    except ArrowException as error:
        why = " ".join(str(error).split())[:200]
        raise UnreadableInputError(f"This isn't a Parquet file that can be read ({why})", value=part.url) from error


def _require_unchanged(file: Any, part: Part) -> None:
    size = file.size if isinstance(getattr(file, "size", None), int) else file.size()
    if size != part.size:
        raise StorageError(
            "This has changed since the run began",
            value=part.url,
            allowed=f"the {part.size:,} bytes that were there",
            hint="Read it in a run of its own.",
        )


class _Raw(io.RawIOBase):
    """A file of a store as a stream of bytes."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        chunk = self._file.read(len(buffer))
        buffer[: len(chunk)] = chunk
        return len(chunk)
