"""Where events happened: only what is beyond doubt."""

import pytest

from onrecord.eventdata.gazetteer import City, Gazetteer
from onrecord.eventdata.places import site_of
from onrecord.schema import KnownAs
from tests.events import with_events
from tests.support import record_of


def city(number: int, name: str, country: str, people: int, *others: str) -> tuple[City, tuple[str, ...]]:
    return City(number, name, country, 1.5, 2.5, people), others


CITIES = Gazetteer(
    [
        city(1, "Kelve", "NO", 600_000, "Kelven"),
        city(2, "Kelve", "IS", 20_000),
        city(3, "Lund", "SE", 90_000),
        city(4, "Port Ash", "US", 500_000),
        city(5, "Port Ash", "GB", 30_000),
        city(6, "Oklahoma", "US", 700_000),
        city(7, "Iceland", "US", 900_000),
        city(8, "Dorn", "US", 500_000, "Dornburg"),
        city(9, "Dornburg", "US", 60_000),
    ]
)


@pytest.mark.parametrize(
    ("name", "country", "number"),
    [
        ("Kelve", None, 1),  # thirty times as large as the other
        ("Kelven", "NO", 1),
        ("Kelve", "IS", None),  # so small that a village may be meant
        ("Lund", None, None),  # not large enough for the whole world
        ("Lund", "SE", 3),
        ("Lund", "US", None),
        ("Port Ash", None, None),  # the other one isn't twenty times smaller
        ("Port Ash", "US", 4),
        ("Dornburg", "US", None),  # nor ten times in the same country
        ("Nowhere", None, None),
    ],
)
def test_a_name_is_a_city_only_if_no_other_can_be_meant(name, country, number):
    found = CITIES.find(name, country)
    assert (found and found.geonames_id) == number


def site(marked: str, *where: str, **places: dict):
    actors = {i: {"kind": "place"} | given for i, given in enumerate(places.values(), 1)}
    record = with_events(
        record_of(marked, actors=actors), {"trigger": "fire", "type": "disaster", "where": list(where)}
    )
    return site_of(record, record.events[0], CITIES)


def known(name: str, country: str) -> dict:
    return {"known_as": KnownAs(name=name, country=country, as_of="2026-01")}


def test_a_country_beside_a_city_tells_which_it_is():
    found = site("A fire in {a1:Lund}, {a2:Sweden}.", "Lund", "Sweden", a1={}, a2=known("Sweden", "SE"))
    assert (found.name, found.country, found.city.geonames_id) == ("Lund", "SE", 3)


def test_a_country_alone_is_a_place_without_coordinates():
    found = site("A fire in {a1:Iceland}.", "Iceland", a1=known("Iceland", "IS"))
    assert (found.name, found.country, found.city) == ("Iceland", "IS", None)


def test_two_cities_or_two_countries_are_no_one_place():
    found = site("A fire in {a1:Kelve} and {a2:Lund}.", "Kelve", "Lund", a1={}, a2={})
    assert (found.name, found.country, found.city) == ("Kelve", None, None)
    found = site("A fire in {a1:Norway} and {a2:Sweden}.", "Norway", "Sweden",
                 a1=known("Norway", "NO"), a2=known("Sweden", "SE"))  # fmt: skip
    assert (found.name, found.country) == ("Norway", None)


def test_a_state_with_a_city_s_name_and_a_place_without_a_name_have_no_coordinates():
    assert site("A fire in {a1:Oklahoma}.", "Oklahoma", a1=known("Oklahoma", "US")).city is None
    found = site("A fire in {a1/nominal:the town}.", "the town", a1={"named": False})
    assert (found.name, found.city) == ("the town", None)


def test_words_that_are_no_actor_are_a_place_s_name():
    found = site("A fire in the old market.", "the old market")
    assert (found.name, found.how, found.country, found.city) == ("the old market", "where", None, None)
