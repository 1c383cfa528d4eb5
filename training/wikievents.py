"""Measure triggers of events on other people's gold: ``python -m training.wikievents --data FOLDER``.

The network that ships reads WikiEvents' development part (Li et al. 2021). An event that it finds is right if it shares
a character with a trigger there, one for each, and its type is one that `typemaps.WIKIEVENTS_ROOTS` gives the trigger's
root, the first two levels of its type. WikiEvents marks only what its ontology has. So of our events, those count whose
type some root may have, and no others: `agree`, `elect`, `life` and `measure` are left out. ``--out`` names the file of
figures.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from onrecord.encoder import Reader
from onrecord.schema import MarkedEvent
from onrecord.settings import Settings
from training import bootstrap
from training.counting import Counted, Place
from training.figures import row, shares
from training.gold import Json, objects
from training.golds import WIKIEVENTS
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


class Judged(NamedTuple):
    """Of a document: the triggers with whether each is found, and how many of our events count."""

    found: list[tuple[Trigger, bool]]
    ours: int


def main() -> None:
    """Read the command line, read the documents, print the figures and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--out", type=Path, default=Path("build/evaluation/wikievents.json"))
    given = parser.parse_args()
    texts = [text_of(document) for document in objects(given.data / "wikievents" / "dev.jsonl")]
    reader = Reader.load(Settings())
    judged = [
        judge(text, annotations.events) for annotations, text in reader.annotate((each.text, each) for each in texts)
    ]
    found = [row(WIKIEVENTS, *figure) for figure in figures(judged)]
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps({"figures": found}, indent=1) + "\n", encoding="utf8")
    for each in found:
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
        root = ".".join(event["event_type"].split(".")[:2])
        if root not in WIKIEVENTS_ROOTS:
            raise ValueError(f"{document['doc_id']}: WIKIEVENTS_ROOTS in training/typemaps.py lacks {root!r}")
        triggers.append(Trigger(start, end, root))
    return Text(text, triggers)


def judge(text: Text, events: Sequence[MarkedEvent]) -> Judged:
    """Give each trigger one event that overlaps it and has a type of its root; the one that overlaps most."""
    free = [event for event in events if event.type in OURS]
    ours = len(free)
    found = []
    for trigger in text.triggers:
        fits = [
            event
            for event in free
            if event.trigger.start < trigger.end
            and event.trigger.end > trigger.start
            and event.type in WIKIEVENTS_ROOTS[trigger.root]
        ]
        if fits:
            free.remove(max(fits, key=lambda e: min(e.trigger.end, trigger.end) - max(e.trigger.start, trigger.start)))
        found.append((trigger, bool(fits)))
    return Judged(found, ours)


def figures(judged: Sequence[Judged]) -> Iterator[tuple[Place, Counted]]:
    """Give P, R and F1 of triggers, and of each root the share that is found; it is documents that are drawn."""
    counts = [[sum(hit for _, hit in each.found), each.ours, len(each.found)] for each in judged]
    array = np.array(counts, dtype=np.float64)
    for name, formula in (("p", bootstrap.precision), ("r", bootstrap.recall), ("f1", bootstrap.f1)):
        yield ("trigger", name), Counted(array, formula, int(array[:, 2].sum()))
    for root in WIKIEVENTS_ROOTS:
        of_root = [[hit for trigger, hit in each.found if trigger.root == root] for each in judged]
        if any(of_root):
            yield ("root", root, "found"), shares([(sum(hits), len(hits)) for hits in of_root])


if __name__ == "__main__":
    main()
