"""Write the trained reader as the int8 ONNX files that the package ships: ``python -m training.export``.

The graphs are written out, not traced: what you read here is what runs. Each window runs alone and without padding.
Dynamic quantisation takes the range of activations from its input, so that range depends only on the window.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnx import TensorProto
from torch import nn

from onrecord import __version__
from onrecord.encoder.confidence import Calibration, EventCalibration, EventSigns, Signs
from onrecord.encoder.heads.mentions import LONGEST
from onrecord.encoder.inputs import STYLES
from onrecord.encoder.network import VOCABULARY, WEIGHTS, Network
from onrecord.encoder.pieces import load_tokenizer
from onrecord.encoder.reader import Reader
from onrecord.settings import Settings
from training import corpora, minilm, model
from training.calibrate import calibrate, calibrate_events
from training.graph import Floats, Graph, Inputs
from training.schedule import annotated_in_full, with_actors
from training.smoothing import factors


def array(tensor: torch.Tensor) -> Floats:
    """A parameter as float32."""
    values: Floats = tensor.detach().float().numpy()
    return values


def affine(layer: nn.Linear) -> tuple[Floats, Floats]:
    """Weight and bias as `Graph.linear` takes them."""
    return array(layer.weight).T, array(layer.bias)


def normal(layer: nn.LayerNorm) -> tuple[Floats, Floats, float]:
    """What `Graph.norm` takes."""
    return array(layer.weight), array(layer.bias), layer.eps


def encoder(reader: model.Reader, *, quantised: bool, smooth: Mapping[nn.Module, Floats] | None = None) -> bytes:
    """Pieces of one window to hidden states. *Shape:* ids, cases, layouts ``(1, pieces)``, style ``(1, 1)``.

    `shared` are the states that the pair classifier stands on, ``(1, pieces, width)``. `smooth` holds what
    `smoothing.factors` gives, for what is quantised.
    """
    g, e, c = Graph(), reader.encoder, reader.config

    def linear(x: str, layer: nn.Linear) -> str:
        return g.linear(x, *affine(layer), quantised=quantised, divide=(smooth or {}).get(layer))

    shape = g.node("Shape", "ids")
    n = g.node("Gather", shape, g.constant(np.array([1])))
    place = g.node("Slice", g.constant(array(e.positions.weight)[None]), g.constant(np.array([0])), n,
                   g.constant(np.array([1])))  # fmt: skip
    x = g.node("Add", g.embed(array(e.words.weight), "ids", quantised=quantised), place)
    for table, index in ((e.cases, "cases"), (e.layouts, "layouts"), (e.styles, "style")):
        x = g.node("Add", x, g.embed(array(table.weight), index))
    x = g.norm(x, *normal(e.norm))
    shared = x
    for number, layer in enumerate(e.layers):
        shared = x if number <= model.PairClassifier.SHARED else shared
        x = transformed(g, x, layer, c, linear)
    hidden = g.node("Squeeze", x, g.constant(np.array([0])))
    whole = (TensorProto.INT64, [1, "pieces"])
    return g.finish({"ids": whole, "cases": whole, "layouts": whole, "style": (TensorProto.INT64, [1, 1])},
                    {"hidden": (hidden, ["pieces", c.width]), "shared": (shared, [1, "pieces", c.width])})  # fmt: skip


def transformed(g: Graph, x: str, layer: model.Layer, c: model.Config, linear: Callable[[str, nn.Linear], str]) -> str:
    """One layer of a transformer. *Shape:* ``(1, pieces, width)`` to the same."""
    a = linear(g.attend(linear(x, layer.qkv), c.width, c.heads), layer.out)
    x = g.norm(g.node("Add", a, x), *normal(layer.norm1))
    a = linear(g.gelu(linear(x, layer.up)), layer.down)
    return g.norm(g.node("Add", a, x), *normal(layer.norm2))


def pairs(
    p: model.PairClassifier, c: model.Config, *, quantised: bool, smooth: Mapping[nn.Module, Floats] | None = None
) -> bytes:
    """A headline and a passage to how the one stands to the other.

    *Shape:* shared ``(1, pieces, width)``, sides ``(1, pieces)``, to verdicts ``(1, verdicts)``, supported ``(1, 1)``
    and evidence ``(1, pieces, 1)``.
    """
    g = Graph()

    def linear(x: str, layer: nn.Linear) -> str:
        return g.linear(x, *affine(layer), quantised=quantised, divide=(smooth or {}).get(layer))

    x = g.node("Add", "shared", g.embed(array(p.sides.weight), "sides"))
    for layer in p.layers:
        x = transformed(g, x, layer, c, linear)
    one = g.constant(np.array([1]))
    first = g.node("Squeeze", g.node("Gather", x, g.constant(np.array([0])), axis=1), one)
    first = g.gelu(g.linear(first, *affine(p.hidden), quantised=quantised))
    outputs = {
        "verdicts": (g.linear(first, *affine(p.verdict), quantised=False), [1, p.verdict.out_features]),
        "supported": (g.linear(first, *affine(p.supported), quantised=False), [1, 1]),
        "evidence": (g.linear(x, *affine(p.evidence), quantised=False), [1, "pieces", 1]),
    }
    return g.finish(
        {"shared": (TensorProto.FLOAT, [1, "pieces", c.width]), "sides": (TensorProto.INT64, [1, "pieces"])}, outputs
    )


def anchors(reader: model.Reader) -> bytes:
    """Hidden states to anchor scores. *Shape:* ``(pieces, width)`` to ``(pieces, 3)``."""
    g, w = Graph(), reader.config.width
    layer = reader.anchor_head[-1]
    scores = g.linear("hidden", *affine(layer), quantised=False)
    return g.finish(
        {"hidden": (TensorProto.FLOAT, ["pieces", w])}, {"scores": (scores, ["pieces", layer.out_features])}
    )


def roles(head: model.RoleHead, width: int, *, quantised: bool, everywhere: bool) -> bytes:
    """Pieces of a window against its anchors. *Shape:* hidden ``(pieces, width)``, at ``(n,)``, buckets ``(n, k)`` to
    ``(n, k, 3 * roles - 2)``.

    The k pieces are all of the window if `everywhere`, else those whose numbers are in another input, near ``(n, k)``.
    """
    g = Graph()
    w = head.distance.embedding_dim
    half = g.constant(np.array([w] * 2))
    every = g.linear("hidden", *affine(head.piece), quantised=quantised)
    if not everywhere:
        every = g.node("Gather", every, "near")
    a, b = g.node("Split", every, half, outputs=2, axis=1 if everywhere else 2)
    here = g.linear(g.node("Gather", "hidden", "at"), *affine(head.anchor), quantised=False)
    u, v = g.node("Split", g.node("Unsqueeze", here, g.constant(np.array([1]))), half, outputs=2, axis=2)
    z = g.gelu(g.node("Add", g.node("Add", a, u), g.embed(array(head.distance.weight), "buckets")))
    z = g.norm(g.node("Add", z, g.node("Mul", b, v)), *normal(head.norm))
    for block in head.blocks:
        y = g.node("Transpose", g.norm(z, *normal(block.norm)), perm=[0, 2, 1])
        near = block.near
        y = g.node("Conv", y, g.constant(array(near.weight)), g.constant(array(near.bias)), group=near.groups,
                   pads=[near.padding[0]] * 2, kernel_shape=list(near.kernel_size))  # fmt: skip
        y = g.gelu(g.node("Transpose", y, perm=[0, 2, 1]))
        z = g.node("Add", z, g.linear(y, *affine(block.mix), quantised=quantised))
    scores = g.linear(g.gelu(z), *affine(head.score), quantised=False)
    inputs: Inputs = {"hidden": (TensorProto.FLOAT, ["pieces", width]), "at": (TensorProto.INT64, ["n"])}
    if not everywhere:
        inputs["near"] = (TensorProto.INT64, ["n", "k"])
    inputs["buckets"] = (TensorProto.INT64, ["n", "k"])
    return g.finish(inputs, {"scores": (scores, ["n", "k", head.score.out_features])})


def words(reader: model.Reader, head: model.WordsHead) -> bytes:
    """Anchors and the mean of some words' pieces to scores. *Shape:* both ``(n, width)``, to ``(n, labels)``."""
    g, w = Graph(), reader.config.width
    x = g.gelu(g.linear(g.node("Concat", "anchors", "words", axis=1), *affine(head.hidden), quantised=False))
    scores = g.linear(x, *affine(head.score), quantised=False)
    states = (TensorProto.FLOAT, ["n", w])
    return g.finish({"anchors": states, "words": states}, {"scores": (scores, ["n", head.score.out_features])})


