"""Where in a long text a quotation may stand, found by the words and pairs of words that it shares with it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import Final

from onrecord.text.comparing.aligning import MOST_WORDS, weigh
from onrecord.text.comparing.differences import Comparison, compare
from onrecord.text.comparing.spelling import stem
from onrecord.text.comparing.word import Word

_MOST_PAIRS: Final = 200
"""A pair of words that comes more often tells nothing about where a quotation is, and takes time."""
_MOST_SINGLE: Final = 30
_MOST_PLACES: Final = 4
_AROUND: Final = 40
_AROUND_GAPS: Final = 500
"""So many words are looked at around a place, and where an ellipsis may stand for several sentences."""

Range = tuple[int, int]


class Index:
    """The words of a text by what they are, so that a quotation is found in it without reading all of it.

    Making one takes time in proportion to the text, and a look-up in proportion to the quotation.

    >>> from onrecord.text.comparing.words import spoken, written
    >>> text = "Good evening. The ferry will sail at noon, whatever the wind does. Thank you."
    >>> found = Index(spoken(text, 0, len(text)), text).look_up(written("ferry will sail", 0, 15), "ferry will sail")
    >>> [word.form for word in found[0].passage]
    ['ferry', 'will', 'sail']
    """

    def __init__(self, words: Sequence[Word], text: str) -> None:
        self.words, self.text = tuple(words), text
        self._stems = [stem(word.form) for word in self.words]
        self._single: defaultdict[str, list[int]] = defaultdict(list)
        self._pairs: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for at, one in enumerate(self._stems):
            self._single[one].append(at)
        for at, two in enumerate(pairwise(self._stems)):
            self._pairs[two].append(at)

    def look_up(self, ours: Sequence[Word], our_text: str, least: float = 0.5) -> list[Comparison]:
        """Compare a quotation with the places where it may stand, and give those that fit, the best first.

        It may stand at several; each place is given once. `least` is the share of it that has to be there.
        """
        around = _AROUND_GAPS if any(word.kind == "gap" for word in ours) else _AROUND + len(ours) // 2
        found: dict[int, Comparison] = {}
        for first, last in self.places(ours):
            passage = slice(max(0, first - around), last + len(ours) + around)
            if shared(ours, frozenset(self._stems[passage])) < least:
                continue
            comparison = compare(ours, our_text, self.words[passage], self.text)
            if comparison.share >= least:
                found.setdefault(comparison.passage[0].start, comparison)
        return sorted(found.values(), key=lambda each: (-each.share, len(each.differences)))

    def places(self, ours: Sequence[Word]) -> list[Range]:
        """Find where a quotation would begin, by what of it is there: at most a few ranges, the most likely first."""
        votes = sorted(self._votes(ours[:MOST_WORDS]))
        reach = len(ours) // 2 + 8
        found: list[tuple[int, Range]] = []
        first = 0
        for last, (at, _) in enumerate(votes):
            while votes[first][0] < at - reach:
                first += 1
            found.append((last - first + 1, (votes[first][0], at)))
        chosen: list[Range] = []
        for _, each in sorted(found, key=lambda found: -found[0]):
            if all(each[1] < other[0] or other[1] < each[0] for other in chosen):
                chosen.append(each)
                if len(chosen) == _MOST_PLACES:
                    break
        return [(max(0, first), max(0, last)) for first, last in chosen]

    def _votes(self, ours: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Give where the quotation would begin for each word and pair of words that is there, and which one it is."""
        stems = [stem(word.form) if weigh(word) else "" for word in ours]
        for at, two in enumerate(pairwise(stems)):
            if len(known := self._pairs.get(two, ())) <= _MOST_PAIRS:
                yield from ((place - at, at) for place in known)
        for at, one in enumerate(stems):
            if len(known := self._single.get(one, ())) <= _MOST_SINGLE:
                yield from ((place - at, at) for place in known)


def shared(ours: Sequence[Word], stems: Set[str]) -> float:
    """Say how much of a quotation has its words among these stems: never less than what an alignment would find.

    >>> shared([Word("we", 0, 2), Word("leave", 3, 8)], {"leav"})
    0.6666666666666666
    """
    whole = sum(map(weigh, ours))
    return sum(weigh(word) for word in ours if stem(word.form) in stems) / whole if whole else 0.0
