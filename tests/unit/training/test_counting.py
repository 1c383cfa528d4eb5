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

def macro(pairs):
    labels = sorted({g for g, _ in pairs})
    f1s = [prf(sum(g == p == x for g, p in pairs), sum(p == x for _, p in pairs), sum(g == x for g, _ in pairs))["f1"]
           for x in labels]
    return round(sum(f1s) / len(f1s), 1) if f1s else 0.0

def innermost(at, statements):
    return next((s for s in statements if any(a <= at[0] and at[1] <= b for a, b in s["content"])), None)

def events(gold, records):
    pairs, told = [], []
    for key, g in gold.items():
        for e in g["events"]:
            for p in records[key]["events"]:
                if [p["trigger"]["start"], p["trigger"]["end"]] == e["trigger"][0]:
                    pairs.append((e, p))
                    said = "source" if p["statement"] else "unclear" if p["may_belong_to"] else "outlet"
                    told.append(("source" if innermost(e["trigger"][0], g["attributions"]) else "outlet", said))
    found = sum(len(records[key]["events"]) for key in gold)
    each = [len(pairs), found, sum(len(g["events"]) for g in gold.values())]
    status = [(e["status"], p["status"]) for e, p in pairs]
    share = lambda hits, of: round(100 * hits / max(of, 1), 1)
    out = {"trigger": prf(*each), "type macro-F1 of the matched": macro([(e["type"], p["type"]) for e, p in pairs]),
           "status": {"accuracy": share(sum(a == b for a, b in status), len(status)), "macro": macro(status)}}
    word = [each for each in told if each[1] != "unclear"]
    if word:
        of = lambda want: sum(w == want for w, _ in told)
        out["word"] = {"right": share(sum(a == b for a, b in word), len(word)), "outlet or source, macro": macro(word),
                       "of": len(word), "leak": share(told.count(("source", "outlet")), of("source")),
                       "reverse": share(told.count(("outlet", "source")), of("outlet")),
                       "unclear": share(len(told) - len(word), len(told))}
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


def event(at: int, kind: str, status: str, statement: str | None = None, may_belong_to: str | None = None) -> dict:
    trigger = {"start": at, "end": at + 1}
    return {"trigger": trigger, "type": kind, "status": status, "statement": statement, "may_belong_to": may_belong_to}


def test_events_are_counted_article_by_article(scorer):
    told = {"trigger": [[5, 6]], "type": "assault", "status": "actual"}
    own = {"trigger": [[0, 1]], "type": "move", "status": "planned"}
    each = {"text": "ten signs.", "events": [own, told], "attributions": [{"content": [[4, 9]]}]}
    gold = dict.fromkeys(("a", "b", "c"), each)
    found = {
        "a": [event(0, "move", "planned"), event(5, "harm", "actual")],
        "b": [event(0, "move", "actual", statement="s1"), event(5, "assault", "actual", statement="s1")],
        "c": [event(5, "assault", "actual", may_belong_to="s1")],
    }
    records = {key: {"statements": [{"id": "s1"}], "events": events} for key, events in found.items()}
    figures = counted(scorer, "events", gold, records)
    assert figures["trigger", "f1"].counts.tolist() == [[2, 2, 2], [2, 2, 2], [1, 1, 2]]
    assert figures["status", "accuracy"].counts.tolist() == [[2, 2], [1, 2], [1, 1]]
    assert figures["status", "macro"].counts.tolist() == [[1, 1, 1, 1, 1, 1], [1, 2, 1, 0, 0, 1], [1, 1, 1, 0, 0, 0]]
    assert figures["type macro-F1 of the matched",].interval.value == pytest.approx((100 + 80) / 2)
    assert figures["word", "right"].counts.tolist() == [[1, 2], [1, 2], [0, 0]]
    assert figures["word", "leak"].counts.tolist() == [[1, 1], [0, 1], [0, 1]]
    assert figures["word", "reverse"].counts.tolist() == [[0, 1], [1, 1], [0, 0]]
    assert figures["word", "unclear"].counts.tolist() == [[0, 2], [0, 2], [1, 1]]


def test_a_scorer_whose_figures_are_no_sums_over_articles_is_refused(tmp_path):
    path = tmp_path / "score.py"
    path.write_text(SCORER.replace("def attributions(gold, records):\n", "def attributions(gold, records):\n"
                                   "    if len(gold) > 1: return {'exact': {'cue': prf(1, 1, 1)}}\n"))  # fmt: skip
    with pytest.raises(ValueError, match=r"counts give 66\.67 for exact cue p, the scorer 100\.0"):
        counted(path, "attributions", *paired(("a", "a b"), ("c d", "c")))
