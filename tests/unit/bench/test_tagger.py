import pytest

pytest.importorskip("onnx", reason="the tagger's graph is written with onnx")

import numpy as np
import onnxruntime as ort

from bench.bert import Size, tagger
from bench.tagger import Plan, Tagged, Tagger, spans, unpadded
from onrecord.encoder.network import WEIGHTS
from onrecord.encoder.pieces import load_tokenizer
from onrecord.encoder.windows import Window

SMALL = Size(layers=2, width=24, heads=2, inner=48, positions=64)
TEXTS = ["The ferry sails again, the harbour master said. " * 5, "No.", "", "The mayor denies it. " * 9]
PLANS = (Plan(1, 1, 1), Plan(1, 2, 1), Plan(4, 2, 1), Plan(4, 1, 2))


def run(graph, ids):
    return ort.InferenceSession(graph, providers=["CPUExecutionProvider"]).run(None, {"ids": ids})[0]


def test_its_sizes_are_those_of_bert_base():
    size = Size()
    per_layer = 4 * size.width * size.width + 2 * size.width * size.inner
    embeddings = size.vocabulary * size.width
    assert (size.layers, size.width, size.heads) == (12, 768, 12)
    assert 108e6 < size.layers * per_layer + embeddings < 110e6


@pytest.mark.parametrize("quantised", [False, True])
def test_it_gives_every_piece_of_every_window_a_score_for_every_tag(quantised):
    ids = np.random.default_rng(1).integers(0, 30522, (3, 17))
    assert run(tagger(SMALL, quantised=quantised), ids).shape == (3, 17, 9)


def test_in_int8_it_is_the_same_tagger():
    ids = np.random.default_rng(1).integers(0, 30522, (2, 17))
    exact, rounded = (run(tagger(SMALL, quantised=quantised), ids) for quantised in (False, True))
    assert np.corrcoef(exact.ravel(), rounded.ravel())[0, 1] > 0.99
    assert not np.array_equal(exact, rounded)


def test_however_it_is_batched_it_tags_the_same():
    graph, tokenizer = tagger(SMALL, quantised=False), load_tokenizer(WEIGHTS / "vocabulary.txt")
    found = [Tagger(graph, plan, tokenizer, window=16, stride=12).tag(TEXTS) for plan in PLANS]
    assert all(each == found[0] for each in found)
    assert [bool(tagged) for tagged in found[0]] == [True, True, False, True]
    assert all(
        0 <= span.start < span.end <= len(text) for text, each in zip(TEXTS, found[0], strict=True) for span in each
    )


def test_no_batch_is_padded_and_no_window_is_lost():
    windows = [(i, Window(0, length)) for i, length in enumerate([9, 3, 9, 9, 5, 3])]
    batches = list(unpadded(windows, 2))
    assert all(len({w.end - w.start for _, w in batch}) == 1 and len(batch) <= 2 for batch in batches)
    assert sorted(each for batch in batches for each in batch) == windows


def test_tags_of_one_kind_that_follow_each_other_make_a_span():
    offsets = [(10 * i, 10 * i + 8) for i in range(7)]
    assert spans(np.array([1, 2, 1, 2, 0, 4, 6]), offsets) == [
        Tagged(0, 0, 18), Tagged(0, 20, 38), Tagged(1, 50, 58), Tagged(2, 60, 68),
    ]  # fmt: skip
