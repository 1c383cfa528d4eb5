"""What counts from the article's date, where that isn't known, or not as finely as it would have to be."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.schema import Time
from onrecord.schema.article import DAY

MOST_PLACES: Final = 20
"""A finding names no more places."""

MOST_NAMED: Final = 3
"""A message quotes no more expressions."""

LONGEST: Final = 40
"""No expression is quoted that has more characters: it would be several lines of a table."""

CONFIDENCE: Final = 0.95

_RELATIVE: Final = re.compile(
    r"\b(?:last|next|this|yesterday|tomorrow|tonight|ago|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b", re.IGNORECASE
)
_OTHER: Final = re.compile(
    r"\b(?:an?|each|every|any|most|one|some) |days\b|\bthe (?:next|last) |\bthis (?:day|time|moment|point)\b",
    re.IGNORECASE,
)
"""With such words no certain day is meant ("a Friday"), or one that counts from another ("the next day")."""

_BEFORE: Final = 8
"""So many characters before an expression may have such a word."""


def without_date(given: CheckInput) -> Iterator[Finding]:
    """Give one finding for all expressions that count from the article's date, if there are some and it isn't known."""
    published = given.record.article.published
    if published is not None and len(published.value) >= DAY:
        return
    found = [time.span for time in given.record.times if _counts_from_article(given, time)]
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


def _listed(words: Sequence[str]) -> tuple[str, str]:
    """Write down words in quotation marks, each once, and how many more there are; and the verb that goes with them."""
    each = list(dict.fromkeys(words))
    shown = [f"“{every}”" for every in each[:MOST_NAMED]]
    if more := len(each) - len(shown):
        shown.append(f"{more} more")
    listed = " and ".join([*([", ".join(shown[:-1])] if shown[:-1] else []), shown[-1]])
    return listed, "count" if shown[:-1] else "counts"
