"""The losses on a batch, in both stages of training."""

from itertools import chain
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from onrecord.encoder.heads.links import blocks
from onrecord.encoder.heads.mentions import LONGEST
from onrecord.encoder.heads.roles import ROLES
from onrecord.encoder.inputs import CASES, STYLES
from training import corpora, losses, mentions, model, noise, precision
from training.plan import Plan

MASK = 103


def disturb(batch: corpora.Batch, plan: Plan, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Hide some pieces, and turn some texts into lower case or all capitals; give the new ids and cases."""
    ids, cases = batch.ids.copy(), batch.cases.copy()
    ids[(rng.random(ids.shape) < plan.hide) & (ids > MASK)] = MASK
    kind = rng.random(len(ids))[:, None]
    cases[(kind < plan.lower) & (cases > 0)] = CASES.index("lower")
    cases[(kind > 1 - plan.upper) & (cases > 0)] = CASES.index("upper")
    return torch.from_numpy(ids), torch.from_numpy(cases)


Parts = dict[str, Tensor]


def attribution_losses(reader: model.Reader, batch: corpora.Batch, hidden: Tensor) -> Parts:
    """Compute the losses on the attributions of a batch, per attribution; call it under autocast."""
    of = torch.from_numpy
    lengths, rows, at, roles = of(batch.lengths), of(batch.rows), of(batch.at), of(batch.roles)
    place = torch.arange(hidden.shape[1])[None]
    inside = (place > 0) & (place <= lengths[:, None]) & of(batch.attributed)[:, None]
    n = len(at) + 1
    out = {}
    with precision.lowered():
        anchor_scores = reader.anchor_head(hidden)
        role_scores = reader.roles(hidden, rows, at)
        for name, labels, role, head in (("acts", of(batch.acts), "cue", reader.acts),
                                         ("sources", of(batch.sources), "source", reader.sources)):  # fmt: skip
            said = (labels != corpora.NOT_SAID).nonzero()[:, 0]
            words = (roles[said] == ROLES.index(role)).float()
            scores = head(hidden, rows[said], at[said], words).float()
            out[name] = F.cross_entropy(scores, labels[said], reduction="sum") / (len(said) + 1)
    return out | {
        "anchors": losses.anchor_loss(anchor_scores.float(), of(batch.anchors), inside) / n,
        "roles": losses.role_loss(role_scores.float()[:, 1:-1], reader.transitions, roles[:, 1:-1],
                                  lengths[rows]).sum() / n,
    }  # fmt: skip


def mention_losses(
    reader: model.Reader, chosen: list[list[corpora.Window]], hidden: Tensor, rng: np.random.Generator
) -> Parts:
    """Compute the losses on the mentions and links of passages with windows `hidden`, per mention."""
    spans: list[Tensor] = []
    labels: list[Tensor] = []
    weights: list[Tensor] = []
    links: list[Tensor] = []
    marked, asked, row = 1.0, 1, 0
    for passage in chosen:
        rows = range(row, row + len(passage))
        row += len(passage)
        known = passage[0].document.marked
        if known is None:
            continue
        held = [[m for m in known.mentions if w.start <= m.first and m.end <= w.end] for w in passage]
        if known.weight:
            marked += known.weight * sum(map(len, held))
            with precision.lowered():
                scores = reader.mention_head(hidden[rows.start : rows.stop])
            for i, w in enumerate(passage):
                n = w.end - w.start
                label = torch.full((n, LONGEST), losses.NO_NAME if known.names_only else 0)
                for m in held[i]:
                    if not known.names_only or mentions.is_name(m.label):
                        label[m.first - w.start, m.end - m.first - 1] = m.label
                fits = torch.arange(n)[:, None] + torch.arange(LONGEST)[None] < n
                spans.append(scores[i, 1 : n + 1][fits].float())
                labels.append(label[fits])
                weights.append(torch.full((len(labels[-1]),), known.weight))
                if not known.names_only:
                    held[i] = noise.as_found(scores[i, 1 : n + 1], w.start, held[i], rng)
        placed = [(r, m, 1 - w.start) for r, w, here in zip(rows, passage, held, strict=True) for m in here]
        placed.sort(key=lambda each: (each[1].first, each[1].end))
        if n_asked := sum(m.asked for _, m, _ in placed):
            asked += n_asked
            links.append(_link_loss(reader, hidden, placed, passage[0].document))
    zero = hidden.sum() * 0.0
    spanned = (losses.mention_loss(torch.cat(spans), torch.cat(labels)) * torch.cat(weights)).sum() if spans else zero
    return {"mentions": spanned / marked, "links": (torch.stack(links).sum() if links else zero) / asked}


def _link_loss(
    reader: model.Reader, hidden: Tensor, held: list[tuple[int, mentions.Mention, int]], document: corpora.Document
) -> Tensor:
    """Compute the loss on the links of a passage's mentions, each with its row of `hidden` and its offset there."""
    rows = torch.tensor([r for r, *_ in held])
    first, last = (torch.tensor([edge + offset for _, m, offset in held for edge in [getattr(m, name) - less]])
                   for name, less in (("first", 0), ("end", 1)))  # fmt: skip
    ends = torch.cat([hidden[rows, first], hidden[rows, last]], -1)
    labels = torch.tensor([m.label for _, m, _ in held])
    names = {cluster: i for i, cluster in enumerate(dict.fromkeys(m.cluster for _, m, _ in held))}
    clusters = torch.tensor([names[m.cluster] for _, m, _ in held])
    known = torch.tensor([m.asked for _, m, _ in held])
    text, pieces = document.gold["text"], document.pieces
    texts = [text[pieces.starts[m.first] : pieces.ends[m.end - 1]] for _, m, _ in held]
    out = hidden.sum() * 0.0
    for pairs in blocks(texts, np.array([m.first for _, m, _ in held])):
        with precision.lowered():
            scores = reader.link_head(ends, labels, pairs).float()
        here = slice(pairs.start, pairs.end)
        gold = (clusters[here, None] == clusters[None, pairs.first : pairs.end]) & torch.from_numpy(pairs.before)
        gold = torch.cat([gold, ~gold.any(1, keepdim=True)], 1)
        out = out + losses.link_loss(scores, gold)[known[here]].sum()
    return out


def encode(reader: model.Reader, batch: corpora.Batch, plan: Plan, rng: np.random.Generator) -> Tensor:
    """Hidden states of a batch. *Shape:* ``(windows, pieces, width)``."""
    of = torch.from_numpy
    ids, cases = disturb(batch, plan, rng)
    place = torch.arange(ids.shape[1])[None]
    mask = torch.where(place < of(batch.lengths)[:, None] + 2, 0.0, -1e4)[:, None, None]
    with precision.lowered():
        return reader.encoder(ids, cases, of(batch.layouts), of(batch.styles), mask)


def alone(reader: model.Reader, chosen: list[corpora.Window], plan: Plan, rng: Any) -> Parts:
    """The losses of the first stage."""
    batch = corpora.collate(chosen, STYLES)
    parts = attribution_losses(reader, batch, encode(reader, batch, plan, rng))
    return {name: parts[name] for name in ("anchors", "roles", "acts")}


def together(reader: model.Reader, chosen: list[list[corpora.Window]], plan: Plan, rng: Any) -> Parts:
    """The losses of the second stage; those of attributions on the windows whose document has some."""
    batch = corpora.collate(list(chain.from_iterable(chosen)), STYLES)
    hidden = encode(reader, batch, plan, rng)
    return attribution_losses(reader, batch, hidden) | mention_losses(reader, chosen, hidden, rng)


def total(parts: Parts, plan: Plan) -> Tensor:
    """The losses, weighed as the plan says."""
    return sum((getattr(plan, name, 1.0) * loss for name, loss in parts.items()), torch.zeros(()))
