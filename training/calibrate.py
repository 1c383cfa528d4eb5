"""Fits the reader's confidences and thresholds on articles that were held out of training."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from onrecord.encoder.attributions import ScoredAttribution, one_a_cue
from onrecord.encoder.confidence import Calibration, Signs
from onrecord.encoder.reader import Reader
from training.corpora import Document
from training.gold import ROLES, Fragments, GoldAttribution, Role


def characters(fragments: Iterable[Iterable[int]]) -> set[int]:
    """Give the characters that fragments cover."""
    return {i for start, end in fragments for i in range(start, end)}


def agree(gold: GoldAttribution, found: dict[Role, Fragments]) -> bool:
    """Tell whether a found attribution is the gold one: the cues overlap, so do the sources (or both lack one), and the
    contents share half of their characters.

    That is "linked overlap", except that two statements without a cue can also agree.
    """
    both: tuple[Role, ...] = ("cue", "source")
    for role in both:
        a, b = characters(gold[role]), characters(found[role])
        if not (a & b or (not a and not b)):
            return False
    a, b = characters(gold["content"]), characters(found["content"])
    return 2 * len(a & b) >= len(a | b)


def calibrate(reader: Reader, documents: list[Document]) -> Calibration:
    """Fit a reader's confidence to what it finds in documents whose gold it has not seen.

    It is fitted twice: the second time to what is left when the first fit keeps one attribution for each cue.
    """
    found = [list(reader.find(d.pieces)) for d in documents]
    total = sum(len(d.gold["attributions"]) for d in documents)
    calibration = _fit(*_judged(found, documents), total)
    kept = [[f for _, f in one_a_cue([(calibration.confidence(f.signs), f) for f in fs])] for fs in found]
    return _fit(*_judged(kept, documents), total)


def _judged(found: list[list[ScoredAttribution]], documents: list[Document]) -> tuple[list[Signs], list[bool]]:
    """Give the signs of everything found in documents, and whether each is right."""
    signs, right = [], []
    for fs, d in zip(found, documents, strict=True):
        free = list(d.gold["attributions"])
        for f in fs:
            spans = in_characters(f, d)
            match = next((g for g in free if agree(g, spans)), None)
            if match is not None:
                free.remove(match)
            signs.append(f.signs)
            right.append(match is not None)
    return signs, right


def in_characters(found: ScoredAttribution, document: Document) -> dict[Role, Fragments]:
    """Give an attribution's fragments in characters of its document."""
    p = document.pieces
    return {role: [(int(p.starts[a]), int(p.ends[b - 1])) for a, b in getattr(found, role)]
            for role in ROLES}  # fmt: skip


def _fit(signs: list[Signs], right: list[bool], total: int) -> Calibration:
    """Fit a lightly regularized logistic regression of being right on the signs, and find the threshold of best F1."""
    x, y = np.array(signs), np.array(right, dtype=float)
    mean, spread = x.mean(0), np.maximum(x.std(0), 1e-6)
    z = (x - mean) / spread

    def loss(w: NDArray[np.float64]) -> float:
        score = z @ w[1:] + w[0]
        return float(np.logaddexp(0, np.where(y == 1, -score, score)).sum() + 0.5 * (w[1:] ** 2).sum())

    w = minimize(loss, np.zeros(1 + z.shape[1]), method="L-BFGS-B").x
    weights = w[1:] / spread
    calibration = Calibration(tuple(round(float(v), 5) for v in weights), round(float(w[0] - weights @ mean), 5), 0.0)
    confidence = np.array([calibration.confidence(s) for s in signs])
    best = max(np.arange(0, 0.75, 0.025), key=lambda t: f1(y[confidence >= t].sum(), (confidence >= t).sum(), total))
    return Calibration(calibration.weights, calibration.bias, round(float(best), 3))


def f1(hit: float, found: float, gold: float) -> float:
    """Compute F1 from counts."""
    return 2 * hit / (found + gold) if found + gold else 0.0
