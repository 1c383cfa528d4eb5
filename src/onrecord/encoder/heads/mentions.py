"""Mentions: the spans of pieces that name, describe or refer to somebody or something."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.encoder.scores import softmax
from onrecord.schema import ActorKind, MentionForm

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KINDS: Final = ("person", "organization", "place", "group")

FORMS: Final = ("name", "nominal", "pronoun")

MENTIONS: Final = ("none", *(f"{kind} {form}" for kind in KINDS for form in FORMS))
"""What a span is: no mention, or one of a kind and form; `divmod(label - 1, len(FORMS))` gives their numbers."""

LONGEST: Final = 12
"""The most pieces of a mention."""

LEAST = 0.15
"""Spans less likely than this are ignored."""


@dataclass(frozen=True, slots=True)
class MentionSpan:
    """A span of pieces that is a mention, with its number in MENTIONS."""

    first: int
    end: int
    label: int
    probability: float


def find_mentions(scores: "NDArray[np.float32]", threshold: float) -> list[MentionSpan]:
    """Find the spans whose probability of being a mention reaches a threshold, in order.

    Often it is clear that there is a mention, but not where it begins ("Chancellor Ida Berg"). So of the spans of one
    form that end together, the likeliest gets the probability of all. If two spans cross, or two of one kind and form
    begin or end together, the likelier one is kept.

    *Shape:* scores ``(pieces, LONGEST, labels)``, by a span's first piece and its length less one.
    """
    import numpy as np

    pieces = len(scores)
    last = np.arange(pieces)[:, None] + np.arange(LONGEST)[None]
    probability = softmax(scores)
    probability[last >= pieces] = 0.0  # they run past the end
    best = probability[..., 1:].argmax(2) + 1
    form = (best - 1) % len(FORMS)
    some = probability[..., 1:].sum(2)
    ends = np.zeros((pieces + LONGEST, len(FORMS)), dtype=np.float32)
    np.add.at(ends, (last.ravel(), form.ravel()), some.ravel())
    tops = np.zeros_like(ends)
    np.maximum.at(tops, (last.ravel(), form.ravel()), some.ravel())
    stands = (some >= tops[last, form]) & (some > LEAST)
    some = np.where(stands, np.maximum(some, np.minimum(ends[last, form], 1.0)), some)
    first, length = np.nonzero(some >= threshold)
    best = best[first, length]
    over: dict[int, list[MentionSpan]] = {}  # what has been taken, by the pieces that it covers
    edges: set[tuple[str, int, int]] = set()
    taken: list[MentionSpan] = []
    for i in np.lexsort((length, first, -some[first, length])).tolist():
        found = MentionSpan(
            int(first[i]), int(first[i] + length[i]) + 1, int(best[i]), float(some[first[i], length[i]])
        )
        own = {("first", found.first, found.label), ("end", found.end, found.label)}
        inside = range(found.first, found.end)
        if edges & own or any(_cross(found, other) for piece in inside for other in over.get(piece, ())):
            continue
        edges |= own
        taken.append(found)
        for piece in inside:
            over.setdefault(piece, []).append(found)
    return sorted(taken, key=lambda m: (m.first, m.end))


def _cross(a: MentionSpan, b: MentionSpan) -> bool:
    return a.first < b.first < a.end < b.end or b.first < a.first < b.end < a.end


def kind_of(label: int) -> ActorKind:
    """Give the kind of actor that a number in MENTIONS stands for.

    >>> kind_of(MENTIONS.index("place name")), form_of(MENTIONS.index("place name"))
    ('place', 'name')
    """
    return KINDS[(label - 1) // len(FORMS)]


def form_of(label: int) -> MentionForm:
    """Give the form that a number in MENTIONS stands for."""
    return FORMS[(label - 1) % len(FORMS)]
