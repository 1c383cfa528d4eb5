"""Parts that don't make their whole, shares that their counts don't bear out, and measures converted wrongly."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.quantities import Quantity
from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Span
from onrecord.text import NUMBER, read_bounds

SIZES: Final = {
    "kilometre": ("length", 1000.0), "mile": ("length", 1609.34), "metre": ("length", 1.0), "foot": ("length", 0.3048),
    "yard": ("length", 0.9144), "inch": ("length", 0.0254), "centimetre": ("length", 0.01),
    "acre": ("area", 4046.86), "hectare": ("area", 10000.0),
    "pound": ("weight", 0.453592), "kilogram": ("weight", 1.0), "tonne": ("weight", 1000.0), "ounce": ("weight", 0.0283495),
    "mph": ("speed", 1.60934), "kph": ("speed", 1.0), "litre": ("volume", 1.0),
}  # fmt: skip
"""What a unit measures, and how large it is."""

ROUNDED: Final = 0.13
"""A converted measure may be off by so much: "about 6 miles (10 kilometers)"."""


def _named(group: str) -> str:
    return rf"(?P<{group}>{NUMBER})"


_BRACKET: Final = re.compile(r"\s?(?:[\(\[]|, or )(?:about |around |roughly |some |nearly |or )?$")


def find(reading: Reading) -> Iterator[Finding]:
    """Find numbers that don't come to what the text makes of them."""
    yield from _conversions(reading)
    yield from _parts(reading)
    yield from _rest(reading)


def _conversions(reading: Reading) -> Iterator[Finding]:
    """Hold a measure against the one in brackets behind it."""
    for one, other in zip(reading.quantities, reading.quantities[1:], strict=False):
        between = reading.text[one.span.end : other.span.start] if one.span.end <= other.span.start else "x"
        if not _BRACKET.fullmatch(between) or reading.text[other.span.end : other.span.end + 1] not in ")]":
            continue
        if one.least is None or other.least is None or one.most is None or other.most is None:
            continue
        first, second = (one.least + one.most) / 2, (other.least + other.most) / 2
        if not _converts(one, first, other, second):
            message = f"{reading.quote(Span(one.span.start, other.span.end))}: the two are not the same."
            yield reading.finding("amount", message, 0.85, one.span, other.span)


def _converts(one: Quantity, first: float, other: Quantity, second: float) -> bool:
    """Tell whether two measures can be the same; True where they measure different things."""
    if {one.unit, other.unit} == {"C", "F"}:
        celsius, fahrenheit = (first, second) if one.unit == "C" else (second, first)
        right = abs(celsius * 1.8 + 32 - fahrenheit) <= 3
        below = abs(-celsius * 1.8 + 32 - fahrenheit) <= 3 or abs(-celsius * 1.8 + 32 + fahrenheit) <= 3
        return right or below or abs(celsius * 1.8 - fahrenheit) <= 2
    sizes = [SIZES.get(each.unit) for each in (one, other)]
    if sizes[0] is None or sizes[1] is None or sizes[0][0] != sizes[1][0] or one.unit == other.unit:
        return True
    ours, theirs = first * sizes[0][1], second * sizes[1][1]
    slack = max(one.step * sizes[0][1], other.step * sizes[1][1]) / 2
    return abs(ours - theirs) <= max(ROUNDED * max(ours, theirs), slack)


_OF_THE: Final = re.compile(
    rf"\bof (?:the|its|their|all|all the) (?:\w+['’]s )?{_named('whole')} (?P<head>[a-z]+s|people|men|women|children|patients)\b"
    rf"[^.\n]{{0,80}}?,(?: only| just)? {_named('part')}\b(?! (?:years|months|days|hours|minutes|per|%))",
    re.IGNORECASE,
)
_REST: Final = re.compile(
    rf"\b(?:the )?(?:other|remaining) {_named('rest')}\b(?! (?:years|months|days|hours|minutes|per|%))", re.IGNORECASE
)


def _value(written: str) -> float | None:
    bounds = read_bounds(written)
    return bounds.least if bounds is not None and bounds.least == bounds.most else None


def _parts(reading: Reading) -> Iterator[Finding]:
    """Hold "of the 64 riders, 39 …" and "the other 25" against each other."""
    for match in _OF_THE.finditer(reading.text):
        rest = _REST.search(reading.text, match.end(), min(len(reading.text), match.end() + 160))
        if rest is None or "\n" in reading.text[match.end() : rest.start()]:
            continue
        whole, part, other = (_value(each) for each in (match["whole"], match["part"], rest["rest"]))
        if whole is None or part is None or other is None or whole == part + other:
            continue
        message = f"{match['part']} and {rest['rest']} are not {match['whole']}."
        spans = [Span(*each) for each in (rest.span("rest"), match.span("whole"), match.span("part"))]
        yield reading.finding("sum", message, 0.85, *spans)


