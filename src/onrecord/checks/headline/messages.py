"""What a reader is told about a headline, in neutral words."""

from typing import Final

from onrecord.checks.headline.signs import Headline, numbers
from onrecord.schema import Statement

LONGEST: Final = 90
"""The most characters that are quoted in a message."""

UNKNOWN_SPEAKER: Final = "somebody else"


def message(verdict: str, headline: Headline) -> str:
    """Say how the body stands to the headline."""
    words = quoted(headline.evidence.cut(headline.given.text))
    teller = _teller(headline)
    said = {
        "supported": f"The body says what the headline says: {words}.",
        "unattributed": f"The headline states as a fact what the body gives on the word of {teller}: {words}.",
        "wrong_source": f"The headline puts it on {_claimed(headline)}, the body on {teller}: {words}.",
        "overstated": f"The headline goes further than the body, which has {words}.",
        "contradicted": f"The headline and the body don't agree. The body has {words}.",
        "wrong_detail": f"{_detail(headline)} The body has {words}.",
        "not_in_body": "The body doesn't say what the headline says.",
    }
    return said[verdict]


def quoted(words: str) -> str:
    """Put words between quotation marks, shortened in the middle of the line where they are many.

    >>> quoted("He  said\\nno.")
    '“He said no”'
    """
    flat = " ".join(words.split()).strip(" .,;:")
    short = flat if len(flat) <= LONGEST else f"{flat[:LONGEST].rsplit(' ', 1)[0]} …"
    return f"“{short.replace('“', '‘').replace('”', '’')}”"


def _names(headline: Headline, statement: Statement) -> str:
    actors = headline.given.actors
    if statement.speakers:
        return " and ".join(actors[speaker].name for speaker in statement.speakers)
    return " ".join(statement.source_text.split())[:LONGEST]


def _teller(headline: Headline) -> str:
    return (headline.told and _names(headline, headline.told)) or UNKNOWN_SPEAKER


def _claimed(headline: Headline) -> str:
    names = (name for each in headline.said if (name := _names(headline, each)))
    return next(names, "one source")


def _detail(headline: Headline) -> str:
    other = sorted(numbers(headline.words) - numbers(headline.given.text[headline.title.end :]))
    if other:
        return f"The headline has {other[0]}, which the body doesn't have."
    return "A detail of the headline differs from the body."
