"""How the table of actors is built: from small sources, written here."""

import json

import pytest

from onrecord.knowledge import files
from training.actors import congress, holders, places, sources
from training.actors.__main__ import checked, offices, organizations, written

REIGN = [
    ("KST", "Ruiz", 14, 5, 1990, 6, 1994),
    ("KST", "Ana Lis", 1, 6, 1994, 12, 1999),
    ("KST", "Orbo", 1, 1, 2000, "", ""),
]


def reign(*terms: tuple) -> list[dict]:
    keys = ("stateabb", "leader", "sdate", "smonth", "syear", "emonth", "eyear")
    return [dict(zip(keys, map(str, term), strict=True)) for term in terms]


def built(leaders: str, terms: tuple[list[str], ...] = (), facts: tuple[holders.Fact, ...] = ()) -> list[dict]:
    return holders.holders(reign(*REIGN), [["KST KS", "president", leaders]], terms, facts)


def told(entries: list[dict]) -> list[tuple]:
    return [(each["name"], each["from"], each["to"], each["as_of"]) for each in entries]


FULL = "Ruiz=Eva Ruiz; Orbo=Jan Orbo/Jan M. Orbo"


def test_reign_s_surnames_get_their_full_names_and_ends_their_days():
    assert told(built(FULL)) == [
        ("Eva Ruiz", "1990-05-14", "1994-06-01", "2021-02"),  # the next began in the same month
        ("Ana Lis", "1994-06-01", "1999-12-31", "2021-02"),  # the next began on the first of the next
        ("Jan Orbo", "2000-01-01", None, "2021-02"),
    ]


def test_an_end_without_a_successor_is_only_a_month():
    assert built(FULL + "; Ana Lis=-")[0]["to"] == "1994-06-01"
    rows = reign(("KST", "Ruiz", 14, 5, 1990, 6, 1994), ("KST", "Ana Lis", 9, 9, 1994, 12, 1999))
    entries = holders.holders(rows, [["KST KS", "president", FULL]], (), ())
    assert [each["to"] for each in entries] == ["1994-06", "1999-12"]


def test_a_name_that_is_not_full_is_left_out():
    assert [each["name"] for each in built("")] == ["Ana Lis"]


def test_an_office_holds_from_its_date_on_and_a_dash_is_no_office():
    rows = reign(*REIGN)
    entries = holders.holders(rows, [["KST KS", "-, 1994-06 prime minister, 2000 president", FULL]], (), ())
    assert [(each["name"], each["office"]) for each in entries] == [
        ("Ana Lis", "prime minister"),
        ("Jan Orbo", "president"),
    ]


def test_curated_terms_stand_for_all_from_their_first_day_on():
    curated = (["KS", "president", "Ana Lis 1998-03-04; - 1999-11-30; Jan Orbo 2000-02-02; Ida Fen 2023-01-01"],)
    assert told(built(FULL, curated)) == [
        ("Eva Ruiz", "1990-05-14", "1994-06-01", "2021-02"),
        ("Ana Lis", "1994-06-01", "1999-11-30", "2025-06"),  # one stretch of both
        ("Jan Orbo", "2000-02-02", "2023-01-01", "2025-06"),
        ("Ida Fen", "2023-01-01", None, "2025-06"),
    ]


def test_the_factbook_confirms_who_is_still_there():
    fact = holders.Fact("KS", "president", "Jan Maria Orbo", "Jan Maria Orbo", "2020-05-05")
    last = built(FULL, facts=(fact,))[-1]
    assert (last["from"], last["to"], last["as_of"], last["source"]) == (
        "2000-01-01",
        None,
        "2026-01",
        "REIGN, The World Factbook",
    )


def test_the_factbook_adds_who_came_since():
    fact = holders.Fact("KS", "president", "Ida Fen", "Ida Fen", "2024-05-05")
    assert told(built(FULL, facts=(fact,)))[-2:] == [
        ("Jan Orbo", "2000-01-01", None, "2021-02"),  # known up to there; when it ended nobody said
        ("Ida Fen", "2024-05-05", None, "2026-01"),
    ]


