"""What is right on articles that were kept back, and how far it changes: counted story by story."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import ModuleType
from typing import Any, Final

import numpy as np

from onrecord import recorder
from onrecord.knowledge import Knowledge
from onrecord.recorder import RecorderConfig
from onrecord.recorder.actors.confidence import calibrated
from training.bootstrap import Counts, Formula, Interval, interval, ratio
from training.judging import SameName
from training.readings import Reading
from training.reliability import Calibrations, given_in
from training.speakers import WRONG
from training.teaching.newsroom import MODEL

FORMS: Final = ("name", "description", "pronoun", "none")
WHAT: Final = ("right", "wrong", "unanswered", "missed")

Told = dict[str, Counts]
"""Of each form in which a text attributes quotations, how many are right, wrong, unanswered and missed, by story.

*Shape:* each ``(stories, 4)``.
"""


def speakers(
    readings: Sequence[Reading], story: Mapping[str, str], config: RecorderConfig, score: ModuleType, table: Knowledge
) -> Told:
    """Count what becomes of the quotations with a named speaker, as the scorer judges them; "all" has all forms."""

    def count(reading: Reading) -> dict[str, list[int]]:
        written = recorder.write(reading.article, reading.annotations, MODEL, table, config)
        judged = score.quotes({"": reading.gold}, {"": json.loads(written.to_json())})
        return {form: [_count(judged.get(form, {}), what) for what in WHAT] for form in FORMS}

    counted = _by_story(readings, story, count)
    told = {form: np.array([sum(np.array(each[form]) for each in of) for of in counted], dtype=float) for form in FORMS}
    return told | {"all": sum(told.values(), np.zeros((len(counted), len(WHAT))))}


def _count(judged: Mapping[str, float], what: str) -> int:
    return round(judged.get(what, 0.0) * judged.get("gold", 0) / 100)


def confidences(
    readings: Sequence[Reading],
    story: Mapping[str, str],
    config: RecorderConfig,
    calibrations: Calibrations,
    *,
    same_name: SameName,
    table: Knowledge,
) -> Counts:
    """Sum up how surprised the confidence in speakers is by what is right (its log loss), by story.

    *Shape:* ``(stories, 2)``, the loss and the number of statements.
    """

    def count(reading: Reading) -> list[float]:
        given = list(given_in(reading, config, same_name, table))
        sure = np.array([calibrated(each.signs, calibrations[each.form]) for each in given])
        right = np.array([each.right for each in given], dtype=bool)
        return [float(-np.log(np.clip(np.where(right, sure, 1 - sure), 1e-6, 1.0)).sum()), len(given)]

    return np.array([np.sum(of, axis=0) for of in _by_story(readings, story, count)], dtype=float)


def _by_story(
    readings: Iterable[Reading], story: Mapping[str, str], count: Callable[[Reading], Any]
) -> list[list[Any]]:
    counted: dict[str, list[Any]] = {}
    for reading in readings:
        counted.setdefault(story[reading.gold["id"]], []).append(count(reading))
    return [counted[name] for name in sorted(counted)]


def share(of: str) -> Formula:
    """The share of quotations that are right, wrong, …, in per cent."""
    return lambda counts: 100 * ratio(counts[..., WHAT.index(of)], counts.sum(-1))


def cost(counts: Counts) -> Counts:
    """What wrong and missing answers cost in a hundred quotations: a wrong one as much as four without an answer."""
    wrong, unanswered = counts[..., WHAT.index("wrong")], counts[..., WHAT.index("unanswered")]
    return 100 * ratio(WRONG * wrong + unanswered, counts.sum(-1))


def loss(counts: Counts) -> Counts:
    """The log loss of a statement's confidence."""
    return ratio(counts[..., 0], counts[..., 1])


def change(before: Counts, after: Counts, formula: Formula) -> Interval:
    """How much a figure changes on the same stories, with a 95 % interval over stories.

    >>> counts = np.array([[1.0, 1.0, 0.0, 0.0]] * 8)
    >>> change(counts, counts + [[1.0, -1.0, 0.0, 0.0]], share("right"))
    Interval(value=50.0, low=50.0, high=50.0)
    """
    n = before.shape[1]
    both = np.concatenate([before, after], axis=1)
    return interval(both, lambda counts: formula(counts[..., n:]) - formula(counts[..., :n]))
