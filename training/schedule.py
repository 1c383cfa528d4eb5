"""The batches of both stages of training, in order."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from onrecord.encoder.inputs import STYLES
from onrecord.encoder.pieces import load_tokenizer, split
from training import corpora, mentions, minilm, silver
from training.gold import articles
from training.plan import Plan


def alone(plan: Plan, data: Path) -> list[list[corpora.Window]]:
    """Give all batches of the run, in order; each pass over a corpus cuts its articles differently."""
    rng = np.random.default_rng(plan.seed)
    tokenizer = load_tokenizer(minilm.folder() / "vocab.txt")
    passes = {"polnear": plan.passes_polnear, "worldnews": plan.passes_worldnews}
    pools: list[list[corpora.Window]] = []
    for corpus, n in passes.items():
        documents, _ = corpora.held_out(corpora.load(data, corpus, "train", tokenizer), corpus)
        pools.append([w for _ in range(n) for d in rng.permutation(np.array(documents, dtype=object))
                      for w in corpora.windows(d, plan.window, rng)])  # fmt: skip
        print(f"{corpus}: {len(documents)} articles, {n} passes, {len(pools[-1])} windows", file=sys.stderr)
    stretches = max(passes.values())
    out: list[list[corpora.Window]] = []
    for i in range(stretches):  # an even share of each corpus in every stretch of the run
        share = [w for pool in pools for w in pool[len(pool) * i // stretches : len(pool) * (i + 1) // stretches]]
        out += corpora.batches(share, plan.budget, rng)
    return out


def load_all(plan: Plan, data: Path) -> dict[str, list[corpora.Document]]:
    """Load the documents that every head learns from, by corpus, in the order of this list.

    The first half of PolNeAR's passes has what CoreNLP marked. The second half doesn't, so that gold comes last.
    """
    tokenizer = load_tokenizer(minilm.folder() / "vocab.txt")
    rng = np.random.default_rng(plan.seed + 1)
    out: dict[str, list[corpora.Document]] = {}
    marks = silver.load(data)
    for corpus in corpora.CORPORA:
        documents, _ = corpora.held_out(corpora.load(data, corpus, "train", tokenizer), corpus)
        for d in documents:
            if corpus == "worldnews":
                marked = mentions.speakers(d.gold, d.pieces)
            elif d.id in marks:
                marked = silver.marked(marks[d.id], d.gold["text"], d.pieces)
            else:
                continue
            out.setdefault(corpus, []).append(replace(d, marked=marked))
    for corpus in ("gum", "re3d"):
        for gold in articles(data / corpus / "train.jsonl"):
            pieces = split(gold["text"], tokenizer)
            read = (
                mentions.gum(gold, pieces, data / "gum" / "train") if corpus == "gum" else mentions.re3d(gold, pieces)
            )
            style = STYLES[int(rng.integers(len(STYLES)))]
            out.setdefault(corpus, []).append(corpora.Document(gold["id"], style, gold, pieces, None, read))
    return out


def together(plan: Plan, data: Path) -> list[list[list[corpora.Window]]]:
    """Give all batches of the second stage, made of passages, so that mentions far apart are in one."""
    rng = np.random.default_rng(plan.seed + 2)
    pools: list[list[list[corpora.Window]]] = []
    passes = {corpus: getattr(plan, f"together_passes_{corpus}") for corpus in ("polnear", "worldnews", "gum", "re3d")}
    for corpus, documents in load_all(plan, data).items():
        pool = [p for n in range(passes[corpus]) for d in rng.permutation(np.array(documents, dtype=object))
                for p in corpora.passages(_without_silver(d) if corpus == "polnear" and 2 * n >= passes[corpus] else d,
                                          plan.window, plan.together_windows, rng)]  # fmt: skip
        pools.append(pool)
        print(f"{corpus}: {len(documents)} articles, {passes[corpus]} passes, {len(pool)} passages", file=sys.stderr)
    stretches = max(passes.values())
    out: list[list[list[corpora.Window]]] = []
    for i in range(stretches):
        share = [p for pool in pools for p in pool[len(pool) * i // stretches : len(pool) * (i + 1) // stretches]]
        out += corpora.pack(share, plan.budget, rng)
    return out


def _without_silver(document: corpora.Document) -> corpora.Document:
    return replace(document, marked=None)
