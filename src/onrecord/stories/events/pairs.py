"""What two events have in common, in numbers: the features of all pairs of two lists of events."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from math import log
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.stories.events.traits import NEAR, Traits
from onrecord.stories.events.words import Words
from onrecord.stories.frequencies import rarity
from onrecord.stories.sketches import Sketch, resemblance

Floats = NDArray[np.float32]

Sides = tuple[Sequence[Traits], Sequence[Traits]]
"""The events in the rows, and those in the columns."""

FAR: Final = 2000
"""Beyond so many characters it doesn't matter any more where in its article an event is told."""

FEATURES: Final = (
    "same first lemma", "same last lemma", "shared lemmas", "alike words", "unknown words",
    "same type", "type unknown", "alike sentences", "near words", "words before", "words after",
    "shared names", "share of names", "no shared name", "shared numbers", "no shared number",
    "same who", "other who", "same whom", "other whom", "same place", "other place", "crossed parties", "any party",
    "same days", "other days", "same article", "earlier position", "later position", "same sentence", "same telling",
    "alike articles", "told less", "told more", "articles",
    "one lemma elsewhere", "both lemmas elsewhere", "less near than another", "less near than others",
)  # fmt: skip
"""What is told of each pair, in this order."""


class Story(NamedTuple):
    """What is known of a story: the sketches of its articles, and their events."""

    sketches: Mapping[int, Sketch]
    events: Sequence[Traits]

    def telling(self) -> Counter[str]:
        """Count in how many articles each lemma is a trigger."""
        return Counter(lemma for lemma, _ in {(lemma, each.article) for each in self.events for lemma in each.trigger})


def features(rows: Sequence[Traits], columns: Sequence[Traits], story: Story, words: Words) -> Floats:
    """Compare each event of `rows` with each of `columns`. *Shape:* ``(rows, columns, features)``"""
    both = (rows, columns)
    articles, telling = len(story.sketches), story.telling()

    def equal(of: Callable[[Traits], Hashable]) -> Floats:
        one, other = (np.array([hash(of(each)) for each in side], np.int64) for side in both)
        return np.asarray(one[:, None] == other[None], np.float32)

    def either(of: Callable[[Traits], bool]) -> Floats:
        one, other = (np.array([of(each) for each in side], bool) for side in both)
        return np.asarray(one[:, None] | other[None], np.float32)

    def positions(least: np.ufunc) -> Floats:
        return outer(least, *([min(each.position, FAR) / FAR for each in side] for side in both))

    def told(least: np.ufunc) -> Floats:
        return outer(least, *([max(map(share_telling, each.trigger)) for each in side] for side in both))

    def share_telling(lemma: str) -> float:
        return telling[lemma] / articles

    alike = [np.stack([words.vector(each.trigger) for each in side]) for side in both]
    shared_lemmas, fewer = overlap(both, lambda each: each.trigger)
    names, fewer_names = overlap(both, lambda each: each.names)
    numbers, fewer_numbers = overlap(both, lambda each: each.numbers)
    before, some_before = overlap(both, lambda each: each.before[-NEAR + 1 :])
    after, some_after = overlap(both, lambda each: each.after[: NEAR - 1])
    who, whom, where = (overlap(both, of) for of in (lambda t: t.who, lambda t: t.whom, lambda t: t.where))
    turned = (rows, [each._replace(who=each.whom, whom=each.who) for each in columns])
    crossed = [share(*overlap(turned, of)) for of in (lambda t: t.who, lambda t: t.whom)]
    anybody = overlap(both, lambda t: t.who | t.whom)
    days = same_days(both)
    lemma_there, nearer_there = competing(both, story, words)
    found = (
        equal(lambda t: t.trigger[0]), equal(lambda t: t.trigger[-1]), share(shared_lemmas, fewer),
        alike[0] @ alike[1].T, either(lambda t: not words.knows(t.trigger)),
        equal(lambda t: t.type), either(lambda t: not t.type),
        cosine(both, lambda t: t.before + t.after), cosine(both, lambda t: t.before[-NEAR:] + t.after[:NEAR]),
        share(before, some_before), share(after, some_after),
        np.minimum(names, NEAR) / NEAR, share(names, fewer_names), apart(names, fewer_names),
        np.minimum(numbers, 2) / 2, apart(numbers, fewer_numbers),
        share(*who), apart(*who), share(*whom), apart(*whom), share(*where), apart(*where),
        np.maximum(*crossed), share(*anybody),
        days == 1, days == 0, equal(lambda t: t.article), positions(np.minimum), positions(np.maximum),
        equal(lambda t: (t.article, t.position)), equal(lambda t: t.first),
        alike_articles(both, story.sketches), told(np.minimum), told(np.maximum),
        np.full((len(rows), len(columns)), log(articles)), np.maximum(*lemma_there), np.minimum(*lemma_there),
        np.minimum(*nearer_there), np.maximum(*nearer_there),
    )  # fmt: skip
    return np.stack([each.astype(np.float32) for each in found], axis=-1)


