"""What is known of words besides the annotated articles: what they mean, how rare they are, who uses them."""

import csv
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.checks.loaded.tokens import WORD, plain
from onrecord.checks.loaded.wordlist import WordList
from onrecord.encoder.pieces import load_tokenizer
from training import minilm
from training.gold import objects
from training.multinomial import Regression

Floats = NDArray[np.float64]

FEWEST: Final = 3
"""How often the corpora must have a word for it to be known."""

DIMENSIONS: Final = 64
"""What is kept of the words' vectors: the axes along which they differ most."""

STRETCH: Final = 2.0
"""How long vectors are: the longer, the more weighs what a word means."""

BATCH: Final = 512

FOLDS: Final = 5
RIDGE: Final = 10.0

TECHNIQUES: Final = frozenset({"Loaded_Language", "Name_Calling,Labeling"})
LONGEST: Final = 60
"""PTC's spans of more characters are whole clauses: they don't tell which words are loaded."""


class WordFacts(NamedTuple):
    """Words, and what is known of each. *Shape:* table ``(words, facts)``."""

    names: list[str]
    table: Floats

    def rows(self, words: Iterable[str]) -> Floats:
        """Give what is known of some words, zeros for those that aren't known. *Shape:* ``(words, facts)``."""
        numbers = {name: number for number, name in enumerate(self.names)}
        none = len(self.names)
        return np.vstack([self.table, np.zeros(self.table.shape[1])])[[numbers.get(word, none) for word in words]]


class Counts(NamedTuple):
    """How often words stand anywhere; in PTC's loaded spans and outside; in NeuS's articles and neutral summaries."""

    everywhere: Counter[str]
    loaded: Counter[str]
    unloaded: Counter[str]
    partisan: Counter[str]
    neutral: Counter[str]


def know(data: Path, listed: WordList, keep: Path) -> WordFacts:
    """Put together what is known of each word that the corpora or the list have; vectors are kept in a file."""
    counts = count(data)
    seen = sorted(word for word, n in counts.everywhere.items() if n >= FEWEST)
    names = seen + sorted(listed.words - set(seen))
    meant = np.zeros((len(names), DIMENSIONS))
    meant[: len(seen)] = _axes(vectors(seen, keep))
    rare = np.log([counts.everywhere[name] + 1 for name in names])
    rare = (rare - rare.mean()) / rare.std() / 2
    rate = counts.loaded.total() / counts.unloaded.total()
    ptc = np.log([(counts.loaded[w] / rate + 5) / (counts.unloaded[w] + 5) for w in names])
    size = counts.neutral.total() / counts.partisan.total()
    neus = np.log([(counts.partisan[w] * size + 3) / (counts.neutral[w] + 3) for w in names])
    on_list = np.array([float(name in listed.words) for name in names])
    like = likeness(meant, on_list.astype(np.int64))
    facts = [rare, ptc, neus, like, on_list * rare, on_list * ptc, on_list * like]
    return WordFacts(names, np.column_stack([STRETCH * meant, *facts]))


def likeness(meant: Floats, on_list: NDArray[np.int64]) -> Floats:
    """Tell how like listed words each word is, as other folds tell it. *Shape:* ``(words,)``."""
    fold = np.random.default_rng(0).integers(FOLDS, size=len(meant))
    found = np.zeros(len(meant))
    for out in range(FOLDS):
        likely = Regression.fit(meant[fold != out], on_list[fold != out], 2, RIDGE).likely(meant[fold == out])
        found[fold == out] = np.log(likely[:, 1] / likely[:, 0])
    even: Floats = found / found.std() / 2
    return even


def count(data: Path) -> Counts:
    """Count the words of the corpora."""
    found = Counts(*(Counter() for _ in Counts._fields))
    with zipfile.ZipFile(data / "ptc" / "train.zip") as ptc:
        for name in ptc.namelist():
            if told := re.search(r"train-articles/(article\d+)\.txt$", name):
                text = ptc.read(name).decode("utf8")
                marked = ptc.read(f"train-labels-task-flc-tc/{told[1]}.task-flc-tc.labels").decode("utf8")
                _count_marked(text, marked, found)
    for part, counter in (("source", found.partisan), ("target", found.neutral)):
        counter.update(words((data / "neus" / f"train.{part}").read_text(encoding="utf8")))
    for corpus in ("headlines", "worldnews"):
        for article in objects(data / corpus / "train.jsonl"):
            found.everywhere.update(words(article["text"]))
    for counter in found[1:]:
        found.everywhere.update(counter)
    return found


def words(text: str) -> Iterable[str]:
    """Give the words of a text as the check's list holds them."""
    return (plain(match[0]) for match in WORD.finditer(text))


def _count_marked(text: str, marked: str, found: Counts) -> None:
    inside = np.zeros(len(text) + 1, dtype=bool)
    for _, technique, start, end in csv.reader(marked.splitlines(), delimiter="\t"):
        if technique in TECHNIQUES and int(end) - int(start) < LONGEST:
            inside[int(start) : int(end)] = True
    for match in WORD.finditer(text):
        (found.loaded if inside[match.start()] else found.unloaded)[plain(match[0])] += 1


def vectors(names: Sequence[str], keep: Path) -> Floats:
    """Give the vector of each word, and keep it in a file. *Shape:* ``(words, width)``."""
    known: dict[str, NDArray[np.float32]] = {}
    if keep.exists():
        kept = np.load(keep)
        known = dict(zip(kept["words"].tolist(), kept["vectors"], strict=True))
    if missing := [name for name in names if name not in known]:
        known |= dict(zip(missing, _read(missing), strict=True))
        keep.parent.mkdir(parents=True, exist_ok=True)
        np.savez(keep, words=np.array(list(known)), vectors=np.array(list(known.values())))
    return np.array([known[name] for name in names], dtype=np.float64)


@torch.no_grad()
def _read(names: Sequence[str]) -> NDArray[np.float32]:
    """Let MiniLM read each word by itself, and take the mean of its pieces."""
    folder = minilm.folder()
    tokenizer, encoder = load_tokenizer(folder / "vocab.txt"), minilm.reader(folder).eval().encoder
    for added in (encoder.cases, encoder.layouts, encoder.styles):
        added.weight.zero_()
    first, last = (tokenizer.token_to_id(edge) for edge in ("[CLS]", "[SEP]"))
    ids = [[first, *tokenizer.encode(name, add_special_tokens=False).ids, last] for name in names]
    order = sorted(range(len(names)), key=lambda number: len(ids[number]))
    found = np.zeros((len(names), encoder.words.weight.shape[1]), dtype=np.float32)
    for at in range(0, len(order), BATCH):
        chosen = order[at : at + BATCH]
        longest = max(len(ids[number]) for number in chosen)
        padded = torch.tensor([ids[number] + [0] * (longest - len(ids[number])) for number in chosen])
        there = (torch.arange(longest)[None] < torch.tensor([[len(ids[number])] for number in chosen])).float()
        zeros = torch.zeros_like(padded)
        hidden = encoder(padded, zeros, zeros, zeros[:, 0], torch.where(there > 0, 0.0, -1e4)[:, None, None])
        found[chosen] = ((hidden * there[..., None]).sum(1) / there.sum(1, keepdim=True)).numpy()
    return found


def _axes(table: Floats) -> Floats:
    """Turn vectors to the axes along which they differ most, and give all the same length."""
    table = table - table.mean(0)
    table = table @ np.linalg.eigh(table.T @ table)[1][:, : -DIMENSIONS - 1 : -1]
    turned: Floats = table / np.linalg.norm(table, axis=1, keepdims=True)
    return turned
