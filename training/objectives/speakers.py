"""The loss on speakers."""

import numpy as np
import torch
from torch import Tensor

from onrecord.encoder.heads.speakers import INSIDE, places
from training import corpora, model, precision
from training.losses import link_loss
from training.mentions import is_name
from training.objectives.placed import Placed, states
from training.said import Said


def loss(
    reader: model.Reader,
    hidden: Tensor,
    passage: list[tuple[int, corpora.Window]],
    said: list[Said],
    held: list[Placed],
) -> Tensor:
    """Compute the loss on who says the contents of a passage: which of its names, or none of them.

    `passage` has each window with its row of `hidden`.
    """
    names = [p for p in held if is_name(p.mention.label)]

    def state(piece: int) -> Tensor:
        """The state of a piece; of the passage's last one, where a content runs on behind it."""
        piece = min(piece, passage[-1][1].end - 1)
        row, window = next((r, w) for r, w in passage if piece < w.end)
        return hidden[row, piece - window.start + 1]

    contents = torch.stack([torch.cat([state(s.first), state(s.end - 1)]) for s in said])
    at = places(
        np.array([(s.first, s.end) for s in said]),
        np.array([(p.mention.first, p.mention.end) for p in names], dtype=np.int64).reshape(-1, 2),
    )
    labels = torch.tensor([p.mention.label for p in names], dtype=torch.long)
    with precision.lowered():
        scores = reader.speaker_head(contents, states(hidden, names), labels, torch.from_numpy(at)).float()
    own = np.array([[p.mention.cluster in s.clusters for p in names] for s in said], dtype=bool)
    gold = torch.from_numpy(own.reshape(at.shape) & (at != INSIDE))
    return link_loss(scores, torch.cat([gold, ~gold.any(1, keepdim=True)], 1)).sum()
