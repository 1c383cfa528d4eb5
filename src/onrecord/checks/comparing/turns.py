"""Whose turn it is in a transcript: the labels before what is said ("MR. HALE: …"), each up to the next one."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from onrecord.checks.given import CheckInput
from onrecord.schema import Actor, Mention, Span
from onrecord.text.comparing.word import word_set

_LABEL: Final = re.compile(
    r"^[ \t]*[*_#>•]{0,3}[ \t]*(?P<name>[^\W\d_][^:\n(\[\"“”]{0,59}?)(?: \([^()\n]{1,60}\))?:[*_]{0,3}(?=\s)"
    r"|^(?P<turn>[QA])\.(?= )",
    re.MULTILINE,
)
_GIVEN_BY: Final = re.compile(
    r"\A(?:[^\n]{0,200}\n){0,8}?(?:\w+ ){0,3}"
    r"(?:address|statement|remarks|speech|lecture|sermon|testimony|keynote) by (?P<whom>[^\n:.?!]{1,120})",
    re.IGNORECASE,
)
"""A line at the beginning of a speech that says who gives it: "Address by the mayor, Ana Reyes"."""
_MOST_WORDS: Final = 8
_NEAR: Final = 8
_ENDS: Final = frozenset(("", *".?!…:)]\"”’'—–-"))
"""What a line ends with, where the next one begins with a label and not in the middle of a sentence."""
_ROLES: Final = word_set("""
    reporter reporters question questions press officer host moderator chair chairman chairwoman audience announcer
    narrator interviewer clerk court judge justice member note background statement speaker voice man woman unidentified
    male female participant witness prosecutor counsel lawyer attorney spokesman spokeswoman president minister
    secretary mayor governor senator coroner the a an editor photo video update source read more
""")
"""Words of labels that name nobody."""
_SMALL: Final = re.compile(r"\b(?!of\b|the\b|and\b|for\b|de\b|da\b|van\b|von\b|der\b)[a-z]")


class Turn(NamedTuple):
    """Where somebody's turn begins, with the label, and who that is, where the label has a name."""

    label: Span
    speakers: tuple[Actor, ...]


def turns(given: CheckInput) -> tuple[Turn, ...]:
    """Find the turns of a transcript, in order; none in a text whose lines have no labels.

    A label is known by its looks, in capitals or with a capital for each word. Its speaker is whom the record knows by
    that name, or else somebody of the name that it gives, if that is more than a word. Before the first label speaks
    whom a line at the beginning names: "Address by Ana Reyes".
    """
    return tuple(_turns(given))


def turn_at(found: Sequence[Turn], position: int) -> Turn | None:
    """Give the turn in which a character stands; None before the first one."""
    at = bisect_right(found, position, key=lambda turn: turn.label.start) - 1
    return found[at] if at >= 0 else None


def _turns(given: CheckInput) -> Iterator[Turn]:
    names = sorted(_names(given), key=lambda each: each[0])
    starts = [mention.start for mention, _ in names]
    if (given_by := _GIVEN_BY.search(given.text)) and (by := _inside(names, starts, given_by.span("whom"))):
        yield Turn(Span(by[0][0].start, by[0][0].end), (by[0][1],))
    for found in _LABEL.finditer(given.text):
        label = Span(*found.span(found.lastgroup or 0))
        words = label.cut(given.text)
        before = given.text[max(0, found.start() - _NEAR) : found.start()]
        goes_on = before.count("\n") < 2 and before.rstrip()[-1:] not in _ENDS
        if goes_on or len(words.split()) > _MOST_WORDS or _SMALL.search(words):
            continue
        inside = _inside(names, starts, found.span())
        known = tuple({actor.id: actor for _, actor in inside}.values())
        yield Turn(label, known or tuple(_named_by(label, words)))


def _inside(
    names: Sequence[tuple[Mention, Actor]], starts: Sequence[int], where: tuple[int, int]
) -> Sequence[tuple[Mention, Actor]]:
    """Give the names that begin among some characters."""
    return names[bisect_right(starts, where[0] - 1) : bisect_right(starts, where[1] - 1)]


def _named_by(label: Span, words: str) -> Iterator[Actor]:
    """Give whom a label names that the record has nobody for: two words at least, and none of a role."""
    parts = [word.casefold().strip(".,") for word in words.split()]
    if len(parts) > 1 and _ROLES.isdisjoint(parts):
        mention = Mention(label.start, label.end, "name")
        yield Actor(id="label", name=words, kind="person", named=True, mentions=(mention,))


def _names(given: CheckInput) -> Iterator[tuple[Mention, Actor]]:
    for actor in given.record.actors:
        if actor.kind == "person" and actor.named:
            yield from ((mention, actor) for mention in actor.mentions if mention.form == "name")
