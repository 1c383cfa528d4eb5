"""Measure how reliable the confidence of events is: ``python -m training.event_reliability --data FOLDER``.

The confidence of an event is the probability that there is one of its type. `training.export` fits it on the articles
that are kept out of training. Here those are read again, and each is judged by a calibration that was fitted on the
others, in folds. With ``--write``, the tables go into the network's model card.
"""

import argparse
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from onrecord.encoder import Reader
from onrecord.encoder.confidence import EventCalibration, EventSigns
from onrecord.encoder.heads.events import TYPES
from onrecord.encoder.network import VOCABULARY, WEIGHTS
from onrecord.encoder.pieces import load_tokenizer, split
from onrecord.settings import Settings
from training.calibrate import fit, judged_events
from training.events import happened
from training.gold import kept_out, load
from training.reliability import area, with_tables

BEGIN: Final = "<!-- Written by `python -m training.event_reliability --write`. -->\n"
"""The tables stand behind this line of the model card."""

FOLDS: Final = 8
BINS: Final = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
FEWEST: Final = 5
"""Types that are given less often have no row of their own."""


class Given(NamedTuple):
    """An event that was given: its type, how sure it is, by a calibration fitted without its article, and whether there
    is one of that type.
    """

    type: str
    confidence: float
    right: bool


class Article(NamedTuple):
    """What a reader finds in an article, unsure ones too: each event's type and signs, and whether it is right; and how
    many events there are.
    """

    found: list[tuple[str, EventSigns, bool]]
    gold: int


def main() -> None:
    """Read the command line, read the articles, print the tables, and write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--write", action="store_true", help="write the tables into the model card")
    given = parser.parse_args()
    judged = [each for fold in crossed(list(read(given.data))) for each in fold]
    tables = "\n".join([*by_confidence(judged), "", *by_type(judged), "", told_apart(judged)])
    print(tables)
    if given.write:
        card = WEIGHTS / "README.md"
        card.write_text(with_tables(card.read_text(encoding="utf8"), tables, BEGIN), encoding="utf8")


def read(data: Path) -> Iterator[Article]:
    """Read the articles that are kept out of training and whose events are marked, with the network that ships."""
    reader = Reader.load(Settings())
    tokenizer = load_tokenizer(WEIGHTS / VOCABULARY)
    known = {article["id"]: article for article in load(data / "worldnews" / "events_train.jsonl")}
    for article in kept_out(load(data / "worldnews" / "train.jsonl"), "worldnews"):
        if article["id"] in known:
            pieces = split(article["text"], tokenizer)
            gold = happened(known[article["id"]], pieces).events
            judged = judged_events(list(reader.find_events(pieces)), gold)
            yield Article([(found.type, found.signs, right) for found, right in judged], len(gold))


def crossed(articles: Sequence[Article], folds: int = FOLDS) -> Iterator[list[Given]]:
    """For each fold, fit a calibration to the articles of all others, and give the events that are sure enough by it.

    An article's fold is its number modulo `folds`.
    """
    for fold in range(folds):
        others = [each for number, each in enumerate(articles) if number % folds != fold]
        found = [each for article in others for each in article.found]
        total = sum(article.gold for article in others)
        calibration = fit(EventCalibration, [signs for _, signs, _ in found], [hit for _, _, hit in found], total)
        sure = ((kind, calibration.confidence(signs), right)
                for article in articles[fold::folds] for kind, signs, right in article.found)  # fmt: skip
        yield [Given(*each) for each in sure if each[1] >= calibration.threshold]


def by_confidence(judged: Sequence[Given]) -> list[str]:
    """Of events that are about equally sure, how many are right, as a Markdown table."""
    rows = ["| confidence | events | mean | measured right |", "|---" * 4 + "|"]
    for low, high in pairwise(BINS):
        if here := [each for each in judged if low <= each.confidence and (each.confidence < high or high == BINS[-1])]:
            rows.append(f"| {low:.2f}–{high:.2f} | {_facts(here)} |")
    if sure := [each for each in judged if each.confidence >= 0.9]:
        rows.append(f"| 0.90 or more | {_facts(sure)} |")
    return rows


def by_type(judged: Sequence[Given]) -> list[str]:
    """Of the events of each type that are given, how sure they are, and how many are right."""
    rows = ["| type that is given | events | mean | measured right |", "|---" * 4 + "|"]
    by_type = {kind: [each for each in judged if each.type == kind] for kind in TYPES}
    rows += [f"| {kind} | {_facts(here)} |" for kind, here in by_type.items() if len(here) >= FEWEST]
    return [*rows, f"| all | {_facts(judged)} |"]


def told_apart(judged: Sequence[Given]) -> str:
    """Say how often a right event is surer than a wrong one."""
    pairs = area([(each.confidence, each.right) for each in judged])
    return f"Of a right event and a wrong one, the right one is surer in {pairs:.0f} of a hundred pairs."


def _facts(judged: Sequence[Given]) -> str:
    """How many there are, their mean confidence, and the share that is right."""
    n = len(judged) or 1
    mean, right = sum(each.confidence for each in judged) / n, sum(each.right for each in judged) / n
    return f"{len(judged)} | {mean:.2f} | {right:.2f}"


if __name__ == "__main__":
    main()
