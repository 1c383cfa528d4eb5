"""The weight of what the network hears is fitted beside weights that stay."""

from onrecord.recorder.actors.candidates import NOBODY, Question
from training.hearing import SIGN, answered, weight, without
from training.ranking import Example


def heard(right: float, other: float) -> Question:
    return Question((NOBODY, 0, 1), ({"nobody": 1.0}, {"latest": 1.0, SIGN: right}, {SIGN: other}), form="he")


BASE = {"nobody": 0.0, "latest": 0.2}


def test_a_sign_that_tells_the_speaker_gets_weight_and_more_questions_are_answered() -> None:
    found = [Example(heard(3.0, 0.1), (1,), 1.0, 0), Example(heard(0.1, 3.0), (2,), 1.0, 0)] * 10
    fitted = weight(found, "he", BASE)
    assert fitted > 0.5
    assert answered(found, "he", BASE, 0.7) == (0, 0, 20)
    assert answered(found, "he", BASE | {SIGN: fitted}, 0.7) == (20, 0, 0)


def test_a_sign_that_tells_nothing_gets_hardly_any() -> None:
    found = [Example(heard(3.0, 0.1), (1,), 1.0, 0), Example(heard(3.0, 0.1), (2,), 1.0, 0)] * 10
    assert weight(found, "he", BASE) < 0.3
    assert weight(found, "it", BASE) == 0.0


def test_the_other_weights_are_those_without_the_sign() -> None:
    assert without(BASE | {SIGN: 2.0}) == BASE
