"""The network that ships, in int8, is held to what the trained one finds in float32."""

import json
from pathlib import Path

import pytest

from onrecord.encoder.network import WEIGHTS, Network
from onrecord.encoder.pieces import load_tokenizer, split
from onrecord.encoder.reader import Reader
from onrecord.settings import Settings

HERE = Path(__file__).parent
ARTICLES = HERE.parent / "golden" / "articles"
SURE = 0.5
"""Below this confidence the trained network itself is guessing."""


@pytest.fixture(scope="module")
def found() -> list[tuple[dict, dict | None]]:
    """Each attribution that the trained network is sure of, and the shipped one's of the same cue."""
    network = Network.load(WEIGHTS)
    reader, tokenizer = Reader(network, Settings()), load_tokenizer(network.vocabulary)
    pairs = []
    for name, trained in json.loads((HERE / "reference.json").read_text(encoding="utf8")).items():
        pieces = split((ARTICLES / name).read_text(encoding="utf8"), tokenizer)
        shipped = {(f.cue or f.content)[0][0]: f for f in reader.find(pieces)}
        for t in trained["attributions"]:
            if t["confidence"] >= SURE:
                f = shipped.get((t["cue"] or t["content"])[0][0])
                roles = ("source", "cue", "content")
                pairs.append((t, f and {r: [list(x) for x in getattr(f, r)] for r in roles} | {"act": f.act}))
    return pairs


def test_it_finds_what_the_trained_network_is_sure_of(found: list[tuple[dict, dict | None]]) -> None:
    assert len(found) > 100
    assert sum(f is not None for _, f in found) / len(found) >= 0.97


@pytest.mark.parametrize(("role", "floor"), [("source", 0.95), ("cue", 0.95), ("content", 0.90), ("act", 0.95)])
def test_it_marks_the_same_words(found: list[tuple[dict, dict | None]], role: str, floor: float) -> None:
    both = [(t, f) for t, f in found if f is not None]
    assert sum(t[role] == f[role] for t, f in both) / len(both) >= floor


@pytest.fixture(scope="module")
def mentions() -> list[tuple[dict, dict]]:
    """The mentions of each article by their place, of the trained network and of the shipped one."""
    reader = Reader.load(Settings())
    out = []
    for name, trained in json.loads((HERE / "reference.json").read_text(encoding="utf8")).items():
        marked = reader.annotate_one((ARTICLES / name).read_text(encoding="utf8")).mentions
        spans = [(m.span.start, m.span.end) for m in marked]
        shipped = {
            span: (f"{m.kind} {m.form}", m.confidence, [spans[b.mention] for b in m.antecedents if b.probability > 0.5])
            for span, m in zip(spans, marked, strict=True)
        }
        places = [(start, end) for start, end, *_ in trained["mentions"]]
        told = {
            (start, end): (what, confidence, [] if before is None else [places[before]])
            for start, end, what, confidence, before in trained["mentions"]
        }
        out.append((told, shipped))
    return out


def test_it_marks_the_mentions_that_the_trained_network_is_sure_of(mentions: list[tuple[dict, dict]]) -> None:
    sure = [(t[span][0], s.get(span)) for t, s in mentions for span in t if t[span][1] >= 0.7]
    assert len(sure) > 1000
    assert sum(s is not None and s[0] == what for what, s in sure) / len(sure) >= 0.95


def test_it_links_them_alike(mentions: list[tuple[dict, dict]]) -> None:
    both = [(t[span][2], s[span][2]) for t, s in mentions for span in t.keys() & s.keys()]
    assert sum(a == b for a, b in both) / len(both) >= 0.9
