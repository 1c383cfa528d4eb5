"""The batches of both stages of training, in order."""

import math
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from onrecord.encoder.inputs import STYLES
from onrecord.encoder.pieces import load_tokenizer, split
from training import annotated, corpora, events, mentions, minilm, said, typed
from training.gold import GoldArticle, articles
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


NEAR_COPIES = frozenset({"APW19990312.0251", "fnc_388"})
"""Articles of training parts that share a fifth of their words with one of a development part; nothing is learnt from
them."""


def load_all(data: Path) -> dict[str, list[corpora.Document]]:
    """Load the documents that every head learns from, by corpus, in the order of this list."""
    tokenizer = load_tokenizer(minilm.folder() / "vocab.txt")
    out: dict[str, list[corpora.Document]] = {}
    for corpus in corpora.CORPORA:
        documents, _ = corpora.held_out(corpora.load(data, corpus, "train", tokenizer), corpus)
        out[corpus] = documents
    actors = _by_id(data / "worldnews" / "actors_train.jsonl")
    out["worldnews"] = with_events(data, [with_actors(d, actors.get(d.id)) for d in out["worldnews"]])
    quotes = _by_id(data / "quotes" / "train.jsonl")
    out["quotes"] = []
    for gold in articles(data / "quotes" / "actors_train.jsonl"):
        pieces = split(gold["text"], tokenizer)
        document = corpora.Document(gold["id"], "full", gold, pieces, None, annotated.marked(gold, pieces))
        said_by = said.quoted(quotes[gold["id"]], gold, pieces) if gold["id"] in quotes else []
        out["quotes"].append(replace(document, said=tuple(said_by)))
    rng = np.random.default_rng(0)
    for corpus in ("gum", "re3d"):
        out[corpus] = []
        for gold in articles(data / corpus / "train.jsonl"):
            pieces = split(gold["text"], tokenizer)
            read = (
                mentions.gum(gold, pieces, data / "gum" / "train") if corpus == "gum" else mentions.re3d(gold, pieces)
            )
            style = STYLES[int(rng.integers(len(STYLES)))]
            out[corpus].append(corpora.Document(gold["id"], style, gold, pieces, None, read))
    out["typed"] = []
    for text in typed.load(data):
        pieces = split(text.text, tokenizer)
        known = events.typed(text.triggers, pieces)
        article = GoldArticle(id=text.id, text=text.text)
        out["typed"].append(corpora.Document(text.id, "full", article, pieces, None, happened=known))
    out["quotes"], _ = corpora.held_out(out["quotes"], "quotes")
    return {corpus: [d for d in documents if d.id not in NEAR_COPIES] for corpus, documents in out.items()}


def _by_id(path: Path) -> dict[str, GoldArticle]:
    return {gold["id"]: gold for gold in articles(path)}


def with_actors(document: corpora.Document, actors: GoldArticle | None) -> corpora.Document:
    """A document of attributions with its actors and its speakers, if they are annotated."""
    if actors is None:
        return document
    said_by = said.attributed(document.gold, actors, document.pieces)
    return replace(document, marked=annotated.marked(actors, document.pieces), said=tuple(said_by))


def with_events(data: Path, documents: list[corpora.Document]) -> list[corpora.Document]:
    """Documents of the world news with their events, where they are annotated."""
    known = _by_id(data / "worldnews" / "events_train.jsonl")
    return [replace(d, happened=events.happened(known[d.id], d.pieces)) if d.id in known else d for d in documents]


def together(plan: Plan, data: Path) -> list[list[list[corpora.Window]]]:
    """Give all batches of the second stage, made of passages, so that mentions far apart are in one."""
    rng = np.random.default_rng(plan.seed + 2)
    pools: list[list[list[corpora.Window]]] = []
    passes: list[float] = []
    for corpus, documents in load_all(data).items():
        passes.append(getattr(plan, f"together_passes_{corpus}"))
        order = [d for _ in range(math.ceil(passes[-1])) for d in rng.permutation(np.array(documents, dtype=object))]
        pool = [p for d in order[: round(passes[-1] * len(documents))]
                for p in corpora.passages(d, plan.window, plan.together_windows, rng)]  # fmt: skip
        pools.append(pool)
        print(f"{corpus}: {len(documents)} articles, {passes[-1]} passes, {len(pool)} passages", file=sys.stderr)
    stretches = math.ceil(max(passes))
    out: list[list[list[corpora.Window]]] = []
    for i in range(stretches):
        share = [p for pool in pools for p in pool[len(pool) * i // stretches : len(pool) * (i + 1) // stretches]]
        out += corpora.pack(share, plan.budget, rng)
    return out
