"""Checks a line of a user's own file: whether each part is allowed, and whether the parts agree."""

from collections.abc import Iterator
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, NamedTuple, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from onrecord.knowledge import dates
from onrecord.knowledge.entries import KINDS, Entry, Holder, Office, bare


class Flaw(NamedTuple):
    """What is wrong with a line: what failed, the offending value, and what is allowed."""

    what: str
    value: object
    allowed: str | None = None


class Key(NamedTuple):
    """A key of a line: whether it is required, and which values are allowed."""

    required: bool
    allowed: str


def read_line(line: str) -> Entry | Flaw:
    """Read a line as an entry, or say what is wrong with it.

    >>> read_line('{"kind": "party", "name": "the Reed Party", "as_of": "2027", "source": "own"}').name
    'the Reed Party'
    >>> read_line('{"kind": "party", "name": "the Reed Party", "as_of": "soon", "source": "own"}').what
    "'as_of' can't be used"
    """
    try:
        entry = _adapter().validate_json(line, strict=True, extra="forbid")
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return _flaw(next((each for each in errors if each["type"] == "missing"), errors[0]))
    return next(_broken_rules(entry), entry)


@cache
def keys(kind: str) -> dict[str, Key]:
    """Give the keys that a line of a kind can have, apart from `kind`.

    >>> [key for key, about in keys("holder").items() if about.required]
    ['name', 'of', 'office', 'from', 'to', 'as_of', 'source']
    """
    of = next(each for each in KINDS if kind in get_args(get_type_hints(each)["kind"]))
    hints = get_type_hints(of, include_extras=True)
    return {
        _key(hints[field.name], field.name): Key(field.default is MISSING, _allowed(hints[field.name]))
        for field in fields(of)
        if field.name != "kind"
    }


@cache
def kinds() -> list[str]:
    """List the kinds of lines, in the order of the table."""
    return [kind for each in KINDS for kind in get_args(get_type_hints(each)["kind"])]


@cache
def _adapter() -> TypeAdapter[Entry]:
    return TypeAdapter(Entry)


def _flaw(error: ErrorDetails) -> Flaw:
    """Say what pydantic found wrong with the line, or with one of its values."""
    what, given = error["type"], error["input"]
    if what == "json_invalid":
        return Flaw("The line isn't JSON", given, "one JSON object a line")
    if what.startswith("union_tag"):
        return Flaw("There is no such kind", given.get("kind", "missing"), ", ".join(kinds()))
    if not error["loc"]:
        return Flaw("The line is no JSON object", _shown(given), 'an object such as {"kind": "party", …}')
    kind, key = map(str, error["loc"][:2])
    return _flaw_of_key(kind, key, what, given)


def _flaw_of_key(kind: str, key: str, what: str, given: Any) -> Flaw:
    allowed = keys(kind)
    if what == "missing":
        required = ", ".join(name for name, about in allowed.items() if about.required)
        return Flaw(f"A line of the kind {kind!r} needs {key!r}", sorted(given), required)
    if key not in allowed:
        return Flaw(f"A line of the kind {kind!r} has no such key", key, ", ".join(["kind", *allowed]))
    return Flaw(f"{key!r} can't be used", _shown(given), allowed[key].allowed)


def _broken_rules(entry: Entry) -> Iterator[Flaw]:
    """Find a rule that a line breaks although each of its values has the right form."""
    yield from _wrong_dates(entry)
    for key, words in _lists(entry).items():
        if len(set(words)) < len(words):
            yield Flaw(f"{key!r} can't be used: it has a name twice", max(words, key=words.count), "different names")
    if not isinstance(entry, Office):
        yield from _wrong_names(bare(entry.name), _lists(entry))


def _wrong_dates(entry: Entry) -> Iterator[Flaw]:
    term = {"from": entry.since, "to": entry.until} if isinstance(entry, Holder) else {}
    written = {key: value for key, value in {**term, "as_of": entry.as_of}.items() if value is not None}
    for key, value in written.items():
        try:
            dates.days(value)
        except ValueError:  # the calendar has no such day
            yield Flaw(f"{key!r} can't be used", value, dates.ALLOWED)
            return
    if isinstance(entry, Holder):
        begins = dates.days(entry.since).first
        if entry.until and dates.days(entry.until).last < begins:
            yield Flaw(f"The term ends before it begins: 'from' is {entry.since!r}, 'to'", entry.until, "a later date")
        if dates.days(entry.as_of).last < begins:
            what = f"The term begins after 'as_of': 'from' is {entry.since!r}, 'as_of'"
            yield Flaw(what, entry.as_of, "a later date")


def _wrong_names(own: str, lists: dict[str, tuple[str, ...]]) -> Iterator[Flaw]:
    if own in lists["aliases"]:
        yield Flaw("An alias comes twice: it is the name", own, "other names than the name itself")
    called = {own, *lists["aliases"], *lists["adjectives"], *lists["people"]}
    for name in lists["ambiguous"]:
        if name not in called:
            yield Flaw("What is ambiguous must be among the names", name, "the name, or one of the lists of this line")


def _lists(entry: Entry) -> dict[str, tuple[str, ...]]:
    """Give an entry's lists of names; those that its kind doesn't have are empty."""
    return {key: getattr(entry, key, ()) for key in ("aliases", "ambiguous", "adjectives", "people")}


def _shown(value: object) -> object:
    """Write a value for an error, which shows no value if it is None."""
    return "null" if value is None else value


def _key(hint: Any, name: str) -> str:
    """Give a field's name in JSON."""
    return next((str(each.alias) for each in _fields(hint) if each.alias), name)


def _allowed(hint: Any) -> str:
    """Give the outermost description of a type."""
    return next(str(each.description) for each in _fields(hint) if each.description)


def _fields(hint: Any) -> Iterator[FieldInfo]:
    """Give the descriptions of a type from the outside in: its own, that of its alias, those of its parts."""
    yield from (each for each in getattr(hint, "__metadata__", ()) if isinstance(each, FieldInfo))
    for inner in (getattr(hint, "__value__", None), getattr(hint, "__origin__", None), *get_args(hint)):
        if inner is not None and inner is not hint and not isinstance(inner, FieldInfo):
            yield from _fields(inner)
