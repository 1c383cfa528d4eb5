"""Write the trained reader as the int8 ONNX files that the package ships: ``python -m training.export``.

The graphs are built node by node, out of onnxruntime's fused operators, rather than traced: what runs is what is
written here. A window is run by itself, without padding, so the range of its activations, which dynamic quantisation
takes from what it is given, depends on nothing but the window.
"""

import argparse
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from onrecord import __version__
from onrecord.encoder.confidence import Calibration, Signs
from onrecord.encoder.labels import STYLES
from onrecord.encoder.network import WEIGHTS, Network
from onrecord.encoder.pieces import load_tokenizer
from onrecord.encoder.reader import Reader
from onrecord.settings import Settings
from training import corpora, model
from training.calibrate import fit, judged
from training.train import minilm

MICROSOFT = "com.microsoft"
OPSET = 17
BITS = 8
"""Bits of a quantised weight."""

Array = NDArray[Any]


@dataclass
class Graph:
    """An ONNX graph under construction; every method adds a node and returns the name of its output."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    constants: list[onnx.TensorProto] = field(default_factory=list)
    n: int = 0

    def constant(self, value: Array) -> str:
        self.n += 1
        name = f"c{self.n}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, op: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> Any:
        self.n += 1
        names = [f"t{self.n}_{i}" for i in range(outputs)]
        self.nodes.append(helper.make_node(op, inputs, names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def linear(self, x: str, layer: torch.nn.Linear, *, quantised: bool) -> str:
        """``x @ weight.T + bias``, with weights of one scale per output where quantised."""
        weight, bias = array(layer.weight).T, array(layer.bias)
        if not quantised:
            return str(self.node("Add", self.node("MatMul", x, self.constant(weight)), self.constant(bias)))
        scaled, scale = quantise(weight, axis=0)
        return str(self.node("DynamicQuantizeMatMul", x, self.constant(scaled), self.constant(scale),
                             self.constant(np.zeros(len(scale), dtype=np.int8)), self.constant(bias),
                             domain=MICROSOFT))  # fmt: skip

    def norm(self, x: str, layer: torch.nn.LayerNorm) -> str:
        return str(self.node("LayerNormalization", x, self.constant(array(layer.weight)),
                             self.constant(array(layer.bias)), axis=-1, epsilon=layer.eps))  # fmt: skip

    def add_and_norm(self, x: str, y: str, layer: torch.nn.LayerNorm) -> str:
        return str(self.node("SkipLayerNormalization", x, y, self.constant(array(layer.weight)),
                             self.constant(array(layer.bias)), domain=MICROSOFT, epsilon=layer.eps))  # fmt: skip

    def gelu(self, x: str) -> str:
        return str(self.node("Gelu", x, domain=MICROSOFT))

    def embed(self, table: torch.nn.Embedding, index: str, *, quantised: bool = False) -> str:
        """Rows of a table; where quantised, each row has a scale of its own."""
        if not quantised:
            return str(self.node("Gather", self.constant(array(table.weight)), index))
        scaled, scale = quantise(array(table.weight), axis=1)
        rows = self.node("Cast", self.node("Gather", self.constant(scaled), index), to=TensorProto.FLOAT)
        return str(self.node("Mul", rows, self.node("Gather", self.constant(scale[:, None]), index)))

    def finish(self, inputs: dict[str, tuple[int, list[Any]]], outputs: dict[str, tuple[str, list[Any]]]) -> bytes:
        """The model as bytes; `outputs` maps each public name to the node's output it stands for, and its shape."""
        for name, (source, _) in outputs.items():
            self.nodes.append(helper.make_node("Identity", [source], [name]))
        graph = helper.make_graph(
            self.nodes, "onrecord",
            [helper.make_tensor_value_info(n, kind, shape) for n, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, shape) for n, (_, shape) in outputs.items()],
            self.constants)  # fmt: skip
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(MICROSOFT, 1)]
        return bytes(helper.make_model(graph, opset_imports=opsets, ir_version=9).SerializeToString())