def mentions(reader: model.Reader, *, quantised: bool) -> bytes:
    """Every short span of a window. *Shape:* hidden ``(pieces, width)``, last (a span's last piece, by its first and
    its length less one) ``(pieces, LONGEST)`` to ``(pieces, LONGEST, labels)``.
    """
    g, h, c = Graph(), reader.mention_head, reader.config
    half, one = g.constant(np.array([c.span_width] * 2)), g.constant(np.array([1]))
    first = g.node("Unsqueeze", g.linear("hidden", *affine(h.first), quantised=quantised), one)
    a, b = g.node("Split", first, half, outputs=2, axis=2)
    ends = g.node("Gather", g.linear("hidden", *affine(h.last), quantised=quantised), "last")
    u, v = g.node("Split", ends, half, outputs=2, axis=2)
    z = g.gelu(g.node("Add", g.node("Add", a, u), g.constant(array(h.length.weight))))
    z = g.norm(g.node("Add", z, g.node("Mul", b, v)), *normal(h.norm))
    scores = g.linear(z, *affine(h.score), quantised=False)
    return g.finish({"hidden": (TensorProto.FLOAT, ["pieces", c.width]),
                     "last": (TensorProto.INT64, ["pieces", LONGEST])},
                    {"scores": (scores, ["pieces", LONGEST, h.score.out_features])})  # fmt: skip


