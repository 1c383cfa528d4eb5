"""The measure of the check of headlines on FNC-1: what is drawn, and how it is counted."""

import numpy as np
import pytest

from training.headlines import fnc1
from training.headlines.fnc1 import STANCES, Pair, draw, measured


@pytest.fixture
def pairs() -> list[Pair]:
    return [Pair("Mine to close", number, stance) for number in range(40) for stance in (0, 1, 2, 3, 3, 3)]


def test_each_pair_that_is_drawn_stands_for_as_many_as_its_stance_has(monkeypatch, pairs):
    monkeypatch.setattr(fnc1, "MOST_EACH", 10)
    drawn, weights = draw(pairs)
    assert len(drawn) == 40
    for stance, whole in enumerate((40, 40, 40, 120)):
        assert weights[[pair.stance == stance for pair in drawn]].sum() == pytest.approx(whole)


def test_signs_that_tell_the_stance_give_full_marks_and_others_do_not(pairs):
    weights = np.ones(len(pairs))
    telling = np.array([[float(pair.stance == stance) for stance in range(len(STANCES))] for pair in pairs])
    assert measured(pairs, telling, weights)["macro-F1"][0] == pytest.approx(100)
    assert measured(pairs, np.zeros((len(pairs), 4)), weights)["macro-F1"][0] < 30


def test_articles_of_the_development_part_are_left_out(tmp_path):
    (tmp_path / "fnc1").mkdir()
    (tmp_path / "worldnews").mkdir()
    (tmp_path / "worldnews" / "dev.jsonl").write_text('{"id": "fnc_7"}\n', encoding="utf8")
    (tmp_path / "fnc1" / "train_bodies.csv").write_text(
        "Body ID,articleBody\n7,It rained.\n8,It snowed.\n", encoding="utf8"
    )
    (tmp_path / "fnc1" / "train_stances.csv").write_text(
        "Headline,Body_ID,Stance\nRain,7,agree\nSnow,8,0\nHail,8,unrelated\n", encoding="utf8"
    )
    bodies, found = fnc1.load(tmp_path)
    assert bodies == {8: "It snowed."}
    assert found == [Pair("Snow", 8, 0), Pair("Hail", 8, 3)]
