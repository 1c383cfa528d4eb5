"""A worker: one process that does one piece of work after the other, and loads the network once."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import onrecord
from onrecord.cluster.extracting import extract
from onrecord.cluster.manifest import Entry
from onrecord.cluster.numbering import Shard
from onrecord.cluster.plan import Plan
from onrecord.cluster.reading import Reading, read_shard, try_article
from onrecord.cluster.sources import Unit
from onrecord.errors import ClusterError


class Worker:
    """Does the work of a plan. Only what it writes counts: what it returns says merely that it is done."""

    def __init__(self, plan: Plan, reading: Reading, version: str, model: str) -> None:
        self._plan = plan
        self._reading = reading
        self._expected = (version, model)
        self._folder = TemporaryDirectory(prefix="onrecord-")
        self._settings = plan.settings_at(Path(self._folder.name))
        self._known = False

    def extract(self, unit: Unit, apart: bool = False) -> Entry:
        """Take the articles of a unit out of their pages, maybe each in a process `apart`."""
        self._require_version()
        return extract(unit, self._plan, self._settings, apart=apart)

    def read(self, shard: Mapping[str, Any], copied: Entry, skipped: Mapping[int, str]) -> Entry:
        """Read the articles of a shard."""
        self._require_model()
        loaded = Shard.load(shard)
        return read_shard(loaded, self._plan, copied, self._settings, self._reading, skipped=skipped)

    def try_article(self, shard: Mapping[str, Any], number: int) -> None:
        """Read a single article of a shard, to see whether it can be read."""
        self._require_model()
        try_article(Shard.load(shard), self._plan, self._settings, self._reading, number)

    def _require_version(self) -> None:
        if onrecord.__version__ != self._expected[0]:
            raise ClusterError(
                "A worker has another version of onrecord",
                value=onrecord.__version__,
                allowed=self._expected[0],
                hint="Install the same version on every machine.",
            )

    def _require_model(self) -> None:
        self._require_version()
        if self._known:
            return
        model = self._reading.model(self._settings)
        if f"{model.name} {model.version}" != self._expected[1]:
            raise ClusterError(
                "A worker has another network",
                value=f"{model.name} {model.version}",
                allowed=self._expected[1],
                hint="Install the same version of onrecord on every machine.",
            )
        self._known = True
