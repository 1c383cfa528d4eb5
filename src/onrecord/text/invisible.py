"""Characters that nobody sees: they may stand within words, and are never the edge of anything that is marked."""

from typing import Final

from onrecord.schema import Annotations, Attribution, MarkedEvent, MarkedMention, Saying, Span
from onrecord.schema.annotations import ARGUMENTS
from onrecord.schema.span import Fragments
from onrecord.text.layout import Pair

INVISIBLE: Final = frozenset(
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb\ufffc"
)
"""Soft hyphens, spaces without a width, marks of direction, and what stands for an object that isn't there."""


def is_blank(char: str) -> bool:
    r"""Tell whether a character shows nothing: white space, or one that nobody sees.

    >>> is_blank("\ufffc"), is_blank(" "), is_blank("-")
    (True, True, False)
    """
    return char.isspace() or char in INVISIBLE


def visible(text: str, start: int, end: int) -> Pair | None:
    r"""Leave off what shows nothing at both ends; None if nothing is left.

    >>> visible("\u200bOskar Tveit\ufffc", 0, 13)
    (1, 12)
    """
    while start < end and is_blank(text[start]):
        start += 1
    while start < end and is_blank(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def with_visible_edges(annotations: Annotations, text: str) -> Annotations:
    """Leave what nobody sees off the edges of everything that was marked."""
    if text.isascii() or INVISIBLE.isdisjoint(text):
        return annotations
    return annotations.model_copy(
        update={
            "attributions": tuple(filter(None, (_attribution(each, text) for each in annotations.attributions))),
            "mentions": tuple(_mention(each, text) for each in annotations.mentions),
            "events": tuple(_event(each, text) for each in annotations.events),
        }
    )


def _attribution(attribution: Attribution, text: str) -> Attribution | None:
    roles = {role: _fragments(getattr(attribution, role), text) for role in ("source", "cue", "content")}
    return attribution.model_copy(update=roles) if roles["content"] else None


def _fragments(fragments: Fragments, text: str) -> Fragments:
    return tuple(Span(*found) for each in fragments if (found := visible(text, each.start, each.end)))


def _mention(mention: MarkedMention, text: str) -> MarkedMention:
    """Mentions keep their numbers: one that shows nothing at all stays as it is."""
    found = visible(text, mention.span.start, mention.span.end)
    return mention.model_copy(update={"span": Span(*found)}) if found else mention


def _event(event: MarkedEvent, text: str) -> MarkedEvent:
    """Events keep their numbers, too: a trigger that shows nothing at all stays as it is."""
    arguments = {role: _fragments(getattr(event, role), text) for role in ARGUMENTS}
    found = visible(text, event.trigger.start, event.trigger.end)
    trigger = Span(*found) if found else event.trigger
    return event.model_copy(update={**arguments, "trigger": trigger, "saying": _saying(event.saying, text)})


def _saying(saying: Saying | None, text: str) -> Saying | None:
    if saying is None:
        return None
    source, cue, content = (_fragments(each, text) for each in saying[:3])
    return saying._replace(source=source, cue=cue, content=content) if cue or content else None
