"""An earlier network, whose encoder gave only its last states, is read by the code of today."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs torch: pip install -e '.[train]'")
pytest.importorskip("onnx", reason="exporting needs onnx: pip install -e '.[train]'")

import onnx
import onnxruntime
from onnx import TensorProto, helper

from training.earlier import with_shared


def encoder(*outputs: str) -> bytes:
    shape = ["pieces", 4]
    values = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name in ("states", *outputs)]
    nodes = [helper.make_node("Relu", ["states"], [name]) for name in outputs]
    graph = helper.make_graph(nodes, "encoder", values[:1], values[1:])
    model: bytes = helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8
    ).SerializeToString()
    return model


def test_the_last_states_stand_for_those_that_an_earlier_encoder_does_not_give() -> None:
    states = np.arange(8, dtype=np.float32).reshape(2, 4)
    session = onnxruntime.InferenceSession(with_shared(encoder("hidden")))
    hidden, shared = session.run(["hidden", "shared"], {"states": states})
    assert np.array_equal(hidden, states)
    assert np.array_equal(shared, states[None])


def test_an_encoder_that_gives_them_stays_as_it_is() -> None:
    written = onnx.load_from_string(with_shared(encoder("hidden", "shared")))
    assert [node.op_type for node in written.graph.node] == ["Relu", "Relu"]
