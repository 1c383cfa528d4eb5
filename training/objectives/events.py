"""The losses on events."""

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from onrecord.encoder.heads.events import ARGUMENTS, REACH
from onrecord.encoder.heads.links import blocks
from training import corpora, model, precision
from training.events import ALONE, Event
from training.losses import link_loss, role_loss

_TRIGGER = ARGUMENTS.index("trigger")


@dataclass(frozen=True)
class _Found:
    """An event, the row of its window in a batch, its anchor there, and the window."""

    row: int
    at: int
    window: corpora.Window
    event: Event


def losses(reader: model.Reader, chosen: list[list[corpora.Window]], hidden: Tensor) -> dict[str, Tensor]:
    """Compute the losses on the events of passages with windows `hidden`, per event."""
    zero = hidden.sum() * 0.0
    triggers, arguments, statuses, same = zero, zero, zero, zero
    typed = told = 1
    row = 0
    for passage in chosen:
        rows = range(row, row + len(passage))
        row += len(passage)
        known = passage[0].document.happened
        if known is None:
            continue
        found = [
            _Found(r, e.anchor - w.start + 1, w, e)
            for r, w in zip(rows, passage, strict=True)
            for e in known.events
            if w.start <= e.anchor < w.end
        ]
        typed += len(found)
        with precision.lowered():
            scores = reader.trigger_head(hidden[rows.start : rows.stop]).float()
        types = torch.tensor([f.event.type for f in found], dtype=torch.long)
        at = [f.row - rows.start for f in found], [f.at for f in found]
        if not known.complete:  # what isn't marked may be an event too
            triggers = triggers + F.cross_entropy(scores[at][:, 1:], types - 1, reduction="sum")
            if stands := [f for f in found if f.event.status != ALONE]:
                told += len(stands)
                statuses = statuses + _status_loss(reader, hidden, stands)
            continue
        labels = torch.zeros(scores.shape[:2], dtype=torch.long)
        labels[at] = types
        for i, w in enumerate(passage):
            inside = slice(1, w.end - w.start + 1)
            triggers = triggers + F.cross_entropy(scores[i, inside], labels[i, inside], reduction="sum")
        if found:
            told += len(found)
            arguments = arguments + _argument_loss(reader, hidden, found)
            statuses = statuses + _status_loss(reader, hidden, found)
            same = same + _same_loss(reader, hidden, found)
    return {
        "triggers": triggers / typed,
        "arguments": arguments / told,
        "statuses": statuses / told,
        "same": same / told,
    }


def _argument_loss(reader: model.Reader, hidden: Tensor, found: list[_Found]) -> Tensor:
    """The loss on what the pieces near each trigger are to it."""
    rows, at = torch.tensor([f.row for f in found]), torch.tensor([f.at for f in found])
    ends = torch.tensor([f.window.end - f.window.start + 1 for f in found])
    first = (at - REACH).clamp(min=1)
    near = first[:, None] + torch.arange(2 * REACH + 1)[None]
    labels = torch.zeros(near.shape, dtype=torch.long)
    for i, f in enumerate(found):
        for piece, role in f.event.roles.items():
            place = piece - f.window.start + 1 - int(first[i])
            if 0 <= place < near.shape[1] and f.window.start <= piece < f.window.end:
                labels[i, place] = role
    lengths = torch.minimum(ends - first, torch.tensor(near.shape[1]))
    with precision.lowered():
        scores = reader.argument_head(hidden, rows, at, near.clamp(max=hidden.shape[1] - 1)).float()
    return role_loss(scores, reader.argument_head.transitions, labels, lengths).sum()


def _status_loss(reader: model.Reader, hidden: Tensor, found: list[_Found]) -> Tensor:
    """The loss on how each event's own clause puts it."""
    rows, at = torch.tensor([f.row for f in found]), torch.tensor([f.at for f in found])
    words = torch.zeros(len(found), hidden.shape[1])
    for i, f in enumerate(found):
        for piece, role in f.event.roles.items():
            if role == _TRIGGER and f.window.start <= piece < f.window.end:
                words[i, piece - f.window.start + 1] = 1.0
    with precision.lowered():
        scores = reader.statuses(hidden, rows, at, words).float()
    return F.cross_entropy(scores, torch.tensor([f.event.status for f in found]), reduction="sum")


def _same_loss(reader: model.Reader, hidden: Tensor, found: list[_Found]) -> Tensor:
    """The loss on which earlier mentions of a passage are of the same event."""
    document = found[0].window.document
    spans = [sorted(p for p, role in f.event.roles.items() if role == _TRIGGER) for f in found]
    last = [min(max(span), f.window.end - 1) - f.window.start + 1 for span, f in zip(spans, found, strict=True)]
    rows = [f.row for f in found]
    ends = torch.cat([hidden[rows, [f.at for f in found]], hidden[rows, last]], -1)
    labels = torch.tensor([f.event.type for f in found])
    clusters = torch.tensor([f.event.cluster for f in found])
    text, pieces = document.gold["text"], document.pieces
    texts = [text[pieces.starts[span[0]] : pieces.ends[span[-1]]] for span in spans]
    out = hidden.sum() * 0.0
    for pairs in blocks(texts, np.array([f.event.anchor for f in found])):
        with precision.lowered():
            scores = reader.event_link_head(ends, labels, pairs).float()
        here = slice(pairs.start, pairs.end)
        gold = (clusters[here, None] == clusters[None, pairs.first : pairs.end]) & torch.from_numpy(pairs.before)
        out = out + link_loss(scores, torch.cat([gold, ~gold.any(1, keepdim=True)], 1)).sum()
    return out
