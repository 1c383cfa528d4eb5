"""Articles of which somebody has said which tell the same story, and others to mix in, each as stories are told by.

BASIL's makers chose 80 events and for each an article of three outlets. ECB+'s makers searched the web for articles of
one event (a sub-topic), and for those of another that is like it: the same actress in another clinic. What NeuS has was
chosen by AllSides' editors. The names in articles are those that onrecord reads.
"""

import csv
import json
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import onrecord
from onrecord.stories import StoryInput

DEVELOPMENT = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
"""ECB+'s development topics."""

RUN = 8
COPIED = 0.2
"""An article that shares so much of its runs of eight words with one that is measured isn't mixed in."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
_ADDRESS = re.compile(r"https? : / /|www \.")
_DATE = re.compile(
    rf"(?:(?:published|posted|updated|modified|created|first|last|on|by|at|date|sun|mon|tue|wed|thu|fri|sat)\w*\W*)*"
    rf"(?:\d{{1,2}} ?(?:st|nd|rd|th)?,? ?{_MONTH}|{_MONTH}\W{{0,3}}\d{{1,2}}"
    r"|\d{1,4} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2,4})",
    re.IGNORECASE,
)
_DATED_LINES = 4
_LONGEST_DATE = 70
"""What ECB+'s pages begin with, in one of so many sentences of so few characters: it would give the story away."""


class Told(NamedTuple):
    """An article, and the story that it tells, None if nobody has said which."""

    id: str
    title: str | None
    text: str
    day: str | None
    story: str | None = None

    def story_input(self, names: Iterable[tuple[str, str, int]]) -> StoryInput:
        """Give what its sketch is made of."""
        return StoryInput(self.title, self.text, self.day, tuple(names))


def basil(data: Path) -> list[Told]:
    """BASIL: 80 stories, told by three outlets each, with their days."""
    found = []
    for line in _lines(data / "basil" / "train.jsonl"):
        article = line["article"]
        text = "\n\n".join(" ".join(each) for each in article["body-paragraphs"])
        name = line["file"].removesuffix(".json")
        found.append(Told(name, article["title"], text, article["date"], article["triplet-uuid"]))
    return found


def ecb(data: Path) -> list[Told]:
    """ECB+, topics 1 to 35: its sub-topics are stories. Addresses and dates that pages begin with are left out."""
    found = []
    with zipfile.ZipFile(data / "ecbplus" / "topics_1_35.zip") as documents:
        for name in sorted(each for each in documents.namelist() if each.endswith(".xml")):
            sentences = defaultdict(list)
            for token in ElementTree.fromstring(documents.read(name)).iter("token"):
                sentences[int(token.get("sentence", 0))].append(token.text or "")
            own = name.rpartition("/")[2].removesuffix(".xml")
            topic, _, rest = own.partition("_")
            text = "\n".join(_own_sentences([" ".join(sentences[number]) for number in sorted(sentences)]))
            found.append(Told(own, None, text, None, topic + rest.lstrip("0123456789")))
    return found


def _own_sentences(sentences: list[str]) -> list[str]:
    if sentences and _ADDRESS.match(sentences[0]):
        sentences = sentences[1:]
    return [
        sentence
        for place, sentence in enumerate(sentences)
        if place >= _DATED_LINES or len(sentence) > _LONGEST_DATE or not _DATE.match(sentence)
    ]


def neus(data: Path) -> list[Told]:
    """NeuS, validation part: the beginnings of three articles of each story, with their headlines."""
    found = []
    for number, line in enumerate((data / "neus" / "val.source").read_text("utf-8").split("\n")):
        for place, part in enumerate(line.split("[SEP]") if line else ()):
            title, _, text = part.partition("ARTICLE=>")
            title = title.replace("TITLE=>", "").strip()
            found.append(Told(f"neus-{number}-{place}", title, text.strip(), None, f"neus-{number}"))
    return found


def others(data: Path) -> dict[str, list[Told]]:
    """Articles to mix in, by corpus: FNC-1 and worldnews. Whatever day they came out isn't told."""
    csv.field_size_limit(10**9)
    with (data / "fnc1" / "train_bodies.csv").open(encoding="utf8", newline="") as bodies:
        fnc1 = [Told(f"fnc1-{row['Body ID']}", None, row["articleBody"], None) for row in csv.DictReader(bodies)]
    parts = [line for part in ("train", "dev") for line in _lines(data / "worldnews" / f"{part}.jsonl")]
    worldnews = [Told(line["id"], line.get("title"), line["text"], None) for line in parts]
    return {"fnc1": fnc1, "worldnews": worldnews}


def without_copies(those: Iterable[Told], measured: Iterable[Told]) -> list[Told]:
    """Leave out what shares `COPIED` of its runs of words, or of theirs, with an article that is measured."""
    where = defaultdict(list)
    sizes = {}
    for told in measured:
        runs = _runs(told.text)
        sizes[told.id] = len(runs)
        for run in runs:
            where[run].append(told.id)
    kept = []
    for told in those:
        shared: defaultdict[str, int] = defaultdict(int)
        runs = _runs(told.text)
        for run in runs:
            for other in where.get(run, ()):
                shared[other] += 1
        if all(count < COPIED * max(1, min(len(runs), sizes[other])) for other, count in shared.items()):
            kept.append(told)
    return kept


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}


def names(corpus: str, articles: Sequence[Told], records: Path) -> Mapping[str, list[tuple[str, str, int]]]:
    """Give the names in articles by the articles' ids, from the file of records in a folder.

    What isn't in ``CORPUS.jsonl`` yet is read and added. What onrecord refuses to read, as an empty text, has none.
    """
    path = records / f"{corpus}.jsonl"
    found = {}
    if path.exists():
        for line in _lines(path):
            found[line["article"]["id"]] = _named(line)
    for told in articles:
        if told.id not in found:
            try:
                record = onrecord.read({"id": told.id, "text": told.text})
            except onrecord.OnrecordError:
                found[told.id] = []
                continue
            found[told.id] = _named(record.model_dump(mode="json"))
            with path.open("a", encoding="utf-8") as lines:
                lines.write(record.model_dump_json() + "\n")
    return found


def _named(record: dict[str, Any]) -> list[tuple[str, str, int]]:
    return [(actor["name"], actor["kind"], len(actor["mentions"])) for actor in record["actors"] if actor["named"]]


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
