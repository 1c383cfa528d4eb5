"""Finds the names of persons that the network takes for places or organizations, by what the text says of them."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from onrecord.recorder.actors import names, titles
from onrecord.recorder.actors.extents import INITIALS, LETTERS
from onrecord.schema import MarkedMention

_SAID: Final = r"(?:said|says|told|tells|added|adds|asked|asks|replied|recalled|explained|insisted|admitted|joked)"
_SAYS: Final = re.compile(rf"['’]?,?[ \u00a0]{_SAID}\b")
_SAID_BY: Final = re.compile(rf"\b{_SAID}[ \u00a0]\Z")
_AGE: Final = re.compile(
    r",[ \u00a0](?:aged?[ \u00a0])?\d{1,2}(?=[,.;)]|[ \u00a0](?:and|who|was|is|has|said)\b)|[ \u00a0]\(\d{2}\)"
)
_GENERATION: Final = re.compile(r",?[ \u00a0](?:Jr|Sr|Jnr|Snr)\b")
_WHERE: Final = re.compile(r"\b(?:in|near|across|around|outside|inside|into)[ \u00a0]\Z", re.IGNORECASE)
"""Words behind which a name is a place's."""

_CAPITAL: Final = re.compile(r"[ \u00a0&-][^\W\d_a-z]")
_BODY: Final = re.compile(
    r"\b(?:University|College|School|Hospital|Council|Court|Department|Ministry|Institute|Center|Centre|Foundation|Bank"
    r"|Airport|Street|Road|Avenue|Park|Island|County|City|State|Party|Committee|Commission|Company|Group|Club|House|Press"
    r"|Times|Post|News|Church|Inc|Corp|Ltd|Administration|Office|Agency|Association|Union|of|and|the)\b|[&\d]"
)
_WORDS: Final = 3
"""The most words of a name that is taken for a person's against the network."""

_LIKELY: Final = 0.6
"""How likely "he" or "she" must mean a name for it to be a person's."""


def with_persons(text: str, mentions: Sequence[MarkedMention]) -> tuple[MarkedMention, ...]:
    """Make the names persons' that have a title, an age or initials, or are meant by "he" or "she".

    >>> from onrecord.schema import Span
    >>> text = "J.R. Pell said the levee was sound. Pell left."
    >>> marked = [MarkedMention(span=Span(*pair), kind="organization", form="name", confidence=0.7)
    ...           for pair in ((5, 9), (36, 40))]
    >>> [mention.kind for mention in with_persons(text, marked)]
    ['person', 'person']
    """
    called = _words_of_persons(text, mentions)
    meant = _meant_by_pronouns(text, mentions)
    surely: set[str] = set()
    for number, each in enumerate(mentions):
        if _may_be_one(text, each) and (number in meant or _is_told(text, each, called)):
            surely.add(_name(text, each))
    return tuple(
        each.model_copy(update={"kind": "person"})
        if surely and _may_be_one(text, each) and _name(text, each) in surely and not is_where(text, each.span.start)
        else each
        for each in mentions
    )


def is_where(text: str, start: int) -> bool:
    """Tell whether a name that begins here stands where a place does.

    >>> is_where("In Austin it rained.", 3), is_where("It rained on Austin.", 13)
    (True, False)
    """
    return bool(_WHERE.search(text, max(0, start - 9), start))


def _name(text: str, each: MarkedMention) -> str:
    return names.without_possessive(each.span.cut(text))


def _may_be_one(text: str, each: MarkedMention) -> bool:
    if each.form != "name" or each.kind in ("person", "group"):
        return False
    name = _name(text, each)
    return name[:1].isupper() and len(name.split()) <= _WORDS and not name.isupper() and not _BODY.search(name)


def _is_told(text: str, each: MarkedMention, called: frozenset[str]) -> bool:
    """Tell whether the words beside a name are those beside a person's."""
    start, end = each.span.start, each.span.start + len(_name(text, each))
    if _AGE.match(text, end) or _GENERATION.match(text, end) or LETTERS.match(text, end):
        return True
    if _CAPITAL.match(text, end):
        return False
    line = text[max(text.rfind("\n", 0, start) + 1, start - 40) : start]
    if line[-1:] in {" ", "\u00a0"}:
        before = titles.WORD.findall(line)[-1:]
        if before and before[0][0].isupper() and titles.begin(before, titles.NAMED_FIRST) == 0:
            return True
        if INITIALS.search(line):
            return True
    speaks = _SAYS.match(text, end) or _SAID_BY.search(line)
    return bool(speaks) and _name(text, each) in called and not is_where(text, each.span.start)


def _words_of_persons(text: str, mentions: Sequence[MarkedMention]) -> frozenset[str]:
    """Give the forenames and surnames of everybody whom the article gives in full."""
    found = (_name(text, each).split() for each in mentions if each.form == "name" and each.kind == "person")
    return frozenset(word for words in found if len(words) > 1 for word in (words[0], words[-1]))


def _meant_by_pronouns(text: str, mentions: Sequence[MarkedMention]) -> set[int]:
    """Find the names that "he" or "she" surely means."""
    mass: dict[int, float] = defaultdict(float)
    for each in mentions:
        if each.form == "pronoun" and each.span.cut(text).casefold() in {"he", "she", "his", "him"}:
            for before, probability in each.antecedents:
                if probability >= _LIKELY:
                    mass[before] += 1
    return {number for number, count in mass.items() if count > 1 or " " in mentions[number].span.cut(text)}
