"""Queries in the address of a page: how they are read, and how they are written."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, get_args
from urllib.parse import urlencode

from onrecord.desk.dependencies import MAX_ID
from onrecord.errors import QueryError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Q = TypeVar("Q", bound="DataclassInstance")

Reader = Callable[[str], Any]
"""Reads the value of a field; what gives None doesn't count. It may raise QueryError."""


class Chip(NamedTuple):
    """A filter that is set: its label, its value, and the address without it."""

    label: str
    value: str
    url_without: str


def written(query: "DataclassInstance", path: str, changes: Mapping[str, Any], *, parameters: Mapping[str, str]) -> str:
    """Write the address of a query with some changes, from its first page; what a field has by default is left out.

    `parameters` names the fields whose name in an address differs from that in Python.
    """
    changed = replace(query, **{"page": 1, **changes})
    pairs = [
        (parameters.get(each.name, each.name), str(value).lower() if type(value) is bool else value)
        for each in fields(changed)
        if (value := getattr(changed, each.name)) is not None and value != each.default
    ]
    return path + (f"?{urlencode(pairs)}" if pairs else "")


def read(
    kind: type[Q], written_as: Mapping[str, str], *, parameters: Mapping[str, str], readers: Mapping[str, Reader]
) -> tuple[Q, QueryError | None]:
    """Read a query from the parameters of an address; also gives the error if one of them can't be used."""
    values: dict[str, Any] = {}
    error = None
    for each in fields(kind):
        text = written_as.get(parameters.get(each.name, each.name), "").replace("\0", " ").strip()
        if not text:
            continue
        try:
            value = readers.get(each.name, str)(text)
        except QueryError as wrong:
            error = wrong
        else:
            if value is not None:
                values[each.name] = value
    return kind(**values), error


def number(text: str) -> int | None:
    """Read the number of a page, or of anything that has one; None if it is none.

    >>> number("12"), number("0"), number("x")
    (12, None, None)
    """
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else 0
    return value if 1 <= value <= MAX_ID else None


def actor(text: str) -> int:
    """Read the number of an actor; raises QueryError."""
    value = number(text)
    if value is None:
        raise QueryError("There is no actor with this number", value=text, allowed="a number")
    return value


def fewest(what: str) -> Reader:
    """Make the reader of a number from 1: how many there must be of something, at least. It raises QueryError.

    >>> fewest("outlets")("3")
    3
    """

    def read_number(text: str) -> int:
        value = number(text)
        if value is None:
            raise QueryError(f"This is no number of {what}", value=text, allowed="1 or more")
        return value

    return read_number


def one_of(words: Any) -> Reader:
    """Make the reader of one of the words of a `Literal`; others don't count."""
    known = get_args(words)
    return lambda written: written if written in known else None


def confidence(text: str) -> float:
    """Read a confidence; raises QueryError."""
    try:
        return float(text)
    except ValueError as error:
        raise QueryError("This is no confidence", value=text, allowed="a number from 0 to 1") from error


def yes(text: str) -> bool | None:
    """Read a box that is ticked; anything else doesn't count.

    >>> yes("true"), yes("no")
    (True, None)
    """
    return True if text.lower() in ("true", "1", "yes", "on") else None
