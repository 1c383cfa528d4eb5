"""The codes by which other data call the countries: ISO 3166, Wikidata, and the numbers of the system of states."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from training.actors.sources import AS_OF, CODES, OWN, REIGN, Entry, Row


def codes(
    rows: Iterable[Row], reign: Iterable[Row], leaders: Iterable[list[str]], patches: Iterable[list[str]]
) -> Iterator[Entry]:
    """Give the codes of all countries, in order. Raises ValueError if one has no code of three letters.

    `leaders` and `patches` are curated: they tell which country REIGN's states are.
    """
    listed = {row["ISO3166-1-Alpha-2"]: row for row in rows}
    states: dict[str, set[str]] = defaultdict(set)
    for head, *_ in leaders:
        state, code = head.split()
        states[code].add(state)
    added = {code: (iso3, wikidata, state) for code, iso3, wikidata, state in patches}
    numbered = _numbered(reign)
    for code in sorted(listed.keys() | added.keys()):
        row, (iso3, wikidata, state) = listed.get(code, {}), added.get(code, ("", "", ""))
        of_table = str(row.get("wikidata_id") or "").rpartition("/")[2]
        found = {
            "code": code,
            "iso3": iso3 or str(row.get("ISO3166-1-Alpha-3") or ""),
            "wikidata": wikidata or of_table or None,
            "states": list(_states(states[code] | ({state} - {""}), numbered)),
        }
        if not re.fullmatch("[A-Z]{3}", str(found["iso3"])):
            raise ValueError(
                f"{code} has no code of three letters: {found['iso3']!r}; give it one in curated/codes.txt"
            )
        by = {CODES: bool(row), REIGN: bool(found["states"]) and not state.isdigit(), OWN: code in added}
        sources = [source for source, has in by.items() if has]
        yield found | {"as_of": max(AS_OF[source] for source in sources), "source": ", ".join(sources)}


def _numbered(reign: Iterable[Row]) -> Mapping[str, list[dict[str, Any]]]:
    """Give each of REIGN's states its numbers, each with its first month, and its last one if the state has ended."""
    terms: dict[tuple[str, int], list[tuple[str, str | None]]] = defaultdict(list)
    for row in reign:
        if row["ccode"]:
            ended = _month(row["eyear"], row["emonth"]) if row["eyear"].strip() else None
            terms[row["stateabb"], int(row["ccode"])].append((_month(row["syear"], row["smonth"]), ended))
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (state, number), held in terms.items():
        ends = [end for _, end in held]
        last = None if None in ends else max(end for end in ends if end)
        found[state].append({"number": number, "from": min(start for start, _ in held), "to": last})
    return found


def _states(names: Iterable[str], numbered: Mapping[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """Give the numbers of states, by their beginning; periods of one number that follow each other are one."""
    every: list[dict[str, Any]] = [{"number": int(name), "from": None, "to": None} for name in names if name.isdigit()]
    every += [state for name in names for state in numbered.get(name, [])]
    joined: dict[int, dict[str, Any]] = {}
    for state in sorted(every, key=lambda each: (each["from"] or "", each["number"])):
        before = joined.setdefault(state["number"], state)
        ends = (before["to"], state["to"])
        joined[state["number"]] = before | {"to": None if None in ends else max(ends)}
    yield from joined.values()


def _month(year: str, month: str) -> str:
    return f"{int(year):04}-{int(month):02}"
