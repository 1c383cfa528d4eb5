"""What is kept of a text to compare it by: a few hundred bytes, from which the share of common shingles is estimated.

MinHash (Broder 1997): under a random order of all shingles, the chance that two sets have the same first one is the
share that they have in common. Of each first one, 16 bits are kept (Li and König 2010).
"""

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from onrecord.copies.shingles import Numbers, mix, shingles

ORDERS: Final = 256
"""So many random orders of the shingles: an estimated share of a half is off by 0.03 (one standard deviation)."""

BANDS: Final = 40
ROWS: Final = 3
"""The first ones of so many orders make a band; not all orders are in one."""

SIZE: Final = 4 + 2 * ORDERS
"""The bytes of a signature: the number of shingles, then the first ones."""

_AT_ONCE: Final = 512
_FACTORS: Final = mix(np.arange(ORDERS, dtype=np.uint64)) | np.uint64(1)
"""Multiplied by an odd number, shingles come in another order."""

Counts = NDArray[np.uint32]
Firsts = NDArray[np.uint16]


def signature(text: str) -> bytes:
    """Compute the signature of a text: `SIZE` bytes, the same in every process and on every machine.

    >>> len(signature("The ferry sails again on Friday.")) == SIZE
    True
    """
    found = shingles(text)
    firsts = np.full(ORDERS, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(found), _AT_ONCE):
        ordered = _FACTORS[:, None] * found[start : start + _AT_ONCE]
        np.minimum(firsts, ordered.min(axis=1), out=firsts)
    return np.array(len(found), "<u4").tobytes() + mix(firsts).astype("<u2").tobytes()


def unpack(signatures: Iterable[bytes]) -> tuple[Counts, Firsts]:
    """Give the numbers of shingles and the first ones. *Shapes:* ``(texts,)`` and ``(texts, ORDERS)``

    Raises ValueError for what is no signature.
    """
    table = np.frombuffer(b"".join(signatures), np.dtype([("count", "<u4"), ("firsts", "<u2", ORDERS)]))
    return table["count"], table["firsts"]


def band_keys(firsts: Firsts) -> Numbers:
    """Give the keys to group texts by: those that share one may be copies.

    *Shapes:* ``(texts, ORDERS)`` to ``(texts, BANDS)``. Two texts that share a part s of their shingles have a key in
    common with the chance ``1 - (1 - s**ROWS)**BANDS`` (Leskovec and others, *Mining of Massive Datasets*, 3.4).
    """
    rows = firsts[:, : BANDS * ROWS].reshape(-1, BANDS, ROWS)
    keys = np.broadcast_to(np.arange(BANDS, dtype=np.uint64), rows.shape[:2])  # no key of two bands
    for row in range(ROWS):
        keys = keys << np.uint64(16) | rows[..., row]
    return keys
