"""A BERT-base token tagger as an ONNX graph, with random weights: they don't matter to its speed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto

from training.graph import Graph


@dataclass(frozen=True)
class Size:
    """Sizes of a tagger; BERT-base's (Devlin et al. 2019) unless others are given."""

    layers: int = 12
    width: int = 768
    heads: int = 12
    inner: int = 3072
    vocabulary: int = 30522
    positions: int = 512
    tags: int = 9


def tagger(size: Size, *, quantised: bool) -> bytes:
    """The graph in float32, or in int8 with the ranges of activations taken as it runs.

    *Shape:* ids ``(batch, pieces)`` to scores ``(batch, pieces, tags)``. There is no mask: a batch has no padding.
    """
    g, rng = Graph(), np.random.default_rng(0)

    def weight(*shape: int) -> NDArray[np.float32]:
        return rng.standard_normal(shape, dtype=np.float32) * np.float32(0.02)

    def linear(x: str, inputs: int, outputs: int) -> str:
        return g.linear(x, weight(inputs, outputs), weight(outputs), quantised=quantised)

    def norm() -> tuple[NDArray[np.float32], NDArray[np.float32], float]:
        return np.ones(size.width, dtype=np.float32), np.zeros(size.width, dtype=np.float32), 1e-12

    pieces = g.node("Gather", g.node("Shape", "ids"), g.constant(np.array([1])))
    places = g.node("Slice", g.constant(weight(1, size.positions, size.width)), g.constant(np.array([0])), pieces,
                    g.constant(np.array([1])))  # fmt: skip
    words = g.embed(weight(size.vocabulary, size.width), "ids", quantised=quantised)
    x = g.norm(g.node("Add", g.node("Add", words, places), g.constant(weight(1, 1, size.width))), *norm())
    for _ in range(size.layers):
        attended = g.attend(linear(x, size.width, 3 * size.width), size.width, size.heads)
        x = g.norm(g.node("Add", linear(attended, size.width, size.width), x), *norm())
        up = g.gelu(linear(x, size.width, size.inner))
        x = g.norm(g.node("Add", linear(up, size.inner, size.width), x), *norm())
    scores = linear(x, size.width, size.tags)
    return g.finish({"ids": (TensorProto.INT64, ["batch", "pieces"])},
                    {"scores": (scores, ["batch", "pieces", size.tags])})  # fmt: skip
