"""The losses on mentions, their links, and the names that speak."""

import numpy as np
import torch
from torch import Tensor

from onrecord.encoder.heads.links import blocks
from onrecord.encoder.heads.mentions import LONGEST
from training import corpora, mentions, model, noise, precision
from training.losses import NO_NAME, link_loss, mention_loss
from training.objectives import speakers
from training.objectives.placed import Placed, states


def losses(
    reader: model.Reader, chosen: list[list[corpora.Window]], hidden: Tensor, rng: np.random.Generator
) -> dict[str, Tensor]:
    """Compute the losses on the mentions, links and speakers of passages with windows `hidden`, per one of them."""
    spans: list[Tensor] = []
    labels: list[Tensor] = []
    weights: list[Tensor] = []
    links: list[Tensor] = []
    heard: list[Tensor] = []
    marked, asked, said, row = 1.0, 1, 1, 0
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
                label = torch.full((n, LONGEST), NO_NAME if known.names_only else 0)
                for m in held[i]:
                    if not known.names_only or mentions.is_name(m.label):
                        label[m.first - w.start, m.end - m.first - 1] = m.label
                fits = torch.arange(n)[:, None] + torch.arange(LONGEST)[None] < n
                spans.append(scores[i, 1 : n + 1][fits].float())
                labels.append(label[fits])
                weights.append(torch.full((len(labels[-1]),), known.weight))
                if not known.names_only:
                    held[i] = noise.as_found(scores[i, 1 : n + 1], w.start, held[i], rng)
        placed = [Placed(r, 1 - w.start, m) for r, w, here in zip(rows, passage, held, strict=True) for m in here]
        placed.sort(key=lambda p: (p.mention.first, p.mention.end))
        if n_asked := sum(p.mention.asked for p in placed):
            asked += n_asked
            links.append(_link_loss(reader, hidden, placed, passage[0].document))
        if contents := [s for s in passage[0].document.said if passage[0].start <= s.first < passage[-1].end]:
            said += len(contents)
            heard.append(speakers.loss(reader, hidden, list(zip(rows, passage, strict=True)), contents, placed))
    zero = hidden.sum() * 0.0
    spanned = (mention_loss(torch.cat(spans), torch.cat(labels)) * torch.cat(weights)).sum() if spans else zero
    linked, spoken = (torch.stack(each).sum() if each else zero for each in (links, heard))
    return {"mentions": spanned / marked, "links": linked / asked, "speakers": spoken / said}


def _link_loss(reader: model.Reader, hidden: Tensor, held: list[Placed], document: corpora.Document) -> Tensor:
    """Compute the loss on the links of a passage's mentions."""
    ends = states(hidden, held)
    found = [p.mention for p in held]
    labels = torch.tensor([m.label for m in found])
    names = {cluster: i for i, cluster in enumerate(dict.fromkeys(m.cluster for m in found))}
    clusters = torch.tensor([names[m.cluster] for m in found])
    known = torch.tensor([m.asked for m in found])
    text, pieces = document.gold["text"], document.pieces
    texts = [text[pieces.starts[m.first] : pieces.ends[m.end - 1]] for m in found]
    out = hidden.sum() * 0.0
    for pairs in blocks(texts, np.array([m.first for m in found])):
        with precision.lowered():
            scores = reader.link_head(ends, labels, pairs).float()
        here = slice(pairs.start, pairs.end)
        gold = (clusters[here, None] == clusters[None, pairs.first : pairs.end]) & torch.from_numpy(pairs.before)
        gold = torch.cat([gold, ~gold.any(1, keepdim=True)], 1)
        out = out + link_loss(scores, gold)[known[here]].sum()
    return out
