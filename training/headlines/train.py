"""Train the pair classifier: ``python -m training.headlines.train --data FOLDER``.

It stands on the lowest layers of the shipped network, which stay as they are. If a run was cut off, ``--resume`` goes
on from its last checkpoint.
"""

import argparse
import json
import sys
import time
from dataclasses import dataclass, fields, replace
from math import ceil
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from rich.progress import track
from torch import Tensor

from onrecord.encoder.heads.verdicts import VERDICTS
from onrecord.encoder.inputs import STYLES
from onrecord.encoder.network import VOCABULARY, WEIGHTS
from onrecord.encoder.pieces import load_tokenizer
from training import model, precision, shipped
from training.gold import articles
from training.headlines import examples, made
from training.headlines.batches import Batch, Pair, batches, collate
from training.headlines.examples import UNKNOWN, Example
from training.schedule import NEAR_COPIES


@dataclass(frozen=True)
class Plan:
    """Everything that a run depends on, except its data."""

    seed: int = 20261129
    passes_headlines: int = 8
    passes_made: float = 1.5
    passes_claims: float = 1.0
    passes_titles: float = 1.0
    made_each: int = 12
    budget: int = 4096
    rate_layers: float = 1.5e-4
    rate_heads: float = 6e-4
    warmup: float = 0.06
    weight_decay: float = 0.01
    clip: float = 1.0
    supported: float = 0.7
    evidence: float = 0.5
    of_made: float = 0.5


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with headlines/, worldnews/, polnear/ …")
    parser.add_argument("--out", type=Path, default=Path("build/headlines"), help="where checkpoints and the log go")
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint in --out")
    parser.add_argument("--threads", type=int, default=2)
    for field in fields(Plan):
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    plan = Plan(**{f.name: getattr(given, f.name) for f in fields(Plan)})
    train(plan, given.data, given.out, resume=given.resume)


