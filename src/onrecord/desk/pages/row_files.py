"""Rows that are found, as files to save."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from starlette.responses import Response, StreamingResponse

from onrecord.render.tabular import csv_parts, json_parts

MAX_ROWS = 20_000
"""The most rows written as CSV or JSON."""

_BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that the file is in UTF-8."""


def csv_file(rows: Iterable[dict[str, Any]], columns: Sequence[str], name: str) -> Response:
    """Send rows as CSV, with a byte order mark for spreadsheets."""

    def parts() -> Iterator[str]:
        yield _BYTE_ORDER_MARK
        yield from csv_parts(rows, columns)

    return _file(parts(), name, "text/csv")


def json_file(rows: Iterable[dict[str, Any]], name: str) -> Response:
    """Send rows as a JSON array."""
    return _file(iter(json_parts(rows)), name, "application/json")


def _file(parts: Iterator[str], name: str, media_type: str) -> Response:
    """Send a file in parts. The first are made at once, so that a mistake gives an error, not half a file."""
    first = list(islice(parts, 2))

    def encoded() -> Iterator[bytes]:
        for part in chain(first, parts):  # a lone surrogate is no reason to stop
            yield part.encode("utf-8", "replace")

    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(encoded(), media_type=media_type, headers=headers)
