"""Write the accuracy that README, model card and desk show: ``python -m training.accuracy --data FOLDER``.

This gathers what `training.evaluate`, `training.acts`, `training.plv` and `training.wikievents` left in
``build/evaluation``, and puts one file of figures into the package; `make docs` writes the tables from it. It reads no
article again, so the records must be those of the network that ships.
"""

import argparse
import json
from pathlib import Path

from onrecord.encoder.network import WEIGHTS
from training.gold import Json, load, objects
from training.golds import GOLDS, HIDDEN, SPEAKERS, described
from training.judging import judge

OUT = Path(__file__).parent.parent / "src" / "onrecord" / "desk" / "accuracy.json"


def main() -> None:
    """Read the command line, gather the figures, write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--evaluation", type=Path, default=Path("build/evaluation"))
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    shipped = json.loads((WEIGHTS / "model.json").read_text(encoding="utf8"))
    scores, measured, acts, *others = (
        json.loads((given.evaluation / f"{name}.json").read_text(encoding="utf8"))
        for name in ("scores", "figures", "acts", "plv", "wikievents")
    )
    for each in (acts, *others):
        measured += each.get("figures", [])
    of_task = {task: [name for name, gold in GOLDS.items() if gold.task == task] for task in ("attributions", "actors")}
    figures = {
        "model": {key: shipped[key] for key in ("name", "version")},
        "statements": {
            name: statements(name, scores[name], given.data, given.evaluation) for name in of_task["attributions"]
        },
        "acts": acts["recorder"],
        "acts_of_network": acts["network"],
        "speakers": {name: scores[f"speakers of {name}, full"] for name in SPEAKERS},
        "quotations": {
            form: {answer: share for answer, share in answers.items() if answer != "two"}
            for form, answers in scores["quotes dev"].items()
        },
        "names": {
            name: {**scores[name]["names"], "coreference": scores[name]["coref"]["mean"]} for name in of_task["actors"]
        },
        "times": {
            name: {"articles": articles_of(measured, f"times of {name}")}
            | {part: scores[f"times of {name}"][part]["f1"] for part in ("strict", "relaxed", "value")}
            for name in ("timebank and aquaint", "meantime")
        },
        "dates": dates(measured),
        "golds": {run: gold(run, measured) for run in dict.fromkeys(each["run"] for each in measured)},
        "figures": measured,
    }
    if wrong := {run for run, each in figures["statements"].items() if each["model"] != figures["model"]}:
        raise SystemExit(f"The records of {', '.join(sorted(wrong))} are of another network: run `make evaluate`")
    for each in figures["statements"].values():
        del each["model"]
    given.out.write_text(written(figures), encoding="utf8")
    print(f"{given.out} is written")


def written(figures: Json) -> str:
    """Write the figures as JSON; each of those with an interval stands in one line."""
    lines = ",\n  ".join(json.dumps(each, ensure_ascii=False) for each in figures["figures"])
    rest = json.dumps({**figures, "figures": []}, indent=1, ensure_ascii=False)
    return rest.removesuffix("[]\n}") + f"[\n  {lines}\n ]\n}}\n"


def gold(run: str, measured: list[Json]) -> Json:
    """Say what a run is measured on, how many articles that are, who marked it, and how far two who did so agree."""
    says, corpus, what, marked = described(run)
    return {"says": says, "corpus": corpus, "what": what, "articles": articles_of(measured, run),
            "marked_by": marked.by, "agreement": marked.agreement}  # fmt: skip


def articles_of(measured: list[Json], run: str) -> int:
    """How many articles a run has."""
    found: int = next(each["articles"] for each in measured if each["run"] == run)
    return found


def dates(measured: list[Json]) -> Json:
    """Count the articles with a hidden date, those that get a year, and those that get the right one."""
    given, right = (
        next(each for each in measured if each["run"] == HIDDEN and each["what"] == [what])
        for what in ("given", "right")
    )
    return {"articles": given["articles"], "given": right["of"], "right": round(right["of"] * right["value"] / 100)}


def statements(run: str, scores: Json, data: Path, evaluation: Path) -> Json:
    """Count how many statements of a run are found, and how many of those are right: in all, by kind, by confidence."""
    gold, records = load(data / GOLDS[run].path), list(objects(evaluation / GOLDS[run].records))
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


if __name__ == "__main__":
    main()
