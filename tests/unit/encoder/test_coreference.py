"""Mentions are found once whatever the windows, and linked to the earlier ones that they may go with."""

import numpy as np
from numpy.typing import NDArray

from onrecord.encoder.coreference import MentionCandidate, find, link
from onrecord.encoder.heads.mentions import MENTIONS
from onrecord.encoder.pieces import Pieces
from onrecord.encoder.states import States
from onrecord.encoder.windows import Window
from tests.unit.encoder.heads.hand import scores_of_spans

NAME = MENTIONS.index("person name")


class Told:
    """A network that marks the second and third piece of each window, and links each mention to the one before."""

    mention_threshold = 0.5

    def mentions(self, hidden: NDArray[np.float32]) -> NDArray[np.float32]:
        return scores_of_spans(
            len(hidden), *[(int(i), int(i) + 2, NAME, 0.9) for i in np.flatnonzero(hidden[:, 0] == 1)]
        )

    def links(self, ends, labels, pairs) -> NDArray[np.float32]:  # type: ignore[no-untyped-def]
        out = np.full((pairs.end - pairs.start, pairs.end - pairs.first + 1), -1e4, dtype=np.float32)
        for row, number in enumerate(range(pairs.start, pairs.end)):
            out[row, number - 1 - pairs.first if number else -1] = 5
        return out


def test_a_mention_in_two_windows_is_found_once_and_linked_to_the_one_before() -> None:
    hidden = np.zeros((12, 2), dtype=np.float32)
    hidden[[1, 6, 9], 0] = 1
    windows = [Window(0, 8), Window(4, 12)]
    seen = [hidden[0:8], hidden[4:12]]
    states = States(0, windows, seen, seen)
    mentions = list(find(Told(), states))  # type: ignore[arg-type]
    assert [(m.first, m.end) for m in mentions] == [(1, 3), (6, 8), (9, 11)]
    zeros = np.zeros(12, dtype=np.int64)
    pieces = Pieces(zeros, zeros, zeros, np.arange(12), np.arange(1, 13))
    marked = link(Told(), "abcdefghijkl", pieces, mentions)  # type: ignore[arg-type]
    assert [m.span.cut("abcdefghijkl") for m in marked] == ["bc", "gh", "jk"]
    assert [[a.mention for a in m.antecedents] for m in marked] == [[], [0], [1]]


def test_a_text_without_mentions_has_none() -> None:
    none: list[MentionCandidate] = []
    zeros = np.zeros(0, dtype=np.int64)
    assert link(Told(), "", Pieces(zeros, zeros, zeros, zeros, zeros), none) == ()  # type: ignore[arg-type]
