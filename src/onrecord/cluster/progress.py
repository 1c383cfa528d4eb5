"""How far a run is, how long it will still take and what it costs; and what there is at its end."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, Self

from onrecord.cluster.manifest import Entry
from onrecord.cluster.tables import TABLES

Step = Literal["extract", "read"]
"""Articles are taken out of their pages, then read."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is: `done` of `total`, in bytes of sources or in articles, and how many articles it has had.

    `begun` and `now` are in seconds of one clock; what an earlier start had done, `before`, doesn't count for the rate.
    """

    step: Step
    done: int
    total: int
    articles: int
    workers: int
    begun: float = field(default_factory=time.monotonic)
    now: float = 0.0
    fresh: int = 0
    fresh_articles: int = 0

    def moved(self, done: int, articles: int) -> Self:
        """Count some more."""
        return replace(
            self,
            done=self.done + done,
            articles=self.articles + articles,
            fresh=self.fresh + done,
            fresh_articles=self.fresh_articles + articles,
        )

    def at(self, now: float) -> Self:
        """Give the same at another time."""
        return replace(self, now=now)

    @property
    def seconds(self) -> float:
        """How long the step has taken since this start."""
        return max(0.0, self.now - self.begun)

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.fresh_articles / self.seconds if self.seconds else 0.0

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return self.done / self.total if self.total else 1.0

    @property
    def left(self) -> float | None:
        """How many seconds it will still take, None while that can't be told.

        >>> Progress("read", 25, 100, 25, 2, begun=0.0, now=50.0, fresh=25, fresh_articles=25).left
        150.0
        """
        return (self.total - self.done) * self.seconds / self.fresh if self.fresh else None

    def cost(self, price: float) -> float:
        """What the step has cost since this start, at a price for each worker and hour.

        >>> Progress("read", 1, 2, 1, workers=40, begun=0.0, now=1800.0).cost(0.05)
        1.0
        """
        return self.seconds / 3600 * self.workers * price


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run has written: the rows of each table, its files, and how long it took since this start.

    `copies` counts articles that were read as another one, by how that is known. `failed_shards` are those that no
    worker could read, with the reason. `worker_seconds` is the time that workers needed for reading, in all starts.
    """

    rows: Mapping[str, int]
    copies: Mapping[str, int]
    shards: int
    failed_shards: Mapping[str, str]
    size: int
    seconds: float
    worker_seconds: float

    @property
    def articles(self) -> int:
        """How many articles were read."""
        return self.rows["articles"]

    @property
    def failures(self) -> int:
        """How many couldn't be read."""
        return self.rows["failures"]


def summary_of(numbered: Entry, read: Mapping[str, Entry], seconds: float) -> Summary:
    """Add up what the entries of a run say."""
    files = [file for entry in read.values() for file in entry["files"]]
    rows = {table: sum(each["rows"] for each in files if each["file"].startswith(f"{table}/")) for table in TABLES}
    return Summary(
        rows=rows,
        copies=numbered["copies"],
        shards=len(read),
        failed_shards={name: entry["failed"] for name, entry in sorted(read.items()) if entry["failed"]},
        size=sum(each["bytes"] for each in files),
        seconds=seconds,
        worker_seconds=sum(entry["seconds"] for entry in read.values()),
    )
