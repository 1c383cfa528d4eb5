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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
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
from training.multinomial import Floats, Labels, hits, in_folds
from training.typemaps import PLOVER

Spans = tuple[tuple[int, int], ...]

FOLDS: Final = 5
SEED: Final = 20261129
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
    gold = np.array([LABELS.index(each.label) for each in examples])
    fold = folds([each.text for each in examples])
    told = {"regression": in_folds(np.stack([features(each) for each in seen]), gold, len(LABELS), fold),
            "best trigger": np.array([LABELS.index(mapped(each)) for each in seen])}  # fmt: skip
    found = [row(PLV, *figure) for by, labels in told.items() for figure in figures(by, examples, gold, labels)]
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
                raise ValueError(
                    f"{path}: sentence {each['sentence_id']} has the type {each['gold_root']!r}; "
                    f"PLV's types are {', '.join(LABELS)}"
                )
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
    def share(self) -> float:
        """How much it counts: more if the source does it, and if the target suffers it or does it together with it."""
        return ALONE + self.does[0] + (self.suffers[1] or all(self.does))


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
    merged, scores = (
        merge(list(zip(states.windows, each, strict=True)), states.pieces)[1]
        for each in (states.hidden, [network.triggers(window) for window in states.hidden])
    )
    likely, hidden = softmax(scores)[:, 1:].astype(np.float64), merged.astype(np.float64)
    source, target = (
        {piece for span in spans for piece in covered(pieces, *span)} for spans in (example.source, example.target)
    )

    def have(fragments: Iterable[tuple[int, int]]) -> tuple[bool, bool]:
        part = {piece for first, end in fragments for piece in range(first, end)}
        return bool(part & source), bool(part & target)

    def mean(part: set[int]) -> Floats:
        return hidden[sorted(part)].mean(0) if part else np.zeros(hidden.shape[1])

    candidates = [
        Candidate(likely[at], hidden[at], have(each.arguments["who"]), have(each.arguments["whom"]))
        for each in events.find(replace(network, trigger_threshold=LEAST), states)
        for at in each.trigger[:1]
    ]
    return Seen(candidates, mean(source), mean(target))


def mapped(seen: Seen) -> str:
    """Give the type of the best trigger whose type PLOVER has; without any candidate, the first of all types."""
    scores = dict.fromkeys(LABELS, 0.0)
    for each in seen.candidates:
        for ours, likely in zip(TYPES, each.types.tolist(), strict=True):
            if label := PLOVER[ours]:
                scores[label] = max(scores[label], each.share * likely)
    return max(LABELS, key=lambda label: scores[label])


_PARTS: Final[tuple[Callable[[Candidate], bool], ...]] = (
    lambda _: True,
    lambda each: each.does[0] and each.suffers[1],
    lambda each: each.does[0],
    lambda each: each.suffers[1],
    lambda each: each.does[1] or each.suffers[0],
)
"""Groups of candidates, by the parts that source and target have in them."""


def features(seen: Seen) -> Floats:
    """Give what the regression knows of a sentence: how likely each type is in each group of candidates, and the states
    of the best candidate, of the source and of the target. *Shape:* ``(5 * types + 3 * width,)``.
    """
    groups = [[each.types for each in seen.candidates if belongs(each)] for belongs in _PARTS]
    likely = [np.max(group, 0) if group else np.zeros(len(TYPES)) for group in groups]
    best = max(seen.candidates, key=lambda each: each.share * each.types.sum(), default=None)
    state = np.zeros_like(seen.source) if best is None else best.state
    return np.concatenate([*likely, state, seen.source, seen.target])


def folds(sentences: Sequence[str]) -> Labels:
    """Give each sentence the number of a fold, drawn with a fixed seed; the same sentence is in the same fold."""
    different = list(dict.fromkeys(sentences))
    drawn = np.random.default_rng(SEED).permutation(len(different)) % FOLDS
    number = dict(zip(different, drawn.tolist(), strict=True))
    return np.array([number[each] for each in sentences])


def figures(by: str, examples: Sequence[Example], gold: Labels, said: Labels) -> Iterator[tuple[Place, Counted]]:
    """Give the share of right answers, the mean F1 over types, and the F1 of each; it is sentences that are drawn."""
    number = {text: n for n, text in enumerate(dict.fromkeys(each.text for each in examples))}
    counts = np.zeros((len(number), 3 * len(LABELS)))
    np.add.at(counts, [number[each.text] for each in examples], hits(gold, said, len(LABELS)))
    right = np.stack([counts[:, 0::3].sum(1), counts[:, 2::3].sum(1)], 1)
    yield (by, "right"), Counted(right, bootstrap.share, len(gold))
    yield (by, "macro-F1"), Counted(counts, bootstrap.macro_f1, len(gold))
    for n, label in enumerate(LABELS):
        yield (by, label, "f1"), Counted(counts[:, 3 * n : 3 * n + 3], bootstrap.f1, int((gold == n).sum()))


if __name__ == "__main__":
    main()
