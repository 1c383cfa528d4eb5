"""Fit how likely the speakers given are right: ``python -m training.reliability --data FOLDER``.

Fits the calibrations of `onrecord.recorder.actors.confidence` on the statements of training articles whose speakers are
known. The articles are read once, by the network that ships; the ranker of "he" and "she" decides each article with
weights that were fitted without it. The tables are of the quotations alone, which the network hasn't learned from
either, each judged by calibrations that were fitted without its article. With
``--write``, the calibrations go into the network's ``model.json``, and the tables into its model card.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from onrecord import knowledge
from onrecord.encoder.network import WEIGHTS, Network
from onrecord.knowledge import Knowledge
from onrecord.recorder import RecorderConfig
from onrecord.recorder.actors.confidence import Signs, calibrated
from onrecord.recorder.config import CalibrationConfig, Reference, SourceForm
from onrecord.render.captions import LOW_SPEAKER_CONFIDENCE
from training import scorer
from training.judging import SameName, is_right
from training.ranking import FOLDS, weights_by_fold, with_weights
from training.readings import GOLD, Reading, known_speakers, read, resolved

BEGIN: Final = "<!-- Written by `python -m training.reliability --write`. -->\n"
END: Final = "<!-- End of what it writes. -->"
"""The tables stand between these lines of the model card."""

UNSEEN: Final = "quotes/train.jsonl"
"""Of what the calibrations are fitted on, the part that the network hasn't learned from."""

RIDGE: Final = 20.0
"""How strongly the calibration of a form is held to that of all forms together: some forms are few."""

