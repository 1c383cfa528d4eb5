"""Finds words as a page shows them in the text that they stand for, and writes them as a form shows them."""

from bisect import bisect_left
from collections.abc import Iterable

from onrecord.corrections import find_words
from onrecord.errors import CorrectionError
from onrecord.render.clean import clean, dropped, one_line
from onrecord.schema import Span
from onrecord.schema.span import GAP


def written(spans: Iterable[Span], text: str) -> str:
    """Write fragments of a text as a form shows them.

    >>> written([Span(0, 2), Span(8, 9)], "It rained.")
    'It … d'
    """
    return GAP.join(one_line(span.cut(text)) for span in spans)


def find_all(text: str, words: str, *, near: int | None = None) -> tuple[Span, ...]:
    """Find words that may come in fragments, with “…” between them; the first stands near a place. No words, no spans.

    Raises CorrectionError if the text doesn't have them.

    >>> find_all("It rained, and it rained.", "It … and", near=0)
    (Span(start=0, end=2), Span(start=11, end=14))
    """
    if not words.strip():
        return ()
    try:
        return (find(text, words, near=near),)
    except CorrectionError:
        parts = [part for part in words.split(GAP.strip()) if part.strip()]
        if len(parts) < 2:
            raise
    spans: list[Span] = []
    for part in parts:
        spans.append(find(text, part, near=spans[-1].end if spans else near))
    return tuple(spans)


def find(text: str, words: str, *, near: int | None = None) -> Span:
    r"""Find words as a page shows them, as `find_words` does in the text itself.

    >>> find("at \u200e10 Main St.", "10 Main", near=0)
    Span(start=4, end=11)
    """
    shown = clean(text)
    if len(shown) == len(text):
        return find_words(shown, words, near=near)
    gone = set(dropped(text))
    places = [at for at in range(len(text)) if at not in gone]
    found = find_words(shown, words, near=None if near is None else bisect_left(places, near))
    return Span(places[found.start], places[found.end - 1] + 1)
