"""Years that count from the article's own date: "in 1967, 32 years ago", "its 88-year history", "founded in 1928"."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.conflict.spans.patterns import IN, MONTH, N, Y, exactly, matches
from onrecord.checks.finding import Finding
from onrecord.schema import Span

HEAD: Final = 90
"""So near to its beginning, an article without a date has the one of its dateline."""

FAR: Final = 20
"""So many years apart, an old thing and a foundation are of two things."""

_BEGUN: Final = "founded|established|opened|formed|set up|created"
_AGO: Final = (
    re.compile(rf"{Y},? \(?{N} years? ago\b", re.IGNORECASE),
    re.compile(rf"\b{N} years? ago,? {IN}{Y}\b", re.IGNORECASE),
    re.compile(rf"{Y}\b[^.]{{0,40}}\. (?:That|This|It|The)(?: one| was)?,? {N} years ago\b"),
)
_FROM_NOW: Final = (re.compile(rf"{Y},? {N} years? from now\b", re.IGNORECASE),)
_SINCE: Final = (
    re.compile(rf"\b{N}-year history\b[^.\n]{{0,60}}\b(?:{_BEGUN}|started|began)\b[^.\n]{{0,30}}?\bin {Y}\b"),
    re.compile(rf"\b{N}-year-old [a-z]+\b[^.\n]{{0,60}}\b(?:{_BEGUN}|built) (?:[a-z]+ )?in {Y}\b"),
    re.compile(rf"\bin {Y}\b[^.\n]{{0,80}}\b(?:in |for )?the {N} years since\b"),
    re.compile(rf"\bsince {Y}\b[^.\n]{{0,60}}\bafter {N} years (?:in|at|as)\b"),
)
_DATELINE: Final = re.compile(
    rf"\b(?:{MONTH}|[A-Z][a-z]{{2,3}}\.?) \d\d?,? (?P<y>(?:19|20)\d\d)\b|\b\d\d? (?:{MONTH}) (?P<z>(?:19|20)\d\d)\b"
)
_OLD_THING: Final = re.compile(
    r"(?P<n>\d+)-year-old (?:[a-z]+ )?(?:building|library|bridge|church|school|theatre|theater|museum|stadium|house"
    r"|mill|pier|tower|hotel|hall|station|company|firm|club|newspaper|charity|university|college|hospital|dam|ship|ferry"
    r"|festival|institution)\b"
)
_FOUNDED: Final = re.compile(
    rf"\b(?:{_BEGUN}|built|completed|launched|dates from|constructed) (?:(?:in|back in|from) )?{Y}\b"
)


class Relation(NamedTuple):
    """Words that the article's own year follows from: it is at least and at most so much."""

    span: Span
    least: int
    most: int


def dateline(reading: Reading) -> Relation | None:
    """Give the year of the dateline: a whole date right at the beginning."""
    title = reading.given.record.article.title
    start = title.end if title else 0
    match = _DATELINE.search(reading.text, start, start + HEAD)
    if match is None:
        return None
    year = int(match["y"] or match["z"])
    return Relation(Span(*match.span()), year, year)


def from_the_article(reading: Reading, places: list[Span]) -> Iterator[Finding]:
    """Hold years beside "so many years ago" against the article's own year, and against each other."""
    relations = sorted(_relations(reading, places))
    published = reading.given.record.article.published
    if published is not None and (published.how != "inferred" or not _rests_on(published.evidence, relations)):
        year = int(published.value[:4])
        for each in relations:
            if not each.least <= year <= each.most:
                message = f"{reading.quote(each.span)} doesn’t fit an article of {year}."
                yield reading.finding("span", message, 0.85, each.span, *published.evidence)
        return
    head = dateline(reading)
    relations = sorted([*relations, *([head] if head else [])])
    for one, other in combinations(relations, 2):
        if other.least > one.most or other.most < one.least:
            first, second = reading.quote(one.span), reading.quote(other.span)
            message = f"{first} and {second} are counted from different years."
            yield reading.finding("span", message, 0.75, other.span, one.span)
            return


def old_things(reading: Reading) -> Iterator[Finding]:
    """Hold "the 112-year-old building" against the only year in which something was opened."""
    published = reading.given.record.article.published
    if published is None or "-year-old " not in reading.text:
        return
    founded = list(_FOUNDED.finditer(reading.text))
    if len(founded) != 1:
        return
    now, year = int(published.value[:4]), int(founded[0]["y"])
    for match in _OLD_THING.finditer(reading.text):
        off = abs(now - int(match["n"]) - year)
        if int(match["n"]) % 10 and 1 < off <= FAR:
            span, first = Span(*match.span()), Span(*founded[0].span())
            message = f"{reading.quote(span)} and {reading.quote(first)} don’t fit an article of {now}."
            yield reading.finding("span", message, 0.7, span, first)
            return


def _relations(reading: Reading, places: list[Span]) -> Iterator[Relation]:
    for patterns, sign in ((_AGO, 1), (_FROM_NOW, -1), (_SINCE, 1)):
        for pattern in patterns:
            for match in matches(pattern, reading.text, places):
                number = exactly(reading.text, match)
                if number is not None:
                    now = int(match["y"]) + sign * number
                    yield Relation(Span(*match.span()), now - (sign < 0), now + (sign > 0))


def _rests_on(evidence: tuple[Span, ...], relations: list[Relation]) -> bool:
    return any(span.overlaps(each.span) for span in evidence for each in relations)
