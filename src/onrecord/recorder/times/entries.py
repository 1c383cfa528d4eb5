"""The times of a live blog's entries: what is told in an entry counts from its own day, and not from the article's."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Final

from onrecord.recorder.times.expressions import Expression
from onrecord.recorder.times.grammar import GRAMMAR
from onrecord.recorder.times.meanings import Calendar, Reading
from onrecord.recorder.times.tokens import Tokens
from onrecord.schema import Article, LiveEntry

_CLOCK: Final = slice(len("2024-03-05"), len("2024-03-05T14:32"))


def with_stamps(article: Article, expressions: Sequence[Expression]) -> list[Expression]:
    """Put the times that head entries among a text's expressions, in the place of what was read there.

    >>> from onrecord.schema import Span
    >>> entry = LiveEntry(0, 20, time="2024-05-07T14:32:00Z", time_span=Span(0, 5))
    >>> article = Article(id="a", text="14:32\\n\\nTalks resumed.", entries=(entry,))
    >>> [(found.text, found.reading.kind) for found in with_stamps(article, [])]
    [('14:32', 'TIME')]
    """
    entries = [entry for entry in article.entries if entry.time_span and entry.day]
    if not entries:
        return list(expressions)
    tokens = expressions[0].tokens if expressions else Tokens.of(article.text, GRAMMAR.lexicon)
    offsets = tokens.offsets()
    stamps = [_stamp(entry, tokens, offsets) for entry in entries]
    others = [each for each in expressions if not _is_in(each, stamps)]
    return sorted((*others, *stamps), key=attrgetter("start"))


def entry_days(article: Article, expressions: Sequence[Expression]) -> Mapping[int, int]:
    """Give for the expressions in an entry the one that heads it, by their numbers."""
    starts = list(map(attrgetter("start"), expressions))
    days: dict[int, int] = {}
    for entry in article.entries:
        if entry.time_span is None or entry.day is None:
            continue
        stamp = bisect_left(starts, entry.time_span.start)
        inside = range(bisect_left(starts, entry.start), bisect_left(starts, entry.end))
        days |= {number: stamp for number in inside if number != stamp}
    return days


def stamp_of(article: Article, expressions: Sequence[Expression], position: int) -> int | None:
    """Give the number of the expression that heads the entry around a position; None where none does."""
    entry = article.entry_at(position)
    if entry is None or entry.time_span is None or entry.day is None:
        return None
    return bisect_left(expressions, entry.time_span.start, key=attrgetter("start"))


def _stamp(entry: LiveEntry, tokens: Tokens, offsets: Sequence[int]) -> Expression:
    assert entry.time_span is not None  # noqa: S101 (only such entries come here)
    assert entry.time is not None  # noqa: S101
    start, end = entry.time_span.start, entry.time_span.end
    year, month, day = entry.time[: _CLOCK.start].split("-")
    clock = entry.time[_CLOCK]
    meaning = Calendar(year, int(month), int(day), clock=clock)
    first, last = bisect_left(offsets, start) | 1, (bisect_left(offsets, end) - 1) | 1
    return Expression(start, end, first, last, Reading("TIME" if clock else "DATE", meaning), tokens)


def _is_in(expression: Expression, stamps: Sequence[Expression]) -> bool:
    at = bisect_left(stamps, expression.end, key=attrgetter("start")) - 1
    return at >= 0 and stamps[at].end > expression.start
