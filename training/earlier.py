"""Weights of an earlier network, which had fewer heads, read by the code of today."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import onnx
import torch

from onrecord.encoder.network import FILES, WEIGHTS
from training import export, shipped

ENCODER: Final = "encoder.onnx"


def has(folder: Path, head: str) -> bool:
    """Tell whether a folder of weights has a head."""
    return (folder / f"{head}.onnx").is_file()


@contextmanager
def completed(folder: Path) -> Iterator[Path]:
    """Give the folder as it is, or a copy with the heads that it lacks, which have learned nothing.

    An encoder that doesn't give all that today's heads ask for is written anew, from its own weights.
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
        if _outputs(new[ENCODER]) > _outputs((copy / ENCODER).read_bytes()):
            lacking.append(ENCODER)
        for name in lacking:  # the heads that are fitted by themselves can't begin anew, and nobody asks them here
            (copy / name).write_bytes(new[name] if name in new else (WEIGHTS / name).read_bytes())
        facts = json.loads((copy / "model.json").read_text(encoding="utf8"))
        whole = export.neutral() | export.HOW | export.transitions(reader) | facts
        (copy / "model.json").write_text(json.dumps(whole), encoding="utf8")
        yield copy


def _outputs(graph: bytes) -> set[str]:
    return {output.name for output in onnx.load_from_string(graph).graph.output}
