"""Parts that don't come to their whole: "of the 30, 12 left, and the other 20 stayed"."""

from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.conflict.sums.patterns import NEARLY, NO_TIME, named, places, values, wording
from onrecord.checks.finding import Finding
from onrecord.schema import Span
from onrecord.text.quantities import Quantity

_THESE: Final = r"\. Of (?:these|those|them),? "
_COMES_TO: Final = r"(?:['’]s| is| (?:would )?(?:makes?|made|adds? up to|comes? to))"

_OF_THE: Final = wording(
    rf"{named('whole')} (?P<head>[a-z]+s|people|men|women|children|patients)\b"
    rf"[^.\n]{{0,80}}?,(?: only| just)? {named('part')}\b(?! (?:years|months|days|hours|minutes|per|%))"
    rf"[^\n]{{0,160}}?\b(?:other|remaining) {named('rest')}\b(?! (?:years|months|days|hours|minutes|per|%))",
    " other ", " remaining ",
    before=r"\bof (?:the|its|their|all|all the) (?:\w+['’]s )?",
)  # fmt: skip
_MAKES: Final = wording(
    rf"{named('one')} [a-z]+(?: for \w+)? and {named('other')}(?: \w+){{1,3}}\b[^\n]{{0,120}}?(?:\n+[^\n]{{0,20}})?"
    rf"\b(?:that|which|they){_COMES_TO} (?:a total of )?{named('whole')}\b",
    "hat", "hich", "hey",
)  # fmt: skip
_OF_THESE: Final = wording(
    rf"{named('whole')} (?P<head>[a-z]+s|people|men|women)\b[^\n]{{0,160}}?{_THESE}"
    rf"{named('one')} [^.;\n]{{1,60}}? and {named('other')} [^.;,\n]{{1,40}}[.;]",
    ". Of th",
)
_OTHERS: Final = wording(
    rf"{named('part')} of the (?P<head>injured|wounded|dead|victims|[a-z]+s)\b[^.\n]{{0,90}}"
    rf"\. (?:The|Its|Their) (?:other|remaining) {named('rest')}\b{NO_TIME}",
    ". The other ", ". Its other ", ". Their other ", " remaining ",
)  # fmt: skip
_LEAVES: Final = wording(named("rest"), "leaves", "left", before=r"\b(?:That|This|which) (?:leaves|left) [$£€]")
_TAKING: Final = wording(named("whole"), "taking ", "bringing ", before=r"\b(?:taking|bringing) [a-z ]{3,30} to ")


def wholes(reading: Reading) -> Iterator[Finding]:
    """Hold parts against the whole that the text makes of them."""
    for kind, groups, near in (
        (_OF_THE, ("whole", "part", "rest"), False),
        (_MAKES, ("whole", "one", "other"), False),
        (_OF_THESE, ("whole", "one", "other"), True),
    ):
        for match in kind.matches(reading):
            found = values(match, *groups)
            if found is None or found[0] == found[1] + found[2]:
                continue
            if near and abs(found[0] - found[1] - found[2]) > NEARLY * found[0]:
                continue
            yield unequal(reading, [match[group] for group in groups], places(match, *groups), 0.8)
    yield from _others(reading)
    yield from _left_over(reading)
    yield from _taking_to(reading)


def unequal(reading: Reading, numbers: list[str], spans: list[Span], confidence: float) -> Finding:
    """Make a finding of a whole and its two parts."""
    whole, one, other = numbers
    return reading.finding("sum", f"{one} and {other} don’t come to {whole}.", confidence, *spans)


def _others(reading: Reading) -> Iterator[Finding]:
    """Hold "seventeen of the injured … the other two" against the number of all of them, where the text gives it."""
    for match in _OTHERS.matches(reading):
        parts = values(match, "part", "rest")
        if parts is None or (whole := sum(parts)) in reading.how_often:
            continue
        near = [
            (span, number)
            for span, number in reading.values
            if span.start < match.start() and number > max(parts) and abs(number - whole) <= max(2, NEARLY * whole)
        ]
        if len({number for _, number in near}) == 1:
            spans = [*places(match, "part", "rest"), near[0][0]]
            yield unequal(reading, [near[0][0].cut(reading.text), match["part"], match["rest"]], spans, 0.75)


def _left_over(reading: Reading) -> Iterator[Finding]:
    """Hold "that leaves $47,400" against two amounts before that should give it."""
    for match in _LEAVES.matches(reading):
        rest = reading.counted.get(match.start("rest"))
        before = [q for q in reading.quantities if q.kind == "money" and q.span.end <= match.start() and q.exact]
        if rest is None or rest.exact is None or len(before) < 2:
            continue
        paid = before[-1]
        wholes = [(each, (each.exact or 0) - (paid.exact or 0) - rest.exact) for each in before[:-1]]
        near = [each for each, off in wholes if 0 < abs(off) <= NEARLY * rest.exact]
        if near and not any(off == 0 for _, off in wholes):
            whole, less, left = (reading.quote(each.span) for each in (near[0], paid, rest))
            message = f"{whole} less {less} doesn’t leave {left}."
            yield reading.finding("sum", message, 0.8, rest.span, paid.span, near[0].span)


def _taking_to(reading: Reading) -> Iterator[Finding]:
    """Hold "taking support to 21 per cent" against the two numbers before that should add up to it."""
    for match in _TAKING.matches(reading):
        whole = reading.counted.get(match.start("whole"))
        parts = [] if whole is None else _parts(reading, whole)
        if whole is None or whole.exact is None or len(parts) != 2:
            continue
        off = abs(sum(each.exact or 0 for each in parts) - whole.exact)
        if whole.step / 2 < off <= NEARLY * whole.exact:
            one, other, all_of_it = (reading.quote(each.span) for each in (*parts, whole))
            message = f"{one} and {other} don’t come to {all_of_it}."
            yield reading.finding("sum", message, 0.75, whole.span, *(each.span for each in parts))


def _parts(reading: Reading, whole: Quantity) -> list[Quantity]:
    """Give the exact numbers of one unit right before a whole."""
    near = reading.beside(whole.span.start)
    found = [
        each
        for each in reading.quantities
        if (each.kind, each.unit) == (whole.kind, whole.unit) and near.start <= each.span.start < whole.span.start
    ]
    return found if all(each.exact is not None for each in found) else []
