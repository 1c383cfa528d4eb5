"""Pairs the events of a record with those of the gold, as the scorer does, and counts what became of them."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from training.gold import GoldEvent, Json

Innermost = Callable[[Sequence[int], Sequence[Any]], Any]
"""The statement of the smallest content that holds a span, or None; the scorer's own."""

TOLD = tuple((known, said) for known in ("source", "outlet") for said in ("source", "outlet", "unclear"))
"""On whose word an event is known, and on whose the record says it is."""


class Paired(NamedTuple):
    """An article's gold events, those of its record, and which of each are one: number in `gold`, number in `found`."""

    gold: list[GoldEvent]
    found: list[Json]
    pairs: dict[int, int]

    @property
    def matched(self) -> list[tuple[GoldEvent, Json]]:
        """The events that are in both."""
        return [(self.gold[i], self.found[j]) for i, j in self.pairs.items()]


def pair(article: Mapping[str, Any], record: Json) -> Paired:
    """Give each gold event an event of the record whose trigger overlaps its own: one of its type if there is one, then
    the one that overlaps most.
    """
    text: str = article["text"]
    gold: list[GoldEvent] = [event for event in article["events"] if event]
    found: list[Json] = record.get("events") or []
    spans = [_inner(text, event["trigger"]["start"], event["trigger"]["end"]) for event in found]
    free = set(range(len(found)))
    pairs = {}
    for i, event in enumerate(gold):
        start, end = _inner(text, *event["trigger"][0])
        near = [j for j in sorted(free) if spans[j][0] < end and spans[j][1] > start]
        if near:
            pairs[i] = max(near, key=lambda j: (found[j]["type"] == event["type"],
                                                min(end, spans[j][1]) - max(start, spans[j][0])))  # fmt: skip
            free.remove(pairs[i])
    return Paired(gold, found, pairs)


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the white space at its edges."""
    cut = text[start:end]
    return start + len(cut) - len(cut.lstrip()), end - len(cut) + len(cut.rstrip())


def told(article: Mapping[str, Any], record: Json, innermost: Innermost) -> Counter[tuple[str, str]]:
    """Count the events in both by on whose word they are known: the gold's, and the record's. See TOLD."""
    known = {statement["id"] for statement in record["statements"]}
    counts: Counter[tuple[str, str]] = Counter()
    for gold, found in pair(article, record).matched:
        said = "source" if found["statement"] in known else "unclear" if found.get("may_belong_to") else "outlet"
        counts["source" if innermost(gold["trigger"][0], article["attributions"]) else "outlet", said] += 1
    return counts


def by_type(paired: Paired, kind: str) -> dict[str, int]:
    """Count the events of a type: found with the right type, found with it, in the gold, and of the latter those found
    with whatever type.
    """
    matched = [(gold["type"] == kind, found["type"] == kind) for gold, found in paired.matched]
    return {
        "right": sum(is_it and said for is_it, said in matched),
        "said": sum(event["type"] == kind for event in paired.found),
        "gold": sum(event["type"] == kind for event in paired.gold),
        "found": sum(is_it for is_it, _ in matched),
    }


def by_status(paired: Paired, status: str) -> dict[str, int]:
    """Count the events of a status that are in both: with the right status, said to have it, and of the gold's that
    have it; and how many the gold has in all.
    """
    matched = [(gold["status"] == status, found["status"] == status) for gold, found in paired.matched]
    return {
        "right": sum(is_it and said for is_it, said in matched),
        "said": sum(said for _, said in matched),
        "found": sum(is_it for is_it, _ in matched),
        "gold": sum(event["status"] == status for event in paired.gold),
    }


def confidences(paired: Paired) -> list[tuple[float, bool]]:
    """Give for each event of the record its confidence, and whether there is one of its type."""
    right = {j for i, j in paired.pairs.items() if paired.gold[i]["type"] == paired.found[j]["type"]}
    return [(event["confidence"], j in right) for j, event in enumerate(paired.found)]
