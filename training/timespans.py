"""Measure a head that marks expressions of time against the rules: ``python -m training.timespans --data FOLDER``.

The head is trained on TimeBank and AQUAINT in five folds, so it never marks an article that it has learned from. It is
judged alone, and combined with the rules in several ways. The thresholds of these ways are chosen on articles of the
training folds that the head hasn't seen either. MEANTIME is read once, with a head and thresholds from all the others.
All values come from the rules.
"""

import argparse
import sys
import time
from collections.abc import Callable
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from training.gold import Json, load
from training.golds import TIMES
from training.scorer import load as load_scorer
from training.timehead import Article, Probabilities, fit, marked, prepare, read, stretch
from training.times import rules

LEARNED, REPORTED = "timebank and aquaint", "meantime"
FOLDS = 5

UNKNOWN = "?"
"""The value of a span that the rules can't read; it is that of no gold expression."""

Found = dict[Article, list[Json]]
"""Articles' times."""


class Thresholds(NamedTuple):
    """From which probability on a head's word counts against the rules'; by default nowhere."""

    veto: float = 0.0
    """A span of the rules goes where the head thinks it less likely than this."""
    add: float = 2.0
    """A span of the head that touches none of the rules' is taken from here on."""
    unread: bool = False
    """Whether spans are added that the rules can't read."""


_VETO, _ADD = (0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5), (2.0, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5)
WAYS = {
    "rules": [Thresholds()],
    "rules, less the head's veto": [Thresholds(veto) for veto in _VETO],
    "rules, and the head's that they can read": [Thresholds(add=add) for add in _ADD],
    "rules, and all of the head's": [Thresholds(add=add, unread=True) for add in _ADD],
    "rules, with both": [Thresholds(*each) for each in product(_VETO, _ADD, (False, True))],
}
"""Ways to put rules and head together, with the thresholds to choose from, those that change least first."""


def main() -> None:
    """Read the command line, train, print a Markdown table and what the head costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--score", type=Path, help="the scorer; by default score/score.py beside the data")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    scorer = load_scorer(given.score or given.data.parent / "score" / "score.py")
    learned, reported = ([prepare(gold) for path in TIMES[name] for gold in load(given.data / path)]
                         for name in (LEARNED, REPORTED))  # fmt: skip
    order = np.random.default_rng(given.seed).permutation(len(learned))
    folds = [[learned[i] for i in order[fold::FOLDS]] for fold in range(FOLDS)]
    said: Probabilities = {}
    for fold, articles in enumerate(folds):
        said |= read(fit(without(folds, fold), given.seed), articles)
    inner: list[Probabilities] = [{} for _ in folds]  # for each fold, what heads ignorant of it say of the others
    for a, b in combinations(range(FOLDS), 2):
        print(f"a head without folds {a + 1} and {b + 1}", file=sys.stderr, flush=True)
        head = fit(without(folds, a, b), given.seed)
        inner[a] |= read(head, folds[b])
        inner[b] |= read(head, folds[a])
    head = fit(learned, given.seed)
    unseen = read(head, reported)
    print("| spans | corpus | strict F1 | relaxed F1 | value F1 | kinds right |\n|---|---|---|---|---|---|")
    for corpus, heard in ((LEARNED, said), (REPORTED, unseen)):
        alone = {
            each: [mark | {"value": value(each, mark)} for mark in marked(each.pieces, heard[each])] for each in heard
        }
        print(row(judge(scorer, alone), "head", corpus), flush=True)
    for way, choice in WAYS.items():
        found: Found = {}
        for fold, articles in enumerate(folds):
            found |= mend({each: said[each] for each in articles}, choose(scorer, choice, inner[fold]))
        best = choose(scorer, choice, said)
        print(f"{way}: {best}", file=sys.stderr)
        print(row(judge(scorer, found), way, LEARNED))
        print(row(judge(scorer, mend(unseen, best)), way, REPORTED), flush=True)
    print(f"\n{cost(head, learned)}")


def without(folds: list[list[Article]], *left_out: int) -> list[Article]:
    """The articles of all folds but some."""
    return [each for fold, articles in enumerate(folds) if fold not in left_out for each in articles]


def shared(a: Json, b: Json) -> int:
    """How many characters two spans share; none where it is 0 or less."""
    return int(min(a["end"], b["end"]) - max(a["start"], b["start"]))


def value(article: Article, span: Json) -> str:
    """The value of the rules' span that shares most with another; else what they read in its words alone."""
    near = max(article.rules, key=lambda each: shared(each, span), default=span)
    if near is not span and shared(near, span) > 0:
        return str(near["value"])
    found = rules(article.gold["text"][span["start"] : span["end"]], article.gold.get("published") or "")
    return str(found[0]["value"]) if len(found) == 1 else UNKNOWN


