"""US office-holders: presidents, vice presidents, and the members of Congress."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from training.actors.sources import AS_OF, CONGRESS, Entry, Row, holder

DELEGATES = {"DC", "AS", "GU", "MP", "PR", "VI"}

EXECUTIVE = {"prez": "president", "viceprez": "vice president"}

BUSHES = {"George H. W. Bush": ["George Bush", "George H.W. Bush"], "George W. Bush": ["George Bush"]}
"""Father and son: the date tells which of them a text means."""

BEGINNING = "1945"


def executive(rows: Iterable[Row]) -> list[Entry]:
    """Presidents and vice presidents since 1945."""
    found = []
    for row in rows:
        name, aliases = called(row["name"])
        for office in EXECUTIVE.values():
            terms = [term for term in row["terms"] if EXECUTIVE[term["type"]] == office and term["end"] >= BEGINNING]
            found += _entries(name, aliases, office, terms, title=None)
    return found


def members(rows: Iterable[Row], homonyms: Iterable[str], states: dict[str, str]) -> list[Entry]:
    """The members of Congress with all their terms, but for those whose name is a common one."""
    found = []
    common = set(homonyms)
    for row in rows:
        name, aliases = called(row["name"])
        if {name, *aliases} & common:
            continue
        for kind, state in dict.fromkeys((term["type"], term["state"]) for term in row["terms"]):
            terms = [term for term in row["terms"] if (term["type"], term["state"]) == (kind, state)]
            office = "senator" if kind == "sen" else "delegate" if state in DELEGATES else "representative"
            found += _entries(name, aliases, office, terms, title=f"US {office.capitalize()} from {states[state]}")
    return found


def _entries(name: str, aliases: list[str], office: str, terms: list[Any], title: str | None) -> list[Entry]:
    """One entry for terms that follow on each other; a term that ends in the future goes on."""
    stretches: list[list[str]] = []
    for term in sorted(terms, key=lambda term: str(term["start"])):
        if stretches and (date.fromisoformat(term["start"]) - date.fromisoformat(stretches[-1][1])).days <= 10:
            stretches[-1][1] = term["end"]
        else:
            stretches.append([term["start"], term["end"]])
    return [
        holder(
            (name, aliases),
            ("US", office),
            (start, None if end > AS_OF[CONGRESS] else end),
            source=CONGRESS,
            title=title,
        )
        for start, end in stretches
    ]


def called(name: Row) -> tuple[str, list[str]]:
    """A politician's usual name, and others.

    >>> called({"first": "Charles", "last": "Schumer", "nickname": "Chuck", "official_full": "Charles E. Schumer"})
    ('Chuck Schumer', ['Charles Schumer', 'Charles E. Schumer'])
    """
    first, last, middle = name["first"], name["last"], name.get("middle", "")
    usual = f"{name.get('nickname') or first} {last}"
    if last == "Bush":
        usual = "George H. W. Bush" if middle.startswith("Herbert") else "George W. Bush"
    others = [f"{first} {last}", name.get("official_full") or "", f"{first} {middle} {last}" if middle else ""]
    if middle:
        others.append(f"{first} {' '.join(part[0] + '.' for part in middle.split())} {last}")
    others = BUSHES.get(usual, others)
    kept = [alias.replace('"', "") for alias in dict.fromkeys(others) if alias and alias != usual]
    return usual, kept
