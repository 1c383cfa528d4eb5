"""Who held which office, from REIGN, the factbook and what is curated."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.knowledge.persons import fold
from training.actors.sources import AS_OF, FACTBOOK, OWN, REIGN, Entry, Row, entry, holder, names, split

MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}

OFFICES = {
    "President": "president", "Transition President": "president", "Transitional President": "president",
    "Interim President": "president", "Acting President": "president", "Prime Minister": "prime minister",
    "President of the Swiss Confederation": "president", "Transition Prime Minister": "prime minister",
    "Interim Prime Minister": "prime minister", "Acting Prime Minister": "prime minister",
    "Caretaker Prime Minister": "prime minister", "Premier": "prime minister", "Chancellor": "chancellor",
    "King": "king", "Amir": "emir", "Emperor": "emperor", "Pope": "pope", "Prince": "prince",
    "Supreme Leader": "supreme leader", "Taoiseach": "prime minister", "Sultan and Prime Minister": "sultan",
    "Prime Minister Crown Prince": "prime minister",
    "CNSP Prime Minister": "prime minister", "GNU Interim Prime Minister": "prime minister",
}  # fmt: skip
"""The factbook's words for an office; others are too rare to be looked for."""

_RANKS = re.compile(r"\b(?:Sr\. |Lt\. )?(?:Gen|Col|Capt|Maj|Adm|Dr)\. |\b(?:General|Sir|Dame|Ratu|Archbishop) ")
_COMMON = {
    "abdul",
    "mohammed",
    "muhammad",
    "mohamed",
    "ahmed",
    "ahmad",
    "jose",
    "juan",
    "john",
    "king",
    "prince",
    "ibrahim",
}


OTHERWISE = {("BD", "prime minister"), ("SY", "prime minister")}
"""Offices where the curated terms are right and the factbook isn't: a chief adviser, and one that no longer exists."""


class Fact(NamedTuple):
    """What the factbook says of an office: `office` is None if its title is none of `OFFICES`."""

    of: str
    office: str | None
    name: str
    alias: str
    since: str | None


def holders(
    reign: Iterable[Row], leaders: Iterable[list[str]], terms: Iterable[list[str]], facts: Iterable[Fact]
) -> list[Entry]:
    """Give all terms, in the order of office and time. Raises ValueError if two sources contradict each other."""
    chains: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for term in _curated(terms):
        chains[term["of"], term["office"]].append(term)
    begun = {key: chain[0]["from"] for key, chain in chains.items()}
    for term in _of_reign(reign, leaders):
        first = begun.get((term["of"], term["office"]))
        if first and term["from"] >= first:
            continue
        if first and (not term["to"] or term["to"] > first):
            term["to"] = first
        chains[term["of"], term["office"]].append(term)
    for chain in chains.values():
        chain.sort(key=lambda term: str(term["from"]))
    _bring_up_to_date(chains, list(facts))
    return [term for chain in chains.values() for term in _one_name_each(chain)]


def _curated(lines: Iterable[list[str]]) -> Iterable[Entry]:
    for of, office, chain in lines:
        links = [re.fullmatch(r"(.+) (\d{4}-\d\d-\d\d)", link) for link in split(chain, ";")]
        if not all(links):
            raise ValueError(f"{of} | {office}: a link of {chain!r} is no name with a date")
        steps = [(link[1], link[2]) for link in links if link]
        if steps != sorted(steps, key=lambda step: step[1]):
            raise ValueError(f"{of} | {office}: the dates are out of order")
        for i, (who, since) in enumerate(steps):
            until = steps[i + 1][1] if i + 1 < len(steps) else None
            if who != "-":
                name, aliases, _ = names(who)
                as_of = max(AS_OF[OWN], (until or since)[:7])
                yield holder((name, aliases), (of, office), (since, until), source=OWN, as_of=as_of)


