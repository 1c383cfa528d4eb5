"""Why a person should look at something first, in words."""

from collections.abc import Iterator

from onrecord.assistant.answers import MOST_CHARACTERS
from onrecord.render.actors import REASON_WIDTH, shorten
from onrecord.render.captions import LOW_CONFIDENCE, check_who, confidence_words
from onrecord.schema import NOBODY_NAMED


def of_statement(
    *, words: str, confidence: float, speaker_confidence: float | None, named: bool, unresolved: str | None
) -> list[str]:
    """Say what is in doubt about a statement.

    >>> of_statement(words="It is safe", confidence=0.6, speaker_confidence=0.7, named=True, unresolved=None)
    ['low confidence 0.60', 'check who 0.70']
    """
    found = list(_shared(words, confidence))
    if doubt := check_who(speaker_confidence, named=named):
        found.append(doubt)
    if unresolved not in (None, NOBODY_NAMED):
        found.append(f"the speaker isn't known: {shorten(unresolved or '', REASON_WIDTH)}")
    return found


def of_event(*, words: str, confidence: float, standing: str) -> list[str]:
    """Say what is in doubt about an event."""
    found = list(_shared(words, confidence))
    if standing == "unclear":
        found.append("unclear on whose word it stands")
    return found


def cut(words: str) -> str:
    """Cut words that are too long for an answer."""
    return words if len(words) <= MOST_CHARACTERS else f"{words[: MOST_CHARACTERS - 1]}…"


def _shared(words: str, confidence: float) -> Iterator[str]:
    if len(words) > MOST_CHARACTERS:
        yield f"only the first {MOST_CHARACTERS} characters are given: article_text has the rest"
    if confidence < LOW_CONFIDENCE:
        yield f"low confidence {confidence_words(confidence)}"
