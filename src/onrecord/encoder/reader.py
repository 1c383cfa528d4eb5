"""Texts to annotations: pieces, windows, the network, the decoders."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.encoder import decode
from onrecord.encoder.confidence import Signs, log_odds
from onrecord.encoder.labels import ACTS, LAYOUTS, ROLES
from onrecord.encoder.network import WEIGHTS, Network, load_network
from onrecord.encoder.pieces import Pieces, load_tokenizer, split
from onrecord.encoder.windows import Window, cut, merge
from onrecord.schema import Annotations, Attribution, Model, Span
from onrecord.settings import Settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SECTION = 8192
"""A text of more pieces is read in sections of about so many, cut between paragraphs, to bound the memory."""

_SOURCE, _CUE, _CONTENT = (ROLES.index(role) for role in ("source", "cue", "content"))

Map = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in pieces: the fragments of its roles, its act, and the signs of how sure it is."""

    source: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    content: list[tuple[int, int]]
    act: str
    virtual: bool
    signs: Signs


class Reader:
    """Marks attributions in texts with the network of a weights folder.

    >>> reader = Reader.load(Settings(threads=1))
    >>> (annotations,) = reader.annotate(["The ferry will sail again on Monday, the harbour master said."])
    >>> [fragment.start for fragment in annotations.attributions[0].source]
    [37]
    """

    def __init__(self, network: Network, settings: Settings) -> None:
        self._network = network
        self._settings = settings
        self._tokenizer = load_tokenizer(network.vocabulary)
        self._threads = settings.threads or cpu_count() or 1

    @classmethod
    def load(cls, settings: Settings, folder: Path = WEIGHTS) -> "Reader":
        """Load the weights that ship with the package, or those in another folder. Raises ModelError."""
        return cls(load_network(folder), settings)

    @property
    def model(self) -> Model:
        """Which network this is."""
        return Model(name=self._network.name, version=self._network.version)

    def annotate(self, texts: Iterable[str]) -> Iterator[Annotations]:
        """Annotate texts, in order; as many as the setting `batch` says are in flight at a time.

        Every window is run alone: what is found in a text depends on that text only.
        """
        with ThreadPoolExecutor(self._threads) as pool:
            waiting: deque[Future[Annotations]] = deque()
            for text in texts:
                waiting.append(pool.submit(self._annotations, text, map))
                if len(waiting) >= self._settings.batch:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def annotate_one(self, text: str) -> Annotations:
        """Annotate a single text, its windows side by side."""
        if self._threads == 1:
            return self._annotations(text, map)
        with ThreadPoolExecutor(self._threads) as pool:
            return self._annotations(text, pool.map)

    def find(self, pieces: Pieces, run: Map = map) -> Iterator[Found]:
        """The attributions of a text in pieces, before any is left out for want of confidence."""
        for start, end in _sections(pieces):
            yield from self._find_in_section(pieces, Window(start, end), run)

    def _annotations(self, text: str, run: Map) -> Annotations:
        pieces = split(text, self._tokenizer)
        calibration = self._network.calibrations[self._settings.style]

        def spans(fragments: list[tuple[int, int]]) -> tuple[Span, ...]:
            return tuple(Span(int(pieces.starts[a]), int(pieces.ends[b - 1])) for a, b in fragments)

        sure = [(calibration.confidence(found.signs), found) for found in self.find(pieces, run)]
        return Annotations(attributions=tuple(
            Attribution(source=spans(found.source), cue=spans(found.cue), content=spans(found.content),
                        act=found.act, confidence=confidence, virtual=found.virtual)
            for confidence, found in one_a_cue(sure) if confidence >= calibration.threshold
        ))  # fmt: skip

    def _find_in_section(self, pieces: Pieces, section: Window, run: Map) -> Iterator[Found]:
        import numpy as np

        network, n = self._network, section.end - section.start
        windows = cut(n, network.length, network.stride)

        def encode(window: Window) -> "NDArray[np.float32]":
            moved = Window(window.start + section.start, window.end + section.start)
            return network.encode(pieces, moved, self._settings.style)

        hidden = list(run(encode, windows))
        parts = [(w, network.anchors(h)) for w, h in zip(windows, hidden, strict=True)]
        anchors = decode.find_anchors(merge(parts, n)[1], network.anchor_threshold) if parts else []

        def score(i: int) -> list[tuple[int, Window, "NDArray[np.float32]"]]:
            held = [(k, a.piece - windows[i].start) for k, a in enumerate(anchors)
                    if windows[i].start <= a.piece < windows[i].end]  # fmt: skip
            if not held:
                return []
            scores = network.roles(hidden[i], np.array([at for _, at in held]))
            return [(k, windows[i], s) for (k, _), s in zip(held, scores, strict=True)]

        seen: list[list[tuple[Window, NDArray[np.float32]]]] = [[] for _ in anchors]
        for results in run(score, range(len(windows))):
            for k, window, scores in results:
                seen[k].append((window, scores))
        decoded = []
        for anchor, views in zip(anchors, seen, strict=True):
            stretch, scores = merge(views, n)
            at = anchor.piece - stretch.start
            path = decode.best_roles(scores, network.transitions, at, virtual=anchor.virtual)
            decoded.append((anchor, stretch.start, path, scores))
        states, cues = [], []
        for anchor, start, path, _ in decoded:
            at = _central(windows, anchor.piece, n)
            first = windows[at].start
            words = np.flatnonzero(path == _CUE) + start - first
            words = words[(words >= 0) & (words < len(hidden[at]))]
            states.append(hidden[at][anchor.piece - first])
            cues.append(hidden[at][words].mean(0) if len(words) else np.zeros_like(states[-1]))
        acts = network.acts(np.stack(states), np.stack(cues)).argmax(1) if decoded else ()
        for (anchor, start, path, scores), act in zip(decoded, acts, strict=True):
            source, cue, content = (
                [(a + start + section.start, b + start + section.start) for a, b in decode.fragments(path, role)]
                for role in (_SOURCE, _CUE, _CONTENT)
            )
            if content:
                yield Found(source, cue, content, ACTS[act], not cue, _signs(anchor, path, scores))


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


def _sections(pieces: Pieces) -> Iterator[tuple[int, int]]:
    import numpy as np

    breaks = np.flatnonzero(pieces.layouts == LAYOUTS.index("paragraph"))
    start, n = 0, len(pieces)
    while n - start > SECTION:
        near = breaks[(breaks > start + SECTION // 2) & (breaks <= start + SECTION)]
        end = int(near[-1]) if len(near) else start + SECTION
        yield start, end
        start = end
    if n > start:
        yield start, n


def _central(windows: list[Window], piece: int, pieces: int) -> int:
    """The window in which a piece stands farthest from an edge behind which the text goes on."""

    def depth(i: int) -> int:
        w = windows[i]
        left = pieces if w.start == 0 else piece - w.start
        right = pieces if w.end == pieces else w.end - 1 - piece
        return min(left, right)

    return max((i for i, w in enumerate(windows) if w.start <= piece < w.end), key=depth)


def _signs(anchor: decode.Anchor, path: "NDArray[np.int64]", scores: "NDArray[np.float32]") -> Signs:
    import numpy as np

    probability = decode.softmax(scores[:, : len(ROLES)])[np.arange(len(path)), path]
    logs = np.log(np.maximum(probability, 1e-6))
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
