"""One office with two holders: "Chairman Desmond Quill" here, "the chairman, Desmond Hart" there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.checks.conflict.reading import Reading
from onrecord.checks.finding import Finding
from onrecord.schema import Span

OFFICES: Final = (
    "prime minister|foreign minister|finance minister|health minister|education minister|defen[cs]e minister|interior minister"
    "|president|chancellor|premier|governor|mayor|chairman|chairwoman|chair|chief executive(?: officer)?|chief financial officer"
    "|finance director|managing director|police chief|fire chief|county judge|district attorney|attorney general|sheriff"
    "|secretary[- ]general|general secretary|editor|head coach|manager|captain|principal|headteacher|head teacher|race director"
    "|school superintendent|archbishop|ambassador|council leader|party leader|director|superintendent|commissioner"
)
_NAME: Final = r"(?P<name>(?-i:[A-Z][\w’'-]+(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){1,2}))"
_BEFORE: Final = re.compile(
    rf"(?P<whose>(?:\b[\w’'.-]+ ){{0,3}})\b(?P<office>{OFFICES}),? (?:(?:Mr|Mrs|Ms|Dr|Dame|Sir)\.? )?{_NAME}",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    rf"\b{_NAME},? (?:\([^)\n]{{1,30}}\),? )?(?:\d\d, )?(?:who is )?(?:the|its|their|his|her) (?P<whose>(?:[\w’'.-]+ ){{0,3}}?)(?P<office>{OFFICES})\b"
    r"(?P<of>(?: of (?:the )?[A-Z][\w’'-]+)?)",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:former|ex|deputy|vice|acting|then|incoming|outgoing|interim|assistant|co|next|new|old|late|first|previous|elect"
    r"|retired|predecessor|successor|candidate|one|an?|another|some|other|fellow|associate|regional|local|shadow)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who holds an office, as one place has it; `whose` are the words that say which one."""

    span: Span
    office: str
    whose: frozenset[str]
    name: tuple[str, ...]


def find(reading: Reading) -> Iterator[Finding]:
    """Find an office that two places give to persons who share half a name."""
    holders = sorted(_holders(reading), key=lambda each: each.span)[:MOST]
    for number, later in enumerate(holders):
        for earlier in holders[:number]:
            if _is_one_office(earlier, later) and _is_one_person(reading, earlier, later):
                message = (
                    f"{reading.quote(earlier.span)} here, {reading.quote(later.span)} there: one office, two names."
                )
                yield reading.finding("office", message, 0.8, later.span, earlier.span)
                return


MOST: Final = 60


def _holders(reading: Reading) -> Iterator[_Holder]:
    for pattern in (_BEFORE, _BEHIND):
        for match in pattern.finditer(reading.text):
            around = reading.text[max(0, match.start() - 20) : match.end() + 12]
            if _NOT.search(around):
                continue
            words = re.findall(r"[^\W\d_]+", match["whose"].lower().replace("’s", "").replace("'s", ""))
            whose = frozenset(words) - {"the", "its", "their", "his", "her", "said", "and"}
            yield _Holder(
                Span(match.start("name"), match.end("name")),
                match["office"].lower(),
                whose,
                tuple(re.sub(r"['’]s$", "", word) for word in match["name"].split()),
            )


def _is_one_office(one: _Holder, other: _Holder) -> bool:
    return one.office == other.office and (one.whose <= other.whose or other.whose <= one.whose)


def _is_one_person(_reading: Reading, one: _Holder, other: _Holder) -> bool:
    """Tell whether two names share the forename or the surname, and not both."""
    same_last = one.name[-1] == other.name[-1]
    same_first = one.name[0] == other.name[0]
    return same_last != same_first
