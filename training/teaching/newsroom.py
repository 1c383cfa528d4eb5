"""A newsroom that corrects its records, played by a program that knows who said each quotation.

The articles are those of BASIL with their quotations, from three US outlets. The records, the corrections and the file
of gold are made as anybody would make them: in an archive, by `Archive.correct`, and by `Archive.gold`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from onrecord import recorder
from onrecord.corrections import Edit, find_who
from onrecord.errors import CorrectionError
from onrecord.knowledge import Knowledge
from onrecord.pipeline.adding import Archive
from onrecord.recorder import RecorderConfig
from onrecord.schema import Model, Record, Statement
from training.gold import GoldArticle, objects
from training.judging import SameName, is_right
from training.readings import CORRECTIONS, OF_CORRECTIONS, Reading

MODEL: Final = Model(name="earlier network", version="0.2.0")
WHO: Final = "newsroom"
SEED: Final = 20261130

Gold = Mapping[str, Any]


class Corrected(NamedTuple):
    """What became of the quotations of corrected articles."""

    right: int = 0
    corrected: int = 0
    not_correctable: int = 0
    missed: int = 0


def stories(data: Path) -> dict[str, str]:
    """Tell which story each article of BASIL is of, by the article's id; three outlets tell each story."""
    told = {}
    for line in objects(data / "basil" / "train.jsonl"):
        article = line["article"]
        told[f"basil_{article['uuid']}"] = str(article["triplet-uuid"])
    return told


def halves(names: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Split stories in two at random, always in the same way."""
    mixed = np.random.default_rng(SEED).permutation(sorted(set(names))).tolist()
    return frozenset(mixed[::2]), frozenset(mixed[1::2])


def correct_all(
    path: Path, readings: Sequence[Reading], config: RecorderConfig, same_name: SameName, table: Knowledge
) -> Corrected:
    """Read articles into a new archive, and correct the speaker of each quotation that has a wrong one."""
    outcomes: Counter[str] = Counter()
    with Archive(path) as archive:
        for reading in readings:
            record = recorder.write(reading.article, reading.annotations, MODEL, table, config)
            _, number = archive.store.keep(record)
            assert number is not None  # nothing was removed from a new archive
            edits: dict[str, Edit] = {}
            for quote in reading.gold["quotes"]:
                if quote["sure"] and quote["speaker"] not in (None, "self"):
                    outcomes[_correct(record, quote, same_name, edits)] += 1
            if edits:
                archive.correct(number, *edits.values(), who=WHO)
    return Corrected(**outcomes)


def _correct(record: Record, quote: Gold, same_name: SameName, edits: dict[str, Edit]) -> str:
    """Add the edit that a quotation asks for, if any, and tell what became of it."""
    statement = around(record, quote)
    if statement is None:
        return "missed"
    speaker = quote["speaker"]
    wanted = speaker if isinstance(speaker, list) else [speaker]
    named = [] if wanted[0].startswith("~") else wanted
    if is_right([each.name if each.named else None for each in record.speakers(statement)], named, same_name):
        return "right"
    try:
        who = tuple(find_who(record, each.removeprefix("~"), near=quote["start"]) for each in wanted)
    except CorrectionError:  # such a name stands nowhere in the article, or several have it
        return "not_correctable"
    edit = Edit(what="statement", line=statement.id, speakers=who)
    if who == statement.speakers or edits.setdefault(statement.id, edit) != edit:
        return "not_correctable"  # a statement has one answer
    return "corrected"


def around(record: Record, quote: Gold) -> Statement | None:
    """Find the statement of a quotation: the smallest whose content holds the middle of its first words."""
    middle = (quote["start"] + quote["end"]) // 2
    holding = [s for s in record.statements if any(span.start <= middle < span.end for span in s.content)]
    return min(holding, key=lambda s: sum(span.end - span.start for span in s.content), default=None)


def check_all(path: Path) -> None:
    """Mark all articles of an archive as checked from beginning to end."""
    with Archive(path) as archive:
        for number in archive.store.numbers():
            archive.store.check_whole(number, who=WHO)


def write_gold(archive: Path, path: Path) -> None:
    """Write the corrections of an archive to a file, as ``onrecord gold`` does."""
    with Archive(archive, read_only=True) as opened, path.open("w", encoding="utf8") as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in opened.gold())


def taught(articles: Sequence[GoldArticle], readings: Sequence[Reading]) -> list[Reading]:
    """Give the readings of corrected articles with what their corrections tell.

    In an article that was checked, that is who says its quotations: the program can't tell what a person would have
    found besides.
    """
    by_id = {each.gold["id"]: each for each in readings}
    return [
        by_id[gold["id"]]._replace(gold=_known(gold), weight=OF_CORRECTIONS, corpus=CORRECTIONS) for gold in articles
    ]


def _known(gold: GoldArticle) -> Gold:
    return {key: value for key, value in gold.items() if key != "attributions"} if gold["checked"] else gold