_NOT_TIME: Final = r"(?! (?:years|months|days|hours|minutes|per|percent|%)|%)"
_OTHERS: Final = re.compile(
    rf"\b{_named('part')} of the (?P<head>injured|wounded|dead|victims|[a-z]+s)\b[^.\n]{{0,90}}\. (?:The|Its|Their) (?:other|remaining) {_named('rest')}\b{_NOT_TIME}",
    re.IGNORECASE,
)
_MAKES: Final = re.compile(
    rf"\b{_named('one')} [a-z]+(?: for \w+)? and {_named('other')}(?: \w+){{1,3}}\b[^\n]{{0,120}}?(?:\n+[^\n]{{0,20}})?"
    rf"\b(?:that|which|they)(?:['’]s| is| (?:would )?(?:makes?|made|adds? up to|comes? to)) (?:a total of )?{_named('whole')}\b",
    re.IGNORECASE,
)
_LEAVES: Final = re.compile(rf"\b(?:That|This|which) (?:leaves|left) (?P<money>[$£€]){_named('rest')}", re.IGNORECASE)
_MORE: Final = re.compile(
    rf"\b{_named('large')}(?: [a-z]+)?, {_named('step')} (?P<way>more|fewer|less) than the {_named('small')}\b",
    re.IGNORECASE,
)
_OF_THESE: Final = re.compile(
    rf"\b{_named('whole')} (?P<head>[a-z]+s|people|men|women)\b[^\n]{{0,160}}?\. Of (?:these|those|them),? {_named('one')} [^.;\n]{{1,60}}? and {_named('other')} [^.;,\n]{{1,40}}[.;]",
    re.IGNORECASE,
)
_GROWN: Final = re.compile(
    rf"\b(?:rises|rose|risen|climbed|climbs|grew|grown|increased) to {_named('large')} from {_named('small')}\b[^.\n]{{0,140}}\b{_named('step')} more\b",
    re.IGNORECASE,
)
NEARLY: Final = 0.15
"""Parts that miss their whole by more than this were not meant to be all of it."""


def _values(match: re.Match[str], *groups: str) -> list[float] | None:
    found = [_value(match[group]) for group in groups]
    return [each for each in found if each is not None] if None not in found else None


def _rest(reading: Reading) -> Iterator[Finding]:
    """Hold parts and wholes against each other where the words say what is added to what."""
    for pattern, groups, parts in (
        (_MAKES, ("whole", "one", "other"), False),
        (_OF_THESE, ("whole", "one", "other"), True),
        (_GROWN, ("large", "small", "step"), False),
    ):
        for match in pattern.finditer(reading.text):
            values = _values(match, *groups)
            if values is None or values[0] == values[1] + values[2]:
                continue
            if parts and abs(values[0] - values[1] - values[2]) > NEARLY * values[0]:
                continue
            yield _unequal(reading, match, groups)
    for match in _MORE.finditer(reading.text):
        values = _values(match, "large", "small", "step")
        if values and values[0] != values[1] + (values[2] if match["way"].lower() == "more" else -values[2]):
            yield _unequal(reading, match, ("large", "small", "step"))
    yield from _left_over(reading)
    yield from _taking_to(reading)
    yield from _margin(reading)
    yield from _growth(reading)
    yield from _others(reading)


def _unequal(reading: Reading, match: re.Match[str], groups: tuple[str, ...]) -> Finding:
    whole, one, other = (match[group] for group in groups)
    spans = [Span(*match.span(group)) for group in groups]
    return reading.finding("sum", f"{one} and {other} don’t come to {whole}.", 0.8, *spans)


def _left_over(reading: Reading) -> Iterator[Finding]:
    """Hold "that leaves $47,400" against two amounts before that should give it."""
    for match in _LEAVES.finditer(reading.text):
        rest = [q for q in reading.quantities if q.number.start == match.start("rest")]
        before = [
            q for q in reading.quantities if q.kind == "money" and q.span.end <= match.start() and q.exact is not None
        ]
        if not rest or rest[0].exact is None or len(before) < 2:
            continue
        paid, left = before[-1], rest[0].exact
        wholes = [q for q in before if q.exact and paid.exact and q.exact > paid.exact]
        if any(q.exact == (paid.exact or 0) + left for q in wholes):
            continue
        near = [q for q in wholes if abs((q.exact or 0) - (paid.exact or 0) - left) <= NEARLY * left]
        if near:
            message = f"{reading.quote(near[0].span)} less {reading.quote(paid.span)} doesn’t leave {reading.quote(rest[0].span)}."
            yield reading.finding("sum", message, 0.8, rest[0].span, paid.span, near[0].span)


