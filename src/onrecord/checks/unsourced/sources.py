"""Whose word something is.

An event that may belong to a statement is nobody's word yet, and so never a finding: a source that was missed would
become a newspaper's claim.
"""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.checks.given import CheckInput
from onrecord.schema import Act, Event, Statement, event_happened, standing_of

TELLS: Final[frozenset[Act]] = frozenset({"assert", "confirm", "deny", "believe"})
"""The acts of somebody who tells what is so, or seems so."""

LONGEST: Final = 80
"""No more characters of the article's words are quoted in a message."""

_VAGUE: Final = re.compile(
    r"(?:(?:some|several|unconfirmed|various|early|initial|other|many|recent|these|those|the) ){0,2}"
    r"(?:reports|rumou?rs|claims|speculation)",
    re.IGNORECASE,
)
"""Sources that are nobody's."""


def has_source(statement: Statement) -> bool:
    """Tell whether the text says whose statement it is: "reports" are nobody's."""
    return bool(statement.source) and not _VAGUE.fullmatch(" ".join(statement.source_text.split()))


def is_own_word(given: CheckInput, position: int) -> bool:
    """Tell whether a character is the outlet's own word: in no quotation, no headline, and nobody's statement."""
    if given.is_quoted(position) or given.in_title(position):
        return False
    inner = given.innermost(position)
    while inner is not None:
        if has_source(inner):
            return False
        inner = given.statements[inner.within] if inner.within else None
    return True


def stands_beside_source(given: CheckInput, position: int) -> bool:
    """Tell whether somebody speaks in a character's sentence, or tells something in one of the two beside it.

    A source goes on over the sentences behind it, and is often named only after the first: "The bank is said to be
    closing. The Kelling Courier has the news from its owner."
    """
    number = given.number(position)
    if any(_sourced_in(given, number)):
        return True
    return any(each.act in TELLS for other in (number - 1, number + 1) for each in _sourced_in(given, other))


def _sourced_in(given: CheckInput, number: int) -> Iterator[Statement]:
    """Go through the statements in a sentence that have a source of their own.

    What stands inside a statement without a source is left out: in "he is said to hope for peace", "he" is no source of
    what is said.
    """
    if 0 <= number < len(given.told_in):
        for statement in given.told_in[number]:
            if has_source(statement) and (statement.within is None or has_source(given.statements[statement.within])):
                yield statement


def is_told_by_outlet(given: CheckInput, event: Event) -> bool:
    """Tell whether the outlet says in its own words that an event happened, with no source beside it."""
    at = event.trigger.start
    return (
        event_happened(given.record, event)
        and standing_of(given.record, event).kind == "outlet"
        and is_own_word(given, at)
        and not stands_beside_source(given, at)
    )


def shortened(words: str) -> str:
    """Write words on one line, and cut them where they are too long for a message.

    >>> shortened("a  source\\n"), len(shortened("x" * 100))
    ('a source', 80)
    """
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
