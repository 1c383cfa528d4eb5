"""Fills words into tables that were exported without them, from the texts themselves."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from onrecord.archive.export import COLUMNS, Table
from onrecord.archive.wordless import AT, WORDS
from onrecord.text.cutting import Copy, from_json, put_together

TextOf = Callable[[int], str | None]
"""Gives the text of an article, by the article's number in the export; None where it isn't there."""

_BASE: Mapping[Table, str] = {"stories": "headline", "quotations": "fullest_article"}
"""The column that says from which article a row's words come, where that isn't `article`."""


def filled(rows: Iterable[Mapping[str, Any]], table: Table, text_of: TextOf) -> Iterator[dict[str, Any]]:
    """Give rows of a table with the words of articles, lazily. Where a text isn't there, its words stay out.

    Raises ValueError for what isn't the table's row.
    """
    treated = WORDS[table]
    for row in rows:
        number = _number(row.get(_BASE.get(table, "article")))
        yield {
            name: _there(row, name) if treated[name] == "kept" else _value(row, name, treated[name], number, text_of)
            for name in COLUMNS[table]
        }


def _value(row: Mapping[str, Any], name: str, treatment: str, number: int | None, text_of: TextOf) -> str | None:
    if treatment == "out":
        return None
    if treatment == "text":
        return None if number is None else text_of(number)
    written = _there(row, name + AT)
    if not written:
        return None if treatment == "words" else _there(row, name)
    pieces = from_json(written)
    texts: dict[int | None, str] = {}
    for of in {piece.of for piece in pieces if isinstance(piece, Copy)}:
        article = number if of is None else of
        text = None if article is None else text_of(article)
        if text is None:
            return None
        texts[of] = text
    return put_together(pieces, texts)


def _there(row: Mapping[str, Any], name: str) -> Any:
    if name not in row:
        raise ValueError(f"there is no column {name!r}")
    return row[name]


def _number(value: Any) -> int | None:
    """Read an article's number, which is a string in CSV."""
    return None if value in (None, "") else int(value)