def triggers(reader: model.Reader, *, quantised: bool) -> bytes:
    """Hidden states to trigger scores. *Shape:* ``(pieces, width)`` to ``(pieces, triggers)``."""
    g, h, w = Graph(), reader.trigger_head, reader.config.width
    x = g.gelu(g.linear("hidden", *affine(h.hidden), quantised=quantised))
    scores = g.linear(x, *affine(h.score), quantised=False)
    return g.finish(
        {"hidden": (TensorProto.FLOAT, ["pieces", w])}, {"scores": (scores, ["pieces", h.score.out_features])}
    )


def speakers(reader: model.Reader) -> bytes:
    """Contents against names. *Shape:* contents ``(n, 2 * width)``, names ``(m, 2 * width)``, labels ``(m,)``, places
    ``(n, m)``, to scores ``(n, m)`` and none, that the speaker isn't among them, ``(n, 1)``.
    """
    g, h, c = Graph(), reader.speaker_head, reader.config
    half = g.constant(np.array([c.link_width] * 2))
    here = g.linear("contents", *affine(h.content), quantised=False)
    u, v = g.node("Split", g.node("Unsqueeze", here, g.constant(np.array([1]))), half, outputs=2, axis=2)
    a, b = g.node("Split", g.linear("names", *affine(h.name), quantised=False), half, outputs=2, axis=1)
    z = g.node("Add", g.node("Add", u, a), g.embed(array(h.place.weight), "places"))
    z = g.node("Add", z, g.embed(array(h.label.weight), "labels"))
    z = g.norm(g.node("Add", g.gelu(z), g.node("Mul", v, b)), *normal(h.norm))
    scores = g.node("Squeeze", g.linear(g.gelu(z), *affine(h.score), quantised=False), g.constant(np.array([2])))
    none = g.linear("contents", *affine(h.none), quantised=False)
    ends: Inputs = {name: (TensorProto.FLOAT, [n, 2 * c.width]) for name, n in (("contents", "n"), ("names", "m"))}
    return g.finish(
        ends | {"labels": (TensorProto.INT64, ["m"]), "places": (TensorProto.INT64, ["n", "m"])},
        {"scores": (scores, ["n", "m"]), "none": (none, ["n", 1])},
    )


def links(head: model.LinkHead, c: model.Config) -> bytes:
    """Mentions against candidates. *Shape:* mentions ``(n, 2 * width)``, candidates ``(m, 2 * width)``, apart, far,
    relation and labels ``(n, m)``, to scores ``(n, m)`` and new ``(n, 1)``.
    """
    g, h = Graph(), head
    half = g.constant(np.array([c.link_width] * 2))
    here = g.linear("mentions", *affine(h.mention), quantised=False)
    u, v = g.node("Split", g.node("Unsqueeze", here, g.constant(np.array([1]))), half, outputs=2, axis=2)
    a, b = g.node("Split", g.linear("candidates", *affine(h.antecedent), quantised=False), half, outputs=2, axis=1)
    z = g.node("Add", u, a)
    for table, index in ((h.apart, "apart"), (h.far, "far"), (h.relation, "relation"), (h.labels, "labels")):
        z = g.node("Add", z, g.embed(array(table.weight), index))
    z = g.norm(g.node("Add", g.gelu(z), g.node("Mul", v, b)), *normal(h.norm))
    scores = g.node("Squeeze", g.linear(g.gelu(z), *affine(h.score), quantised=False), g.constant(np.array([2])))
    new = g.linear("mentions", *affine(h.new), quantised=False)
    pairs: Inputs = {name: (TensorProto.INT64, ["n", "m"]) for name in ("apart", "far", "relation", "labels")}
    ends: Inputs = {name: (TensorProto.FLOAT, [n, 2 * c.width]) for name, n in (("mentions", "n"), ("candidates", "m"))}
    return g.finish(ends | pairs, {"scores": (scores, ["n", "m"]), "new": (new, ["n", 1])})


