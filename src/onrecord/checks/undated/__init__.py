"""Dates that can't be placed: what counts from a date that the article doesn't give, and what is in no calendar.

relative  what counts from the article's date, where that isn't known
calendar  which dates and times of day can't be

That a date falls on another day of the week than the text says is a conflict.
"""

from collections.abc import Iterator

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.undated.calendar import impossible_clocks, impossible_dates
from onrecord.checks.undated.relative import without_date

__all__ = ["undated"]


def undated(given: CheckInput) -> Iterator[Finding]:
    """Find dates that can't be placed in the calendar.

    >>> from onrecord.schema import Article, Model, Record
    >>> article = Article(id="a", text="It rained on 31 April.")
    >>> record = Record(article=article, model=Model(name="by hand", version="1"))
    >>> [(each.verdict, each.message) for each in undated(CheckInput(record))]
    [('impossible', '“31 April”: April has 30 days.')]
    """
    yield from without_date(given)
    yield from impossible_dates(given)
    yield from impossible_clocks(given.text)
