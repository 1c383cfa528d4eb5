"""Quotations on their own: they fill a paragraph, and nothing in it attributes them."""

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from onrecord.recorder.statements.drafts import Pairs, StatementDraft
from onrecord.recorder.statements.rules.given import WORD, RuleInput, RuleMatch
from onrecord.text import Quotation, holds

_LETTER: Final = re.compile(r"[^\W_]")


def floating(given: RuleInput) -> Iterator[RuleMatch]:
    """Find a quotation that fills its paragraph; its speaker is the last one quoted in the paragraph before.

    If that paragraph is such a quotation too, the same speaker goes on. The answer to a question that was quoted just
    before is somebody else's, and where nobody speaks before, it is left open whose words these are.
    """
    floating = [quotation for quotation in given.quotations.outermost if quotation.opening and floats(given, quotation)]
    if not floating:
        return
    anchored: dict[int, list[StatementDraft]] = {}
    ended: dict[int, Pairs] = {}
    for draft in sorted(given.drafts, key=attrgetter("anchor")):
        if draft.source:
            anchored.setdefault(given.layout.number(draft.anchor[0][0]), []).append(draft)
            ended[given.layout.number(draft.content[-1][1] - 1)] = draft.source
    for quotation in floating:
        content = ((quotation.start, quotation.end),)
        before = given.layout.number(quotation.start) - 1
        source = _last_speaker(anchored.get(before, []), given.config.near_statements) or ended.get(before)
        if source and not _answers(given, before):
            ended.setdefault(given.layout.number(quotation.end - 1), source)
            yield RuleMatch(given.config.floating, source, content)
        else:
            yield RuleMatch(given.config.unattributed, (), content)


def _answers(given: RuleInput, before: int) -> bool:
    """Tell whether the paragraph before asks: its last quotation is a question, and is no part of a longer one."""
    start, end = given.layout.paragraphs[before]
    last = given.last_quotation(end)
    if last is None or last.end <= start or not last.closing:
        return False
    return given.text[last.end - last.closing - 1] == "?"


def _last_speaker(drafts: list[StatementDraft], most: int) -> Pairs | None:
    """Find the source of the last statement of a paragraph that isn't inside another one."""
    for draft in reversed(drafts):
        if not any(holds(other.content, draft.anchor) for other in drafts[-most:]):
            return draft.source
    return None


def floats(given: RuleInput, quotation: Quotation) -> bool:
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
