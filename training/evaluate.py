"""Measure the shipped reader on the development parts: ``python -m training.evaluate --data FOLDER``.

Articles go through ``onrecord read --jsonl``, as a user's would, and the scorer beside the corpora judges them. The
records, ``scores.json``, and ``report.md`` with the tables of the model card go to ``--out``.
"""

import argparse
import json
import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Literal, NamedTuple

from training.calibrate import agree
from training.gold import ROLES, GoldArticle, GoldAttribution, Json, articles, objects

RUNS = {
    "polnear dev, flat": ("polnear/dev.jsonl", "flat", []),
    "polnear dev, full, outer": ("polnear/dev.jsonl", "full", ["--outer"]),
    "worldnews dev, full": ("worldnews/dev.jsonl", "full", []),
}
"""Name of each run over attributions: its gold, the style it is read in, and the scorer's options."""

GENRES = {"gum dev": "", "gum dev, news": "_news_", "gum dev, interviews": "_interview_"}
"""Name of each run over actors, and the words in the ids of its documents."""

SPEAKERS = {"polnear dev": "speakers_dev.jsonl", "worldnews dev": "worldnews/dev.jsonl"}
"""Name of each run over speakers, and its gold."""


def main() -> None:
    """Read the command line, read the articles, score the records."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--score", type=Path, help="the scorer; by default score/score.py beside the data")
    parser.add_argument("--out", type=Path, default=Path("build/evaluation"))
    given = parser.parse_args()
    scorer = given.score or given.data.parent / "score" / "score.py"
    golds = [*(gold for gold, _, _ in RUNS.values()), "gum/dev.jsonl", *SPEAKERS.values()]
    for path in (scorer, *(given.data / gold for gold in golds)):
        if not path.is_file():
            raise SystemExit(f"{path} is missing: --data must name the folder of the corpora, --score the scorer")
    given.out.mkdir(parents=True, exist_ok=True)
    scores, report = {}, []
    for name, (gold, style, flags) in RUNS.items():
        records = read(given.data / gold, given.out / f"{gold.split('/')[0]}.{style}.jsonl", style)
        scores[name] = score(scorer, "attributions", given.data / gold, records, *flags)
        if not flags:
            report += [f"## {name}", "", *judged_table(load(given.data / gold), list(objects(records)))]
    report += ["## actors", "", *actors_report(scorer, given.data / "gum/dev.jsonl", given.out, scores)]
    report += ["## speakers", "", *speakers_report(scorer, given.data, given.out, scores)]
    table = score_table(scores)
    (given.out / "scores.json").write_text(json.dumps(scores, indent=1) + "\n", encoding="utf8")
    (given.out / "report.md").write_text("\n".join([*table, "", *report]), encoding="utf8")
    print("\n".join([*table, "", *report]))


def read(gold: Path, records: Path, style: str = "full") -> Path:
    """Read the articles of a gold file as a user would, into `records`."""
    onrecord = str(Path(sys.executable).with_name("onrecord"))
    with records.open("wb") as out:
        subprocess.run([onrecord, "read", "--jsonl", "--quiet", str(gold)], stdout=out, check=True,
                       env=os.environ | {"ONRECORD_STYLE": style, "ONRECORD_LANGUAGE_CHECK": "false"})  # fmt: skip
    return records


def score(scorer: Path, task: str, gold: Path, records: Path, *flags: str) -> Json:
    """Let the scorer judge records."""
    command = [sys.executable, str(scorer), task, str(gold), str(records), "--json", *flags]
    scores: Json = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return scores


def actors_report(scorer: Path, gold: Path, out: Path, scores: dict[str, Json]) -> list[str]:
    """Names and coreference as a Markdown table, by genre; then what is linked, by the form of the mention."""
    records = read(gold, out / "gum.full.jsonl")
    rows = ["| documents | names | P | R | MUC | B-cubed | CEAF-e | mean |", "|---|---|---|---|---|---|---|---|"]
    for name, part in GENRES.items():
        chosen = out / "gum.part.jsonl"
        chosen.write_text("".join(f"{json.dumps(g)}\n" for g in load(gold) if part in g["id"]), encoding="utf8")
        scores[name] = score(scorer, "actors", chosen, records)
        names, coref = scores[name]["names"], scores[name]["coref"]
        rows.append(f"| {name} | **{names['f1']}** | {names['p']} | {names['r']} | {coref['muc']} | {coref['b3']} "
                    f"| {coref['ceafe']} | **{coref['mean']}** |")  # fmt: skip
    rows += ["", "| mentions that are not the first of their actor | count | found | of these, with the right actor |",
             "|---|---|---|---|"]  # fmt: skip
    for form, (count, found, right) in linked(load(gold), list(objects(records))).items():
        rows.append(f"| {form} | {count} | {found / count:.2f} | {right / max(found, 1):.2f} |")
    return [*rows, ""]


def linked(gold: list[GoldArticle], records: list[Json]) -> dict[str, list[int]]:
    """By form, the gold mentions with an earlier one of their cluster: how many there are, how many of them the record
    has, and how many stand there with an earlier mention of that cluster.
    """
    by_id = {r["article"]["id"]: r for r in records}
    counts = {form: [0, 0, 0] for form in ("name", "nominal", "pronoun")}
    for article in gold:
        told = [m for m in article["mentions"] if m["kind"] in ("person", "organization", "place")]
        actor_of: dict[int, str] = {}
        for actor in by_id[article["id"]]["actors"]:
            for m in actor["mentions"]:
                fits = [i for i, g in enumerate(told) if g["start"] <= m["start"] <= g["head"][0]
                        and g["head"][1] <= m["end"] <= g["end"]]  # fmt: skip
                if fits:
                    actor_of.setdefault(min(fits, key=lambda i: told[i]["end"] - told[i]["start"]), actor["id"])
        for i, g in enumerate(told):
            before = [k for k, other in enumerate(told) if other["cluster"] == g["cluster"]
                      and other["start"] < g["start"]]  # fmt: skip
            if before:
                right = i in actor_of and any(actor_of.get(k) == actor_of[i] for k in before)
                for n, yes in enumerate((True, i in actor_of, right)):
                    counts[g["form"]][n] += yes
    return counts


def speakers_report(scorer: Path, data: Path, out: Path, scores: dict[str, Json]) -> list[str]:
    """Write how often the named speakers are right, wrong and unanswered, as a Markdown table."""
    rows = ["| articles | sources | count | right | wrong | unanswered |", "|---|---|---|---|---|---|"]
    for name, gold in SPEAKERS.items():
        for style in ("full", "flat") if name == "polnear dev" else ("full",):
            records = read(data / gold, out / f"{Path(gold).parent.name or 'speakers'}.{style}.jsonl", style)
            run = f"speakers of {name}, {style}"
            scores[run] = score(scorer, "speakers", data / gold, records)
            for form, s in scores[run].items():
                cells = " | ".join(str(s[key]) for key in ("gold", "right", "wrong", "unanswered"))
                rows.append(f"| {name}, {style} | {form} | {cells} |")
    return [*rows, ""]


def load(path: Path) -> list[GoldArticle]:
    """Load the articles of a .jsonl file of gold."""
    return list(articles(path))


def score_table(scores: dict[str, Json]) -> list[str]:
    """Write the scorer's F1 values as a Markdown table, one row for each run."""
    head = ("read", "source", "cue", "content", "linked exact", "linked overlap", "P", "R")
    rows = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for name, s in ((name, scores[name]) for name in RUNS):
        loose = s["linked overlap"]
        exact = " | ".join(str(s["exact"][role]["f1"]) for role in ("source", "cue", "content"))
        rows.append(f"| {name} | {exact} | {s['linked']['f1']} | **{loose['f1']}** | {loose['p']} | {loose['r']} |")
    return rows


