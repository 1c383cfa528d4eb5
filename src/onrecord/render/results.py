"""Results of a search as an HTML table for notebooks: escaped, bounded, and without any script."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.render.templating import environment, static

if TYPE_CHECKING:
    from jinja2 import Environment

LONGEST_CELL: Final = 600
"""A cell has no more characters."""

Mark = str
"""What some characters are: content, found, or nothing."""


class Words(NamedTuple):
    """Some characters of a cell, and what they are."""

    text: str
    mark: Mark = ""


Cell = Sequence[Words]


def cell(value: object) -> Cell:
    """Make a cell of a value; None is an empty one.

    >>> cell(3), cell(None)
    ((Words(text='3', mark=''),), ())
    """
    return () if value is None or value == "" else (Words(str(value)),)


def table_html(heads: Sequence[str], rows: Iterable[Sequence[Cell]], *, more: bool = False) -> str:
    """Draw a table for a notebook; `more` says that there are further rows.

    >>> "<td>&lt;b&gt;</td>" in table_html(["words"], [[cell("<b>")]])
    True
    """
    from markupsafe import Markup

    bounded = [[_bounded(each) for each in row] for row in rows]
    style = Markup(static("notebook.css"))  # noqa: S704 (it is ours, not from outside)
    return _environment().get_template("results.html").render(heads=heads, rows=bounded, more=more, style=style)


def _bounded(words: Cell) -> Cell:
    """Cut a cell that is too long."""
    found: list[Words] = []
    left = LONGEST_CELL
    for each in words:
        if len(each.text) > left:
            return (*found, Words(each.text[:left] + "…", each.mark))
        found.append(each)
        left -= len(each.text)
    return tuple(found)


@cache
def _environment() -> "Environment":
    return environment()
