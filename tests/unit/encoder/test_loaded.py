"""From scores to the pieces that may be loaded."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.encoder.loaded import find
from onrecord.encoder.pieces import Pieces
from onrecord.encoder.states import States
from onrecord.encoder.windows import Window
from onrecord.schema import UNMARKED, LoadedPiece, Span


@dataclass
class Told:
    """A network for which a piece's score is the sum of its two states."""

    def loaded(self, hidden: NDArray[np.float32], shared: NDArray[np.float32]) -> NDArray[np.float32]:
        return hidden + shared


def pieces(n: int) -> Pieces:
    """Pieces of three characters, with a space after each."""
    zeros, starts = np.zeros(n, dtype=np.int64), 4 * np.arange(n)
    return Pieces(zeros, zeros, zeros, starts, starts + 3)


def found(states: States, n: int) -> list[LoadedPiece]:
    return list(find(Told(), states, pieces(n)))  # type: ignore[arg-type]


def column(*scores: float) -> NDArray[np.float32]:
    return np.array(scores, dtype=np.float32)[:, None]


def test_pieces_above_the_least_score_are_handed_on_with_their_places() -> None:
    states = States(0, [Window(0, 3)], [column(1, UNMARKED, -9)], [column(1, 0, 0)])
    assert found(states, 3) == [LoadedPiece(Span(0, 3), 2.0)]


def test_places_count_from_where_the_section_begins() -> None:
    states = States(2, [Window(0, 2)], [column(-9, 0)], [column(0, 0)])
    assert found(states, 4) == [LoadedPiece(Span(12, 15), 0.0)]


def test_a_piece_in_two_windows_is_handed_on_once_with_a_score_between_theirs() -> None:
    windows = [Window(0, 4), Window(2, 6)]
    hidden = [column(-9, -9, 4, 4), column(2, 2, -9, -9)]
    scores = [score for _, score in found(States(0, windows, hidden, [0 * each for each in hidden]), 6)]
    assert len(scores) == 2
    assert all(2 < score < 4 for score in scores)
