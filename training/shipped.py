"""The weights that ship, read back from their ONNX files, so that a training can go on from them.

What was rounded to int8 stays rounded: a weight is its integer times its scale.
"""

import json
import sys
from collections import deque
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn

from training.graph import Floats
from training.model import Config, LinkHead, PairClassifier, Reader, RoleHead

PARTS = ("qkv", "out", "norm1", "up", "down", "norm2")
"""The parts of a transformer's layer, in the order in which its graph uses them."""


def reader(folder: Path, config: Config | None = None) -> Reader:
    """A reader with the weights of a folder of ONNX files, and the sizes of `config`.

    Heads that an earlier network didn't have begin new.

    Raises:
        ValueError: The files hold another network than the one that `training.export` writes.
    """
    new = Reader(config)
    e, m, p = new.encoder, new.mention_head, new.speaker_head
    layers = [getattr(layer, part) for layer in e.layers for part in PARTS]
    graphs: dict[str, list[Any]] = {
        "encoder": [e.positions, e.words, e.cases, e.layouts, e.styles, e.norm, *layers],
        "anchors": [new.anchor_head[-1]],
        "roles": _role_modules(new.role_head),
        "acts": [new.act_head.hidden, new.act_head.score],
        "sources": [new.source_head.hidden, new.source_head.score],
        "mentions": [m.first, m.last, m.length, m.norm, m.score],
        "links": _link_modules(new.link_head),
        "speakers": [p.content, p.name, p.place, p.label, p.norm, p.score, p.none],
        "triggers": [new.trigger_head.hidden, new.trigger_head.score],
        "arguments": _role_modules(new.argument_head),
        "statuses": [new.status_head.hidden, new.status_head.score],
        "same": _link_modules(new.event_link_head),
    }
    lacking = [name for name in graphs if not (folder / f"{name}.onnx").is_file()]
    if lacking:
        print(f"{folder} has no {', '.join(lacking)}: they begin new", file=sys.stderr)
    for name in graphs.keys() - lacking:
        fill(folder / f"{name}.onnx", graphs[name])
    facts = json.loads((folder / "model.json").read_text(encoding="utf8"))
    with torch.no_grad():
        for head, name in ((new.role_head, "transitions"), (new.argument_head, "argument_transitions")):
            if name in facts:
                head.transitions.copy_(torch.tensor(facts[name]))
    return new


def pairs(folder: Path, stand: Reader) -> PairClassifier:
    """The pair classifier of a folder of ONNX files, upon the reader of the same folder."""
    new = PairClassifier(stand)
    layers = [getattr(layer, part) for layer in new.layers for part in PARTS]
    fill(folder / "pairs.onnx", [new.sides, *layers, new.hidden, new.verdict, new.supported, new.evidence])
    return new


def _role_modules(head: RoleHead) -> list[nn.Module]:
    blocks = [module for block in head.blocks for module in (block.norm, block.near, block.mix)]
    return [head.piece, head.anchor, head.distance, head.norm, *blocks, head.score]


def _link_modules(h: LinkHead) -> list[nn.Module]:
    return [h.mention, h.antecedent, h.apart, h.far, h.relation, h.labels, h.norm, h.score, h.new]


def fill(path: Path, modules: list[nn.Module]) -> None:
    """Give modules the weights of a graph; both are in the order in which the graph uses them."""
    constants = [numpy_helper.to_array(constant) for constant in onnx.load(path).graph.initializer]
    weights = deque(value for value in constants if value.dtype != np.int64)  # the others are indices and sizes
    with torch.no_grad():
        for module in modules:
            read = _linear if isinstance(module, nn.Linear) else _plain
            for parameter, value in zip(module.parameters(), read(module, weights), strict=True):
                if value.size != parameter.numel():
                    raise ValueError(f"{path} has {value.shape} where the network has {tuple(parameter.shape)}; "
                                     "export the weights again")  # fmt: skip
                parameter.copy_(torch.tensor(np.ascontiguousarray(value)).reshape(parameter.shape))
    if weights:
        raise ValueError(f"{path} has {len(weights)} weights more than the network; export the weights again")


def _linear(_: nn.Module, weights: deque[Floats]) -> list[Floats]:
    """Weight and bias, as `Graph.linear` writes them."""
    smooth: Any = 1.0
    if weights[0].ndim == 1:  # the channels of the input are multiplied by this
        smooth = weights.popleft()[:, None]
    return [(_matrix(weights) * smooth).T, weights.popleft()]


def _plain(module: nn.Module, weights: deque[Floats]) -> list[Floats]:
    """The parameters of an embedding, a norm or a convolution, as they are."""
    if isinstance(module, nn.Embedding):
        return [_matrix(weights)]
    return [weights.popleft() for _ in module.parameters()]


def _matrix(weights: deque[Floats]) -> Floats:
    """A matrix, put together from integers and scales where it was quantised."""
    first = weights.popleft()
    whole: Floats = first if first.dtype == np.float32 else first.astype(np.float32) * weights.popleft()
    return whole
