"""Measure the shipped reader on the development parts: ``python -m training.evaluate --data FOLDER``.

Articles go through ``onrecord read --jsonl``, as a user's would; the judge is the scorer that lies beside the corpora.
What is written to ``--out``: the records, ``scores.json``, and ``report.md`` with the tables of the model card.
"""

import argparse
import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from training.calibrate import agree

RUNS = {
    "polnear dev, flat": ("polnear/dev.jsonl", "flat", []),
    "polnear dev, full, outer": ("polnear/dev.jsonl", "full", ["--outer"]),
    "worldnews dev, full": ("worldnews/dev.jsonl", "full", []),
}
"""Name of each run: its gold, the style it is read in, and what the scorer is told."""

Json = dict[str, Any]


def main() -> None:
    """Read the command line, read the articles, score the records."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/ and worldnews/")
    parser.add_argument("--score", type=Path, help="the scorer; by default score/score.py beside the data")
    parser.add_argument("--out", type=Path, default=Path("build/evaluation"))
    given = parser.parse_args()
    scorer = given.score or given.data.parent / "score" / "score.py"
    for path in (scorer, *(given.data / gold for gold, _, _ in RUNS.values())):
        if not path.is_file():
            raise SystemExit(f"{path} is missing: --data must name the folder of the corpora, --score the scorer")
    given.out.mkdir(parents=True, exist_ok=True)
    scores, report = {}, []
    for name, (gold, style, flags) in RUNS.items():
        records = given.out / f"{gold.split('/')[0]}.{style}.jsonl"
        with records.open("wb") as out:
            onrecord = str(Path(sys.executable).with_name("onrecord"))
            command = [onrecord, "read", "--jsonl", "--quiet", str(given.data / gold)]
            subprocess.run(command, stdout=out, check=True, env=os.environ | {"ONRECORD_STYLE": style})
        command = [sys.executable, str(scorer), "attributions", str(given.data / gold), str(records), "--json", *flags]
        scores[name] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        if not flags:
            report += [f"## {name}", "", *judged_table(load(given.data / gold), load(records))]
    table = score_table(scores)
    (given.out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf8")
    (given.out / "report.md").write_text("\n".join([*table, "", *report]), encoding="utf8")
    print("\n".join([*table, "", *report]))


def load(path: Path) -> list[Json]:
    """The objects of a .jsonl file."""
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def score_table(scores: dict[str, Json]) -> list[str]:
    """The scorer's F1 values as a Markdown table, a row a run."""
    head = ("read", "source", "cue", "content", "linked exact", "linked overlap", "P", "R")
    rows = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for name, s in scores.items():
        loose = s["linked overlap"]
        exact = " | ".join(str(s["exact"][role]["f1"]) for role in ("source", "cue", "content"))
        rows.append(f"| {name} | {exact} | {s['linked']['f1']} | **{loose['f1']}** | {loose['p']} | {loose['r']} |")
    return rows


def judged_table(gold: list[Json], records: list[Json]) -> list[str]:
    """How often a statement of a stated confidence is right, and how many of each kind of gold statement are found."""
    by_id = {r["article"]["id"]: r for r in records}
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    kinds: dict[tuple[str, str], list[bool]] = defaultdict(list)
    acts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for article in gold:
        free = list(article["attributions"])
        found: dict[int, Json] = {}
        for s in by_id[article["id"]]["statements"]:
            spans = {role: [(x["start"], x["end"]) for x in s[role]] for role in ("source", "cue", "content")}
            match = next((g for g in free if agree(g, spans)), None)
            if match is not None:
                free.remove(match)
                found[id(match)] = s
            bins[min(int(s["confidence"] * 10), 9)].append((s["confidence"], match is not None))
        for g in article["attributions"]:
            s = found.get(id(g))
            for kind in kinds_of(g):
                kinds[kind].append(s is not None)
            if s is not None and "act" in g:
                acts[g["act"]][0] += 1
                acts[s["act"]][1] += 1
                acts[g["act"]][2] += s["act"] == g["act"]
    rows = ["| confidence | statements | mean confidence | measured right |", "|---|---|---|---|"]
    for b in sorted(bins):
        confidences, right = zip(*bins[b], strict=True)
        n = len(right)
        rows.append(f"| {b / 10:.1f}–{(b + 1) / 10:.1f} | {n} | {sum(confidences) / n:.2f} | {sum(right) / n:.2f} |")
    rows += ["", "| gold statements | | count | found (linked overlap) |", "|---|---|---|---|"]
    rows += [f"| {group} | {kind} | {len(v)} | {sum(v) / len(v):.2f} |" for (group, kind), v in sorted(kinds.items())]
    if acts:
        rows += ["", "| act of what is found | gold | said | right |", "|---|---|---|---|"]
        rows += [f"| {act} | {g} | {p} | {hit} |" for act, (g, p, hit) in sorted(acts.items())]
    return [*rows, ""]


def kinds_of(gold: Json) -> list[tuple[str, str]]:
    """The kinds that a gold statement is counted under."""
    kinds = [("all", ""), ("source", "yes" if gold["source"] else "none"), ("cue", "yes" if gold["cue"] else "none")]
    kinds += [(key, str(gold[key])) for key in ("form", "act", "kind") if key in gold]
    if "nested" in gold:
        kinds.append(("nested", "yes" if gold["nested"] else "no"))
    return kinds


if __name__ == "__main__":
    main()
