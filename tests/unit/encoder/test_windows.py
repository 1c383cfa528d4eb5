"""Windows cover a text, and what they say is put together by how much each can see."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.encoder.windows import Window, cut, merge, weights


@given(st.integers(0, 2000), st.integers(2, 300), st.integers(1, 300))
def test_windows_cover_every_piece_and_none_is_too_long(pieces: int, length: int, stride: int) -> None:
    stride = min(stride, length)
    windows = cut(pieces, length, stride)
    assert {i for w in windows for i in range(w.start, w.end)} == set(range(pieces))
    assert all(0 < w.end - w.start <= length for w in windows)
    assert windows == sorted(set(windows))


def test_an_edge_behind_which_the_text_goes_on_counts_little() -> None:
    assert weights(Window(4, 8), 12).tolist() == [1, 2, 2, 1]


def test_the_edges_of_the_text_itself_take_nothing_away() -> None:
    assert weights(Window(0, 4), 4).tolist() == [4, 4, 4, 4]


def test_one_window_is_taken_as_it_is() -> None:
    scores = np.ones((4, 2), dtype=np.float32)
    assert merge([(Window(2, 6), scores)], 9) == (Window(2, 6), scores)


def test_where_two_windows_overlap_the_one_that_sees_more_counts_more() -> None:
    low, high = np.zeros((4, 1), dtype=np.float32), np.ones((4, 1), dtype=np.float32)
    stretch, scores = merge([(Window(0, 4), low), (Window(2, 6), high)], 6)
    assert stretch == Window(0, 6)
    assert scores[:2].tolist() == [[0], [0]]
    assert scores[4:].tolist() == [[1], [1]]
    assert 0 < scores[2, 0] < scores[3, 0] < 1
