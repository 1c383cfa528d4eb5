"""Mentions in the windows of a passage."""

from dataclasses import dataclass

import torch
from torch import Tensor

from training.mentions import Mention


@dataclass(frozen=True)
class Placed:
    """A mention, the row of its window in a batch, and what takes its pieces to those of the window."""

    row: int
    offset: int
    mention: Mention


def states(hidden: Tensor, placed: list[Placed]) -> Tensor:
    """The states of each one's first and last piece side by side. *Shape:* ``(mentions, 2 * width)``."""
    rows = torch.tensor([p.row for p in placed], dtype=torch.long)
    first = torch.tensor([p.mention.first + p.offset for p in placed], dtype=torch.long)
    last = torch.tensor([p.mention.end - 1 + p.offset for p in placed], dtype=torch.long)
    return torch.cat([hidden[rows, first], hidden[rows, last]], -1)
