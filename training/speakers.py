"""Measure right and wrong speakers for each threshold: ``python -m training.speakers --data FOLDER``.

The articles are read once, and their records written with each threshold. A wrong speaker costs as much as four without
an answer, and the best threshold has the lowest cost over all corpora. With ``--write``, it goes into the network's
``model.json``.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from onrecord import knowledge, recorder
from onrecord.encoder import Reader
from onrecord.encoder.network import WEIGHTS
from onrecord.ingest import from_text
from onrecord.settings import Settings
from training import scorer
from training.gold import load
from training.golds import SPEAKERS

THRESHOLDS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
WRONG = 4
"""How many unanswered speakers a wrong one costs."""


def main() -> None:
    """Read the command line, read the articles, print a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--score", type=Path, help="the scorer; by default score/score.py beside the data")
    parser.add_argument("--write", action="store_true", help="write the best threshold into model.json")
    given = parser.parse_args()
    judge = scorer.load(given.score or given.data.parent / "score" / "score.py")
    settings = Settings(language_check=False)
    reader, table = Reader.load(settings), knowledge.load()
    costs: dict[float, float] = dict.fromkeys(THRESHOLDS, 0.0)
    print("| articles | threshold | right | wrong | unanswered | cost |\n|---|---|---|---|---|---|")
    for name, path in SPEAKERS.items():
        gold = load(given.data / path)
        articles = [from_text(g["text"], settings=settings, id=g["id"], published=g.get("published")) for g in gold]
        marked_articles = list(reader.annotate((article.text, article) for article in articles))
        for threshold in THRESHOLDS:
            config = recorder.RecorderConfig.model_validate({"speakers": {"certain": threshold}})
            records = [json.loads(recorder.write(article, marked, reader.model, table, config).to_json())
                       for marked, article in marked_articles]  # fmt: skip
            by_id: dict[str, Any] = {record["article"]["id"]: record for record in records}
            s = judge.speakers({g["id"]: g for g in gold}, by_id)["named, all"]
            cost = WRONG * s["wrong"] + s["unanswered"]
            costs[threshold] += cost
            print(f"| {name} | {threshold} | {s['right']} | {s['wrong']} | {s['unanswered']} | {cost:.1f} |")
    best = min(costs, key=lambda threshold: costs[threshold])
    print(f"\nThe lowest cost over all: {best}")
    if given.write:
        write_threshold(WEIGHTS / "model.json", best)


def write_threshold(path: Path, certain: float) -> None:
    """Write the threshold of speakers into a network's ``model.json``, and leave the rest of it unchanged."""
    facts = json.loads(path.read_text(encoding="utf8"))
    facts.setdefault("thresholds", {}).setdefault("speakers", {})["certain"] = certain
    path.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
