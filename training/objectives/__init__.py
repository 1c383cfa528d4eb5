"""What is minimised on a batch, in both stages of training: the losses of all heads, weighed."""

from itertools import chain
from typing import Any

import numpy as np
import torch
from torch import Tensor

from onrecord.encoder.inputs import CASES, STYLES
from training import corpora, model, precision
from training.objectives import attributions, events, mentions
from training.plan import Plan

MASK = 103

Parts = dict[str, Tensor]


def disturb(batch: corpora.Batch, plan: Plan, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Hide some pieces, and turn some texts into lower case or all capitals; give the new ids and cases."""
    ids, cases = batch.ids.copy(), batch.cases.copy()
    ids[(rng.random(ids.shape) < plan.hide) & (ids > MASK)] = MASK
    kind = rng.random(len(ids))[:, None]
    cases[(kind < plan.lower) & (cases > 0)] = CASES.index("lower")
    cases[(kind > 1 - plan.upper) & (cases > 0)] = CASES.index("upper")
    return torch.from_numpy(ids), torch.from_numpy(cases)


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
    parts = attributions.losses(reader, batch, encode(reader, batch, plan, rng))
    return {name: parts[name] for name in ("anchors", "roles", "acts")}


def together(reader: model.Reader, chosen: list[list[corpora.Window]], plan: Plan, rng: Any) -> Parts:
    """The losses of the second stage, each on the windows whose document has what it is about."""
    batch = corpora.collate(list(chain.from_iterable(chosen)), STYLES)
    hidden = encode(reader, batch, plan, rng)
    return (
        attributions.losses(reader, batch, hidden)
        | mentions.losses(reader, chosen, hidden, rng)
        | events.losses(reader, chosen, hidden)
    )


def total(parts: Parts, plan: Plan) -> Tensor:
    """The losses, weighed as the plan says."""
    return sum((getattr(plan, name, 1.0) * loss for name, loss in parts.items()), torch.zeros(()))
