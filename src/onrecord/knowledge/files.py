"""Reads the lines of the table: the package's, which are trusted, and a user's own, which are checked."""

from functools import cache
from pathlib import Path
from typing import Any

from onrecord.errors import ActorsFileError
from onrecord.knowledge.entries import Actor, Country, Entry, Holder, Office, Organization, bare, identity, names
from onrecord.knowledge.lines import Flaw, read_line

LARGEST_FILE = 8_000_000
"""The largest file of a user's own, in bytes."""

LONGEST_LINE = 20_000
"""The longest line, in bytes."""

DATA = Path(__file__).parent / "data"

GUIDE = "docs/actors.md describes the file"


@cache
def actors() -> tuple[Actor, ...]:
    """Give the package's countries, places, organizations and offices."""
    return _packaged("actors", Actor)


@cache
def holders() -> tuple[Holder, ...]:
    """Give the package's holders of offices."""
    return _packaged("holders", Holder)


def _packaged(section: str, of: Any) -> tuple[Any, ...]:
    """Read a section of the package's table in one go, which is much faster than line by line.

    This checks only the form of each value. All other rules are checked when the table is built.
    """
    from pydantic import TypeAdapter

    lines = (DATA / f"{section}.jsonl").read_bytes().splitlines()
    read: tuple[Any, ...] = TypeAdapter(tuple[of, ...]).validate_json(b"[" + b",".join(lines) + b"]")
    return read


def read(path: Path) -> tuple[Entry, ...]:
    """Read a user's own file. Raises ActorsFileError, with the number of the line if one is to blame."""
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
                f"The same entry is already in line {first[own]}",
                line=number,
                value=" | ".join(own[1:]),
                hint="Leave one of the two out",
            )
        first[own] = number
        if not isinstance(entry, (Office, Holder)):
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
        written = line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ActorsFileError("The line isn't UTF-8", line=number, value=line[:60], hint="Save it as UTF-8") from error
    entry = read_line(written)
    if isinstance(entry, Flaw):
        raise ActorsFileError(entry.what, line=number, value=entry.value, allowed=entry.allowed, hint=GUIDE)
    return entry


def _require_known(entries: list[Entry], lines: dict[tuple[str, ...], int]) -> None:
    """Raise ActorsFileError if a line names a country or an organization that neither the file nor the table has."""
    every = [*actors(), *entries]
    codes = {entry.code for entry in every if isinstance(entry, Country)}
    wholes = codes | {bare(entry.name) for entry in every if isinstance(entry, Organization)}
    for entry in entries:
        if isinstance(entry, Country):
            continue
        key, value = ("of", entry.of) if isinstance(entry, (Office, Holder)) else ("country", entry.country)
        if value is not None and value not in (codes if key == "country" else wholes):
            raise ActorsFileError(
                f"{key!r} is neither in the table nor in this file",
                line=lines[identity(entry)],
                value=value,
                allowed="the code of a country, such as FR"
                if key == "country"
                else "the code of a country, such as FR, or the name of an organization, such as NATO",
                hint="Give it a line of its own",
            )
