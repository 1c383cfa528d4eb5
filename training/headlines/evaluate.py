"""Measure the check of headlines on the development part: ``python -m training.headlines.evaluate --data FOLDER``.

Each headline is read with its body as one text, as a user's would be, and counted as the scorer beside the corpora
counts. Every figure has a 95 % interval, by the bootstrap over articles. ``--out`` names the file of figures.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np

from onrecord.encoder.heads.verdicts import VERDICTS
from onrecord.pipeline import read_many
from onrecord.schema import Check
from onrecord.settings import Settings
from training import bootstrap
from training.gold import Json, objects
from training.headlines.fit import headed

NONE: Final = len(VERDICTS)
"""The number of a verdict that wasn't given, for want of a title that was recognised."""


def main() -> None:
    """Read the command line, read the headlines, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with headlines/")
    parser.add_argument("--out", type=Path, default=Path("build/evaluation/headlines.json"))
    given = parser.parse_args()
    figures = measured(list(objects(given.data / "headlines" / "dev.jsonl")))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf8")
    for name, (value, low, high) in figures.items():
        print(f"{name}: {value:.1f} ({low:.0f} to {high:.0f})")


def measured(rows: list[Json]) -> dict[str, bootstrap.Interval]:
    """Give every figure with its interval."""
    found = dict(checked(rows))
    supported, verdicts, evidence = [], [], []
    for row in rows:
        kept = np.zeros(4)
        told = np.zeros((len(VERDICTS), 3))
        overlap = np.zeros(2)
        for number, each in enumerate(row["headlines"]):
            check = found.get(f"{row['id']}#{number}")
            gold = VERDICTS.index(each["label"])
            said = VERDICTS.index(check.verdict) if check else NONE
            is_supported = gold == 0
            kept[[1 if is_supported else 3]] += 1
            kept[0 if is_supported else 2] += (said == 0) if is_supported else said not in (0, NONE)
            told[gold, 2] += 1
            if said != NONE:
                told[said, 1] += 1
                told[said, 0] += said == gold
            if check and said == gold and each["evidence"]:
                shift = len(each["headline"]) + 2
                start, end = (at + shift for at in each["evidence"])
                overlap += [any(span.start < end and start < span.end for span in check.evidence), 1]
        supported.append(kept)
        verdicts.append(told.ravel())
        evidence.append(overlap)
    by_verdict = np.array(verdicts).reshape(len(rows), len(VERDICTS), 3)
    return {
        "balanced accuracy": bootstrap.interval(np.array(supported), balanced),
        "supported kept": bootstrap.interval(np.array(supported)[:, :2], bootstrap.share),
        "faults caught": bootstrap.interval(np.array(supported)[:, 2:], bootstrap.share),
        "macro-F1": bootstrap.interval(np.array(verdicts), bootstrap.macro_f1),
        "evidence": bootstrap.interval(np.array(evidence), bootstrap.share),
        **{
            f"{verdict}, F1": bootstrap.interval(by_verdict[:, number], bootstrap.f1)
            for number, verdict in enumerate(VERDICTS)
        },
    }


def balanced(counts: bootstrap.Counts) -> bootstrap.Counts:
    """The mean of the share of supported headlines that are kept and the share of the others that are caught."""
    return (bootstrap.share(counts[..., :2]) + bootstrap.share(counts[..., 2:])) / 2


def checked(rows: list[Json]) -> Iterable[tuple[str, Check]]:
    """Read each headline with its body, and give the check of kind "headline" by the article's id."""
    for record in read_many(headed(rows), settings=Settings(checks="all")):
        if isinstance(record, Exception):
            raise record
        yield from ((record.article.id, check) for check in record.checks if check.kind == "headline")


if __name__ == "__main__":
    main()
