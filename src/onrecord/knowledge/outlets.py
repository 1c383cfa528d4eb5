"""Which outlet a page is of: one name for each, whatever its pages call it."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Self
from urllib.parse import urlsplit

from onrecord.errors import OutletsFileError

LARGEST_FILE: Final = 8_000_000
"""No reader's file is larger, in bytes."""

MOST_NAMES: Final = 1_000
LONGEST: Final = 200
"""No name and no domain is longer, in characters."""

ALLOWED = '{"name": "The Kelling Courier", "domains": ["courier.example"], "aliases": ["Kelling Courier Online"]}'
GUIDE = "docs/outlets.md describes the file"

_DATA = Path(__file__).parent / "data" / "outlets.jsonl"
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.)+[\w-]{2,63}")


class Outlets:
    """Knows outlets by their domains and by the names that they go by.

    >>> outlets = load()
    >>> outlets.at("https://amp.theguardian.com/world"), outlets.called("mail online"), outlets.at("https://a.example")
    ('The Guardian', 'Daily Mail', None)
    """

    def __init__(self, domains: Mapping[str, str], names: Mapping[str, str]) -> None:
        self._domains = domains
        self._names = names

    @classmethod
    def of(cls, entries: Iterable[Mapping[str, Any]]) -> Self:
        """Make the table of entries; what an earlier one says goes before a later one."""
        domains: dict[str, str] = {}
        names: dict[str, str] = {}
        for entry in entries:
            for domain in entry.get("domains", ()):
                domains.setdefault(domain.lower().removeprefix("www."), entry["name"])
            for name in (entry["name"], *entry.get("aliases", ())):
                names.setdefault(fold(name), entry["name"])
        return cls(domains, names)

    def at(self, address: str | None) -> str | None:
        """Name the outlet that an address belongs to; None where its domain, and all above it, are not known."""
        host = host_of(address)
        while "." in host:
            if host in self._domains:
                return self._domains[host]
            host = host.partition(".")[2]
        return None

    def called(self, name: str) -> str | None:
        """Name the outlet that goes by a name; None where it is not known."""
        return self._names.get(fold(name))


def host_of(address: str | None) -> str:
    """The host of an address, in small letters; empty where it has none.

    >>> host_of("https://WWW.Paper.example:80/news")
    'www.paper.example'
    """
    try:
        return (urlsplit(address).hostname or "").lower() if address else ""
    except ValueError:
        return ""


def fold(name: str) -> str:
    """Leave of an outlet's name only what counts when names are compared.

    >>> fold("The Kelling Courier"), fold("kellingcourier.co.uk")
    ('kellingcourier', 'kellingcourier')
    """
    name = re.sub(r"(?:\.(?:co|com|org|net|news))?\.[a-z]{2,4}$", "", name.strip().casefold())
    return re.sub(r"[^\w]|_", "", name.removeprefix("www.").removeprefix("the "))


@lru_cache(maxsize=4)
def load(path: Path | None = None) -> Outlets:
    """Load the table of outlets, the reader's own file first. Raises OutletsFileError where a line can't be used."""
    return Outlets.of([*(read(path) if path else ()), *_packaged()])


@cache
def _packaged() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(b"[" + b",".join(_DATA.read_bytes().splitlines()) + b"]"))


def read(path: Path) -> tuple[dict[str, Any], ...]:
    """Read a reader's file, one outlet a line; raises OutletsFileError, with the number of the line to blame."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:  # ValueError: no path at all
        raise OutletsFileError(
            "The file of outlets can't be read", value=str(path), allowed="the path of a file"
        ) from error
    if len(content) > LARGEST_FILE:
        raise OutletsFileError("The file of outlets is too large", value=str(path),
                               allowed=f"at most {LARGEST_FILE:,} bytes")  # fmt: skip
    lines = content.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    return tuple(_entry(line, number) for number, line in enumerate(lines, 1) if line.strip())


def _entry(line: bytes, number: int) -> dict[str, Any]:
    try:
        entry = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise OutletsFileError("The line isn't JSON in UTF-8", line=number, value=line[:60].decode("utf-8", "replace"),
                               allowed=ALLOWED, hint=GUIDE) from error  # fmt: skip
    if not isinstance(entry, dict) or not _is_name(entry.get("name")):
        raise OutletsFileError("The line names no outlet", line=number, value=line[:60].decode(), allowed=ALLOWED,
                               hint=GUIDE)  # fmt: skip
    for key, holds in (("domains", _is_domain), ("aliases", _is_name)):
        values = entry.get(key, [])
        if not isinstance(values, list) or len(values) > MOST_NAMES or not all(map(holds, values)):
            raise OutletsFileError(f"The {key} can't be these", line=number, value=values, allowed=ALLOWED, hint=GUIDE)
    if unknown := entry.keys() - {"name", "domains", "aliases"}:
        raise OutletsFileError("The line has keys that mean nothing", line=number, value=", ".join(sorted(unknown)),
                               allowed=ALLOWED, hint=GUIDE)  # fmt: skip
    return entry


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST


def _is_domain(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST and bool(_DOMAIN.fullmatch(value))
