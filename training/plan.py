"""The plan of a training run."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Everything that a run depends on, except its data."""

    seed: int = 20261124
    passes_polnear: int = 7
    passes_worldnews: int = 24
    window: int = 254
    budget: int = 4096
    rate_encoder: float = 1.5e-4
    rate_heads: float = 1e-3
    layer_decay: float = 0.92
    warmup: float = 0.05
    weight_decay: float = 0.01
    clip: float = 1.0
    roles: float = 0.5
    acts: float = 0.3
    sources: float = 0.3
    mentions: float = 1.0
    links: float = 0.6
    speakers: float = 0.4
    triggers: float = 1.0
    arguments: float = 0.4
    statuses: float = 0.3
    same: float = 0.3
    together_rate_encoder: float = 1.0e-4
    together_rate_heads: float = 7e-4
    together_passes_polnear: float = 0.7
    together_passes_worldnews: float = 14.0
    together_passes_quotes: float = 5.0
    together_passes_gum: float = 3.0
    together_passes_re3d: float = 1.0
    together_passes_typed: float = 1.0
    together_passes_corrections: float = 5.0
    together_frozen: int = 2
    renamed: float = 0.7
    together_windows: int = 5
    hide: float = 0.04
    lower: float = 0.05
    upper: float = 0.03
