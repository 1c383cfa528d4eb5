"""What the outlet has only from another medium: "as the BBC reported", "she told CNN".

media     which words name a medium
own       which media are the article's own
credits   what another medium reported, and what somebody told it
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Final

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.second_hand.credits import Credit, credits_in
from onrecord.checks.second_hand.media import Medium
from onrecord.knowledge.outlets import fold

__all__ = ["second_hand"]

MOST: Final = 6
"""A finding shows no more statements."""

MOST_READ: Final = 200
"""No more statements of other media are looked at."""

CONFIDENCE: Final = 0.95

_ITS: Final = re.compile(
    r" (?:programme|program|show|channel|network|podcast|website|host|anchor|reporter|correspondent)\b"
)


def second_hand(given: CheckInput) -> Iterator[Finding]:
    """Find what an article credits to other media: a finding for each that reported something, or was told it."""
    credits_found = tuple(islice(credits_in(given), MOST_READ))
    outlets = {each.medium.outlet for each in credits_found if each.medium.is_named}
    found: dict[tuple[str, str], list[Credit]] = {}
    for credit in credits_found:
        found.setdefault((credit.verdict, _fullest(credit.medium, outlets)), []).append(credit)
    for (_, outlet), same in found.items():
        yield _finding(given, same, outlet)


def _fullest(medium: Medium, outlets: Collection[str]) -> str:
    """Give the longest name that the article has for a medium: "The New York Times" for "the Times"."""
    if not medium.is_named:
        return medium.outlet
    return max((each for each in outlets if fold(each).endswith(fold(medium.name))), key=len, default=medium.outlet)


def _finding(given: CheckInput, found: Sequence[Credit], outlet: str) -> Finding:
    first, shown = found[0], found[:MOST]
    name = _called(given.text, first)
    told = f"This was said to {name}, which isn’t the article’s own outlet."
    shelf = given.shelf if first.medium.is_named else None
    article = shelf.find(outlet, first.statement.content_text) if shelf else None
    return Finding(
        verdict=first.verdict,
        message=told if first.verdict == "told_to" else f"The article has this from {name}.",
        confidence=CONFIDENCE,
        about=tuple(span for each in shown for span in each.statement.content),
        evidence=tuple(dict.fromkeys(each.named for each in shown)),
        statements=tuple(each.statement.id for each in found),
        elsewhere=(article,) if article else (),
    )


def _called(text: str, credit: Credit) -> str:
    """Give the medium's name as a sentence has it, with the article that the text has in front of it.

    In "the Fox News programme" the article is the programme's.
    """
    named = credit.named
    if not credit.medium.is_named or text[max(0, named.start - 4) : named.start].lower() != "the ":
        return credit.medium.name
    return credit.medium.name if _ITS.match(text, named.end) else f"the {credit.medium.name}"
