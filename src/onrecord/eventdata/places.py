"""Where an event happened: the place that its article names, the country, and the city's coordinates."""

from collections.abc import Mapping
from functools import cache
from typing import Final, Literal, NamedTuple

from onrecord.eventdata.gazetteer import City, Gazetteer
from onrecord.eventdata.parts import Part, parts_of
from onrecord.knowledge import files
from onrecord.knowledge.entries import Country, names
from onrecord.schema import Actor, Event, Record

PlaceHow = Literal["where", "inferred"]
"""What tells the place: the event's own sentence, or words elsewhere that leave no doubt."""

AREAS: Final = frozenset({"Gaza", "Maine", "New York", "Oklahoma", "Quebec", "Québec", "Wyoming"})
"""States, provinces and regions that have the name of a city in their own country: either may be meant."""


class Site(NamedTuple):
    """Where an event happened; `country` is a code of ISO 3166. What isn't known is None."""

    name: str | None = None
    how: PlaceHow | None = None
    country: str | None = None
    city: City | None = None


def site_of(record: Record, event: Event, cities: Gazetteer | None) -> Site:
    """Tell where an event happened; without `cities`, nothing has coordinates.

    Of several places, the first that is no country has its name given. The country is that of all of them whose country
    is known, else that of the city. A city is known only if no other place with a name is given.
    """
    actors = {actor.id: actor for actor in record.actors}
    parts = list(parts_of(record, event, "where"))
    if not parts:
        return Site()
    countries = {country for part in parts if (country := _country(actors.get(part.actor or "")))}
    inner = [part for part in parts if not _is_country(actors.get(part.actor or ""))]
    named = {part.actor: actors[part.actor] for part in inner if part.actor and actors[part.actor].named}
    country = next(iter(countries)) if len(countries) == 1 else None
    city = None
    if cities is not None and len(named) == 1 and len(countries) <= 1:
        city = _city(next(iter(named.values())), country, cities)
    first = (inner or parts)[0]
    return Site(
        _name(record, first, actors),
        "inferred" if first.inferred else "where",
        country or (city.country if city else None),
        city,
    )


def _name(record: Record, part: Part, actors: Mapping[str, Actor]) -> str:
    return actors[part.actor].name if part.actor else " ".join(part.span.cut(record.article.text).split())


def _country(actor: Actor | None) -> str | None:
    return actor.known_as.country if actor and actor.known_as else None


def _is_country(actor: Actor | None) -> bool:
    return (
        actor is not None
        and actor.kind == "place"
        and actor.known_as is not None
        and _calls(actor) & _countries() != set()
    )


def _calls(actor: Actor) -> set[str]:
    """Give what the text and the table call an actor."""
    return {actor.name} | ({actor.known_as.name} if actor.known_as else set())


def _city(actor: Actor, country: str | None, cities: Gazetteer) -> City | None:
    if actor.kind != "place" or actor.name in AREAS:
        return None
    found = {city for name in _calls(actor) - AREAS if (city := cities.find(name, country))}
    return found.pop() if len(found) == 1 else None


@cache
def _countries() -> frozenset[str]:
    """Give the names of all countries."""
    return frozenset(name for entry in files.actors() if isinstance(entry, Country) for name in names(entry))