def _others(reading: Reading) -> Iterator[Finding]:
    """Hold "seventeen of the injured … the other two" against the number of all of them, where the text gives it."""
    for match in _OTHERS.finditer(reading.text):
        values = _values(match, "part", "rest")
        if values is None or (whole := sum(values)) in {value for _, value in reading.values}:
            continue
        near = [
            (span, value)
            for span, value in reading.values
            if value != whole
            and abs(value - whole) <= max(2, NEARLY * whole)
            and span.start < match.start()
            and value > max(values)
        ]
        if len({value for _, value in near}) == 1:
            message = f"{match['part']} and {match['rest']} don’t come to {near[0][0].cut(reading.text)}."
            spans = [Span(*match.span(group)) for group in ("part", "rest")]
            yield reading.finding("sum", message, 0.75, *spans, near[0][0])


_TAKING: Final = re.compile(rf"\b(?:taking|bringing) [a-z ]{{3,30}} to {_named('whole')}", re.IGNORECASE)


def _taking_to(reading: Reading) -> Iterator[Finding]:
    """Hold "taking support to 21 per cent" against the two numbers before that should add up to it."""
    for match in _TAKING.finditer(reading.text):
        whole = next((q for q in reading.quantities if q.number.start == match.start("whole")), None)
        near = reading.beside(match.start())
        parts = [
            q
            for q in reading.quantities
            if whole and (q.kind, q.unit) == (whole.kind, whole.unit) and near.start <= q.span.start < match.start()
        ]
        if whole is None or whole.exact is None or len(parts) != 2 or None in (parts[0].exact, parts[1].exact):
            continue
        total = sum(q.exact or 0 for q in parts)
        if abs(total - whole.exact) > whole.step / 2 and abs(total - whole.exact) <= NEARLY * whole.exact:
            message = f"{reading.quote(parts[0].span)} and {reading.quote(parts[1].span)} don’t come to {reading.quote(whole.span)}."
            yield reading.finding("sum", message, 0.75, whole.span, parts[0].span, parts[1].span)


_BY_VOTES: Final = re.compile(rf"\bby {_named('margin')} votes?\b", re.IGNORECASE)


def _margin(reading: Reading) -> Iterator[Finding]:
    """Hold "by nine votes" against the votes of the two candidates."""
    margins = [(Span(*m.span("margin")), _value(m["margin"])) for m in _BY_VOTES.finditer(reading.text)]
    for votes in reading.quantities:
        if votes.unit != "vote" or votes.exact is None or votes.exact < 100:
            continue
        sentence = reading.sentence(votes.span.start)
        others = [
            (span, value)
            for span, value in reading.values
            if sentence.start <= span.start < sentence.end
            and span != votes.number
            and 0.9 <= value / votes.exact <= 1.1
        ]
        wrong = [
            (span, value) for span, value in margins if value and others and abs(votes.exact - others[0][1]) != value
        ]
        if (
            len(others) == 1
            and wrong
            and abs(abs(votes.exact - others[0][1]) - (wrong[0][1] or 0)) <= 2 * (wrong[0][1] or 0)
        ):
            message = f"{reading.quote(votes.span)} and {reading.quote(others[0][0])} are not {reading.quote(wrong[0][0])} apart."
            yield reading.finding("sum", message, 0.75, wrong[0][0], votes.span, others[0][0])
            return


_SHIFT: Final = re.compile(
    rf"\b(?P<way>ros?e|rising|up|increased|climbed|jumped|grew|gained|fell|falling|down|dropped|declined|slipped)\b[^.;\n]{{0,30}}?"
    rf"\b(?P<share>\d{{1,3}}(?:\.\d+)?)(?:%| per ?cent)[^.;\n]{{0,30}}?\b(?:to (?P<cur>[$£€]?)(?P<now>{NUMBER})[^.;\n]{{0,20}}?,? from (?P<cur2>[$£€]?)(?P<was>{NUMBER})"
    rf"|from (?P<cur3>[$£€]?)(?P<was2>{NUMBER})[^.;\n]{{0,20}}? to (?P<cur4>[$£€]?)(?P<now2>{NUMBER}))",
    re.IGNORECASE,
)


def _growth(reading: Reading) -> Iterator[Finding]:
    """Hold "rose 8 per cent to $475 from $440" against what the two amounts come to."""
    for match in _SHIFT.finditer(reading.text):
        one, other = ("was", "now") if match["was"] else ("was2", "now2")
        was, now = _value(match[one]), _value(match[other])
        if not was or not now or max(was, now) > 20 * min(was, now):
            continue
        share, right = float(match["share"]), abs(now - was) / was * 100
        if abs(share - right) > max(1.0, 0.1 * right):
            message = f"From {match[one]} to {match[other]} is {right:.1f} per cent."
            spans = [Span(*match.span(group)) for group in ("share", one, other)]
            yield reading.finding("sum", message, 0.75, *spans)
