"""Numbers the articles of a run in the order of its sources, and finds the copies among them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Self

from onrecord.cluster.extracting import load_compared
from onrecord.cluster.manifest import NUMBERED, WORK, Entry, Manifest
from onrecord.cluster.plan import Plan
from onrecord.cluster.tables import pack_rows
from onrecord.copies import find_copies

if TYPE_CHECKING:
    import pyarrow

COPIES: Final = "copies"
"""The name of the file that says which articles are copies."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Articles that one worker reads at a time: those of a batch, numbered from `first` on."""

    name: str
    batch: Mapping[str, Any]
    first: int
    articles: int

    @classmethod
    def load(cls, written: Mapping[str, Any]) -> Self:
        """Take a shard out of an entry."""
        return cls(**written)


@dataclass(frozen=True, slots=True)
class Copies:
    """Which of a shard's articles are copies, of which, and how that is known; and how many copies its others have."""

    of: Mapping[int, tuple[int, str]]
    count: Mapping[int, int]


def number(plan: Plan, extracted: Mapping[str, Entry]) -> Entry:
    """Number all articles, find the copies, and write the entry that says so."""
    manifest = Manifest(plan.out)
    first, shards = 1, list[Shard]()
    for name in sorted(extracted):
        entry = extracted[name]
        for place, (batch, counted) in enumerate(zip(entry["files"], entry["batches"], strict=True)):
            shards.append(Shard(f"{name}-{place:04d}", batch, first, counted["articles"]))
            first += counted["articles"]
    copies = _copies(manifest, shards) if plan.options.copies else {}
    rows = [{"article": each, "copy_of": of, "how": how} for each, (of, how) in sorted(copies.items())]
    file = manifest.put_file(WORK, COPIES, pack_rows(rows, _schema()))
    how = [each["how"] for each in rows]
    entry = {
        "files": [file],
        "shards": [asdict(shard) for shard in shards],
        "articles": first - 1,
        "copies": {"address": how.count("address"), "text": how.count("text")},
    }
    manifest.put(NUMBERED, entry)
    return entry


def copies_in(content: bytes, shard: Shard) -> Copies:
    """Read what concerns a shard of the file that says which articles are copies."""
    import pyarrow
    from pyarrow import compute, parquet

    table = parquet.read_table(pyarrow.BufferReader(content))
    last = shard.first + shard.articles - 1

    def inside(column: str) -> list[dict[str, Any]]:
        values = table[column]
        wanted = compute.and_(compute.greater_equal(values, shard.first), compute.less_equal(values, last))
        found: list[dict[str, Any]] = table.filter(wanted).to_pylist()
        return found

    of = {row["article"]: (row["copy_of"], row["how"]) for row in inside("article")}
    return Copies(of, Counter(row["copy_of"] for row in inside("copy_of")))


def _copies(manifest: Manifest, shards: list[Shard]) -> dict[int, tuple[int, str]]:
    """Tell of each copy of which article it is one, by their numbers, and how that is known.

    Of articles with the same address the first stands for all; then of articles with nearly the same text, one does.
    """
    at: dict[str, int] = {}
    same: dict[int, int] = {}
    signatures: dict[str, bytes] = {}
    for place, address, signature in _compared(manifest, shards):
        known = at.setdefault(address, place) if address is not None else place
        if known != place:
            same[place] = known
        elif signature is not None:
            signatures[_key(place)] = signature
    alike = {int(copy): int(of) for copy, of in find_copies(signatures).items()}
    found = {copy: (of, "text") for copy, of in alike.items()}
    return found | {copy: (alike.get(of, of), "address") for copy, of in same.items()}


def _compared(manifest: Manifest, shards: list[Shard]) -> Iterator[tuple[int, str | None, bytes | None]]:
    for shard in shards:
        if shard.articles:
            for place, (address, signature) in enumerate(load_compared(manifest.read_file(shard.batch)), shard.first):
                yield place, address, signature


def _key(number: int) -> str:
    """Write a number so that keys are ordered as numbers are."""
    return f"{number:015d}"


def _schema() -> "pyarrow.Schema":
    import pyarrow

    return pyarrow.schema([("article", pyarrow.int64()), ("copy_of", pyarrow.int64()), ("how", pyarrow.string())])
