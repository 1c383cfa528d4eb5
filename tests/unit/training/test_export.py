"""What is exported computes what was trained."""

from functools import partial
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs torch: pip install -e '.[train]'")
pytest.importorskip("onnx", reason="exporting needs onnx: pip install -e '.[train]'")

import onnxruntime as ort  # noqa: E402 (after what may skip)

from onrecord.encoder.heads.links import blocks  # noqa: E402
from onrecord.encoder.heads.mentions import LONGEST, MENTIONS  # noqa: E402
from onrecord.encoder.heads.roles import distance_buckets  # noqa: E402
from onrecord.encoder.heads.speakers import INSIDE, places  # noqa: E402
from training import export, model, shipped  # noqa: E402

SMALL = model.Config(
    vocabulary=50, width=24, layers=2, heads=2, inner=48, positions=64, role_width=8, span_width=8, link_width=8,
    argument_width=8,
)  # fmt: skip
N = 20


@pytest.fixture(autouse=True)
def tanh_gelu(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is exported is the tanh form of GELU: the trained modules are compared in the same form."""
    monkeypatch.setattr(model.F, "gelu", partial(torch.nn.functional.gelu, approximate="tanh"))


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
    assert run(export.encoder(reader, quantised=False), **feed) == pytest.approx(want, abs=1e-4)
    assert np.abs(run(export.encoder(reader, quantised=True), **feed) - want).mean() < 0.05


@torch.no_grad()
def test_the_heads_are_the_same(reader: model.Reader) -> None:
    hidden, at = torch.randn(N, SMALL.width), torch.tensor([3, 11])
    offset = np.arange(N)[None] - at.numpy()[:, None]
    graph = export.roles(reader.role_head, SMALL.width, quantised=False, everywhere=True)
    got = run(graph, hidden=hidden.numpy(), at=at.numpy(),
              buckets=distance_buckets.table[offset + distance_buckets.reach])  # fmt: skip
    assert got == pytest.approx(reader.roles(hidden[None], torch.tensor([0, 0]), at).numpy(), abs=1e-4)
    assert run(export.anchors(reader), hidden=hidden.numpy()) == pytest.approx(
        reader.anchor_head(hidden).numpy(), abs=1e-4)  # fmt: skip
    cues = torch.randn(2, SMALL.width)
    for head in (reader.act_head, reader.source_head, reader.status_head):
        assert run(export.words(reader, head), anchors=hidden[at].numpy(), words=cues.numpy()) == pytest.approx(
            head(hidden[at], cues).numpy(), abs=1e-4)  # fmt: skip


@torch.no_grad()
def test_the_heads_of_events_are_the_same(reader: model.Reader) -> None:
    hidden, at = torch.randn(N, SMALL.width), torch.tensor([3, 11])
    near = np.array([[1, 2, 3, 4, 5], [9, 10, 11, 12, 13]])
    got = run(export.roles(reader.argument_head, SMALL.width, quantised=False, everywhere=False), hidden=hidden.numpy(),
              at=at.numpy(), near=near,
              buckets=distance_buckets.table[near - at.numpy()[:, None] + distance_buckets.reach])  # fmt: skip
    want = reader.argument_head(hidden[None], torch.tensor([0, 0]), at, torch.from_numpy(near))
    assert got == pytest.approx(want.numpy(), abs=1e-4)
    assert run(export.triggers(reader, quantised=False), hidden=hidden.numpy()) == pytest.approx(
        reader.trigger_head(hidden).numpy(), abs=1e-4)  # fmt: skip


@torch.no_grad()
def test_the_speaker_head_is_the_same(reader: model.Reader) -> None:
    contents, names, labels = torch.randn(2, 2 * SMALL.width), torch.randn(3, 2 * SMALL.width), torch.tensor([1, 4, 1])
    seen = places(np.array([[4, 9], [20, 30]]), np.array([[1, 2], [5, 6], [14, 15]]))
    session = ort.InferenceSession(export.speakers(reader))
    scores, none = session.run(None, {
        "contents": contents.numpy(), "names": names.numpy(), "labels": labels.numpy(), "places": seen,
    })  # fmt: skip
    want = reader.speaker_head(contents, names, labels, torch.from_numpy(seen)).numpy()
    assert np.where(seen == INSIDE, -1e4, scores) == pytest.approx(want[:, :-1], abs=1e-4)
    assert none == pytest.approx(want[:, -1:], abs=1e-4)


@torch.no_grad()
def test_the_mention_head_is_the_same(reader: model.Reader) -> None:
    hidden = torch.randn(N, SMALL.width)
    last = (np.arange(N)[:, None] + np.arange(LONGEST)[None]).clip(max=N - 1)
    got = run(export.mentions(reader, quantised=False), hidden=hidden.numpy(), last=last)
    assert got == pytest.approx(reader.mention_head(hidden[None])[0].numpy(), abs=1e-4)


@torch.no_grad()
def test_the_link_head_is_the_same(reader: model.Reader) -> None:
    ends, labels = torch.randn(5, 2 * SMALL.width), torch.tensor([1, 4, 3, 1, 7])
    (pairs,) = blocks(["Ana Reyes", "the town", "she", "Reyes", "it"], np.arange(5) * 7)
    session = ort.InferenceSession(export.links(reader.link_head, SMALL))
    scores, new = session.run(None, {
        "mentions": ends.numpy(), "candidates": ends.numpy(), "apart": pairs.apart, "far": pairs.far,
        "relation": pairs.relation, "labels": (labels[:, None] * len(MENTIONS) + labels[None]).numpy(),
    })  # fmt: skip
    want = reader.link_head(ends, labels, pairs).numpy()
    assert np.where(pairs.before, scores, -1e4) == pytest.approx(want[:, :-1], abs=1e-4)
    assert new == pytest.approx(want[:, -1:], abs=1e-4)


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
    assert smoothed == pytest.approx(plain, abs=1e-4)
    assert export.encoder(reader, quantised=True, smooth=smooth) != export.encoder(reader, quantised=True)


def test_the_exported_form_of_gelu_is_near_the_trained_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    x = torch.linspace(-6, 6, 1001)
    exact, tanh = torch.nn.functional.gelu(x), torch.nn.functional.gelu(x, approximate="tanh")
    assert 0 < float((exact - tanh).abs().max()) < 1e-3


@pytest.mark.parametrize(("quantised", "off"), [(False, 1e-6), (True, 0.02)])
def test_what_is_exported_can_be_read_back(reader: model.Reader, tmp_path: Path, quantised: bool, off: float) -> None:
    smooth = {layer.qkv: np.linspace(0.5, 2, SMALL.width, dtype=np.float32) for layer in reader.encoder.layers}
    graphs = export.graphs(reader, quantised=quantised, smooth=smooth if quantised else None)
    for name, graph in graphs.items():
        (tmp_path / f"{name}.onnx").write_bytes(graph)
    export.write_facts(tmp_path, export.transitions(reader))
    again = shipped.reader(tmp_path, SMALL)
    for (name, one), (_, other) in zip(reader.named_parameters(), again.named_parameters(), strict=True):
        assert (one - other).abs().max().item() <= off * max(1.0, one.abs().max().item()), name


def test_heads_that_an_earlier_network_lacks_begin_new(reader: model.Reader, tmp_path: Path) -> None:
    for name, graph in export.graphs(reader, quantised=False).items():
        if name not in ("triggers", "arguments"):
            (tmp_path / f"{name}.onnx").write_bytes(graph)
    facts = export.transitions(reader)
    export.write_facts(tmp_path, {"transitions": facts["transitions"]})
    again = shipped.reader(tmp_path, SMALL)
    assert torch.equal(again.role_head.transitions, reader.role_head.transitions)
    assert not torch.equal(again.trigger_head.hidden.weight, reader.trigger_head.hidden.weight)


def test_weights_of_another_network_are_not_read(reader: model.Reader, tmp_path: Path) -> None:
    (tmp_path / "anchors.onnx").write_bytes(export.words(reader, reader.act_head))
    with pytest.raises(ValueError, match="export the weights again"):
        shipped.fill(tmp_path / "anchors.onnx", [reader.anchor_head[-1]])