def overlap(sides: Sides, of: Callable[[Traits], Iterable[str]]) -> tuple[Floats, Floats]:
    """Count what two events share, and what the one with fewer has. *Shapes:* twice ``(rows, columns)``"""
    numbers: dict[str, int] = {}
    held = [
        [[numbers.setdefault(word, len(numbers)) for word in sorted(set(of(each)))] for each in side] for side in sides
    ]
    one, other = (_spread(side, len(numbers)) for side in held)
    one_has, other_has = one.sum(1), other.sum(1)
    return one @ other.T, np.minimum(one_has[:, None], other_has[None])


def cosine(sides: Sides, of: Callable[[Traits], Sequence[str]]) -> Floats:
    """Give the cosine of the words around two events, the rare ones weighing more. *Shape:* ``(rows, columns)``"""
    numbers: dict[str, int] = {}
    held = [
        [[numbers.setdefault(word, len(numbers)) for word in sorted(set(of(each)))] for each in side] for side in sides
    ]
    weights = np.array([rarity(word) for word in numbers], np.float32)
    one, other = (_spread(side, len(numbers)) * weights for side in held)
    lengths = (np.maximum(np.linalg.norm(side, axis=1), 1e-6) for side in (one, other))
    cosines: Floats = (one @ other.T) / np.outer(*lengths)
    return cosines


def competing(sides: Sides, story: Story, words: Words) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """Tell what else could be the same: whether the other's article has another trigger with an event's very lemma, and
    how much nearer in meaning the nearest one there is; for the events of the rows, and for those of the columns.

    *Shapes:* each ``(rows, columns)``
    """
    vectors = np.stack([words.vector(each.trigger) for each in story.events])
    lemmas = np.array([hash(each.trigger[-1]) for each in story.events], np.int64)
    articles = np.array([each.article for each in story.events])

    def seen(own: Sequence[Traits], others: Sequence[Traits]) -> tuple[Floats, Floats]:
        mine, theirs = (np.array([hash(each.trigger[-1]) for each in side], np.int64) for side in (own, others))
        known, places = np.unique([each.article for each in others], return_inverse=True)
        one, other = (np.stack([words.vector(each.trigger) for each in side]) for side in (own, others))
        alike = one @ vectors.T
        nearest = np.stack([alike[:, articles == article].max(1) for article in known], axis=1)
        has = np.stack([np.isin(mine, lemmas[articles == article]) for article in known], axis=1)
        there = has[:, places] & (mine[:, None] != theirs[None])
        return there.astype(np.float32), (nearest[:, places] - one @ other.T).astype(np.float32)

    (rows_there, rows_near), (columns_there, columns_near) = seen(*sides), seen(*reversed(sides))
    return (rows_there, columns_there.T), (rows_near, columns_near.T)


def alike_articles(sides: Sides, sketches: Mapping[int, Sketch]) -> Floats:
    """Say how alike the articles of two events are. *Shape:* ``(rows, columns)``"""
    articles = list(sketches)
    places = {article: place for place, article in enumerate(articles)}
    among = resemblance(list(sketches.values()), list(sketches.values()))
    alike: Floats = among[np.ix_(*([places[each.article] for each in side] for side in sides))].astype(np.float32)
    return alike


def share(shared: Floats, fewer: Floats) -> Floats:
    """Say how much of what the one with fewer has the other has, too; 0 where one has nothing."""
    return np.divide(shared, np.maximum(fewer, 1), dtype=np.float32)


def apart(shared: Floats, fewer: Floats) -> Floats:
    """Tell where both have something, but nothing in common."""
    return np.asarray((fewer > 0) & (shared == 0), np.float32)


def same_days(sides: Sides) -> Floats:
    """Tell whether two events may have happened on the same day: 1, or 0 if not; -1 where one has no day."""
    first, last = ([np.array([each.days[at] if each.days else "" for each in side]) for side in sides] for at in (0, 1))
    known = (first[0] != "")[:, None] & (first[1] != "")[None]
    meet = (first[0][:, None] <= last[1][None]) & (first[1][None] <= last[0][:, None])
    return np.where(known, meet, -1).astype(np.float32)


def outer(of: np.ufunc, one: Sequence[float], other: Sequence[float]) -> Floats:
    """Put two numbers of each pair together. *Shape:* ``(one, other)``"""
    found: Floats = of.outer(np.array(one, np.float32), np.array(other, np.float32))
    return found


def _spread(held: Sequence[Sequence[int]], width: int) -> Floats:
    spread = np.zeros((len(held), width), np.float32)
    for row, numbers in enumerate(held):
        spread[row, numbers] = 1
    return spread
