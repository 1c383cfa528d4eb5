"""What the accounts of an event agree on and where they differ."""

import pytest

from onrecord.eventdata.gazetteer import City, Gazetteer
from onrecord.render.event_accounts import accounts_terminal
from onrecord.stories.events import compare
from tests.unit.stories.events.told import BERG, COMPANY, HARDA, INDIA, MOE, told, toll


def of(accounts, aspect):
    return [each for each in accounts.comparisons if each.aspect == aspect]


def tolls(*tellings):
    (comparison,) = of(compare(tellings), "count")
    return [
        (version.count.least, version.count.most, [each.outlet for each in version.told])
        for version in comparison.versions
    ]


def test_tolls_that_differ_are_versions_each_with_its_outlets():
    found = tolls(
        toll(1, 12, 12, "Courier", "2024-05-05"),
        toll(2, 12, 12, "Post", "2024-05-06"),
        toll(3, 15, 15, "Herald", "2024-05-07"),
    )
    assert found == [(12, 12, ["Courier", "Post"]), (15, 15, ["Herald"])]


def test_at_least_twelve_and_twelve_are_one_version():
    found = tolls(toll(1, 12, None, "Courier", "2024-05-05"), toll(2, 12, 12, "Post", "2024-05-06"))
    assert found == [(12, 12, ["Courier", "Post"])]


def test_more_than_a_dozen_goes_with_fifteen_and_not_with_twelve():
    found = tolls(
        toll(1, 12, 12, "Courier", "2024-05-05"),
        toll(2, 15, 15, "Post", "2024-05-06"),
        toll(3, 13, None, "Herald", "2024-05-06"),
    )
    assert found == [(12, 12, ["Courier"]), (15, 15, ["Post", "Herald"])]


def test_the_version_that_was_told_first_comes_first():
    found = tolls(toll(1, 15, 15, "Courier", "2024-05-09"), toll(2, 12, 12, "Post", "2024-05-05"))
    assert [least for least, _, _ in found] == [12, 15]


def test_the_killed_and_the_injured_are_compared_apart():
    hurt = toll(2, 40, 40, "Post", "2024-05-06")._replace(count_of="injured")
    accounts = compare([toll(1, 12, 12, "Courier", "2024-05-05"), hurt])
    assert sorted(each.of for each in of(accounts, "count")) == ["injured", "killed"]
    assert accounts.differing == ()


def test_every_version_has_the_word_on_which_each_outlet_has_it():
    quoted = toll(2, 15, 15, "Post", "2024-05-06", standing="said", sources=("the police",))
    (comparison,) = compare(
        [toll(1, 12, 12, "Courier", "2024-05-05"), quoted._replace(words="said by the police")]
    ).differing
    assert [(each.words, each.sources) for version in comparison.versions for each in version.told] == [
        ("told by the outlet", ()), ("said by the police", ("the police",)),
    ]  # fmt: skip


def test_a_range_of_days_agrees_with_a_day_in_it():
    week = told(1, "It fell.", "fell", outlet="Courier", day_from="2024-05-01", day_to="2024-05-07")
    monday = told(2, "It fell.", "fell", outlet="Post", day_from="2024-05-06", day_to="2024-05-06")
    (comparison,) = of(compare([week, monday]), "day")
    assert comparison.agreed
    assert comparison.versions[0].days == ("2024-05-06", "2024-05-06")


def test_two_days_differ():
    sunday = told(1, "It fell.", "fell", outlet="Courier", day_from="2024-05-05", day_to="2024-05-05")
    monday = told(2, "It fell.", "fell", outlet="Post", day_from="2024-05-06", day_to="2024-05-06")
    assert [each.aspect for each in compare([sunday, monday]).differing] == ["day"]


def test_a_year_says_nothing_of_a_day():
    year = told(1, "It fell.", "fell", day_from="2024-01-01", day_to="2024-12-31")
    assert of(compare([year, year._replace(event=2, first=2, article=2)]), "day") == []


