"""Rows as a DataFrame of pandas or polars, each column with its type. Both libraries are extras, loaded when needed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, Literal

from onrecord.errors import MissingExtraError

if TYPE_CHECKING:
    import pandas
    import polars

Kind = Literal["whole", "number", "flag", "day", "moment", "choice", "text"]
"""What a column holds: whole numbers, numbers, true or false, days, moments in UTC, words of a small set, or text."""

Row = Mapping[str, Any]

KINDS: Final[Mapping[str, Kind]] = {
    **dict.fromkeys(
        ("article", "version", "start", "end", "story", "headline", "quotation", "first_article", "articles",
         "outlets", "id"), "whole",
    ),
    **dict.fromkeys(("confidence", "speaker_confidence", "count_least", "count_most"), "number"),
    **dict.fromkeys(("happened", "corrected", "dismissed", "turned", "other_speaker", "other_day"), "flag"),
    **dict.fromkeys(("published_day", "day_from", "day_to", "first_day", "last_day"), "day"),
    "dismissed_at": "moment",
    **dict.fromkeys(
        ("outlet", "form", "act", "source_kind", "type", "status", "standing", "day_how", "country", "count_of",
         "kind", "verdict", "level"), "choice",
    ),
}  # fmt: skip
"""What a column of this name holds, in every table; what isn't here is text."""

COUNTS: Final[Mapping[str, Kind]] = {"statements": "whole"}
"""What differs in a table that counts statements; elsewhere a column of this name has their ids."""

PUBLISHED, PUBLISHED_DAY = "published", "published_day"
"""When something was published may be known to the year only. So the day stands beside it, where it is known."""

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def to_pandas(rows: Iterable[Row], columns: Sequence[str], kinds: Mapping[str, Kind] = COUNTS) -> "pandas.DataFrame":
    """Make a DataFrame of pandas of rows with these columns. Raises MissingExtraError if pandas isn't installed.

    Whole numbers are Int64, days datetime64[s], moments the same in UTC, flags boolean and choices category: so a
    missing value is one in every column. Beside `published`, which may be a year only, stands `published_day`.
    """
    library = _load("pandas")
    types = {
        "whole": "Int64", "number": "float64", "flag": "boolean", "day": "datetime64[s]",
        "moment": "datetime64[s, UTC]", "choice": "category", "text": "string",
    }  # fmt: skip
    found = _by_column(rows, columns)
    return library.DataFrame(
        {name: library.Series(values, dtype=types[_kind(name, kinds)]) for name, values in found.items()}
    )


def to_polars(rows: Iterable[Row], columns: Sequence[str], kinds: Mapping[str, Kind] = COUNTS) -> "polars.DataFrame":
    """Make a DataFrame of polars of rows with these columns. Raises MissingExtraError if polars isn't installed.

    Whole numbers are Int64, days Date, moments Datetime in UTC, flags Boolean and choices Categorical. Beside
    `published`, which may be a year only, stands `published_day`.
    """
    library = _load("polars")
    types = {
        "whole": library.Int64, "number": library.Float64, "flag": library.Boolean, "day": library.String,
        "moment": library.String, "choice": library.Categorical, "text": library.String,
    }  # fmt: skip
    found = _by_column(rows, columns)
    of = {name: _kind(name, kinds) for name in found}
    frame = library.DataFrame(
        {name: library.Series(name, values, dtype=types[of[name]], strict=False) for name, values in found.items()}
    )
    days = [library.col(name).str.to_date() for name, kind in of.items() if kind == "day"]
    moments = [library.col(name).str.to_datetime(time_zone="UTC") for name, kind in of.items() if kind == "moment"]
    return frame.with_columns(*days, *moments)


def _kind(name: str, kinds: Mapping[str, Kind]) -> Kind:
    return kinds.get(name) or KINDS.get(name, "text")


def _by_column(rows: Iterable[Row], columns: Sequence[str]) -> dict[str, list[Any]]:
    """Turn rows into columns, with the day of publication beside what is known of it."""
    found: dict[str, list[Any]] = {name: [] for name in columns}
    for row in rows:
        for name in columns:
            found[name].append(row[name])
    made: dict[str, list[Any]] = {}
    for name, values in found.items():
        made[name] = values
        if name == PUBLISHED:
            made[PUBLISHED_DAY] = [_day(value) for value in values]
    return made


def _day(published: str | None) -> str | None:
    """Give the day of a date, where it is known to the day.

    >>> _day("2024-03-05T18:40:00Z"), _day("2024-03")
    ('2024-03-05', None)
    """
    found = _DAY.match(published or "")
    return found[0] if found else None


def _load(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError(
            f"A DataFrame of {name} needs {name}, which isn't installed", hint=f"pip install 'onrecord[{name}]'"
        ) from error
