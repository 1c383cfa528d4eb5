"""Mentions as the network finds them, for the links: some are missed, some are none, some have another label.

The link head reads mentions that the mention head found. Trained on the gold's alone, it would never learn that some of
what it is given is of no actor.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor

from onrecord.encoder.heads.mentions import find_mentions, form_of
from training.mentions import Mention

THRESHOLD = 0.5
"""How likely a span must be a mention, as in reading."""

MISSED = 0.5
"""The share of the gold mentions missed by the network that is left out."""

OWN_LABEL = 0.5
"""The share of the mentions found that keep the label that the network gives them."""


def as_found(scores: Tensor, start: int, gold: Sequence[Mention], rng: np.random.Generator) -> list[Mention]:
    """Give the mentions of a window as the network finds them now, with the actors that the gold has for them.

    A mention that ends where the gold has one of the same form is that one. What isn't in the gold at all is an actor
    of its own.

    *Shape:* scores ``(pieces, LONGEST, labels)``, of the window's pieces, `start` being the first one's number.
    """
    with torch.no_grad():
        seen = find_mentions(scores.detach().float().numpy(), THRESHOLD)
    missed = {(m.first, m.end): m for m in gold}
    ending = {(m.end, form_of(m.label)): m for m in gold}
    out = []
    for span in seen:
        first, end = span.first + start, span.end + start
        m = missed.get((first, end)) or ending.get((end, form_of(span.label)))
        if m and (m.first, m.end) in missed:
            del missed[m.first, m.end]
            out.append(replace(m, label=span.label) if rng.random() < OWN_LABEL else m)
        elif not m:
            out.append(Mention(first, end, span.label, f"found {first} {end}"))
    return out + [m for m in missed.values() if rng.random() >= MISSED]
