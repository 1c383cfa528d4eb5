"""Reads the table's lines: those of the package, which are trusted, and those of a reader, which are checked."""

import json
from functools import cache
from pathlib import Path

from onrecord.errors import ActorsFileError
from onrecord.knowledge.entries import ORGANIZATIONS, Entry, bare, flaw, identity, names

LARGEST_FILE = 8_000_000
"""No reader's file is larger, in bytes."""

LONGEST_LINE = 20_000
"""No line is longer, in bytes."""

DATA = Path(__file__).parent / "data"

GUIDE = "docs/actors.md describes the file"


@cache
def packaged(section: str) -> tuple[Entry, ...]:
    """The package's own lines: `section` is "actors" or "holders"."""
    lines = (DATA / f"{section}.jsonl").read_bytes().splitlines()
    entries: list[Entry] = json.loads(b"[" + b",".join(lines) + b"]")  # in one go: twice as fast as line by line
    return tuple(entries)


def read(path: Path) -> tuple[Entry, ...]:
    """Read a reader's file; raises ActorsFileError, with the number of the line where one is to blame."""
    entries: list[Entry] = []
    first: dict[tuple[str, ...], int] = {}  # the line of each identity
    called: dict[str, int] = {}  # the line of each alias
    for number, line in enumerate(_bytes(path).removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        entry = _entry(line, number)
        own = identity(entry)
        if own in first:
            raise ActorsFileError(
                f"The same entry stands in line {first[own]} already",
                line=number,
                value=" | ".join(own[1:]),
                hint="Leave one of the two out",
            )
        first[own] = number
        if entry["kind"] not in ("office", "holder"):
            for name in names(entry):
                if name in called:
                    raise ActorsFileError(
                        f"The alias stands for another entry in line {called[name]}",
                        line=number,
                        value=name,
                        allowed="an alias of one entry only",
                        hint="Leave it out of one of the two",
                    )
                called[name] = number
        entries.append(entry)
    _require_known(entries, first)
    return tuple(entries)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ActorsFileError(
            f"The file of actors can't be read ({error.strerror})", value=str(path), allowed="the path of a file"
        ) from error
    except ValueError as error:  # a path with a null character
        raise ActorsFileError(
            "The file of actors can't be opened", value=str(path), allowed="the path of a file"
        ) from error
    if len(content) > LARGEST_FILE:
        raise ActorsFileError(
            "The file of actors is too large", value=str(path), allowed=f"at most {LARGEST_FILE:,} bytes"
        )
    return content


def _entry(line: bytes, number: int) -> Entry:
    if len(line) > LONGEST_LINE:
        raise ActorsFileError(
            "The line is too long", line=number, value=f"{len(line):,} bytes", allowed=f"at most {LONGEST_LINE:,} bytes"
        )
    try:
        entry = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ActorsFileError("The line isn't UTF-8", line=number, value=line[:60], hint="Save it as UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise ActorsFileError(
            "The line isn't JSON",
            line=number,
            value=line.decode("utf-8")[:60],
            allowed="one JSON object a line",
            hint=GUIDE,
        ) from error
    if found := flaw(entry):
        raise ActorsFileError(found.what, line=number, value=found.value, allowed=found.allowed, hint=GUIDE)
    return entry  # type: ignore[no-any-return]  # a dict, or `flaw` would have said so


def _require_known(entries: list[Entry], lines: dict[tuple[str, ...], int]) -> None:
    """Raise ActorsFileError where a line speaks of a country or an organization that neither file nor package has."""
    every = [*packaged("actors"), *entries]
    codes = {entry["code"] for entry in every if entry["kind"] == "country"}
    bodies = {bare(entry["name"]) for entry in every if entry["kind"] in ORGANIZATIONS}
    known_as = (("country", codes), ("of", codes | bodies))
    for entry in entries:
        for key, known in known_as:
            if key in entry and entry[key] not in known:
                raise ActorsFileError(
                    f"{key!r} is neither in the table nor in this file",
                    line=lines[identity(entry)],
                    value=entry[key],
                    allowed="the code of a country, such as FR"
                    if key == "country"
                    else "the code of a country, such as FR, or the name of an organization, such as NATO",
                    hint="Give it a line of its own",
                )
