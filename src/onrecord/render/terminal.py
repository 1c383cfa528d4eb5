"""A record as text for a terminal."""

from collections.abc import Callable, Iterable
from io import StringIO
from typing import TYPE_CHECKING

from onrecord.schema import Record

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

WIDTHS = (60, 200)
"""The narrowest and the widest that a record is drawn, in columns."""


def terminal(record: Record, *, width: int | None = None, words: bool = False, colour: bool | None = None) -> str:
    """Draw a record for a terminal: headline, date, then each statement; with `words` the text too, coloured by role.

    `width` is in columns (None: the terminal's own), held between 60 and 200. `colour` True writes styles, False plain
    text; None decides by whether standard output is a terminal. NO_COLOR in the environment leaves bold, italics and
    underlines, and takes the colours away.

    >>> record = Record.from_json('''{"schema": "onrecord/1", "article": {"id": "a", "text": "Yes, Mary said."},
    ...   "statements": [{"id": "s1", "source": [{"start": 5, "end": 9}], "cue": [{"start": 10, "end": 14}],
    ...                   "content": [{"start": 0, "end": 3}], "form": "indirect", "act": "assert", "confidence": 0.9}],
    ...   "model": {"name": "by hand", "version": "1"}}''')
    >>> print(terminal(record, colour=False))
    Article without a headline
    date unknown
    <BLANKLINE>
      1  Mary · said  assert  indirect
         Yes
    <BLANKLINE>
    1 statement · 1 indirect · 1 assert
    <BLANKLINE>
    """
    from onrecord.render.lines import draw

    return printed(lambda console: draw(record, console, words=words), width, colour)


def checks_terminal(record: Record, *, width: int | None = None, colour: bool | None = None) -> str:
    """Draw only a record's headline and its findings for a terminal; `width` and `colour` are as in `terminal`.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="It rained."), model=Model(name="by hand", version="1"))
    >>> print(checks_terminal(record, colour=False))
    Article without a headline
    date unknown
    <BLANKLINE>
    The checks found nothing.
    <BLANKLINE>
    """
    from onrecord.render.lines import draw_checks

    return printed(lambda console: draw_checks(record, console), width, colour)


def printed(parts: "Callable[[Console], Iterable[RenderableType]]", width: int | None, colour: bool | None) -> str:
    """Print what is drawn for a console, and give it as a string."""
    from rich.console import Console

    detected = Console()
    styled = detected.is_terminal if colour is None else colour
    columns = max(WIDTHS[0], min(WIDTHS[1], width or detected.width))
    out = StringIO()
    console = Console(file=out, width=columns, force_terminal=styled, highlight=False, legacy_windows=False)
    for part in parts(console):
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
