"""Years between two dates that don't come to what the text says: "in 1998, 40 years after" what was in 1968."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.conflict.weekdays import month_number
from onrecord.checks.finding import Finding
from onrecord.schema import Span
from onrecord.text import NUMBER, read_bounds

_YEAR: Final = re.compile(
    r"(?<![\d.,$£€#-])\b((?:1[5-9]|20)\d\d)\b(?![,.]\d|-\d|%| (?:people|men|women|seats|miles|metres))(?!s\b)"
)
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_N: Final = rf"(?P<n>{NUMBER}|a)"
_Y: Final = r"(?P<y>(?:1[5-9]|20)\d\d)"
_IN: Final = rf"(?:in|In|of|on|since|by) (?:(?:early|late|mid-)\s?)?(?:(?:{_MONTHS})(?: \d\d?,?)? (?:of )?)?"

_AGO: Final = (
    re.compile(rf"{_Y},? \(?{_N} years? ago\b", re.IGNORECASE),
    re.compile(rf"\b{_N} years? ago,? {_IN}{_Y}\b", re.IGNORECASE),
    re.compile(rf"{_Y}\b[^.]{{0,40}}\. (?:That|This|It|The)(?: one| was)?,? {_N} years ago\b"),
)
_FROM_NOW: Final = (re.compile(rf"{_Y},? {_N} years? from now\b", re.IGNORECASE),)
_AFTER: Final = (
    re.compile(rf"{_IN}{_Y},? {_N} years? (?P<way>after|later|before|earlier)\b", re.IGNORECASE),
    re.compile(rf"\b{_N} years? (?P<way>later|earlier),? {_IN}{_Y}\b", re.IGNORECASE),
)
_SINCE: Final = (
    re.compile(
        rf"\b{_N}-year history\b[^.\n]{{0,60}}\b(?:founded|established|opened|formed|set up|created|started|began)\b[^.\n]{{0,30}}?\bin {_Y}\b"
    ),
    re.compile(
        rf"\b{_N}-year-old [a-z]+\b[^.\n]{{0,60}}\b(?:founded|established|opened|formed|set up|created|built) (?:[a-z]+ )?in {_Y}\b"
    ),
    re.compile(rf"\bin {_Y}\b[^.\n]{{0,80}}\b(?:in |for )?the {_N} years since\b"),
    re.compile(rf"\bsince {_Y}\b[^.\n]{{0,60}}\bafter {_N} years (?:in|at|as)\b"),
)
_ACROSS: Final = 4
"""So many sentences back stands the year that "a year later" starts from."""


@dataclass(frozen=True, slots=True)
class _Relation:
    """A year and how many years it is from the article's own one, which is at least and at most so much."""

    span: Span
    least: int
    most: int


def find(reading: Reading) -> Iterator[Finding]:
    """Find numbers of years that don't fit the years beside them."""
    yield from _from_the_article(reading)
    yield from _between(reading)
    yield from _days(reading)
    yield from _things(reading)
    yield from _loosely(reading)


_DAYS_LATER: Final = re.compile(
    rf"\b(?P<m1>{_MONTHS}) (?P<d1>\d\d?)\b[^\n]{{0,80}}?\b(?P<n>{NUMBER}) days (?:later|after)[^.\n]{{0,30}}?\b(?P<m2>{_MONTHS}) (?P<d2>\d\d?)\b"
)


def _days(reading: Reading) -> Iterator[Finding]:
    """Hold "21 days later, on September 5" against the date before."""
    for match in _DAYS_LATER.finditer(reading.text):
        number = _number(match["n"])
        try:
            first, second = (date(LEAP, month_number(match[m]), int(match[d])) for m, d in (("m1", "d1"), ("m2", "d2")))
        except ValueError:
            continue
        apart = (second - first).days
        if number is not None and apart > 0 and abs(apart - number) > 1:
            spans = [Span(match.start("m1"), match.end("d1")), Span(match.start("m2"), match.end("d2"))]
            message = f"From {reading.quote(spans[0])} to {reading.quote(spans[1])} it is {apart} days, not {number}."
            yield reading.finding("span", message, 0.8, Span(match.start("n"), match.end("n")), *spans)


