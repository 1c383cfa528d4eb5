"""The day of a statement whose own clause doesn't tell it: that of the statement beside it, of the dateline, or of the
entry of a live blog.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onrecord.recorder.statements.drafts import Pairs, StatementDraft
from onrecord.recorder.statements.said_on import is_day
from onrecord.recorder.times import Expression, dateline, stamp_of
from onrecord.schema import SaidOnHow
from onrecord.text import TextStructure

Speakers = tuple[str, ...] | None

_SAID: Final = re.compile(
    r"(?:(?:also|then|further|quickly) )?(?:said|told|added|adding|saying|wrote|writing|went on|called|calling|noted|"
    r"noting|argued|arguing|warned|warning|continued|insisted|asked|acknowledged|urged|tweeted|declared|stated|replied|"
    r"joked|quipped|concluded|explained|explaining|insisting|announced|described|referring|stressed|emphasized|"
    r"promised|vowed|pledged|denied|denying|rejected|dismissed|suggested|suggesting|asserted|asserting|predicted)\b"
)
"""Verbs of one occasion; "has said", "says" and "believes" are of any time."""

_ANOTHER_OCCASION: Final = re.compile(
    r"\b(?:later|earlier|previously|once|separately|separate|another|afterwards?|recently|repeatedly|often|always|ago|"
    r"before|interview|speech|letter|e-?mail|tweet|tweets|twitter|hearing|debate|book|report|memo|testimony|"
    r"conference|rally|campaign|meanwhile|subsequently|in response|at the time|radio|television|tv|program|show)\b",
    re.IGNORECASE,
)
"""Words beside a statement that may tell of another day than the one that was named."""

_ANOTHER_DAY: Final = re.compile(
    r"\b(?:later|earlier|previously|once|afterwards?|repeatedly|often|always|ago|before|since)\b", re.IGNORECASE
)
"""Words that tell of another day even in the sentence of the day that was named."""

_SPOKE: Final = re.compile(
    r"\b(?:spoke|addressed|testified|appeared (?:on|before|at)|gave (?:a|an) (?:\w+ ){0,2}(?:speech|interview|address)|"
    r"held (?:a|an) (?:\w+ ){0,2}(?:conference|briefing)|was interviewed|faced reporters|met (?:with )?reporters|"
    r"(?:issued|released|put out|published) (?:a|an) (?:\w+ ){0,2}(?:statement|letter|video|report))\b"
)
"""What a sentence has that tells of a speech, and not of its words."""

_PRONOUNS: Final = frozenset({"he", "she", "they", "it"})
_ACTS: Final = frozenset({"assert", "deny", "confirm", "ask", "urge", "commit"})
_MOST_SENTENCES: Final = 2
"""A statement whose sentence begins further behind than the next but one is another occasion's."""

_MOST_CHARACTERS: Final = 600


def date_beside(
    structure: TextStructure,
    drafts: Sequence[StatementDraft],
    expressions: Sequence[Expression],
    speakers: Sequence[Speakers],
) -> tuple[StatementDraft, ...]:
    """Give statements without a day that of the one before, by the same speakers on one occasion, or the dateline's.

    In a live blog, the time that heads an entry is its dateline.

    `speakers` has the actors of each statement, None where they are unknown.
    """
    dated: list[StatementDraft] = []
    before: int | None = None
    line = dateline(structure.text, expressions)
    days = [each.start for each in expressions if is_day(each)]
    for number, draft in enumerate(drafts):
        found: tuple[int, SaidOnHow] | None = None
        if draft.said_on is None and draft.within is None:
            if before is not None and _are_one(draft, speakers[number], speakers[before]):
                found = _beside(structure, dated[before], draft, expressions, days)
            if found is None and _is_of_one_occasion(structure.text, draft):
                found = _by_sentence_before(
                    structure, draft, expressions, days, None if before is None else dated[before]
                )
            if found is None and line is not None and _is_of_one_occasion(structure.text, draft):
                found = _by_dateline(structure, draft, expressions[line], line, days)
            stamp = stamp_of(structure.article, expressions, _start(draft))
            if found is None and stamp is not None:
                found = _by_entry(structure, draft, expressions, stamp, days)
        dated.append(replace(draft, said_on=found[0], said_on_how=found[1]) if found else draft)
        if draft.within is None:
            before = number
    return tuple(dated)


def _is_of_one_occasion(text: str, draft: StatementDraft) -> bool:
    if not draft.cue:
        return draft.form == "direct"
    return draft.act in _ACTS and _SAID.match(text, draft.cue[0][0]) is not None


def _are_one(draft: StatementDraft, speakers: Speakers, before: Speakers) -> bool:
    """Whether the speakers of two statements are the same; "…, adding that" needs none of its own."""
    return speakers == before is not None or not draft.source


def _beside(
    structure: TextStructure,
    named: StatementDraft,
    draft: StatementDraft,
    expressions: Sequence[Expression],
    days: Sequence[int],
) -> tuple[int, SaidOnHow] | None:
    """The day of the statement before, where nothing between the two or beside the later one tells of another."""
    if named.said_on is None:
        return None
    text, end, start = structure.text, _end(named), _start(draft)
    between = text[min(end, start) : start]
    ends = structure.sentence(start) - structure.sentence(end - 1)
    if ends <= 0:
        return (named.said_on, "sentence") if _goes_on(text, named, draft, days) else None
    if _has_day(structure, draft, start, days, expressions[named.said_on].start):
        return None
    around = [*_beside_content(structure, draft), between]
    paragraphs = structure.layout.number(start) - structure.layout.number(end - 1)
    near = len(between) <= _MOST_CHARACTERS and paragraphs <= 1 and ends <= _MOST_SENTENCES
    if not near or not draft.source or not _is_of_one_occasion(text, draft):
        return None
    # The further from the day, the surer it must be that this is the same speech.
    surely = draft.form == "direct" or not (paragraphs or named.said_on_how == "neighbour")
    return (named.said_on, "neighbour") if surely and not any(map(_ANOTHER_OCCASION.search, around)) else None


