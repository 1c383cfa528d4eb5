"""Finds where an article contradicts itself, in places that surely mean the same event or thing."""

from collections.abc import Iterator

from onrecord.checks.conflict import ages, amounts, names, offices, orders, spans, sums, tolls, weekdays
from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput

_KINDS = (tolls.find, ages.find, weekdays.find, spans.find, sums.find, amounts.find, names.find, offices.find, orders.find)


def conflict(given: CheckInput) -> Iterator[Finding]:
    reading = Reading(given)
    seen = []
    for find in _KINDS:
        for finding in find(reading):
            yield finding
