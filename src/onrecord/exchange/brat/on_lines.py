"""Cuts marks at the ends of lines: none of brat's may run across one."""

import re
from typing import Final

from onrecord.exchange.marks import Spans
from onrecord.schema import Span

_BREAK: Final = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""What brat takes for the end of a line; no mark may run across one."""


def on_lines(spans: Spans, text: str) -> Spans:
    """Cut spans at the ends of lines, without the white space there, and join those that touch, as brat needs them.

    >>> on_lines((Span(0, 9),), "Rain \\nand sun.")
    (Span(start=0, end=4), Span(start=6, end=9))
    """
    pieces: list[Span] = []
    for span in spans:
        cuts = [(m.start(), m.end()) for m in _BREAK.finditer(text, span.start, span.end)]
        ends = [span.start, *(at for cut in cuts for at in cut), span.end]
        for number, (start, end) in enumerate(zip(ends[::2], ends[1::2], strict=True)):
            piece = text[start:end]
            first = start + (len(piece) - len(piece.lstrip()) if number else 0)
            last = end - (len(piece) - len(piece.rstrip()) if number < len(cuts) else 0)
            if first < last and pieces and pieces[-1].end == first:
                pieces[-1] = Span(pieces[-1].start, last)
            elif first < last:
                pieces.append(Span(first, last))
    return tuple(pieces)
