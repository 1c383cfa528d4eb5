"""The threshold of speakers that training chose goes into the network's own file."""

import json

from training.speakers import write_threshold


def test_a_chosen_threshold_is_written_and_all_else_stays(tmp_path) -> None:
    path = tmp_path / "model.json"
    path.write_text(json.dumps({"name": "x", "thresholds": {"speakers": {"mostly": 0.7}, "link": {"held": 0.8}}}))
    write_threshold(path, 0.85)
    assert json.loads(path.read_text()) == {
        "name": "x",
        "thresholds": {"speakers": {"mostly": 0.7, "certain": 0.85}, "link": {"held": 0.8}},
    }


def test_a_network_without_thresholds_gets_its_first_one(tmp_path) -> None:
    path = tmp_path / "model.json"
    path.write_text('{"name": "x"}')
    write_threshold(path, 0.5)
    assert json.loads(path.read_text()) == {"name": "x", "thresholds": {"speakers": {"certain": 0.5}}}