NAME = "onrecord-minilm"

WINDOW = 254
HOW = {
    "window": WINDOW,
    "stride": 190,
    "anchor_threshold": 0.5,
    "mention_threshold": 0.5,
    "trigger_threshold": 0.2,
}
"""How texts are cut into windows, and how likely a piece must be an anchor or a trigger, and a span a mention, to be
looked at."""


def transitions(reader: model.Reader) -> dict[str, Any]:
    """The scores of going from role to role, which the decoders need beside the graphs."""
    heads = {"transitions": reader.role_head, "argument_transitions": reader.argument_head}
    return {name: array(head.transitions).tolist() for name, head in heads.items()}


def main() -> None:
    """Read the command line, export, and calibrate what was exported."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/ and worldnews/")
    parser.add_argument("--reader", type=Path, default=Path("build/training/reader.pt"), help="what training wrote")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="folder of the weights")
    parser.add_argument("--version", default=__version__)
    parser.add_argument("--float32", action="store_true", help="don't quantise: to see what quantising costs")
    given = parser.parse_args()
    reader = model.load(given.reader).eval()
    tokenizer = load_tokenizer(minilm.folder() / "vocab.txt")
    kept = {corpus: corpora.held_out(corpora.load(given.data, corpus, "train", tokenizer), corpus)[1]
            for corpus in corpora.CORPORA}  # fmt: skip
    given.out.mkdir(parents=True, exist_ok=True)
    write_graphs(reader, given.out, kept, quantised=not given.float32)
    (given.out / VOCABULARY).write_bytes((minilm.folder() / "vocab.txt").read_bytes())
    facts = {"name": NAME, "version": given.version} | transitions(reader) | HOW
    write_facts(given.out, facts | neutral())
    network = Network.load(given.out)
    calibrations: dict[str, Calibration] = {style: calibrate(Reader(network, Settings(style=style)), kept[corpus])
                    for corpus, style in corpora.CORPORA.items()}  # fmt: skip
    documents = [annotated_in_full(d.gold, d.style, tokenizer) for d in with_actors(given.data, kept["worldnews"])]
    of_events = calibrate_events(Reader(network, Settings()), documents)
    fitted = {
        "calibrations": {style: asdict(c) for style, c in calibrations.items()},
        "event_calibration": asdict(of_events),
    }
    write_facts(given.out, facts | fitted)
    print(json.dumps(fitted), file=sys.stderr)


def graphs(
    reader: model.Reader, *, quantised: bool, smooth: Mapping[nn.Module, Floats] | None = None
) -> dict[str, bytes]:
    """The graph of the encoder and that of each head, by name; `smooth` as for `encoder`."""
    return {
        "encoder": encoder(reader, quantised=quantised, smooth=smooth),
        "anchors": anchors(reader),
        "roles": roles(reader.role_head, reader.config.width, quantised=quantised, everywhere=True),
        "acts": words(reader, reader.act_head),
        "sources": words(reader, reader.source_head),
        "mentions": mentions(reader, quantised=quantised),
        "links": links(reader.link_head, reader.config),
        "speakers": speakers(reader),
        "triggers": triggers(reader, quantised=quantised),
        "arguments": roles(reader.argument_head, reader.config.width, quantised=quantised, everywhere=False),
        "statuses": words(reader, reader.status_head),
        "same": links(reader.event_link_head, reader.config),
    }


def write_graphs(
    reader: model.Reader, folder: Path, kept: dict[str, list[corpora.Document]], *, quantised: bool
) -> None:
    """Write the graph of the encoder and that of each head; `kept` shows what activations are like."""
    rng = np.random.default_rng(0)
    shown = [w for documents in kept.values() for d in documents for w in corpora.windows(d, WINDOW, rng)]
    smooth = factors(reader, shown) if quantised else None
    for name, graph in graphs(reader, quantised=quantised, smooth=smooth).items():
        (folder / f"{name}.onnx").write_bytes(graph)


def neutral() -> dict[str, Any]:
    """Calibrations by which everything is even, and nothing is left out."""
    said = Calibration((0.0,) * len(Signs._fields), 0.0, 0.0)
    happened = EventCalibration((0.0,) * len(EventSigns._fields), 0.0, 0.0)
    return {"calibrations": dict.fromkeys(STYLES, asdict(said)), "event_calibration": asdict(happened)}


def write_facts(folder: Path, facts: dict[str, Any]) -> None:
    """Write ``model.json``; the thresholds of the recorder that it has already stay, until `training.speakers` runs."""
    path = folder / "model.json"
    known = json.loads(path.read_text(encoding="utf8")) if path.exists() else {}
    facts = facts | {"thresholds": known.get("thresholds", {})}
    path.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
