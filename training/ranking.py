"""How much each sign of a speaker counts: ``python -m training.ranking --data FOLDER``.

Fits the log-linear ranker of `onrecord.recorder.actors.ranking` on quotations and attributions whose speaker is known:
a conditional logit (McFadden 1974), lightly held to zero. The articles are read once, by the network in ``--network``.
``--corrections FILE`` adds what people have put right, as ``onrecord gold`` writes it. Every figure that is printed is
of articles that the weights were not fitted on. With ``--write`` the weights go into the ``model.json`` of the network
that ships.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from onrecord import knowledge
from onrecord.encoder.network import WEIGHTS
from onrecord.knowledge import Knowledge
from onrecord.recorder import RecorderConfig
from onrecord.recorder.actors.candidates import NOBODY, Question
from onrecord.recorder.actors.ranking import probabilities
from onrecord.recorder.config import SourceForm, Weights
from training import corrected, scorer
from training.judging import SameName
from training.readings import Reading, known_speakers, read, ready, resolved
from training.speakers import WRONG

ByForm = dict[SourceForm, Weights]
"""Weights for each form of a source."""

Likely = dict[SourceForm, float]
"""How likely the first of the candidates must be, for each form of a source."""

FOLDS: Final = 8
ROUNDS: Final = 3
"""Who spoke before is decided by the weights, too: they are fitted so often, each time on what the last ones decide."""

RIDGE: Final = 0.5
START: Final[ByForm] = {form: {"nobody": 0.0} for form in get_args(SourceForm)}
THRESHOLDS: Final = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)


def main() -> None:
    """Read the command line, read the articles, print the curve of each corpus, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--score", type=Path, help="the scorer; by default score/score.py beside the data")
    parser.add_argument("--network", type=Path, default=WEIGHTS, help="the weights to read with, best those of 0.2.0")
    parser.add_argument("--corrections", type=Path, help="a file of corrected records, to learn from as well")
    parser.add_argument("--write", action="store_true", help="write the weights into model.json")
    given = parser.parse_args()
    judge = scorer.load(given.score or given.data.parent / "score" / "score.py")
    corrections = corrected.load(given.corrections, given.data) if given.corrections else ()
    readings = list(read(given.data, given.network, corrections=corrections))
    fitted = train(readings, judge.same_name, knowledge.load())
    print("| corpus | source | threshold | right | wrong | unanswered | cost |\n|---|---|---|---|---|---|---|")
    for row in fitted.rows:
        print(f"| {' | '.join(map(str, row))} |")
    if given.write:
        write(WEIGHTS / "model.json", fitted.weights, fitted.likely)


class Example(NamedTuple):
    """A question, the numbers of the candidates that are right, how much it counts, and the fold and the corpus of its
    article.
    """

    question: Question
    right: tuple[int, ...]
    weight: float
    fold: int
    corpus: str = ""


class Row(NamedTuple):
    """What a threshold brings for a form of source in a corpus: answers and what they cost, and named speakers without
    an answer.
    """

    corpus: str
    form: SourceForm
    threshold: float
    right: int
    wrong: int
    unanswered: int
    cost: int


class Fitted(NamedTuple):
    """The weights and thresholds that were fitted, and what each threshold brings, by cross-validation."""

    weights: ByForm
    likely: Likely
    rows: tuple[Row, ...]


def examples(
    readings: Sequence[Reading], by_fold: Sequence[ByForm], same_name: SameName, table: Knowledge | None
) -> list[Example]:
    """Ask who speaks in every statement whose speaker is known; the ranker of an article's fold decides on the way."""
    found = []
    for number, reading in enumerate(readings):
        fold = number % len(by_fold)
        resolver, drafts, _ = resolved(reading, with_weights(RecorderConfig(), by_fold[fold]), table)
        for statement, speakers in known_speakers(reading, drafts).items():
            speaker = speakers[0] if len(speakers) == 1 else None
            question = resolver.asked.get(statement)
            if question is not None:
                names = [None if c == NOBODY else resolver.name(c) for c in question.candidates]
                right = tuple(i for i, name in enumerate(names) if name and speaker and same_name(speaker, name))
                found.append(Example(question, right or (0,), reading.weight, fold, reading.corpus))
    return found


