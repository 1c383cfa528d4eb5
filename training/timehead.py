"""A small head that marks expressions of time, on the hidden states of the encoder as it ships."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from onrecord.encoder.network import WEIGHTS, load_network
from onrecord.encoder.pieces import Pieces, load_tokenizer, split
from onrecord.encoder.states import encode
from onrecord.encoder.windows import merge
from onrecord.schema import TimeKind
from training.gold import GoldArticle, Json
from training.times import rules

KINDS = get_args(TimeKind)
WIDTH, NEAR = 96, 5
"""The head's inner units, and the pieces that it sees at a time, the middle one of which it tags."""
PASSES, RATE = 15, 2e-3


@dataclass(frozen=True, eq=False)
class Article:
    """An article with its gold, its hidden states, and the times that the rules find.

    *Shape:* states ``(pieces, width)``.
    """

    gold: GoldArticle
    pieces: Pieces
    states: Tensor
    rules: list[Json]


Probabilities = dict[Article, NDArray[np.float32]]
"""Those of the tags of articles' pieces. *Shape:* each ``(pieces, tags)``."""


def prepare(gold: GoldArticle) -> Article:
    """Encode an article as a reading does, and find its times by rules."""
    published = gold.get("published") or ""
    shipped = load_network(WEIGHTS)
    pieces = split(gold["text"], load_tokenizer(shipped.vocabulary))
    hidden = [merge(list(zip(states.windows, states.hidden, strict=True)), states.pieces)[1]
              for states in encode(shipped, pieces, "full")]  # fmt: skip
    return Article(gold, pieces, torch.from_numpy(np.concatenate(hidden)), rules(gold["text"], published))


def stretch(pieces: Pieces, span: Mapping[str, Any]) -> slice:
    """The pieces that a span of characters touches."""
    return slice(int(np.searchsorted(pieces.ends, span["start"], side="right")),
                 int(np.searchsorted(pieces.starts, span["end"], side="left")))  # fmt: skip


def tags(pieces: Pieces, times: Iterable[Mapping[str, Any]]) -> NDArray[np.int64]:
    """Number each piece: 0 outside, then a number a kind for the first piece of a span, then one a kind for the rest.

    *Shape:* ``(pieces,)``.
    """
    numbers = np.zeros(len(pieces), dtype=np.int64)
    for each in times:
        here, kind = stretch(pieces, each), KINDS.index(each["kind"])
        numbers[here] = 1 + len(KINDS) + kind
        numbers[here.start : here.start + 1] = 1 + kind
    return numbers


def marked(pieces: Pieces, probabilities: NDArray[np.float32]) -> list[Json]:
    """The spans of the pieces that are likelier inside of one than outside, each with its kind and mean probability."""
    some = 1 - probabilities[:, 0]
    begin, inside = probabilities[:, 1 : 1 + len(KINDS)], probabilities[:, 1 + len(KINDS) :]
    stretches: list[list[int]] = []
    for i in np.flatnonzero(some > 0.5).tolist():
        if stretches and stretches[-1][1] == i and inside[i].sum() >= begin[i].sum():
            stretches[-1][1] = i + 1
        else:
            stretches.append([i, i + 1])
    return [{"start": int(pieces.starts[a]), "end": int(pieces.ends[b - 1]), "probability": float(some[a:b].mean()),
             "kind": KINDS[int((begin + inside)[a:b].sum(0).argmax())]} for a, b in stretches]  # fmt: skip


def new(width: int) -> nn.Sequential:
    """A new head. *Shape:* ``(width, pieces)`` to ``(tags, pieces)``."""
    return nn.Sequential(nn.Dropout(0.1), nn.Conv1d(width, WIDTH, 1), nn.GELU(),
                         nn.Dropout(0.3), nn.Conv1d(WIDTH, WIDTH, NEAR, padding=NEAR // 2), nn.GELU(),
                         nn.Dropout(0.3), nn.Conv1d(WIDTH, 1 + 2 * len(KINDS), 1))  # fmt: skip


def fit(articles: list[Article], seed: int) -> nn.Sequential:
    """Train a head, one article a step."""
    torch.manual_seed(seed)
    head = new(articles[0].states.shape[1])
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE)
    steps = torch.cat([torch.randperm(len(articles)) for _ in range(PASSES)]).tolist()
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / len(steps))
    for article in map(articles.__getitem__, steps):
        gold = torch.from_numpy(tags(article.pieces, article.gold["times"]))
        F.cross_entropy(head(article.states.T).T, gold).backward()
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
    return head.eval()


@torch.no_grad()
def read(head: nn.Module, articles: Iterable[Article]) -> Probabilities:
    """What a head says of the pieces of articles."""
    return {each: head(each.states.T).softmax(0).T.numpy() for each in articles}
