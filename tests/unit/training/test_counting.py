"""The counts of single articles are heard from a scorer that gives per cents, and must add up to what it says."""

from pathlib import Path

import pytest

from training.counting import counted

SCORER = """
def prf(hit, found, gold):
    p, r = hit / found if found else 0.0, hit / gold if gold else 0.0
    return {"p": round(100 * p, 1), "r": round(100 * r, 1), "f1": round(200 * p * r / (p + r), 1) if p + r else 0.0}

def attributions(gold, records):
    pairs = [(g["words"], records[key]["words"]) for key, g in gold.items()]
    counts = [sum(len(g & r) for g, r in pairs), sum(len(r) for _, r in pairs), sum(len(g) for g, _ in pairs)]
    return {"exact": {"cue": prf(*counts)}}

def muc(a, b):
    return len(a & b), len(a)

b3 = muc

def ceafe(a, b):
    return float(len(a & b))

def actors(gold, records):
    total = [0] * 12
    for key, g in gold.items():
        a, b = g["words"], records[key]["words"]
        heard = (*muc(a, b), *muc(b, a), *b3(a, b), *b3(b, a))
        match = ceafe(a, b)
        for at, each in enumerate((*heard, match, len(a), match, len(b))):
            total[at] += each
    f1 = lambda rn, rd, pn, pd: round(200 * (rn / rd) * (pn / pd) / (rn / rd + pn / pd), 1)
    three = {name: f1(*total[4 * at:4 * at + 4]) for at, name in enumerate(("muc", "b3", "ceafe"))}
    return {"names": attributions(gold, records)["exact"]["cue"],
            "coref": {**three, "mean": round(sum(three.values()) / 3, 1)}}

def quotes(gold, records):
    n = [(form, answer) for key in gold for form, answer in records[key]["answers"]]
    out = {}
    for form in {form for form, _ in n}:
        of = [answer for each, answer in n if each == form]
        out[form] = {a: round(100 * of.count(a) / len(of), 1) for a in ("right", "wrong", "unanswered", "missed")}
        out[form]["gold"] = len(of)
    return out
"""


@pytest.fixture
def scorer(tmp_path: Path) -> Path:
    path = tmp_path / "score.py"
    path.write_text(SCORER)
    return path


def paired(*articles: tuple[str, str]) -> tuple[dict, dict]:
    """Articles whose gold and whose record are these words."""
    gold = {f"n{at}": {"words": set(words.split())} for at, (words, _) in enumerate(articles)}
    return gold, {f"n{at}": {"words": set(words.split())} for at, (_, words) in enumerate(articles)}


def test_hits_are_counted_article_by_article(scorer):
    figures = counted(scorer, "attributions", *paired(("a b c", "a b"), ("d", "e f"), ("", "g")))
    assert figures["exact", "cue", "f1"].counts.tolist() == [[2, 2, 3], [0, 2, 1], [0, 1, 0]]
    assert figures["exact", "cue", "r"].interval.value == 50
    assert figures["exact", "cue", "p"].gold == 4


def test_clusters_are_counted_article_by_article(scorer):
    figures = counted(scorer, "actors", *paired(("a b c", "a b"), ("d e", "e f g")))
    assert figures["coref", "muc"].counts.tolist() == [[2, 3, 2, 2], [1, 2, 1, 3]]
    assert figures["coref", "ceafe"].counts.tolist() == [[2, 3, 2, 2], [1, 2, 1, 3]]
    assert figures["coref", "mean"].gold == 5


def test_per_cents_of_answers_become_counts_again(scorer):
    records = {"a": {"answers": [("name", "right")] * 2 + [("name", "missed")]}, "b": {"answers": [("none", "wrong")]}}
    figures = counted(scorer, "quotes", {"a": {}, "b": {}}, records)
    assert figures["name", "right"].counts.tolist() == [[2, 3], [0, 0]]
    assert figures["name", "missed"].counts.tolist() == [[1, 3], [0, 0]]
    assert figures["none", "wrong"].counts.tolist() == [[0, 0], [1, 1]]
    assert figures["none", "wrong"].gold == 1


def test_a_scorer_whose_figures_are_no_sums_over_articles_is_refused(tmp_path):
    path = tmp_path / "score.py"
    path.write_text(SCORER.replace("def attributions(gold, records):\n", "def attributions(gold, records):\n"
                                   "    if len(gold) > 1: return {'exact': {'cue': prf(1, 1, 1)}}\n"))  # fmt: skip
    with pytest.raises(ValueError, match=r"counts give 66\.67 for exact cue p, the scorer 100\.0"):
        counted(path, "attributions", *paired(("a", "a b"), ("c d", "c")))