def array(tensor: torch.Tensor) -> NDArray[np.float32]:
    """A parameter as float32."""
    return tensor.detach().float().numpy()


def quantise(weight: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Symmetric integers with one scale for every slice that `axis` runs through."""
    top = 2 ** (BITS - 1) - 1
    scale = np.maximum(np.abs(weight).max(axis), 1e-8) / top
    scaled = np.rint(weight / np.expand_dims(scale, axis)).clip(-top, top)
    return scaled.astype(np.int8), scale.astype(np.float32)


def encoder(reader: model.Reader, *, quantised: bool) -> bytes:
    """Pieces of one window to hidden states. *Shape:* ids, cases, layouts ``(1, pieces)``, style ``(1, 1)``."""
    g, e, c = Graph(), reader.encoder, reader.config
    shape = g.node("Shape", "ids")
    n = g.node("Gather", shape, g.constant(np.array([1])))
    place = g.node("Slice", g.constant(array(e.positions.weight)[None]), g.constant(np.array([0])), n,
                   g.constant(np.array([1])))  # fmt: skip
    x = g.node("Add", g.embed(e.words, "ids", quantised=quantised), place)
    for table, index in ((e.cases, "cases"), (e.layouts, "layouts"), (e.styles, "style")):
        x = g.node("Add", x, g.embed(table, index))
    x = g.norm(x, e.norm)
    for layer in e.layers:
        qkv = g.linear(x, layer.qkv, quantised=quantised)
        q, k, v = g.node("Split", qkv, g.constant(np.array([c.width] * 3)), outputs=3, axis=2)
        a = g.node("MultiHeadAttention", q, k, v, domain=MICROSOFT, num_heads=c.heads)
        x = g.add_and_norm(g.linear(a, layer.out, quantised=quantised), x, layer.norm1)
        up = g.gelu(g.linear(x, layer.up, quantised=quantised))
        x = g.add_and_norm(g.linear(up, layer.down, quantised=quantised), x, layer.norm2)
    hidden = g.node("Squeeze", x, g.constant(np.array([0])))
    whole = (TensorProto.INT64, [1, "pieces"])
    return g.finish({"ids": whole, "cases": whole, "layouts": whole, "style": (TensorProto.INT64, [1, 1])},
                    {"hidden": (hidden, ["pieces", c.width])})  # fmt: skip


def anchors(reader: model.Reader) -> bytes:
    """Hidden states to anchor scores. *Shape:* ``(pieces, width)`` to ``(pieces, 3)``."""
    g, w = Graph(), reader.config.width
    layer = reader.anchor_head[-1]
    return g.finish({"hidden": (TensorProto.FLOAT, ["pieces", w])},
                    {"scores": (g.linear("hidden", layer, quantised=False), ["pieces", layer.out_features])})  # fmt: skip


def roles(reader: model.Reader, *, quantised: bool) -> bytes:
    """Every piece of a window against its anchors. *Shape:* hidden ``(pieces, width)``, at ``(n,)``, buckets
    ``(n, pieces)`` to ``(n, pieces, 10)``.
    """
    g, h, c = Graph(), reader.role_head, reader.config
    half = g.constant(np.array([c.role_width] * 2))
    a, b = g.node("Split", g.linear("hidden", h.piece, quantised=quantised), half, outputs=2, axis=1)
    here = g.linear(g.node("Gather", "hidden", "at"), h.anchor, quantised=False)
    u, v = g.node("Split", g.node("Unsqueeze", here, g.constant(np.array([1]))), half, outputs=2, axis=2)
    z = g.gelu(g.node("Add", g.node("Add", a, u), g.embed(h.distance, "buckets")))
    z = g.norm(g.node("Add", z, g.node("Mul", b, v)), h.norm)
    for block in h.blocks:
        y = g.node("Transpose", g.norm(z, block.norm), perm=[0, 2, 1])
        near = block.near
        y = g.node("Conv", y, g.constant(array(near.weight)), g.constant(array(near.bias)), group=near.groups,
                   pads=[near.padding[0]] * 2, kernel_shape=list(near.kernel_size))  # fmt: skip
        y = g.gelu(g.node("Transpose", y, perm=[0, 2, 1]))
        z = g.node("Add", z, g.linear(y, block.mix, quantised=quantised))
    scores = g.linear(g.gelu(z), h.score, quantised=False)
    return g.finish({"hidden": (TensorProto.FLOAT, ["pieces", c.width]), "at": (TensorProto.INT64, ["n"]),
                     "buckets": (TensorProto.INT64, ["n", "pieces"])},
                    {"scores": (scores, ["n", "pieces", h.score.out_features])})  # fmt: skip


def acts(reader: model.Reader) -> bytes:
    """Anchors and the mean of their cues' pieces to act scores. *Shape:* both ``(n, width)``, to ``(n, acts)``."""
    g, h, w = Graph(), reader.act_head, reader.config.width
    x = g.gelu(g.linear(g.node("Concat", "anchors", "cues", axis=1), h.hidden, quantised=False))
    states = (TensorProto.FLOAT, ["n", w])
    return g.finish({"anchors": states, "cues": states},
                    {"scores": (g.linear(x, h.score, quantised=False), ["n", h.score.out_features])})  # fmt: skip


def export(reader: model.Reader, folder: Path, vocabulary: Path, settings: dict[str, Any], *,
           quantised: bool = True) -> None:  # fmt: skip
    """Write all that the package needs to read: the graphs, the vocabulary, and ``model.json`` with the rest."""
    folder.mkdir(parents=True, exist_ok=True)
    reader.eval()
    graphs = {"encoder": encoder(reader, quantised=quantised), "anchors": anchors(reader),
              "roles": roles(reader, quantised=False), "acts": acts(reader)}  # fmt: skip
    for name, graph in graphs.items():
        (folder / f"{name}.onnx").write_bytes(graph)
    (folder / "vocabulary.txt").write_bytes(vocabulary.read_bytes())
    settings = settings | {"transitions": array(reader.transitions).tolist()}
    (folder / "model.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf8")


NAME = "onrecord-minilm"
DRAFT = {"window": 254, "stride": 190, "anchor_threshold": 0.2}
"""How texts are cut in windows, and how likely a piece must be an anchor for its roles to be looked for at all."""


def main() -> None:
    """Read the command line, export, and calibrate what was exported."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/ and worldnews/")
    parser.add_argument("--reader", type=Path, default=Path("build/training/reader.pt"), help="what training wrote")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder of the weights")
    parser.add_argument("--version", default=__version__)
    parser.add_argument("--float32", action="store_true", help="don't quantise: to see what quantising costs")
    given = parser.parse_args()
    reader = model.load(given.reader)
    vocabulary = minilm() / "vocab.txt"
    neutral = asdict(Calibration((0.0,) * len(Signs._fields), 0.0, 0.0))
    facts = {"name": NAME, "version": given.version} | DRAFT
    export(reader, given.out, vocabulary, facts | {"calibrations": dict.fromkeys(STYLES, neutral)},
           quantised=not given.float32)  # fmt: skip
    tokenizer = load_tokenizer(vocabulary)
    network = Network.load(given.out)
    calibrations = {}
    for corpus, style in corpora.CORPORA.items():
        _, kept = corpora.held_out(corpora.load(given.data, corpus, "train", tokenizer), corpus)
        signs, right, total = judged(Reader(network, Settings(style=style)), kept)
        calibrations[style] = fit(signs, right, total)
        print(f"{style}: {sum(right)} of {len(right)} found right, {total} in {len(kept)} articles; {calibrations[style]}")
    facts |= {"calibrations": {style: asdict(c) for style, c in calibrations.items()}}
    export(reader, given.out, vocabulary, facts, quantised=not given.float32)


if __name__ == "__main__":
    main()
