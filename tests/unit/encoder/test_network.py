"""A weights folder that can't be used is an error that says what is wrong with it."""

from pathlib import Path
from shutil import copytree

import pytest

from onrecord.encoder.network import WEIGHTS, Network
from onrecord.errors import ModelError


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
