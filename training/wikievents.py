"""Measure triggers of events on other people's gold: ``python -m training.wikievents --data FOLDER``.

The network that ships reads WikiEvents' development part (Li et al. 2021). An event that it finds is right if it shares
a character with a trigger there, one for each, and its type is one that `typemaps.WIKIEVENTS_ROOTS` gives the trigger's
root, the first two levels of its type. Two answers are judged:

- *as they are*: all events that it finds whose type some root may have; `agree`, `elect`, `life` and `measure` are left
  out, for no root may have them. WikiEvents leaves out much of the rest that our guide asks for.
- *chosen*: of all that may be events, those that `choosing` takes WikiEvents to mark, as its training part shows.

``--out`` names the file of figures.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from onrecord.encoder import Reader
from onrecord.encoder.network import Network
from onrecord.settings import Settings
from training import bootstrap
from training.choosing import Candidate, Choice, candidates
from training.counting import Counted, Place
from training.figures import row, shares
from training.gold import Json, objects
from training.golds import WIKIEVENTS
from training.typed import NEAR_COPIES, joined, wikievents_tokens
from training.typemaps import WIKIEVENTS_ROOTS

OURS: Final = frozenset(kind for kinds in WIKIEVENTS_ROOTS.values() for kind in kinds)
"""The types that count: each is one that some root may have."""


class Trigger(NamedTuple):
    """Where a trigger stands in its text, and the first two levels of its type."""

    start: int
    end: int
    root: str


class Text(NamedTuple):
    """A document with its triggers."""

    text: str
    triggers: list[Trigger]


class Found(NamedTuple):
    """Where the trigger of an event of ours stands, and its type."""

    start: int
    end: int
    type: str


class Judged(NamedTuple):
    """Of a document: the triggers with whether each is found; and of our events that count, whether each is one."""

    triggers: list[tuple[Trigger, bool]]
    ours: list[bool]


def main() -> None:
    """Read the command line, read the documents, print the figures and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=Path("build/evaluation/wikievents.json"))
    given = parser.parse_args()
    texts = [text_of(document) for document in objects(given.data / "wikievents" / "dev.jsonl")]
    network = Network.load()
    reader = Reader(network, Settings())
    told: dict[str, list[Sequence[Found | Candidate]]] = {}
    told["as they are"] = [
        [Found(each.trigger.start, each.trigger.end, each.type) for each in annotations.events]
        for annotations, _ in reader.annotate((text.text, None) for text in texts)
    ]
    choice = learned(network, given.data)
    told["chosen"] = [list(choice.of(candidates(network, text.text))) for text in texts]
    figures = [
        row(WIKIEVENTS, (by, *place), figure)
        for by, events in told.items()
        for place, figure in measured([judge(*each) for each in zip(texts, events, strict=True)])
    ]
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps({"figures": figures}, indent=1) + "\n", encoding="utf8")
    for each in figures:
        print(f"{', '.join(each['what'])}: {each['value']} ({each['low']} to {each['high']}), of {each['of']}")


def text_of(document: Json) -> Text:
    """Put a document together from its sentences, with spaces, and an empty line behind those that end with a letter or
    digit, as headlines do; its own text has nothing between them.

    Raises ValueError if a trigger isn't where its tokens say, or its type has no place in the table of roots.
    """
    text = ""
    starts: list[int] = []
    ends: list[int] = []
    for tokens, words in document["sentences"]:
        if text:
            text += "\n\n" if text[-1].isalnum() else " "
        shift = len(text) - tokens[0][1]
        starts += [start + shift for _, start, _ in tokens]
        ends += [end + shift for _, _, end in tokens]
        text += words
    triggers = []
    for event in document["event_mentions"]:
        trigger = event["trigger"]
        start, end = starts[trigger["start"]], ends[trigger["end"] - 1]
        if "".join(text[start:end].split()) != "".join(trigger["text"].split()):
            raise ValueError(f"{document['doc_id']}: the trigger {trigger['text']!r} isn't at its tokens, which are "
                             f"{text[start:end]!r}")  # fmt: skip
        triggers.append(Trigger(start, end, root_of(event["event_type"])))
    return Text(text, triggers)


def judge(text: Text, events: Sequence[Found | Candidate]) -> Judged:
    """Give each trigger one event that overlaps it and has a type of its root; the one that overlaps most."""
    ours = [event for event in events if event.type in OURS]
    right: set[int] = set()
    triggers = []
    for trigger in text.triggers:
        shared = {n: min(event.end, trigger.end) - max(event.start, trigger.start) for n, event in enumerate(ours)
                  if n not in right and event.type in WIKIEVENTS_ROOTS[trigger.root]}  # fmt: skip
        best = max(shared, key=lambda n: shared[n], default=None)
        if best is not None and shared[best] > 0:
            right.add(best)
        triggers.append((trigger, best in right))
    return Judged(triggers, [n in right for n in range(len(ours))])


def learned(network: Network, data: Path) -> Choice:
    """Learn on the training part what WikiEvents marks, without its near-copies of development parts."""
    documents = []
    gold = 0
    for name, tokens, marked in wikievents_tokens(data):
        if name not in NEAR_COPIES:
            text, spans = joined(tokens)
            triggers = [Trigger(spans[first][0], spans[end - 1][1], root_of(kind)) for first, end, kind in marked]
            found = [each for each in candidates(network, text) if each.type in OURS]
            documents.append(list(zip(found, judge(Text(text, triggers), found).ours, strict=True)))
            gold += len(triggers)
    return Choice.fit(documents, gold)


def root_of(kind: str) -> str:
    """Give the first two levels of a type. Raises ValueError if they have no place in the table of roots.

    >>> root_of("Life.Die.Unspecified")
    'Life.Die'
    """
    root = ".".join(kind.split(".")[:2])
    if root not in WIKIEVENTS_ROOTS:
        raise ValueError(f"WIKIEVENTS_ROOTS in training/typemaps.py lacks {root!r}, the root of {kind!r}")
    return root


def measured(judged: Sequence[Judged]) -> Iterator[tuple[Place, Counted]]:
    """Give P, R and F1 of triggers, and of each root the share that is found; it is documents that are drawn."""
    counts = [[sum(each.ours), len(each.ours), len(each.triggers)] for each in judged]
    array = np.array(counts, dtype=np.float64)
    for name, formula in (("p", bootstrap.precision), ("r", bootstrap.recall), ("f1", bootstrap.f1)):
        yield ("trigger", name), Counted(array, formula, int(array[:, 2].sum()))
    for root in WIKIEVENTS_ROOTS:
        of_root = [[hit for trigger, hit in each.triggers if trigger.root == root] for each in judged]
        if any(of_root):
            yield ("root", root, "found"), shares([(sum(hits), len(hits)) for hits in of_root])


if __name__ == "__main__":
    main()
