"""Words about a record that the terminal, the notebook and the page share."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import get_args

from onrecord.render.clean import one_line
from onrecord.schema import NOBODY_NAMED, SURE, Act, Article, Form, Record, Statement

NO_HEADLINE = "Article without a headline"
NO_SOURCE = "no source"
NO_STATEMENTS = "No statements were found in this article."
NO_FINDINGS = "The checks found nothing."
NO_TEXT = "The article has no text."

LOW_CONFIDENCE = SURE
"""A statement with less confidence than this is marked."""

LOW_SPEAKER_CONFIDENCE = 0.8
"""Speakers with less confidence than this are marked. If a wrong one costs as much as four without an answer, it costs
less to give none."""

CHECK_WHO = "check who"
"""The mark of speakers with a name and a low confidence."""

ACTS: tuple[Act, ...] = get_args(Act)
FORMS: tuple[Form, ...] = get_args(Form)

CORRECTED = "corrected"
"""Stands beside what a person has put right."""

_EVIDENCE_WIDTH = 80
_MAX_EVIDENCE = 4
# Whatever the locale of the machine.
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def number(statement: Statement) -> str:
    """Give the number of a statement whose id is "s3" or the like, else its id.

    >>> number(Statement.model_construct(id="s3"))
    '3'
    """
    digits = statement.id.removeprefix("s")
    return digits if digits.isascii() and digits.isdigit() else one_line(statement.id)


def headline(article: Article) -> str:
    """Give the title on one line, or say that there is none."""
    return one_line(article.title_text or "") or NO_HEADLINE


def date(article: Article) -> str | None:
    """Write the day of publication as people do, as fine as it is known; None where it isn't known.

    >>> from onrecord.schema import Published
    >>> published = Published(value="2026-05-02T09:30Z", how="metadata")
    >>> date(Article(id="a", text="", published=published))
    '2 May 2026, 09:30 UTC'
    """
    return day(article.published.value) if article.published else None


def day(value: str) -> str:
    """Write a date of ISO 8601 as people do, as fine as it is.

    >>> day("2009-01-20"), day("2009-01"), day("2009")
    ('20 January 2009', 'January 2009', '2009')
    """
    whole, _, time = value.partition("T")
    try:
        moment = datetime.fromisoformat(value if whole.count("-") == 2 else f"{whole}-01")
    except ValueError:
        return value  # only a year, or a day that no calendar has
    written = f"{_MONTHS[moment.month - 1]} {moment.year}"
    if whole.count("-") == 2:
        written = f"{moment.day} {written}"
    return f"{written}, {moment:%H:%M} {moment.tzname() or ''}".rstrip() if time else written


def days(earliest: str, latest: str) -> str:
    """Write the days from one to another as people do: whole months and years as what they are.

    >>> days("2024-03-01", "2024-03-01"), days("2024-02-01", "2024-02-29"), days("2010-01-01", "2019-12-31")
    ('1 March 2024', 'February 2024', '2010 to 2019')
    """
    if earliest == latest:
        return day(earliest)
    for fineness in (4, 7):  # years, then months
        first, last = earliest[:fineness], latest[:fineness]
        if earliest == (first + "-01-01")[:10] and latest == _last_day(last):
            return day(first) if first == last else f"{day(first)} to {day(last)}"
    return f"{day(earliest)} to {day(latest)}"


def _last_day(whole: str) -> str:
    """The last day of a year or a month."""
    year, _, month = whole.partition("-")
    if not month:
        return f"{year}-12-31"
    known = 1 <= int(month) <= len(_MONTHS) and int(year)
    return f"{whole}-{monthrange(int(year), int(month))[1]:02}" if known else ""


def changed(article: Article) -> str | None:
    """Say when a page was changed after it came out, and whether its text may be newer than its date.

    None for a page that tells the same time twice: it wasn't changed.
    """
    if article.updated is None:
        return None
    late = any(note.kind == "changed" for note in article.notes)
    when = day(article.updated)
    if article.published and when == day(article.published.value) and not late:
        return None
    return f"changed {when}{', so the text may be newer than its date' if late else ''}"


def place(article: Article, statement: Statement) -> str | None:
    """Say on which page of a document, or at what time of captions, a statement's content begins; None if unknown."""
    return one_line(article.place_at(statement.content[0].start) or "") or None


