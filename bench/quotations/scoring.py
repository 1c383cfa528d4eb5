"""How well a finder puts quotations that are the same together: recall and precision of pairs, with intervals.

What was found comes as clusters in the shape of the gold: `{"members": [{"article", "start", "end"}]}`, where members
may also have kind and turned. The texts are drawn again and again for the intervals (Efron, "Bootstrap methods: another
look at the jackknife", 1979), since pairs from one text are not independent. Where no text holds a mistake, or every
text does, the drawing can't show how unsure the share is, and both ends of the interval are the share itself.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any, Final, NamedTuple

import numpy as np

DRAWS: Final = 2000
"""How often the texts are drawn."""

SHARE: Final = 0.5
"""How much of the shorter of two spans both must share to be one quotation."""

Cluster = Mapping[str, Any]
"""A cluster of the gold or of what was found."""

Pair = tuple[int, int]
"""Two quotations of the gold, by their numbers."""


class Measure(NamedTuple):
    """A share, its 95 % interval over texts, and of how many it is the share; NaN where it is the share of none."""

    value: float
    low: float
    high: float
    of: int


class _Quotation(NamedTuple):
    text: str
    cluster: int
    article: str
    start: int
    end: int
    kind: str
    turned: bool


class _Found(NamedTuple):
    cluster: int
    quotation: int
    kind: str | None
    turned: bool


class _Tally:
    """Counts hits among cases, text by text."""

    def __init__(self) -> None:
        self.hits: Counter[str] = Counter()
        self.cases: Counter[str] = Counter()

    def add(self, text: str, *, hit: bool) -> None:
        self.cases[text] += 1
        self.hits[text] += hit

    def measure(self, texts: list[str], draws: np.ndarray[Any, Any]) -> Measure:
        hits = np.array([self.hits[text] for text in texts], dtype=float)
        cases = np.array([self.cases[text] for text in texts], dtype=float)
        drawn = draws @ cases
        shares = (draws @ hits)[drawn > 0] / drawn[drawn > 0]
        if not cases.sum():
            return Measure(float("nan"), float("nan"), float("nan"), 0)
        low, high = np.percentile(shares, [2.5, 97.5])
        return Measure(float(hits.sum() / cases.sum()), float(low), float(high), int(cases.sum()))


def score(
    gold: Iterable[Cluster], found: Iterable[Cluster], *, draws: int = DRAWS, seed: int = 0
) -> dict[str, Measure]:
    """Return the measures of what was found.

    `recall` and `precision` are of pairs of quotations in different articles. `recall NAME` is of the pairs that
    differ in that way: `mixed` if neither is whole, `turned` if what is missing turns the sense. `precision NAME` is
    of the pairs that the finder says differ so. `kind NAME` is the share of found quotations of that kind that the
    finder says are of it. `turned flagged` is the share of turned quotations that the finder found and flagged,
    `flags right` the share of its flags that are on turned ones, and `spans known` the share of found spans that are
    quotations of the gold; pairs with other spans aren't judged.
    """
    quotations = _quotations(gold)
    members, tallies = _matched(quotations, found)
    by_cluster: defaultdict[int, list[int]] = defaultdict(list)
    for number, quotation in enumerate(quotations):
        by_cluster[quotation.cluster].append(number)
    same = {pair for numbers in by_cluster.values() for pair in combinations(numbers, 2)}
    pairs = _found_pairs(quotations, members)
    for pair in sorted(same):
        for name in ("recall", f"recall {_kind_of(quotations, pair)}"):
            tallies[name].add(quotations[pair[0]].text, hit=pair in pairs)
    for pair, kind in sorted(pairs.items()):
        for name in ("precision", *([f"precision {kind}"] if kind else [])):
            tallies[name].add(quotations[pair[0]].text, hit=pair in same)
    _tally_members(quotations, members, tallies)
    texts = sorted({quotation.text for quotation in quotations})
    chosen = np.random.default_rng(seed).multinomial(len(texts), np.full(len(texts), 1 / len(texts)), size=draws)
    return {name: tally.measure(texts, chosen) for name, tally in sorted(tallies.items())}


def _quotations(gold: Iterable[Cluster]) -> list[_Quotation]:
    return [
        _Quotation(
            cluster["text"], number, member["article"], member["start"], member["end"], member["kind"], member["turned"]
        )
        for number, cluster in enumerate(gold)
        for member in cluster["members"]
    ]


def _matched(quotations: list[_Quotation], found: Iterable[Cluster]) -> tuple[list[_Found], defaultdict[str, _Tally]]:
    """Return what was found as quotations of the gold, and count the spans that are none."""
    tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
    for name in ("recall", "precision", "turned flagged", "flags right", "spans known"):
        tallies[name] = _Tally()
    by_article: defaultdict[str, list[int]] = defaultdict(list)
    for number, quotation in enumerate(quotations):
        by_article[quotation.article].append(number)
    members: list[_Found] = []
    for cluster_number, cluster in enumerate(found):
        for member in cluster["members"]:
            near = by_article[member["article"]]
            shared = {number: _shared(quotations[number], member["start"], member["end"]) for number in near}
            best = max(shared, key=shared.__getitem__, default=None)
            known = best is not None and shared[best] >= SHARE
            if near:
                tallies["spans known"].add(quotations[near[0]].text, hit=known)
            if best is not None and known:
                members.append(_Found(cluster_number, best, member.get("kind"), bool(member.get("turned"))))
    return members, tallies


def _shared(quotation: _Quotation, start: int, end: int) -> float:
    """Return how much of the shorter span lies in the other one."""
    shorter = min(quotation.end - quotation.start, end - start)
    return max(0, min(quotation.end, end) - max(quotation.start, start)) / max(shorter, 1)


def _found_pairs(quotations: list[_Quotation], members: list[_Found]) -> dict[Pair, str]:
    """Return the pairs that were put together, with the way in which the finder says they differ."""
    by_cluster: defaultdict[int, list[_Found]] = defaultdict(list)
    for member in members:
        by_cluster[member.cluster].append(member)
    return {
        (first, second): _difference(one.kind, other.kind) if one.kind and other.kind else ""
        for together in by_cluster.values()
        for one, other in combinations(sorted(together, key=lambda member: member.quotation), 2)
        for first, second in [(one.quotation, other.quotation)]
        if quotations[first].article != quotations[second].article
    }


def _kind_of(quotations: list[_Quotation], pair: Pair) -> str:
    first, second = (quotations[number] for number in pair)
    difference = _difference(first.kind, second.kind)
    return "turned" if difference == "cut" and (first.turned or second.turned) else difference


def _difference(kind: str, other: str) -> str:
    differing = {kind, other} - {"identical"}
    if not differing:
        return "identical"
    return differing.pop() if "identical" in {kind, other} else "mixed"


def _tally_members(quotations: list[_Quotation], members: list[_Found], tallies: defaultdict[str, _Tally]) -> None:
    flagged = {member.quotation for member in members if member.turned}
    for number, quotation in enumerate(quotations):
        if quotation.turned:
            tallies["turned flagged"].add(quotation.text, hit=number in flagged)
    for number in sorted(flagged):
        tallies["flags right"].add(quotations[number].text, hit=quotations[number].turned)
    for member in members:
        if member.kind:
            quotation = quotations[member.quotation]
            tallies[f"kind {quotation.kind}"].add(quotation.text, hit=member.kind == quotation.kind)
