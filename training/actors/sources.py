"""The files that the table is built from, and how far each can be trusted in time."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FACTBOOK, CODES, REIGN, CONGRESS, PHOENIX, OWN = (
    "The World Factbook", "ISO 3166", "REIGN", "unitedstates/congress-legislators", "Phoenix", "onrecord",
)  # fmt: skip
"""How the table names its sources; `OWN` is what is in `curated/`."""

AS_OF = {
    FACTBOOK: "2026-01",
    CODES: "2026-01",
    REIGN: "2021-02",
    CONGRESS: "2026-06",
    PHOENIX: "2014-01",
    OWN: "2025-06",
}
"""The month that each source is up to date with."""

CURATED = Path(__file__).parent / "curated"

Row = dict[str, Any]
Entry = dict[str, Any]


def curated(name: str, folder: Path = CURATED) -> list[list[str]]:
    """The lines of a curated file as their fields, without comments."""
    lines = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [[field.strip() for field in line.split("|")] for line in lines if line.strip() and line[0] != "#"]


def table(path: Path) -> list[Row]:
    """The rows of a .csv file."""
    with path.open(encoding="utf-8", errors="replace", newline="") as file:  # REIGN mixes encodings in its notes
        return list(csv.DictReader(file))


def json_lines(path: Path) -> list[Row]:
    """The objects of a .jsonl file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def yaml(path: Path) -> list[Row]:
    """The list that a .yaml file holds."""
    import yaml as pyyaml

    with path.open(encoding="utf-8") as file:
        return list(pyyaml.load(file, Loader=getattr(pyyaml, "CSafeLoader", pyyaml.SafeLoader)))


def phoenix(paths: list[Path]) -> Iterator[str]:
    """The names in Phoenix's lists, as they write them: in capitals, with spaces for underscores."""
    for path in paths:
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            words = line.partition("#")[0].partition(";")[0].partition("[")[0].strip()
            if words:
                yield words.removeprefix("+").replace("_", " ").strip().upper()


def split(field: str, by: str) -> list[str]:
    """The parts of a field, without spaces around them, and without those that are empty or come again."""
    return list(dict.fromkeys(part.strip() for part in field.split(by) if part.strip()))


def names(field: str) -> tuple[str, list[str], list[str]]:
    """A name, its aliases, and those of them that are a person's name or a word as well ("?").

    >>> names("the Wagner Group/Wagner?")
    ('the Wagner Group', ['Wagner'], ['Wagner'])
    """
    every = split(field, "/")
    ambiguous = [name[:-1] for name in every if name.endswith("?")]
    name, *aliases = [name.removesuffix("?") for name in every]
    return name, aliases, ambiguous


def entry(kind: str, *, source: str, as_of: str | None = None, **fields: Any) -> Entry:
    """A line of the table; fields that are empty are left out."""
    kept = {key: value for key, value in fields.items() if value not in ("", [], None, False) or key == "to"}
    return {"kind": kind, **kept, "as_of": as_of or max(AS_OF[each] for each in source.split(", ")), "source": source}


def holder(
    called: tuple[str, list[str]],
    office: tuple[str, str],
    days: tuple[str, str | None],
    *,
    source: str,
    as_of: str | None = None,
    title: str | None = None,
) -> Entry:
    """A line for who held an office: a name with its aliases; of whom, and which; from when, and until when.

    >>> holder(("Ida Fen", []), ("KS", "president"), ("2020-05-05", None), source=FACTBOOK)["from"]
    '2020-05-05'
    """
    (name, aliases), (of, which), (since, until) = called, office, days
    fields = {"name": name, "aliases": aliases, "of": of, "office": which, "title": title, "from": since, "to": until}
    return entry("holder", source=source, as_of=as_of, **fields)
