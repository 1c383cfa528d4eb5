"""Gives each quotation to one statement: the one that stands nearest to it.

Two statements may share quoted words only if one of them is within the other. Where the network gave a quotation to
two, it stays with the one whose cue or source is nearer, first of all in its own sentence, and the other one loses it.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.recorder.statements.drafts import Pairs, StatementDraft, shared, without
from onrecord.recorder.statements.edges import settle_content
from onrecord.text import Pair, Quotation, TextStructure, holds, length

_ROUNDS: Final = 3
"""A cut can take one statement out of another, which is seen in the next round; what then still clashes is dropped."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """The words of a quotation that a statement has, and how far from them it is attributed."""

    number: int
    quotation: Pair
    words: Pairs
    distance: tuple[int, int]


def separate(structure: TextStructure, drafts: Sequence[StatementDraft]) -> list[StatementDraft]:
    """Take every quotation away from all statements but the nearest, those around it and those within it.

    >>> from onrecord.schema import Article
    >>> text = "“No,” said Moe. “Yes,” said Poe."
    >>> moe = StatementDraft(((11, 14),), ((6, 10),), ((0, 5), (16, 22)), "assert", 0.8)
    >>> poe = StatementDraft(((28, 31),), ((23, 27),), ((16, 22),), "assert", 0.8)
    >>> separated = separate(TextStructure.of(Article(id="a", text=text)), [moe, poe])
    >>> [[text[slice(*pair)] for pair in draft.content] for draft in separated]
    [['“No,”'], ['“Yes,”']]
    """
    kept = list(drafts)
    for _ in range(_ROUNDS):
        lost = _lost(structure, kept)
        if not lost:
            return kept
        cut = (_cut(structure, draft, lost.get(number, ())) for number, draft in enumerate(kept))
        kept = list(filter(None, cut))
    while lost := _lost(structure, kept):
        kept = [draft for number, draft in enumerate(kept) if number not in lost]
    return kept


def _lost(structure: TextStructure, drafts: Sequence[StatementDraft]) -> dict[int, list[Pair]]:
    """Find what each statement has to give up, by its number."""
    lost: dict[int, list[Pair]] = {}
    for claims in _claims(structure, drafts).values():
        accepted: list[_Claim] = []
        for claim in sorted(claims, key=lambda claim: (claim.distance, claim.number)):
            draft = drafts[claim.number]
            clashes = any(
                shared(claim.words, other.words) and not _nested(draft, drafts[other.number])
                for other in accepted
                if other.number != claim.number
            )
            if clashes:
                lost.setdefault(claim.number, []).append(claim.quotation)
            else:
                accepted.append(claim)
    return lost


def _claims(structure: TextStructure, drafts: Sequence[StatementDraft]) -> dict[int, list[_Claim]]:
    """Find which statements have words of which quotation, by the beginning of the outermost one around it."""
    claims: dict[int, list[_Claim]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        seen: set[Pair] = set()
        for first, last in draft.content:
            for quotation in structure.quotations.own((first, last), draft.anchor):
                place = (quotation.start, quotation.end)
                if place in seen:
                    continue
                seen.add(place)
                words = tuple(
                    (max(s, place[0]), min(e, place[1])) for s, e in draft.content if s < place[1] and place[0] < e
                )
                outermost = structure.quotations.at(quotation.start)[0].start
                claims[outermost].append(_Claim(number, place, words, _distance(structure, draft, quotation)))
    return {start: found for start, found in claims.items() if len(found) > 1}


def _cut(structure: TextStructure, draft: StatementDraft, lost: Sequence[Pair]) -> StatementDraft | None:
    """Cut quotations out of a statement; None if no word is left."""
    if not lost:
        return draft
    text = structure.text
    left = without(draft.content, sorted(lost))
    content = settle_content(text, left, draft.source, draft.cue, structure.quotations)
    words = any(character.isalnum() for start, end in content for character in text[start:end])
    return replace(draft, content=content) if words else None


def _nested(one: StatementDraft, other: StatementDraft) -> bool:
    """Tell whether one of two statements holds the other, as `nesting` sees it."""
    return _holds(one, other) or _holds(other, one)


def _holds(outer: StatementDraft, inner: StatementDraft) -> bool:
    return length(outer.content) > length(inner.content) and holds(outer.content, (*inner.content, *inner.cue))


def _distance(structure: TextStructure, draft: StatementDraft, quotation: Quotation) -> tuple[int, int]:
    """How many sentences, and then characters, are between a quotation and what attributes it."""
    unattributed = (len(structure.sentences), 0)
    return min((_between(structure, pair, quotation) for pair in draft.anchor), default=unattributed)


def _between(structure: TextStructure, anchor: Pair, quotation: Quotation) -> tuple[int, int]:
    if anchor[0] >= quotation.end:
        return structure.sentence(anchor[0]) - structure.sentence(quotation.end - 1), anchor[0] - quotation.end
    return structure.sentence(quotation.start) - structure.sentence(anchor[1] - 1), quotation.start - anchor[1]
