"""What another reading changed: counted, and kept until the run is over."""

import json
from collections import Counter
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Any

from onrecord.cli.reporting import ProgressReporter
from onrecord.cli.tables import Row

if TYPE_CHECKING:
    from onrecord.archive import Store
    from onrecord.pipeline.outcomes import Outcome

COLUMNS = ("article", "what", "statement", "start", "content", "before", "after", "decision")
_IN_MEMORY = 1_000_000
"""So many bytes of changes are held in memory; more go to a file."""


class ChangeReporter(ProgressReporter):
    """Counts what changed in the articles that are read again, and keeps a row for each change if asked to."""

    def __init__(self, store: "Store", *, keep: bool) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()
        self._store = store
        self._rows = SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8") if keep else None  # noqa: SIM115

    def __call__(self, outcome: "Outcome") -> None:
        """Count an article and what changed in it."""
        super().__call__(outcome)
        self.counts.update(each.what for each in outcome.changes)
        self.counts["correction"] += len(outcome.lost)
        if self._rows is not None:
            for row in self._of(outcome):
                self._rows.write(json.dumps(row) + "\n")

    def _of(self, outcome: "Outcome") -> Iterator[dict[str, Any]]:
        empty = dict.fromkeys(COLUMNS) | {"article": outcome.article}
        for each in outcome.changes:
            yield empty | each._asdict()
        for number in outcome.lost:
            yield empty | {"what": "correction", "before": self._store.decision(number).summary, "decision": number}

    def rows(self) -> Iterator[Row]:
        """Give the rows that were kept, in the order in which the articles were read."""
        if self._rows is not None:
            self._rows.seek(0)
            yield from map(json.loads, self._rows)

    def summary(self) -> str:
        """Say in one line what changed."""
        parts = [(self.counts[what], words) for what, words in _WORDS.items() if self.counts[what]]
        said = ", ".join(
            f"{number} {'' if at else _plural(number, 'statement') + ' '}{words}"
            for at, (number, words) in enumerate(parts)
        )
        if lost := self.counts["correction"]:
            lost_words = "finds its words no more" if lost == 1 else "find their words no more"
            return f"{said or _NOTHING}; {lost} {_plural(lost, 'correction')} {lost_words}"
        return said or _NOTHING


_WORDS = {"gained": "gained", "lost": "lost", "speaker": "with another speaker", "act": "with another act"}
_NOTHING = "no statement changed"


def _plural(number: int, noun: str) -> str:
    return noun if number == 1 else f"{noun}s"


def shown(row: Row) -> Row:
    """Turn a row into what a table shows."""
    lost, other = row["what"] == "correction", row["what"] in ("speaker", "act")
    return {
        "article": row["article"],
        "line": row["statement"],
        "what": "correction lost" if lost else f"other {row['what']}" if other else row["what"],
        "statement": row["before"] if lost else row["content"],
        "before": row["before"] or "nobody" if other else None,
        "after": row["after"] or "nobody" if other else None,
    }
