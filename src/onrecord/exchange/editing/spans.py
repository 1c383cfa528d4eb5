"""Spans as other tools hold them, and back: closed again over line breaks, or in one piece."""

from itertools import pairwise

from onrecord.errors import ExchangeError
from onrecord.exchange.marks import Mark, Spans
from onrecord.schema import Span
from onrecord.schema.span import join


def reclosed(spans: Spans, was: Spans, text: str) -> Spans:
    """Close the gaps that only hold a line break, where the words ran on before; other tools end marks with the line.

    >>> reclosed((Span(0, 4), Span(5, 8)), (Span(0, 7),), "Rain\\nand sun.")
    (Span(start=0, end=8),)
    """
    closed: list[Span] = []
    for span in spans:
        if closed and _ran_on(gap := (closed[-1].end, span.start), was) and not text[slice(*gap)].strip():
            closed[-1] = Span(closed[-1].start, span.end)
        else:
            closed.append(span)
    return tuple(closed)


def _ran_on(gap: tuple[int, int], was: Spans) -> bool:
    return any(span.start < gap[0] and gap[1] < span.end for span in was)


def whole(mark: Mark, text: str, spans: Spans | None = None) -> Span:
    """Give the words of a mark, or other words in it, as one span. Raises ExchangeError if there are others between."""
    spans = mark.spans if spans is None else spans
    for before, after in pairwise(spans):
        if text[before.end : after.start].strip():
            raise ExchangeError(
                "These words are in several pieces, and only statements can be",
                where=mark.where,
                value=join(spans, text),
                hint="Mark them in one piece.",
            )
    return Span(spans[0].start, spans[-1].end)
