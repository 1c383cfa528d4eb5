"""What the outlet has only from another medium: "as the BBC reported", "she told CNN".

media     which words name a medium
own       which media are the article's own
credits   what another medium reported, and what somebody told it
"""

from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.second_hand.credits import Credit, credits_in

__all__ = ["second_hand"]

MOST: Final = 6
"""A finding shows no more statements."""

CONFIDENCE: Final = 0.9


def second_hand(given: CheckInput) -> Iterator[Finding]:
    """Find what an article credits to other media: a finding for each that reported something, or was told it."""
    found: dict[tuple[str, str], list[Credit]] = {}
    for credit in credits_in(given):
        found.setdefault((credit.verdict, credit.medium.outlet), []).append(credit)
    for same in found.values():
        yield _finding(given, same)


def _finding(given: CheckInput, found: Sequence[Credit]) -> Finding:
    first, shown = found[0], found[:MOST]
    name = _called(given.text, first)
    told = f"This was said to {name}, which isn’t the article’s own outlet."
    shelf = given.shelf if first.medium.is_named else None
    article = shelf.find(first.medium.outlet, first.statement.content_text) if shelf else None
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
    """Give the medium's name as a sentence has it, with the article that the text has in front of it."""
    if not credit.medium.is_named:
        return credit.medium.name
    before = text[max(0, credit.named.start - 4) : credit.named.start]
    return f"the {credit.medium.name}" if before.lower() == "the " else credit.medium.name
