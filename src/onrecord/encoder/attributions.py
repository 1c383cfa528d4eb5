"""Finds attributions in pieces: encodes the windows, then anchors, roles and acts, each decoded by itself."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from onrecord.encoder import decode
from onrecord.encoder.confidence import Signs, log_odds
from onrecord.encoder.labels import ACTS, LAYOUTS, ROLES
from onrecord.encoder.network import Network
from onrecord.encoder.pieces import Pieces
from onrecord.encoder.windows import Window, cut, merge
from onrecord.schema import Act
from onrecord.settings import Style

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SECTION = 8192
"""A text of more pieces is read in sections of about so many, cut between paragraphs, to bound the memory."""

_SOURCE, _CUE, _CONTENT = (ROLES.index(role) for role in ("source", "cue", "content"))

Map = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""How windows are run: `map`, or the `map` of a pool of threads."""

Fragments = list[tuple[int, int]]
"""Half-open pairs of pieces."""


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in pieces, and the signs of how sure it is."""

    source: Fragments
    cue: Fragments
    content: Fragments
    act: Act
    signs: Signs


@dataclass(frozen=True, slots=True)
class _Marked:
    """An anchor with the stretch of pieces that was scored for it, the scores, and the best path through them."""

    anchor: decode.Anchor
    stretch: Window
    scores: "NDArray[np.float32]"
    path: "NDArray[np.int64]"


def find(network: Network, pieces: Pieces, style: Style, run: Map = map) -> Iterator[Found]:
    """All attributions of a text, before any is left out for want of confidence."""
    for section in _sections(pieces):
        yield from _find_in_section(network, pieces, section, style, run)


def one_a_cue(sure: list[tuple[float, Found]]) -> list[tuple[float, Found]]:
    """Of attributions whose cues share a piece, the surest: "denied" and "denied reports" are one cue, found twice."""
    taken: set[int] = set()
    kept = []
    for i in sorted(range(len(sure)), key=lambda i: -sure[i][0]):
        cue = {piece for start, end in sure[i][1].cue for piece in range(start, end)}
        if not cue & taken:
            taken |= cue
            kept.append(i)
    return [sure[i] for i in sorted(kept)]


def _sections(pieces: Pieces) -> Iterator[Window]:
    import numpy as np

    breaks = np.flatnonzero(pieces.layouts == LAYOUTS.index("paragraph"))
    start, n = 0, len(pieces)
    while n - start > SECTION:
        near = breaks[(breaks > start + SECTION // 2) & (breaks <= start + SECTION)]
        end = int(near[-1]) if len(near) else start + SECTION
        yield Window(start, end)
        start = end
    if n > start:
        yield Window(start, n)


def _find_in_section(network: Network, pieces: Pieces, section: Window, style: Style, run: Map) -> Iterator[Found]:
    n = section.end - section.start
    windows = cut(n, network.length, network.stride)

    def encode(window: Window) -> "NDArray[np.float32]":
        return network.encode(pieces, Window(window.start + section.start, window.end + section.start), style)

    hidden = list(run(encode, windows))
    views = [(window, network.anchors(states)) for window, states in zip(windows, hidden, strict=True)]
    anchors = decode.find_anchors(merge(views, n)[1], network.anchor_threshold)
    if not anchors:
        return
    marked = _mark(network, windows, hidden, anchors, run)
    for m, act in zip(marked, _acts(network, windows, hidden, marked), strict=True):
        to_text = m.stretch.start + section.start
        source, cue, content = (
            [(a + to_text, b + to_text) for a, b in decode.fragments(m.path, role)]
            for role in (_SOURCE, _CUE, _CONTENT)
        )
        if content:
            yield Found(source, cue, content, act, _signs(m))


def _mark(
    network: Network, windows: list[Window], hidden: "list[NDArray[np.float32]]", anchors: list[decode.Anchor], run: Map
) -> list[_Marked]:
    """The best roles for each anchor, from the scores of all windows that hold it."""
    import numpy as np

    def score(number: int) -> list[tuple[int, "NDArray[np.float32]"]]:
        start, end = windows[number]
        held = [k for k, anchor in enumerate(anchors) if start <= anchor.piece < end]
        if not held:
            return []
        return list(zip(held, network.roles(hidden[number], np.array([anchors[k].piece - start for k in held])),
                        strict=True))  # fmt: skip

    views: list[list[tuple[Window, NDArray[np.float32]]]] = [[] for _ in anchors]
    for window, results in zip(windows, run(score, range(len(windows))), strict=True):
        for k, scores in results:
            views[k].append((window, scores))
    merged = [merge(view, windows[-1].end) for view in views]
    at = [anchor.piece - stretch.start for anchor, (stretch, _) in zip(anchors, merged, strict=True)]
    paths = decode.best_roles([s for _, s in merged], network.transitions, at, [a.virtual for a in anchors])
    return [_Marked(anchor, *view, path) for anchor, view, path in zip(anchors, merged, paths, strict=True)]


def _acts(
    network: Network, windows: list[Window], hidden: "list[NDArray[np.float32]]", marked: list[_Marked]
) -> list[Act]:
    """The act of each anchor, from the window in which it stands farthest from the edges."""
    import numpy as np

    anchors, cues = [], []
    for m in marked:
        number = _central(windows, m.anchor.piece)
        start, states = windows[number].start, hidden[number]
        words = np.flatnonzero(m.path == _CUE) + m.stretch.start - start
        words = words[(words >= 0) & (words < len(states))]
        anchors.append(states[m.anchor.piece - start])
        cues.append(states[words].mean(0) if len(words) else np.zeros_like(anchors[-1]))
    return [ACTS[act] for act in network.acts(np.stack(anchors), np.stack(cues)).argmax(1)]


def _central(windows: list[Window], piece: int) -> int:
    """The window in which a piece stands farthest from an edge behind which the text goes on."""

    pieces = windows[-1].end

    def depth(i: int) -> int:
        w = windows[i]
        left = pieces if w.start == 0 else piece - w.start
        right = pieces if w.end == pieces else w.end - 1 - piece
        return min(left, right)

    return max((i for i, w in enumerate(windows) if w.start <= piece < w.end), key=depth)


def _signs(marked: _Marked) -> Signs:
    import numpy as np

    anchor, path = marked.anchor, marked.path
    inside = np.flatnonzero(path)
    probability = decode.softmax(marked.scores[inside, : len(ROLES)])[np.arange(len(inside)), path[inside]]
    logs = np.zeros(len(path), dtype=np.float32)
    logs[inside] = np.log(np.maximum(probability, 1e-6))
    content, source = path == _CONTENT, path == _SOURCE
    edges = [i for a, b in decode.fragments(path, _CONTENT) for i in (a, b - 1)]
    return Signs(
        anchor=log_odds(anchor.probability),
        content=float(logs[content].mean()) if content.any() else 0.0,
        source=float(logs[source].mean()) if source.any() else 0.0,
        edge=float(logs[edges].min()) if edges else 0.0,
        sourceless=float(not source.any()),
        length=float(np.log(max(int(content.sum()), 1))),
        virtual=float(anchor.virtual),
    )
