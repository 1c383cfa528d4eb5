"""What is exported computes what was trained."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install -e '.[train]'")
pytest.importorskip("onnx", reason="exporting needs onnx: pip install -e '.[train]'")

import onnxruntime as ort  # noqa: E402 (after what may skip)

from onrecord.encoder.labels import distance_buckets  # noqa: E402
from training import export, model  # noqa: E402

SMALL = model.Config(vocabulary=50, width=24, layers=2, heads=2, inner=48, positions=64, role_width=8)
N = 20

NEAR = 5e-3
"""As near as the tanh form of GELU, which is exported, comes to the exact one, which is trained."""


@pytest.fixture(scope="module")
def reader() -> model.Reader:
    torch.manual_seed(0)
    return model.Reader(SMALL).eval()


def run(graph: bytes, **inputs: np.ndarray) -> np.ndarray:
    return ort.InferenceSession(graph).run(None, inputs)[0]


@torch.no_grad()
def test_the_encoder_is_the_same_in_float32_and_near_in_int8(reader: model.Reader) -> None:
    rng = np.random.default_rng(0)
    ids, cases, layouts = (rng.integers(0, top, (1, N)) for top in (50, 5, 4))
    of = torch.from_numpy
    want = reader.encoder(of(ids), of(cases), of(layouts), torch.tensor([1]))[0].numpy()
    feed = {"ids": ids, "cases": cases, "layouts": layouts, "style": np.array([[1]])}
    assert run(export.encoder(reader, quantised=False), **feed) == pytest.approx(want, abs=NEAR)
    assert np.abs(run(export.encoder(reader, quantised=True), **feed) - want).mean() < 0.05


@torch.no_grad()
def test_the_heads_are_the_same(reader: model.Reader) -> None:
    hidden, at = torch.randn(N, SMALL.width), torch.tensor([3, 11])
    offset = np.arange(N)[None] - at.numpy()[:, None]
    got = run(export.roles(reader, quantised=False), hidden=hidden.numpy(), at=at.numpy(),
              buckets=distance_buckets.table[offset + distance_buckets.reach])  # fmt: skip
    assert got == pytest.approx(reader.roles(hidden[None], torch.tensor([0, 0]), at).numpy(), abs=NEAR)
    assert run(export.anchors(reader), hidden=hidden.numpy()) == pytest.approx(
        reader.anchor_head(hidden).numpy(), abs=NEAR)  # fmt: skip
    cues = torch.randn(2, SMALL.width)
    assert run(export.acts(reader), anchors=hidden[at].numpy(), cues=cues.numpy()) == pytest.approx(
        reader.act_head(hidden[at], cues).numpy(), abs=NEAR)  # fmt: skip


def test_a_saved_reader_is_loaded_whole(reader: model.Reader, tmp_path: Path) -> None:
    model.save(reader, tmp_path / "reader.pt")
    again = model.load(tmp_path / "reader.pt")
    assert again.config == SMALL
    assert all(torch.equal(a, b) for a, b in zip(reader.parameters(), again.parameters(), strict=True))


@torch.no_grad()
def test_smoothing_changes_how_it_is_quantised_and_not_what_it_computes(reader: model.Reader) -> None:
    rng = np.random.default_rng(0)
    ids, cases, layouts = (rng.integers(0, top, (1, N)) for top in (50, 5, 4))
    feed = {"ids": ids, "cases": cases, "layouts": layouts, "style": np.array([[0]])}
    smooth = {layer.up: rng.uniform(0.2, 5, SMALL.width).astype(np.float32) for layer in reader.encoder.layers}
    plain, smoothed = (run(export.encoder(reader, quantised=False, smooth=s), **feed) for s in (None, smooth))
    assert smoothed == pytest.approx(plain, abs=NEAR)
    assert export.encoder(reader, quantised=True, smooth=smooth) != export.encoder(reader, quantised=True)
