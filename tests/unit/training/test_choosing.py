"""Of the events that we find, those are chosen that another corpus would mark."""

from dataclasses import dataclass

import numpy as np
import pytest

from onrecord.encoder.heads.events import STATUSES, TYPES
from onrecord.encoder.network import WEIGHTS
from tests.unit.training.test_plv import Told
from training.choosing import Candidate, Choice, candidates

RNG = np.random.default_rng(5)


def document(marked: int, others: int, noise: float = 0.3) -> list[tuple[Candidate, bool]]:
    """Candidates whose first feature tells whether they are marked."""
    return [(Candidate(n, n + 1, "move", np.array([is_it + noise * RNG.normal(), RNG.normal()])), is_it)
            for n, is_it in enumerate([True] * marked + [False] * others)]  # fmt: skip


def test_what_the_other_corpus_marks_is_told_from_what_it_does_not():
    choice = Choice.fit([document(10, 10) for _ in range(10)], gold=100)
    new = document(50, 50)
    chosen = list(choice.of([each for each, _ in new]))
    right = [each for each, marked in new if marked]
    assert len([each for each in chosen if each in right]) > 0.8 * len(chosen) > 30


def test_where_nothing_tells_them_apart_all_are_chosen_if_most_are_marked_and_few_are_missed():
    same = [[(Candidate(0, 1, "move", np.zeros(1)), n < 8) for n in range(10)] for _ in range(5)]
    choice = Choice.fit(same, gold=40)
    assert len(list(choice.of([each for each, _ in same[0]]))) == 10


def test_of_no_candidates_none_is_chosen():
    assert list(Choice.fit([document(5, 5) for _ in range(5)], gold=25).of([])) == []


@dataclass
class Network(Told):
    """A network for which the second word is a trigger, though an unlikely one."""

    vocabulary: object = WEIGHTS / "vocabulary.txt"

    def triggers(self, hidden):
        out = super().triggers(hidden)
        out[hidden[:, 0] == 1, TYPES.index("concede") + 1] = 8
        return out


def test_candidates_stand_where_the_network_sees_them_even_if_it_is_not_sure():
    (found,) = candidates(Network(), "police freed men")
    assert ("police freed men"[found.start : found.end], found.type) == ("freed", "concede")
    of_types, of_statuses, signs, ends = np.split(found.features, np.cumsum([len(TYPES), len(STATUSES), 3]))
    assert of_types.argmax() == TYPES.index("concede")
    assert of_statuses.sum() == 1
    assert signs[0] == pytest.approx(-1, abs=0.05)  # the log-odds of 8 against 9
    assert signs[2] == 0  # it has arguments
    assert ends.tolist() == [1, 1]
