"""What was said, sentence by sentence, and by whom: our speeches, and GUM's speeches, interviews and hearings.

Our speeches are texts with labels as transcripts have them; `speakers.json` says whom each label means, as somebody who
had read them wrote it down. GUM says of each sentence who spoke it; from that, a transcript with labels is written.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from training.checks.made import HERE, SPEECHES, Span


@dataclass(frozen=True)
class Sentence:
    """A sentence of an original; `speaker` is None where nobody's name is known, and `label` what stands before it."""

    span: Span
    speaker: str | None
    label: str


@dataclass(frozen=True)
class Original:
    """A speech, an interview or a hearing, word for word."""

    id: str
    text: str
    sentences: tuple[Sentence, ...]

    @property
    def speakers(self) -> list[str]:
        """Everybody whose name is known, from who says most to who says least."""
        said = [sentence.speaker for sentence in self.sentences if sentence.speaker]
        return sorted(dict.fromkeys(said), key=said.count, reverse=True)


_LABEL: Final = re.compile(r"^(Q|A)[.:] |^([^:\n]{2,60}?)(?: \([^)\n]*\))?: ")
_END: Final = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bNo)(?<!\.[a-zA-Z])[.?!](?=\s+|$)")
_WORDS: Final = range(7, 33)
_UNNAMED: Final = frozenset({"Wikinews", "X", "Bailiff", "Judge", "Clerk", "Justices"})


def speeches(folder: Path = SPEECHES, table: Path = HERE / "speakers.json") -> Iterator[Original]:
    """Load our speeches.

    Raises:
        KeyError: if the table of speakers lacks one.
    """
    names: Mapping[str, Mapping[str, str | None]] = json.loads(table.read_text("utf8"))
    for path in sorted(folder.glob("[0-9]*.txt")):
        text = path.read_text("utf8").strip()
        yield Original(path.stem, text, tuple(spoken(text, names[path.stem])))


def spoken(text: str, names: Mapping[str, str | None]) -> Iterator[Sentence]:
    """Give the sentences of a transcript with their speakers; the label "" means all that has no label."""
    label, speaker = "", names.get("")
    for paragraph in re.finditer(r"[^\n]+", text):
        start = 0
        found = _LABEL.match(paragraph[0])
        if found and (found[1] or found[2]) in names:
            label, start = found[1] or found[2], found.end()
            speaker = names[label]
        if label or "" in names:
            for first, last in sentences(paragraph[0][start:]):
                offset = paragraph.start() + start
                yield Sentence((offset + first, offset + last), speaker, label)


def sentences(paragraph: str) -> Iterator[Span]:
    """Give whole sentences that can be quoted: of 7 to 32 words, without marks, brackets or gaps of their own."""
    start = 0
    for end in [match.end() for match in _END.finditer(paragraph)]:
        words = paragraph[start:end]
        first = start + len(words) - len(words.lstrip())
        words = words.strip()
        if len(words.split()) in _WORDS and words[0].isupper() and not re.search(r"[\"“”«»\[\]()…:]|\.\.|--", words):
            yield first, end
        start = end


def transcripts(data: Path, genres: Iterable[str] = ("speech", "interview", "court")) -> Iterator[Original]:
    """Write transcripts of GUM's documents of these genres, whose sentences say who spoke them."""
    for genre in genres:
        for path in sorted((data / "gum").glob(f"*/GUM_{genre}_*.conllu")):
            yield transcript(path.stem, path.read_text("utf8"))


def transcript(name: str, conllu: str) -> Original:
    """Write a transcript of a document in CoNLL-U; what nobody speaks, such as headings, is left out."""
    paragraphs: list[tuple[str, list[str]]] = []
    for block in conllu.split("\n\n"):
        speaker = re.search(r"^# speaker = (\S+)", block, re.MULTILINE)
        text = re.search(r"^# text = (.+)", block, re.MULTILINE)
        if speaker and text:
            new = "# newpar" in block or not paragraphs or paragraphs[-1][0] != speaker[1]
            if new:
                paragraphs.append((speaker[1], []))
            paragraphs[-1][1].append(text[1])
    lines, names = [], {}
    for label, group in groupby(paragraphs, key=lambda paragraph: paragraph[0]):
        called = " ".join(re.findall(r"[A-Z]+(?=[A-Z][a-z])|[A-Z][a-z]+|[A-Z]+|\d+", label))
        names[called.upper()] = None if label in _UNNAMED or label.startswith("Aud") else called
        said = [" ".join(words) for _, words in group]
        lines += [f"{called.upper()}: {said[0]}", *said[1:]]
    whole = "\n\n".join(lines)
    return Original(name, whole, tuple(spoken(whole, names)))
