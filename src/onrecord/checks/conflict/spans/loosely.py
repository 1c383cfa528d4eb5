"""A number of years that fits none of the years told near it, the article's own among them."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.conflict.spans.now import dateline
from onrecord.checks.conflict.spans.patterns import MONTH
from onrecord.checks.finding import Finding
from onrecord.schema import Span
from onrecord.text.quantities import Quantity

REACH: Final = 2
"""Years count that stand at most so many sentences away."""

MOST_YEARS: Final = 12
"""In an article with more years, some two are always so far apart by chance."""

OFF: Final = 3
FAR_OFF: Final = 0.3
"""Years that are further off, by this number or this share, were not meant."""

_COUNTED_FROM: Final = re.compile(
    r"(?:\bsince \d{4},? (?:and )?for|\b(?:worst|largest|biggest|first|highest|lowest|deadliest)"
    r"\b[^.;\n]{0,40} (?:for|in)"
    r"|took (?:them|us|him|her|it)|\blasted|\bstayed for) $",
    re.IGNORECASE,
)
_COUNTED_TO: Final = re.compile(
    r" (?:ago|later|earlier|before|after|on\b|together|we have|I have|since|is (?:a|long))"
    r"|[ -](?:history|marriage|reign|tenure)\b"
)
_NO_SPAN: Final = re.compile(r" (?:in (?:prison|jail)|of age|old|imprisonment|younger|older|running)|-old")
_TELLS: Final = re.compile(rf"\b(?:in|of) (?:(?:{MONTH}) )?$", re.IGNORECASE)

Year = tuple[int, Span]


def loosely(reading: Reading) -> Iterator[Finding]:
    """Hold a number of years against the years around it, where none of them fits."""
    now = _now(reading)
    every = {year for year, _ in reading.years} | ({now} if now else set())
    if len(every) > MOST_YEARS:
        return
    for each in reading.quantities:
        if each.unit == "year" and _is_a_span(reading, each):
            at = reading.number(each.span.start)
            near = [found for found in reading.years if abs(reading.number(found[1].start) - at) <= REACH]
            chosen = _nearly(reading, each, near, now)
            if chosen is not None:
                beside = [span for _, span in near if abs(reading.number(span.start) - at) <= 1] or [chosen]
                message = f"{reading.quote(each.span)} fits no year that is told near it: {reading.quote(chosen)}."
                yield reading.finding("span", message, 0.6, each.span, *beside[:3])


def _now(reading: Reading) -> int | None:
    """Give the article's own year, if it is known or in its dateline."""
    published = reading.given.record.article.published
    if published is not None:
        return int(published.value[:4])
    head = dateline(reading)
    return head.least if head else None


def _is_a_span(reading: Reading, each: Quantity) -> bool:
    if each.exact is None or each.exact < 2 or each.exact != int(each.exact):
        return False
    if (each.attributive and "old" in each.modifiers) or _NO_SPAN.match(reading.text, each.span.end):
        return False
    first = max(0, each.span.start - 60)
    return (
        _COUNTED_TO.match(reading.text, each.span.end) is not None
        or _COUNTED_FROM.search(reading.text, first, each.span.start) is not None
    )


def _nearly(reading: Reading, each: Quantity, near: list[Year], now: int | None) -> Span | None:
    """Give the year that a number of years was counted from or to, if it nearly fits; None if some year does fit."""
    number = each.exact or 0
    own = {year for year, _ in near} | ({now} if now else set())
    if any(abs(one - other) in (number, number + 1) for one in own for other in own):
        return None
    ago = reading.text.startswith(" ago", each.span.end) and now is not None
    at = reading.number(each.span.start)
    beside = near if ago else [found for found in near if abs(reading.number(found[1].start) - at) <= 1]
    alone = len({year for year, _ in near}) == 1
    off = [
        (abs(abs(year - other) - number), span)
        for year, span in beside
        for other in own
        if year != other
        and (
            abs(abs(year - other) - number) <= max(OFF, FAR_OFF * max(number, abs(year - other)))
            or (ago and other == now and alone and _tells_of(reading, span, each.span))
        )
    ]
    return min(off)[1] if off else None


def _tells_of(reading: Reading, year: Span, after: Span) -> bool:
    """Tell whether a year before a place says when something happened: "in May 1987"."""
    return year.end <= after.start and _TELLS.search(reading.text, max(0, year.start - 16), year.start) is not None
