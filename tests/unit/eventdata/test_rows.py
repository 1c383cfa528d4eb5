"""The events of a record as rows."""

from collections import Counter

import pytest

from onrecord.eventdata import COLUMNS, dyads
from onrecord.eventdata.gazetteer import City, Gazetteer
from onrecord.schema import KnownAs, Record, event_happened, standing_of
from tests.events import harbour, with_doubt, with_events
from tests.support import record_of
from tests.unit.eventdata.herring import DOCS, nets, talks

NORTH = City(7, "Sallow Harbour", "NO", 60.25, 5.5, 700_000)
CITIES = Gazetteer([(NORTH, ("Sallow",))])


def rows(record: Record, cities: Gazetteer | None = None, article: str = "a") -> list[dict]:
    return [dyad.row for dyad in dyads(record, article, cities)]


def by_trigger(record: Record, trigger: str, cities: Gazetteer | None = None) -> list[dict]:
    return [row for row in rows(record, cities) if row["trigger"] == trigger]


@pytest.mark.parametrize("record", [harbour(), talks(), nets()], ids=["harbour", "talks", "nets"])
def test_every_row_has_all_columns_and_every_event_has_a_row_of_its_own_id(record):
    found = rows(record)
    assert all(tuple(row) == tuple(COLUMNS) for row in found)
    assert list(dict.fromkeys(row["event_id"] for row in found)) == [f"a/{event.id}" for event in record.events]
    assert len({row["dyad_id"] for row in found}) == len(found)


@pytest.mark.parametrize("record", [harbour(), talks(), nets()], ids=["harbour", "talks", "nets"])
def test_what_is_denied_or_unclear_never_happened_and_the_rest_is_as_the_record_says(record):
    events = {f"a/{event.id}": event for event in record.events}
    for row in rows(record):
        event = events[row["event_id"]]
        assert row["happened"] is event_happened(record, event)
        assert row["standing"] == standing_of(record, event).kind
        if row["standing"] in ("denied", "unclear") or row["status"] != "actual":
            assert row["happened"] is False


def test_a_row_names_the_statement_that_an_event_may_stand_in_if_the_record_has_it():
    (may,) = by_trigger(harbour(), "met")
    assert (may["standing"], may["may_belong_to"]) == ("unclear", "s5")
    (doubtful,) = by_trigger(with_doubt(harbour(), "e11", "told"), "met")
    assert (doubtful["standing"], doubtful["may_belong_to"], doubtful["sources"]) == ("unclear", None, None)


def test_the_evidence_stands_in_the_text():
    record = harbour()
    text = record.article.text
    for row in rows(record):
        assert text[row["trigger_start"] : row["trigger_end"]] == row["trigger"]
        assert " ".join(text[row["sentence_start"] : row["sentence_end"]].split()) == row["sentence"]
        assert row["sentence_start"] <= row["trigger_start"] < row["trigger_end"] <= row["sentence_end"]


def test_everybody_who_does_it_is_paired_with_everybody_to_whom_it_is_done():
    record = with_events(
        record_of("{a1:Ana Reyes} and {a2:Bo Lund} sued {a3:Cy Marsh} and {a4:Di Park}."),
        {"trigger": "sued", "type": "justice", "who": ["Ana Reyes", "Bo Lund"], "whom": ["Cy Marsh", "Di Park"]},
    )
    found = rows(record)
    assert [(row["actor_name"], row["recipient_name"]) for row in found] == [
        ("Ana Reyes", "Cy Marsh"), ("Ana Reyes", "Di Park"), ("Bo Lund", "Cy Marsh"), ("Bo Lund", "Di Park"),
    ]  # fmt: skip
    assert {row["event_id"] for row in found} == {row["incident_id"] for row in found} == {"a/e1"}
    assert [row["dyad_id"] for row in found] == ["a/e1/1", "a/e1/2", "a/e1/3", "a/e1/4"]


def test_a_set_stands_as_its_members_and_nobody_is_paired_with_themselves():
    record = record_of("{a1:Ana Reyes} and {a2:Bo Lund} spoke. {a3/pronoun:They} met {a2:Lund}.", actors={3: {
        "kind": "group", "named": False, "members": ("a1", "a2")}})  # fmt: skip
    record = with_events(record, {"trigger": "met", "type": "consult", "who": ["They"], "whom": ["Lund#2"]})
    assert [(row["actor_id"], row["recipient_id"], row["actor_text"]) for row in rows(record)] == [("a1", "a2", "They")]


def test_an_event_of_nobody_is_one_row_and_words_that_are_no_actor_have_no_id():
    (denied,) = by_trigger(harbour(), "fired on")
    assert (denied["actor_id"], denied["actor_name"], denied["recipient_name"]) == (None, "his men", "the market")
    (told,) = by_trigger(harbour(), "bombardment")
    assert (told["actor_name"], told["recipient_name"]) == (None, None)


