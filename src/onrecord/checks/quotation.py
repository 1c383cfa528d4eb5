"""The same quotation given twice in one article: in other words, without a word that matters, or from two people."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final

from onrecord.checks.comparing import (
    Comparison,
    Difference,
    Index,
    Quoted,
    Word,
    compare,
    cut_words,
    is_by_name,
    quotations,
    shared,
    speakers,
    stem,
    surely_different,
    weigh,
)
from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.schema import Actor, Span

LEAST_WORDS: Final = 3
LEAST_SHARE: Final = 0.8
"""So much of a sentence stands in the other quotation, or it is another one."""
LEAST_WEIGHT: Final = 4.5
"""Words of this weight are shared by chance no more; less is enough where all of a sentence is there, or a "not" is
what differs."""
LEAST_OF_WHOLE: Final = 4.0
LEAST_OF_TURNED: Final = 3.5
MOST_MORE: Final = 0.75
"""Where the other one has more of its own words for each of ours, somebody may have said something similar twice."""
LEAST_COVERED: Final = 0.7
"""So much of a quotation that is given again is in the other one. People say similar things twice, among others."""
LEAST_SUPPORT: Final = 5.0
"""Or so much else is the same in both, word for word."""
LEAST_CONTENT: Final = 2
MOST_EXCHANGED: Final = 3
LEAST_OF_TWO: Final = 4.0
"""Words of this weight are nobody's formula: two people who say them are said to say the same."""
LEAST_OF_ORDER: Final = 0.4
"""Of a sentence whose halves change places, the larger half stays."""
LEAST_OUT_OF_ORDER: Final = 1.5
"""Words of less weight may be on the other side by chance."""
_SMALL_WORDS: Final = frozenset(("a", "an", "the", "that", "and", "just", "like", "so"))
MOST_PASSAGES: Final = 400
"""An article with more quotations is compared up to here."""


@dataclass(frozen=True)
class _Passage:
    """A quotation, whole even where "she said" interrupts it."""

    number: int
    parts: tuple[Quoted, ...]
    text: str
    paragraphs: range
    starts: tuple[int, ...]
    shortens: bool
    """Whether it is part of a headline, which may be shorter than what somebody said."""

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for part in self.parts for word in part.words)

    @cached_property
    def spoken(self) -> tuple[Word, ...]:
        return tuple(word for part in self.parts for word in part.spoken(self.text))

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(stem(word.form) for word in self.spoken)

    @property
    def sentences(self) -> Iterator[tuple[Word, ...]]:
        """The words of each of its sentences."""
        for _, words in groupby(self.words, key=lambda word: bisect_right(self.starts, word.start)):
            yield tuple(words)

    def meets(self, other: "_Passage") -> bool:
        """Tell whether both share a paragraph: then one goes on from the other, and gives nothing twice."""
        return self.paragraphs.start < other.paragraphs.stop and other.paragraphs.start < self.paragraphs.stop

    def places(self, words: tuple[Word, ...]) -> tuple[Span, ...]:
        """Give where some of its words stand."""
        return tuple(span for part in self.parts for span in part.places(words))


def quotation(given: CheckInput) -> Iterator[Finding]:
    """Find quotations that an article gives twice: in different words, turned by what is left out, from two people."""
    passages = _passages(given)
    index = Index([word for passage in passages for word in passage.spoken], given.text)
    owners = [passage.number for passage in passages for _ in passage.spoken]
    found: dict[tuple[int, int], Finding] = {}
    for passage in passages:
        sentences = tuple(passage.sentences)
        others = sorted({other for words in sentences for other in _others(index, owners, words)})
        for other in others:
            if passage.meets(passages[other]):
                continue
            pair = _Pair(given, passage, passages[other], sentences)
            both = (min(passage.number, other), max(passage.number, other))
            for finding in pair.findings():
                if both not in found or found[both].confidence < finding.confidence:
                    found[both] = finding
    yield from found.values()


