"""What it costs to put a statement into quotations where an archive has a million others."""

import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import numpy as np

from bench.quotations.made import made
from bench.quotations.measured import given_record
from onrecord.archive import Store
from onrecord.archive.gathering import Shelves
from onrecord.pipeline.shelves import Quotations
from onrecord.stories.quotations import put_quotations
from onrecord.stories.quotations.passages import passage

OTHERS: Final = 1_000_000
KEYS: Final = 8
"""So many keys a quotation has that isn't real, on average those of one of thirty words."""
FIRST: Final = 10**7
"""Their first number: more than a statement of the made articles has."""
COMMON: Final = 10
"""One in so many keys of the made articles is that of a manner of speaking, which a thousand others have."""
HAVING: Final = 1_000


def speed(others: int = OTHERS) -> dict[str, Any]:
    """Measure the processor time of a statement in an empty archive, and beside a million quotations of chance.

    Each article is in a story of its own.
    """
    articles, gold = made()
    members = defaultdict(list)
    for cluster in gold:
        for member in cluster["members"]:
            members[member["article"]].append(member)
    records = [given_record(each, members[each["id"]]) for each in articles]
    figures: dict[str, Any] = {"others": others}
    known: list[int] = []
    for name, number in (("", 0), ("alone", 0), ("beside others", others)):  # the first loads what is loaded once
        passage.cache_clear()
        with TemporaryDirectory() as folder, Store(Path(folder) / "made.db") as store:
            store.keep_many((record, None) for record in records)
            if number:
                _fill(store, number, known)
            taken: list[float] = []

            def taking(article: int, shelves: Shelves, taken: list[float] = taken) -> None:
                shelves.stories.put(article, b"", (), "", ())
                start = time.process_time()
                put_quotations(article, Quotations(shelves.quotations))
                taken.append(time.process_time() - start)

            while store.gather_next(taking, most=50):
                pass
            known = [row[0] for row in store._connection.execute("SELECT key FROM quotation_keys ORDER BY key")]
        figures[name] = round(1000 * sum(taken) / sum(len(record.statements) for record in records), 3)
    return {name: figure for name, figure in figures.items() if name}


def _fill(store: Store, number: int, known: list[int]) -> None:
    """Write quotations with keys of chance; a few of the known keys are also those of many of them."""
    chance = np.random.default_rng(1)
    numbers = np.arange(FIRST, FIRST + number)
    keys = np.sort(chance.integers(2**62, size=KEYS * number))
    common = [(key, int(each)) for key in known[::COMMON] for each in chance.choice(numbers, HAVING)]
    connection = store._connection
    connection.execute("BEGIN")
    for pairs in (common, zip(keys.tolist(), np.repeat(numbers, KEYS).tolist(), strict=True)):
        connection.executemany("INSERT OR IGNORE INTO quotation_keys (key, quotation) VALUES (?, ?)", pairs)
    connection.executemany(
        "INSERT INTO quotations VALUES (?, 1, '', 1, '', '', 1, 1, 1)", ((each,) for each in numbers.tolist())
    )
    connection.execute("COMMIT")
