"""Numbers that don't come to what the text makes of them.

patterns     how texts write that numbers come to another one
conversions  measures converted wrongly
wholes       parts and their whole
changes      what one number is more than another
"""

from collections.abc import Iterator

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.conflict.sums.changes import changes
from onrecord.checks.conflict.sums.conversions import conversions
from onrecord.checks.conflict.sums.wholes import wholes
from onrecord.checks.finding import Finding

__all__ = ["find"]


def find(reading: Reading) -> Iterator[Finding]:
    """Find numbers that don't come to what the text makes of them."""
    if len(reading.values) < 2:
        return
    yield from conversions(reading)
    yield from wholes(reading)
    yield from changes(reading)
