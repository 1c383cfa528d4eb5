"""The corpora as windows of pieces with the labels that the heads learn."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.encoder.heads.acts import ACTS
from onrecord.encoder.heads.anchors import ANCHORS
from onrecord.encoder.heads.roles import ROLES
from onrecord.encoder.heads.sources import SOURCES
from onrecord.encoder.pieces import CLS, SEP, Pieces, split
from onrecord.settings import Style
from training.events import Happened
from training.gold import GoldArticle, GoldAttribution, Role, articles, kept_out
from training.mentions import Marked
from training.said import Said

NOT_SAID = -1
"""The label if a corpus doesn't say what the source does, or who it is."""


@dataclass(frozen=True)
class Attribution:
    """A gold attribution in pieces: `anchor` is the piece it hangs on, `roles` every piece it marks."""

    anchor: int
    virtual: bool
    roles: dict[int, int]
    act: int
    source: int


@dataclass(frozen=True)
class Document:
    """An article of a corpus with its gold, as given and in pieces; None means that the corpus doesn't mark it.

    If its attributions aren't `complete`, there may be others.
    """

    id: str
    style: str
    gold: GoldArticle
    pieces: Pieces
    attributions: list[Attribution] | None
    marked: Marked | None = None
    said: tuple[Said, ...] = ()
    happened: Happened | None = None
    complete: bool = True


@dataclass(frozen=True)
class Window:
    """A stretch of a document's pieces."""

    document: Document
    start: int
    end: int


CORPORA: dict[str, Style] = {"polnear": "flat", "worldnews": "full"}
"""Folder of each corpus of attributions, and the style it is annotated in."""


def load(data: Path, corpus: str, part: str, tokenizer: Tokenizer) -> list[Document]:
    """Load the documents of a `part` ("train", "dev") of a corpus."""
    path = data / corpus / f"{part}.jsonl"
    if not path.is_file():
        raise SystemExit(f"{path} is missing: --data must name the folder that holds {corpus}/{part}.jsonl")
    return [document(gold, CORPORA[corpus], tokenizer) for gold in articles(path)]


def held_out(documents: list[Document], corpus: str) -> tuple[list[Document], list[Document]]:
    """Split a training part in two: articles to learn from, and articles to set thresholds with."""
    kept = kept_out(documents, corpus)
    names = {d.id for d in kept}
    return [d for d in documents if d.id not in names], kept


def document(gold: GoldArticle, style: str, tokenizer: Tokenizer) -> Document:
    """Turn a gold article into pieces."""
    pieces = split(gold["text"], tokenizer)
    if "attributions" not in gold:
        return Document(gold["id"], style, gold, pieces, None)
    attributions = [a for a in (_attribution(g, pieces) for g in gold["attributions"]) if a]
    return Document(gold["id"], style, gold, pieces, attributions)


def _attribution(gold: GoldAttribution, pieces: Pieces) -> Attribution | None:
    roles: dict[int, int] = {}
    in_order: tuple[Role, ...] = ("content", "source", "cue")  # what comes later wins where two share a piece
    for role in in_order:
        for start, end in gold[role]:
            first = int(np.searchsorted(pieces.ends, start, side="right"))
            last = int(np.searchsorted(pieces.starts, end, side="left"))
            roles.update(dict.fromkeys(range(first, last), ROLES.index(role)))
    anchors = {role: [i for i, r in roles.items() if r == ROLES.index(role)] for role in ("cue", "content")}
    if not anchors["content"]:
        return None
    virtual = not anchors["cue"]
    act = ACTS.index(gold["act"]) if "act" in gold else NOT_SAID
    source = SOURCES.index(_SOURCES.get(gold["kind"], gold["kind"].replace("_", " "))) if "kind" in gold else NOT_SAID
    return Attribution(min(anchors["content" if virtual else "cue"]), virtual, roles, act, source)


_SOURCES = {"self": "outlet"}
"""The sources that worldnews names differently."""


