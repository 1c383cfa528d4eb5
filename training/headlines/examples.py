"""Headlines and claims, each with the sentences that it is compared with, and what is known about the two."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onrecord.checks.headline.passages import closest
from onrecord.encoder.heads.verdicts import VERDICTS
from onrecord.schema import Article
from onrecord.text import TextStructure
from training.gold import Json, objects
from training.schedule import NEAR_COPIES

UNKNOWN: Final = -1
"""The label of a verdict that isn't known."""


@dataclass(frozen=True)
class Example:
    """A headline, the passage that it is compared with, and how that stands to it.

    `supported` tells whether the passage says all of it. `verdict` is a number in VERDICTS, or UNKNOWN. `evidence` is
    the stretch of the passage that decides it; None if there is none, or none is known.
    """

    headline: str
    passage: str
    supported: bool
    verdict: int = UNKNOWN
    evidence: tuple[int, int] | None = None


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Split a text into its sentences, without white space at their ends."""
    structure = TextStructure.of(Article(id="a", text=text))
    ends = (*structure.sentences[1:], len(text))
    out = []
    for start, end in zip(structure.sentences, ends, strict=True):
        words = text[start:end]
        if stripped := words.strip():
            first = start + words.index(stripped)
            out.append((first, first + len(stripped)))
    return out


def compared(
    headline: str,
    text: str,
    sentences: list[tuple[int, int]],
    *,
    verdict: str,
    evidence: tuple[int, int] | None = None,
) -> Example:
    """Choose the passage of a body for a headline; `sentences` may leave some of the body out."""
    chosen = [sentences[n] for n in closest(headline, [text[a:b] for a, b in sentences])]
    passage, found = "", None
    for start, end in chosen:
        if evidence and start < evidence[1] and evidence[0] < end:
            first = len(passage) + max(evidence[0], start) - start
            found = found or (first, first + min(evidence[1], end) - max(evidence[0], start))
        passage += text[start:end] + "\n"
    return Example(headline, passage, verdict == "supported", VERDICTS.index(verdict), found)


def headlines(rows: Iterator[Json]) -> Iterator[Example]:
    """Give the headlines of articles, which were written for them."""
    for row in rows:
        sentences = sentences_of(row["text"])
        for each in row["headlines"]:
            evidence = tuple(each["evidence"]) if each["evidence"] else None
            yield compared(each["headline"], row["text"], sentences, verdict=each["label"], evidence=evidence)


def articles(data: Path) -> list[Json]:
    """Load the articles with headlines to learn from."""
    return [row for row in objects(data / "headlines" / "train.jsonl") if row["id"] not in NEAR_COPIES]


def held_out(rows: list[Json]) -> tuple[list[Json], list[Json]]:
    """Split articles in two: those to learn from, and one in six to set thresholds with."""
    kept = rows[3::6]
    names = {row["id"] for row in kept}
    return [row for row in rows if row["id"] not in names], kept


def titled(data: Path) -> Iterator[tuple[Json, list[tuple[int, int]]]]:
    """Give the articles of PolNeAR's training part that begin with their own title, and the sentences behind it."""
    for row in objects(data / "polnear" / "train.jsonl"):
        title = row.get("title")
        if title and row["text"].lstrip().startswith(title):
            behind = row["text"].index(title) + len(title)
            yield row, [each for each in sentences_of(row["text"]) if each[0] >= behind]


def claims(data: Path) -> Iterator[Example]:
    """Give the claims of RTE-FEVER and FM2 (Eisenschlos et al. 2021), each with its evidence."""
    for row in objects(data / "consistency" / "rte_fever.jsonl"):
        yield Example(_plain(row["claim"]), _plain(row["evidence"]), row["label"] == "entailment")
    for part in ("train", "dev"):
        for row in objects(data / "consistency" / f"fm2_{part}.jsonl"):
            evidence = "\n".join(each["text"] for each in row["gold_evidence"])
            yield Example(row["text"], evidence, row["label"] == "SUPPORTS")


_BRACKETS: Final = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”"}


def _plain(tokens: str) -> str:
    """Write a text that a tokenizer has taken apart as people write it."""
    for token, mark in _BRACKETS.items():
        tokens = tokens.replace(token, mark)
    return re.sub(r"([(\[“]) | (?=[)\].,;:”!?]|'s\b|n't\b)", r"\1", tokens)
