"""Fits the reader's confidences and thresholds on articles that were held out of training."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from onrecord.encoder.attributions import ScoredAttribution, one_a_cue
from onrecord.encoder.confidence import Calibration, EventCalibration, EventSigns, Signs
from onrecord.encoder.events import ScoredEvent, apart
from onrecord.encoder.heads.events import TRIGGERS
from onrecord.encoder.reader import Reader
from training.corpora import Document
from training.events import Event
from training.gold import ROLES, Fragments, GoldAttribution, Role

Fit = TypeVar("Fit", Calibration, EventCalibration)


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
    calibration = fit(Calibration, *_judged(found, documents), total)
    kept = [[f for _, f in one_a_cue([(calibration.confidence(f.signs), f) for f in fs])] for fs in found]
    return fit(Calibration, *_judged(kept, documents), total)


def calibrate_events(reader: Reader, documents: list[Document]) -> EventCalibration:
    """Fit the confidence of events, that there is one of this type, to what a reader finds in documents that are
    annotated in full and that it has not seen. The threshold is the best for events and for events with their types.
    """
    signs: list[EventSigns] = []
    right: list[bool] = []
    there: list[bool] = []
    total = 0
    for d in documents:
        if d.happened is None:
            continue
        total += len(d.happened.events)
        found = list(reader.find_events(d.pieces))
        for each, hit in judged_events(found, d.happened.events):
            signs.append(each.signs)
            right.append(hit)
        there += [hit for _, hit in judged_events(found, d.happened.events, typed=False)]
    calibration = fit(EventCalibration, signs, right, total)
    confidence = np.array([calibration.confidence(s) for s in signs])
    return replace(calibration, threshold=best_threshold(confidence, (right, there), total))


def judged_events(found: list[ScoredEvent], gold: list[Event], *, typed: bool = True) -> list[tuple[ScoredEvent, bool]]:
    """Give the events found, the surest of those that share a piece, and whether each one is right.

    It is if the gold has an event there, of the same type if the type counts (`typed`).
    """
    free = list(gold)
    out = []
    for _, f in apart([(f.signs.trigger, f) for f in found]):
        here = (g for g in free if f.trigger[0] <= g.anchor < f.trigger[1])
        match = next((g for g in here if not typed or TRIGGERS[g.type] == f.type), None)
        if match is not None:
            free.remove(match)
        out.append((f, match is not None))
    return out


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


def fit(kind: type[Fit], signs: Sequence[Signs | EventSigns], right: list[bool], total: int) -> Fit:
    """Fit a lightly regularized logistic regression of being right on the signs, and find the threshold of best F1."""
    x, y = np.array(signs), np.array(right, dtype=float)
    mean, spread = x.mean(0), np.maximum(x.std(0), 1e-6)
    z = (x - mean) / spread

    def loss(w: NDArray[np.float64]) -> float:
        score = z @ w[1:] + w[0]
        return float(np.logaddexp(0, np.where(y == 1, -score, score)).sum() + 0.5 * (w[1:] ** 2).sum())

    w = minimize(loss, np.zeros(1 + z.shape[1]), method="L-BFGS-B").x
    weights = w[1:] / spread
    rounded = tuple(round(float(v), 5) for v in weights), round(float(w[0] - weights @ mean), 5)
    confidence = 1 / (1 + np.exp(-(x @ np.array(rounded[0]) + rounded[1])))
    return kind(*rounded, threshold=best_threshold(confidence, (right,), total))


def best_threshold(confidence: NDArray[np.float64], judgments: Iterable[Sequence[bool]], total: int) -> float:
    """Find the threshold with the best F1; of several judgments of what is found, with the best mean."""
    every = [np.array(judged) for judged in judgments]

    def worth(threshold: float) -> float:
        kept = confidence >= threshold
        return sum(f1(right[kept].sum(), kept.sum(), total) for right in every)

    return round(float(max(np.arange(0, 0.75, 0.025), key=worth)), 3)


def f1(hit: float, found: float, gold: float) -> float:
    """Compute F1 from counts."""
    return 2 * hit / (found + gold) if found + gold else 0.0