def combine(article: Article, probabilities: NDArray[np.float32], thresholds: Thresholds) -> list[Json]:
    """The rules' times, mended by the head from the given thresholds on."""
    some = 1 - probabilities[:, 0]
    times = [each for each in article.rules if some[stretch(article.pieces, each)].mean() >= thresholds.veto]
    for mark in marked(article.pieces, probabilities):
        if mark["probability"] >= thresholds.add and not any(shared(mark, each) > 0 for each in article.rules):
            added = mark | {"value": value(article, mark)}
            if thresholds.unread or added["value"] != UNKNOWN:
                times.append(added)
    return times


def mend(said: Probabilities, thresholds: Thresholds) -> Found:
    """The times of articles, as `combine` has them."""
    return {each: combine(each, said[each], thresholds) for each in said}


def choose(scorer: Any, choice: list[Thresholds], said: Probabilities) -> Thresholds:
    """The thresholds of the highest sum of strict and value F1; of equals those that change least."""

    def worth(thresholds: Thresholds) -> float:
        scores = judge(scorer, mend(said, thresholds))
        return float(scores["strict"]["f1"] + scores["value"]["f1"])

    return max(choice, key=worth) if len(choice) > 1 else choice[0]


def judge(scorer: Any, found: Found) -> Json:
    """What the scorer says of the times of articles."""
    records = {each.gold["id"]: {"article": {"text": each.gold["text"]}, "times": found[each]} for each in found}
    scores: Json = scorer.times({each.gold["id"]: each.gold for each in found}, records)
    return scores


def row(scores: Json, *names: str) -> str:
    """A row of the table; the kinds that are right are a share of the spans that overlap with a gold one.

    >>> row({part: {"f1": f1} for part, f1 in zip(("strict", "relaxed", "value", "kind"), (70, 80, 60, 72))}, "head")
    '| head | 70.0 | 80.0 | 60.0 | 90.0 |'
    """
    cells = [scores[part]["f1"] for part in ("strict", "relaxed", "value")]
    cells.append(100 * scores["kind"]["f1"] / cells[1] if cells[1] else 0.0)
    return "| " + " | ".join([*names, *(f"{cell:.1f}" for cell in cells)]) + " |"


def cost(head: nn.Module, articles: list[Article]) -> str:
    """Say how large a head is, and what it, the rules and the encoder take of an article's time."""
    steps: dict[str, Callable[[], object]] = {
        "head": lambda: read(head, articles), "rules": lambda: [rules(each.gold["text"], "") for each in articles],
             "encoder and rules": lambda: [prepare(each.gold) for each in articles]}  # fmt: skip
    taken = []
    for name, step in steps.items():
        begun = time.perf_counter()
        step()
        taken.append(f"{name} {1000 * (time.perf_counter() - begun) / len(articles):.2f}")
    return f"{sum(each.numel() for each in head.parameters()):,} weights; ms an article: {', '.join(taken)}"


if __name__ == "__main__":
    main()
