"""How the codes of countries are built: from small sources, written here."""

import pytest

from training.actors.codes import codes

ROWS = [
    {"ISO3166-1-Alpha-2": "KS", "ISO3166-1-Alpha-3": "KST", "wikidata_id": "https://www.wikidata.org/wiki/Q901"},
    {"ISO3166-1-Alpha-2": "LV", "ISO3166-1-Alpha-3": "LVM", "wikidata_id": ""},
]
LEADERS = [["KST KS", "president", ""], ["NKS KS", "president", ""]]
PATCHES = [["LV", "", "Q902", "812"], ["OL", "OLD", "Q903", "OLD"]]


def term(state: str, number: int, start: str, end: str | None) -> dict[str, str]:
    (syear, smonth), (eyear, emonth) = start.split("-"), (end or "-").split("-")
    return {"stateabb": state, "ccode": str(number)} | {
        "syear": syear, "smonth": smonth, "eyear": eyear, "emonth": emonth,
    }  # fmt: skip


REIGN = [
    term("KST", 801, "1950-3", "1970-12"),
    term("KST", 801, "1970-12", "1990-9"),
    term("NKS", 802, "1990-10", None),
    term("OLD", 803, "1945-1", "1960-2"),
]


def built(rows=ROWS, patches=PATCHES):
    return {line["code"]: line for line in codes(rows, REIGN, LEADERS, patches)}


def test_a_country_has_the_numbers_of_all_of_its_states_in_the_order_of_time():
    assert built()["KS"]["states"] == [
        {"number": 801, "from": "1950-03", "to": "1990-09"},
        {"number": 802, "from": "1990-10", "to": None},
    ]


def test_what_is_curated_adds_items_numbers_and_countries_that_are_gone():
    found = built()
    assert (found["LV"]["wikidata"], found["LV"]["states"]) == ("Q902", [{"number": 812, "from": None, "to": None}])
    assert found["OL"]["states"] == [{"number": 803, "from": "1945-01", "to": "1960-02"}]


def test_each_line_names_the_sources_that_it_comes_from():
    assert [line["source"] for line in built().values()] == [
        "ISO 3166, REIGN",
        "ISO 3166, onrecord",
        "REIGN, onrecord",
    ]


def test_a_country_without_a_code_of_three_letters_stops_the_build():
    with pytest.raises(ValueError, match="OL has no code of three letters"):
        built(patches=[["OL", "", "Q903", "OLD"]])


def test_a_number_that_goes_on_under_another_state_s_name_is_one_period():
    lines = list(codes(ROWS[:1], [term("KST", 801, "1950-3", "1960-1"), term("NKS", 801, "1960-1", None)], LEADERS, ()))
    assert lines[0]["states"] == [{"number": 801, "from": "1950-03", "to": None}]
