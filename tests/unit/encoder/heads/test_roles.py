"""From scores to roles: the decoder finds the best path, and keeps to the rules of an anchor."""

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from onrecord.encoder.heads.roles import ROLES, best_roles, fragments, role_probabilities

OUTSIDE, SOURCE, CUE, CONTENT = range(4)
NONE = np.zeros((4, 4), dtype=np.float32)


def scores_for(roles: list[int], sure: float = 5.0) -> NDArray[np.float32]:
    """Scores that speak for a path, with nothing to say on where roles begin and end."""
    scores = np.zeros((len(roles), 10), dtype=np.float32)
    scores[np.arange(len(roles)), roles] = sure
    return scores


def total(path: tuple[int, ...], scores: NDArray[np.float32], transitions: NDArray[np.float32]) -> float:
    """The score of a path, as the CRF's definition has it."""
    value = sum(scores[t, r] for t, r in enumerate(path))
    for t in range(1, len(path)):
        a, b = path[t - 1], path[t]
        if a != b:
            value += transitions[a, b]
            value += scores[t, 3 + b] if b else 0
            value += scores[t - 1, 6 + a] if a else 0
    return float(value)


def test_the_path_found_is_the_best_of_all_that_are_allowed() -> None:
    rng = np.random.default_rng(1)
    for _ in range(20):
        n, at = 5, int(rng.integers(5))
        scores = rng.normal(size=(n, 10)).astype(np.float32) * 2
        transitions = rng.normal(size=(4, 4)).astype(np.float32)
        allowed = [p for p in itertools.product(range(4), repeat=n) if p[at] == CUE and (at == 0 or p[at - 1] != CUE)]
        best = max(allowed, key=lambda p: total(p, scores, transitions))
        (path,) = best_roles([scores], transitions, [at], [False])
        assert total(tuple(path), scores, transitions) == pytest.approx(total(best, scores, transitions), abs=1e-3)


def test_anchors_of_different_lengths_are_decoded_side_by_side_as_if_alone() -> None:
    rng = np.random.default_rng(2)
    scores = [rng.normal(size=(n, 10)).astype(np.float32) * 3 for n in (4, 30, 11)]
    together = best_roles(scores, NONE, [1, 20, 0], [False, False, True])
    alone = [
        best_roles([s], NONE, [at], [v])[0] for s, at, v in zip(scores, (1, 20, 0), (False, False, True), strict=True)
    ]
    assert all((a == b).all() for a, b in zip(together, alone, strict=True))


def test_a_content_that_ends_with_its_stretch_pays_no_end_beside_a_longer_one() -> None:
    short, long = scores_for([CUE, CONTENT, CONTENT]), scores_for([OUTSIDE] * 9 + [CUE, CONTENT])
    short[:, 7:] = -50  # no role may end here
    (alone,) = best_roles([short], NONE, [0], [False])
    beside, _ = best_roles([short, long], NONE, [0, 9], [False, False])
    assert alone.tolist() == beside.tolist()
    assert (short[:, 7:] == -50).all()


def test_an_anchor_is_always_in_its_own_cue() -> None:
    (path,) = best_roles([scores_for([OUTSIDE, OUTSIDE, CONTENT])], NONE, [1], [False])
    assert path.tolist() == [OUTSIDE, CUE, CONTENT]


def test_a_virtual_anchor_begins_a_content_and_has_no_cue() -> None:
    (path,) = best_roles([scores_for([CUE, CONTENT, CONTENT, CUE])], NONE, [1], [True])
    assert path[1] == path[2] == CONTENT
    assert CUE not in path


def test_pieces_far_from_any_role_stay_outside() -> None:
    sure = scores_for([OUTSIDE] * 100 + [SOURCE, CUE, CONTENT] + [OUTSIDE] * 100, sure=20)
    (path,) = best_roles([sure], NONE, [101], [False])
    assert fragments(path, SOURCE) == [(100, 101)]
    assert fragments(path, CONTENT) == [(102, 103)]


def test_a_content_interrupted_by_its_cue_has_two_fragments() -> None:
    (path,) = best_roles([scores_for([CONTENT, CONTENT, CUE, SOURCE, CONTENT])], NONE, [2], [False])
    assert fragments(path, ROLES.index("content")) == [(0, 2), (4, 5)]


def test_no_anchor_no_path() -> None:
    assert best_roles([], NONE, [], []) == []
    assert role_probabilities([], NONE, [], []) == []


@pytest.mark.parametrize("n", [1, 2, 3, 5])
def test_the_probability_of_a_role_is_that_of_all_paths_with_it(n: int) -> None:
    rng = np.random.default_rng(n)
    for _ in range(8):
        at, virtual = int(rng.integers(n)), bool(rng.integers(2))
        scores = rng.normal(size=(n, 10)).astype(np.float32) * 2
        transitions = rng.normal(size=(4, 4)).astype(np.float32)
        own = CONTENT if virtual else CUE
        paths = [p for p in itertools.product(range(4), repeat=n)
                 if p[at] == own and (at == 0 or p[at - 1] != own) and not (virtual and CUE in p)]  # fmt: skip
        weights = np.exp([total(p, scores, transitions) for p in paths])
        expected = np.zeros((n, 4))
        for path, weight in zip(paths, weights / weights.sum(), strict=True):
            expected[np.arange(n), path] += weight
        (found,) = role_probabilities([scores], transitions, [at], [virtual])
        assert found == pytest.approx(expected, abs=1e-5)


def test_probabilities_beside_longer_stretches_are_as_if_alone() -> None:
    rng = np.random.default_rng(3)
    scores = [rng.normal(size=(n, 10)).astype(np.float32) * 3 for n in (1, 30, 11)]
    places, virtual = (0, 20, 0), (False, False, True)
    together = role_probabilities(scores, NONE, list(places), list(virtual))
    for s, at, v, found in zip(scores, places, virtual, together, strict=True):
        assert found == pytest.approx(role_probabilities([s], NONE, [at], [v])[0], abs=1e-6)


def test_the_probabilities_of_long_stretches_and_of_extreme_scores_stay_finite() -> None:
    rng = np.random.default_rng(4)
    scores = rng.normal(size=(600, 10)).astype(np.float32) * 40
    (found,) = role_probabilities([scores], NONE, [300], [False])
    assert np.isfinite(found).all()
    assert found.sum(1) == pytest.approx(np.ones(600), abs=1e-4)
