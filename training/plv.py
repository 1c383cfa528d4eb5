"""Measure how well the type of what passes between two actors is told: ``python -m training.plv --data FOLDER``.

PLV has sentences with a source, a target, and the PLOVER type of what the one does to the other. The network that ships
reads each sentence as it is. Its best trigger's type, through `typemaps.PLOVER`, is one answer. The other is that of a
multinomial logistic regression on what the network sees in the sentence, in five folds by sentence: each is fitted on
four, and its ridge is chosen among those four. The network itself learns nothing here. The figures go to ``--out``.
"""

import argparse
import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp
from tokenizers import Tokenizer

from onrecord.encoder import events
from onrecord.encoder.heads.events import TYPES
from onrecord.encoder.network import Network
from onrecord.encoder.pieces import load_tokenizer, split
from onrecord.encoder.scores import softmax
from onrecord.encoder.states import encode
from onrecord.encoder.windows import merge
from training import bootstrap
from training.counting import Counted, Place
from training.events import covered
from training.figures import row
from training.golds import PLV
from training.typemaps import PLOVER

Floats = NDArray[np.float64]
Spans = tuple[tuple[int, int], ...]

FOLDS: Final = 5
SEED: Final = 20261129
RIDGES: Final = (3.0, 10.0, 30.0, 100.0)
"""How strongly weights may be held to zero."""

LEAST: Final = 0.01
"""Pieces that are less likely than this to begin a trigger are no candidates."""

ALONE: Final = 0.1
"""How much a candidate counts in which neither the source nor the target has its part; each that has adds 1."""

LABELS: Final = tuple(sorted({label for label in PLOVER.values() if label}))
"""PLV's types, in the order of their numbers."""


class Example(NamedTuple):
    """A sentence, where its source and target stand, and the type of what passes between them."""

    text: str
    source: Spans
    target: Spans
    label: str


def main() -> None:
    """Read the command line, read the sentences, print the figures and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=Path("build/evaluation/plv.json"))
    given = parser.parse_args()
    examples = load(given.data / "plv" / "train.tsv")
    network = Network.load()
    tokenizer = load_tokenizer(network.vocabulary)
    seen = [see(network, tokenizer, each) for each in examples]
    told = {"regression": in_folds(examples, np.stack([features(each) for each in seen])),
            "best trigger": [mapped(each) for each in seen]}  # fmt: skip
    found = [row(PLV, *figure) for by, labels in told.items() for figure in figures(by, examples, labels)]
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps({"figures": found}, indent=1) + "\n", encoding="utf8")
    for each in found:
        print(f"{', '.join(each['what'])}: {each['value']} ({each['low']} to {each['high']}), of {each['of']}")


def load(path: Path) -> list[Example]:
    """Load the sentences. Raises ValueError for a type that `typemaps.PLOVER` doesn't give."""
    examples = []
    with path.open(encoding="utf8", newline="") as lines:
        for each in csv.DictReader(lines, delimiter="\t"):
            if each["gold_root"] not in LABELS:
                raise ValueError(f"{path}: sentence {each['sentence_id']} has the type {each['gold_root']!r}; PLV's types "
                                 f"are {', '.join(LABELS)}")  # fmt: skip
            examples.append(Example(*marked(each["marked_sentence"]), each["gold_root"]))
    return examples


def marked(sentence: str) -> tuple[str, Spans, Spans]:
    """Take the marks of source and target out of a sentence; give it, and where both stand in it.

    Raises ValueError for a mark that isn't closed, or closes nothing.

    >>> marked("<s>Rebels</s> freed <t>two pilots</t>.")
    ('Rebels freed two pilots.', ((0, 6),), ((13, 23),))
    """
    text, at = "", 0
    opened: dict[str, int] = {}
    spans: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
    for mark in re.finditer(r"<(/?)([st])>", sentence):
        text += sentence[at : mark.start()]
        at = mark.end()
        closes, who = mark.groups()
        if bool(closes) is not (who in opened):
            raise ValueError(f"the mark {mark[0]} at character {mark.start()} doesn't pair with another: {sentence!r}")
        if closes:
            spans[who].append((opened.pop(who), len(text)))
        else:
            opened[who] = len(text)
    if opened:
        raise ValueError(f"a mark isn't closed: {sentence!r}")
    return text + sentence[at:], tuple(spans["s"]), tuple(spans["t"])


