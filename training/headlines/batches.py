"""Headlines and passages as pieces, side by side."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.encoder.pairs import fitted
from onrecord.encoder.pieces import CLS, SEP, split
from training.headlines.examples import Example


@dataclass(frozen=True)
class Batch:
    """Pairs, padded; piece 0 is [CLS], and [SEP] stands behind the headline and behind the passage.

    *Shape:* ids, cases, layouts, sides, and evidence (1 in it, 0 in the rest of a passage, -1 elsewhere) ``(pairs,
    pieces)``; lengths, verdicts, supported ``(pairs,)``.
    """

    ids: NDArray[Any]
    cases: NDArray[Any]
    layouts: NDArray[Any]
    sides: NDArray[Any]
    evidence: NDArray[Any]
    lengths: NDArray[Any]
    verdicts: NDArray[Any]
    supported: NDArray[Any]


@dataclass(frozen=True)
class Pair:
    """An example in pieces."""

    example: Example
    ids: NDArray[Any]
    cases: NDArray[Any]
    layouts: NDArray[Any]
    sides: NDArray[Any]
    evidence: NDArray[Any]

    @classmethod
    def of(cls, example: Example, tokenizer: Tokenizer) -> "Pair":
        """Put an example's headline and passage side by side; what doesn't fit is cut off."""
        one, two = split(example.headline, tokenizer), split(example.passage, tokenizer)
        n, m = fitted(len(one), len(two))
        edges = np.array([0])

        def row(first: NDArray[Any], second: NDArray[Any]) -> NDArray[Any]:
            return np.concatenate([edges, first[:n], edges, second[:m], edges])

        ids = row(one.ids, two.ids)
        ids[0], ids[[n + 1, n + m + 2]] = CLS, SEP
        sides = np.concatenate([np.zeros(n + 2, dtype=np.int64), np.ones(m + 1, dtype=np.int64)])
        evidence = np.full(len(ids), -1)
        if example.evidence:
            start, end = example.evidence
            evidence[n + 2 : n + m + 2] = (two.starts[:m] < end) & (two.ends[:m] > start)
        return cls(example, ids, row(one.cases, two.cases), row(one.layouts, two.layouts), sides, evidence)

    def __len__(self) -> int:
        return len(self.ids)


def batches(pairs: list[Pair], budget: int, rng: np.random.Generator) -> list[list[Pair]]:
    """Sort pairs into batches of about the same length and at most `budget` padded pieces, in random order."""
    out: list[list[Pair]] = []
    for pair in sorted(pairs, key=lambda pair: -len(pair) + 16 * rng.random()):
        if out and (len(out[-1]) + 1) * max(map(len, (*out[-1], pair))) <= budget:
            out[-1].append(pair)
        else:
            out.append([pair])
    return [out[i] for i in rng.permutation(len(out))]


def collate(pairs: list[Pair]) -> Batch:
    """Put pairs into one batch."""
    width = -(-max(map(len, pairs)) // 16) * 16

    def padded(name: str, fill: int) -> NDArray[Any]:
        out = np.full((len(pairs), width), fill, dtype=np.int64)
        for row, pair in enumerate(pairs):
            out[row, : len(pair)] = getattr(pair, name)
        return out

    return Batch(
        padded("ids", 0),
        padded("cases", 0),
        padded("layouts", 0),
        padded("sides", 1),
        padded("evidence", -1),
        np.array([len(pair) for pair in pairs]),
        np.array([pair.example.verdict for pair in pairs]),
        np.array([pair.example.supported for pair in pairs], dtype=np.float32),
    )
