"""Write the accuracy that the desk shows: ``python -m training.accuracy --data FOLDER``.

This gathers what `training.evaluate` and `training.acts` left in ``build/evaluation``, measures times, and puts one
file of figures into the package. It reads no article again, so the records must be those of the network that ships.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from onrecord.encoder.network import WEIGHTS
from training.evaluate import GENRES, RUNS, SPEAKERS, judge, load
from training.gold import Json, objects
from training.scorer import load as load_scorer
from training.times import DATES, EXPRESSIONS, FINENESS, dates, rules
from training.times import judge as judge_times

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "desk" / "accuracy.json"


def main() -> None:
    """Read the command line, gather the figures, write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--score", type=Path, help="the scorer; by default score/score.py beside the data")
    parser.add_argument("--evaluation", type=Path, default=Path("build/evaluation"))
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    shipped = json.loads((WEIGHTS / "model.json").read_text(encoding="utf8"))
    scores = json.loads((given.evaluation / "scores.json").read_text(encoding="utf8"))
    acts = json.loads((given.evaluation / "acts.json").read_text(encoding="utf8"))
    scorer = load_scorer(given.score or given.data.parent / "score" / "score.py")
    figures = {
        "model": {key: shipped[key] for key in ("name", "version")},
        "statements": {name: statements(name, scores[name], given.data, given.evaluation) for name in RUNS},
        "acts": acts["recorder"],
        "speakers": {name: speakers(name, scores) for name in SPEAKERS},
        "names": {name: {**scores[name]["names"], "coreference": scores[name]["coref"]["mean"]} for name in GENRES},
        "times": {name: times(scorer, given.data, paths) for name, paths in EXPRESSIONS.items()},
        "dates": hidden_dates(given.data),
    }
    if wrong := {run for run, each in figures["statements"].items() if each["model"] != figures["model"]}:
        raise SystemExit(f"The records of {', '.join(sorted(wrong))} are of another network: run `make evaluate`")
    for each in figures["statements"].values():
        del each["model"]
    given.out.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    print(f"{given.out} is written")


def statements(run: str, scores: Json, data: Path, evaluation: Path) -> Json:
    """Count how many statements of a run are found, and how many of those are right: in all, by kind, by confidence."""
    path, style, _ = RUNS[run]
    gold, records = load(data / path), list(objects(evaluation / f"{path.split('/')[0]}.{style}.jsonl"))
    bins, kinds, acts = judge(gold, records)
    return {
        "model": records[0]["model"],
        "articles": len(gold),
        "gold": scores["linked overlap"]["gold"],
        "exact": {role: score["f1"] for role, score in scores["exact"].items()},
        "linked": {key: scores["linked"][key] for key in ("p", "r", "f1")},
        "linked overlap": {key: scores["linked overlap"][key] for key in ("p", "r", "f1")},
        "kinds": [
            {"group": group, "kind": kind, "gold": len(found), "found": sum(found)}
            for (group, kind), found in sorted(kinds.items())
        ],
        "confidence": [
            {
                "from": number / 10,
                "to": (number + 1) / 10,
                "statements": len(judged),
                "mean": round(sum(confidence for confidence, _ in judged) / len(judged), 4),
                "right": sum(right for _, right in judged),
            }
            for number, judged in sorted(bins.items())
        ],
        "acts": [{"act": act, "gold": g, "said": s, "right": r} for act, (g, s, r) in sorted(acts.items())],
    }


def speakers(name: str, scores: Json) -> Json:
    """Measure how often a corpus's speakers are right, wrong and unanswered, by the form of the source, in per cent."""
    found: Json = scores[f"speakers of {name}, full"]
    return found


def times(scorer: Any, data: Path, paths: tuple[str, ...]) -> Json:
    """Measure the F1 of expressions of time: their exact and rough extents, and their values."""
    gold = [article for path in paths for article in load(data / path)]
    scores, _ = judge_times(scorer, gold, rules, 1)
    return {"articles": len(gold), **{part: round(scores[part]["f1"], 1) for part in ("strict", "relaxed", "value")}}


def hidden_dates(data: Path) -> Json:
    """Count the articles with a hidden date that get a year, and those that get the right one."""
    pairs = [pair for path in DATES.values() for pair in dates(load(data / path))]
    year = FINENESS["year"]
    dated = [(told, date) for told, date in pairs if told]
    return {
        "articles": len(pairs),
        "given": len(dated),
        "right": sum(told[:year] == date[:year] for told, date in dated),
    }


if __name__ == "__main__":
    main()