def pool(plan: Plan, data: Path) -> list[tuple[list[Example], float]]:
    """Give the examples of the run with how often each is seen: the written ones, those made by rule, and claims."""
    rng = np.random.default_rng(plan.seed)
    learnt, _ = examples.held_out(examples.articles(data))
    kept = {row["id"] for row in examples.held_out(examples.articles(data))[1]}
    written = list(examples.headlines(iter(learnt)))
    by_rule: list[Example] = []
    for corpus in ("worldnews", "polnear"):
        for gold in articles(data / corpus / "train.jsonl"):
            if gold["id"] not in NEAR_COPIES and gold["id"] not in kept:
                by_rule += made.made(gold, rng, plan.made_each if corpus == "worldnews" else plan.made_each // 2)
    for row in learnt:
        names = made.names_in(row["text"])
        sentences = examples.sentences_of(row["text"])
        for each in row["headlines"]:
            if each["label"] == "supported":
                others = [name for name in names if name not in each["headline"]]
                for headline, verdict in made.edited(each["headline"], others, rng):
                    by_rule.append(examples.compared(headline, row["text"], sentences, verdict=verdict))
    own: list[Example] = []
    for row, sentences in examples.titled(data):
        whole = examples.compared(row["title"], row["text"], sentences, verdict="supported")
        own.append(replace(whole, verdict=UNKNOWN))
        others = [name for name in made.names_in(row["text"]) if name not in row["title"]]
        for headline, verdict in list(made.edited(row["title"], others, rng))[:2]:
            own.append(examples.compared(headline, row["text"], sentences, verdict=verdict))
    return [
        (written, plan.passes_headlines),
        (by_rule, plan.passes_made),
        (own, plan.passes_titles),
        (list(examples.claims(data)), plan.passes_claims),
    ]


def schedule(plan: Plan, data: Path) -> list[tuple[list[Pair], bool]]:
    """Give the batches of the run in order, each with whether its headlines were written for their articles.

    What is made by rule comes early, and the written headlines more and more often.
    """
    rng = np.random.default_rng(plan.seed + 1)
    tokenizer = load_tokenizer(WEIGHTS / VOCABULARY)
    placed: list[tuple[float, list[Pair], bool]] = []
    for number, (each, passes) in enumerate(pool(plan, data)):
        pairs = [Pair.of(example, tokenizer) for example in each]
        print(f"{len(pairs)} examples, {passes} passes", file=sys.stderr)
        for done in range(ceil(passes)):
            order = rng.permutation(len(pairs))[: round(min(passes - done, 1) * len(pairs))]
            for batch in batches([pairs[i] for i in order], plan.budget, rng):
                place = rng.random() ** 0.7 if number == 0 else rng.random() * 0.85
                placed.append((place, batch, number == 0))
    return [(batch, written) for _, batch, written in sorted(placed, key=lambda each: each[0])]


def inputs(batch: Batch) -> tuple[tuple[Tensor, Tensor, Tensor, Tensor], Tensor]:
    """Give what the shared layers read, and the mask."""
    of = torch.from_numpy
    style = torch.full((len(batch.ids),), STYLES.index("full"))
    place = torch.arange(batch.ids.shape[1])[None]
    mask = torch.where(place < of(batch.lengths)[:, None], 0.0, -1e4)[:, None, None]
    return (of(batch.ids), of(batch.cases), of(batch.layouts), style), mask


def scores(reader: model.Reader, pairs: model.PairClassifier, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Scores of a batch: verdicts, supported, evidence."""
    read, mask = inputs(batch)
    with precision.lowered():
        with torch.no_grad():
            below = model.shared(reader, read, mask)
        verdicts, supported, evidence = pairs(below, torch.from_numpy(batch.sides), mask)
    return verdicts.float(), supported.float(), evidence.float()


def losses(reader: model.Reader, pairs: model.PairClassifier, batch: Batch, plan: Plan) -> dict[str, Tensor]:
    """The losses on a batch, each a mean."""
    of = torch.from_numpy
    verdicts, supported, evidence = scores(reader, pairs, batch)
    known, marked = of(batch.verdicts) != UNKNOWN, of(batch.evidence) >= 0
    zero = verdicts.sum() * 0.0
    return {
        "verdict": F.cross_entropy(verdicts[known], of(batch.verdicts)[known]) if known.any() else zero,
        "supported": plan.supported * F.binary_cross_entropy_with_logits(supported, of(batch.supported)),
        "evidence": plan.evidence
        * F.binary_cross_entropy_with_logits(evidence[marked], of(batch.evidence)[marked].float())
        if marked.any()
        else zero,
    }


@torch.no_grad()
def held_out_scores(reader: model.Reader, pairs: model.PairClassifier, kept: list[Pair]) -> dict[str, float]:
    """Balanced accuracy of supported against not, and macro-F1 of the verdicts, by the network alone."""
    pairs.eval()
    told, gold = [], []
    for i in range(0, len(kept), 16):
        batch = collate(kept[i : i + 16])
        told += scores(reader, pairs, batch)[0].argmax(-1).tolist()
        gold += batch.verdicts.tolist()
    pairs.train()
    right = np.array(gold), np.array(told)
    yes = right[0] == 0
    balanced = ((right[1][yes] == 0).mean() + (right[1][~yes] != 0).mean()) / 2
    f1 = []
    for verdict in range(len(VERDICTS)):
        hit = ((right[0] == verdict) & (right[1] == verdict)).sum()
        f1.append(2 * hit / max(1, (right[0] == verdict).sum() + (right[1] == verdict).sum()))
    return {"balanced": round(100 * float(balanced), 1), "macro_f1": round(100 * float(np.mean(f1)), 1)}


def train(plan: Plan, data: Path, out: Path, *, resume: bool = False) -> None:
    """Run the plan; `out` gets ``pairs.pt``, the log, and every 100 steps a checkpoint."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(plan.seed)
    reader = shipped.reader(WEIGHTS).eval()
    pairs = model.PairClassifier(reader)
    steps = schedule(plan, data)
    kept = [Pair.of(e, load_tokenizer(WEIGHTS / VOCABULARY))
            for e in examples.headlines(iter(examples.held_out(examples.articles(data))[1]))]  # fmt: skip
    groups: list[dict[str, Any]] = [
        {"params": list(pairs.layers.parameters()), "peak": plan.rate_layers},
        {"params": [p for n, p in pairs.named_parameters() if not n.startswith("layers.")], "peak": plan.rate_heads},
    ]
    optimizer = torch.optim.AdamW(groups, lr=plan.rate_layers, weight_decay=plan.weight_decay, betas=(0.9, 0.98))
    first, checkpoint = 0, out / "pairs.checkpoint"
    if resume and checkpoint.is_file():
        state = torch.load(checkpoint, weights_only=True)
        pairs.load_state_dict(state["weights"])
        optimizer.load_state_dict(state["optimizer"])
        first = state["step"]
    pairs.train()
    log = (out / "pairs.jsonl").open("a" if first else "w", encoding="utf8")
    began, recent = time.monotonic(), []
    for step in track(range(first, len(steps)), "training", disable=not sys.stderr.isatty()):
        torch.manual_seed(plan.seed + step)
        done = step / len(steps)
        factor = min((step + 1) / (plan.warmup * len(steps)), (1 - done) / (1 - plan.warmup), 1.0)
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * factor
        chosen, written = steps[step]
        parts = losses(reader, pairs, collate(chosen), plan)
        loss = sum(parts.values(), torch.zeros(())) * (1.0 if written else plan.of_made)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(pairs.parameters(), plan.clip)
        optimizer.step()
        optimizer.zero_grad()
        recent.append({name: part.item() for name, part in parts.items()})
        if (step + 1) % 20 == 0 or step + 1 == len(steps):
            row: dict[str, Any] = {"step": step + 1, "of": len(steps), "seconds": round(time.monotonic() - began)}
            row |= {name: round(sum(r[name] for r in recent) / len(recent), 4) for name in recent[0]}
            recent = []
            if (step + 1) % 200 == 0 or step + 1 == len(steps):
                row |= held_out_scores(reader, pairs, kept)
            print(json.dumps(row), file=log, flush=True)
        if (step + 1) % 100 == 0:
            part = checkpoint.with_suffix(".part")
            torch.save({"weights": pairs.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}, part)
            part.replace(checkpoint)
    log.close()
    torch.save(pairs.state_dict(), out / "pairs.pt")


if __name__ == "__main__":
    main()
