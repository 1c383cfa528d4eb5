"""What the shipped encoder sees of every word of an article, and the head of the check `loaded` that stands on it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto

from onrecord.checks.loaded.tokens import WORD
from onrecord.encoder.network import WEIGHTS, Network, load_network
from onrecord.encoder.pieces import load_tokenizer, split
from onrecord.encoder.states import encode
from onrecord.encoder.windows import merge
from training.gold import Json
from training.graph import Floats, Graph

ARTICLES: Final = Path("tests/golden/articles")
REFERENCE: Final = Path("tests/contract/loaded.json")

EVEN: Final = 1e-3
"""States that vary less than this over all words count as varying so much."""


def seen(articles: Sequence[Json], keep: Path) -> list[NDArray[np.float16]]:
    """Give the states of the words of each article, and keep them in a file. *Shape:* each ``(words, 2 * width)``."""
    if keep.exists():
        kept = np.load(keep)
        if kept["ids"].tolist() == [article["id"] for article in articles]:
            return np.split(kept["states"], np.cumsum(kept["words"])[:-1])
    found = list(_seen(articles))
    keep.parent.mkdir(parents=True, exist_ok=True)
    ids, words = np.array([article["id"] for article in articles]), np.array([len(each) for each in found])
    np.savez(keep, ids=ids, words=words, states=np.concatenate(found))
    return found


def _seen(articles: Sequence[Json]) -> Iterator[NDArray[np.float16]]:
    network = load_network(WEIGHTS)
    for article in articles:
        yield of_words(network, article["text"]).astype(np.float16)


def of_words(network: Network, text: str) -> Floats:
    """Give the mean states of each word's characters: the hidden ones and the shared ones side by side.

    *Shape:* ``(words, 2 * width)``. Scores are a sum over states, so the mean of what the head says of a word's pieces
    is what it says of their mean.
    """
    pieces = split(text, load_tokenizer(network.vocabulary))
    of_pieces = np.concatenate([
        np.hstack([
            merge(list(zip(states.windows, layer, strict=True)), states.pieces)[1]
            for layer in (states.hidden, states.shared)
        ])
        for states in encode(network, pieces, "full")
    ])  # fmt: skip
    found = []
    for match in WORD.finditer(text):
        first, end = np.searchsorted(pieces.ends, match.start(), "right"), np.searchsorted(pieces.starts, match.end())
        starts, ends = pieces.starts[first:end].clip(min=match.start()), pieces.ends[first:end].clip(max=match.end())
        share = (ends - starts) / len(match[0])
        found.append(share.astype(np.float32) @ of_pieces[first:end])
    return np.array(found, dtype=np.float32).reshape(len(found), of_pieces.shape[1])


def even(states: Floats) -> tuple[Floats, Floats]:
    """Give the mean and the deviation of each state. *Shape:* ``(words, states)`` to twice ``(states,)``."""
    return states.mean(0), states.std(0).clip(min=EVEN)


def reference(weights: Floats, mean: Floats, deviation: Floats) -> dict[str, dict[str, float]]:
    """Give the scores above 0 of the words of our own articles, by file and by where each word begins."""
    network, found = load_network(WEIGHTS), {}
    for path in sorted(ARTICLES.glob("*.txt")):
        text = path.read_text(encoding="utf8")
        scores = ((of_words(network, text) - mean) / deviation) @ weights
        places = [match.start() for match in WORD.finditer(text)]
        found[path.name] = {
            str(place): round(float(score), 2) for place, score in zip(places, scores, strict=True) if score > 0
        }
    return found


def head(weights: Floats, mean: Floats, deviation: Floats) -> bytes:
    """Write the head as a graph, for weights of states that have been made even. *Shape:* each ``(2 * width,)``."""
    g, width = Graph(), len(weights) // 2
    slope = (weights / deviation).astype(np.float32)
    bias = np.array([-(mean @ slope)], dtype=np.float32)
    both = g.node("Concat", "hidden", "shared", axis=1)
    scores = g.linear(both, slope[:, None], bias, quantised=False)
    states = (TensorProto.FLOAT, ["pieces", width])
    return g.finish({"hidden": states, "shared": states}, {"scores": (scores, ["pieces", 1])})
