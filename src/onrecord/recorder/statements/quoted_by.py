"""Whose words a report hands on: "Reyes was quoted by the Post as saying that …" gives Reyes's words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial, reduce
from typing import Final

from onrecord.recorder.statements.drafts import Pairs, StatementDraft, shared
from onrecord.recorder.statements.edges import settle_content, tidy, trim
from onrecord.text import Pair, TextStructure

_PASSIVE: Final = re.compile(
    r"\b(?:was|were|is|are|been|being)\s+(?:\w+\s+)?(?:quoted|cited|reported|paraphrased|recorded|overheard)\b",
    re.IGNORECASE,
)
_ACTIVE: Final = re.compile(r"\b(?:quot(?:ed|es?|ing)|cit(?:ed|es?|ing)|paraphras(?:ed|es?|ing))$", re.IGNORECASE)
_AS_SAYING: Final = re.compile(
    r"\bas\s+(?:having\s+)?(?:saying|said|telling|told|warning|claiming|stating|arguing|insisting|adding|denying|asking"
    r"|calling|describing|promising|confirming|complaining|declaring|suggesting|predicting|expressing)\b(?:\s+(?:him|her|them|it|reporters|us)\b)?"
)
_ACCORDING: Final = re.compile(r"\baccording to\b", re.IGNORECASE)
_NEAR: Final = 8
"""How many statements of a sentence are looked at."""

_MOST: Final = 200
"""The most characters between "quoted" and "as saying"."""


def handed_on(structure: TextStructure, drafts: Sequence[StatementDraft]) -> list[StatementDraft]:
    """Give the drafts with their words in the right mouths, and those that they hand on.

    A passive is one statement: the report's subject says it. An active is two: the paper's, and in it the speaker's.

    >>> from onrecord.schema import Article
    >>> text = "Reyes was quoted by the Post as saying she would go."
    >>> read = StatementDraft(((20, 28),), ((6, 16),), ((0, 5), (29, 51)), "assert", 0.8)
    >>> (made,) = handed_on(TextStructure.of(Article(id="a", text=text)), [read])
    >>> [[text[slice(*pair)] for pair in role] for role in (made.source, made.cue, made.content)]
    [['Reyes'], ['was quoted', 'as saying'], ['she would go']]
    """
    cues = {end for draft in drafts for _, end in draft.cue}
    return [
        each
        for draft in drafts
        for each in _handed_on(structure, draft)
        if each is draft or not draft.cue or draft.cue[0] == each.cue[0] or each.cue[-1][1] not in cues
    ]


def _handed_on(structure: TextStructure, draft: StatementDraft) -> Iterator[StatementDraft]:
    text, start, end = structure.text, *_extent(draft.cue)
    if draft.cue and (passive := _PASSIVE.search(text, max(0, start - 12), end)):
        yield _of_the_subject(structure, draft, passive.end())
        return
    yield draft
    if draft.cue and _ACTIVE.search(text, start, end):
        yield from _of_the_quoted(structure, draft)


def _extent(cue: Pairs) -> Pair:
    return (cue[0][0], cue[-1][1]) if cue else (0, 0)


def _of_the_subject(structure: TextStructure, draft: StatementDraft, quoted: int) -> StatementDraft:
    """Make the subject in front of the cue the source; the network took it for content, and the paper for source.

    `quoted` is where "was quoted" ends.
    """
    text, at = structure.text, draft.cue[0][0]
    subject = [pair for pair in draft.content if pair[1] <= at]
    saying = _AS_SAYING.search(text, quoted, quoted + _MOST)
    if len(subject) != 1 or not saying or structure.sentence(saying.start()) != structure.sentence(at):
        return draft
    cue = ((at, quoted), saying.span())
    behind: Pairs = tuple((max(first, saying.end()), last) for first, last in draft.content if last > saying.end())
    content = settle_content(text, behind, tuple(subject), cue, structure.quotations)
    if not content:
        return draft
    return replace(draft, source=tidy(text, subject, trim), cue=tidy(text, cue, trim), content=content, named=None)


def _of_the_quoted(structure: TextStructure, draft: StatementDraft) -> Iterator[StatementDraft]:
    """Give the statement of the one whom the source quotes: "quoted Reyes as saying …"."""
    text, end = structure.text, draft.cue[-1][1]
    behind = next((pair for pair in draft.content if pair[0] >= end), None)
    saying = _AS_SAYING.search(text, behind[0], min(behind[1], behind[0] + _MOST)) if behind else None
    if behind is None or saying is None or text[end : behind[0]].strip():
        return
    who: Pair = (behind[0], saying.start())
    what = [(saying.end(), behind[1])] if text[saying.end() : behind[1]].strip(" ,.") else _before(draft)
    source = tidy(text, [who], trim)
    content = settle_content(text, what, source, (saying.span(),), structure.quotations)
    if source and content and structure.sentence(who[0]) == structure.sentence(saying.start()):
        yield StatementDraft(source, (saying.span(),), content, "assert", draft.confidence)


def _before(draft: StatementDraft) -> Pairs:
    """Give the content in front of the cue: "“I will stay,” the Post quoted Reyes as saying"."""
    return tuple(pair for pair in draft.content if pair[1] <= draft.cue[0][0])


def around_reports(structure: TextStructure, drafts: Sequence[StatementDraft]) -> list[StatementDraft]:
    """Let "according to" hold who said it, too: in "“No,” said Moe, according to the Post" the Post tells of Moe.

    >>> from onrecord.schema import Article
    >>> text = "“No,” said Moe, according to the Post."
    >>> moe = StatementDraft(((11, 14),), ((6, 10),), ((0, 5),), "assert", 0.8)
    >>> post = StatementDraft(((29, 37),), ((16, 28),), ((0, 5),), "assert", 0.8)
    >>> _, told = around_reports(TextStructure.of(Article(id="a", text=text)), [moe, post])
    >>> [text[slice(*pair)] for pair in told.content]
    ['“No,” said Moe']
    """
    told: dict[int, list[StatementDraft]] = {}
    for draft in drafts:
        for pair in draft.cue:
            told.setdefault(structure.sentence(pair[0]), []).append(draft)
    return [
        reduce(partial(_around, structure), told[structure.sentence(draft.cue[0][0])][:_NEAR], draft)
        if draft.cue and _ACCORDING.search(structure.text, draft.cue[0][0], draft.cue[-1][1])
        else draft
        for draft in drafts
    ]


def _around(structure: TextStructure, draft: StatementDraft, other: StatementDraft) -> StatementDraft:
    """Widen a content to the source and cue of another statement that has the same words."""
    roles: Pairs = (*other.source, *other.cue, *other.content)
    if other is draft or not other.source or not shared(draft.content, other.content) or shared(draft.anchor, roles):
        return draft
    start, end = min(pair[0] for pair in roles), max(pair[1] for pair in roles)
    if any(start < first < end for first, _ in (*draft.cue, *draft.source)):
        return draft
    content = settle_content(
        structure.text, (*draft.content, (start, end)), draft.source, draft.cue, structure.quotations
    )
    return replace(draft, content=content)
