"""Fit how much each sign of a headline counts: ``python -m training.headlines.fit --data FOLDER --write``.

The signs, the pair classifier's reading among them, are those of the headlines whose articles it was kept from. So its
certainty there is what it is on any other article.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import numpy as np

from onrecord.checks.given import CheckInput
from onrecord.checks.headline.reading import weigh
from onrecord.checks.headline.signs import signs
from onrecord.checks.headline.weights import FILE
from onrecord.encoder import PairReader
from onrecord.encoder.heads.verdicts import VERDICTS
from onrecord.pipeline import read_many
from onrecord.schema import Record
from onrecord.settings import Settings
from training.gold import Json
from training.headlines import examples
from training.multinomial import Floats, Labels, Regression, mean_f1

RIDGES: Final = (10.0, 20.0, 40.0, 80.0, 160.0)
FOLDS: Final = 10


def main() -> None:
    """Read the command line and fit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with headlines/")
    parser.add_argument("--write", action="store_true", help="write the weights into the package")
    given = parser.parse_args()
    _, kept = examples.held_out(examples.articles(given.data))
    names, x, y, fold = table(kept, read(kept))
    scores = {ridge: crossed(x, y, fold, ridge) for ridge in RIDGES}
    for ridge, (balanced, macro) in scores.items():
        print(f"ridge {ridge:g}: balanced accuracy {balanced:.1f}, macro-F1 {macro:.1f}, in {FOLDS} folds by article")
    best = max(RIDGES, key=lambda ridge: sum(scores[ridge]))
    if given.write:
        FILE.write_text(json.dumps(weights(names, Regression.fit(x, y, len(VERDICTS), best)), indent=1) + "\n")


def headed(rows: Iterable[Json]) -> Iterator[Json]:
    """Give an article for each headline: the headline, an empty line, the body."""
    for row in rows:
        for number, each in enumerate(row["headlines"]):
            text = f"{each['headline']}\n\n{row['text']}"
            published = {"published": row["published"]} if row.get("published") else {}
            yield {"id": f"{row['id']}#{number}", "title": each["headline"], "text": text, **published}


def read(rows: list[Json]) -> Iterator[Record]:
    """Read the articles of all headlines, without checks."""
    for record in read_many(headed(rows), settings=Settings(checks="none")):
        if isinstance(record, Exception):
            raise record
        yield record


def table(rows: list[Json], records: Iterable[Record]) -> tuple[list[str], Floats, Labels, Labels]:
    """Give the names of the signs, and for each headline its signs, its verdict and its article's number.

    *Shape:* ``(headlines, signs)``, ``(headlines,)``, ``(headlines,)``.
    """
    judge = PairReader.load()
    labels = {f"{row['id']}#{n}": each["label"] for row in rows for n, each in enumerate(row["headlines"])}
    numbers = {row["id"]: number for number, row in enumerate(rows)}
    found, y, fold = [], [], []
    for record in records:
        weighed = weigh(CheckInput(record, judge))
        if weighed is not None:
            found.append(signs(weighed))
            y.append(VERDICTS.index(labels[record.article.id]))
            fold.append(numbers[record.article.id.rpartition("#")[0]] % FOLDS)
    names = list(found[0])
    return names, np.array([[each[name] for name in names] for each in found]), np.array(y), np.array(fold)


def crossed(x: Floats, y: Labels, fold: Labels, ridge: float) -> tuple[float, float]:
    """Balanced accuracy of supported against not, and macro-F1 of the verdicts, each told by the other folds."""
    told = np.full_like(y, -1)
    for out in np.unique(fold):
        told[fold == out] = Regression.fit(x[fold != out], y[fold != out], len(VERDICTS), ridge).tell(x[fold == out])
    yes = y == VERDICTS.index("supported")
    balanced = 50 * float((told[yes] == 0).mean() + (told[~yes] != 0).mean())
    return balanced, mean_f1(y, told, len(VERDICTS))


def weights(names: list[str], fitted: Regression) -> Json:
    """Write a regression as the check reads it."""
    return {
        "start": dict(zip(VERDICTS, fitted.weights[0].round(4).tolist(), strict=True)),
        "means": dict(zip(names, fitted.mean.round(4).tolist(), strict=True)),
        "spreads": dict(zip(names, fitted.spread.round(4).tolist(), strict=True)),
        "each": {
            verdict: dict(zip(names, fitted.weights[1:, number].round(4).tolist(), strict=True))
            for number, verdict in enumerate(VERDICTS)
        },
    }


if __name__ == "__main__":
    main()
