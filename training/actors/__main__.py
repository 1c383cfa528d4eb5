"""Builds the table and prints its contents."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onrecord.knowledge import files
from onrecord.knowledge.entries import bare, identity
from onrecord.knowledge.lines import Flaw, kinds, read_line
from training.actors import codes, congress, holders, places, sources
from training.actors.sources import OWN, PHOENIX, Entry, curated, entry, names, split

KEYS = (
    "kind", "name", "code", "country", "of", "office", "title", "from", "to", "aliases", "ambiguous", "adjectives",
    "people", "leader", "seat", "as_of", "source",
)  # fmt: skip
"""The order of a line's keys."""


def main() -> None:
    """Read the command line, build the table, write it."""
    parser = argparse.ArgumentParser(prog="python -m training.actors", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with actors/")
    parser.add_argument(
        "--out", type=Path, default=files.DATA, help="where the table goes; by default into the package"
    )
    given = parser.parse_args()
    folder = given.data / "actors"
    if not folder.is_dir():
        raise SystemExit(f"{folder} is missing: --data must name the folder that holds actors/")
    given.out.mkdir(parents=True, exist_ok=True)
    path = given.out / "codes.jsonl"
    lines = list(known_codes(folder))
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8", newline="\n")
    print(f"{path.name}: {path.stat().st_size:,} bytes; {len(lines)} countries")
    for section, entries in build(folder).items():
        path = given.out / f"{section}.jsonl"
        path.write_text(written(entries), encoding="utf-8", newline="\n")
        kinds = Counter(each["kind"] for each in entries)
        print(f"{path.name}: {path.stat().st_size:,} bytes;", ", ".join(f"{n} {kind}" for kind, n in kinds.items()))
        for source, n in holders.count_by_source(entries).most_common():
            print(f"    {n:5} {source}")


def build(folder: Path) -> dict[str, list[Entry]]:
    """Build both sections of the table. Raises ValueError if sources contradict each other or a line can't be used."""
    listed, factbook = sources.table(folder / "country-codes.csv"), sources.json_lines(folder / "factbook_2026.jsonl")
    actors = places.countries(listed, factbook, curated("countries")) + places.seats(curated("places"))
    actors = places.clean_capitals(actors, curated("capitals"))
    actors += organizations(curated("organizations"), set(sources.phoenix(sorted(folder.glob("Phoenix.*.txt")))))
    actors += offices(curated("offices"))
    reign = sources.table(folder / "reign_leaders_1945_2021.csv")
    held = holders.holders(reign, curated("leaders"), curated("terms"), holders.facts(factbook, listed))
    held += congress.executive(sources.yaml(folder / "us_executive.yaml"))
    members = sources.yaml(folder / "us_legislators-current.yaml")
    held += congress.members(members, [line[0] for line in curated("homonyms")], dict(curated("states")))
    return {"actors": checked(actors), "holders": checked(held)}


def known_codes(folder: Path) -> Iterator[Entry]:
    """Give the codes of the table's countries; the lists also have places that it leaves out."""
    table = sources.table(folder / "country-codes.csv")
    reign = sources.table(folder / "reign_leaders_1945_2021.csv")
    kept = (row for row in table if row["ISO3166-1-Alpha-2"] not in places.LEFT_OUT)
    return codes.codes(kept, reign, curated("leaders"), curated("codes"))


def organizations(lines: list[list[str]], phoenix: set[str]) -> list[Entry]:
    """Organizations, armed groups and parties; Phoenix is named as a source where it has one of their names."""
    found = []
    for kind, country, called in lines:
        name, aliases, ambiguous = names(called)
        known = any(
            each.upper().replace("'", "") in phoenix or each.upper() in phoenix for each in (bare(name), *aliases)
        )
        found.append(
            entry(
                kind,
                name=name,
                country="" if country == "-" else country,
                aliases=aliases,
                ambiguous=ambiguous,
                source=f"{PHOENIX}, {OWN}" if known else OWN,
            )
        )
    return found


def offices(lines: list[list[str]]) -> list[Entry]:
    """Offices with titles of their own."""
    return [
        entry(
            "office",
            of=of,
            office=office,
            title=title,
            aliases=split("; ".join(map(bare, split(calls, ";"))), ";"),
            source=OWN,
        )
        for of, office, title, calls in lines
    ]


def checked(entries: list[Entry]) -> list[Entry]:
    """The entries in order. Raises ValueError if one can't be used, or comes twice."""
    first: dict[tuple[str, ...], Entry] = {}
    for each in entries:
        match read_line(json.dumps(each)):
            case Flaw() as found:
                raise ValueError(f"{found.what}: {found.value!r} in {each}")
            case read if identity(read) in first:
                raise ValueError(f"{each} stands for the same as {first[identity(read)]}")
            case read:
                first[identity(read)] = each
    return [first[own] for own in sorted(first, key=lambda own: (kinds().index(first[own]["kind"]), *_place(own)))]


def _place(identity: tuple[str, ...]) -> tuple[str, ...]:
    """Give an entry's place among those of its kind: terms of an office come in the order of their beginning."""
    if identity[0] == "holder":
        _, of, office, name, since = identity
        return (of, office, since, name)
    return identity


def written(entries: list[Entry]) -> str:
    """Write entries as lines of JSON."""
    ordered = ({key: each[key] for key in KEYS if key in each} for each in entries)
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in ordered)


if __name__ == "__main__":
    main()