def test_a_curated_holder_whom_the_factbook_does_not_know_is_an_error():
    fact = holders.Fact("KS", "president", "Ida Fen", "Ida Fen", "2024-05-05")
    with pytest.raises(ValueError, match="Jan Orbo is curated, Ida Fen is in the factbook"):
        built(FULL, (["KS", "president", "Jan Orbo 2000-02-02"],), (fact,))


@pytest.mark.parametrize("chain", ["Jan Orbo", "Jan Orbo 2001-01-01; Ida Fen 2000-01-01", "Jan Orbo 2001"])
def test_a_chain_that_is_none_is_an_error(chain):
    with pytest.raises(ValueError, match=r"KS \| president"):
        built(FULL, (["KS", "president", chain],))


@pytest.mark.parametrize(
    ("chief", "fact"),
    [
        (
            "President Joao Manuel ORBO-Lis (since 12 December 2019)",
            ("president", "Joao Manuel Orbo-Lis", "2019-12-12"),
        ),
        ("President Wesley W. SIMBA (since April 2018)", ("president", "Wesley W. Simba", "2018-04")),
        ("President ABEL Fattah EL-NUR (since 1997)", ("president", "Abel Fattah el-Nur", "1997")),
        ("King HARO V (since 17 January 1991); note", ("king", "Haro V", "1991-01-17")),
        ("Interim President Gen. Horta MAN (since 27 Nov 2025)", ("president", "Horta Man", "2025-11-27")),
        (
            "President of the Government Pedro LIS (since 2 June 2018)",
            (None, "of the Government Pedro Lis", "2018-06-02"),
        ),
        ("Grand Vizier Pedro LIS (since 2 June 2018)", (None, "Grand Vizier Pedro Lis", "2018-06-02")),
    ],
)
def test_the_factbook_s_shorthand_is_read(chief, fact):
    row = {"code": "kt", "chief_of_state": chief, "head_of_government": chief}
    codes = [{"FIPS": "KT", "ISO3166-1-Alpha-2": "KS", "is_independent": "Yes"}]
    (found,) = holders.facts([row], codes)
    assert (found.office, found.name, found.since) == fact


def test_a_vacant_office_or_a_territory_tells_nothing():
    codes = [{"FIPS": "KT", "ISO3166-1-Alpha-2": "KS", "is_independent": "Territory of GB"}]
    row = {"code": "kt", "chief_of_state": "President Pedro LIS (since 2 June 2018)", "head_of_government": None}
    assert holders.facts([row], codes) == []
    codes[0]["is_independent"] = "Yes"
    assert holders.facts([row | {"chief_of_state": "President (vacant)"}], codes) == []


CODES = {
    "ISO3166-1-Alpha-2": "KS",
    "FIPS": "KT",
    "CLDR display name": "Kestia",
    "UNTERM English Short": "Kestia (the)",
    "UNTERM English Formal": "the Republic of Kestia **",
    "Capital": "Orbo",
}
FACTBOOK = {
    "code": "kt",
    "names": {"conventional short form": "Kestia", "conventional long form": "Republic of Kestia; formerly Lisland"},
    "nationality": {"noun": "Kestian(s) or Kest (colloquial)", "adjective": "Kestian; note - also Kest"},
}


def test_a_country_has_all_its_names_once():
    country, capital = places.countries([CODES], [FACTBOOK], [["KS", "name= the Kestia", "aliases: KT; K.T."]])
    assert country["name"] == "the Kestia"
    assert country["aliases"] == ["Republic of Kestia", "KT", "K.T."]
    assert country["adjectives"] == ["Kestian"]
    assert country["people"] == ["Kestians", "Kestian", "Kest"]
    assert (capital["name"], capital["country"], capital["seat"]) == ("Orbo", "KS", True)


