"""How two passages differ, apart from what is no difference."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from onrecord.text.comparing.aligning import FUNCTION_WORDS, Step, align, weigh
from onrecord.text.comparing.spelling import fold, stem
from onrecord.text.comparing.turning import turning, turns_after, turns_before, turns_between
from onrecord.text.comparing.word import Word, word_set

_FILLERS: Final = (("you", "know"), ("i", "mean"))
_LEADS: Final = word_set("well so like look oh ok yes right now listen")
_SHORT_FOR: Final = {"'s": ("is", "has"), "'d": ("would", "had")}
_ELIDED: Final = re.compile(r"[\[…]|\.\s?\.\s?\.")
_BRACKETS: Final = frozenset("([")
_CLOSING: Final = frozenset(")]")
_MOST_PUT_IN: Final = 2
_REACH: Final = 24
"""So many words of a sentence around a passage are looked at."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of a quotation, and the words of the passage that stand there instead; either may be missing.

    `marked` tells that an ellipsis or a bracket shows that words were left out. `turn` is the word that is missing on
    one side, and without which the rest may say something else.
    """

    ours: tuple[Word, ...]
    theirs: tuple[Word, ...]
    marked: bool = False
    turn: str | None = None

    @property
    def exchanged(self) -> bool:
        """Whether other words stand there, and not only fewer or more."""
        return bool(self.ours and self.theirs)


@dataclass(frozen=True)
class Comparison:
    """A quotation beside the stretch of a passage that fits it best.

    >>> from onrecord.text.comparing.words import spoken, written
    >>> ours, theirs = "We will leave", "Now hear this: We will not leave before noon."
    >>> found = compare(written(ours, 0, 13), ours, spoken(theirs, 0, 45), theirs)
    >>> found.share, [word.form for word in found.passage], found.differences[0].turn
    (1.0, ['we', 'will', 'not', 'leave'], 'not')
    """

    ours: tuple[Word, ...]
    our_text: str
    theirs: tuple[Word, ...]
    their_text: str
    steps: tuple[Step, ...]

    @cached_property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The positions of the words that are the same on both sides, or forms of one word."""
        return tuple(
            (ours, theirs)
            for ours, theirs in self.steps
            if ours is not None and theirs is not None and _akin(self.ours[ours], self.theirs[theirs])
        )

    @property
    def missing(self) -> tuple[Word, ...]:
        """The words of the quotation that aren't in the passage."""
        met = {ours for ours, _ in self.pairs}
        return tuple(word for at, word in enumerate(self.ours) if at not in met and weigh(word))

    @property
    def share(self) -> float:
        """How much of the quotation stands in the passage, from 0 to 1."""
        whole = sum(map(weigh, self.ours))
        return sum(weigh(self.ours[ours]) for ours, _ in self.pairs) / whole if whole else 0.0

    @property
    def weight(self) -> float:
        """How many words they have in common, those that say little for half."""
        return sum(weigh(self.ours[ours]) for ours, _ in self.pairs)

    @property
    def content(self) -> int:
        """How many words they have in common that say more than "the" and "will"."""
        return sum(self.ours[ours].form not in FUNCTION_WORDS for ours, _ in self.pairs)

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """Where the passage begins and ends among the words of the other side."""
        met = [theirs for _, theirs in self.steps if theirs is not None]
        return (met[0], met[-1] + 1) if met else (0, 0)

    @property
    def passage(self) -> tuple[Word, ...]:
        """The words of the passage."""
        return self.theirs[slice(*self.bounds)]

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What is different, in order; what an ellipsis shows is there only if it turns what is said."""
        return tuple(found for group in self._groups() if (found := self._difference(*group)))

    @property
    def sentences(self) -> tuple[Word, ...]:
        """The words of the sentences of the other side in which the passage stands."""
        first, last = self.bounds
        return (*self._sentence_before(first), *self.passage, *self._sentence_after(last))

    @cached_property
    def outside(self) -> str | None:
        """The word that turns what is said, and stands in the same sentence before or after the passage.

        What stands before counts only where the quotation begins as a sentence does.
        """
        first, last = self.bounds
        before = self._sentence_before(first) if self.our_text[self.ours[0].start].isupper() else ()
        after = self._sentence_after(last)
        return turns_before([word.form for word in before]) or turns_after([word.form for word in after])

    def is_at_edge(self, word: Word) -> bool:
        """Tell whether the first or the last word of the passage begins or ends a sentence, or all that there is."""
        first, last = self.bounds
        begins = word == self.theirs[first] and (first == 0 or self._ends(first))
        return begins or (word == self.theirs[last - 1] and self._ends(last))

    def _groups(self) -> Iterator[tuple[list[int], list[int], int, int]]:
        """Give the positions of words that differ side by side, and those of the words on our side around them."""
        ours: list[int] = []
        theirs: list[int] = []
        before = -1
        for step in (*self.steps, Step(len(self.ours), None)):
            at, other = step
            same = at == len(self.ours) or (
                at is not None and other is not None and self.ours[at].form == self.theirs[other].form
            )
            if same and at is not None:
                if ours or theirs:
                    yield ours, theirs, before, at
                ours, theirs, before = [], [], at
                continue
            ours += [] if at is None else [at]
            theirs += [] if other is None else [other]

    def _difference(self, ours: list[int], theirs: list[int], before: int, after: int) -> Difference | None:
        mine = tuple(self.ours[at] for at in ours)
        other = tuple(self.theirs[at] for at in theirs)
        marked = any(word.kind in ("gap", "insert") for word in self.ours[before + 1 : after])
        if self._is_none(mine, other, theirs) or self._is_bracketed(other, mine):
            return None
        if not mine and marked:
            turn = self._turns_behind_a_mark(theirs)
            return Difference(mine, other, marked=True, turn=turn) if turn else None
        if not other and self._is_elided(before, after):
            return None
        lost = turning(_without(other, mine)) or turning(_without(mine, other))
        return Difference(mine, other, marked=marked, turn=lost)

    def _is_none(self, ours: tuple[Word, ...], theirs: tuple[Word, ...], at: list[int]) -> bool:
        mine, other = _spoken_out(ours, self.our_text), _spoken_out(theirs, self.their_text)
        if _joined(mine) == _joined(other) or _letters(ours, self.our_text) == _letters(theirs, self.their_text):
            return True
        if len(mine) == len(other) == 1 and (
            other[0] in _SHORT_FOR.get(mine[0], ()) or mine[0] in _SHORT_FOR.get(other[0], ())
        ):
            return True
        if len(ours) <= 1 and len(theirs) <= 1 and any(word.kind == "edited" for word in (*ours, *theirs)):
            return True
        return not mine and bool(at) and self._is_said_again(at)

    def _is_bracketed(self, theirs: tuple[Word, ...], ours: tuple[Word, ...]) -> bool:
        """Tell whether the words of the passage are what a bracket puts in there: "(the minister)" for "him"."""
        if not theirs or not (ours or len(theirs) <= _MOST_PUT_IN):
            return False
        first, last = theirs[0].start, theirs[-1].end
        return self.their_text[max(0, first - 1) : first] in _BRACKETS and self.their_text[last : last + 1] in _CLOSING

    def _is_said_again(self, at: list[int]) -> bool:
        """Tell whether words only come twice, as somebody who looks for the next ones says them."""
        first, last = at[0], at[-1] + 1
        forms = [word.form for word in self.theirs[first:last]]
        again = (self.theirs[last : last + len(forms)], self.theirs[max(0, first - len(forms)) : first])
        if any(forms == [word.form for word in words] for words in again):
            return True
        following = self.theirs[last : last + 1]
        end = self.theirs[last - 1].end
        broken = self.their_text[end : end + 2].strip().startswith(("-", "–", "—"))
        return broken and len(forms) == 1 and bool(following) and following[0].form.startswith(forms[0])

    def _is_elided(self, before: int, after: int) -> bool:
        """Tell whether the passage itself has a bracket or an ellipsis between two words of ours."""
        beside = {ours: theirs for ours, theirs in self.steps if ours is not None and theirs is not None}
        if before not in beside or after not in beside:
            return False
        between = self.their_text[self.theirs[beside[before]].end : self.theirs[beside[after]].start]
        return _ELIDED.search(between) is not None

    def _turns_behind_a_mark(self, at: list[int]) -> str | None:
        """Name what turns what is said, and is left out behind a mark: only in sentences of which something stays."""
        left, right = at[0], at[-1] + 1
        ends = [place for place in range(left, right + 1) if place and self._ends(place)]
        forms = [word.form for word in self.theirs[left:right]]
        if not ends:
            return turns_between(forms)
        return turns_after(forms[: ends[0] - left]) or turns_before(forms[ends[-1] - left :])

    def _ends(self, at: int) -> bool:
        """Tell whether a sentence ends before a word of theirs."""
        return at >= len(self.theirs) or self.theirs[at].begins

    def _sentence_before(self, first: int) -> tuple[Word, ...]:
        at = first
        while at and first - at < _REACH and not self._ends(at):
            at -= 1
        return self.theirs[at:first]

    def _sentence_after(self, last: int) -> tuple[Word, ...]:
        at = last
        while at < len(self.theirs) and at - last < _REACH and not self._ends(at):
            at += 1
        return self.theirs[last:at]


def compare(ours: Sequence[Word], our_text: str, theirs: Sequence[Word], their_text: str) -> Comparison:
    """Compare a quotation with the stretch of a passage that fits it best."""
    return Comparison(tuple(ours), our_text, tuple(theirs), their_text, align(ours, theirs))


def _akin(one: Word, other: Word) -> bool:
    return one.form == other.form or stem(one.form) == stem(other.form)


def _joined(forms: Sequence[str]) -> str:
    return "".join(forms).replace("'", "")


def _letters(words: Sequence[Word], text: str) -> str:
    """Give the letters of words as they stand there: the end of a line may divide a word."""
    return "".join(filter(str.isalnum, fold("".join(text[word.start : word.end] for word in words))))


def _without(words: Sequence[Word], others: Sequence[Word]) -> list[str]:
    there = {word.form for word in others}
    return [word.form for word in words if word.form not in there]


def _spoken_out(words: Sequence[Word], text: str) -> list[str]:
    """Give the forms of words without those that only fill a pause: "you know", "well,"."""
    forms = [word.form for word in words]
    kept: list[str] = []
    at = 0
    while at < len(words):
        if tuple(forms[at : at + 2]) in _FILLERS:
            at += 2
            continue
        if forms[at] not in _LEADS or text[words[at].end : words[at].end + 1] != ",":
            kept.append(forms[at])
        at += 1
    return kept