def test_tellings_of_one_event_have_its_first_telling_s_id_and_name_those_who_deny_it():
    found = {row["trigger"]: row for row in rows(harbour())}
    assert {found[each]["incident_id"] for each in ("shelled", "bombardment", "fired on")} == {"a/e2"}
    assert [found[each]["same_as"] for each in ("shelled", "bombardment")] == [None, "a/e2"]
    assert {row["trigger"] for row in found.values() if row["denied_by"]} == {"shelled", "bombardment", "fired on"}
    assert found["shelled"]["denied_by"] == "General Odo Brack"
    assert [found[each]["happened"] for each in ("shelled", "fired on")] == [True, False]


def test_a_day_is_given_only_where_the_article_tells_it_to_the_day():
    found = {row["trigger"]: row for row in rows(nets())}
    day = ("event_date", "event_date_from", "event_date_to", "event_date_how")
    assert [found["seized"][name] for name in day] == ["2026-06-10", "2026-06-10", "2026-06-10", "when"]
    assert [found["visit"][name] for name in day] == [None, "2026-06-15", "2026-06-21", "when"]
    assert [found["called off"][name] for name in day] == [None, None, None, None]


def test_the_day_on_which_it_was_said_is_no_event_s_day():
    record = record_of("{s:{a1:Ana Reyes}} {q:said} on Friday {c:that {a2/nominal:guards} left}.")
    record = with_events(record, {"trigger": "left", "type": "move", "who": ["guards"]},
                         times={"Friday": ("2026-06-12", "2026-06-12")})  # fmt: skip
    said = record.statements[0].model_copy(update={"said_on": "t1", "said_on_how": "sentence"})
    (row,) = rows(record.model_copy(update={"statements": (said,)}))
    assert (row["event_date"], row["event_date_from"], row["event_date_how"]) == (None, "2026-06-12", "said_on")


def test_countries_have_all_their_codes():
    (row,) = by_trigger(talks(), "fired on")
    keys = ("country", "country_wikidata", "country_ccode")
    assert [row[f"actor_{key}"] for key in keys] == ["NOR", "Q20", 385]
    assert [row[f"recipient_{key}"] for key in keys] == ["ISL", "Q189", 395]


def test_a_country_has_the_number_of_the_state_that_it_was_then():
    germany = {"kind": "place", "known_as": KnownAs(name="Germany", country="DE", as_of="2026-01")}
    record = record_of("{a1:Germany} agreed.", actors={1: germany}, published=("1990-02-01", "given"))
    (row,) = rows(with_events(record, {"trigger": "agreed", "type": "agree", "who": ["Germany"]}))
    assert row["actor_country_ccode"] == 260


@pytest.mark.parametrize(
    ("record", "trigger", "side", "countries"),
    [
        (talks(), "arrested", None, None),
        (talks(), "fired on", "recipient", "ISL"),
        (talks(), "firing on", "actor", "NOR"),
        (talks(), "attacked", "recipient", "NOR"),
        (nets(), "seized", "recipient", "NOR"),
        (nets(), "held", None, None),
        (nets(), "cut", None, "NOR"),  # "their nets" are nobody of whom the record knows the side
        (harbour(), "ordered", None, None),
    ],
)
def test_a_source_is_on_a_side_only_as_far_as_the_record_knows(record, trigger, side, countries):
    (row,) = by_trigger(record, trigger)
    assert (row["source_side"], row["source_countries"]) == (side, countries)


def test_the_types_that_plover_has_have_its_name_and_its_quad_code():
    found = Counter((row["event_type"], row["plover_type"], row["quad_code"]) for row in rows(harbour()))
    assert found["assault", "ASSAULT", 4] == 5
    assert found["retreat", "RETREAT", 2] == found["consult", "CONSULT", 1] == found["accuse", "ACCUSE", 3] == 1
    assert found["office", None, None] == 2


def test_counts_are_bounds():
    (row,) = by_trigger(harbour(), "killed")
    assert (row["count_least"], row["count_most"], row["count_of"]) == (12, None, "killed")


def test_a_city_has_coordinates_and_tells_the_country():
    (row,) = by_trigger(harbour(), "shelled", CITIES)
    assert (row["place_name"], row["place_how"], row["country"]) == ("Sallow Harbour", "where", "NOR")
    assert (row["latitude"], row["longitude"], row["geonames_id"]) == (60.25, 5.5, 7)
    (row,) = by_trigger(harbour(), "killed", CITIES)
    assert (row["place_how"], row["geonames_id"]) == ("inferred", 7)
    (row,) = by_trigger(harbour(), "shelled")
    assert (row["place_name"], row["country"], row["latitude"]) == ("Sallow Harbour", None, None)


def test_the_docs_count_the_records_of_these_articles():
    assert DOCS.read_text(encoding="utf-8").splitlines() == [each.to_json() for each in (talks(), nets())]
