"""Quotations on their own: they fill a paragraph, and nothing in it attributes them."""

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from onrecord.recorder.statements.drafts import Pairs, StatementDraft, holds
from onrecord.recorder.statements.rules.given import WORD, RuleInput, RuleMatch
from onrecord.recorder.text import Quotation

_LETTER: Final = re.compile(r"[^\W_]")


def floating(given: RuleInput) -> Iterator[RuleMatch]:
    """Find a quotation that fills its paragraph; its speaker is the last one quoted in the paragraph before.

    If that paragraph is such a quotation too, the same speaker goes on.
    """
    floating = [
        quotation for quotation in given.quotations.outermost if quotation.opening and _floats(given, quotation)
    ]
    if not floating:
        return
    anchored: dict[int, list[StatementDraft]] = {}
    ended: dict[int, Pairs] = {}
    for draft in sorted(given.drafts, key=attrgetter("anchor")):
        if draft.source:
            anchored.setdefault(given.layout.number(draft.anchor[0][0]), []).append(draft)
            ended[given.layout.number(draft.content[-1][1] - 1)] = draft.source
    for quotation in floating:
        before = given.layout.number(quotation.start) - 1
        source = _last_speaker(anchored.get(before, []), given.config.near_statements) or ended.get(before)
        if source:
            ended.setdefault(given.layout.number(quotation.end - 1), source)
            yield RuleMatch(given.config.floating, source, ((quotation.start, quotation.end),))


def _last_speaker(drafts: list[StatementDraft], most: int) -> Pairs | None:
    """Find the source of the last statement of a paragraph that isn't inside another one."""
    for draft in reversed(drafts):
        if not any(holds(other.content, draft.anchor) for other in drafts[-most:]):
            return draft.source
    return None


def _floats(given: RuleInput, quotation: Quotation) -> bool:
    """Tell whether a quotation is a sentence and fills its paragraphs."""
    text = given.text
    number, last = given.layout.number(quotation.start), given.layout.number(quotation.end - 1)
    if number < 1:
        return False
    start, end = given.layout.paragraphs[number][0], given.layout.paragraphs[last][1]
    if given.structure.article.paragraphs and given.structure.article.paragraphs[number].kind in {"title", "heading"}:
        return False
    if _LETTER.search(text, start, quotation.start) or _LETTER.search(text, quotation.end, end):
        return False
    if not text[max(start, quotation.end - 4) : end].rstrip("\"'”’»`* ").endswith((".", "!", "?", "…", ",", "—", "–")):
        return False
    return (
        len(WORD.findall(text, quotation.start, min(quotation.end, quotation.start + 200)))
        >= given.config.floating_words
    )
