"""Countries with all their names, and the places that stand for them."""

import html
import re
from collections.abc import Iterable

from onrecord.knowledge.entries import bare
from training.actors.sources import CODES, FACTBOOK, OWN, Entry, Row, entry, names, split

LEFT_OUT = {"AQ", "BV", "GS", "HM", "IO", "SJ", "TF", "UM", "BQ"}
"""Places where hardly anybody lives, and the Caribbean Netherlands, a name that news never uses."""

LEADERS = {
    "AU": "prime minister", "BR": "president", "BY": "president", "CA": "prime minister", "CN": "president",
    "DE": "chancellor", "EG": "president", "FR": "president", "GB": "prime minister", "IL": "prime minister",
    "IN": "prime minister", "IT": "prime minister", "JP": "prime minister", "KP": "supreme leader", "KR": "president",
    "SU": "general secretary", "SY": "president", "TW": "president", "UA": "president", "US": "president",
    "VE": "president",
}  # fmt: skip
"""Which office is meant by a country's "leader", where it is the same in all the years that the table knows."""

_IRREGULAR = re.compile(r"(\w+)\((men|women|man|woman)\)")


def countries(codes: Iterable[Row], factbook: Iterable[Row], patches: Iterable[list[str]]) -> list[Entry]:
    """One entry for each country."""
    facts = {row["code"].upper(): row for row in factbook}
    found: dict[str, Row] = {}
    capitals: dict[str, list[str]] = {}
    for row in codes:
        code = row["ISO3166-1-Alpha-2"]
        if code in LEFT_OUT:
            continue
        fact = facts.get(row["FIPS"][:2], {})
        short, *others = _called(row, fact) or [row["CLDR display name"]]
        nation = fact.get("nationality") or {}
        found[code] = {
            "name": short,
            "aliases": others,
            "adjectives": _adjectives(nation.get("adjective") or ""),
            "people": people(nation.get("noun") or ""),
            "ambiguous": [],
        }
        capitals[code] = split(row["Capital"], ";")
    for code, *fields in patches:
        country = found.setdefault(code, {"name": "", "aliases": [], "adjectives": [], "people": [], "ambiguous": []})
        country["capitals"] = capitals.get(code, [])
        for field in fields:
            matched = re.fullmatch(r"(\w+)(=|:)(.*)", field)
            if matched is None:
                raise ValueError(f"{code}: {field!r} is neither KEY=WORDS, which replaces, nor KEY:WORDS, which adds")
            key, replaces, words = matched.groups()
            if key == "name":
                country["aliases"].append(country["name"])
                country["name"] = words.strip()
            else:
                country[key] = split(words, ";") if replaces == "=" else [*country[key], *split(words, ";")]
        capitals[code] = country.pop("capitals")
    return [_country(code, country) for code, country in found.items()] + [
        _capital(code, capital) for code, here in capitals.items() for capital in dict.fromkeys(here)
    ]


def _country(code: str, country: Row) -> Entry:
    called = [name for name in country["aliases"] if name and name != bare(country["name"])]
    plural = sorted(country["people"], key=_usual)
    return entry(
        "country",
        code=code,
        name=country["name"],
        aliases=list(dict.fromkeys(called)),
        adjectives=list(dict.fromkeys(country["adjectives"])),
        people=list(dict.fromkeys(plural)),
        ambiguous=country["ambiguous"],
        leader=LEADERS.get(code),
        source=f"{CODES}, {FACTBOOK}, {OWN}",
        as_of="2026-01",
    )


def _usual(word: str) -> int:
    """Plurals for all first ("Danes"), then words for both one and all ("French"), then those for men or women."""
    return 2 if re.search(r"m[ae]n$", word) else 0 if word.endswith("s") else 1


def _capital(code: str, name: str) -> Entry:
    return entry("place", name=name, country=code, seat=True, source=f"{CODES}, {OWN}")


def _called(row: Row, fact: Row) -> list[str]:
    """The usual name first, then the others that the lists have."""
    listed = fact.get("names") or {}
    both = [listed.get("conventional short form"), listed.get("conventional long form")]
    both += [row["CLDR display name"], row["UNTERM English Short"], row["UNTERM English Formal"]]
    tidy = [_tidy(name) for name in both if name and name.lower() not in ("none", "na")]
    return [name for name in dict.fromkeys(tidy) if "(" not in name and "," not in name]


def _tidy(name: str) -> str:
    name = html.unescape(name).replace("’", "'").replace("*", "").replace("(the)", "")
    name = re.sub(r" \(prior to .*?\)|;.*", "", name)
    return bare(" ".join(name.split()))


def _adjectives(written: str) -> list[str]:
    written = re.sub(r"\(.*?\)|; .*|note - .*", "", written)
    found = [word.strip() for word in re.split(r",| or ", written)]
    return [word for word in found if word and word not in ("none", "NA")]


def people(written: str) -> list[str]:
    """The nouns for a country's people, plural and singular, from the factbook's shorthand.

    >>> people("Frenchman(men), Frenchwoman(women)"), people("Beninese (singular and plural)"), people("Finn(s)")
    (['Frenchmen', 'Frenchman', 'Frenchwomen', 'Frenchwoman'], ['Beninese'], ['Finns', 'Finn'])
    """
    found: list[str] = []
    written = re.sub(
        r"note - .*|;.*|\((?:singular|plural|singular and plural|collective plural|colloquial|US .*?)\)", "", written
    )
    for word in map(str.strip, re.split(r",| or ", written)):
        if irregular := _IRREGULAR.fullmatch(word):
            one, many = irregular.groups()
            found += [one.removesuffix("woman") + "women" if many == "women" else one.removesuffix("man") + "men", one]
        elif word.endswith("(s)"):
            found += [word[:-3] + "s", word[:-3]]
        elif word and word.lower() not in ("none", "na"):
            found.append(word)
    return [word for word in found if "(" not in word]


def seats(lines: Iterable[list[str]]) -> list[Entry]:
    """Seats and places, as `places.txt` lists them."""
    found = []
    for kind, country, places in lines:
        for place in split(places, ";"):
            name, aliases, ambiguous = names(place)
            kind_of = "seat" if kind == "seat" else "place"
            found.append(entry(kind_of, name=name, country=country, aliases=aliases, ambiguous=ambiguous, source=OWN))
    return found


def clean_capitals(entries: list[Entry], lines: Iterable[list[str]]) -> list[Entry]:
    """Leave out capitals that mean something else, or are called as their country; let some stand for no government."""
    listed = [line[0].rpartition(": ") for line in lines]
    out, silent, persons = ({name for how, _, name in listed if how == mark} for mark in ("", "silent", "person"))
    called = {
        (e["code"], name)
        for e in entries
        if e["kind"] == "country"
        for name in [bare(e["name"]), *e.get("aliases", [])]
    }
    kept = []
    for each in entries:
        if each["kind"] == "place" and each.get("seat"):
            if each["name"] in out or (each["country"], each["name"]) in called:
                continue
            if each["name"] in silent:
                kept.append({key: value for key, value in each.items() if key != "seat"})
                continue
            if each["name"] in persons:
                kept.append({**each, "ambiguous": [each["name"]]})
                continue
        kept.append(each)
    return kept