_OLD_THING: Final = re.compile(
    rf"\b(?P<n>{NUMBER})-year-old (?:[a-z]+ )?(?P<noun>building|library|bridge|church|school|theatre|theater|museum|stadium|house|mill|pier"
    r"|tower|hotel|hall|station|company|firm|club|newspaper|charity|university|college|hospital|dam|ship|ferry|festival|institution)\b"
)
_FOUNDED: Final = re.compile(
    rf"\b(?:opened|built|founded|established|completed|launched|set up|dates from|constructed) (?:(?:in|back in|from) )?{_Y}\b"
)


def _things(reading: Reading) -> Iterator[Finding]:
    """Hold "the 112-year-old building" against the year in which it was opened."""
    published = reading.given.record.article.published
    founded = list(_FOUNDED.finditer(reading.text))
    if published is None or len(founded) != 1:
        return
    now, year = int(published.value[:4]), int(founded[0]["y"])
    for match in _OLD_THING.finditer(reading.text):
        number = _number(match["n"])
        if (
            number is not None
            and number % 10
            and now - number not in (year - 1, year, year + 1)
            and abs(now - number - year) <= NEAR_YEARS
        ):
            span = Span(match.start(), match.end())
            first = Span(founded[0].start(), founded[0].end())
            message = f"{reading.quote(span)} and {reading.quote(first)} don’t fit an article of {now}."
            yield reading.finding("span", message, 0.7, span, first)
            return


_COUNTED_FROM: Final = re.compile(
    r"(?:\bsince \d{4},? (?:and )?for|\b(?:worst|largest|biggest|first|highest|lowest|deadliest)\b[^.;\n]{0,40} (?:for|in)|took (?:them|us|him|her|it)"
    r"|\blasted|\bstayed for) $",
    re.IGNORECASE,
)
_COUNTED_TO: Final = re.compile(
    r" (?:ago|later|earlier|before|after|on\b|together|we have|I have|since|is (?:a|long))|[ -](?:history|marriage|reign|tenure)\b"
)
_NO_SPAN: Final = re.compile(r" (?:in (?:prison|jail)|of age|old|imprisonment|younger|older|running)|-old")
REACH: Final = 2


def _loosely(reading: Reading) -> Iterator[Finding]:
    """Hold a number of years against the years around it, the article's own among them, where none of them fits."""
    published = reading.given.record.article.published
    dated = next(_dateline(reading), None)
    now = int(published.value[:4]) if published else dated.least if dated else None
    years = [(int(match[1]), Span(match.start(), match.end())) for match in _YEAR.finditer(reading.text)]
    every = {year for year, _ in years} | ({now} if now else set())
    for each in reading.quantities:
        number = each.exact
        if each.unit != "year" or number is None or number < 2 or number != int(number) or len(every) > MANY_YEARS:
            continue
        if (each.attributive and "old" in each.modifiers) or _NO_SPAN.match(reading.text, each.span.end):
            continue
        at = reading.number(each.span.start)
        near = [(year, span) for year, span in years if abs(reading.number(span.start) - at) <= REACH]
        own = {year for year, _ in near} | ({now} if now else set())
        if any(abs(one - other) in (number, number + 1) for one in own for other in own):
            continue
        before = reading.text[max(0, each.span.start - 60) : each.span.start]
        cued = _COUNTED_FROM.search(before) or _COUNTED_TO.match(reading.text, each.span.end)
        ago = reading.text.startswith(" ago", each.span.end) and now is not None
        beside = near if ago else [found for found in near if abs(reading.number(found[1].start) - at) <= 1]
        if not beside or not cued:
            continue
        chosen = [
            (abs(abs(year - other) - number), span)
            for year, span in beside
            for other in own
            if year != other
            and (
                abs(abs(year - other) - number) <= max(3, FAR_OFF * max(number, abs(year - other)))
                or (ago and other == now and len({y for y, _ in near}) == 1 and _tells_of(reading, span, each.span))
            )
        ]
        if chosen:
            span = min(chosen)[1]
            message = f"{reading.quote(each.span)} fits no year that is told near it: {reading.quote(span)}."
            yield reading.finding("span", message, 0.6, each.span, *(found for _, found in beside[:3]))


def _tells_of(reading: Reading, year: Span, after: Span) -> bool:
    """Tell whether a year before a place says when something happened: "in May 1987"."""
    before = reading.text[max(0, year.start - 16) : year.start]
    return (
        year.end <= after.start and re.search(rf"\b(?:in|of) (?:(?:{_MONTHS}) )?$", before, re.IGNORECASE) is not None
    )


