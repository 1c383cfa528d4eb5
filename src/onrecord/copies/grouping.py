"""Which texts are copies of which: found by common bands, decided by how much of a copy stands in the other text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.copies.signatures import BANDS, ORDERS, Counts, Firsts, band_keys, unpack

OVERLAP: Final = 0.75
"""So much of the shorter text has to stand in the longer one."""

LENGTH: Final = 0.5
"""So long must it be beside it: a digest that prints ten reports is a copy of none."""

FEWEST: Final = 50
"""A text with fewer shingles has to be the same, but for what doesn't count: one figure makes it another report."""

MOST: Final = 256
"""With so many texts under one key a text is compared at most: what is the same in more is no sign of a copy."""

Places = NDArray[np.int64]


def overlap(one: bytes, other: bytes) -> float:
    """Estimate how much of the shorter text stands in the longer one, from their signatures: 0 to 1.

    >>> from onrecord.copies import signature
    >>> report = "The ferry at Pier 7 will run again on Friday, its owner said after a week of repairs. "
    >>> overlap(signature(report), signature(report.upper()))
    1.0
    """
    counts, firsts = unpack((one, other))
    return float(_overlaps(counts[0], firsts[0], counts[1:], firsts[1:])[0])


def find_copies(signatures: Mapping[str, bytes]) -> dict[str, str]:
    """Tell of each copy which text stands for it, both by their keys; all other texts stand for themselves.

    Texts are taken from the longest to the shortest, those of one length by their keys, and each is held against the
    texts that stand for themselves so far. So a copy is never tied to another copy, nor through one: at least `OVERLAP`
    of it stands in the text that is read in its place. The order in which the texts come changes nothing, and texts
    that share no band with others, not even through third ones, can be looked at apart.

    >>> from onrecord.copies import signature
    >>> report = "The ferry at Pier 7 will run again on Friday, its owner said after a week of repairs. "
    >>> texts = {"courier": report, "post": report.upper(), "herald": "Nothing happened at Pier 7 on Friday."}
    >>> find_copies({key: signature(text) for key, text in texts.items()})
    {'post': 'courier'}
    """
    keys = sorted(signatures)
    counts, firsts = unpack(signatures[key] for key in keys)
    order = np.argsort(-counts.astype(np.int64), kind="stable")
    standing = _stand_for(counts[order], firsts[order])
    return {keys[order[place]]: keys[order[other]] for place, other in enumerate(standing) if other != place}


def _stand_for(counts: Counts, firsts: Firsts) -> list[int]:
    """Give for each text, the longest first, the place of the one that stands for it. *Shape:* ``(texts,)``"""
    standing = list(range(len(counts)))
    under: defaultdict[int, list[int]] = defaultdict(list)
    for place, shared in _shared(firsts):
        beside = np.unique(np.array([each for key in shared for each in under[key]], np.int64))
        found = _best(counts, firsts, place, beside[counts[beside] * LENGTH <= counts[place]])
        if found is not None:
            standing[place] = found
            continue
        for key in shared:
            if len(under[key]) < MOST:
                under[key].append(place)
    return standing


def _shared(firsts: Firsts) -> Iterator[tuple[int, list[int]]]:
    """Give the places of texts that have keys in common with others, and these keys, numbered."""
    keys = band_keys(firsts)
    numbers = np.full(keys.shape, -1, np.int64)
    last = 0
    for band in range(BANDS):
        _, where, times = np.unique(keys[:, band], return_inverse=True, return_counts=True)
        many = times > 1
        numbered = np.where(many, last + np.cumsum(many), -1)
        numbers[:, band] = numbered[where]
        last += int(many.sum())
    for place in np.flatnonzero((numbers >= 0).any(axis=1)).tolist():
        yield place, numbers[place][numbers[place] >= 0].tolist()


def _best(counts: Counts, firsts: Firsts, place: int, others: Places) -> int | None:
    """Give the text of which a text is a copy: where it stands most fully, and of several the first."""
    if not len(others):
        return None
    if counts[place] < FEWEST:
        same = (counts[others] == counts[place]) & (firsts[others] == firsts[place]).all(axis=1) & (counts[place] > 0)
        return int(others[np.argmax(same)]) if same.any() else None
    overlaps = _overlaps(counts[place], firsts[place], counts[others], firsts[others])
    best = int(np.argmax(overlaps))
    return int(others[best]) if overlaps[best] >= OVERLAP else None


def _overlaps(count: int, first: Firsts, counts: Counts, firsts: Firsts) -> NDArray[np.float64]:
    """Estimate the overlap of one text with others. *Shape:* ``(others,)``"""
    share = (firsts == first).sum(axis=1) / ORDERS
    shorter = np.minimum(count, counts)
    common = share / (1 + share) * (counts.astype(np.int64) + int(count))
    overlaps: NDArray[np.float64] = np.minimum(1, common / np.maximum(shorter, 1))
    return overlaps
