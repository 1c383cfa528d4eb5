"""One office with two holders: "Chairman Desmond Quill" here, "the chairman, Desmond Hart" there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Mention, Span

MOST: Final = 60
"""No more holders are compared."""

OFFICES: Final = (
    "prime minister|foreign minister|finance minister|health minister|education minister|defen[cs]e minister"
    "|interior minister|president|chancellor|premier|governor|mayor|chairman|chairwoman|chair"
    "|chief executive(?: officer)?|chief financial officer|finance director|managing director|police chief|fire chief"
    "|police commissioner|county judge|district attorney|attorney general|sheriff|secretary[- ]general"
    "|general secretary|head coach|manager|principal|headteacher|head teacher|race director|archbishop"
    "|school superintendent|ambassador|council leader|party leader|commissioner"
)
_TITLE: Final = r"(?:(?:Mr|Mrs|Ms|Dr|Dame|Sir)\.? )?"
_BEFORE: Final = re.compile(
    rf"(?P<whose>(?:\b[\w’'.-]+ ){{0,3}})\b(?P<office>{OFFICES})(?P<of>(?: (?:of|for) (?:the )?[\w’'-]+)?)"
    rf"(?P<comma>,?) {_TITLE}$",
    re.IGNORECASE,
)
_INSIDE: Final = re.compile(rf"(?:[\w’'.-]+ ){{0,3}}?(?:{OFFICES}),? ", re.IGNORECASE)
"""A mention may begin with the office: "Police Chief Eugene Sadowski"."""

_BEHIND: Final = re.compile(
    rf",? (?:\([^)\n]{{1,30}}\),? )?(?:\d\d, )?"
    rf"(?:(?:who is )?(?:the|its|their|his|her) |who (?:took over|has served|serves) as (?:the )?)"
    rf"(?P<whose>(?:[\w’'.-]+ ){{0,3}}?)(?P<office>{OFFICES})\b(?!['’])"
    rf"(?P<of>(?: (?:of|for|in|at) (?:the )?(?-i:[A-Z])[\w’'-]+)?)",
    re.IGNORECASE,
)

_NOT: Final = re.compile(
    r"\b(?:former(?:ly)?|ex|deputy|vice|acting|then|incoming|outgoing|interim|assistant|co|next|new|old|late|first|previous"
    r"|elect|elected|retired|predecessor|successor|succeed\w*|replac\w+|candidate|one|an?|another|some|other|fellow|associate"
    r"|regional|local|shadow|district|ward|counterpart\w*|past|current|now|became|named|appointed|resign\w*)\b|-elect\b",
    re.IGNORECASE,
)
_THE: Final = re.compile(r"\b(?:the|its|their|his|her|our) ", re.IGNORECASE)
_WORDS: Final = re.compile(r"[^\W\d_]+")
_GENITIVE: Final = re.compile(r"['’]s?\b")
_COURTESY: Final = frozenset({"mr", "mrs", "ms", "miss", "dr", "dame", "sir", "lord", "lady"})
_REACH: Final = 70
_AROUND: Final = 14
_SHARED: Final = frozenset({
    "mayor", "chairman", "chairwoman", "chair", "premier", "police chief", "fire chief", "principal", "chief executive",
    "general secretary", "secretary-general", "managing director", "police commissioner", "commissioner", "sheriff",
    "head coach",
})  # fmt: skip
"""Offices of which an article on one town, school or company has one."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who holds an office, as one place has it; `whose` are the words that say which one."""

    span: Span
    office: str
    whose: frozenset[str]
    name: tuple[str, ...]
    actor: str


def find(reading: Reading) -> Iterator[Finding]:
    """Find an office that two places give to two persons."""
    holders = sorted(_holders(reading), key=lambda each: each.span)[:MOST]
    for number, later in enumerate(holders):
        for earlier in holders[:number]:
            confidence = _confidence(reading, earlier, later)
            if confidence:
                one, other = reading.quote(earlier.span), reading.quote(later.span)
                message = f"{one} here, {other} there: one office, two names."
                yield reading.finding("office", message, confidence, later.span, earlier.span)
                return


def _holders(reading: Reading) -> Iterator[_Holder]:
    for actor in reading.persons:
        for mention in actor.mentions:
            if mention.form == "name":
                yield from _holder(reading, mention, actor.id)


def _holder(reading: Reading, mention: Mention, actor: str) -> Iterator[_Holder]:
    """Read the office right before a name or right behind it."""
    text = reading.text
    inside = _INSIDE.match(text, mention.start, mention.end)
    start = inside.end() if inside else mention.start
    words = [_GENITIVE.sub("", word) for word in text[start : mention.end].split()]
    first = next((at for at, word in enumerate(words) if word.casefold().rstrip(".") not in _COURTESY), None)
    sentence = reading.sentence(mention.start)
    before = _BEFORE.search(text, max(sentence.start, start - _REACH), start)
    match = before or _BEHIND.match(text, mention.end)
    if first is None or match is None:
        return
    if _NOT.search(text, max(sentence.start, match.start() - _AROUND), match.end()):
        return
    whose = _owners(match["whose"]) | _owners(match["of"].strip().partition(" ")[2])
    yield _Holder(Span(start, mention.end), match["office"].lower(), whose, tuple(words[first:]), actor)


def _owners(words: str) -> frozenset[str]:
    """Give the words that say whose an office is: those behind "the", else those with a capital letter."""
    *before, last = _THE.split(words)
    found = _WORDS.findall(_GENITIVE.sub("", last))
    return frozenset(word.casefold() for word in found if before or word[0].isupper()) - _COURTESY


def _confidence(reading: Reading, one: _Holder, other: _Holder) -> float:
    """Tell how surely two places give one office to two persons; 0 where they don't."""
    if not _is_one_office(one, other):
        return 0.0
    same_last, same_first = one.name[-1] == other.name[-1], one.name[0] == other.name[0]
    if len(one.name) > 1 and len(other.name) > 1 and same_last != same_first:
        return 0.75
    if same_last or one.actor == other.actor or not {one.office, other.office} <= _SHARED:
        return 0.0
    return 0.7 if any(_is_introduced_nowhere(reading, each) for each in (one, other)) else 0.6


def _is_one_office(one: _Holder, other: _Holder) -> bool:
    """Tell whether two offices can be one: "Commissioner" and "the state's police commissioner"."""
    short, long = sorted((one.office, other.office), key=len)
    alike = long == short or long.endswith(f" {short}")
    return alike and (one.whose <= other.whose or other.whose <= one.whose)


def _is_introduced_nowhere(reading: Reading, holder: _Holder) -> bool:
    """Tell whether a person is called by the surname alone, and no place has the whole name."""
    last = holder.name[-1]
    return len(holder.name) == 1 and not any(
        len(words) > 1 and words[-1] == last
        for actor in reading.persons
        for mention in actor.mentions
        if mention.form == "name"
        and (words := [_GENITIVE.sub("", word) for word in mention.cut(reading.text).split()])
        and words[0].casefold().rstrip(".") not in _COURTESY
    )