BINS: Final = (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
FORMS: Final[tuple[Reference, ...]] = ("name", *get_args(SourceForm))

Calibrations = dict[Reference, CalibrationConfig]


class Given(NamedTuple):
    """Speakers that a statement was given: how the text refers to them, what tells how likely they are right, whether
    they are, how much the statement counts, and the fold of its article.
    """

    form: Reference
    signs: Signs
    right: bool
    weight: float
    fold: int


def main() -> None:
    """Read the command line, read the articles, print the tables, and write the calibrations."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--score", type=Path, help="the scorer; by default score/score.py beside the data")
    parser.add_argument("--network", type=Path, default=WEIGHTS, help="the weights to read with, best those of 0.2.0")
    parser.add_argument("--write", action="store_true", help="write the calibrations into model.json")
    given = parser.parse_args()
    judge = scorer.load(given.score or given.data.parent / "score" / "score.py")
    config = RecorderConfig.model_validate(Network.load().thresholds)
    found = list(speakers_given(list(read(given.data, given.network)), config, judge.same_name, knowledge.load()))
    by_fold = [fit([each for each in found if each.fold != fold]) for fold in range(FOLDS)]
    unseen = [each for each in found if each.weight == GOLD[UNSEEN]]
    judged = [(calibrated(each.signs, by_fold[each.fold][each.form]), each) for each in unseen]
    tables = "\n".join([*by_confidence(judged), "", *by_form(judged), "", told_apart(judged)])
    print(tables)
    if given.write:
        write(WEIGHTS / "model.json", fit(found))
        card = WEIGHTS / "README.md"
        card.write_text(with_tables(card.read_text(encoding="utf8"), tables), encoding="utf8")


def speakers_given(
    readings: Sequence[Reading], config: RecorderConfig, same_name: SameName, table: Knowledge | None
) -> Iterator[Given]:
    """Give the speakers of the statements whose speakers are known; an article's fold is its number modulo FOLDS."""
    by_fold = weights_by_fold(readings, same_name, table)
    for number, reading in enumerate(readings):
        fold = number % FOLDS
        yield from given_in(reading, with_weights(config, by_fold[fold]), same_name, table, fold)


def given_in(
    reading: Reading, config: RecorderConfig, same_name: SameName, table: Knowledge | None, fold: int = 0
) -> Iterator[Given]:
    """Give the speakers of an article's statements whose speakers are known."""
    resolver, drafts, decisions = resolved(reading, config, table)
    for statement, wanted in known_speakers(reading, drafts).items():
        decision = decisions[statement]
        signs = resolver.signs(statement, decision)
        if decision.chains and signs is not None:
            right = is_right(resolver.names(decision), wanted, same_name)
            yield Given(resolver.referred(statement), signs, right, reading.weight, fold)


def fit(found: Sequence[Given], ridge: float = RIDGE) -> Calibrations:
    """Fit a calibration for all forms together, and from there one for each form."""
    together = _fit(found, np.zeros(1 + len(Signs._fields)), ridge)
    return {form: _written(_fit([each for each in found if each.form == form], together, ridge)) for form in FORMS}


def _fit(found: Sequence[Given], prior: NDArray[np.float64], ridge: float) -> NDArray[np.float64]:
    """Fit a logistic regression whose weights are held to those given before; no sign may count against itself."""
    if not found:
        return prior
    x = np.array([(1.0, *each.signs.log_odds()) for each in found])
    sign = np.where([each.right for each in found], 1.0, -1.0)
    count = np.array([each.weight for each in found])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        score, away = sign * (x @ weights), weights - prior
        slope = -count * sign / (1 + np.exp(score))
        return float(count @ np.logaddexp(0, -score) + ridge * away @ away / 2), x.T @ slope + ridge * away

    bounds = [(-20, 20), *((0, 10) for _ in Signs._fields)]
    best: NDArray[np.float64] = minimize(loss, prior, jac=True, method="L-BFGS-B", bounds=bounds).x
    return best


def _written(weights: NDArray[np.float64]) -> CalibrationConfig:
    bias, certainty, statement, source = (round(float(weight), 3) for weight in weights)
    return CalibrationConfig(bias=bias, certainty=certainty, statement=statement, source=source)


Judged = tuple[float, Given]
"""How likely speakers are right, by calibrations that weren't fitted on their article, and the speakers."""


def by_confidence(judged: Sequence[Judged]) -> list[str]:
    """Of speakers that are about equally sure, how many are right, as a Markdown table."""
    rows = ["| confidence in the speaker | statements | mean | measured right |", "|---|---|---|---|"]
    for low, high in pairwise(BINS):
        last = high == BINS[-1]
        if here := [each for each in judged if low <= each[0] and (each[0] < high or last)]:
            rows.append(f"| {low:.2f}–{high:.2f} | {len(here)} | {_mean(here):.2f} | {_right(here):.2f} |")
    return rows


def by_form(judged: Sequence[Judged]) -> list[str]:
    """Of speakers that the text refers to in the same way, how many are right, and how many of each are marked."""
    rows = ["| source | statements | mean | measured right | marked “check who” | of those wrong |", "|---" * 6 + "|"]
    for form in (*FORMS, "all"):
        if here := [each for each in judged if form in (each[1].form, "all")]:
            wrong = [each for each in here if not each[1].right]
            rows.append(f"| {form} | {len(here)} | {_mean(here):.2f} | {_right(here):.2f} | {_marked(here)} "
                        f"| {_marked(wrong)} of {len(wrong)} |")  # fmt: skip
    return rows


def told_apart(judged: Sequence[Judged]) -> str:
    """Say how often a right speaker is surer than a wrong one: the area under the ROC curve, as pairs in a hundred."""
    with_signs = area([(sure, each.right) for sure, each in judged])
    alone = area([(each.signs.certainty, each.right) for _, each in judged])
    return (
        f"Of a right speaker and a wrong one, the right one has the higher confidence in {with_signs:.0f} of a\n"
        f"hundred pairs. By how certain the decision is alone, it would be {alone:.0f}; by chance, 50."
    )


def area(pairs: Sequence[tuple[float, bool]]) -> float:
    """Of a hundred pairs of what is right and what is wrong, those where the right one is surer: the area under the ROC
    curve.

    >>> area([(0.9, True), (0.6, False), (0.9, False)])
    75.0
    """
    right, wrong = (np.array([sure for sure, is_right in pairs if is_right is which]) for which in (True, False))
    over, level = right[:, None] > wrong[None], right[:, None] == wrong[None]
    return float(100 * (over + level / 2).mean()) if over.size else 50.0


def _mean(judged: Sequence[Judged]) -> float:
    return sum(confidence for confidence, _ in judged) / len(judged)


def _right(judged: Sequence[Judged]) -> float:
    return sum(each.right for _, each in judged) / len(judged)


def _marked(judged: Sequence[Judged]) -> int:
    return sum(confidence < LOW_SPEAKER_CONFIDENCE for confidence, _ in judged)


def with_tables(card: str, tables: str, opening: str = BEGIN) -> str:
    """Put tables where the model card has those of an earlier fit, behind a line that opens them."""
    before, begin, rest = card.partition(opening)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"The model card has no place for the tables: {opening.strip()} … {END}")
    return f"{before}{begin}\n{tables}\n\n{end}{after}"


def write(path: Path, calibrations: Calibrations) -> None:
    """Write the calibrations into a network's ``model.json``; everything else there stays."""
    facts = json.loads(path.read_text(encoding="utf8"))
    facts.setdefault("thresholds", {}).setdefault("speakers", {})["calibrations"] = {
        form: calibration.model_dump() for form, calibration in calibrations.items()
    }
    path.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
