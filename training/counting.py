"""Counts of single articles, heard from the scorer, so that its figures can be computed for any articles.

The scorer beside the corpora gives per cents of whole files. A copy of it is made to give its counts instead, article
by article. What these add up to is held against what the scorer itself says of all articles: they must be the same.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from training import bootstrap, scorer
from training.bootstrap import Counts, Formula, Interval
from training.gold import Json
from training.pairing import TOLD, Innermost, told

Place = tuple[str, ...]
"""Where a figure stands in what the scorer gives: ("exact", "source", "f1")."""

ROUNDING: Final = 0.101
"""The scorer rounds to one digit, and takes means of rounded figures."""

_PRF: Final[dict[str, Formula]] = {"p": bootstrap.precision, "r": bootstrap.recall, "f1": bootstrap.f1}
_COREFERENCE: Final = ("muc", "b3", "ceafe")
_ANSWERS: Final = ("right", "wrong", "unanswered", "missed")


class Counted(NamedTuple):
    """The counts of a figure by article, its formula, and how many gold items it is about."""

    counts: Counts
    formula: Formula
    gold: int

    @property
    def interval(self) -> Interval:
        """The figure on all articles, with its interval."""
        return bootstrap.interval(self.counts, self.formula)


def counted(
    path: Path, task: str, gold: Mapping[str, Any], records: Mapping[str, Json], **given: Any
) -> dict[Place, Counted]:
    """Count the hits of records article by article, for every figure of a scorer's task.

    Raises ValueError if the counts don't add up to what the scorer says of all articles.
    """
    listen = _Listener(path)
    each = [listen.score(task, {key: gold[key]}, records, **given) for key in gold]
    if task == "events":
        found = dict(_events(each, [told(gold[key], records[key], listen.innermost) for key in gold]))
    else:
        found = dict(_actors(each) if task == "actors" else _answers(each) if task in _ANSWERED else _prf(each))
    whole = getattr(scorer.load(path), task)(gold, records, **given)
    for place, figure in found.items():
        said, value = _at(whole, place), float(figure.formula(figure.counts.sum(0)))
        if abs(said - value) > ROUNDING:
            raise ValueError(f"{task}: the articles' counts give {value:.2f} for {' '.join(place)}, the scorer {said}")
    return found


_ANSWERED: Final = frozenset({"speakers", "quotes"})
"""The tasks of the scorer that give per cents of answers, by the form of the source."""


class _Listener:
    """A copy of the scorer that gives counts: of what is found and right, and of the clusters' measures.

    Instead of the mean F1 over labels, it gives the pairs of a gold label and one that was said.
    """

    def __init__(self, path: Path) -> None:
        self._scorer = scorer.load(path)
        self._heard: list[float] = []
        instead = {name: self._hearing(getattr(self._scorer, name)) for name in _COREFERENCE}
        for name, function in (("prf", lambda *counts: counts), ("macro", list), *instead.items()):
            setattr(self._scorer, name, function)

    @property
    def innermost(self) -> Innermost:
        """What finds the statement that a span stands in."""
        found: Innermost = self._scorer.innermost
        return found

    def score(self, task: str, gold: Mapping[str, Any], records: Mapping[str, Json], **given: Any) -> Json:
        """Score one article; what was heard of its clusters is added under "clusters"."""
        self._heard.clear()
        found: Json = getattr(self._scorer, task)(gold, records, **given)
        return found | ({"clusters": tuple(self._heard)} if self._heard else {})

    def _hearing(self, measure: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
        def heard(left: Any, right: Any) -> Any:
            found = measure(left, right)
            if isinstance(found, tuple):
                self._heard.extend(found)
            else:  # CEAF-e: one sum, for recall over the gold's clusters and for precision over those found
                self._heard.extend((found, len(left), found, len(right)))
            return found

        return heard


def _prf(each: list[Json]) -> Iterator[tuple[Place, Counted]]:
    """Figures of precision, recall and F1, wherever they stand."""
    for place in _places(each[0]):
        counts = np.array([_at(one, place) for one in each], dtype=np.float64)
        for name, formula in _PRF.items():
            yield (*place, name), Counted(counts, formula, int(counts[:, 2].sum()))


def _places(found: Json) -> Iterator[Place]:
    for key, value in found.items():
        if isinstance(value, dict):
            yield from ((key, *rest) for rest in _places(value))
        else:
            yield (key,)


_TYPES: Final = "type macro-F1 of the matched"
_WORD: Final = "outlet or source, macro"
"""What the scorer calls the mean F1 over types, and that over the outlet's word and a source's."""


def _events(each: list[Json], told_of: list[Counter[tuple[str, str]]]) -> Iterator[tuple[Place, Counted]]:
    """Figures of events; `told_of` says on whose word those of each article are known, and said to be."""
    yield from _prf([{name: value for name, value in one.items() if isinstance(value, tuple)} for one in each])
    types, statuses = [one[_TYPES] for one in each], [one["status"]["macro"] for one in each]
    words = [one.get("word", {_WORD: [], "right": 0.0}) for one in each]
    yield (_TYPES,), _macro(types)
    right = [sum(gold == said for gold, said in pairs) for pairs in statuses]
    yield ("status", "accuracy"), _share(zip(right, map(len, statuses), strict=True))
    yield ("status", "macro"), _macro(statuses)
    yield ("word", "right"), _share([(round(one["right"] * len(one[_WORD]) / 100), len(one[_WORD])) for one in words])
    yield ("word", _WORD), _macro([one[_WORD] for one in words])
    told = np.array([[one[each] for each in TOLD] for one in told_of], dtype=np.float64)
    source, outlet = told[:, :3], told[:, 3:]
    for name, hits, of in (("leak", source[:, 1], source), ("reverse", outlet[:, 0], outlet),
                           ("unclear", source[:, 2] + outlet[:, 2], told)):  # fmt: skip
        yield ("word", name), _share(np.stack([hits, of.sum(1)], 1))


def _share(counts: Iterable[Iterable[float]]) -> Counted:
    array = np.array([tuple(each) for each in counts], dtype=np.float64)
    return Counted(array, bootstrap.share, int(array[:, 1].sum()))


def _macro(each: list[list[tuple[str, str]]]) -> Counted:
    """The mean F1 of the labels of the gold, from pairs of a gold label and one that was said, by article."""
    labels = sorted({gold for pairs in each for gold, _ in pairs})
    counts = [[(sum(gold == said == label for gold, said in pairs), sum(said == label for _, said in pairs),
                sum(gold == label for gold, _ in pairs)) for label in labels] for pairs in each]  # fmt: skip
    array = np.array(counts, dtype=np.float64).reshape(len(each), -1)
    return Counted(array, bootstrap.macro_f1, sum(map(len, each)))


def _actors(each: list[Json]) -> Iterator[tuple[Place, Counted]]:
    yield from _prf([{"names": one["names"]} for one in each])
    counts = np.array([one["clusters"] for one in each], dtype=np.float64)
    clusters = int(counts[:, 9].sum())
    for at, name in enumerate(_COREFERENCE):
        yield ("coref", name), Counted(counts[:, 4 * at : 4 * at + 4], bootstrap.f1_of_parts, clusters)
    yield ("coref", "mean"), Counted(counts, bootstrap.mean_of_three, clusters)


def _answers(each: list[Json]) -> Iterator[tuple[Place, Counted]]:
    """Shares of answers; an article has too few items for the scorer's rounding to hide a count."""
    for form in dict.fromkeys(form for one in each for form in one):
        answers = [answer for answer in _ANSWERS if any(answer in one.get(form, ()) for one in each)]
        hits = np.array(
            [[round(one[form].get(answer, 0) * one[form]["gold"] / 100) if form in one else 0 for answer in answers]
             for one in each], dtype=np.float64)  # fmt: skip
        gold = hits.sum(1)
        for at, answer in enumerate(answers):
            yield (form, answer), Counted(np.stack([hits[:, at], gold], 1), bootstrap.share, int(gold.sum()))


def _at(found: Json, place: Place) -> Any:
    for key in place:
        found = found[key]
    return found
