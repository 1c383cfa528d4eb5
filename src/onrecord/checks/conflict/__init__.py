"""Finds where an article contradicts itself, in places that surely mean the same event or thing."""

from collections.abc import Iterator

from onrecord.checks.conflict import ages, amounts, names, offices, orders, spans, sums, tolls, weekdays
from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput

_KINDS = (
    tolls.find,
    ages.find,
    weekdays.find,
    spans.find,
    sums.find,
    amounts.find,
    names.find,
    offices.find,
    orders.find,
)


def conflict(given: CheckInput) -> Iterator[Finding]:
    """Find what the article gives in two ways that can't both be right.

    >>> from onrecord.schema import Article, Model, Record
    >>> text = "The fair opens on Tuesday, 4 May 2022. Ada Moe, 54, runs it. Moe is 45 years old."
    >>> record = Record(article=Article(id="a", text=text), model=Model(name="by hand", version="1"))
    >>> {found.verdict for found in conflict(CheckInput(record))} <= {"weekday", "age"}
    True
    """
    reading = Reading(given)
    for find in _KINDS:
        yield from find(reading)
