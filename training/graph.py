"""ONNX graphs written node by node, out of onnxruntime's fused operators, with weights in int8 where asked for."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

MICROSOFT = "com.microsoft"
OPSET = 17
BITS = 7
"""Bits of a quantised weight. With 7, no sum of two products overflows the 16 bits that processors without 8-bit dot
products add them in, so that every processor gives the same sums of the same whole numbers. What is computed in floats
in between still differs in its last bits."""

Array = NDArray[Any]
Floats = NDArray[np.float32]
Inputs = dict[str, tuple[int, list[Any]]]
"""Name of each input of a graph, with its ONNX type and its shape: numbers, and names of what varies."""


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

    def linear(self, x: str, weight: Floats, bias: Floats, *, quantised: bool, divide: Floats | None = None) -> str:
        """``x @ weight + bias``, with weights of one scale per output where quantised.

        The channels of x are divided by `divide` first, and their weights multiplied by it.
        """
        if divide is not None:
            x, weight = self.node("Mul", x, self.constant(1 / divide)), weight * divide[:, None]
        if not quantised:
            return str(self.node("Add", self.node("MatMul", x, self.constant(weight)), self.constant(bias)))
        scaled, scale = quantise(weight, axis=0)
        inputs = x, self.constant(scaled), self.constant(scale), "", self.constant(bias)  # no zero points
        return str(self.node("DynamicQuantizeMatMul", *inputs, domain=MICROSOFT))

    def norm(self, x: str, weight: Floats, bias: Floats, epsilon: float) -> str:
        return str(self.node("LayerNormalization", x, self.constant(weight), self.constant(bias), axis=-1,
                             epsilon=epsilon))  # fmt: skip

    def gelu(self, x: str) -> str:
        """GELU by its tanh approximation (Hendrycks and Gimpel 2016), which is faster than by the error function."""
        return str(self.node("FastGelu", x, domain=MICROSOFT))

    def embed(self, table: Floats, index: str, *, quantised: bool = False) -> str:
        """Rows of a table; where quantised, each row has a scale of its own."""
        if not quantised:
            return str(self.node("Gather", self.constant(table), index))
        scaled, scale = quantise(table, axis=1)
        rows = self.node("Cast", self.node("Gather", self.constant(scaled), index), to=TensorProto.FLOAT)
        return str(self.node("Mul", rows, self.node("Gather", self.constant(scale[:, None]), index)))

    def attend(self, qkv: str, width: int, heads: int) -> str:
        """Self-attention of queries, keys and values that stand side by side. *Shape:* ``(1, pieces, 3 * width)``."""
        q, k, v = self.node("Split", qkv, self.constant(np.array([width] * 3)), outputs=3, axis=2)
        return str(self.node("MultiHeadAttention", q, k, v, domain=MICROSOFT, num_heads=heads))

    def finish(self, inputs: Inputs, outputs: dict[str, tuple[str, list[Any]]]) -> bytes:
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


def quantise(weight: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Symmetric integers with one scale for every slice that `axis` runs through."""
    top = 2 ** (BITS - 1) - 1
    scale = np.maximum(np.abs(weight).max(axis), 1e-8) / top
    scaled = np.rint(weight / np.expand_dims(scale, axis)).clip(-top, top)
    return scaled.astype(np.int8), scale.astype(np.float32)