def _passages(given: CheckInput) -> list[_Passage]:
    """Put the parts of each quotation together: those of a statement that is all quoted, in one paragraph."""
    layout = given.structure.layout
    headings = [each for each in given.record.article.paragraphs if each.kind in ("title", "heading")]

    def together(quoted: Quoted) -> tuple[int, object]:
        interrupted = quoted.statements and quoted.statements[0].form == "direct"
        return layout.number(quoted.start), quoted.statement if interrupted else quoted.start

    found = []
    runs = groupby(quotations(given, LEAST_WORDS), key=together)
    for number, (_, run) in zip(range(MOST_PASSAGES), runs, strict=False):
        parts = tuple(run)
        start = parts[0].start
        paragraphs = range(layout.number(start), layout.number(parts[-1].end - 1) + 1)
        shortens = given.in_title(start) or any(each.start <= start < each.end for each in headings)
        found.append(_Passage(number, parts, given.text, paragraphs, given.structure.sentences, shortens))
    return found


def _others(index: Index, owners: list[int], sentence: tuple[Word, ...]) -> set[int]:
    """Give the quotations in which a sentence may be given once more."""
    return {owner for first, last in index.places(sentence) for owner in owners[first : last + len(sentence)]}


@dataclass(frozen=True)
class _Pair:
    """A quotation, sentence by sentence, beside another quotation."""

    given: CheckInput
    passage: _Passage
    other: _Passage
    sentences: tuple[tuple[Word, ...], ...]

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """The sentences that may stand in the other quotation, each beside what fits it best there."""
        return tuple(
            compare(words, self.given.text, self.other.spoken, self.given.text)
            for words in self.sentences
            if shared(words, self.other.stems) >= LEAST_SHARE
        )

    def findings(self) -> Iterator[Finding]:
        for comparison in self.comparisons:
            if finding := self._judge(comparison):
                yield finding
        for one, next_one in pairwise(self.comparisons):
            long = all(each.content >= LEAST_CONTENT and _is_whole(each) for each in (one, next_one))
            if long and next_one.bounds < one.bounds:
                first, last = next_one.bounds[0], one.bounds[1]
                yield self._in_two_ways((*one.ours, *next_one.ours), self.other.spoken[first:last], 0.8)

    @cached_property
    def speakers(self) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
        """Who is quoted here and there, as far as that is known."""
        mine, its = self.passage.parts[0].statements, self.other.parts[0].statements
        return speakers(self.given, mine), speakers(self.given, its)

    def _judge(self, comparison: Comparison) -> Finding | None:
        mine, its = self.speakers
        if surely_different(mine, its) and self._by_name():
            return self._of_two(comparison, mine[0], its[0])
        if _are_others(mine, its):
            return None
        if _is_reordered(comparison):
            return self._in_two_ways(comparison.ours, comparison.sentences, 0.75)
        is_same = self._is_same(comparison) and not self._gives_both(comparison)
        differences = tuple(_inside(comparison)) if is_same else ()
        if turn := next((each for each in differences if each.turn), None):
            return self._finding("turned", self._turned(turn, comparison), comparison.ours, comparison.passage, 0.9)
        if self.passage.shortens or self.other.shortens:
            differences = tuple(each for each in differences if each.exchanged)
        if any(not _is_small(each) for each in differences):
            sure = min(0.9, 0.4 + 0.5 * comparison.share - 0.05 * len(differences))
            return self._in_two_ways(comparison.ours, comparison.passage, sure)
        return None

    def _by_name(self) -> bool:
        """Tell whether both are attributed by name: who "he" is, who reads may get wrong."""
        return all(is_by_name(self.given, each.parts[0]) for each in (self.passage, self.other))

    def _of_two(self, comparison: Comparison, mine: Actor, its: Actor) -> Finding | None:
        inner = any(
            len(self.given.structure.quotations.at(at)) > 1
            for at in (comparison.ours[0].start, comparison.passage[0].start)
        )
        if inner or not _is_whole(comparison) or comparison.weight < LEAST_OF_TWO:
            return None
        words = cut_words(comparison.ours, self.given.text)
        message = f"The same words are quoted from {mine.name} and from {its.name}: “{words}”"
        return self._finding("two_speakers", message, comparison.ours, comparison.passage, 0.8)

    def _gives_both(self, comparison: Comparison) -> bool:
        """Tell whether one quotation has both wordings: then somebody said both."""
        there = " ".join(word.form for word in self.passage.spoken)
        return f" {' '.join(word.form for word in comparison.passage)} " in f" {there} "

    @cached_property
    def support(self) -> float:
        """How much both have in common word for word: where that is a lot, less is needed of another sentence."""
        return sum(each.weight for each in self.comparisons if _is_whole(each) and each.content >= LEAST_CONTENT)

    @cached_property
    def covered(self) -> float:
        """How much of the shorter quotation the other one has: of something that is said again, only a part."""
        both = sum(each.weight for each in self.comparisons if each.share >= LEAST_SHARE)
        shorter = min(sum(map(weigh, self.passage.words)), sum(map(weigh, self.other.spoken)))
        return both / shorter if shorter else 0.0

    def _is_same(self, comparison: Comparison) -> bool:
        if self.covered < LEAST_COVERED and self.support < LEAST_SUPPORT:
            return False
        differences = comparison.differences
        exchanged = sum(len(each.ours) for each in differences if each.exchanged)
        more = sum(len(each.theirs) for each in differences)
        if not self.support and more > MOST_MORE * len(comparison.ours):
            return False
        least = LEAST_WEIGHT if exchanged else LEAST_OF_WHOLE
        if any(each.turn for each in differences):
            least = LEAST_OF_TURNED
        return (
            comparison.share >= LEAST_SHARE
            and comparison.weight + self.support >= least
            and (comparison.content >= LEAST_CONTENT or comparison.share == 1)
            and exchanged <= MOST_EXCHANGED
        )

    def _in_two_ways(self, ours: tuple[Word, ...], theirs: tuple[Word, ...], confidence: float) -> Finding:
        words, others = cut_words(ours, self.given.text), cut_words(theirs, self.given.text)
        return self._finding("reworded", f"Quoted in two ways: “{words}” and “{others}”", ours, theirs, confidence)

    def _turned(self, difference: Difference, comparison: Comparison) -> str:
        words, others = cut_words(comparison.ours, self.given.text), cut_words(comparison.passage, self.given.text)
        with_it = any(word.form == difference.turn for word in difference.ours)
        whole, short = (words, others) if with_it else (others, words)
        return f"Quoted once with “{difference.turn}” and once without it: “{whole}” and “{short}”"

    def _finding(
        self, verdict: str, message: str, ours: tuple[Word, ...], theirs: tuple[Word, ...], confidence: float
    ) -> Finding:
        first, second = sorted((self.passage.places(ours), self.other.places(theirs)))
        parts = sorted((*self.passage.parts, *self.other.parts), key=lambda part: part.start)
        statements = dict.fromkeys(each for part in parts for each in part.statement)
        return Finding(verdict, message, confidence, about=second, evidence=first, statements=tuple(statements))


