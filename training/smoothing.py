"""Evens out the inputs of layers before they are quantised (SmoothQuant, Xiao et al. 2023).

A few channels of a transformer's activations are ten times as large as the rest. With one scale for all, the rest would
get only a few of the 256 steps. So each channel is divided by its own factor, and its weights are multiplied by the
same factor: the product is the same, and both sides are easier to quantise.
"""

from collections.abc import Callable, Iterable

import numpy as np
import torch
from torch import Tensor, nn

from onrecord.encoder.inputs import STYLES
from training import corpora, model
from training.graph import Floats

ALPHA = 0.8
"""How much of the difficulty the weights take over, from 0 to 1; chosen by the error of the hidden states."""

SMOOTHED = ("qkv", "up", "down")
"""The linear layers whose input has such channels."""


def factors(reader: model.Reader, windows: Iterable[corpora.Window]) -> dict[nn.Module, Floats]:
    """What each channel is to be divided by, for every layer named in `SMOOTHED`. *Shape:* each ``(inputs,)``."""

    @torch.no_grad()
    def show() -> None:
        for window in windows:
            b = corpora.collate([window], STYLES)
            n, of = int(b.lengths[0]) + 2, torch.from_numpy
            reader.encoder(of(b.ids[:, :n]), of(b.cases[:, :n]), of(b.layouts[:, :n]), of(b.styles))

    return balanced(reader.encoder.layers, show)


def balanced(layers: Iterable[nn.Module], show: Callable[[], None]) -> dict[nn.Module, Floats]:
    """The factors for the linear layers of transformer layers; `show` sends through them what they usually see."""
    largest: dict[nn.Module, Tensor] = {}

    def look(layer: nn.Module, given: tuple[Tensor, ...], _: Tensor) -> None:
        here = given[0].abs().flatten(0, -2).amax(0)
        largest[layer] = torch.maximum(largest[layer], here) if layer in largest else here

    linear = [getattr(layer, name) for layer in layers for name in SMOOTHED]
    hooks = [layer.register_forward_hook(look) for layer in linear]
    show()
    for hook in hooks:
        hook.remove()
    return {layer: _balance(largest[layer].numpy(), layer.weight.detach().abs().amax(0).numpy()) for layer in linear}


def _balance(activations: Floats, weights: Floats) -> Floats:
    """The factors for channels whose activations and weights go up to these values; their geometric mean is 1."""
    log = ALPHA * np.log(np.maximum(activations, 1e-5)) - (1 - ALPHA) * np.log(np.maximum(weights, 1e-5))
    balanced: Floats = np.exp(log - log.mean()).astype(np.float32)
    return balanced