def date_source(article: Article) -> str:
    """Say where the date of publication comes from: which words, if it was inferred; if it is unknown, why."""
    if article.published is None:
        reason = one_line(article.undated or "")
        return f"date unknown: {_cut(reason)}" if reason else "date unknown"
    if article.published.how == "given":
        return "as given to onrecord"
    if article.published.how == "metadata":
        return "from its metadata"
    shown = article.published.evidence[:_MAX_EVIDENCE]
    more = len(article.published.evidence) - len(shown)
    words = ", ".join(f"“{_cut(one_line(span.cut(article.text)))}”" for span in shown)
    return f"inferred from {words}{f' and {more} more' if more else ''}"


def _cut(words: str) -> str:
    return words if len(words) <= _EVIDENCE_WIDTH else words[: _EVIDENCE_WIDTH - 1] + "…"


def tally(values: Iterable[str], order: Iterable[str]) -> list[tuple[str, int]]:
    """Count the values that occur, in the order given.

    >>> tally(["deny", "assert", "deny"], ["assert", "deny", "ask"])
    [('assert', 1), ('deny', 2)]
    """
    counted = Counter(values)
    return [(value, counted[value]) for value in order if counted[value]]


def counts(record: Record) -> list[str]:
    """Say how many statements there are, of which forms and acts, and how many of them want a closer look."""
    statements = record.statements
    if not statements:
        return [NO_STATEMENTS]
    forms = tally((statement.form for statement in statements), FORMS)
    acts = tally((statement.act for statement in statements), ACTS)
    nested = sum(statement.within is not None for statement in statements)
    sourceless = sum(not statement.source for statement in statements)
    lines = [
        f"{len(statements)} {'statement' if len(statements) == 1 else 'statements'}",
        ", ".join(f"{count} {form}" for form, count in forms),
        ", ".join(f"{count} {act}" for act, count in acts),
    ]
    open_ = sum(statement.unresolved not in (None, NOBODY_NAMED) for statement in statements)
    low = sum(map(is_low, statements))
    with_name = {actor.id for actor in record.actors if actor.named}
    in_doubt = sum(
        bool(check_who(each.speaker_confidence, named=not with_name.isdisjoint(each.speakers or ())))
        for each in statements
    )
    rest = (
        (nested, "nested"),
        (sourceless, "without a source"),
        (open_, "with a speaker unresolved"),
        (low, "of low confidence"),
        (in_doubt, "with a speaker to check"),
    )
    return lines + [f"{count} {what}" for count, what in rest if count]


def is_low(statement: Statement) -> bool:
    """Say whether a statement's confidence is low."""
    return statement.confidence < LOW_CONFIDENCE


def confidence(statement: Statement) -> str:
    """Write a confidence, rounded down so that nothing looks surer than it is.

    >>> confidence(Statement.model_construct(confidence=0.699))
    '0.69'
    """
    return confidence_words(statement.confidence)


def check_who(speaker_confidence: float | None, *, named: bool) -> str:
    """Write the mark of speakers with a low confidence; empty where it is high, and where there are no speakers.

    It is empty, too, where no speaker is `named`: of "an aide" there is no name to check.

    >>> check_who(0.7, named=True), check_who(0.95, named=True), check_who(0.7, named=False)
    ('check who 0.70', '', '')
    """
    if not named or speaker_confidence is None or speaker_confidence >= LOW_SPEAKER_CONFIDENCE:
        return ""
    return f"{CHECK_WHO} {confidence_words(speaker_confidence)}"


def confidence_words(probability: float) -> str:
    """Write a probability, rounded down so that nothing looks surer than it is."""
    return f"{int(round(probability * 1000, 3) // 10) / 100:.2f}"
