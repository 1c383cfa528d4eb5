"""Scores clusters of mentions against ECB+'s: MUC, B-cubed and CEAF-e, and their mean, called CoNLL F1.

Clusters lie within a sub-topic, so the counts of all three measures are sums over topics, and an interval is had by
drawing topics. Mentions that are alone count, as is custom for ECB+.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from training.bootstrap import Counts
from training.crossdoc.ecb import Mention

Clusters = list[list[Mention]]


def clusters(mentions: Iterable[Mention], labels: Iterable[Hashable]) -> Clusters:
    """Put together the mentions that have the same label."""
    found: dict[Hashable, list[Mention]] = defaultdict(list)
    for mention, label in zip(mentions, labels, strict=True):
        found[label].append(mention)
    return list(found.values())


def counts(scorer: ModuleType, gold: Clusters, ours: Clusters) -> NDArray[np.float64]:
    """Count, for MUC, B-cubed and CEAF-e in turn, the parts and wholes of recall and of precision.

    *Shape:* ``(12,)``
    """
    alike = scorer.ceafe(gold, ours)
    return np.array([
        *scorer.muc(gold, ours), *scorer.muc(ours, gold),
        *scorer.b3(gold, ours), *scorer.b3(ours, gold),
        alike, len(gold), alike, len(ours),
    ], dtype=np.float64)  # fmt: skip


def by_topic(each: Mapping[str, NDArray[np.float64]], topics: Mapping[str, int]) -> Counts:
    """Add up the counts of the stories of each topic. *Shape:* ``(topics, 12)``"""
    numbers = sorted({topics[story] for story in each})
    return np.stack([sum(each[story] for story in each if topics[story] == number) for number in numbers])
