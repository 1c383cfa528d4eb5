"""Measure the acts on gold statements in five folds: ``python -m training.acts --data FOLDER``.

In every fold, an act head and its encoder are trained from MiniLM on four fifths of the world-news articles, and decide
the acts of the gold statements in the last fifth. The reader that ships learns acts together with everything else, from
all articles. So this shows what its kind of head can do on articles that it has never seen.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray

from onrecord.encoder.heads.acts import ACTS
from onrecord.encoder.heads.roles import ROLES, fragments
from onrecord.encoder.inputs import STYLES
from onrecord.encoder.pieces import load_tokenizer
from onrecord.recorder.statements.acts import settle
from training import bootstrap, corpora, minilm, model, precision
from training.bootstrap import Counts
from training.counting import Counted, Place
from training.figures import row
from training.gold import Json
from training.golds import ACTS as ACTS_IN_FOLDS
from training.objectives import disturb
from training.plan import Plan
from training.train import parameter_groups

FOLDS = 5
JUDGED = ("assert", "deny", "confirm", "urge", "commit", "believe")
"""The acts whose F1 values are averaged; "ask" and "other" are too few."""

Told = tuple[str, str, str]
"""The act of a gold statement: the gold's, the network's and the recorder's."""

BY = ("network", "recorder")


def main() -> None:
    """Read the command line, run the folds, print the F1 of each act with and without the recorder's rules."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with worldnews/")
    parser.add_argument("--out", type=Path, default=Path("build/evaluation/acts.json"))
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    documents = corpora.load(given.data, "worldnews", "train", load_tokenizer(minilm.folder() / "vocab.txt"))
    told_of: list[list[Told]] = []
    for fold in range(FOLDS):
        reader = fit([d for i, d in enumerate(documents) if i % FOLDS != fold], Plan(), given.passes)
        told_of += [told(reader, d) for i, d in enumerate(documents) if i % FOLDS == fold]
        print(f"fold {fold + 1}: {score(told_of)}", file=sys.stderr, flush=True)
    result: Json = {**score(told_of), "figures": [row(ACTS_IN_FOLDS, *figure) for figure in figures(told_of)]}
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf8")
    print(json.dumps(result, indent=1))


def fit(documents: list[corpora.Document], plan: Plan, passes: int) -> model.Reader:
    """Train an encoder and its act head from MiniLM on gold statements."""
    torch.manual_seed(plan.seed)
    rng = np.random.default_rng(plan.seed)
    reader = minilm.reader(minilm.folder())
    optimizer = torch.optim.AdamW(
        parameter_groups(reader, plan.rate_encoder, plan.rate_heads, plan), betas=(0.9, 0.98), fused=True
    )
    steps = [b for _ in range(passes) for b in corpora.batches(
        [w for d in documents for w in corpora.windows(d, plan.window, rng)], plan.budget, rng)]  # fmt: skip
    reader.train()
    for step, chosen in enumerate(steps):
        factor = min((step + 1) / (plan.warmup * len(steps)), 1 - step / len(steps))
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * factor
        batch = corpora.collate(chosen, STYLES)
        if not len(batch.at):
            continue
        ids, cases = disturb(batch, plan, rng)
        loss = F.cross_entropy(scores(reader, batch, ids, cases), torch.from_numpy(batch.acts), label_smoothing=0.05)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), plan.clip)
        optimizer.step()
        optimizer.zero_grad()
    reader.eval()
    return reader


def scores(reader: model.Reader, batch: corpora.Batch, ids: torch.Tensor, cases: torch.Tensor) -> torch.Tensor:
    """Act scores of a batch's gold anchors. *Shape:* ``(n, acts)``."""
    of = torch.from_numpy
    place = torch.arange(ids.shape[1])[None]
    mask = torch.where(place < of(batch.lengths)[:, None] + 2, 0.0, -1e4)[:, None, None]
    with precision.lowered():
        hidden = reader.encoder(ids, cases, of(batch.layouts), of(batch.styles), mask)
        cue = (of(batch.roles) == ROLES.index("cue")).float()
        return reader.acts(hidden, of(batch.rows), of(batch.at), cue).float()


@torch.no_grad()
def told(reader: model.Reader, document: corpora.Document) -> list[Told]:
    """Give for each gold statement of a document its gold act, the network's and the recorder's."""
    rng = np.random.default_rng(0)
    out: list[Told] = []
    for window in corpora.windows(document, Plan().window, rng):
        batch = corpora.collate([window], STYLES)
        if not len(batch.at):
            continue
        said: NDArray[np.int64] = scores(reader, batch, torch.from_numpy(batch.ids),
                                         torch.from_numpy(batch.cases)).argmax(1).numpy()  # fmt: skip
        for gold, act, roles in zip(batch.acts, said, batch.roles, strict=True):
            starts, ends = document.pieces.starts[window.start :], document.pieces.ends[window.start :]
            cue = fragments(roles[1:], ROLES.index("cue"))
            spans = [(int(starts[a]), int(ends[b - 1])) for a, b in cue]
            out.append((ACTS[gold], ACTS[act], settle(document.gold["text"], spans, ACTS[act]) if spans else ACTS[act]))
    return out


def score(told_of: list[list[Told]]) -> dict[str, dict[str, float]]:
    """Compute the F1 of each act and their mean over `JUDGED`, for the network alone and with the recorder's rules."""
    result: dict[str, dict[str, float]] = {by: {} for by in BY}
    for (by, act), figure in figures(told_of):
        result[by][act] = round(float(figure.formula(figure.counts.sum(0))), 1)
    return result


def figures(told_of: list[list[Told]]) -> Iterator[tuple[Place, Counted]]:
    """Count the acts of each article's gold statements, for the network alone and with the recorder's rules."""
    for at, by in enumerate(BY, start=1):
        counts = {act: np.array([_counts(each, act, at) for each in told_of], dtype=np.float64) for act in ACTS}
        for act in ACTS:
            yield (by, act), Counted(counts[act], bootstrap.f1, int(counts[act][:, 2].sum()))
        judged = np.concatenate([counts[act] for act in JUDGED], axis=1)
        yield (by, "mean"), Counted(judged, _mean_f1, int(judged[:, 2::3].sum()))


def _counts(told: list[Told], act: str, at: int) -> tuple[int, int, int]:
    """Hits, found and gold of an act."""
    return (sum(each[0] == act == each[at] for each in told), sum(each[at] == act for each in told),
            sum(each[0] == act for each in told))  # fmt: skip


def _mean_f1(counts: Counts) -> NDArray[np.float64]:
    """The mean F1 of acts, three counts each."""
    f1s: NDArray[np.float64] = np.mean(
        [bootstrap.f1(counts[..., 3 * n : 3 * n + 3]) for n in range(len(JUDGED))], axis=0
    )
    return f1s


if __name__ == "__main__":
    main()
