"""What it costs to put a statement into quotations where an archive has a million others."""

import random
import time
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench.quotations.made import made
from bench.quotations.measured import given_record
from onrecord.archive import Store
from onrecord.archive.gathering import Shelves
from onrecord.pipeline.shelves import Quotations
from onrecord.stories.quotations import put_quotations

OTHERS: Final = 1_000_000
KEYS: Final = 8
"""So many keys a quotation has that isn't real, on average those of one of thirty words."""
COMMON: Final = 200
"""So many keys are those of manners of speaking: a tenth of all quotations has one of them."""


def speed(others: int = OTHERS) -> dict[str, Any]:
    """Measure the processor time of a statement in an empty archive, and beside a million quotations of chance."""
    articles, gold = made()
    members = defaultdict(list)
    for cluster in gold:
        for member in cluster["members"]:
            members[member["article"]].append(member)
    records = [given_record(each, members[each["id"]]) for each in articles]
    figures = {"others": others}
    for name, number in (("alone", 0), ("beside others", others)):
        with TemporaryDirectory() as folder, Store(Path(folder) / "made.db") as store:
            store.keep_many((record, None) for record in records)
            _fill(store, number)
            taken = []

            def taking(article: int, shelves: Shelves, taken: list[float] = taken) -> None:
                shelves.stories.put(article, b"", (), "", ())
                start = time.process_time()
                put_quotations(article, Quotations(shelves.quotations))
                taken.append(time.process_time() - start)

            while store.gather_next(taking, most=50):
                pass
        figures[name] = round(1000 * sum(taken) / sum(len(record.statements) for record in records), 3)
    return figures


def _fill(store: Store, number: int) -> None:
    """Write quotations with keys of chance; those of some are the keys of manners of speaking."""
    chance = random.Random(1)
    keys = sorted({(chance.getrandbits(63), each) for each in _numbers(number) for _ in range(KEYS)})
    common = {(chance.randrange(COMMON), each) for each in _numbers(number) if chance.random() < 0.1}
    connection = store._connection
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO quotation_keys (key, quotation) VALUES (?, ?)", sorted(common))
    connection.executemany("INSERT INTO quotation_keys (key, quotation) VALUES (?, ?)", keys)
    connection.executemany(
        "INSERT INTO quotations VALUES (?, 1, '', 1, '', '', 1, 1, 1)", ((each,) for each in _numbers(number))
    )
    connection.execute("COMMIT")


def _numbers(number: int) -> range:
    return range(10**7, 10**7 + number)
