"""How many near-copies are found, and how many that are none: ``python -m bench.copies --data FOLDER``.

Copies are made of real articles by rule (`bench.syndicated`), and all are looked at together. Real near-copies are
pairs of different articles: there, what is estimated is held against the shingles counted one by one.
"""

import argparse
import csv
import json
import random
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.syndicated import syndicate, update
from onrecord.copies import find_copies, signature
from onrecord.copies.grouping import LENGTH, OVERLAP
from onrecord.copies.shingles import shingles
from training.bootstrap import Interval, interval, share

Texts = dict[str, str]

FEWEST_WORDS = 100
CUTS = (0.0, 0.1, 0.2, 0.3, 0.4)
NEW = (0.3, 0.5)


def main() -> None:
    """Read the command line, find copies, print Markdown."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--most", type=int, default=300, help="articles of a corpus")
    data, most = (given := parser.parse_args()).data, given.most
    corpora = {name: _lines(data / name / "train.jsonl") for name in ("worldnews", "polnear")}
    corpora["fnc1"] = _bodies(data / "fnc1" / "train_bodies.csv")
    print(
        "| corpus | articles |", *(f"cut {cut:.0%} |" for cut in CUTS), *(f"{new:.0%} new |" for new in NEW), "others |"
    )
    print("|---|---|" + "---|" * (len(CUTS) + len(NEW) + 1))
    for name, texts in corpora.items():
        print(f"| {name} |", *(f"{each} |" for each in _made(texts, most)))
    print(
        "\n| corpus | articles | ties | of these with so much in common | pairs in common | found |",
        "|---" * 6 + "|",
        sep="\n",
    )
    for name, texts in corpora.items():
        print(f"| {name} |", *(f"{each} |" for each in _real(texts)))


def _lines(path: Path) -> Texts:
    with path.open(encoding="utf8") as lines:
        return {line["id"]: line["text"] for line in map(json.loads, lines)}


def _bodies(path: Path) -> Texts:
    csv.field_size_limit(10**9)
    with path.open(encoding="utf8", newline="") as lines:
        return {row["Body ID"]: row["articleBody"] for row in csv.DictReader(lines)}


def _made(texts: Texts, most: int) -> list[str]:
    """The share of made copies that are found, by what was cut; of next versions that are; and of other pairs."""
    long = sorted(name for name, text in texts.items() if len(text.split()) >= FEWEST_WORDS)
    names = random.Random(1).sample(long, min(most, len(long)))
    own = {name: signature(texts[name]) for name in names}
    others, told = 0, [str(len(names))]
    for cut in CUTS:
        chance = random.Random(2)
        found = find_copies(
            own | {f"{name} copy": signature(syndicate(texts[name], chance, cut=cut)) for name in names}
        )
        others += sum(one.removesuffix(" copy") != other.removesuffix(" copy") for one, other in found.items())
        told.append(_per_cent([_tied(found, name, f"{name} copy") for name in names]))
    for new in NEW:
        chance = random.Random(2)
        later = {f"{name} later": signature(update(texts[name], texts[names[at - 1]], chance, new=new))
                 for at, name in enumerate(names)}  # fmt: skip
        found = find_copies(own | later)
        told.append(_per_cent([_tied(found, name, f"{name} later") for name in names]))
    return [*told, str(others)]


def _tied(found: dict[str, str], one: str, other: str) -> bool:
    return found.get(one, one) == found.get(other, other)


def _per_cent(hits: list[bool]) -> str:
    return _shown(interval(np.array([[hit, 1] for hit in hits], float), share))


def _shown(found: Interval) -> str:
    return f"{found.value:.1f} ({found.low:.0f}–{found.high:.0f})"


def _real(texts: Texts) -> list[str]:
    """Ties among a corpus' own articles, how much of the copy is in the other in truth, and pairs that are found."""
    known = {name: set(shingles(text).tolist()) for name, text in texts.items()}
    found = find_copies({name: signature(text) for name, text in texts.items()})
    overlaps = [len(known[one] & known[other]) / len(known[one]) for one, other in found.items()]
    pairs = [(one, other) for one, other in _common(known)]
    hits = sum(_tied(found, one, other) for one, other in pairs)
    enough = sum(each >= OVERLAP for each in overlaps)
    spread = f"{enough} ≥ {OVERLAP}; least {min(overlaps):.2f}" if overlaps else "–"
    return [str(len(texts)), str(len(found)), spread, str(len(pairs)), str(hits)]


def _common(known: dict[str, set[int]]) -> list[tuple[str, str]]:
    """Pairs of which the shorter is in the longer as `find_copies` asks for it, by shingles that are counted."""
    where = defaultdict(list)
    for name, found in known.items():
        for each in found:
            where[each].append(name)
    common = Counter(pair for names in where.values() if 1 < len(names) < 100 for pair in combinations(names, 2))
    pairs = []
    for (one, other), number in common.items():
        shorter, longer = sorted((len(known[one]), len(known[other])))
        if shorter >= 50 and shorter >= LENGTH * longer and number >= OVERLAP * shorter:
            pairs.append((one, other))
    return pairs


if __name__ == "__main__":
    main()
