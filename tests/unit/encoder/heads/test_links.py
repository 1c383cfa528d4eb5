"""Mentions are compared by the words that they share and by how far apart they stand."""

import numpy as np
import pytest

from onrecord.encoder.heads.links import BLOCK, REACH, RELATIONS, blocks


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