@dataclass(frozen=True)
class Candidate:
    """What may be an event: how likely each type is, in the order of TYPES, the state of its first piece, and whether
    the source and the target have a part in it, each as the one who does it and as the one to whom it is done.
    """

    types: Floats
    state: Floats
    does: tuple[bool, bool]
    suffers: tuple[bool, bool]

    @property
    def weight(self) -> float:
        """How much it counts: how likely it is, and whether the source and the target have their parts."""
        source, target = self.does[0], self.suffers[1] or (self.does[0] and self.does[1])
        return float(self.types.sum()) * (ALONE + source + target)


@dataclass(frozen=True)
class Seen:
    """What the network sees in a sentence: candidates, and the mean states of source and target.

    *Shape:* both ``(width,)``.
    """

    candidates: list[Candidate]
    source: Floats
    target: Floats


def see(network: Network, tokenizer: Tokenizer, example: Example) -> Seen:
    """Read a sentence."""
    pieces = split(example.text, tokenizer)
    (states,) = encode(network, pieces, "full")
    hidden = merge(list(zip(states.windows, states.hidden, strict=True)), states.pieces)[1].astype(np.float64)
    scores = merge(
        [(w, network.triggers(h)) for w, h in zip(states.windows, states.hidden, strict=True)], states.pieces
    )
    likely = softmax(scores[1])[:, 1:].astype(np.float64)
    parts = [
        {piece for span in spans for piece in covered(pieces, *span)} for spans in (example.source, example.target)
    ]

    def have(fragments: Iterable[tuple[int, int]]) -> tuple[bool, bool]:
        of = {piece for first, end in fragments for piece in range(first, end)}
        return bool(of & parts[0]), bool(of & parts[1])

    candidates = [
        Candidate(likely[each.trigger[0]], hidden[each.trigger[0]],
                  have(each.arguments["who"]), have(each.arguments["whom"]))
        for each in events.find(replace(network, trigger_threshold=LEAST), states)
    ]  # fmt: skip
    source, target = (hidden[sorted(part)].mean(0) if part else np.zeros(hidden.shape[1]) for part in parts)
    return Seen(candidates, source, target)


def mapped(seen: Seen) -> str:
    """The type of the best trigger whose type PLOVER has, or of none the first one."""
    scores = dict.fromkeys(LABELS, 0.0)
    for each in seen.candidates:
        for ours, likely in zip(TYPES, each.types.tolist(), strict=True):
            if label := PLOVER[ours]:
                scores[label] = max(scores[label], each.weight / max(float(each.types.sum()), 1e-9) * likely)
    return max(LABELS, key=lambda label: scores[label])


def features(seen: Seen) -> Floats:
    """Give what the regression knows of a sentence: how likely each type is, of the candidates that have the source and
    the target in the same parts, and the states of the best candidate, of the source and of the target.

    *Shape:* ``(5 * types + 3 * width,)``.
    """
    groups: list[Floats] = []
    for belongs in (
        lambda c: True,
        lambda c: c.does[0] and c.suffers[1],
        lambda c: c.does[0],
        lambda c: c.suffers[1],
        lambda c: c.does[1] or c.suffers[0],
    ):
        of = [each.types for each in seen.candidates if belongs(each)]
        groups.append(np.max(of, 0) if of else np.zeros(len(TYPES)))
    best = max(seen.candidates, key=lambda each: each.weight, default=None)
    return np.concatenate(
        [*groups, np.zeros_like(seen.source) if best is None else best.state, seen.source, seen.target]
    )


def in_folds(examples: Sequence[Example], x: Floats) -> list[str]:
    """Tell the label of each example by a regression that was fitted on the folds of all other sentences.

    *Shape:* x ``(examples, features)``.
    """
    y = np.array([LABELS.index(each.label) for each in examples])
    fold = folds([each.text for each in examples])
    told = np.zeros_like(y)
    for out in range(FOLDS):
        inner = [k for k in range(FOLDS) if k != out]
        ridge = max(RIDGES, key=lambda each: _inner_f1(x, y, fold, inner, each))
        told[fold == out] = Regression.fit(x[fold != out], y[fold != out], ridge).tell(x[fold == out])
    return [LABELS[label] for label in told]


