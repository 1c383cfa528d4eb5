"""Numbers of years or days that two dates don't give: "in 1998, 40 years after" what was in 1968.

patterns  how texts write them
now       what counts from the article's own date
between   what lies between two dates
next_day  the next day
loosely   a number of years that fits none of the years near it
"""

from collections.abc import Iterator

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.conflict.spans.between import days_between, years_between
from onrecord.checks.conflict.spans.loosely import loosely
from onrecord.checks.conflict.spans.next_day import next_days
from onrecord.checks.conflict.spans.now import from_the_article, old_things
from onrecord.checks.conflict.spans.patterns import windows
from onrecord.checks.finding import Finding

__all__ = ["find"]


def find(reading: Reading) -> Iterator[Finding]:
    """Find numbers of years and days that don't fit the dates beside them."""
    yield from days_between(reading)
    yield from next_days(reading)
    if not reading.years or "year" not in reading.text:
        return
    places = windows(reading)
    yield from from_the_article(reading, places)
    yield from years_between(reading, places)
    yield from old_things(reading)
    yield from loosely(reading)
