"""A wording beside a fuller one, sentence by sentence: outlets begin and end elsewhere, and may change the order."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from onrecord.stories.quotations.passages import BEGINNING, Passage
from onrecord.text.comparing import Comparison, Difference, Word, compare, stem, weigh

LEAST_ALONE: Final = 2.0
"""A sentence of less weight is compared together with the one before it."""


@dataclass(frozen=True)
class Aligned:
    """The sentences of a wording that stand in a fuller one, each beside what fits it best there."""

    short: Passage
    full: Passage
    sentences: tuple[Comparison, ...]

    @classmethod
    def of(cls, short: Passage, full: Passage, share: float) -> "Aligned":
        """Align two wordings; a sentence stands in the other one if so large a share of its words does."""
        there = full.beginnings
        likely = (words for words in _sentences(short.words) if _most(words, there) >= share)
        pairs = (compare(words, short.text, full.spoken, full.text) for words in likely)
        return cls(short, full, tuple(each for each in pairs if each.share >= share))

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What is different within the sentences that both have."""
        return tuple(each for sentence in self.sentences for each in sentence.differences)

    @cached_property
    def met(self) -> frozenset[int]:
        """Where the fuller wording has words of the other one."""
        return frozenset(theirs for sentence in self.sentences for _, theirs in sentence.pairs)

    @cached_property
    def rare(self) -> float:
        """How rare the words are that both have, together."""
        met = {stem(each.ours[ours].form) for each in self.sentences for ours, _ in each.pairs}
        return sum(rare for word, rare in self.short.rare.items() if word in met)

    @property
    def length(self) -> int:
        """How many words the sentences have."""
        return sum(len(each.ours) for each in self.sentences)

    @property
    def whole(self) -> bool:
        """Whether all of the wording stands in the fuller one."""
        all_there = self.length == len(self.short.words)
        return all_there and all(each.share == 1 for each in self.sentences) and not self.instead

    @property
    def instead(self) -> tuple[Word, ...]:
        """Words that the wording has, and that the fuller one hasn't."""
        return tuple(word for each in self.differences for word in each.ours)

    @cached_property
    def missing(self) -> tuple[int, ...]:
        """Where the fuller wording has words that the other one hasn't: what is no difference isn't missing."""
        changed = {word for each in self.differences for word in each.theirs}
        inside = {at for each in self.sentences for at in range(*each.bounds)}
        marked = {at for each in self.sentences for at in _behind_marks(each)}
        return tuple(
            at
            for at, word in enumerate(self.full.spoken)
            if at not in self.met and (at not in inside or at in marked or word in changed)
        )


def _most(words: tuple[Word, ...], there: frozenset[str]) -> float:
    """Tell at most how large a share of a sentence's words can stand in a wording with words that begin so.

    To align words takes a hundred times as long as this.
    """
    whole = sum(map(weigh, words))
    met = (word for word in words if {word.form[:BEGINNING], stem(word.form)[:BEGINNING]} & there)
    return sum(map(weigh, met)) / whole if whole else 0.0


def _sentences(words: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    found: list[tuple[Word, ...]] = []
    start = 0
    for at in range(1, len(words) + 1):
        if at < len(words) and not words[at].begins:
            continue
        if found and sum(map(weigh, words[start:at])) < LEAST_ALONE:
            found[-1] += words[start:at]
        else:
            found.append(words[start:at])
        start = at
    return iter(found)


def _behind_marks(comparison: Comparison) -> Iterator[int]:
    """Give where words are missing behind an ellipsis or a bracket."""
    beside = [(ours, theirs) for ours, theirs in comparison.steps if ours is not None and theirs is not None]
    for (ours, theirs), (next_ours, next_theirs) in pairwise(beside):
        if any(word.kind == "gap" for word in comparison.ours[ours + 1 : next_ours]):
            yield from range(theirs + 1, next_theirs)
