"""Which word of a quotation stands for which word of another passage.

A quotation is aligned from its first word to its last with the stretch of the passage that it fits best, as sequences
are in biology: Gotoh, "An improved algorithm for matching biological sequences" (1982), with free ends in the passage.
One long gap costs less than many short ones; one behind an ellipsis costs nothing, and one behind a bracket little.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from onrecord.text.comparing.spelling import stem
from onrecord.text.comparing.word import Word, word_set

MOST_WORDS: Final = 400
"""Longer quotations are compared up to here."""
MOST_PASSAGE: Final = 2_000

FUNCTION_WORDS: Final = word_set("""
    a an the this that these those i me my we us our you your he him his she her it its they them their who whom whose
    which what there here and or but nor so as than if then of to in on at by for from with about into over after
    before under up out off is am are was were be been being do does did doing done have has had having will would
    shall should can could may might must not no 's 'd 1 very just also too all any some
""")
"""Words that say little about whether two passages are the same."""

_MATCH: Final = 20
_MATCH_FUNCTION: Final = 10
_SAME_FORM: Final = 1
"""A word that stands there as it is, and not only in another form, is preferred."""
_BEGINNING: Final = 10
"""How much more counts a word with which a sentence begins on both sides."""
_MISMATCH: Final = -9
_OPEN: Final = 16
_EXTEND: Final = 1
_SENTENCE: Final = 12
"""What it costs besides to leave a sentence of the passage where one of the quotation goes on."""
_OPEN_OWN: Final = 10
_EXTEND_OWN: Final = 4
_LEADING: Final = 1
"""What it costs less to pass over words of the quotation before all others."""
_BRACKET: Final = 3
_NEVER: Final = -(10**8)


_Scores = np.ndarray[tuple[int, ...], np.dtype[np.int32]]


class Step(NamedTuple):
    """A word of the quotation beside a word of the passage, as positions in both; None where there is none."""

    ours: int | None
    theirs: int | None


def weigh(word: Word) -> float:
    """Say how much a word tells: half of one for "the" and "will", nothing for a gap or a bracket."""
    if word.kind in ("gap", "insert"):
        return 0.0
    return 0.5 if word.form in FUNCTION_WORDS else 1.0


def align(ours: Sequence[Word], theirs: Sequence[Word]) -> tuple[Step, ...]:
    """Align a quotation with the best stretch of a passage; empty where either has no words.

    Each takes time and memory in proportion to the product of the lengths, which are bounded.

    >>> ours = [Word(form, 0, 1) for form in "we will leave".split()]
    >>> theirs = [Word(form, 0, 1) for form in "now we will not leave yet".split()]
    >>> [tuple(step) for step in align(ours, theirs)]
    [(0, 1), (1, 2), (None, 3), (2, 4)]
    """
    ours, theirs = ours[:MOST_WORDS], theirs[:MOST_PASSAGE]
    if not ours or not theirs:
        return ()
    return _Table(ours, theirs).steps()


class _Table:
    """The scores of all alignments: a row for each word of the quotation, a column for each word of the passage.

    `best` are the scores, `taken` the same where the last step doesn't pass over words of the passage, `met` where it
    puts two words side by side, and `own` where it passes over a word of the quotation.
    """

    def __init__(self, ours: Sequence[Word], theirs: Sequence[Word]) -> None:
        self.ours = ours
        numbers: dict[str, int] = {}
        self._stems = np.array([numbers.setdefault(stem(word.form), len(numbers)) for word in theirs])
        self._forms = np.array([numbers.setdefault(f"={word.form}", len(numbers)) for word in theirs])
        self._numbers = numbers
        shape = (len(ours) + 1, len(theirs) + 1)
        self.best = np.zeros(shape, np.int32)
        self.taken = np.zeros(shape, np.int32)
        self.met = np.full(shape, _NEVER, np.int32)
        self.own = np.full(shape, _NEVER, np.int32)
        self._begins = np.array([word.begins for word in theirs], np.int32)
        self._leaving = np.array([_SENTENCE * word.begins for word in theirs[1:]] + [0], np.int32)
        self._passed = np.cumsum([0, *(_EXTEND + self._leaving)], dtype=np.int32)
        self._bracketed = np.arange(shape[1], dtype=np.int32) * _BRACKET
        for row, word in enumerate(ours, start=1):
            self._fill(row, word)

    def scores(self, row: int) -> "_Scores":
        """Give the scores of a word of the quotation beside each word of the passage."""
        word = self.ours[row - 1]
        both = _BEGINNING * self._begins if word.begins else 0
        goes_on = row < len(self.ours) and not self.ours[row].begins
        match = _MATCH_FUNCTION if word.form in FUNCTION_WORDS else _MATCH
        same = self._stems == self._numbers.get(stem(word.form), -1)
        exact = self._forms == self._numbers.get(f"={word.form}", -1)
        return np.where(same | exact, match + both + _SAME_FORM * exact, _MISMATCH - goes_on * self._leaving)

    def passing(self, word: Word) -> "tuple[int, _Scores]":
        """Give what it costs to pass over words of the passage after a word: to begin with it, and up to each."""
        if word.kind == "gap":
            return 0, np.zeros_like(self._passed)
        return (0, self._bracketed) if word.kind == "insert" else (_OPEN, self._passed)

    @staticmethod
    def _opening(row: int) -> int:
        """Give what it costs to begin to pass over words of the quotation."""
        return _OPEN_OWN if row > 1 else _OPEN_OWN - _LEADING

    def _fill(self, row: int, word: Word) -> None:
        before = self.best[row - 1]
        if word.kind in ("gap", "insert"):
            taken = before.copy()
        else:
            self.own[row] = np.maximum(before - self._opening(row), self.own[row - 1] - _EXTEND_OWN)
            self.met[row, 1:] = before[:-1] + self.scores(row)
            taken = np.maximum(self.own[row], self.met[row])
        self.taken[row] = taken
        first, costs = self.passing(word)
        reached = np.maximum.accumulate(taken + costs)
        self.best[row] = taken
        self.best[row, 1:] = np.maximum(taken[1:], reached[:-1] - costs[1:] - first)

    def steps(self) -> tuple[Step, ...]:
        """Go back from the best score to where it began."""
        found: list[Step] = []
        row, column = len(self.ours), int(self.best[-1].argmax())
        while row:
            word = self.ours[row - 1]
            if self.best[row, column] != self.taken[row, column]:
                to = self._passed_from(row, column, word)
                found += (Step(None, each) for each in range(column - 1, to - 1, -1))
                column = to
            if word.kind in ("gap", "insert"):
                row -= 1
            elif self.taken[row, column] == self.met[row, column]:
                row, column = row - 1, column - 1
                found.append(Step(row, column))
            else:
                row = self._skip(row, column, found)
        return tuple(reversed(found))

    def _skip(self, row: int, column: int, found: list[Step]) -> int:
        """Pass over words of the quotation, up to the row from which that gives the score."""
        while True:
            opened = self.own[row, column] == self.best[row - 1, column] - self._opening(row)
            row -= 1
            found.append(Step(row, None))
            if opened:
                return row

    def _passed_from(self, row: int, column: int, word: Word) -> int:
        """Find the last column from which passing over words of the passage gives the score of this one."""
        first, costs = self.passing(word)
        reached = self.taken[row, :column] - first - (costs[column] - costs[:column])
        return int(np.flatnonzero(reached == self.best[row, column])[-1])