def weights_by_fold(readings: Sequence[Reading], same_name: SameName, table: Knowledge | None) -> list[ByForm]:
    """Fit weights for each fold to the articles of all others; an article's fold is its number modulo FOLDS."""
    by_fold: list[ByForm] = [START] * FOLDS
    for _ in range(ROUNDS):
        found = examples(readings, by_fold, same_name, table)
        by_fold = [fit_all([each for each in found if each.fold != fold]) for fold in range(FOLDS)]
    return by_fold


def weights(readings: Sequence[Reading], same_name: SameName, table: Knowledge | None) -> ByForm:
    """Fit weights to all articles."""
    fitted = START
    for _ in range(ROUNDS):
        fitted = fit_all(examples(readings, [fitted], same_name, table))
    return fitted


def with_weights(config: RecorderConfig, weights: ByForm) -> RecorderConfig:
    """Give the same thresholds with other weights of the signs."""
    return config.model_copy(update={"speakers": config.speakers.model_copy(update={"weights": weights})})


def train(readings: Sequence[Reading], same_name: SameName, table: Knowledge | None = None) -> Fitted:
    """Fit the weights, and find the thresholds that cost the least, by cross-validation over articles."""
    readings = ready(readings, table)
    by_fold = weights_by_fold(readings, same_name, table)
    found = examples(readings, by_fold, same_name, table)
    rows = tuple(_rows(found, by_fold))
    weight = {each.corpus: each.weight for each in found}
    costs = {form: dict.fromkeys(THRESHOLDS, 0.0) for form in START}
    for row in rows:
        costs[row.form][row.threshold] += weight[row.corpus] * row.cost
    likely = {form: min(cost, key=lambda each: (cost[each], -each)) for form, cost in costs.items()}
    return Fitted(fit_all(found), likely, rows)


def _rows(found: Sequence[Example], by_fold: Sequence[ByForm]) -> Iterator[Row]:
    for corpus, form in product(dict.fromkeys(each.corpus for each in found), START):
        here = [each for each in found if (each.corpus, each.question.form) == (corpus, form)]
        answers = [_answer(each, by_fold[each.fold]) for each in here]
        named = [p for (p, _), each in zip(answers, here, strict=True) if each.right != (0,)]
        for threshold in THRESHOLDS:
            right, wrong = (sum(p >= threshold and good is hit for p, good in answers) for hit in (True, False))
            unanswered = sum(p < threshold for p in named)
            yield Row(corpus, form, threshold, right, wrong, unanswered, WRONG * wrong + unanswered)


def fit_all(found: Sequence[Example], ridge: float = RIDGE) -> ByForm:
    """Fit the weights of each form of source to its own examples."""
    by_form = {form: [each for each in found if each.question.form == form] for form in START}
    return {form: fit(each, ridge) if each else START[form] for form, each in by_form.items()}


def _answer(example: Example, weights: ByForm) -> tuple[float, bool]:
    """How likely the first of the candidates is, 0 where that is nobody, and whether it is right."""
    likely = probabilities(example.question, weights[example.question.form])
    best = max(range(len(likely)), key=lambda candidate: likely[candidate])
    return (likely[best] if best else 0.0), best in example.right


def fit(found: Sequence[Example], ridge: float = RIDGE) -> Weights:
    """Fit the weights to the examples."""
    signs = sorted({sign for each in found for shown in each.question.signs for sign in shown})
    x = np.array([[shown.get(sign, 0.0) for sign in signs] for each in found for shown in each.question.signs])
    of = np.repeat(np.arange(len(found)), [len(each.question.candidates) for each in found])
    hit = np.array([n in each.right for each in found for n in range(len(each.question.candidates))])
    count = np.array([each.weight for each in found])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = x @ weights
        highest = np.full(len(found), -np.inf)
        np.maximum.at(highest, of, scores)
        powers = np.exp(scores - highest[of])
        whole, good = np.bincount(of, powers), np.bincount(of, powers * hit)
        slope = count[of] * (powers / whole[of] - powers * hit / good[of])
        return float(-count @ np.log(good / whole) + ridge * weights @ weights / 2), x.T @ slope + ridge * weights

    best = minimize(loss, np.zeros(len(signs)), jac=True, method="L-BFGS-B").x
    return {sign: round(float(weight), 3) for sign, weight in zip(signs, best, strict=True)}


def write(path: Path, weights: ByForm, likely: Likely) -> None:
    """Write the weights and their thresholds into a network's ``model.json``; everything else there stays."""
    facts = json.loads(path.read_text(encoding="utf8"))
    facts.setdefault("thresholds", {}).setdefault("speakers", {}).update(weights=weights, likely=likely)
    path.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
