"""How much the network's own guess of the speaker counts: ``python -m training.hearing --data FOLDER``.

The ranker's weights are fitted on what an earlier network reads (`training.ranking`), which had no head for speakers.
This adds the weight of the sign "heard", the head's own probability, and leaves the other weights as they are. It is
fitted, for each form of a source, on the training articles that the network that ships was kept from. With ``--write``
it goes into the ``model.json`` of that network.
"""

import argparse
from collections.abc import Sequence
from math import log
from pathlib import Path
from typing import Final

from scipy.optimize import minimize_scalar

from onrecord import knowledge
from onrecord.encoder.network import WEIGHTS, Network
from onrecord.recorder import RecorderConfig
from onrecord.recorder.actors.ranking import probabilities
from onrecord.recorder.config import SourceForm, Weights
from training import scorer
from training.ranking import Example, examples, write
from training.readings import read, unseen

SIGN: Final = "heard"
MOST: Final = 3.0
"""The most that the sign may weigh."""

RIDGE: Final = 1.0


def main() -> None:
    """Read the command line, read the articles, print what the sign brings, and write its weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--score", type=Path, help="the scorer; by default score/score.py beside the data")
    parser.add_argument("--write", action="store_true", help="write the weights into model.json")
    given = parser.parse_args()
    judge = scorer.load(given.score or given.data.parent / "score" / "score.py")
    config = RecorderConfig.model_validate(Network.load().thresholds)
    readings = list(read(given.data, only=unseen(given.data)))
    table = knowledge.load()
    before = {form: without(weights) for form, weights in config.speakers.weights.items()}
    found = examples(readings, [before], judge.same_name, table)
    after = {form: weights | {SIGN: weight(found, form, weights)} for form, weights in before.items()}
    print("| source | questions | weight | right | wrong | unanswered |\n|---|---|---|---|---|---|")
    for form, weights in after.items():
        for each in (before[form], weights):
            counts = answered(found, form, each, config.speakers.likely.get(form, config.speakers.certain))
            print(f"| {form} | {sum(counts)} | {each.get(SIGN, 0.0)} | {' | '.join(map(str, counts))} |")
    if given.write:
        write(WEIGHTS / "model.json", after, config.speakers.likely)


def without(weights: Weights) -> Weights:
    """Give weights without that of the sign."""
    return {sign: weight for sign, weight in weights.items() if sign != SIGN}


def weight(found: Sequence[Example], form: SourceForm, weights: Weights) -> float:
    """Fit the weight of the sign for one form of source, the other weights being as they are."""
    asked = [each for each in found if each.question.form == form]

    def loss(tried: float) -> float:
        likely = [probabilities(each.question, weights | {SIGN: tried}) for each in asked]
        right = [sum(p[i] for i in each.right) for p, each in zip(likely, asked, strict=True)]
        return -sum(log(max(r, 1e-9)) for r in right) + RIDGE * tried**2 / 2

    return round(float(minimize_scalar(loss, bounds=(0.0, MOST), method="bounded").x), 3) if asked else 0.0


def answered(found: Sequence[Example], form: SourceForm, weights: Weights, threshold: float) -> tuple[int, int, int]:
    """Count the questions that are answered rightly, wrongly and not at all; one is right to give nobody for nobody."""
    right = wrong = 0
    asked = [each for each in found if each.question.form == form]
    for each in asked:
        likely = probabilities(each.question, weights)
        best = max(range(len(likely)), key=lambda candidate: likely[candidate])
        if best and likely[best] >= threshold:
            right, wrong = right + (best in each.right), wrong + (best not in each.right)
    return right, wrong, len(asked) - right - wrong


if __name__ == "__main__":
    main()
