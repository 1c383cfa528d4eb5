"""Count how many texts have a word: ``python -m training.frequencies --data FOLDER``.

The counts go to `onrecord.stories.frequencies`, which says what they are for. Nothing that stories are measured on is
counted but the articles that bench.stories mixes in as others. Of near-copies one is counted.
"""

import argparse
import csv
import gzip
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.copies import find_copies, signature
from onrecord.stories.frequencies import COUNTED, FEWEST, Frequencies, write
from onrecord.stories.terms import terms

Texts = Iterator[tuple[str, str]]

LINES = ("worldnews", "polnear", "gum", "re3d")
"""Corpora whose training part has a text a line."""


def main() -> None:
    """Read the command line, count, write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    texts = dict(_texts(parser.parse_args().data))
    counted = count(texts)
    COUNTED.write_bytes(gzip.compress(write(counted).encode("utf-8"), mtime=0))
    print(f"{counted.texts} of {len(texts)} texts, {len(counted.having)} words, {COUNTED.stat().st_size} bytes")


def count(texts: dict[str, str]) -> Frequencies:
    """Count how many texts have each term that several have, without near-copies.

    >>> told = {"a": "The dam broke.", "b": "the dam BROKE", "c": "The dam holds."}
    >>> count(told)
    Frequencies(texts=2, having={'dam': 2, 'the': 2})
    """
    copies = find_copies({name: signature(text) for name, text in texts.items()})
    having = Counter[str]()
    for name, text in texts.items():
        if name not in copies:
            having.update(set(terms(text)))
    return Frequencies(len(texts) - len(copies), {term: n for term, n in sorted(having.items()) if n >= FEWEST})


def _texts(data: Path) -> Texts:
    """Give all texts, each with a name of its own."""
    for name in LINES:
        for line in _lines(data / name / "train.jsonl"):
            yield f"{name} {line['id']}", line["text"]
    csv.field_size_limit(10**9)
    with (data / "fnc1" / "train_bodies.csv").open(encoding="utf8", newline="") as bodies:
        for row in csv.DictReader(bodies):
            yield f"fnc1 {row['Body ID']}", row["articleBody"]
    with zipfile.ZipFile(data / "ptc" / "train.zip") as articles:
        for name in articles.namelist():
            if name.startswith("train-articles/") and name.endswith(".txt"):
                yield f"ptc {name}", articles.read(name).decode("utf-8")
    for name, document in json.loads((data / "wikievents" / "train.json").read_text("utf-8")).items():
        yield f"wikievents {name}", document["doctext"]
    for line in _lines(data / "rams" / "dev.jsonlines"):
        yield f"rams {line['doc_key']}", " ".join(token for sentence in line["sentences"] for token in sentence)
    for path in sorted((data / "ewt" / "train").glob("*.conllu")):
        rows = path.read_text("utf-8").splitlines()
        yield f"ewt {path.name}", " ".join(row.split("\t")[1] for row in rows if row[:1].isdigit())


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


if __name__ == "__main__":
    main()
