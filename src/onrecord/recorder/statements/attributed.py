"""Turns what the network marked into statements: every fragment with the right edges, and no statement twice."""

import re
from collections.abc import Iterable
from operator import attrgetter
from typing import Final

from onrecord.recorder.statements.drafts import Pairs, StatementDraft, without
from onrecord.recorder.statements.edges import Trim, settle_content, strip, tidy, trim
from onrecord.recorder.text import Layout, Pair, TextStructure
from onrecord.schema import Annotations, Attribution, Span

_LETTER: Final = re.compile(r"[^\W_]")


def draft(structure: TextStructure, annotations: Annotations) -> list[StatementDraft]:
    """Turn attributions into drafts, in order; those whose content is only punctuation are dropped."""
    trimmed = trim if annotations.style == "full" else strip
    drafts = (_draft(structure, attribution, trimmed) for attribution in annotations.attributions)
    return sorted(deduplicate(filter(None, drafts)), key=attrgetter("place"))


def deduplicate(drafts: Iterable[StatementDraft]) -> list[StatementDraft]:
    """Keep the surest of drafts with the same cue and content, and drop those without a cue if another has one."""
    kept: dict[tuple[Pairs, Pairs], StatementDraft] = {}
    for draft in drafts:
        key = (draft.cue, draft.content)
        if key not in kept or _rank(draft) > _rank(kept[key]):
            kept[key] = draft
    with_cue = {draft.content for draft in kept.values() if draft.cue}
    return [draft for draft in kept.values() if draft.cue or draft.content not in with_cue]


def _rank(draft: StatementDraft) -> tuple[float, bool, Pairs, str]:
    return draft.confidence, bool(draft.source), draft.source, draft.act


def _draft(structure: TextStructure, attribution: Attribution, trimmed: Trim) -> StatementDraft | None:
    text, layout, quotations = structure.text, structure.layout, structure.quotations
    cue = tidy(text, _pairs(attribution.cue), trimmed)
    near = (_in_one_paragraph(pair, cue, layout) for pair in _pairs(attribution.source))
    source = tidy(text, without(near, cue), trimmed)
    source = source or _according_to(text, cue, _pairs(attribution.content))
    ended = (_end_with_block(structure, pair) for pair in _pairs(attribution.content))
    marked = (_end_with_paragraph(structure, pair) for pair in ended)
    content = settle_content(text, marked, source, cue, quotations)
    if not content:
        return None
    return StatementDraft(
        source, cue, content, attribution.act, attribution.confidence, attribution.named, attribution.unnamed
    )


def _in_one_paragraph(fragment: Pair, cue: Pairs, layout: Layout) -> Pair:
    """Cut a source's fragment to the paragraph of its cue, else to its last: no name runs on from a byline."""
    start, end = fragment
    numbers = range(layout.number(start), layout.number(end - 1) + 1)
    if len(numbers) < 2 or numbers[0] < 0:
        return fragment
    number = layout.number(cue[0][0]) if cue else numbers[-1]
    first, last = layout.paragraphs[number if number in numbers else numbers[-1]]
    return max(start, first), min(end, last)


def _according_to(text: str, cue: Pairs, content: Pairs) -> Pairs:
    """Find the source after "according to", if the network took it for part of the content around it.

    >>> text = "Prices, according to the bank, will fall."
    >>> [text[slice(*pair)] for pair in _according_to(text, ((8, 20),), ((0, 6), (21, 40)))]
    ['the bank']
    """
    if not cue or not text[slice(*cue[-1])].casefold().endswith("according to"):
        return ()
    behind = next(((start, end) for start, end in content if start >= cue[-1][1]), None)
    if behind is None or behind == content[0] or text[cue[-1][1] : behind[0]].strip():
        return ()
    comma = text.find(",", *behind)
    found = trim(text, behind[0], behind[1] if comma < 0 else comma)
    return (found,) if found else ()


def _pairs(spans: Iterable[Span]) -> Pairs:
    return tuple((span.start, span.end) for span in spans)


def _end_with_block(structure: TextStructure, fragment: Pair) -> Pair:
    """End a fragment with the block of quotation that it runs out of: what follows a letter is no part of it."""
    start, end = fragment
    for block in structure.blocks:
        if start < block.words[1] < end and block.words[0] < end:
            return start, block.words[1]
    return fragment


def _end_with_paragraph(structure: TextStructure, fragment: Pair) -> Pair:
    """End a fragment with its paragraph, unless something carries it on.

    It goes on in a quotation over several paragraphs, if another quotation begins the next paragraph, and after a colon
    at the paragraph's end ("The minister said:"). It also goes on if it began with a line: then it is a block, a letter
    or a speech that is quoted without marks.
    """
    text, layout, quotations = structure.text, structure.layout, structure.quotations
    start, end = fragment
    first, last = layout.number(start), layout.number(end - 1)
    if first == last or first < 0 or not _LETTER.search(text, text.rfind("\n", 0, start) + 1, start):
        return fragment
    for number in range(first, last):
        before = layout.paragraphs[number][1]
        if before <= start or text[before - 1] == ":":
            return fragment
        following = layout.starts[number + 1]
        quoted_there = any(q.start == following for q in quotations.at(following))
        if not any(q.end > following or not q.closing or quoted_there for q in quotations.at(before - 1)):
            return start, before
    return fragment
