"""Measure the shipped reader on the development parts: ``python -m training.evaluate --data FOLDER``.

Articles go through ``onrecord read --jsonl``, as a user's would, and the scorer beside the corpora judges them. Every
figure has a 95 % interval, and says on what it was measured and who marked the gold. The records, ``scores.json``,
``figures.json`` and ``report.md`` with all figures in one table go to ``--out``; `training.accuracy` makes of them what
the README, the model card and the desk show.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

from training import scorer
from training.counting import counted
from training.figures import figure_table, hidden_dates, measured, row, timed
from training.gold import load, objects
from training.golds import GOLDS, HIDDEN


def main() -> None:
    """Read the command line, read the articles, score the records."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--score", type=Path, help="the scorer; by default score/score.py beside the data")
    parser.add_argument("--out", type=Path, default=Path("build/evaluation"))
    parser.add_argument("--again", action="store_true", help="judge the records that are there, and read nothing")
    given = parser.parse_args()
    score = given.score or given.data.parent / "score" / "score.py"
    for path in (score, *(given.data / each for gold in GOLDS.values() for each in (gold.path, gold.source))):
        if not path.is_file():
            raise SystemExit(f"{path} is missing: --data must name the folder of the corpora, --score the scorer")
    given.out.mkdir(parents=True, exist_ok=True)
    if not given.again:
        for source, style, name in sorted({(gold.source, gold.style, gold.records) for gold in GOLDS.values()}):
            read(given.data / source, given.out / name, style)
    scores, figures = {}, []
    for name, gold in GOLDS.items():
        articles = {g["id"]: g for g in load(given.data / gold.path) if gold.part in g["id"]}
        found = {r["article"]["id"]: r for r in objects(given.out / gold.records)}
        scores[name] = getattr(scorer.load(score), gold.task)(articles, found, **gold.options)
        figures += [row(name, place, each) for place, each in measured(score, gold, articles, found)]
    for name, articles, found in timed(given.data):
        scores[name] = scorer.load(score).times(articles, found)
        figures += [row(name, place, each) for place, each in counted(score, "times", articles, found).items()]
    figures += [row(HIDDEN, place, each) for place, each in hidden_dates(given.data)]
    table = figure_table(figures)
    (given.out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf8")
    (given.out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf8")
    (given.out / "report.md").write_text("\n".join([*table, ""]), encoding="utf8")
    print("\n".join(table))


def read(gold: Path, records: Path, style: str = "full") -> Path:
    """Read the articles of a gold file as a user would, into `records`."""
    onrecord = str(Path(sys.executable).with_name("onrecord"))
    with records.open("wb") as out:
        subprocess.run([onrecord, "read", "--jsonl", "--quiet", str(gold)], stdout=out, check=True,
                       env=os.environ | {"ONRECORD_STYLE": style, "ONRECORD_LANGUAGE_CHECK": "false"})  # fmt: skip
    return records


if __name__ == "__main__":
    main()
