"""Words that say that something is said, believed or reported, and not by whom."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.unsourced.crimes import LAW
from onrecord.checks.unsourced.sources import has_source, is_own_word, stands_beside_source
from onrecord.schema import Span

MOST: Final = 8
"""An article gets no more findings of this kind."""

MOST_READ: Final = 100
"""No more places of a form are looked at."""

CONFIDENCE: Final = 0.85

_DOES: Final = {
    "believed": "believes", "thought": "thinks", "said": "says", "understood": "understands", "reported": "reports",
    "alleged": "alleges", "claimed": "claims", "rumoured": "says", "rumored": "says", "suspected": "suspects",
    "feared": "fears", "presumed": "presumes", "reputed": "says", "reportedly": "reports", "allegedly": "alleges",
}  # fmt: skip
"""What somebody does who isn't named."""

REPORTS_REACH: Final = 3
"""A report goes on over so many sentences, and is named so many sentences after the first of it."""

_REPORTS: Final = re.compile(r"\breport|\baccording\b", re.IGNORECASE)

_VERB: Final = (
    r"(?P<verb>believed|thought|said|understood|reported|alleged|claimed|rumou?red|suspected|feared|presumed)"
)
_HOW: Final = r"(?:(?:now|also|still|widely|generally|commonly|long|currently) ){0,2}"
_IS: Final = r"(?:is|are|was|were|has been|have been|had been)"

_PATTERNS: Final = (
    # "it is believed that", "it was reported the mayor had left"; "it was reported missing" is no claim
    re.compile(
        rf"\b[Ii]t(?: {_IS}|[’']s) {_HOW}{_VERB}(?=,| (?:that|there|the|an?|his|her|its|their|he|she|they|it|some)\b)"
    ),
    # "is said to have left"
    re.compile(rf"\b{_IS} {_HOW}{_VERB} to (?:be|have)\b"),
    # ", thought to be the last"
    re.compile(rf"(?<=, ){_HOW}(?P<verb>believed|thought|understood|rumou?red|reputed) to (?:be|have)\b"),
    re.compile(r"\b(?P<verb>[Rr]eportedly|[Aa]llegedly)\b"),
)


def nobody(given: CheckInput) -> Iterator[Finding]:
    """Find what is said, believed or reported by nobody in particular, in the outlet's own words."""
    found = (each for pattern in _PATTERNS for each in islice(pattern.finditer(given.text), MOST_READ))
    places = sorted(found, key=lambda each: each.start())
    for each in islice((each for each in places if _names_nobody(given, each)), MOST):
        words = " ".join(each[0].split())
        yield Finding(
            verdict="nobody",
            message=f"“{words}” names nobody who {_DOES[each['verb'].lower()]} it.",
            confidence=CONFIDENCE,
            about=(given.sentence(each.start()),),
            evidence=(Span(*each.span()),),
        )


def _names_nobody(given: CheckInput, found: re.Match[str]) -> bool:
    at = found.start()
    if found["verb"].lower().startswith("alleg") and LAW.search(given.text):
        return False
    if "report" in found["verb"].lower() and _is_reported_near(given, given.number(at)):
        return False
    return is_own_word(given, at) and not stands_beside_source(given, at)


def _is_reported_near(given: CheckInput, number: int) -> bool:
    """Tell whether somebody reports something a few sentences away, and so may report this."""
    around = given.told_in[max(0, number - REPORTS_REACH) : number + REPORTS_REACH + 1]
    return any(has_source(each) and _REPORTS.search(each.cue_text) for told in around for each in told)
