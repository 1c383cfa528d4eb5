"""What is minimised: cross-entropies, but for the roles a linear-chain CRF, for the links a marginal likelihood."""

import torch
import torch.nn.functional as F
from torch import Tensor

from onrecord.encoder.heads.mentions import MENTIONS

_FAR = -1e4


def step_scores(scores: Tensor, transitions: Tensor) -> Tensor:
    """The CRF's potential of going from one role to the next, between each piece and the one before.

    Staying in a role costs nothing; leaving one adds its end score at the last piece, entering one its begin score.

    *Shape:* scores ``(n, pieces, 3 * roles - 2)``, transitions ``(roles, roles)``, to ``(n, pieces - 1, from, to)``.
    """
    n = len(transitions)
    begin = F.pad(scores[..., n : 2 * n - 1], (1, 0))[:, 1:]
    end = F.pad(scores[..., 2 * n - 1 :], (1, 0))[:, :-1]
    change = transitions + end[..., :, None] + begin[..., None, :]
    return change * (1 - torch.eye(n)) + scores[:, 1:, None, :n]


def role_loss(scores: Tensor, transitions: Tensor, roles: Tensor, lengths: Tensor) -> Tensor:
    """Negative log-likelihood of the roles of each anchor (Lafferty et al. 2001).

    *Shape:* scores ``(n, pieces, 3 * roles - 2)``, roles ``(n, pieces)``, lengths ``(n,)``, to ``(n,)``. The
    partition is a tree of matrix products in log space, so that its depth grows with the logarithm of the window.
    """
    steps, n = step_scores(scores, transitions), len(transitions)
    inside = torch.arange(1, scores.shape[1])[None] < lengths[:, None]
    picked = steps.flatten(2).gather(2, (roles[:, :-1] * n + roles[:, 1:])[..., None])[..., 0]
    first = scores[:, 0, :n]
    gold = first.gather(1, roles[:, :1])[:, 0] + (picked * inside).sum(1)
    stay = torch.full((n, n), _FAR).fill_diagonal_(0.0)
    m = torch.where(inside[..., None, None], steps, stay)
    while m.shape[1] > 1:
        if m.shape[1] % 2:
            m = torch.cat([m, stay.expand(len(m), 1, n, n)], 1)
        m = torch.logsumexp(m[:, 0::2, :, :, None] + m[:, 1::2, None, :, :], dim=3)
    return torch.logsumexp(first[:, :, None] + m[:, 0], dim=(1, 2)) - gold


def anchor_loss(scores: Tensor, anchors: Tensor, inside: Tensor) -> Tensor:
    """Cross-entropy of the anchors, summed over the pieces.

    *Shape:* scores ``(batch, pieces, 3)``, anchors and inside ``(batch, pieces)``.
    """
    return (F.cross_entropy(scores.transpose(1, 2), anchors, reduction="none") * inside).sum()


NO_NAME = -2
"""The label of a span of which only this is known, that it is no name."""

_NAMES = torch.tensor([label.endswith(" name") for label in MENTIONS])


def mention_loss(scores: Tensor, labels: Tensor) -> Tensor:
    """Cross-entropy of spans; of one labelled NO_NAME, of its being any of the others.

    *Shape:* scores ``(spans, labels)``, labels ``(spans,)`` to ``(spans,)``.
    """
    logs = F.log_softmax(scores, -1)
    known = -logs.gather(1, labels.clamp(min=0)[:, None])[:, 0]
    other = -torch.logsumexp(logs.masked_fill(_NAMES, -1e4), -1)
    return torch.where(labels == NO_NAME, other, known)


def link_loss(scores: Tensor, gold: Tensor) -> Tensor:
    """Negative marginal log-likelihood of all right antecedents (Lee et al. 2017); the last column is "new".

    *Shape:* scores and gold (bool) ``(mentions, candidates + 1)`` to ``(mentions,)``.
    """
    right = torch.logsumexp(scores.masked_fill(~gold, -1e4), -1)
    return torch.logsumexp(scores, -1) - right
