"""Which of several names can be right together: "Moe" and "Ada Moe" can, and so can a city and its country."""

from collections.abc import Callable, Sequence
from typing import Final, TypeVar

from rapidfuzz import fuzz

from onrecord import knowledge
from onrecord.eventdata.gazetteer import Gazetteer
from onrecord.schema.event_view import EventView, Party

ALIKE: Final = 80
"""So alike, in per cent of their letters in one order, two words of a name are one that is spelt in two ways."""

T = TypeVar("T")


def same_name(one: Party, other: Party) -> bool:
    """Tell whether two names can be one's: the same actor, or each word of one is in the other but for a letter or two.

    >>> [same_name(Party(None, "Ada Moe"), Party(None, name)) for name in ("Moe", "Ida Berg")]
    [True, False]
    """
    if one.actor is not None and one.actor == other.actor:
        return True
    fewer, more = sorted((each.name.casefold().split() for each in (one, other)), key=len)
    return all(any(fuzz.ratio(ours, theirs) >= ALIKE for theirs in more) for ours in fewer)


def contradict(one: EventView, other: EventView) -> bool:
    """Tell whether names say that two events aren't one: something is done to two persons, or done by two of them.

    Names of one kind are held against each other. If both are done to the same, another doer is no contradiction: then
    accounts may differ on who did it.
    """
    if _name_others(one.whom, other.whom):
        return True
    same_whom = any(same_name(ours, theirs) for ours in _named(one.whom) for theirs in _named(other.whom))
    return not same_whom and _name_others(one.who, other.who)


def _name_others(one: Sequence[Party], other: Sequence[Party]) -> bool:
    pairs = [(ours, theirs) for ours in _named(one) for theirs in _named(other) if ours.kind == theirs.kind]
    return bool(pairs) and not any(same_name(*pair) for pair in pairs)


def _named(parties: Sequence[Party]) -> list[Party]:
    return [party for party in parties if party.named]


def same_place(one: "Place", other: "Place") -> bool:
    """Tell whether two places can be where one thing happened: unless both are known, and known to lie apart.

    Two countries lie apart, and so do two cities, and a city and another country. What isn't known may lie in the
    other, or around it.
    """
    if same_name(one.party, other.party):
        return True
    if one.country and other.country and one.country != other.country:
        return False
    return one.city is None or other.city is None or one.city == other.city


class Place:
    """A place as far as it is known: the code of its country, and the number of the city that it is."""

    def __init__(self, party: Party, country: str | None, cities: Gazetteer | None) -> None:
        self.party = party
        own = knowledge.load().country(party.name)
        self.is_country = own is not None
        self.country = own or country
        found = None if cities is None or self.is_country else cities.find(party.name, self.country)
        self.city = found.geonames_id if found else None
        if found and self.country is None:
            self.country = found.country

    @property
    def coarseness(self) -> int:
        """0 for a city, 2 for a country, 1 for what isn't known."""
        return 2 if self.is_country else 0 if self.city is not None else 1


def places(view: EventView, cities: Gazetteer | None) -> list[Place]:
    """Give the places of an event that have a name."""
    return [Place(party, view.country, cities) for party in view.where if party.named]


def together(items: Sequence[T], fit: Callable[[T, T], bool]) -> list[list[int]]:
    """Put items together that all fit each other, each with the first that it fits; give their numbers.

    >>> together([1, 12, 2, 11], lambda one, other: abs(one - other) < 5)
    [[0, 2], [1, 3]]
    """
    found: list[list[int]] = []
    for place, item in enumerate(items):
        fitting = next((each for each in found if all(fit(items[other], item) for other in each)), None)
        if fitting is None:
            found.append([place])
        else:
            fitting.append(place)
    return found
