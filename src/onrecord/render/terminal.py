"""A record as text for a terminal."""

from io import StringIO

from onrecord.schema import Record

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
    from rich.console import Console

    from onrecord.render.lines import draw

    detected = Console()
    styled = detected.is_terminal if colour is None else colour
    columns = max(WIDTHS[0], min(WIDTHS[1], width or detected.width))
    out = StringIO()
    console = Console(file=out, width=columns, force_terminal=styled, highlight=False, legacy_windows=False)
    for part in draw(record, console, words=words):
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))
