"""Write rows as CSV and as a JSON array, in parts, so that there may be any number of rows."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]

_BATCH = 200
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_parts(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    r"""Write rows as CSV with a line of column names first, some hundred rows a part (RFC 4180).

    A spreadsheet takes a text that begins with =, +, -, @, a tab or a carriage return for a formula, and runs it: such
    a text gets an apostrophe before it, as OWASP advises ("CSV Injection"). Numbers stay as they are.

    >>> print("".join(csv_parts([{"a": "=1+1", "b": -2}], ("a", "b"))).replace("\r\n", " | "))
    a,b | '=1+1,-2 |
    """
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    writer.writerow(columns)
    for number, row in enumerate(rows, 1):
        writer.writerow([escape_formula(row[name]) for name in columns])
        if number % _BATCH == 0:
            yield _drain(held)
    yield _drain(held)


def json_parts(rows: Iterable[Row]) -> Iterator[str]:
    r"""Write rows as a JSON array, a row a line and a part; the array is closed where the rows end.

    >>> "".join(json_parts([{"a": 1}, {"a": 2}])), "".join(json_parts([]))
    ('[\n{"a": 1},\n{"a": 2}\n]\n', '[]\n')
    """
    number = 0
    for number, row in enumerate(rows, 1):
        yield f"{',' if number > 1 else '['}\n{json.dumps(dict(row), ensure_ascii=False)}"
    yield "\n]\n" if number else "[]\n"


def escape_formula(value: object) -> object:
    """Put an apostrophe before a text that a spreadsheet would take for a formula; leave all else as it is."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_STARTS) else value


def _drain(held: io.StringIO) -> str:
    written = held.getvalue()
    held.seek(0)
    held.truncate()
    return written
