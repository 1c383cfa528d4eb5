"""The steps of a run, in order; each goes on where an earlier start of the run was."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from onrecord.cluster.engine import Done, Engine, Job, Lost
from onrecord.cluster.extracting import fail_unit
from onrecord.cluster.manifest import EXTRACTED, NUMBERED, READ, Entry, Manifest
from onrecord.cluster.numbering import Shard, number
from onrecord.cluster.plan import Plan
from onrecord.cluster.progress import Progress, Summary, summary_of
from onrecord.cluster.reading import fail_shard
from onrecord.errors import ClusterError

Report = Callable[[Progress], None]

MOST_TRIED: Final = 20
"""Of so many shards that can't be read, the articles are tried one by one; of more, something else is wrong."""


@dataclass
class Running:
    """A run that goes on: what it does, who does it, and who hears of it."""

    plan: Plan
    engine: Engine
    report: Report
    retry: bool = False
    manifest: Manifest = field(init=False)
    began: float = field(default_factory=time.monotonic, init=False)

    def __post_init__(self) -> None:
        self.manifest = Manifest(self.plan.out)

    def finish(self) -> Summary:
        """Do everything that isn't done, and say what there is. Raises OnrecordError where it can't go on."""
        read = self._sound(READ)
        if self.retry:
            read = {name: entry for name, entry in read.items() if not entry["failed"]}
        numbered = self.manifest.entry(NUMBERED)
        if numbered is None or len(read) < len(numbered["shards"]):
            numbered = self._extract(numbered)
            shards = [Shard.load(each) for each in numbered["shards"]]
            self._read(shards, numbered["files"][0], read)
        kept = [*read.values()]
        if any(entry["failed"] for entry in read.values()):  # they may be tried again
            kept += [numbered, *self._sound(EXTRACTED).values()]
        self.manifest.clean(kept)
        return summary_of(numbered, read, time.monotonic() - self.began)

    def _sound(self, folder: str) -> dict[str, Entry]:
        """Read the entries whose files are all there."""
        entries = self.manifest.entries(folder)
        for name in self.manifest.lacking(entries):
            del entries[name]
        return entries

    def _extract(self, numbered: Entry | None) -> Entry:
        """Take all articles out, and number them, unless that is done."""
        extracted = self._sound(EXTRACTED)
        units = {unit.name: unit for unit in self.plan.units if unit.name not in extracted}
        size, done = sum(unit.size for unit in self.plan.units), sum(unit.size for unit in units.values())
        done = size - done
        articles = sum(_articles(entry) for entry in extracted.values())
        progress = Progress("extract", done, size, articles, self.engine.workers)
        for apart in (False, True):  # a unit that was lost is taken apart again, each of its pages in another process
            lost = dict[str, str]()
            left = [unit for name, unit in units.items() if name not in extracted]
            for result in self.engine.run([Job(unit.name, "extract", (unit, apart)) for unit in left]):
                if isinstance(result, Lost):
                    lost[result.job.name] = result.reason
                elif result is not None:
                    extracted[result.job.name] = result.result
                    progress = progress.moved(units[result.job.name].size, _articles(result.result))
                self.report(progress.at(time.monotonic()))
        for name, reason in lost.items():
            extracted[name] = fail_unit(units[name], self.plan, reason)
            progress = progress.moved(units[name].size, _articles(extracted[name]))
            self.report(progress.at(time.monotonic()))
        if numbered is None:
            return number(self.plan, extracted)
        if not all(shard["batch"] in extracted[shard["name"][:6]]["files"] for shard in numbered["shards"]):
            raise ClusterError(
                "A source has changed since the run began",
                value=self.plan.out.url,
                hint="Read what it holds now in a run of its own.",
            )
        file = numbered["files"][0]
        if self.manifest.lacking({"": numbered}):
            again = number(self.plan, extracted)
            assert again["files"] == [file]  # noqa: S101 - the same articles have the same copies
        return numbered

    def _read(self, shards: list[Shard], copied: Entry, read: dict[str, Entry]) -> None:
        """Read all shards that aren't read, and put their entries into `read`."""
        left = {shard.name: shard for shard in shards if shard.name not in read}
        total = sum(shard.articles for shard in shards)
        done = total - sum(shard.articles for shard in left.values())
        progress = Progress("read", done, total, done, self.engine.workers)
        lost = dict[str, str]()
        for result in self.engine.run([_job(shard, copied) for shard in left.values()]):
            if isinstance(result, Done):
                read[result.job.name] = result.result
                count = left[result.job.name].articles
                progress = progress.moved(count, count)
            elif isinstance(result, Lost):
                lost[result.job.name] = result.reason
            self.report(progress.at(time.monotonic()))
        for place, (name, reason) in enumerate(lost.items()):
            read[name] = self._read_rest(left[name], copied, reason, tried=place < MOST_TRIED)
            progress = progress.moved(left[name].articles, left[name].articles)
            self.report(progress.at(time.monotonic()))

    def _read_rest(self, shard: Shard, copied: Entry, reason: str, *, tried: bool) -> Entry:
        """Read a shard that was lost without the articles that no worker survives, each of which is tried alone."""
        if tried:
            numbers = range(shard.first, shard.first + shard.articles)
            jobs = [Job(str(each), "try_article", (_written(shard), each)) for each in numbers]
            results = [each for each in self.engine.run(jobs) if isinstance(each, Lost)]
            skipped = {int(each.job.name): each.reason for each in results}
            if len(skipped) < shard.articles:
                for result in self.engine.run([_job(shard, copied, skipped)]):
                    if isinstance(result, Done):
                        entry: Entry = result.result
                        return entry
        return fail_shard(shard, self.plan, reason)


def _job(shard: Shard, copied: Entry, skipped: Mapping[int, str] | None = None) -> Job:
    return Job(shard.name, "read", (_written(shard), copied, dict(skipped or {})))


def _written(shard: Shard) -> dict[str, Any]:
    return {"name": shard.name, "batch": dict(shard.batch), "first": shard.first, "articles": shard.articles}


def _articles(entry: Entry) -> int:
    return sum(batch["articles"] for batch in entry["batches"])