def _of_reign(rows: Iterable[Row], leaders: Iterable[list[str]]) -> Iterable[Entry]:
    """REIGN's terms for which `leaders` knows the office and the full name."""
    states: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        states[row["stateabb"]].append(row)
    for head, offices, full in leaders:
        state, code = head.split()
        calls = dict(re.split(r"\s*=\s*", each, maxsplit=1) for each in split(full, ";"))
        begins = [re.fullmatch(r"(?:(\d{4}(?:-\d\d){0,2}) )?(.+)", each) for each in split(offices, ",")]
        ordered = sorted(states[state], key=_start)
        for i, row in enumerate(ordered):
            leader, since = row["leader"].strip(), _start(row)
            office = [each[2] for each in begins if each and (each[1] or "") <= since][-1]
            who = calls.get(f"{leader}@{since[:4]}") or calls.get(leader) or (leader if " " in leader else "-")
            if office != "-" and who != "-":
                name, aliases, _ = names(who)
                until = _end(row, _start(ordered[i + 1]) if i + 1 < len(ordered) else None)
                yield holder((name, aliases), (code, office), (since, until), source=REIGN)


def _start(row: Row) -> str:
    return f"{row['syear']}-{int(row['smonth']):02}-{int(row['sdate']):02}"


def _end(row: Row, after: str | None) -> str | None:
    """REIGN gives the month; the day is known where the next term begins in it, or on the first of the next."""
    if not row["eyear"]:
        return None
    month = f"{row['eyear']}-{int(row['emonth']):02}"
    if after and after.startswith(month):
        return after
    if after and after.endswith("-01"):
        before = (date.fromisoformat(after) - timedelta(days=1)).isoformat()
        if before.startswith(month):
            return before
    return month


def _bring_up_to_date(chains: dict[tuple[str, str], list[Entry]], facts: list[Fact]) -> None:
    """Check with the factbook who is still in office, and add those who came since."""
    for (of, office), chain in chains.items():
        last = chain[-1]
        confirmed = [fact for fact in facts if fact.of == of and same_person(last, fact.name)]
        if last["to"] is None and confirmed:
            last["as_of"], last["source"] = AS_OF[FACTBOOK], f"{last['source']}, {FACTBOOK}"
            if all(fact.office != office for fact in confirmed) and any(
                fact.of == of and fact.office == office for fact in facts
            ):
                raise ValueError(f"{of} | {office}: {last['name']} holds another office in the factbook")
    for of, held, name, alias, since in facts:
        chain = chains[of, held] if held else []
        if (
            not held
            or not since
            or (of, held) in OTHERWISE
            or (chain and chain[-1]["as_of"] == AS_OF[FACTBOOK] and chain[-1]["to"] is None)
        ):
            continue
        if chain and chain[-1]["to"] is None and OWN in chain[-1]["source"]:
            raise ValueError(f"{of} | {held}: {chain[-1]['name']} is curated, {name} is in the factbook")
        if chain and chain[-1]["to"] and chain[-1]["to"] > since:
            raise ValueError(f"{of} | {held}: {chain[-1]['name']} ends after {name} begins")
        aliases = [alias] if alias != name else []
        chain.append(holder((name, aliases), (of, held), (since, None), source=FACTBOOK))


def same_person(term: Entry, name: str) -> bool:
    """Tell whether a holder and a name of the factbook share a part that tells persons apart.

    >>> same_person({"name": "Tayyip Erdogan"}, "Recep Tayyip Erdogan"), same_person({"name": "Ana Lis"}, "Ana Ruiz")
    (True, False)
    """
    called = [fold(each) for each in (term["name"], *term.get("aliases", ()))]
    parts = [set(each.split()) - _COMMON for each in called]
    return fold(name) in called or any(
        len(part) > 3 or part in ("xi", "kim", "lee", "oli")
        for each in parts
        for part in each & set(fold(name).split())
    )


