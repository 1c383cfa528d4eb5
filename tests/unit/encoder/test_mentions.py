"""Mentions are decoded from the scores of spans, and linked through the words and places that they share."""

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.encoder.decode import find_mentions
from onrecord.encoder.labels import LONGEST, MENTIONS, RELATIONS
from onrecord.encoder.links import BLOCK, REACH, blocks
from onrecord.encoder.mentions import Found, find, link
from onrecord.encoder.pieces import Pieces
from onrecord.encoder.states import States
from onrecord.encoder.windows import Window

NAME, PLACE, DESCRIPTION = (MENTIONS.index(label) for label in ("person name", "place name", "person nominal"))


def scores(pieces: int, *spans: tuple[int, int, int, float]) -> NDArray[np.float32]:
    """Scores of spans (first, end, label, probability); all others are none."""
    out = np.full((pieces, LONGEST, len(MENTIONS)), -20, dtype=np.float32)
    out[..., 0] = 0
    for first, end, label, probability in spans:
        out[first, end - first - 1, label] = np.log(probability / (1 - probability))
    return out


def found(pieces: int, *spans: tuple[int, int, int, float]) -> list[tuple[int, int, int]]:
    return [(m.first, m.end, m.label) for m in find_mentions(scores(pieces, *spans), 0.5)]


def test_a_mention_may_stand_in_another() -> None:
    assert found(9, (0, 5, DESCRIPTION, 0.9), (0, 1, PLACE, 0.8)) == [(0, 1, PLACE), (0, 5, DESCRIPTION)]


def test_of_two_that_cross_the_likelier_stays() -> None:
    assert found(9, (0, 4, NAME, 0.7), (2, 6, PLACE, 0.9)) == [(2, 6, PLACE)]


def test_where_only_the_beginning_is_in_doubt_the_likeliest_stands_for_all() -> None:
    assert found(9, (2, 5, NAME, 0.35), (3, 5, NAME, 0.4), (1, 5, NAME, 0.2)) == [(3, 5, NAME)]


def test_unlikely_spans_are_none() -> None:
    assert found(9, (2, 5, NAME, 0.3)) == []


def test_no_mention_runs_past_the_end() -> None:
    assert found(4, (2, 6, NAME, 0.99)) == []


class Told:
    """A network that marks the second and third piece of each window, and links each mention to the one before."""

    mention_threshold = 0.5

    def mentions(self, hidden: NDArray[np.float32]) -> NDArray[np.float32]:
        return scores(len(hidden), *[(int(i), int(i) + 2, NAME, 0.9) for i in np.flatnonzero(hidden[:, 0] == 1)])

    def links(self, ends, labels, pairs) -> NDArray[np.float32]:  # type: ignore[no-untyped-def]
        out = np.full((pairs.end - pairs.start, pairs.end - pairs.first + 1), -1e4, dtype=np.float32)
        for row, number in enumerate(range(pairs.start, pairs.end)):
            out[row, number - 1 - pairs.first if number else -1] = 5
        return out


def test_a_mention_in_two_windows_is_found_once_and_linked_to_the_one_before() -> None:
    hidden = np.zeros((12, 2), dtype=np.float32)
    hidden[[1, 6, 9], 0] = 1
    windows = [Window(0, 8), Window(4, 12)]
    states = States(0, windows, [hidden[0:8], hidden[4:12]])
    mentions = list(find(Told(), states))  # type: ignore[arg-type]
    assert [(m.first, m.end) for m in mentions] == [(1, 3), (6, 8), (9, 11)]
    zeros = np.zeros(12, dtype=np.int64)
    pieces = Pieces(zeros, zeros, zeros, np.arange(12), np.arange(1, 13))
    marked = link(Told(), "abcdefghijkl", pieces, mentions)  # type: ignore[arg-type]
    assert [m.span.cut("abcdefghijkl") for m in marked] == ["bc", "gh", "jk"]
    assert [[a.mention for a in m.antecedents] for m in marked] == [[], [0], [1]]


def test_a_text_without_mentions_has_none() -> None:
    none: list[Found] = []
    zeros = np.zeros(0, dtype=np.int64)
    assert link(Told(), "", Pieces(zeros, zeros, zeros, zeros, zeros), none) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Ana Reyes", "ANA REYES", "same"),
        ("Ana Reyes", "Reyes’s", "part, same end"),
        ("Ana Reyes", "Ana", "part"),
        ("Ana Reyes", "Juan Reyes", "shares, same end"),
        ("the town council", "the council chair", "shares"),
        ("National Ferry Board", "NFB", "initials"),
        ("the town", "the mayor", "none"),
    ],
)
def test_the_words_of_two_mentions_are_compared(a: str, b: str, relation: str) -> None:
    (block,) = blocks([a, b], np.array([0, 3]))
    assert RELATIONS[block.relation[1, 0]] == relation


def test_mentions_are_compared_in_blocks_with_those_in_reach_before() -> None:
    n = REACH + 2 * BLOCK
    found = list(blocks(["she"] * n, np.arange(n)))
    assert [(b.start, b.end) for b in found] == [(i, min(i + BLOCK, n)) for i in range(0, n, BLOCK)]
    counts = np.concatenate([b.before.sum(1) for b in found])
    assert counts.tolist() == [min(i, REACH) for i in range(n)]