def test_a_place_agrees_with_the_country_around_it_and_the_finer_one_is_told():
    town = told(1, "It fell.", "fell", outlet="Courier", where=(HARDA,), country="IN")
    country = told(2, "It fell.", "fell", outlet="Post", where=(INDIA,), country="IN")
    (comparison,) = of(compare([country, town]), "place")
    assert comparison.agreed
    assert comparison.versions[0].name == "Harda"


def test_two_cities_differ_where_they_are_known():
    first = City(1, "Harda", "IN", 22.3, 77.1, 600_000)
    cities = Gazetteer([(first, ()), (first._replace(geonames_id=2, name="Delhi"), ())])
    tellings = [
        told(1, "It fell.", "fell", where=(HARDA,)),
        told(2, "It fell.", "fell", where=(INDIA._replace(actor=9, name="Delhi"),)),
    ]
    assert [each.aspect for each in compare(tellings, cities).differing] == ["place"]
    assert compare(tellings).differing == ()


def test_two_countries_differ():
    here = told(1, "It fell.", "fell", where=(INDIA,), country="IN")
    there = told(2, "It fell.", "fell", where=(INDIA._replace(actor=9, name="Nepal"),), country="NP")
    (comparison,) = compare([here, there]).differing
    assert [version.name for version in comparison.versions] == ["India", "Nepal"]


def test_who_did_it_differs_where_two_persons_are_named():
    accounts = compare([told(1, "She fell.", "fell", who=(MOE,)), told(2, "She fell.", "fell", who=(BERG,))])
    assert [each.aspect for each in accounts.differing] == ["who"]


def test_a_part_of_a_name_and_another_spelling_of_it_are_the_same_person():
    spelt = (BERG, BERG._replace(actor=None, name="Berg"), BERG._replace(actor=8, name="Ida Bergh"))
    accounts = compare([told(row, "She fell.", "fell", who=(each,)) for row, each in enumerate(spelt, 1)])
    assert accounts.differing == ()


def test_a_person_is_not_held_against_an_organization():
    accounts = compare([told(1, "It fell.", "fell", who=(MOE,)), told(2, "It fell.", "fell", who=(COMPANY,))])
    assert accounts.differing == ()


def test_what_one_source_denies_and_another_says_differs():
    said = told(1, "It fell.", "fell", outlet="Courier")
    denied = told(2, "It fell.", "fell", outlet="Post", standing="denied", words="denied by Ada Moe", happened=False)
    (comparison,) = compare([said, denied]).differing
    assert [version.name for version in comparison.versions] == ["happened", "denied"]


def test_what_is_planned_says_neither_that_it_happened_nor_that_it_did_not():
    planned = told(1, "It will fall.", "fall", status="planned", happened=False)
    assert of(compare([planned]), "happened") == []


def test_an_article_that_tells_it_twice_counts_once():
    again = toll(2, 12, 12, "Courier", "2024-05-05", article=1, first=1)
    accounts = compare([toll(1, 12, 12, "Courier", "2024-05-05"), again])
    assert accounts.articles == (1,)
    assert accounts.agreed == ()
    assert [len(version.told) for version in of(accounts, "count")[0].versions] == [1]


def test_an_event_without_a_telling_is_refused():
    with pytest.raises(ValueError, match="has a telling"):
        compare([])


def test_the_table_has_a_row_for_each_version_and_a_column_for_each_outlet():
    quoted = toll(2, 15, 15, "Post", "2024-05-06", standing="said")._replace(words="said by the police")
    table = accounts_terminal(compare([toll(1, 12, 12, "Courier", "2024-05-05"), quoted]), width=80, colour=False)
    assert "Courier" in table.splitlines()[1]
    assert "Post" in table.splitlines()[1]
    (twelve,) = (line for line in table.splitlines() if "12 killed" in line)
    (fifteen,) = (line for line in table.splitlines() if "15 killed" in line)
    assert twelve.split() == ["12", "killed", "itself"]
    assert fifteen.split() == ["15", "killed", "said", "by", "the", "police"]
