"""Brings articles out of the tables of a run into an archive."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from onrecord.archive import Status, Store
from onrecord.archive.derived import day_of
from onrecord.archive.query import require_period
from onrecord.cluster.manifest import READ, RUN, Manifest, files_of
from onrecord.cluster.storage import PATIENCE, Location
from onrecord.cluster.tables import unpack
from onrecord.errors import ClusterError
from onrecord.pipeline.gathering import gather
from onrecord.schema import Record


def bring(
    out: str,
    archive: str | Path,
    *,
    since: str | None = None,
    until: str | None = None,
    outlet: str | None = None,
    patience: float = PATIENCE,
    report: Callable[[int, int], None] | None = None,
) -> Counter[Status]:
    """Keep the records of a run, or some of them, in an archive, and count what became of them.

    `out` is where the run wrote, even if it hasn't ended. Only articles are brought that were published from `since` to
    `until` (a year, a month or a day, both included) by an `outlet`. What the archive has already stays as it is, so a
    second call goes on where the first was. `report` is called with the number of shards done, and of all.

    Raises StorageError if the output can't be read, ClusterError if there is none, QueryError for a wrong date, and
    ArchiveError if the archive can't be written.
    """
    require_period(since, until)
    manifest = Manifest(Location(out, patience))
    if manifest.entry(RUN) is None:
        raise ClusterError("No run has written anything here", value=out, hint="Name what --out named.")
    entries = manifest.entries(READ)
    tally: Counter[Status] = Counter()
    with Store(archive) as store:
        for done, name in enumerate(sorted(entries), 1):
            about = next(each for each in files_of(entries[name]) if each["file"].startswith("articles/"))
            chosen = _chosen(manifest.read_file(about), since, until, outlet)
            tally.update(status for status, _ in store.keep_many((record, None) for record in chosen))
            gather(store)
            if report is not None:
                report(done, len(entries))
    return tally


def _chosen(content: bytes, since: str | None, until: str | None, outlet: str | None) -> Iterator[Record]:
    for row in unpack(content, ["outlet", "record"]):
        if outlet is not None and (row["outlet"] or "").casefold() != outlet.casefold():
            continue
        record = Record.from_json(row["record"])
        day = day_of(record.article.published) or ""
        if (since and day < since) or (until and (not day or day[: len(until)] > until)):
            continue
        yield record
