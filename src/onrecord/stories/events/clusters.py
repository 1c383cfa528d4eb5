"""Puts together what is alike: average-link clustering, from the most alike pair on, until none is alike enough."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

APART: Final = -np.inf
"""The likeness of what must not be put together."""


class Merge(NamedTuple):
    """Two clusters that become one, by their labels, and how alike they are; `kept` is the smaller label."""

    kept: int
    gone: int
    alike: float


def clusters(likeness: NDArray[np.float32], labels: Sequence[int], least: float) -> list[int]:
    """Join clusters as long as two are alike at least so much, on the mean over all pairs of their members.

    `labels` tell which clusters there are at the start; the labels that are given back are of these, and clusters that
    are joined have the smallest of theirs. *Shape:* likeness ``(items, items)``, symmetric; the diagonal doesn't count.

    >>> alike = np.array([[1, 0.9, 0.2], [0.9, 1, 0.3], [0.2, 0.3, 1]], np.float32)
    >>> clusters(alike, [5, 2, 7], 0.5)
    [2, 2, 7]
    """
    return relabelled(labels, takewhile(lambda merge: merge.alike >= least, merges(likeness, labels)))


def merges(likeness: NDArray[np.float32], labels: Sequence[int]) -> Iterator[Merge]:
    """Join the two clusters that are most alike, until there is one or all others must stay apart.

    No two clusters are more alike than those before them (Sokal and Michener 1958).
    """
    known = sorted(set(labels))
    if len(known) < 2:
        return
    places = {label: place for place, label in enumerate(known)}
    inside = np.zeros((len(known), len(labels)), np.float64)
    inside[[places[label] for label in labels], range(len(labels))] = 1
    sizes = inside.sum(1)
    alike = likeness.astype(np.float64)
    apart = (inside @ (alike == APART) @ inside.T) > 0
    sums = inside @ np.where(alike == APART, 0, alike) @ inside.T
    means = np.where(apart, APART, sums / np.outer(sizes, sizes))
    np.fill_diagonal(means, APART)
    while True:
        one, other = sorted(divmod(int(means.argmax()), len(known)))
        if means[one, other] == APART:
            return
        yield Merge(known[one], known[other], float(means[one, other]))
        whole = sizes[one] + sizes[other]
        joined = (means[one] * sizes[one] + means[other] * sizes[other]) / whole
        joined[one] = joined[other] = APART
        means[one] = means[:, one] = joined
        means[other] = means[:, other] = APART
        sizes[one] = whole


def relabelled(labels: Sequence[int], joined: Iterator[Merge] | Sequence[Merge]) -> list[int]:
    """Give each item the label of the cluster that its own becomes."""
    becomes: dict[int, int] = {}
    for merge in joined:
        becomes[merge.gone] = merge.kept
    return [_end(becomes, label) for label in labels]


def _end(becomes: dict[int, int], label: int) -> int:
    while label in becomes:
        label = becomes[label]
    return label
