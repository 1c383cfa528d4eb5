"""The numbers of the title, held against those of the sentences below, which tell the same again."""

from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.amounts.alike import near
from onrecord.checks.conflict.amounts.apart import CLOSE, is_contrasted, is_strongly_apart
from onrecord.checks.conflict.amounts.bare import is_of_a_name
from onrecord.checks.conflict.reading import Reading, stems
from onrecord.schema import Span
from onrecord.text.quantities import Quantity, fit

TOLD_AGAIN: Final = 1.5
"""So much has a sentence to share with the title that it tells the same: one or two words that are rare here."""

SHORT: Final = 45
"""A sentence with fewer characters tells nothing: it is a dateline or a byline."""

FEWEST: Final = 5
A_THIRD: Final = 0.34
MOST_IN_ONE: Final = 3
"""In a title or a sentence with more numbers nobody can tell which one is meant."""

Value = tuple[Span, float]


def of_one_kind(reading: Reading) -> Iterator[tuple[Quantity, Quantity, float]]:
    """Hold a number of the title that the text doesn't have against the number of its kind that stands right below."""
    for each in reading.quantities:
        if not reading.given.in_title(each.span.start) or each.exact is None or reading.how_often[each.exact] > 1:
            continue
        below = [q for q in reading.quantities if _is_alike(each, q) and not reading.given.in_title(q.span.start)]
        if any(q.exact is not None and fit(each, q) for q in below):
            continue
        close = [q for q in below if near(each, q) and not is_contrasted(reading, q, CLOSE)]
        lead = [q for q in close if reading.in_lead(q.span.start)]
        chosen = lead or (close if each.kind == "money" else [])
        if len({q.exact for q in chosen}) == 1 and _is_told_again(reading, each, chosen[0]):
            yield each, chosen[0], 0.85


def in_the_first_sentence(reading: Reading) -> Iterator[tuple[Span, Span]]:
    """Hold the numbers of the title against the one number of their kind in the first sentence."""
    title = reading.given.record.article.title
    lead = _lead(reading)
    if title is None or lead is None:
        return
    in_title, in_lead = _numbers(reading, title), _numbers(reading, lead)
    if any(len({value for _, value in found}) > MOST_IN_ONE for found in (in_title, in_lead)):
        return
    told = {value for _, value in in_title}
    told_again = {value for _, value in in_lead}
    if reading.shared(stems(title.cut(reading.text)), stems(lead.cut(reading.text))) < TOLD_AGAIN:
        return
    for one in in_title:
        same = [] if one[1] in told_again else [each for each in in_lead if each[1] not in told]
        same = [each for each in same if _may_be_meant(reading, one, each)]
        if len(same) == 1 and not _is_bent(reading, one, same[0]) and not is_strongly_apart(reading, same[0][0]):
            yield same[0][0], one[0]


def _lead(reading: Reading) -> Span | None:
    title = reading.given.record.article.title
    lead = next((each for each in reading.given.sentences if title is not None and each.start >= title.end), None)
    if lead is not None and lead.end - lead.start < SHORT and lead.end < len(reading.text):
        return reading.sentence(lead.end + 2)
    return lead


def _numbers(reading: Reading, place: Span) -> list[Value]:
    return [
        (span, value)
        for span, value in reading.values
        if place.start <= span.start < place.end
        and value >= FEWEST
        and not 1900 <= value < 2100
        and not is_of_a_name(reading, span, place.start)
    ]


def _may_be_meant(reading: Reading, one: Value, other: Value) -> bool:
    units = {reading.counted[each].unit if each in reading.counted else "" for each in (one[0].start, other[0].start)}
    return len(units) == 1 and abs(one[1] - other[1]) <= A_THIRD * max(one[1], other[1])


def _is_bent(reading: Reading, *numbers: Value) -> bool:
    found = (reading.counted.get(span.start) for span, _ in numbers)
    return any(each is not None and each.exact is None for each in found)


def _is_alike(one: Quantity, other: Quantity) -> bool:
    return (one.kind, one.unit) == (other.kind, other.unit)


def _is_told_again(reading: Reading, title: Quantity, below: Quantity) -> bool:
    """Tell whether a sentence of the text tells again what the title tells."""
    words = stems(reading.sentence(title.span.start).cut(reading.text))
    return reading.shared(words, reading.around(below.span, 200)) >= TOLD_AGAIN
