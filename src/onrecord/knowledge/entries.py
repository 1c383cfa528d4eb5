"""What a line of the table can say, and the check of one that a reader wrote."""

import re
from collections.abc import Callable
from typing import Any, Literal, NamedTuple, get_args

from onrecord.knowledge import dates

Kind = Literal["country", "place", "seat", "organization", "armed group", "party", "office", "holder"]
"""What a line is about. A seat is a place that stands for its country's government: "the Kremlin"."""

Entry = dict[str, Any]
"""A line of the table, as JSON gives it."""

ORGANIZATIONS = frozenset({"organization", "armed group", "party"})

LONGEST_WORDS = 200
"""No name or title is longer, in characters."""

MOST_WORDS = 100
"""No entry has more aliases, adjectives or people."""


class Flaw(NamedTuple):
    """What is wrong with a line: what failed, the offending value, and what is allowed."""

    what: str
    value: object
    allowed: str | None = None


class _Field(NamedTuple):
    allowed: str
    holds: Callable[[Any], bool]


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_WORDS and value.isprintable() and value == value.strip()


def _are_words(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= MOST_WORDS
        and all(map(_is_words, value))
        and len(set(value)) == len(value)
    )


def _is_code(value: Any) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"[A-Z]{2}", value, re.ASCII))


def _is_date(value: Any) -> bool:
    try:
        return isinstance(value, str) and "T" not in value and bool(dates.days(value))
    except ValueError:
        return False


_WORDS = _Field(
    f"words of 1 to {LONGEST_WORDS} characters, without spaces around them or control characters", _is_words
)
_LIST = _Field(f"a list of at most {MOST_WORDS} different names, each of 1 to {LONGEST_WORDS} characters", _are_words)
_CODE = _Field("a country's code of two capitals, as in ISO 3166: FR", _is_code)
_DATE = _Field(dates.ALLOWED, _is_date)
_OPEN = _Field(f"{dates.ALLOWED}; null where the term goes on", lambda value: value is None or _is_date(value))
_FLAG = _Field("true or false", lambda value: isinstance(value, bool))

_OF = {"of": _Field("a country's code or an organization's name", _is_words), "office": _WORDS}
_FACT = {"as_of": _DATE, "source": _WORDS}
_NAMES = {"aliases": _LIST, "ambiguous": _LIST}

REQUIRED: dict[str, dict[str, _Field]] = {
    "country": {"name": _WORDS, "code": _CODE},
    "place": {"name": _WORDS, "country": _CODE},
    "seat": {"name": _WORDS, "country": _CODE},
    "organization": {"name": _WORDS},
    "armed group": {"name": _WORDS},
    "party": {"name": _WORDS},
    "office": {**_OF, "title": _WORDS},
    "holder": {"name": _WORDS, **_OF, "from": _DATE, "to": _OPEN},
}
"""What a line of each kind must say, beside `kind`, `as_of` and `source`."""

OPTIONAL: dict[str, dict[str, _Field]] = {
    "country": {**_NAMES, "adjectives": _LIST, "people": _LIST, "leader": _WORDS},
    "place": {**_NAMES, "seat": _FLAG},
    "seat": _NAMES,
    "organization": {**_NAMES, "country": _CODE},
    "armed group": {**_NAMES, "country": _CODE},
    "party": {**_NAMES, "country": _CODE},
    "office": {"aliases": _LIST},
    "holder": {"aliases": _LIST, "title": _WORDS},
}
"""What it may say."""


def bare(name: str) -> str:
    """A name without its article.

    >>> bare("the United States"), bare("Theresa May")
    ('United States', 'Theresa May')
    """
    return name[4:] if name[:4] in ("the ", "The ", "THE ") else name


def identity(entry: Entry) -> tuple[str, ...]:
    """What tells an entry from all others: a later one with the same identity stands in its place."""
    kind = entry["kind"]
    if kind == "country":
        return ("country", entry["code"])
    if kind == "office":
        return ("office", entry["of"], entry["office"])
    if kind == "holder":
        return ("holder", entry["of"], entry["office"], entry["name"], entry["from"])
    return ("organization" if kind in ORGANIZATIONS else kind, bare(entry["name"]))


def names(entry: Entry) -> list[str]:
    """All that an entry is called by, the article before its name left out."""
    return [bare(entry["name"]), *entry.get("aliases", ())]


def flaw(line: object) -> Flaw | None:
    """Find what is wrong with a line by itself; None where nothing is.

    >>> flaw({"kind": "holder", "name": "Ada Quill", "of": "FR", "office": "president", "from": "2027-05-14",
    ...       "to": "2026", "as_of": "2027-06", "source": "own"}).what
    "The term ends before it begins: 'from' is '2027-05-14', 'to'"
    """
    if not isinstance(line, dict):
        return Flaw("The line is no JSON object", line, 'an object such as {"kind": "party", …}')
    kind = line.get("kind")
    if not isinstance(kind, str) or kind not in REQUIRED:
        return Flaw("There is no such kind", "missing" if kind is None else kind, ", ".join(get_args(Kind)))
    required, optional = REQUIRED[kind] | _FACT, OPTIONAL[kind]
    for key in required:
        if key not in line:
            return Flaw(f"A line of the kind {kind!r} needs {key!r}", sorted(line), ", ".join(required))
    for key, value in line.items():
        field = required.get(key) or optional.get(key)
        if key != "kind" and field is None:
            return Flaw(f"A line of the kind {kind!r} has no such key", key, ", ".join(["kind", *required, *optional]))
        if field and not field.holds(value):
            return Flaw(f"{key!r} can't be used", "null" if value is None else value, field.allowed)
    return _disagreement(line)


def _disagreement(line: Entry) -> Flaw | None:
    """Find where the parts of a line, each right by itself, don't agree."""
    if line["kind"] == "holder" and line["to"] and dates.days(line["to"]).last < dates.days(line["from"]).first:
        return Flaw(f"The term ends before it begins: 'from' is {line['from']!r}, 'to'", line["to"], "a later date")
    if line["kind"] == "holder" and dates.days(line["as_of"]).last < dates.days(line["from"]).first:
        return Flaw(
            f"The term begins after 'as_of': 'from' is {line['from']!r}, 'as_of'", line["as_of"], "a later date"
        )
    if "name" in line and bare(line["name"]) in line.get("aliases", ()):
        return Flaw("An alias comes twice: it is the name", bare(line["name"]), "other names than the name itself")
    spoken = {word for key in ("aliases", "adjectives", "people") for word in line.get(key, ())}
    for name in line.get("ambiguous", ()):
        if name not in spoken and name != bare(line["name"]):
            return Flaw("What is ambiguous must be among the names", name, "the name, or one of the lists of this line")
    return None
