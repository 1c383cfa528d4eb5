"""The lines of the table: one class for each kind of line, and the identity of a line."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType

from onrecord.knowledge import dates

LONGEST_WORDS = 200
"""The longest name or title, in characters."""

MOST_WORDS = 100
"""The most aliases, adjectives or people of an entry."""

# Aliases by name, not by value: pydantic builds each of them once for all fields, which makes the first reading faster.
Words = TypeAliasType(
    "Words",
    Annotated[
        str,
        Field(
            min_length=1,
            max_length=LONGEST_WORDS,
            pattern=r"^[^\pC\pZ](?:(?:[^\pC\pZ]| )*[^\pC\pZ])?$",  # what str.isprintable allows, no space at the ends
            description=f"words of 1 to {LONGEST_WORDS} characters, without spaces around them or control characters",
        ),
    ],
)

Names = TypeAliasType(
    "Names",
    Annotated[
        tuple[Words, ...],
        Field(
            max_length=MOST_WORDS,
            description=f"a list of at most {MOST_WORDS} different names, each of 1 to {LONGEST_WORDS} characters",
        ),
    ],
)

Code = TypeAliasType(
    "Code",
    Annotated[str, Field(pattern="^[A-Z]{2}$", description="a country's code of two capitals, as in ISO 3166: FR")],
)

Date = TypeAliasType(
    "Date",
    Annotated[str, Field(pattern="^[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?$", description=dates.ALLOWED)],
)

Flag = TypeAliasType("Flag", Annotated[bool, Field(description="true or false")])

Whole = TypeAliasType("Whole", Annotated[Words, Field(description="a country's code or an organization's name")])
"""Whose office an office is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country; `leader` is the office of its "leader"."""

    kind: Literal["country"]
    name: Words
    code: Code
    aliases: Names = ()
    ambiguous: Names = ()
    adjectives: Names = ()
    people: Names = ()
    leader: Words | None = None
    as_of: Date
    source: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a country; with `seat`, like capitals, one that stands for the government when it speaks."""

    kind: Literal["place"]
    name: Words
    country: Code
    aliases: Names = ()
    ambiguous: Names = ()
    seat: Flag = False
    as_of: Date
    source: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place that only ever stands for its country's government: "the Kremlin"."""

    kind: Literal["seat"]
    name: Words
    country: Code
    aliases: Names = ()
    ambiguous: Names = ()
    as_of: Date
    source: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """An organization, an armed group or a party; they share one space of names."""

    kind: Literal["organization", "armed group", "party"]
    name: Words
    aliases: Names = ()
    ambiguous: Names = ()
    country: Code | None = None
    as_of: Date
    source: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office with a title or names of its own: "the pope"."""

    kind: Literal["office"]
    of: Whole
    office: Words
    title: Words
    aliases: Names = ()
    as_of: Date
    source: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody's term of office, from `since` to `until`; without `until`, it goes on."""

    kind: Literal["holder"]
    name: Words
    of: Whole
    office: Words
    since: Annotated[Date, Field(alias="from")]
    until: Annotated[Date | None, Field(alias="to", description=f"{dates.ALLOWED}; null where the term goes on")]
    aliases: Names = ()
    title: Words | None = None
    as_of: Date
    source: Words


Named = Country | Place | Seat | Organization
"""An entry with names that a text can use."""

Actor = Annotated[Named | Office, Field(discriminator="kind")]
"""A line of actors.jsonl."""

Entry = Annotated[Named | Office | Holder, Field(discriminator="kind")]
"""A line of a user's own file."""

KINDS = (Country, Place, Seat, Organization, Office, Holder)


def bare(name: str) -> str:
    """Cut the article off a name.

    >>> bare("the United States"), bare("Theresa May")
    ('United States', 'Theresa May')
    """
    return name[4:] if name[:4] in ("the ", "The ", "THE ") else name


def identity(entry: Entry) -> tuple[str, ...]:
    """Give an entry's identity; a later entry with the same identity replaces it."""
    match entry:
        case Country():
            return ("country", entry.code)
        case Office():
            return ("office", entry.of, entry.office)
        case Holder():
            return ("holder", entry.of, entry.office, entry.name, entry.since)
        case Organization():
            return ("organization", bare(entry.name))
        case _:
            return (entry.kind, bare(entry.name))


def names(entry: Named) -> list[str]:
    """List an entry's names, without the article."""
    return [bare(entry.name), *entry.aliases]
