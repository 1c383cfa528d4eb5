"""A name spelt in two ways.

alike    whether two words may be one name
persons  surnames and forenames
others   names of whatever else
"""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.names.others import other_names
from onrecord.checks.conflict.names.persons import misspelt, names_of_persons
from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Span

__all__ = ["find"]

_SPELT: Final = re.compile(r"\b(?:(?:spelt|spelled|written|transliterated|known)(?: as)? [“\"‘']?|or [“\"‘'])$")
"""What stands before another spelling that the text itself gives."""

PLACES: Final = 3
"""So many further places of the usual spelling are shown."""


def find(reading: Reading) -> Iterator[Finding]:
    """Find a name that one place spells otherwise than the others."""
    names = names_of_persons(reading)
    told: list[set[str]] = []
    for rare, usual in misspelt(reading, names):
        if _is_given_as_another(reading, rare.span):
            continue
        told.append(set(rare.words) ^ set(usual.words))
        places = _places(reading, usual.last.cut(reading.text), usual.span)
        yield _finding(reading, 0.85, rare.span, usual.span, *places)
    for first, others in other_names(reading, names):
        words = {first.cut(reading.text).casefold(), others[0].cut(reading.text).casefold()}
        if not any(words <= pair for pair in told) and not _is_given_as_another(reading, first):
            yield _finding(reading, 0.8, first, *others[: PLACES + 1])


def _is_given_as_another(reading: Reading, rare: Span) -> bool:
    return _SPELT.search(reading.text, max(0, rare.start - 24), rare.start) is not None


def _finding(reading: Reading, confidence: float, rare: Span, usual: Span, *more: Span) -> Finding:
    message = f"{reading.quote(rare)} here, {reading.quote(usual)} elsewhere: one name, spelt in two ways."
    return reading.finding("name", message, confidence, rare, usual, *more)


def _places(reading: Reading, word: str, but: Span) -> list[Span]:
    """Give the first other places of a name, besides one that is shown already."""
    found = (Span(*match.span()) for match in re.finditer(rf"\b{re.escape(word)}\b", reading.text))
    return [span for span in found if not span.overlaps(but)][:PLACES]
