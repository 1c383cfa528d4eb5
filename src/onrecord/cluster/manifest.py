"""What of a run is done: an entry for each piece of work, written last, which names the files that count.

    _manifest/run.json              what the run reads, and how; written first, and never again
    _manifest/extracted/UNIT.json   articles were taken out of a unit
    _manifest/numbered.json         all articles have their numbers, and it is known which are copies
    _manifest/read/SHARD.json       the articles of a shard were read
    _work/                          articles between being taken out and being read
    articles/SHARD-HASH.parquet     and so on: the tables

A file's name has the hash of its bytes, so that what a worker left behind that died, or was only thought to be dead,
can't take the place of what counts. A file that no entry names doesn't count, and goes away at the end.
"""

import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from onrecord.cluster.storage import Location
from onrecord.cluster.tables import TABLES, Packed
from onrecord.errors import StorageError

Entry = dict[str, Any]

RUN: Final = "_manifest/run.json"
NUMBERED: Final = "_manifest/numbered.json"
EXTRACTED: Final = "_manifest/extracted"
READ: Final = "_manifest/read"
WORK: Final = "_work"

_SIDE_BY_SIDE: Final = 16
"""So many small files are asked for at a time: an object store takes long to answer, but many at once."""


class Manifest:
    """The entries and files of a run under a place."""

    def __init__(self, out: Location) -> None:
        self.out = out

    def entry(self, path: str) -> Entry | None:
        """Read an entry, None if it isn't there. Raises StorageError."""
        location = self.out.at(*path.split("/"))
        if not location.exists():
            return None
        content = location.read()
        try:
            entry: Entry = json.loads(content)
        except ValueError as error:
            raise StorageError("An entry of the manifest is damaged", value=location.url, hint="Delete it.") from error
        return entry

    def put(self, path: str, entry: Entry) -> None:
        """Write an entry; what it names must be there."""
        self.out.at(*path.split("/")).write(json.dumps(entry, ensure_ascii=False, indent=1).encode())

    def forget(self, path: str) -> None:
        """Delete an entry, so that its work is done anew."""
        self.out.at(*path.split("/")).delete()

    def entries(self, folder: str) -> dict[str, Entry]:
        """Read all entries of a folder, by their names."""
        names = [each.path.removesuffix(".json") for each in self.out.at(*folder.split("/")).files()]
        with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
            found = pool.map(lambda name: self.entry(f"{folder}/{name}.json"), names)
            return {name: entry for name, entry in zip(names, found, strict=True) if entry is not None}

    def put_file(self, folder: str, name: str, packed: Packed) -> Entry:
        """Write a file under a name that has its hash, and give what an entry says of it."""
        path = f"{folder}/{name}-{packed.mark}.parquet"
        location = self.out.at(*path.split("/"))
        if location.size() != len(packed.content):
            location.write(packed.content)
        return {"file": path, "rows": packed.rows, "bytes": len(packed.content)}

    def read_file(self, about: Mapping[str, Any]) -> bytes:
        """Read a file that an entry names."""
        return self.out.at(*str(about["file"]).split("/")).read()

    def lacking(self, entries: Mapping[str, Entry]) -> list[str]:
        """Name the entries with a file that isn't there, or isn't whole."""
        there = self._sizes((*TABLES, WORK))
        return [
            name
            for name, entry in entries.items()
            if any(there.get(each["file"]) != each["bytes"] for each in files_of(entry))
        ]

    def clean(self, entries: Iterable[Entry]) -> int:
        """Delete every file that no entry names, and count them."""
        named = {each["file"] for entry in entries for each in files_of(entry)}
        leftover = [path for path in self._sizes((*TABLES, WORK), hidden=True) if path not in named]
        leftover += [path for path in self._sizes((EXTRACTED, READ), hidden=True) if path.endswith(".part")]
        with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
            list(pool.map(lambda path: self.out.at(*path.split("/")).delete(), leftover))
        return len(leftover)

    def _sizes(self, folders: Iterable[str], *, hidden: bool = False) -> dict[str, int]:
        return {
            f"{folder}/{each.path}": each.size
            for folder in folders
            for each in self.out.at(*folder.split("/")).files(hidden=hidden)
        }


def files_of(entry: Entry) -> list[Entry]:
    """Give what an entry says of its files."""
    files: list[Entry] = entry.get("files", [])
    return files