def _are_others(mine: tuple[Actor, ...], its: tuple[Actor, ...]) -> bool:
    """Tell whether nobody has a name, and none of them is the other: "a spokesman", and "her lawyer"."""
    if not mine or not its or any(each.named for each in (*mine, *its)):
        return False
    return {each.id for each in mine}.isdisjoint(each.id for each in its)


def _is_small(difference: Difference) -> bool:
    """Tell whether an editor would shrug at a difference: "a", "that", "just"."""
    return all(word.form in _SMALL_WORDS for word in (*difference.ours, *difference.theirs))


def _is_whole(comparison: Comparison) -> bool:
    return comparison.share == 1 and not comparison.differences


def _is_reordered(comparison: Comparison) -> bool:
    """Tell whether the rest of a sentence stands in the other quotation, too, but on the other side."""
    first, last = comparison.bounds
    reach = len(comparison.ours)
    around = (*comparison.theirs[max(0, first - reach) : first], *comparison.theirs[last : last + reach])
    rest = comparison.missing
    return (
        comparison.share >= LEAST_OF_ORDER
        and sum(map(weigh, rest)) >= LEAST_OUT_OF_ORDER
        and shared(rest, frozenset(stem(word.form) for word in around)) == 1
    )


def _inside(comparison: Comparison) -> Iterator[Difference]:
    """Give the differences but for what a quotation has before the other begins, or after it ends.

    One word that stands for another is different there, too, if the sentence begins or ends with both.
    """
    first, last = (comparison.ours[comparison.pairs[at][0]].start for at in (0, -1))
    for each in comparison.differences:
        within = not each.ours or first < each.ours[0].start < last
        one_word = len(each.ours) == len(each.theirs) == 1
        if within or (one_word and comparison.is_at_edge(each.theirs[0])):
            yield each