def windows(document: Document, length: int, rng: np.random.Generator) -> Iterator[Window]:
    """Cut a document into windows of at most `length` pieces, at different places each time."""
    n = len(document.pieces)
    first = int(rng.integers(length // 4, length + 1)) if n > length else n
    for start in [0, *range(first, n, length)]:
        end = min(n, first if start == 0 else start + length)
        if end > start:
            yield Window(document, start, end)


@dataclass(frozen=True)
class Batch:
    """Windows side by side, padded. Piece 0 is [CLS]; lengths count neither it nor [SEP].

    *Shape:* ids, cases, layouts, anchors ``(windows, pieces)``; lengths, styles, and where attributions are marked
    (attributed) ``(windows,)``; for the attributions rows, at, acts and sources ``(n,)``, roles ``(n, pieces)``.
    """

    ids: NDArray[np.int64]
    cases: NDArray[np.int64]
    layouts: NDArray[np.int64]
    styles: NDArray[np.int64]
    lengths: NDArray[np.int64]
    attributed: NDArray[np.bool_]
    anchors: NDArray[np.int64]
    rows: NDArray[np.int64]
    at: NDArray[np.int64]
    roles: NDArray[np.int64]
    acts: NDArray[np.int64]
    sources: NDArray[np.int64]


def collate(chosen: list[Window], styles: tuple[str, ...]) -> Batch:
    """Put windows side by side, with the attributions whose anchors are in them."""
    lengths = np.array([w.end - w.start for w in chosen])
    width = int(-(-(lengths.max() + 2) // 32) * 32)  # few different widths, for a compiled model
    ids, cases, layouts, anchors = (np.zeros((len(chosen), width), dtype=np.int64) for _ in range(4))
    rows, at, roles, acts, sources = [], [], [], [], []
    for row, w in enumerate(chosen):
        n, p = w.end - w.start, w.document.pieces
        ids[row, 0], ids[row, n + 1] = CLS, SEP
        ids[row, 1 : n + 1] = p.ids[w.start : w.end]
        cases[row, 1 : n + 1] = p.cases[w.start : w.end]
        layouts[row, 1 : n + 1] = p.layouts[w.start : w.end]
        for a in w.document.attributions or ():
            if w.start <= a.anchor < w.end:
                here = a.anchor - w.start + 1
                anchors[row, here] = ANCHORS.index("virtual" if a.virtual else "cue")
                label = np.zeros(width, dtype=np.int64)
                for i, r in a.roles.items():
                    if w.start <= i < w.end:
                        label[i - w.start + 1] = r
                rows.append(row)
                at.append(here)
                roles.append(label)
                acts.append(a.act)
                sources.append(a.source)
    return Batch(ids, cases, layouts, np.array([styles.index(w.document.style) for w in chosen]), lengths,
                 np.array([w.document.attributions is not None and w.document.complete for w in chosen]), anchors,
                 np.array(rows, dtype=np.int64), np.array(at, dtype=np.int64),
                 np.array(roles, dtype=np.int64).reshape(-1, width), np.array(acts, dtype=np.int64),
                 np.array(sources, dtype=np.int64))  # fmt: skip


def passages(document: Document, length: int, most: int, rng: np.random.Generator) -> Iterator[list[Window]]:
    """Cut a document into windows of about the same size, at most `length` pieces each, and those into passages of at
    most so many windows that follow each other; elsewhere each time.
    """
    n = len(document.pieces)
    if not n:
        return
    count = -(-n // (length - 30)) + int(n > length and rng.random() < 0.3)
    inner = np.round(np.linspace(0, n, count + 1))[1:-1].astype(int) + rng.integers(-15, 16, count - 1)
    edges = [0, *np.clip(inner, 1, n - 1).tolist(), n]
    cut = [Window(document, a, b) for a, b in pairwise(edges) if b > a]
    first = int(rng.integers(1, most + 1)) if count > most else most
    for start in [0, *range(first, len(cut), most)]:
        if part := cut[start : first if start == 0 else start + most]:
            yield part


def pack(chosen: list[list[Window]], budget: int, rng: np.random.Generator) -> list[list[list[Window]]]:
    """Sort passages into batches as `batches` does windows."""

    def width(passage: list[Window]) -> int:
        return max(w.end - w.start for w in passage) + 2

    out: list[list[list[Window]]] = []
    widest = held = 0
    for passage in sorted(chosen, key=lambda p: -width(p) + 24 * rng.random()):
        widest = max(widest, width(passage))
        if not out or (held + len(passage)) * widest > budget:
            out.append([])
            widest, held = width(passage), 0
        out[-1].append(passage)
        held += len(passage)
    return [out[i] for i in rng.permutation(len(out))]


def batches(chosen: list[Window], budget: int, rng: np.random.Generator) -> list[list[Window]]:
    """Sort windows into batches of about the same length and at most `budget` padded pieces, in random order."""
    order = sorted(chosen, key=lambda w: -(w.end - w.start) + 24 * rng.random())
    out: list[list[Window]] = []
    widest = 0
    for w in order:
        width = w.end - w.start + 2
        if out and (len(out[-1]) + 1) * max(widest, width) <= budget:
            out[-1].append(w)
            widest = max(widest, width)
        else:
            out.append([w])
            widest = width
    return [out[i] for i in rng.permutation(len(out))]
