"""Which turns are right: ``python -m bench.over_time --records FOLDER CORPUS…``.

The records are kept in a new archive, and all turns of all named speakers are printed to be judged by a reader. Few of
these articles have days. Where one has none, the order of the archive stands for days: whether two statements turn each
other doesn't depend on which came first.
"""

import argparse
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.same_person import keep
from onrecord.archive import Store
from onrecord.pipeline.turns import over_time


class Ordered(Store):
    """An archive in which every statement has a day."""

    def days_said(self, statements: Iterable[int]) -> dict[int, str | None]:
        """Give the days, else the number of the article in place of one."""
        wanted = list(statements)
        days = super().days_said(wanted)
        numbers = dict(self._connection.execute("SELECT id, article FROM statements").fetchall())
        return {each: days[each] or f"0000-{numbers[each]:06}" for each in wanted}


def main() -> None:
    """Read the command line, keep the records, print the turns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--records", type=Path, required=True, help="folder of records, a file of lines for each corpus"
    )
    parser.add_argument("corpora", nargs="+")
    given = parser.parse_args()
    with TemporaryDirectory() as folder, Ordered(Path(folder) / "news.db") as store:
        for name in given.corpora:
            keep(store, given.records / f"{name}.jsonl")
        began, number = time.process_time(), 0
        speakers = [each for each in store.actors() if each.statements > 1]
        for speaker in speakers:
            for said, turn in over_time(store, actor=speaker.id).turns:
                print(f"{number} {speaker.name}: {turn.kind}, {turn.words} ({', '.join(turn.shared)})")
                print(f"    {turn.earlier_day} {turn.earlier.act}: {' '.join(turn.earlier.content.split())}")
                print(f"    {said.day} {said.statement.act}: {' '.join(said.statement.content.split())}")
                number += 1
        print(f"{number} turns of {len(speakers)} speakers in {time.process_time() - began:.1f} s of a processor")


if __name__ == "__main__":
    main()