class Judged(NamedTuple):
    """What became of statements: how sure each that was found is and whether it is right; of each kind of gold
    statement, whether it was found; of each act, how often it is the gold's, is said, and both.
    """

    bins: dict[int, list[tuple[float, bool]]]
    kinds: dict[tuple[str, str], list[bool]]
    acts: dict[str, list[int]]


def judge(gold: list[GoldArticle], records: list[Json]) -> Judged:
    """Look for each statement of the records in the gold, and the other way round."""
    by_id = {r["article"]["id"]: r for r in records}
    judged = Judged(defaultdict(list), defaultdict(list), defaultdict(lambda: [0, 0, 0]))
    for article in gold:
        free = list(article["attributions"])
        found: dict[int, Json] = {}
        for s in by_id[article["id"]]["statements"]:
            spans = {role: [(x["start"], x["end"]) for x in s[role]] for role in ROLES}
            match = next((g for g in free if agree(g, spans)), None)
            if match is not None:
                free.remove(match)
                found[id(match)] = s
            judged.bins[min(int(s["confidence"] * 10), 9)].append((s["confidence"], match is not None))
        for g in article["attributions"]:
            s = found.get(id(g))
            for kind in kinds_of(g):
                judged.kinds[kind].append(s is not None)
            if s is not None and "act" in g:
                judged.acts[g["act"]][0] += 1
                judged.acts[s["act"]][1] += 1
                judged.acts[g["act"]][2] += s["act"] == g["act"]
    return judged


def judged_table(gold: list[GoldArticle], records: list[Json]) -> list[str]:
    """How often a statement of a stated confidence is right, and how many of each kind of gold statement are found."""
    bins, kinds, acts = judge(gold, records)
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


_SAID: tuple[Literal["form", "act", "kind"], ...] = ("form", "act", "kind")


def kinds_of(gold: GoldAttribution) -> list[tuple[str, str]]:
    """List the kinds under which a gold statement is counted."""
    kinds = [("all", ""), ("source", "yes" if gold["source"] else "none"), ("cue", "yes" if gold["cue"] else "none")]
    kinds += [(key, str(gold[key])) for key in _SAID if key in gold]
    if "nested" in gold:
        kinds.append(("nested", "yes" if gold["nested"] else "no"))
    return kinds


if __name__ == "__main__":
    main()
