"""What a weights folder gives; one that can't be used is an error that says what is wrong with it."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from onrecord.encoder.network import WEIGHTS, Network
from onrecord.encoder.reader import Reader
from onrecord.errors import ModelError
from onrecord.settings import Settings


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    folder = copytree(WEIGHTS, tmp_path / "weights")
    (folder / "roles.onnx").unlink()
    with pytest.raises(ModelError, match=r"it lacks roles\.onnx"):
        Network.load(folder)


def test_a_damaged_graph_is_an_error_of_ours(tmp_path: Path) -> None:
    folder = copytree(WEIGHTS, tmp_path / "weights")
    (folder / "encoder.onnx").write_bytes(b"not a graph")
    with pytest.raises(ModelError, match="can't be loaded"):
        Network.load(folder)


def test_settings_of_another_model_are_an_error_of_ours(tmp_path: Path) -> None:
    folder = copytree(WEIGHTS, tmp_path / "weights")
    (folder / "model.json").write_text("{}")
    with pytest.raises(ModelError, match="can't be loaded"):
        Network.load(folder)


@pytest.fixture
def with_facts(tmp_path: Path) -> Callable[..., Path]:
    """Makes a weights folder whose `model.json` says something more."""

    def make(**more: object) -> Path:
        folder = copytree(WEIGHTS, tmp_path / "weights")
        facts = json.loads((folder / "model.json").read_text(encoding="utf8"))
        (folder / "model.json").write_text(json.dumps(facts | more), encoding="utf8")
        return folder

    return make


def test_thresholds_that_training_chose_come_with_the_network(with_facts: Callable[..., Path]) -> None:
    network = Network.load(with_facts(thresholds={"merge": 1, "speakers": {"least": 0.35, "anaphora": {"far": 40}}}))
    assert network.thresholds == {"merge": 1.0, "speakers": {"least": 0.35, "anaphora": {"far": 40.0}}}
    assert Reader(network, Settings()).thresholds == network.thresholds


def test_a_model_without_thresholds_has_none(with_facts: Callable[..., Path]) -> None:
    assert Network.load(with_facts(thresholds={})).thresholds == {}


@pytest.mark.parametrize(
    ("thresholds", "place"),
    [
        (0.5, "thresholds is 0.5"),
        ({"merge": "high"}, "thresholds.merge is 'high'"),
        ({"speakers": {"least": True}}, "thresholds.speakers.least is True"),
        ({"speakers": {"least": None}}, "thresholds.speakers.least is None"),
        ({"merge": float("inf")}, "thresholds.merge is inf"),
    ],
)
def test_a_threshold_that_is_no_number_is_named(
    with_facts: Callable[..., Path], thresholds: object, place: str
) -> None:
    with pytest.raises(ModelError, match=place):
        Network.load(with_facts(thresholds=thresholds))
