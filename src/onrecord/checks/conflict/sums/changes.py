"""What one number is more than another: "rose to 14 from 12", "by nine votes", "up 8 per cent to $475 from $440"."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.conflict.sums.patterns import named, places, value, values, wording
from onrecord.checks.conflict.sums.wholes import unequal
from onrecord.checks.finding import Finding
from onrecord.schema import Span
from onrecord.text.quantities import Quantity

FEWEST_VOTES: Final = 100
TIMES: Final = 20
"""What grows to so many times itself was not meant by a share."""

_ROSE: Final = r"\b(?:rises|rose|risen|climbed|climbs|grew|grown|increased) to "
_MOVED: Final = (
    r"\b(?:ros?e|rising|up|increased|climbed|jumped|grew|gained|fell|falling|down|dropped|declined|slipped)\b"
    r"[^.;\n]{0,30}"
)
_SHARE: Final = r"(?P<share>\d{1,3}(?:\.\d+)?)(?:%| per ?cent)[^.;\n]{0,30}?\b"
_MONEY: Final = r"[$£€]?"

_MORE: Final = wording(
    rf"{named('large')}(?: [a-z]+)?, {named('step')} (?P<way>more|fewer|less) than the {named('small')}\b", " than the "
)
_GROWN: Final = wording(
    rf"{named('large')} from {named('small')}\b[^.\n]{{0,140}}\b{named('step')} more\b", " more", before=_ROSE
)
_BY_VOTES: Final = wording(rf"{named('margin')} votes?\b", "vote", before=r"\bby ")
_SHIFT: Final = (
    wording(
        rf"{_SHARE}to {_MONEY}{named('now')}[^.;\n]{{0,20}}?,? from {_MONEY}{named('was')}", " from ", before=_MOVED
    ),
    wording(rf"{_SHARE}from {_MONEY}{named('was')}[^.;\n]{{0,20}}? to {_MONEY}{named('now')}", " from ", before=_MOVED),
)


def changes(reading: Reading) -> Iterator[Finding]:
    """Hold a difference against the two numbers that it lies between."""
    for match in _GROWN.matches(reading):
        found = values(match, "large", "small", "step")
        if found and found[0] != found[1] + found[2]:
            yield _not_apart(reading, match)
    for match in _MORE.matches(reading):
        found = values(match, "large", "small", "step")
        if found and found[0] != found[1] + (found[2] if match["way"].lower() == "more" else -found[2]):
            yield _not_apart(reading, match)
    yield from _margin(reading)
    yield from _shares(reading)


def _not_apart(reading: Reading, match: re.Match[str]) -> Finding:
    groups = ("large", "small", "step")
    return unequal(reading, [match[group] for group in groups], places(match, *groups), 0.8)


def _margin(reading: Reading) -> Iterator[Finding]:
    """Hold "by nine votes" against the votes of the two candidates."""
    margins = [(Span(*m.span("margin")), number) for m in _BY_VOTES.matches(reading) if (number := value(m["margin"]))]
    for votes in reading.quantities if margins else ():
        if votes.unit != "vote" or votes.exact is None or votes.exact < FEWEST_VOTES:
            continue
        others = _against(reading, votes)
        if len(others) != 1:
            continue
        apart = abs(votes.exact - others[0][1])
        wrong = next(((span, margin) for span, margin in margins if margin != apart), None)
        if wrong is not None and abs(apart - wrong[1]) <= 2 * wrong[1]:
            one, other, by = (reading.quote(span) for span in (votes.span, others[0][0], wrong[0]))
            message = f"{one} and {other} are not {by} apart."
            yield reading.finding("sum", message, 0.75, wrong[0], votes.span, others[0][0])
            return


def _against(reading: Reading, votes: Quantity) -> list[tuple[Span, float]]:
    """Give the numbers of a sentence that may be the votes of the other candidate."""
    sentence = reading.sentence(votes.span.start)
    return [
        (span, number)
        for span, number in reading.values
        if sentence.start <= span.start < sentence.end
        and span != votes.number
        and 0.9 <= number / (votes.exact or 1) <= 1.1
    ]


def _shares(reading: Reading) -> Iterator[Finding]:
    """Hold "rose 8 per cent to $475 from $440" against what the two amounts come to."""
    for kind in _SHIFT:
        for match in kind.matches(reading):
            was, now = value(match["was"]), value(match["now"])
            if not was or not now or max(was, now) > TIMES * min(was, now):
                continue
            share, right = float(match["share"]), abs(now - was) / was * 100
            if abs(share - right) > max(1.0, 0.1 * right):
                message = f"From {match['was']} to {match['now']} is {right:.1f} per cent."
                yield reading.finding("sum", message, 0.75, *places(match, "share", "was", "now"))
