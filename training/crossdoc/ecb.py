"""Loads ECB+ (Cybulska and Vossen 2014, CC BY 3.0): documents as running text, with their events and who is the same.

A document is given in tokens. They are put together as English is written, and every mention keeps its characters in
that text. What ECB+ puts before an article, the page's address, is left out, and so is what is marked in it.

``python -m training.crossdoc.ecb --data FOLDER`` prints the texts for `onrecord read --jsonl`.
"""

import argparse
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree import ElementTree

FILE: Final = "ecbplus/topics_1_35.zip"

DEVELOPMENT: Final = frozenset({2, 5, 12, 18, 21, 23, 34, 35})
"""The topics that are measured on; the model learns from the others."""

_UNLINKED: Final = ":m"
"""Stands in the event of a mention of which ECB+ doesn't say what it is the same as."""

_EVENT: Final = re.compile("(?:NEG_)?ACTION_")
_ADDRESS: Final = re.compile(r"\s*(?:https?\s*:|www\s*\.)", re.IGNORECASE)
_NAME: Final = re.compile(r"(?P<topic>\d+)_\d+(?P<part>ecb(?:plus)?)$")
_NO_SPACE_BEFORE: Final = re.compile(r"[,.;:!?%)\]}”’]+|n['’]t|['’](?:s|S|re|ve|ll|d|m|t)?|''|\.\.\.")
_NO_SPACE_AFTER: Final = frozenset({"(", "[", "{", "$", "£", "€", "#", "“", "‘"})
_AS_WRITTEN: Final = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


class Mention(NamedTuple):
    """An event where a document tells it: its characters, and the number of its sentence; `event` is what it means."""

    document: str
    start: int
    end: int
    sentence: int
    event: str


class Document(NamedTuple):
    """A document: `id` is its file's name without `.xml`, `story` its sub-topic, such as "1ecb"."""

    id: str
    topic: int
    story: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]


def documents(path: Path) -> Iterator[Document]:
    """Give the documents of an archive of topics, in the order of their names."""
    with zipfile.ZipFile(path) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".xml"):
                yield document(name.rpartition("/")[2].removesuffix(".xml"), archive.read(name))


def document(name: str, content: bytes) -> Document:
    """Read one document; raises SystemExit for a name that isn't ECB+'s."""
    named = _NAME.match(name)
    if named is None:
        raise SystemExit(f"{name!r} is no document of ECB+: a name is like 12_3ecbplus.xml")
    root = ElementTree.fromstring(content)
    written = _written(root)
    same: dict[str, str] = {}
    for link in root.findall("Relations/*"):
        event = link.attrib["note"] if link.tag == "CROSS_DOC_COREF" else f"{name}:{link.attrib['r_id']}"
        same |= {source.attrib["m_id"]: event for source in link.findall("source")}
    mentions = []
    for mark in root.findall("Markables/*"):
        found = [written.tokens[each.attrib["t_id"]] for each in mark.findall("token_anchor")]
        anchors = [each for each in found if each is not None]
        if _EVENT.match(mark.tag) and anchors and len(anchors) == len(found):
            start, end = min(anchor[0] for anchor in anchors), max(anchor[1] for anchor in anchors)
            own = f"{name}{_UNLINKED}{mark.attrib['m_id']}"
            mentions.append(Mention(name, start, end, anchors[0][2], same.get(mark.attrib["m_id"], own)))
    return Document(
        name, int(named["topic"]), named["topic"] + named["part"], written.text, written.sentences,
        tuple(sorted(mentions)),
    )  # fmt: skip


Place = tuple[int, int, int]
"""A token's characters, and the number of its sentence."""


class _Written(NamedTuple):
    text: str
    sentences: tuple[tuple[int, int], ...]
    tokens: dict[str, Place | None]
    """Of each token, its characters and its sentence's number; None for one that was left out."""


def _written(root: ElementTree.Element) -> _Written:
    """Put the tokens together: sentences stand on lines of their own, the page's address isn't there."""
    by_sentence: dict[str, list[tuple[str, str]]] = {}
    for token in root.findall("token"):
        by_sentence.setdefault(token.attrib["sentence"], []).append((token.attrib["t_id"], token.text or ""))
    text = ""
    sentences: list[tuple[int, int]] = []
    tokens: dict[str, Place | None] = {}
    for found in by_sentence.values():
        if _ADDRESS.match(" ".join(word for _, word in found[:4])):
            tokens |= dict.fromkeys((word_id for word_id, _ in found), None)
            continue
        text += "\n" if text else ""
        start, glued = len(text), True
        for number, (word_id, word) in enumerate(found):
            shown = _AS_WRITTEN.get(word, word)
            hyphen = (
                shown == "-" and 0 < number < len(found) - 1 and text[-1].isalnum() and found[number + 1][1].isalnum()
            )
            text += "" if glued or hyphen or _NO_SPACE_BEFORE.fullmatch(shown) else " "
            tokens[word_id] = (len(text), len(text) + len(shown), len(sentences))
            text += shown
            glued = hyphen or shown in _NO_SPACE_AFTER
        sentences.append((start, len(text)))
    return _Written(text, tuple(sentences), tokens)


def linked(mention: Mention) -> bool:
    """Tell whether ECB+ says what a mention is the same as, if only itself."""
    return _UNLINKED not in mention.event


def main() -> None:
    """Print the documents as `onrecord read` takes them, one a line."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    for each in documents(parser.parse_args().data / FILE):
        print(json.dumps({"id": each.id, "text": each.text}))


if __name__ == "__main__":
    main()
