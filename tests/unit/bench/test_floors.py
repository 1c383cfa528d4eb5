import json

import pytest

from bench import floors

FLOORS = {
    "accuracy": {"dev": {"exact": {"cue": {"f1": 80.0}}, "linked": {"f1": 70.0}}},
}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "floors.json"
    path.write_text(json.dumps(FLOORS))
    return path


def scores(cue, linked):
    return {
        "dev": {"exact": {"cue": {"p": 99.0, "f1": cue}}, "linked": {"f1": linked}},
        "unasked": {"linked": {"f1": 1}},
    }


def checks(cue, linked):
    return list(floors.compare(FLOORS["accuracy"], scores(cue, linked)))


def moved(path):
    accuracy = floors.pinned(path)["dev"]
    return accuracy["exact"]["cue"]["f1"], accuracy["linked"]["f1"]


def test_a_score_at_its_floor_holds_and_one_below_it_does_not():
    cue, linked = checks(80.0, 69.9)
    assert cue.holds
    assert not linked.holds
    assert linked.name == "dev / linked / f1"


@pytest.mark.parametrize("lacking", [{}, {"dev": {"exact": {}, "linked": {"f1": 99}}}, {"dev": None}])
def test_a_score_that_was_not_taken_is_not_a_score_that_holds(lacking):
    with pytest.raises(KeyError, match="dev"):
        list(floors.compare(FLOORS["accuracy"], lacking))


def test_raising_lifts_a_floor_to_just_under_its_score(path):
    floors.move(checks(84.0, 71.0), up=True, down=False, path=path)
    assert moved(path) == (83.7, 70.7)


def test_raising_never_lowers_a_floor(path):
    floors.move(checks(80.1, 60.0), up=True, down=False, path=path)
    assert moved(path) == (80.0, 70.0)


def test_lowering_takes_only_the_floors_that_are_missed(path):
    floors.move(checks(90.0, 60.0), up=False, down=True, path=path)
    assert moved(path) == (80.0, 59.7)


def test_every_corpus_that_is_scored_has_a_floor_for_each_role_and_for_the_whole():
    for corpus in ("polnear dev, flat", "worldnews dev, full"):
        pinned = floors.pinned()[corpus]
        assert set(pinned["exact"]) == {"source", "cue", "content"}
        assert pinned["linked overlap"]["f1"] > 0
