"""The losses on attributions."""

import torch
import torch.nn.functional as F
from torch import Tensor

from onrecord.encoder.heads.roles import ROLES
from training import corpora, model, precision
from training.losses import anchor_loss, role_loss


def losses(reader: model.Reader, batch: corpora.Batch, hidden: Tensor) -> dict[str, Tensor]:
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
        "anchors": anchor_loss(anchor_scores.float(), of(batch.anchors), inside) / n,
        "roles": role_loss(role_scores.float()[:, 1:-1], reader.role_head.transitions, roles[:, 1:-1],
                                  lengths[rows]).sum() / n,
    }  # fmt: skip
