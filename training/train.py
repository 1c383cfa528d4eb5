"""Train the reader from MiniLM on the corpora: ``python -m training.train --data FOLDER``.

There are two stages: first only the attributions, then all heads together. ``--start FOLDER`` goes on from weights that
ship with the second stage alone, and leaves the lowest layers as they are. ``--corrections FILE`` is one more corpus of
the second stage: what people have put right, as ``onrecord gold`` writes it. The same command with the same seed on the
same kind of processor gives the same weights. If a run was cut off, ``--resume`` goes on from its last checkpoint.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import torch
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from training import corrected, minilm, model, objectives, schedule, shipped
from training.gold import GoldArticle
from training.plan import Plan


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/, worldnews/, gum/ and re3d/")
    parser.add_argument("--out", type=Path, default=Path("build/training"), help="where checkpoints and logs go")
    parser.add_argument("--resume", action="store_true", help="go on from the last checkpoint in --out")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--start", type=Path, help="go on with the second stage from the weights in a folder, or of an earlier run"
    )
    parser.add_argument(
        "--licensed-only", action="store_true", help="learn only from articles whose source states a licence"
    )
    parser.add_argument("--corrections", type=Path, help="a file of corrected records, to learn from as well")
    for field in fields(Plan):
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=type(field.default), default=field.default)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    plan = Plan(**{f.name: getattr(given, f.name) for f in fields(Plan)})
    train(
        plan,
        given.data,
        given.out,
        start=given.start,
        resume=given.resume,
        licensed_only=given.licensed_only,
        corrections=corrected.load(given.corrections, given.data) if given.corrections else (),
    )


def parameter_groups(reader: model.Reader, rate_encoder: float, rate_heads: float, plan: Plan) -> list[dict[str, Any]]:
    """Group the parameters: lower layers learn more slowly, new parts faster, and word embeddings not at all."""
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


def begin(start: Path | None) -> model.Reader:
    """The weights to begin with: those that ship in a folder, those of an earlier run in a file, or MiniLM's."""
    if start is None:
        return minilm.reader(minilm.folder())
    return model.load(start) if start.is_file() else shipped.reader(start)


def freeze(reader: model.Reader, layers: int) -> None:
    """Leave the embeddings and the lowest layers of the encoder as they are."""
    e = reader.encoder
    for module in (e.positions, e.cases, e.layouts, e.styles, e.norm, *e.layers[:layers]):
        module.requires_grad_(False)


def train(
    plan: Plan,
    data: Path,
    out: Path,
    *,
    start: Path | None = None,
    resume: bool = False,
    licensed_only: bool = False,
    corrections: Sequence[GoldArticle] = (),
) -> None:
    """Run the plan, or its second stage alone from the weights in the folder `start`.

    The second stage learns from `corrections` as well, corrected records as `training.corrected` loads them.
    `out` gets ``attributions.pt`` after the first stage and ``reader.pt`` after the second, and beside each its log
    (``.jsonl``) and, every 100 steps, its checkpoint.
    """
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(plan.seed)
    reader = begin(start)
    first = out / "attributions.pt"
    if start:
        freeze(reader, plan.together_frozen)
    elif resume and first.is_file():
        reader.load_state_dict(torch.load(first, weights_only=True)["weights"], strict=False)
    else:
        rates = plan.rate_encoder, plan.rate_heads
        steps = schedule.alone(plan, data, licensed_only=licensed_only)
        run(reader, steps, objectives.alone, plan, rates=rates, result=first, resume=resume)
    rates = plan.together_rate_encoder, plan.together_rate_heads
    run(
        reader,
        schedule.together(plan, data, licensed_only=licensed_only, corrections=corrections),
        objectives.together,
        plan,
        rates=rates,
        result=out / "reader.pt",
        resume=resume,
    )


def run(
    reader: model.Reader,
    steps: list[Any],
    lost: Callable[[model.Reader, Any, Plan, np.random.Generator], objectives.Parts],
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
    for layer in reader.encoder.layers:
        layer.train(any(p.requires_grad for p in layer.parameters()))
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
            loss = objectives.total(parts, plan)
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
            if (step + 1) % 100 == 0:
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
