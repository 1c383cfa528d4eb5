"""The labels that the network and its decoders share, in the order of their numbers.

>>> ROLES.index("content")
3
"""

from functools import cached_property
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ANCHORS: Final = ("none", "cue", "virtual")
"""What a piece begins: nothing, a cue, or the content of an attribution that has no cue."""

ROLES: Final = ("outside", "source", "cue", "content")

ACTS: Final = ("assert", "deny", "confirm", "ask", "urge", "commit", "believe", "other")

SOURCES: Final = (
    "named person", "named organization", "named other", "document", "group", "role", "anonymous", "outlet", "none",
)  # fmt: skip
"""Who or what the source of an attribution is: somebody with a name, a text or a table, persons without a name, one
person known by what they do, one who is not to be known, the outlet itself, or nobody."""

KINDS: Final = ("person", "organization", "place", "group")

FORMS: Final = ("name", "nominal", "pronoun")

MENTIONS: Final = ("none", *(f"{kind} {form}" for kind in KINDS for form in FORMS))
"""What a span is: no mention, or one of some kind and form; `divmod(label - 1, len(FORMS))` gives their numbers.

>>> MENTIONS[1 + KINDS.index("group") * len(FORMS) + FORMS.index("nominal")]
'group nominal'
"""

LONGEST: Final = 12
"""Pieces of the longest span that can be a mention."""

RELATIONS: Final = ("none", "same", "part, same end", "part", "shares, same end", "shares", "initials")
"""How the words of two mentions compare: nothing in common; the same words; all words of the shorter one stand in the
longer, with or without the same last word; they share a word, likewise; one is the other's initials."""

CASES: Final = ("none", "lower", "title", "upper", "mixed")
"""Case of the word that a piece belongs to; the vocabulary itself is lower-cased."""

LAYOUTS: Final = ("glued", "space", "line", "paragraph")
"""What stands before a piece: nothing, a space, one line break, or an empty line."""

STYLES: Final = ("full", "flat")
"""How much is marked: every statement, nested ones too; or every word once, as PolNeAR does it."""


class DistanceBuckets:
    """Numbers the signed distances between a piece and an anchor: one by one when near, coarser when far.

    >>> int(distance_buckets.table[distance_buckets.reach])
    16
    """

    reach: Final = 256
    edges: Final = (1, 2, 3, 4, 5, 6, 8, 11, 15, 21, 30, 42, 60, 85, 120, 180)
    size: Final = 2 * len(edges) + 1

    @cached_property
    def table(self) -> "NDArray[np.int64]":
        """Bucket of each distance from `-reach` to `reach`. *Shape:* ``(2 * reach + 1,)``."""
        import numpy as np

        distance = np.arange(-self.reach, self.reach + 1)
        bucket = np.searchsorted(self.edges, abs(distance), side="right")
        return (np.sign(distance) * bucket + len(self.edges)).astype(np.int64)


distance_buckets = DistanceBuckets()
