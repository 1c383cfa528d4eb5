"""Questions and answers that stand side by side: "“Did you know?” “Not until March.”"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from onrecord.recorder.statements.drafts import StatementDraft, without
from onrecord.recorder.statements.edges import settle_content
from onrecord.recorder.statements.rules.given import WORD, RuleInput, RuleMatch
from onrecord.text import Quotation, TextStructure

_APART: Final = 5
"""So many characters are never between two paragraphs."""


def dialogue(given: RuleInput) -> Iterator[RuleMatch]:
    """Find a question and its answer side by side; nothing says which of the two is whose."""
    for pair in exchanges_in(given.structure):
        for quotation in pair:
            if len(WORD.findall(given.text, quotation.start, quotation.start + 80)) >= 3:
                yield RuleMatch(given.config.unattributed, (), ((quotation.start, quotation.end),))


def without_answers(structure: TextStructure, drafts: Sequence[StatementDraft]) -> list[StatementDraft]:
    """Take answers away from who asks, and whole exchanges from those who are named in another sentence."""
    exchanges = exchanges_in(structure)
    return [_without_answers(structure, draft, exchanges) for draft in drafts] if exchanges else list(drafts)


def _without_answers(
    structure: TextStructure, draft: StatementDraft, exchanges: Sequence[tuple[Quotation, Quotation]]
) -> StatementDraft:
    first, last = draft.content[0][0], draft.content[-1][1]
    here = {structure.sentence(start) for start, _ in draft.anchor}
    taken = []
    for question, answer in exchanges:
        if question.start < first or answer.end > last or question.overlaps(draft.anchor):
            continue
        asked = {structure.sentence(question.start), structure.sentence(question.end - 1)} & here
        answered = {structure.sentence(answer.start), structure.sentence(answer.end)} & here
        taken += [(each.start, each.end) for each, own in ((question, asked), (answer, answered)) if not own]
    content = settle_content(
        structure.text, without(draft.content, sorted(taken)), draft.source, draft.cue, structure.quotations
    )
    words = any(character.isalnum() for start, end in content for character in structure.text[start:end])
    return replace(draft, content=content) if taken and words else draft


def exchanges_in(structure: TextStructure) -> list[tuple[Quotation, Quotation]]:
    """Find the quotations with only a space or the end of a paragraph between them, of which the first one asks."""
    text = structure.text
    return [
        (one, other)
        for one, other in pairwise(structure.quotations.outermost)
        if one.whole
        and other.whole
        and text[one.end : other.start].isspace()
        and other.start - one.end < _APART
        and text[one.end - one.closing - 1] == "?"
    ]