FAR_OFF: Final = 0.3
MANY_YEARS: Final = 12
NEAR_YEARS: Final = 20
LEAP: Final = 2023


def _number(written: str) -> int | None:
    if written.lower() == "a":
        return 1
    bounds = read_bounds(written)
    exact = bounds is not None and bounds.least == bounds.most and bounds.least is not None
    return int(bounds.least) if exact and bounds is not None and bounds.least is not None else None


def _relations(reading: Reading) -> Iterator[_Relation]:
    for patterns, sign in ((_AGO, 1), (_FROM_NOW, -1), (_SINCE, 1)):
        for pattern in patterns:
            for match in pattern.finditer(reading.text):
                number = _number(match["n"])
                if number is None or _is_open(reading.text, match.start("n")):
                    continue
                year = int(match["y"])
                now = year + sign * number
                yield _Relation(Span(match.start(), match.end()), now - (sign < 0), now + (sign > 0))


_DATELINE: Final = re.compile(
    rf"\b(?:{_MONTHS}|[A-Z][a-z]{{2,3}}\.?) \d\d?,? (?P<y>(?:19|20)\d\d)\b|\b\d\d? (?:{_MONTHS}) (?P<z>(?:19|20)\d\d)\b"
)
"""A whole date."""

HEAD: Final = 90
"""So near to its beginning, an article without a date has the one of its dateline."""


def _dateline(reading: Reading) -> Iterator[_Relation]:
    """Give the year of the dateline: a whole date right at the beginning."""
    title = reading.given.record.article.title
    start = title.end if title else 0
    if match := _DATELINE.search(reading.text, start, start + HEAD):
        year = int(match["y"] or match["z"])
        yield _Relation(Span(match.start(), match.end()), year, year)


def _is_open(text: str, position: int) -> bool:
    before = text[max(0, position - 16) : position].lower()
    return (
        re.search(r"\b(?:about|around|nearly|almost|over|than|least|some|roughly|to|or|and)\s$|[-–]$", before)
        is not None
    )


def _from_the_article(reading: Reading) -> Iterator[Finding]:
    """Hold years beside "so many years ago" against the article's own year, and against each other."""
    relations = sorted(_relations(reading), key=lambda each: each.span)
    published = reading.given.record.article.published
    if published is not None and (published.how != "inferred" or not _rests_on(published.evidence, relations)):
        year = int(published.value[:4])
        for each in relations:
            if not each.least <= year <= each.most:
                message = f"{reading.quote(each.span)} doesn't fit an article of {year}."
                yield reading.finding("span", message, 0.85, each.span, *published.evidence)
        return
    relations = sorted((*_dateline(reading), *relations), key=lambda each: each.span)
    for number, later in enumerate(relations):
        for earlier in relations[:number]:
            if later.least > earlier.most or later.most < earlier.least:
                message = (
                    f"{reading.quote(earlier.span)} and {reading.quote(later.span)} are counted from different years."
                )
                yield reading.finding("span", message, 0.75, later.span, earlier.span)
                return


def _rests_on(evidence: tuple[Span, ...], relations: list[_Relation]) -> bool:
    return any(span.overlaps(each.span) for span in evidence for each in relations)


def _between(reading: Reading) -> Iterator[Finding]:
    """Hold "in 1998, 40 years after" and "a year later, in 2010" against the years that the text gives before."""
    for pattern in _AFTER:
        for match in pattern.finditer(reading.text):
            number = _number(match["n"])
            if number is None or _is_open(reading.text, match.start("n")):
                continue
            year = int(match["y"])
            base = year - number if match["way"].lower() in ("after", "later") else year + number
            near = reading.beside(match.start(), _ACROSS)
            years = [
                (int(each[1]), Span(each.start(), each.end()))
                for each in _YEAR.finditer(reading.text, near.start, near.end)
                if not match.start() <= each.start() < match.end()
            ]
            everywhere = {int(each[1]) for each in _YEAR.finditer(reading.text)}
            before = [each for each in years if each[1].start < match.start()]
            fits = {base - 1, base, base + 1} if number > 1 else {base}
            if not before or fits & everywhere:
                continue
            last = before[-1]
            message = f"{reading.quote(Span(match.start(), match.end()))} doesn't fit {last[0]}."
            yield reading.finding("span", message, 0.7, Span(match.start(), match.end()), last[1])