def test_a_patch_replaces_or_adds():
    country, *capitals = places.countries(
        [CODES], [FACTBOOK], [["KS", "people= Kests", "capitals: Port Lis", "ambiguous: Kestia"]]
    )
    assert country["people"] == ["Kests"]
    assert country["ambiguous"] == ["Kestia"]
    assert [capital["name"] for capital in capitals] == ["Orbo", "Port Lis"]


def test_capitals_that_are_something_else_are_left_out_or_silent():
    entries = places.countries([CODES], [FACTBOOK], [["KS", "capitals: Port Lis; Sofia; Kestia"]])
    kept = places.clean_capitals(entries, [["Orbo"], ["silent: Port Lis"], ["person: Sofia"]])
    assert [(each["name"], each.get("seat"), each.get("ambiguous")) for each in kept[1:]] == [
        ("Port Lis", None, None),
        ("Sofia", True, ["Sofia"]),
    ]


def test_phoenix_is_named_where_it_has_the_name(tmp_path):
    (tmp_path / "list.txt").write_text("# note\nHARBOUR_FRONT_ [KSREB]\n+SEA_LEAGUE ; a comment\n", encoding="utf-8")
    phoenix = set(sources.phoenix([tmp_path / "list.txt"]))
    assert phoenix == {"HARBOUR FRONT", "SEA LEAGUE"}
    front, party = organizations(
        [["armed group", "KS", "the Harbour Front/HF?"], ["party", "-", "Reed Party"]], phoenix
    )
    assert (front["source"], front["ambiguous"], front["country"]) == ("Phoenix, onrecord", ["HF"], "KS")
    assert (party["source"], party.get("country")) == ("onrecord", None)


def test_an_office_s_own_names_lose_their_article():
    (office,) = offices([["KS", "speaker", "Speaker of Kestia", "the Speaker of the Kests; the chair"]])
    assert office["aliases"] == ["Speaker of the Kests", "chair"]


def test_terms_in_congress_that_follow_on_each_other_are_one():
    name = {"first": "Robert", "nickname": "Bob", "last": "Fenwick", "official_full": "Robert Q. Fenwick"}
    spans = [("2009-01-06", "2011-01-03"), ("2011-01-05", "2013-01-03"), ("2019-01-03", "2031-01-03")]
    terms = [{"type": "rep", "state": "OH", "start": start, "end": end} for start, end in spans]
    entries = congress.members([{"name": name, "terms": terms}], [], {"OH": "Ohio"})
    assert [(each["from"], each["to"]) for each in entries] == [("2009-01-06", "2013-01-03"), ("2019-01-03", None)]
    assert (entries[0]["name"], entries[0]["title"]) == ("Bob Fenwick", "US Representative from Ohio")
    assert congress.members([{"name": name, "terms": terms}], ["Robert Fenwick"], {"OH": "Ohio"}) == []


def test_what_cannot_be_used_or_comes_twice_stops_the_build():
    line = sources.entry("party", name="Reed Party", source=sources.OWN)
    with pytest.raises(ValueError, match="stands for the same"):
        checked([line, dict(line)])
    with pytest.raises(ValueError, match="can't be used"):
        checked([line | {"name": ""}])


def test_the_same_entries_are_written_the_same_whatever_their_order():
    entries = [*built(FULL), sources.entry("party", name="Reed Party", source=sources.OWN)]
    assert written(checked(entries)) == written(checked(entries[::-1]))
    assert written(checked(entries)).startswith('{"kind": "party", "name": "Reed Party"')


@pytest.mark.parametrize("section", ["actors", "holders"])
def test_the_table_that_ships_is_written_as_the_build_writes_it(section):
    text = (files.DATA / f"{section}.jsonl").read_text(encoding="utf-8")
    assert written(checked([json.loads(line) for line in reversed(text.splitlines())])) == text
