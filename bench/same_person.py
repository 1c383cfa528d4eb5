"""Which suggestions of the same person are right: ``python -m bench.same_person --records FOLDER CORPUS…``.

The records are kept in a new archive and gathered into stories. A hundred suggestions are drawn by chance, with a fixed
seed, and printed to be judged by a reader. ``--wrong NUMBER`` names those that were wrong, by their place in the list;
then the share of right ones is printed, with Wilson's 95 % interval.
"""

import argparse
import random
import time
from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from onrecord.archive import Store
from onrecord.pipeline.gathering import gather
from onrecord.pipeline.same_person import SamePerson, same_person
from onrecord.schema import Record

MOST: Final = 100
SEED: Final = 7
AT_ONCE: Final = 50
Z: Final = 1.959964
"""Of the normal distribution, for 95 %."""


def main() -> None:
    """Read the command line, keep the records, print a sample of the suggestions, and how many were right."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--records", type=Path, required=True, help="folder of records, a file of lines for each corpus"
    )
    parser.add_argument("--wrong", type=int, nargs="*", default=None, help="the places of those that were wrong")
    parser.add_argument("corpora", nargs="+")
    given = parser.parse_args()
    with TemporaryDirectory() as folder, Store(Path(folder) / "news.db") as store:
        for name in given.corpora:
            keep(store, given.records / f"{name}.jsonl")
        gather(store)
        began = time.process_time()
        found = same_person(store).items
        print(f"{len(found)} suggestions in {time.process_time() - began:.1f} s of a processor")
        sample = drawn(found)
    for place, each in enumerate(sample):
        print(f"{place:3} {each.confidence:.2f} {each.number:6} {each.other.name} = {each.keep.name} | {each.why}")
    if given.wrong is not None:
        for what, places in divided(sample).items():
            print(f"{what}: {told(len(places) - len(places & set(given.wrong)), len(places))}")


def keep(store: Store, path: Path) -> None:
    """Keep the records of a file, a line each."""
    batch: list[tuple[Record, None]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            batch.append((Record.from_json(line), None))
            if len(batch) == AT_ONCE:
                store.keep_many(batch)
                batch = []
    store.keep_many(batch)


def drawn(found: Sequence[SamePerson]) -> list[SamePerson]:
    """Draw suggestions by chance; the same of the same archive."""
    return random.Random(SEED).sample(sorted(found, key=lambda each: each.number), min(MOST, len(found)))


def divided(sample: Sequence[SamePerson]) -> dict[str, set[int]]:
    """Divide the places of a sample by what was suggested."""
    alone = {place for place, each in enumerate(sample) if each.reasons[0].kind == "surname"}
    return {"all": set(range(len(sample))), "two full names": set(range(len(sample))) - alone, "a surname alone": alone}


def told(right: int, number: int) -> str:
    """Write a share with its interval (Wilson 1927).

    >>> told(99, 100)
    '99 of 100: 99.0 % [94.6, 99.8]'
    """
    share = right / number
    middle, spread = share + Z**2 / (2 * number), Z * sqrt(share * (1 - share) / number + Z**2 / (4 * number**2))
    low, high = ((middle + sign * spread) / (1 + Z**2 / number) for sign in (-1, 1))
    return f"{right} of {number}: {share:.1%} [{100 * low:.1f}, {100 * high:.1f}]".replace("%", " %")


if __name__ == "__main__":
    main()