def _one_name_each(chain: list[Entry]) -> list[Entry]:
    """Call a person of several terms by one name, with all aliases, and join terms that follow on each other."""
    called: dict[str, str] = {}
    for term in chain:
        for alias in (term["name"], *term.get("aliases", ())):
            called.setdefault(fold(alias), term["name"])
    aliases: dict[str, dict[str, None]] = defaultdict(dict)
    for term in chain:
        own = called[fold(term["name"])]
        aliases[own] |= dict.fromkeys((term["name"], *term.get("aliases", ())))
        term["name"] = own
    joined: list[Entry] = []
    for term in chain:
        if (
            joined
            and joined[-1]["name"] == term["name"]
            and joined[-1]["to"]
            and joined[-1]["to"] >= term["from"][: len(joined[-1]["to"])]
        ):
            first = joined.pop()
            term |= {
                "from": first["from"],
                "source": ", ".join(dict.fromkeys(f"{first['source']}, {term['source']}".split(", "))),
            }
        joined.append(term)
    done = []
    for term in joined:
        others = [alias for alias in aliases[term["name"]] if alias != term["name"]]
        fields = {key: value for key, value in term.items() if key not in ("kind", "aliases", "as_of", "source")}
        done.append(entry("holder", aliases=others, **fields, as_of=term["as_of"], source=term["source"]))
    return done


def facts(factbook: Iterable[Row], codes: Iterable[Row]) -> list[Fact]:
    """Chiefs of state and heads of government of independent countries."""
    code_of = {row["FIPS"][:2].lower(): row["ISO3166-1-Alpha-2"] for row in codes if row["is_independent"] == "Yes"}
    code_of |= {"kv": "XK", "tw": "TW"}
    code_of = {code: of for code, of in code_of.items() if of != "US"}  # better known from another source
    found = []
    for row in factbook:
        of = code_of.get(row["code"])
        written = dict.fromkeys((row.get("chief_of_state"), row.get("head_of_government")))
        found += [fact for each in written if of and each and (fact := _fact(of, each))]
    return found


def _fact(of: str, written: str) -> Fact | None:
    written = re.sub(r"\((?:Prime Minister|prime minister-equivalent)\) ", "", written)
    head = re.split(r"[;(]|, represented", written)[0]
    title = max((each for each in OFFICES if head.startswith(f"{each} ")), key=len, default="")
    name = _RANKS.sub("", head[len(title) :]).strip(" ,")
    office = None if re.match(r"(?:of|and)\b|,", head[len(title) :].strip()) else OFFICES.get(title)
    if not name or "vacant" in written or (office == "king" and "CHARLES" in name and of != "GB"):
        return None
    full = _in_small(name)
    alias = re.sub(r" [A-Z]\.(?= )", "", full)
    since = re.search(r"(?:since|\()\s*(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})", written)
    return Fact(
        of, office if " " in name or office in ("king", "pope") else None, full, alias, _date(since) if since else None
    )


def _date(found: re.Match[str]) -> str | None:
    day, month, year = found.groups()
    if not month:
        return year
    return f"{year}-{MONTHS[month[:3].lower()]:02}" + (f"-{int(day):02}" if day else "")


def _in_small(name: str) -> str:
    """Write family names as usual: the factbook has them in capitals.

    >>> _in_small("Abdel Fattah EL-SISI"), _in_small("Bart DE WEVER"), _in_small("CHARLES III")
    ('Abdel Fattah el-Sisi', 'Bart De Wever', 'Charles III')
    """

    def small(part: str) -> str:
        if re.fullmatch(r"[IVX]+|[A-Z]\.", part):
            return part
        pieces = [each.lower() if each in ("EL", "AL") else each for each in re.split(r"([-'’])", part)]
        return "".join(each.capitalize() if each.isupper() else each for each in pieces)

    return " ".join(map(small, name.replace('"BongBong"', "").split()))


def count_by_source(entries: Iterable[Entry]) -> Counter[str]:
    """How many terms are from which sources."""
    return Counter(each["source"] for each in entries)