def _inner_f1(x: Floats, y: NDArray[np.int64], fold: NDArray[np.int64], inner: list[int], ridge: float) -> float:
    """The mean F1 over labels when each of some folds is told by the others of them."""
    told = np.full_like(y, -1)
    for held in inner:
        known = np.isin(fold, [k for k in inner if k != held])
        told[fold == held] = Regression.fit(x[known], y[known], ridge).tell(x[fold == held])
    here = np.isin(fold, inner)
    return float(bootstrap.macro_f1(_hits(y[here], told[here]).sum(0)))


def folds(sentences: Sequence[str]) -> NDArray[np.int64]:
    """Give each sentence the number of a fold, drawn with a fixed seed; the same sentence is in the same fold."""
    different = list(dict.fromkeys(sentences))
    drawn = np.random.default_rng(SEED).permutation(len(different)) % FOLDS
    number = dict(zip(different, drawn.tolist(), strict=True))
    return np.array([number[each] for each in sentences])


@dataclass(frozen=True)
class Regression:
    """A multinomial logistic regression on standardised features.

    *Shape:* mean and spread ``(features,)``, weights ``(1 + features, labels)``, the first row for the bias.
    """

    mean: Floats
    spread: Floats
    weights: Floats

    @classmethod
    def fit(cls, x: Floats, y: NDArray[np.int64], ridge: float) -> "Regression":
        """Fit it to labels; each label counts by the root of how many it has, so that rare ones aren't lost."""
        mean, spread = x.mean(0), x.std(0) + 1e-3
        z = np.concatenate([np.ones((len(x), 1)), (x - mean) / spread], 1)
        truth = np.eye(len(LABELS))[y]
        count = np.bincount(y, minlength=len(LABELS))[y] ** -0.5
        count *= len(y) / count.sum()
        shape = z.shape[1], len(LABELS)

        def loss(flat: Floats) -> tuple[float, Floats]:
            weights = flat.reshape(shape)
            scores = z @ weights
            log_p = scores - logsumexp(scores, axis=1, keepdims=True)
            held = np.concatenate([np.zeros((1, shape[1])), weights[1:]])
            slope = z.T @ (count[:, None] * (np.exp(log_p) - truth)) + ridge * held
            return float(-(count[:, None] * truth * log_p).sum() + ridge * (held**2).sum() / 2), slope.ravel()

        best = minimize(loss, np.zeros(shape[0] * shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
        return cls(mean, spread, best.reshape(shape))

    def tell(self, x: Floats) -> NDArray[np.int64]:
        """Tell the likeliest label of each row. *Shape:* ``(n, features)`` to ``(n,)``."""
        scores: Floats = self.weights[0] + (x - self.mean) / self.spread @ self.weights[1:]
        return scores.argmax(1)


def figures(by: str, examples: Sequence[Example], told: Sequence[str]) -> Iterator[tuple[Place, Counted]]:
    """The share of right answers, the mean F1 over types, and the F1 of each type; sentences are drawn for intervals."""
    gold, said = (np.array([LABELS.index(each) for each in labels]) for labels in ([e.label for e in examples], told))
    hits = _hits(gold, said)
    number = {text: n for n, text in enumerate(dict.fromkeys(each.text for each in examples))}
    counts = np.zeros((len(number), hits.shape[1]))
    np.add.at(counts, [number[each.text] for each in examples], hits)
    right = np.stack([counts[:, 0::3].sum(1), counts[:, 2::3].sum(1)], 1)
    yield (by, "right"), Counted(right, bootstrap.share, len(gold))
    yield (by, "macro-F1"), Counted(counts, bootstrap.macro_f1, len(gold))
    for n, label in enumerate(LABELS):
        yield (by, label, "f1"), Counted(counts[:, 3 * n : 3 * n + 3], bootstrap.f1, int((gold == n).sum()))


def _hits(gold: NDArray[np.int64], said: NDArray[np.int64]) -> Floats:
    """For each answer and label: whether it is right, said, and the gold's. *Shape:* ``(n, 3 * labels)``."""
    is_it, told = (each[:, None] == np.arange(len(LABELS)) for each in (gold, said))
    return np.stack([is_it & told, told, is_it], 2).reshape(len(gold), -1).astype(np.float64)


if __name__ == "__main__":
    main()
