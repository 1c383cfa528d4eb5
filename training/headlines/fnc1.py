"""Measure the check of headlines on FNC-1's training part: ``python -m training.headlines.fnc1 --data FOLDER``.

FNC-1 asks whether a body agrees with a headline, disagrees, discusses it, or has nothing to do with it. Our verdicts
mean other things, so a regression in five folds by body maps them: roughly, *supported* is agree, *unattributed*,
*wrong source* and *overstated* are discuss, *contradicted* is disagree, *not in body* is unrelated. It sees what the
check sees of a pair when nothing but its words is read: no statements and no events.

So many pairs of each stance are drawn, and counted as often as it comes in the whole. A stance is told the more readily
the more often it comes, by the root of its number, so that rare ones aren't lost. Articles of the development part
of the world news are left out.
"""

import argparse
import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from onrecord.checks.given import CheckInput
from onrecord.checks.headline.reading import weigh
from onrecord.checks.headline.signs import signs
from onrecord.encoder import PairReader
from onrecord.schema import Article, Model, Record, Span
from training import bootstrap
from training.gold import objects
from training.multinomial import Floats, Labels, Regression

STANCES: Final = ("agree", "disagree", "discuss", "unrelated")
MOST_EACH: Final = 800
"""The most pairs of a stance that are read."""

FOLDS: Final = 5
RIDGE: Final = 40.0
SEED: Final = 20261129


class Pair(NamedTuple):
    """A headline and a body, and how the body stands to it."""

    headline: str
    body: int
    stance: int


def main() -> None:
    """Read the command line, read the pairs, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with fnc1/ and worldnews/")
    parser.add_argument("--out", type=Path, default=Path("build/evaluation/fnc1.json"))
    given = parser.parse_args()
    bodies, pairs = load(given.data)
    drawn, weights = draw(pairs)
    figures = measured(drawn, table(drawn, bodies), weights)
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf8")
    for name, (value, low, high) in figures.items():
        print(f"{name}: {value:.1f} ({low:.0f} to {high:.0f})")


def load(data: Path) -> tuple[dict[int, str], list[Pair]]:
    """Load the bodies by their numbers, and the pairs."""
    measured_on = {row["id"] for row in objects(data / "worldnews" / "dev.jsonl")}
    with (data / "fnc1" / "train_bodies.csv").open(encoding="utf8", newline="") as file:
        bodies = {int(row["Body ID"]): row["articleBody"].strip() for row in csv.DictReader(file)}
    bodies = {number: body for number, body in bodies.items() if body and f"fnc_{number}" not in measured_on}
    with (data / "fnc1" / "train_stances.csv").open(encoding="utf8", newline="") as file:
        rows = [(" ".join(row["Headline"].split()), int(row["Body_ID"]), _stance(row)) for row in csv.DictReader(file)]
    return bodies, [Pair(*row) for row in rows if row[1] in bodies]


def _stance(row: dict[str, str]) -> int:
    written = row["Stance"]
    return int(written) if written.isdigit() else STANCES.index(written)


def draw(pairs: list[Pair]) -> tuple[list[Pair], Floats]:
    """Draw pairs of each stance, and give how many pairs of the whole each one stands for."""
    rng = np.random.default_rng(SEED)
    drawn, weights = [], []
    for stance in range(len(STANCES)):
        alike = [pair for pair in pairs if pair.stance == stance]
        chosen = sorted(rng.permutation(len(alike))[:MOST_EACH])
        drawn += [alike[number] for number in chosen]
        weights += [len(alike) / len(chosen)] * len(chosen)
    return drawn, np.array(weights)


def table(pairs: list[Pair], bodies: dict[int, str]) -> Floats:
    """Give the signs of each pair; zeros where the headline claims nothing. *Shape:* ``(pairs, signs)``."""
    judge = PairReader.load()
    found = [_signs(pair, bodies[pair.body], judge) for pair in pairs]
    names = next(list(each) for each in found if each)
    return np.array([[each.get(name, 0.0) for name in names] for each in found])


def _signs(pair: Pair, body: str, judge: PairReader) -> dict[str, float]:
    article = Article(id="a", text=f"{pair.headline}\n\n{body}", title=Span(0, len(pair.headline)))
    read = weigh(CheckInput(Record(article=article, model=Model(name="none", version="1")), judge))
    return signs(read) if read else {}


def measured(pairs: list[Pair], x: Floats, weights: Floats) -> dict[str, bootstrap.Interval]:
    """Give macro-F1 and each stance's F1, with intervals by the bootstrap over bodies."""
    y: Labels = np.array([pair.stance for pair in pairs])
    body = np.array([pair.body for pair in pairs])
    numbers = {each: number for number, each in enumerate(sorted(set(body.tolist())))}
    fold = np.array([numbers[each] % FOLDS for each in body.tolist()])
    often = np.array([weights[y == stance].sum() for stance in range(len(STANCES))]) ** 0.5
    told = np.full_like(y, -1)
    for out in range(FOLDS):
        fitted = Regression.fit(x[fold != out], y[fold != out], len(STANCES), RIDGE)
        told[fold == out] = (fitted.likely(x[fold == out]) * often).argmax(1)
    counts = np.array(list(_counts(y, told, weights, body, numbers)))
    by_stance = counts.reshape(len(counts), len(STANCES), 3)
    return {
        "macro-F1": bootstrap.interval(counts, bootstrap.macro_f1),
        **{f"{name}, F1": bootstrap.interval(by_stance[:, n], bootstrap.f1) for n, name in enumerate(STANCES)},
    }


def _counts(y: Labels, told: Labels, weights: Floats, body: Labels, numbers: dict[int, int]) -> Iterator[Floats]:
    """For each body and stance: how many are right, told and gold."""
    for each in numbers:
        here = body == each
        each_stance = []
        for stance in range(len(STANCES)):
            gold, given = here & (y == stance), here & (told == stance)
            each_stance += [weights[which].sum() for which in (gold & given, given, gold)]
        yield np.array(each_stance)


if __name__ == "__main__":
    main()
