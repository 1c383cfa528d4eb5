"""The batches of both stages of training, in order."""

import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from onrecord.encoder.inputs import STYLES
from onrecord.encoder.pieces import load_tokenizer, split
from training import annotated, corpora, events, mentions, minilm, renaming, said, typed
from training.gold import GoldArticle, articles
from training.plan import Plan

LICENSED = {"worldnews": ("GUM_", "re3d_"), "gum": ("",), "re3d": ("",), "typed": ("maven/", "wikievents/")}
"""How the ids of those articles begin whose source states a licence, by corpus; the other corpora state none."""


def licensed(documents: Iterable[corpora.Document], corpus: str) -> list[corpora.Document]:
    """Keep the documents of a corpus whose source states a licence."""
    return [d for d in documents if d.id.startswith(LICENSED.get(corpus, ()))]


def alone(plan: Plan, data: Path, *, licensed_only: bool = False) -> list[list[corpora.Window]]:
    """Give all batches of the run, in order; each pass over a corpus cuts its articles differently."""
    rng = np.random.default_rng(plan.seed)
    tokenizer = load_tokenizer(minilm.folder() / "vocab.txt")
    passes = {"polnear": plan.passes_polnear, "worldnews": plan.passes_worldnews}
    pools: list[list[corpora.Window]] = []
    for corpus, n in passes.items():
        documents, _ = corpora.held_out(corpora.load(data, corpus, "train", tokenizer), corpus)
        documents = licensed(documents, corpus) if licensed_only else documents
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
    out["worldnews"] = [annotated_in_full(d.gold, d.style, tokenizer) for d in with_actors(data, out["worldnews"])]
    quotes = _by_id(data / "quotes" / "train.jsonl")
    out["quotes"] = []
    for gold in articles(data / "quotes" / "actors_train.jsonl"):
        if gold["id"] in quotes:
            gold["quotes"] = quotes[gold["id"]]["quotes"]
        out["quotes"].append(annotated_in_full(gold, "full", tokenizer))
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


def with_actors(data: Path, documents: list[corpora.Document]) -> list[corpora.Document]:
    """Documents of the world news with the gold of their actors and their events, where they are annotated."""
    actors, events = (_by_id(data / "worldnews" / f"{what}_train.jsonl") for what in ("actors", "events"))
    out = []
    for d in documents:
        gold = d.gold.copy()
        if d.id in actors:
            gold |= {"mentions": actors[d.id]["mentions"], "actors": actors[d.id]["actors"]}
        if d.id in events:
            gold["events"] = events[d.id]["events"]
        out.append(replace(d, gold=gold))
    return out


def annotated_in_full(gold: GoldArticle, style: str, tokenizer: Tokenizer) -> corpora.Document:
    """Turn an article of ours into pieces, with all that is annotated in it."""
    whole = corpora.document(gold, style, tokenizer)
    pieces = whole.pieces
    said_by = said.attributed(gold, pieces) if "attributions" in gold else said.quoted(gold, pieces)
    return replace(
        whole,
        marked=annotated.marked(gold, pieces) if "mentions" in gold else None,
        said=tuple(said_by),
        happened=events.happened(gold, pieces) if "events" in gold else None,
    )


def corrected(article: GoldArticle, tokenizer: Tokenizer) -> corpora.Document:
    """Turn a corrected record into pieces.

    If nobody has read the whole article, what isn't marked may still be there: nothing is learned from gaps, nor from
    mentions, and of events only their types and statuses.
    """
    whole = annotated_in_full(article, "full", tokenizer)
    if article["checked"] or whole.marked is None or whole.happened is None:
        return whole
    mentions = [replace(each, asked=False) for each in whole.marked.mentions]
    return replace(
        whole,
        complete=False,
        marked=replace(whole.marked, mentions=mentions, weight=0.0),
        happened=replace(whole.happened, complete=False),
    )


def surnames(documents: Iterable[corpora.Document]) -> list[str]:
    """All surnames of the persons in documents."""
    return sorted(set().union(*(renaming.surnames(d.gold) for d in documents if "mentions" in d.gold)))


def together(
    plan: Plan, data: Path, *, licensed_only: bool = False, corrections: Sequence[GoldArticle] = ()
) -> list[list[list[corpora.Window]]]:
    """Give all batches of the second stage, made of passages, so that mentions far apart are in one.

    Corrected records, as `training.corrected` loads them, are one more corpus.
    """
    rng = np.random.default_rng(plan.seed + 2)
    tokenizer = load_tokenizer(minilm.folder() / "vocab.txt")
    pools: list[list[list[corpora.Window]]] = []
    passes: list[float] = []
    known = load_all(data)
    if licensed_only:
        known = {corpus: licensed(documents, corpus) for corpus, documents in known.items()}
    if corrections:
        known["corrections"] = [corrected(article, tokenizer) for article in corrections]
    ours = ("worldnews", "quotes")
    names = surnames(d for corpus in ours for d in known[corpus])

    def seen(document: corpora.Document, corpus: str) -> corpora.Document:
        """The document as it is, or with other surnames."""
        if corpus not in ours or "mentions" not in document.gold or rng.random() >= plan.renamed:
            return document
        return annotated_in_full(renaming.renamed(document.gold, names, rng), document.style, tokenizer)

    for corpus, documents in known.items():
        passes.append(getattr(plan, f"together_passes_{corpus}"))
        order = [d for _ in range(math.ceil(passes[-1])) for d in rng.permutation(np.array(documents, dtype=object))]
        read = [p for d in order[: round(passes[-1] * len(documents))]
                for p in corpora.passages(seen(d, corpus), plan.window, plan.together_windows, rng)]  # fmt: skip
        pools.append(read)
        print(f"{corpus}: {len(documents)} articles, {passes[-1]} passes, {len(read)} passages", file=sys.stderr)
    stretches = math.ceil(max(passes))
    out: list[list[list[corpora.Window]]] = []
    for i in range(stretches):
        share = [p for pool in pools for p in pool[len(pool) * i // stretches : len(pool) * (i + 1) // stretches]]
        out += corpora.pack(share, plan.budget, rng)
    return out
