"""What counts from the article's date, where that isn't known, or not as finely as it would have to be."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput, day_of
from onrecord.schema import Time

MOST_PLACES: Final = 20
"""A finding names no more places."""

MOST_NAMED: Final = 3
"""A message quotes no more expressions."""

LONGEST: Final = 40
"""No expression is quoted that has more characters: it would be several lines of a table."""

CONFIDENCE: Final = 0.97

_RELATIVE: Final = re.compile(
    r"\b(?:last|next|this|yesterday|tomorrow|tonight|ago|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", re.IGNORECASE
)
_OTHER: Final = re.compile(
    r"\b(?:an?|each|every|any|most|one|some) |days\b|\bthe (?:next|last) |\bthis (?:day|time|moment|point)\b",
    re.IGNORECASE,
)
"""With such words no certain day is meant ("a Friday"), or one that counts from another ("the next day")."""

_WEEKDAY: Final = re.compile(r"XXXX-WXX-([1-7])")

_BEFORE: Final = 8
"""So many characters before an expression may have such a word."""


def without_date(given: CheckInput) -> Iterator[Finding]:
    """Give one finding for all expressions that count from the article's date, if there are some and it isn't known."""
    published = given.record.article.published
    if given.published_on is not None:
        return
    named = _named_days(given.record.times)
    found = [time.span for time in given.record.times if _counts_from_article(given, time) and not _is_day(time, named)]
    if not found:
        return
    words, count = _listed([" ".join(span.cut(given.text).split()) for span in found])
    known = f"of which only “{published.value}” is known" if published else "which isn’t known"
    yield Finding(
        verdict="no_date",
        message=f"{words} {count} from the article’s date, {known}.",
        confidence=CONFIDENCE,
        about=tuple(found[:MOST_PLACES]),
        evidence=published.evidence if published else (),
    )


def _counts_from_article(given: CheckInput, time: Time) -> bool:
    """Tell whether an expression counts from the article's own date, and so has no days of its own.

    What is quoted counts from the day on which it was said, which may be another.
    """
    return (
        time.kind in ("DATE", "TIME")
        and time.earliest is None
        and time.anchor is None
        and time.value.startswith("XX")
        and time.end - time.start <= LONGEST
        and bool(_RELATIVE.search(given.text, time.start, time.end))
        and not _OTHER.search(given.text, max(0, time.start - _BEFORE), time.end)
        and not given.is_quoted(time.start)
    )


def _named_days(times: Iterable[Time]) -> frozenset[int]:
    """Give the days of the week (1 is Monday) on which the days fall that a text gives with their year."""
    days = (day_of(time.value) for time in times if time.anchor is None)
    return frozenset(day.isoweekday() for day in days if day)


def _is_day(time: Time, named: frozenset[int]) -> bool:
    """Tell whether a day of the week may be one that the text gives: "Friday" beside "Friday, 1 March 2024"."""
    weekday = _WEEKDAY.match(time.value)
    return weekday is not None and int(weekday[1]) in named


def _listed(words: Sequence[str]) -> tuple[str, str]:
    """Write down words in quotation marks, each once, and how many more there are; and the verb that goes with them."""
    each = list(dict.fromkeys(words))
    shown = [f"“{every}”" for every in each[:MOST_NAMED]]
    if more := len(each) - len(shown):
        shown.append(f"{more} more")
    listed = " and ".join([*([", ".join(shown[:-1])] if shown[:-1] else []), shown[-1]])
    return listed, "count" if shown[:-1] else "counts"
