"""The words around a trigger in its clause, and the auxiliaries in front of it."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final, NamedTuple, Self

from onrecord.schema import Span

_BEFORE: Final = 110
_BEHIND: Final = 60
"""So many characters before and behind a trigger are read."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[,.;:!?\n“”\"]")
_SENTENCE_ENDS: Final = frozenset('.;:!?\n“”"')
_CLAUSE_ENDS: Final = _SENTENCE_ENDS | {","}

AUXILIARIES: Final = frozenset({
    "be", "been", "being", "is", "are", "was", "were", "am", "has", "have", "had", "having", "do", "does", "did",
    "will", "would", "shall", "should", "can", "could", "may", "might", "must", "to", "not", "never", "get", "got",
})  # fmt: skip
_ADVERBS: Final = frozenset({
    "also", "even", "then", "again", "now", "still", "yet", "ever", "just", "already", "later", "first", "soon", "once",
    "all", "so",
})  # fmt: skip
_NO_ADVERBS: Final = frozenset({"family", "early", "july", "reply", "supply", "rely", "only"})
_DETERMINERS: Final = frozenset({
    "the", "a", "an", "his", "her", "its", "their", "our", "your", "my", "this", "that", "these", "those", "of", "any",
    "current", "some", "no", "another", "by",
})  # fmt: skip


class Clause(NamedTuple):
    """What stands around a trigger, in small letters and with short forms written out ("did not").

    `chain` are the auxiliaries next to the trigger, without the adverbs between them, `words` the words of the clause
    in front of them. `sentence` are all words in front of the trigger, as far as they are read, `behind` those behind
    it.
    """

    chain: list[str]
    words: list[str]
    sentence: list[str]
    behind: list[str]

    @classmethod
    def around(cls, text: str, trigger: Span) -> Self:
        """Read the clause of a trigger.

        >>> clause = Clause.around("On Friday, he said the rebels hadn’t yet been arrested.", Span(46, 54))
        >>> clause.chain, clause.words
        (['had', 'not', 'been'], ['he', 'said', 'the', 'rebels'])
        """
        start, end = trigger.start, trigger.end
        sentence = _behind(_read(text, max(0, start - _BEFORE), start), _SENTENCE_ENDS)
        words = _behind(sentence, _CLAUSE_ENDS)
        at = len(words)
        while at and (words[at - 1] in AUXILIARIES or _is_adverb(words[at - 1])):
            at -= 1
            if words[at] == "to":  # what is before it governs the verb, as in "is to visit"
                break
        chain = [word for word in words[at:] if word in AUXILIARIES]
        return cls(chain, words[:at] if chain else words, sentence, _read(text, end, end + _BEHIND))

    @property
    def is_infinitive(self) -> bool:
        """Tell whether the trigger is a verb behind "to"."""
        return self.chain[:1] == ["to"]

    @property
    def is_noun(self) -> bool:
        """Tell whether the trigger looks like a noun: "the recent attack", but not "the rebels attack"."""
        plural = self.words[-1:] and self.words[-1].endswith("s") and not self.words[-1].endswith(("'s", "’s", "ss"))
        return not self.chain and not plural and self.has(_DETERMINERS, 3)

    def has(self, words: Collection[str], within: int) -> bool:
        """Tell whether one of some words is among the last ones in front of the auxiliaries."""
        return any(word in words for word in self.words[-within:])

    def has_pair(self, first: Collection[str], second: Collection[str], within: int) -> bool:
        """Tell whether two words, one from each collection, follow each other among the last ones."""
        return follow(self.words[-within:], first, second)


def follow(words: Sequence[str], first: Collection[str], second: Collection[str]) -> bool:
    """Tell whether two words, one from each collection, follow each other.

    >>> follow(["set", "for", "next", "week"], {"next"}, {"week", "year"})
    True
    """
    return any(one in first and other in second for one, other in pairwise(words))


def _read(text: str, start: int, end: int) -> list[str]:
    """List words and marks."""
    found: list[str] = []
    for word in _WORD.findall(text, start, end):
        found += _written_out(word.lower()) if "'" in word or "’" in word else [word.lower()]
    return found


def _written_out(word: str) -> list[str]:
    word = word.replace("’", "'")
    if word.endswith("n't"):
        return [{"wo": "will", "ca": "can"}.get(word[:-3], word[:-3]), "not"]
    return [word[:-3], "will"] if word.endswith("'ll") else [word]


def _behind(words: list[str], marks: Collection[str]) -> list[str]:
    """Give the words behind the last mark."""
    last = next((at for at in range(len(words), 0, -1) if words[at - 1] in marks), 0)
    return words[last:]


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and word not in _NO_ADVERBS)
