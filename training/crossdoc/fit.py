"""Fits the network that tells how likely two events of a story are the same."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from onrecord.stories.events.likeness import Judges, Layer, Network

WIDTH: Final = 32
ROUNDS: Final = 6
AT_ONCE: Final = 2048
RATE: Final = 8e-3
DECAY: Final = 1e-2
SEED: Final = 20261129
DECIMALS: Final = 4


class Pairs(NamedTuple):
    """The pairs of a story's events: their features ``(pairs, features)``, and which are the same ``(pairs,)``."""

    features: NDArray[np.float32]
    same: NDArray[np.bool_]


def fit(stories: Sequence[Pairs], *, seed: int = SEED, rounds: int = ROUNDS) -> Network:
    """Fit the network; a story counts as the root of its pairs, so that large ones don't outweigh all others."""
    torch.manual_seed(seed)
    inputs = torch.tensor(np.concatenate([each.features for each in stories]))
    gold = torch.tensor(np.concatenate([each.same for each in stories]), dtype=torch.float32)
    weights = torch.tensor(np.concatenate([np.full(len(each.same), len(each.same) ** -0.5) for each in stories]))
    weights = (weights / weights.mean()).to(torch.float32)
    mean, deviation = inputs.mean(0), inputs.std(0).clamp(min=1e-3)
    inputs = (inputs - mean) / deviation
    net = nn.Sequential(
        *(nn.Linear(inputs.shape[1], WIDTH), nn.ReLU(), nn.Dropout(0.1)),
        *(nn.Linear(WIDTH, WIDTH), nn.ReLU()),
        nn.Linear(WIDTH, 1),
    )
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = rounds * -(-len(inputs) // AT_ONCE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(rounds):
        for chosen in torch.randperm(len(inputs)).split(AT_ONCE):
            scores = net(inputs[chosen])[:, 0]
            losses = nn.functional.binary_cross_entropy_with_logits(scores, gold[chosen], reduction="none")
            optimizer.zero_grad()
            (losses * weights[chosen]).mean().backward()
            optimizer.step()
            schedule.step()
    linear = [each for each in net if isinstance(each, nn.Linear)]
    layers = [Layer(each.weight.detach().numpy().T.copy(), each.bias.detach().numpy().copy()) for each in linear]
    slope = layers[0].weights / deviation.numpy()[:, None]
    layers[0] = Layer(slope, layers[0].bias - mean.numpy() @ slope)
    return Network(tuple(layers))


def write(judges: Judges, path: Path) -> None:
    """Write networks as the package reads them."""
    networks = [
        [[np.round(part.astype(float), DECIMALS).tolist() for part in layer] for layer in network.layers]
        for network in judges.networks
    ]
    path.write_text(json.dumps({"least": judges.least, "networks": networks}) + "\n", encoding="utf8")
