"""Puts together what is alike: average-link clustering, from the most alike pair on, until none is alike enough."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

APART: Final = -np.inf
"""The likeness of what must not be put together."""


def clusters(likeness: NDArray[np.float32], labels: Sequence[int], least: float) -> list[int]:
    """Join clusters as long as two are alike at least so much, on the mean over all pairs of their members.

    `labels` tell which clusters there are at the start; the labels that are given back are of these, and clusters that
    are joined have the smallest of theirs. *Shape:* likeness ``(items, items)``, symmetric; the diagonal doesn't count.

    >>> alike = np.array([[1, 0.9, 0.2], [0.9, 1, 0.3], [0.2, 0.3, 1]], np.float32)
    >>> clusters(alike, [5, 2, 7], 0.5)
    [2, 2, 7]
    """
    if not labels:
        return []
    known = sorted(set(labels))
    places = {label: place for place, label in enumerate(known)}
    inside = np.zeros((len(known), len(labels)), np.float64)
    inside[[places[label] for label in labels], range(len(labels))] = 1
    sizes = inside.sum(1)
    alike = likeness.astype(np.float64)
    apart = (inside @ (alike == APART) @ inside.T) > 0
    sums = inside @ np.where(alike == APART, 0, alike) @ inside.T
    means = np.where(apart, APART, sums / np.outer(sizes, sizes))
    np.fill_diagonal(means, APART)
    becomes = list(range(len(known)))
    while True:
        one, other = sorted(divmod(int(means.argmax()), len(known)))
        if means[one, other] < least:
            break
        whole = sizes[one] + sizes[other]
        joined = (means[one] * sizes[one] + means[other] * sizes[other]) / whole
        joined[one] = joined[other] = APART
        means[one] = means[:, one] = joined
        means[other] = means[:, other] = APART
        sizes[one] = whole
        becomes = [one if each == other else each for each in becomes]
    return [known[becomes[places[label]]] for label in labels]
