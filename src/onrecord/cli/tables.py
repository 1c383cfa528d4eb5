"""Rows to standard output, each as soon as it is there: a table for people to read, a JSON array, or CSV."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import click

from onrecord.cli.messages import printable
from onrecord.cli.options import OUTPUT, option
from onrecord.cli.output import put

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.archive import ContextPiece

Row = Mapping[str, Any]
RowForm = Literal["table", "json", "csv"]

WIDE = {
    "statement": 4, "sentence": 4, "finding": 4, "event": 3, "title": 4, "reason": 4, "question": 3,
    "what it can say": 6,
}  # fmt: skip
"""The columns that share the room which others leave, and how."""

_BATCH = 200
_PLAIN_WIDTH = 160
"""Width of a table that doesn't go to a terminal, in columns."""


class Marked(NamedTuple):
    """A cell in which some words are marked: on a terminal by how they look, elsewhere by [brackets] and *stars*."""

    pieces: "tuple[ContextPiece, ...]"

    def drawn(self, *, plain: bool) -> "Text":
        """Draw the cell. What is said is bold, what was searched for is underlined."""
        from rich.text import Text

        drawn, content = Text(), False
        for piece in self.pieces:
            text = printable(piece.text)
            if plain:
                drawn.append("" if piece.content is content else "[" if piece.content else "]")
                drawn.append(f"*{text}*" if piece.found else text)
            else:
                looks = [look for look, has in (("bold", piece.content), ("underline", piece.found)) if has]
                drawn.append(text, " ".join(looks) or "dim")
            content = piece.content
        return drawn.append("]") if plain and content else drawn


class Styled(NamedTuple):
    """A cell whose words have a style on a terminal; elsewhere they stand alone."""

    words: str
    style: str


def form_options(command: Any) -> Any:
    """Give a command the options for its form of output."""
    command = option(
        OUTPUT, "--csv", "as_csv", is_flag=True, help="Write CSV, with the column names in the first line."
    )(command)
    return option(OUTPUT, "--json", "as_json", is_flag=True, help="Write a JSON array, one object for each row.")(
        command
    )


def chosen_form(*, as_json: bool, as_csv: bool) -> RowForm:
    """Tell which form is asked for. Raises click.UsageError for two."""
    if as_json and as_csv:
        raise click.UsageError("--json and --csv are two forms of output. Choose one.")
    return "json" if as_json else "csv" if as_csv else "table"


def write_rows(rows: Iterable[Row], *, form: RowForm, columns: tuple[str, ...], shown: Callable[[Row], Row]) -> int:
    """Write rows, and count them. `columns` are those of the CSV; `shown` turns a row into what a table shows."""
    if form == "json":
        return _write_json(rows)
    if form == "csv":
        return _write_csv(rows, columns)
    return _write_table(rows, shown)


def _write_json(rows: Iterable[Row]) -> int:
    from onrecord.render.tabular import json_parts

    counted = _Counted(rows)
    begun = False
    try:
        for part in json_parts(counted):
            put(part)
            begun = True
    except BaseException:
        put("\n]\n" if begun else "[]\n")  # the array is closed however the run ends
        raise
    return counted.number


def _write_csv(rows: Iterable[Row], columns: tuple[str, ...]) -> int:
    from onrecord.render.tabular import csv_parts

    counted = _Counted(rows)
    for part in csv_parts(counted, columns):
        put(part)
    return counted.number


class _Counted:
    """Counts the rows that are taken from it."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.number += 1
            yield row


def _write_table(rows: Iterable[Row], shown: Callable[[Row], Row]) -> int:
    """Draw tables of a few hundred rows each, so that memory doesn't grow with the number of rows."""
    number = 0
    for batch in _batches(shown(row) for row in rows):
        _draw(batch)
        number += len(batch)
    return number


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    from itertools import islice

    while batch := list(islice(rows, _BATCH)):
        yield batch


def _draw(rows: list[Row]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Console()
    plain = not console.is_terminal or console.no_color
    if not console.is_terminal:
        console.width = _PLAIN_WIDTH
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in rows[0]:
        table.add_column(name, overflow="fold", ratio=WIDE.get(name))
    for row in rows:
        table.add_row(*(_cell(value, plain=plain) for value in row.values()))
    console.print(table)


def _cell(value: object, *, plain: bool) -> "Text":
    """Draw a value. Texts come from outside: nothing in them may be markup or command the terminal."""
    from rich.text import Text

    if isinstance(value, Marked):
        return value.drawn(plain=plain)
    style = value.style if isinstance(value, Styled) and not plain else ""
    words = value.words if isinstance(value, Styled) else value
    return Text("" if words is None else printable(" ".join(str(words).split())), style)
