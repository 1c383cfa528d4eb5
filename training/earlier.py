"""Weights of an earlier network, which had fewer heads, read by the code of today."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper

from onrecord.encoder.network import FILES, WEIGHTS
from training import export, shipped


def has(folder: Path, head: str) -> bool:
    """Tell whether a folder of weights has a head."""
    return (folder / f"{head}.onnx").is_file()


@contextmanager
def completed(folder: Path) -> Iterator[Path]:
    """Give the folder as it is, or a copy with the heads that it lacks, which have learned nothing.

    Its encoder stands in for the states of the lowest layers, too, which only heads that are fitted by themselves ask
    for: those can't begin anew, and are the ones that ship.
    """
    lacking = [name for name in FILES if not (folder / name).is_file()]
    if not lacking:
        yield folder
        return
    torch.manual_seed(0)
    reader = shipped.reader(folder)
    with TemporaryDirectory() as temporary:
        copy = Path(temporary)
        shutil.copytree(folder, copy, dirs_exist_ok=True)
        new = {f"{name}.onnx": graph for name, graph in export.graphs(reader, quantised=False).items()}
        for name in lacking:
            (copy / name).write_bytes(new[name] if name in new else (WEIGHTS / name).read_bytes())
        encoder = copy / "encoder.onnx"
        encoder.write_bytes(with_shared(encoder.read_bytes()))
        facts = json.loads((copy / "model.json").read_text(encoding="utf8"))
        whole = export.neutral() | export.HOW | export.transitions(reader) | facts
        (copy / "model.json").write_text(json.dumps(whole), encoding="utf8")
        yield copy


def with_shared(encoder: bytes) -> bytes:
    """Let an encoder give its last states as those of its lowest layers, if it doesn't give these."""
    model = onnx.load_from_string(encoder)
    graph = model.graph
    if "shared" not in {output.name for output in graph.output}:
        graph.initializer.append(numpy_helper.from_array(np.array([0]), "shared_axes"))
        graph.node.append(helper.make_node("Unsqueeze", ["hidden", "shared_axes"], ["shared"]))
        graph.output.append(helper.make_empty_tensor_value_info("shared"))
    written: bytes = model.SerializeToString()
    return written
