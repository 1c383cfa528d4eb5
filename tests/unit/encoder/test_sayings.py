"""In whose words triggers may stand, with a network whose answers are known."""

from dataclasses import dataclass, field

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.encoder.attributions import anchors, mark
from onrecord.encoder.pieces import Pieces
from onrecord.encoder.sayings import LEAST, REACH, ScoredSaying, find
from onrecord.encoder.states import encode
from onrecord.encoder.windows import Window

CONTENT = 3
OTHER, SAID, MAYBE, WHAT, HARDLY = range(5)
"""The words of the texts: another one, a sure cue, an unsure one, a content, and what hardly is one."""

ODDS = {SAID: 4.0, MAYBE: -1.5}
"""The log-odds of a word to be a cue."""


NEAR = 8
"""A content stands no further from its cue than this."""


@dataclass
class Told:
    """A network that marks words as they are called."""

    length: int = 64
    stride: int = 32
    transitions: NDArray[np.float32] = field(default_factory=lambda: np.zeros((4, 4), dtype=np.float32))

    def encode(self, pieces: Pieces, window: Window, style: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        hidden = pieces.ids[window.start : window.end, None].astype(np.float32)
        return hidden, hidden

    def anchors(self, hidden: NDArray[np.float32]) -> NDArray[np.float32]:
        odds = np.array([ODDS.get(int(word), -9.0) for word in hidden[:, 0]], dtype=np.float32)
        return np.stack([np.zeros_like(odds), odds, np.full_like(odds, -99)], 1)

    def roles(self, hidden: NDArray[np.float32], at: NDArray[np.int64]) -> NDArray[np.float32]:
        scores = np.zeros((len(at), len(hidden), 10), dtype=np.float32)
        scores[:, :, 0] = 6
        near = abs(np.arange(len(hidden))[None] - at[:, None]) <= NEAR
        scores[:, :, CONTENT] += np.where(near & (hidden[:, 0] == WHAT), 12, 0)
        scores[:, :, CONTENT] += np.where(near & (hidden[:, 0] == HARDLY), 4.5, 0)
        return scores


def said_at(words: list[int], *triggers: int, least: float = LEAST) -> list[ScoredSaying | None]:
    zeros = np.zeros(len(words), dtype=np.int64)
    pieces = Pieces(np.array(words, dtype=np.int64), zeros, zeros, np.arange(len(words)), np.arange(1, len(words) + 1))
    told, found = Told(), []
    for states in encode(told, pieces, "full", map):
        marked = mark(told, states, anchors(told, states, least))
        found += find(told, states, marked, [(at, at + 1) for at in triggers])
    return found


def test_a_trigger_stands_in_the_content_of_the_cue_beside_it() -> None:
    (said,) = said_at([OTHER, SAID, WHAT, WHAT, OTHER], 3)
    assert said is not None
    assert (said.cue, said.content) == ([(1, 2)], [(2, 4)])
    assert said.probability > 0.9


def test_a_cue_that_is_too_unsure_for_an_attribution_still_has_its_words() -> None:
    (said,) = said_at([OTHER, MAYBE, WHAT, WHAT, OTHER], 3)
    assert said is not None
    assert said.cue == [(1, 2)]
    assert said.probability == pytest.approx(1 / (1 + np.exp(1.5)), abs=0.01)


def test_a_content_may_go_on_behind_its_end() -> None:
    (said,) = said_at([OTHER, SAID, WHAT, HARDLY, OTHER], 3)
    assert said is not None
    assert said.content == [(2, 3)]
    assert 0.1 < said.probability < 0.3


def test_of_several_the_likeliest_counts() -> None:
    (said,) = said_at([MAYBE, WHAT, WHAT, OTHER, SAID], 2)
    assert said is not None
    assert said.cue == [(4, 5)]


def test_what_hardly_stands_in_anybody_s_words_has_no_saying() -> None:
    assert said_at([OTHER, SAID, WHAT, OTHER, OTHER], 0, 4) == [None, None]
    assert said_at([OTHER, OTHER, OTHER], 1) == [None]


def test_no_trigger_no_saying() -> None:
    assert said_at([OTHER, SAID, WHAT]) == []


def test_a_cue_reaches_no_further_than_some_pieces() -> None:
    words = [SAID, WHAT] + [OTHER] * REACH + [WHAT]
    assert said_at(words, 1, len(words) - 1)[1] is None


def test_every_trigger_of_a_long_text_has_the_words_beside_it() -> None:
    words = ([OTHER] * 20 + [SAID, WHAT]) * 12
    found = said_at(words, *(at for at, word in enumerate(words) if word == WHAT))
    assert [said and said.cue for said in found] == [[(at, at + 1)] for at, word in enumerate(words) if word == SAID]
