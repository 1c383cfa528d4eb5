"""Finds attributions in pieces: first their anchors, then each one's roles, then its act and kind of source."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.encoder.confidence import Signs, log_odds
from onrecord.encoder.heads.acts import ACTS
from onrecord.encoder.heads.anchors import Anchor, find_anchors
from onrecord.encoder.heads.roles import ROLES, Run, best_roles, runs
from onrecord.encoder.network import Network
from onrecord.encoder.scores import softmax
from onrecord.encoder.states import Map, States
from onrecord.encoder.windows import Window, merge
from onrecord.schema import Act

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SOURCE, CUE, CONTENT = (ROLES.index(role) for role in ("source", "cue", "content"))

Fragments = list[tuple[int, int]]
"""Half-open pairs of pieces."""


@dataclass(frozen=True, slots=True)
class ScoredAttribution:
    """An attribution in pieces, with the numbers that its confidence is computed from.

    `sources` has the probability of each label in SOURCES; `ends` are the states of the content's first and last piece
    side by side.

    *Shape:* ends ``(2 * width,)``.
    """

    source: Fragments
    cue: Fragments
    content: Fragments
    act: Act
    sources: tuple[float, ...]
    signs: Signs
    ends: "NDArray[np.float32]" = field(compare=False)


@dataclass(frozen=True, slots=True)
class Marked:
    """An anchor with the pieces that were scored for it, the scores, the best path through them, and its parts."""

    anchor: Anchor
    stretch: Window
    scores: "NDArray[np.float32]"
    path: "NDArray[np.int64]"
    parts: list[Run]


def anchors(network: Network, states: States, least: float) -> list[Anchor]:
    """Find the anchors of a section that are at least this likely."""
    views = [(w, network.anchors(hidden)) for w, hidden in zip(states.windows, states.hidden, strict=True)]
    return find_anchors(merge(views, states.pieces)[1], least)


def find(network: Network, states: States, marked: list[Marked]) -> Iterator[ScoredAttribution]:
    """Find the attributions of a section's marked anchors, including those with little confidence."""
    if not marked:
        return
    acts = network.acts(*_words(states, marked, CUE)).argmax(1)
    sources = softmax(network.sources(*_words(states, marked, SOURCE)))
    for m, act, likely in zip(marked, acts, sources, strict=True):
        source, cue, content = (in_text(m, states, role) for role in (SOURCE, CUE, CONTENT))
        if content:
            ends = states.ends(content[0][0] - states.start, content[-1][1] - states.start)
            yield ScoredAttribution(source, cue, content, ACTS[act], tuple(likely.tolist()), _signs(m), ends)


def in_text(marked: Marked, states: States, role: int) -> Fragments:
    """Give the fragments of a role, in pieces of the text."""
    to_text = marked.stretch.start + states.start
    return [(a + to_text, b + to_text) for part, a, b in marked.parts if part == role]


def one_a_cue(sure: list[tuple[float, ScoredAttribution]]) -> list[tuple[float, ScoredAttribution]]:
    """Keep the surest of attributions whose cues share a piece: "denied" and "denied reports" are one cue."""
    taken: set[int] = set()
    kept = []
    for i in sorted(range(len(sure)), key=lambda i: -sure[i][0]):
        cue = {piece for start, end in sure[i][1].cue for piece in range(start, end)}
        if not cue & taken:
            taken |= cue
            kept.append(i)
    return [sure[i] for i in sorted(kept)]


def mark(network: Network, states: States, anchors: list[Anchor], run: Map = map) -> list[Marked]:
    """Find the best roles for each anchor, from the scores of all windows that hold it."""
    import numpy as np

    if not anchors:
        return []

    def score(number: int) -> list[tuple[int, "NDArray[np.float32]"]]:
        start, end = states.windows[number]
        held = [k for k, anchor in enumerate(anchors) if start <= anchor.piece < end]
        if not held:
            return []
        at = np.array([anchors[k].piece - start for k in held])
        return list(zip(held, network.roles(states.hidden[number], at), strict=True))

    views: list[list[tuple[Window, NDArray[np.float32]]]] = [[] for _ in anchors]
    for window, results in zip(states.windows, run(score, range(len(states.windows))), strict=True):
        for k, scores in results:
            views[k].append((window, scores))
    merged = [merge(view, states.pieces) for view in views]
    at = [anchor.piece - stretch.start for anchor, (stretch, _) in zip(anchors, merged, strict=True)]
    paths = best_roles([s for _, s in merged], network.transitions, at, [a.virtual for a in anchors])
    return [Marked(anchor, *view, path, runs(path)) for anchor, view, path in zip(anchors, merged, paths, strict=True)]


def _words(states: States, marked: list[Marked], role: int) -> "tuple[NDArray[np.float32], NDArray[np.float32]]":
    """Give each anchor's state and the mean state of a role's pieces, from the window where the anchor is central.

    *Shape:* both ``(n, width)``.
    """
    import numpy as np

    anchors, means = [], []
    for m in marked:
        number = states.central(m.anchor.piece)
        start, hidden = states.windows[number].start, states.hidden[number]
        words = np.flatnonzero(m.path == role) + m.stretch.start - start
        words = words[(words >= 0) & (words < len(hidden))]
        anchors.append(hidden[m.anchor.piece - start])
        means.append(hidden[words].mean(0) if len(words) else np.zeros_like(anchors[-1]))
    return np.stack(anchors), np.stack(means)


def _signs(marked: Marked) -> Signs:
    import numpy as np

    anchor, path = marked.anchor, marked.path
    inside = np.flatnonzero(path)
    probability = softmax(marked.scores[inside, : len(ROLES)])[np.arange(len(inside)), path[inside]]
    logs = np.zeros(len(path), dtype=np.float32)
    logs[inside] = np.log(np.maximum(probability, 1e-6))
    content, source = path == CONTENT, path == SOURCE
    edges = [i for role, a, b in marked.parts if role == CONTENT for i in (a, b - 1)]
    return Signs(
        anchor=log_odds(anchor.probability),
        content=float(logs[content].mean()) if content.any() else 0.0,
        source=float(logs[source].mean()) if source.any() else 0.0,
        edge=float(logs[edges].min()) if edges else 0.0,
        sourceless=float(not source.any()),
        length=float(np.log(max(int(content.sum()), 1))),
        virtual=float(anchor.virtual),
    )