def _goes_on(text: str, named: StatementDraft, draft: StatementDraft, days: Sequence[int]) -> bool:
    """ "She said on Friday that it is safe, adding …", "… and called for …": one sentence of one occasion."""
    if draft.act not in _ACTS or not draft.cue or draft.cue[0][0] < named.cue[0][0]:
        return False
    first, last = min(_end(named), draft.cue[0][0]), draft.cue[-1][1]
    if bisect_left(days, first) < bisect_left(days, last) or _ANOTHER_DAY.search(text, first, last):
        return False
    cue = text[draft.cue[0][0] : last]
    return cue.endswith(("ing", "ed")) or _SAID.match(cue) is not None


def _by_sentence_before(
    structure: TextStructure,
    draft: StatementDraft,
    expressions: Sequence[Expression],
    days: Sequence[int],
    before: StatementDraft | None,
) -> tuple[int, SaidOnHow] | None:
    """The day of a speech that the sentence before tells of: "She spoke in Oslo on Friday. “It is safe,” she said."."""
    text, start = structure.text, _start(draft)
    number = structure.sentence(start)
    if number < 1 or not draft.source or text[structure.sentences[number] : start].strip(' "“'):
        return None
    stop = structure.sentences[number]
    begin = max(structure.sentences[number - 1], start - _MOST_CHARACTERS)
    sentence = text[begin:stop]
    near = days[bisect_left(days, begin) : bisect_left(days, stop)]
    if len(near) != 1 or not _SPOKE.search(sentence) or not _names(sentence, text[slice(*draft.source[-1])]):
        return None
    beside = _beside_content(structure, draft)
    if _has_day(structure, draft, start, days, near[0]) or any(map(_ANOTHER_OCCASION.search, beside)):
        return None
    if before is not None and _end(before) > begin:
        return None  # somebody else speaks in that sentence
    return bisect_left([each.start for each in expressions], near[0]), "neighbour"


def _names(sentence: str, source: str) -> bool:
    """Whether a sentence begins with whom a source can mean: a pronoun anybody, a name its last word."""
    last = source.rsplit(maxsplit=1)[-1]
    return last.lower() in _PRONOUNS or re.search(rf"\b{re.escape(last)}\b", sentence) is not None


def _by_dateline(
    structure: TextStructure, draft: StatementDraft, day: Expression, number: int, days: Sequence[int]
) -> tuple[int, SaidOnHow] | None:
    """The day of the dateline, for what the sentence behind it reports without a day of its own."""
    start = _start(draft)
    same = structure.layout.number(start) == structure.layout.number(day.start)
    same = same and structure.sentence(start) == structure.sentence(day.start)
    if not same or not draft.cue or start < day.end:
        return None
    beside = _beside_content(structure, draft)
    if _has_day(structure, draft, day.end, days, day.start) or any(map(_ANOTHER_OCCASION.search, beside)):
        return None
    return number, "dateline"


def _by_entry(
    structure: TextStructure, draft: StatementDraft, expressions: Sequence[Expression], stamp: int, days: Sequence[int]
) -> tuple[int, SaidOnHow] | None:
    """The day of an entry, for what is said in it without a day of its own: entries tell what has just happened."""
    start = _start(draft)
    if draft.act not in _ACTS or not (draft.cue or draft.form == "direct"):
        return None
    if _has_day(structure, draft, start, days, expressions[stamp].start):
        return None
    return None if any(map(_ANOTHER_OCCASION.search, _beside_content(structure, draft))) else (stamp, "dateline")


def _start(draft: StatementDraft) -> int:
    return min(role[0][0] for role in (draft.source, draft.cue, draft.content) if role)


def _end(draft: StatementDraft) -> int:
    return max(role[-1][1] for role in (draft.source, draft.cue, draft.content) if role)


def _sentence_end(structure: TextStructure, draft: StatementDraft) -> int:
    """Where the sentence ends in which a statement does; a long one is read so far only."""
    end = _end(draft)
    following = structure.sentence(end - 1) + 1
    last = structure.sentences[following] if following < len(structure.sentences) else len(structure.text)
    return min(last, end + _MOST_CHARACTERS)


def _has_day(structure: TextStructure, draft: StatementDraft, start: int, days: Sequence[int], named: int) -> bool:
    """Whether another day than the one that was named stands beside what is said, up to the sentence's end."""
    near = days[bisect_left(days, start) : bisect_left(days, _sentence_end(structure, draft))]
    return any(day != named and not _in(draft.content, day) for day in near)


def _in(content: Pairs, position: int) -> bool:
    return any(start <= position < end for start, end in content)


def _beside_content(structure: TextStructure, draft: StatementDraft) -> list[str]:
    """What a statement's sentence has beside the words that are said."""
    text, at, parts = structure.text, _start(draft), []
    for start, end in draft.content:
        parts.append(text[at:start])
        at = max(at, end)
    return [*parts, text[at : _sentence_end(structure, draft)]]
