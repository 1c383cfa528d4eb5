"""Turns what the network marked into statements: every fragment with the right edges, and no statement twice."""

import re
from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter
from typing import Final

from onrecord.recorder.statements.drafts import Pairs, StatementDraft, without
from onrecord.recorder.statements.edges import Trim, settle_content, strip, tidy, trim
from onrecord.recorder.statements.quoted_by import around_reports, handed_on
from onrecord.recorder.statements.subjects import fill_in
from onrecord.schema import Annotations, Attribution, Span
from onrecord.text import Pair, TextStructure

_LETTER: Final = re.compile(r"[^\W_]")


def draft(structure: TextStructure, annotations: Annotations) -> list[StatementDraft]:
    """Turn attributions into drafts, in order; those whose content is only punctuation are dropped.

    In the full style, the words go to the one whose they are where a report hands them on, and sources that the network
    left open are filled in. In the flat style every statement stays as PolNeAR marks it.
    """
    full = annotations.style == "full"
    trimmed = trim if full else strip
    drafts = list(filter(None, (_draft(structure, attribution, trimmed) for attribution in annotations.attributions)))
    if full:
        drafts = handed_on(structure, drafts)
    drafts = sorted(deduplicate(drafts), key=attrgetter("place"))
    return around_reports(structure, fill_in(structure, drafts)) if full else drafts


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
    text, quotations = structure.text, structure.quotations
    cue = tidy(text, _pairs(attribution.cue), trimmed)
    source = tidy(text, without(_pairs(attribution.source), cue), trimmed)
    source = tidy(text, _in_one_sentence(structure, source, cue), trimmed)
    source = source or _according_to(text, cue, _pairs(attribution.content))
    ended = (_end_with_block(structure, pair) for pair in _pairs(attribution.content))
    marked = (_end_with_paragraph(structure, pair) for pair in ended)
    content = settle_content(text, _in_reach(structure, tuple(marked), cue or source), source, cue, quotations)
    if not content:
        return None
    return StatementDraft(
        source,
        cue,
        content,
        attribution.act,
        attribution.confidence,
        attribution.named,
        attribution.unnamed,
        attribution.names,
    )


def _in_one_sentence(structure: TextStructure, source: Pairs, cue: Pairs) -> Pairs:
    """Keep of a source what stands in the sentence of its cue, or next to it; without a cue, in its last sentence."""
    pieces: dict[int, list[Pair]] = {}
    for start, end in source:
        edges = [start, *(at for at in structure.sentences_in(start, end) if at > start), end]
        for first, last in pairwise(edges):
            pieces.setdefault(structure.sentence(first), []).append((first, last))
    if not pieces:
        return source
    of_cue = structure.sentence(cue[0][0]) if cue else max(pieces)
    return tuple(
        pieces[of_cue] if of_cue in pieces else pieces[min(pieces, key=lambda each: (abs(each - of_cue), each))]
    )


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


def _in_reach(structure: TextStructure, content: Pairs, anchor: Pairs) -> Pairs:
    """Leave out fragments without marks in a later paragraph to which nothing carries the words on."""
    reached = max((end for _, end in anchor), default=0)
    kept: list[Pair] = []
    for start, end in content:
        quoted = structure.quotations.at(start)
        if not quoted and start >= reached > 0 and _end_with_paragraph(structure, (reached - 1, end))[1] <= start:
            continue
        kept.append((start, end))
        reached = max(reached, end)
    return tuple(kept) or content


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
