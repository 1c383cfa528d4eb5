"""Events are found by what happens, who takes part, where, when, and on whose word; and nothing denied ever counts."""

import json
import sqlite3

import pytest

from onrecord.archive import Count, Store
from onrecord.archive.listing import EVENT_COLUMNS, event_row
from onrecord.errors import NotInArchiveError, QueryError
from onrecord.schema import Record, event_happened
from tests.events import harbour, with_doubt, with_events
from tests.support import record_of
from tests.unit.archive.eventful import strike
from tests.unit.archive.hand import dam
from tests.unit.archive.test_reindexing import dump


@pytest.fixture
def told(store):
    store.keep(harbour())
    store.keep(strike())
    return store


def triggers(store, **asked):
    return [event.trigger for event in store.events(**asked)]


def number_of(store, name):
    (number,) = [actor.id for actor in store.actors(name) if actor.name == name]
    return number


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"type": "protest"}, ["blockade", "walked out"]),
        ({"status": "possible"}, ["strike"]),
        ({"standing": "urged"}, ["blockade"]),
        ({"who": "Dockers"}, ["walked out"]),
        ({"who": "docker"}, ["walked out"]),
        ({"who": "Odo Brack"}, ["seized", "ordered", "paid"]),
        ({"who": "Hale"}, ["met"]),
        ({"whom": "radio station"}, ["seized"]),
        ({"whom": "Brack", "who": "Marn"}, ["met"]),
        ({"whom": "Tash"}, []),
        ({"country": "PT"}, ["met", "walked out"]),
        ({"country": "pt"}, []),
        ({"where": "port verrin"}, ["met", "walked out"]),
        ({"where": "Portugal"}, ["met", "walked out"]),
        ({"where": "Sallow", "type": "assault"}, ["shelled", "killed"]),
        ({"on_word_of": "outlet", "type": "consult"}, ["met"]),
        ({"on_word_of": "harbour pilot"}, ["carried"]),
        ({"on_word_of": "Mirel Tash"}, ["withdraw", "ordered", "bombardment"]),
        ({"on_word_of": "Brack"}, ["arrested"]),
        ({"on_word_of": "Brack", "denied": True}, ["fired on"]),
        ({"on_word_of": "Brack", "standing": "denied"}, ["fired on"]),
        ({"on_word_of": "Marn", "denied": True}, ["paid"]),
        ({"on_word_of": "Hale", "denied": True}, []),
        ({"denied": True}, ["fired on", "paid"]),
        ({"outlet": "verrin gazette", "happened": True}, ["met", "walked out", "arrested"]),
        ({"outlet": "Verrin Gazette", "happened": False}, ["blockade", "paid"]),
        (
            {"confidence": 0.6, "article": 2, "denied": False},
            ["blockade", "met", "walked out", "arrested"],
        ),
        ({"since": "2024-07", "until": "2024-07"}, ["blockade"]),
        ({"since": "2024-05", "until": "2024-05-05"}, ["walked out", "arrested"]),
        ({"since": "2024-05-06", "until": "2024-05-06"}, ["met", "paid"]),
        ({"since": "2024-05-06", "until": "2024-05-06", "dated": True}, []),
        ({"until": "2024-04"}, []),
        ({"article": 2, "limit": 2, "offset": 1}, ["met", "paid"]),
    ],
)
def test_events_are_found_by_all_that_is_asked(told, asked, found):
    assert triggers(told, **asked) == found


def test_actors_are_asked_for_by_their_numbers(told):
    brack, marn, verrin = (number_of(told, name) for name in ("Odo Brack", "Ilse Marn", "Port Verrin"))
    assert triggers(told, actor=brack) == ["met", "paid"]
    assert triggers(told, who_actor=brack) == ["paid"]
    assert triggers(told, whom_actor=marn) == ["arrested"]
    assert triggers(told, where_actor=verrin) == ["met", "walked out"]
    assert triggers(told, word_actor=brack) == ["arrested"]
    assert triggers(told, word_actor=marn, denied=True) == ["paid"]
    assert triggers(told, actor=brack, other_actor=marn) == ["met"]
    assert triggers(told, actor=marn, other_actor=number_of(told, "Tovin Hale")) == []


def test_what_two_do_together_passes_between_them_and_what_they_do_to_a_third_does_not(store):
    record = with_events(
        record_of("{a1:Ana Reyes} and {a2:Piet Lund} met. {a1:Reyes} and {a2:Lund} sued {a3:Lo Finn}."),
        {"trigger": "met", "type": "consult", "who": ["Ana Reyes", "Piet Lund"]},
        {"trigger": "sued", "type": "justice", "who": ["Reyes#2", "Lund#2"], "whom": ["Lo Finn"]},
    )
    store.keep(record)
    ana, piet, finn = (number_of(store, name) for name in ("Ana Reyes", "Piet Lund", "Lo Finn"))
    assert triggers(store, actor=ana, other_actor=piet) == ["met"]
    assert triggers(store, actor=finn, other_actor=piet) == ["sued"]


def test_an_event_comes_with_its_sentence_its_standing_and_those_who_take_part(told):
    (event,) = told.events(who="Marn")
    assert event.context.text == "The two later met Brack in Port Verrin."
    assert [piece.text for piece in event.context.pieces if piece.content] == ["met"]
    assert [(each.name, each.text) for each in event.who] == [("Ilse Marn", "The two"), ("Tovin Hale", "The two")]
    assert (event.standing, event.standing_words, event.happened) == ("outlet", "told by the outlet", True)
    (denied,) = told.events(type="aid")
    assert denied.standing_words == "said by Tovin Hale, as Ilse Marn denied"
    assert (denied.standing, denied.happened) == ("denied", False)
    assert (denied.statement, denied.on_word_of, denied.speaker) == ("s3", "s2", "Ilse Marn")
    assert denied.speakers == (number_of(told, "Ilse Marn"),)
    assert (denied.count_least, denied.count_of) == (2_500_000, "GBP")
    (unclear,) = told.events(standing="unclear")
    assert (unclear.trigger, unclear.statement, unclear.may_belong_to, unclear.happened) == ("met", None, "s5", False)
    assert told.event(2, denied.event_id) == denied
    with pytest.raises(NotInArchiveError, match="2/e99"):
        told.event(2, "e99")


def test_an_event_in_words_too_unsure_for_a_statement_is_unclear_and_leads_to_none(store):
    store.keep(with_doubt(harbour(), "e2", "Gunmen"))
    (event,) = [each for each in store.events() if each.trigger == "shelled"]
    assert (event.standing, event.statement, event.may_belong_to, event.happened) == ("unclear", None, None, False)


def test_the_days_of_an_event_say_what_tells_them(told):
    days = {event.trigger: (event.day_from, event.day_to, event.day_how) for event in told.events(article=2)}
    assert days == {
        "walked out": ("2024-05-04", "2024-05-04", "when"),
        "arrested": ("2024-05-03", "2024-05-03", "said_on"),
        "met": (None, None, None),
        "paid": (None, None, None),
        "blockade": ("2024-06-01", "2024-08-31", "when"),
    }
    shared = {event.event_id: (event.trigger, event.day_from, event.day_how) for event in told.events(article=1)}
    assert shared["e3"] == ("killed", "2026-03-10", "inferred")
    assert shared["e1"] == ("resigns", "2026-03-11", "same_as")
    assert shared["e8"] == ("fired on", "2026-03-10", "same_as")


def test_a_denial_gives_nothing_else_its_day(store):
    record = with_events(
        record_of("The guards shot at boats. {s:Lund} {q:denied} {c:the shooting on Friday}.",
                  statements={1: {"act": "deny"}}),
        {"trigger": "shot", "type": "assault"},
        {"trigger": "shooting", "type": "assault", "same_as": "e1", "when": ["Friday"]},
        times={"Friday": ("2024-05-03", "2024-05-03")},
    )  # fmt: skip
    store.keep(record)
    assert [(each.trigger, each.day_from) for each in store.events()] == [("shooting", "2024-05-03"), ("shot", None)]


def test_what_an_article_tells_several_times_counts_once(told):
    assert told.count_events(type="assault", article=1) == Count(3)
    assert told.count_events(type="assault", article=1, tellings=True) == Count(5)
    assert told.count_events(type="assault", article=1, happened=True) == Count(2)
    assert told.totals().events == 11 + 5
    facets = told.event_facets(type="assault", article=1, happened=True)
    assert [(bar.value, bar.count) for bar in facets.type] == [("assault", 2)]
    assert {bar.value: bar.count for bar in facets.standing} == {"outlet": 2, "said": 1}
    assert {bar.value: bar.count for bar in told.event_facets(article=2).month} == {
        "2024-05": 2, "2024-06": 1, None: 2,
    }  # fmt: skip
    assert [(bar.value, bar.count) for bar in told.event_facets(most=1).country] == [(None, 14)]
    verrin = number_of(told, "Port Verrin")
    (place,) = [bar for bar in told.event_facets().place if bar.actor == verrin]
    assert (place.value, place.count) == ("Port Verrin", told.count_events(where_actor=verrin).number)
    assert len(told.event_facets(most=1).place) == 1


def test_a_later_telling_of_a_later_telling_is_one_of_the_first(store):
    record = with_events(
        record_of("The dam burst. The burst came at night. After the breach, the dam was shut."),
        {"trigger": "burst#1", "type": "disaster"},
        {"trigger": "burst#2", "type": "disaster", "same_as": "e1"},
        {"trigger": "breach", "type": "disaster", "same_as": "e2"},
    )
    store.keep(record)
    assert [event.same_as for event in store.events()] == [None, "e1", "e1"]
    assert store.count_events().number == 1


def test_a_count_may_be_larger_than_a_table_holds_and_an_article_may_have_no_date(store):
    counts = ({"least": 10**30, "of": "USD"}, {"most": 10**400, "of": "killed"}, {"least": 0.5, "of": "GBP"})
    record = with_events(
        record_of("It rose, it fell, it stayed."),
        *(
            {"trigger": word, "type": "measure", "count": count}
            for word, count in zip(("rose", "fell", "stayed"), counts, strict=True)
        ),
    )
    store.keep(record)
    found = list(store.events())
    assert [(each.count_least, each.count_most) for each in found] == [(1e30, None), (None, 1.7976931348623157e308),
                                                                       (0.5, None)]  # fmt: skip
    assert list(store.events(until="2030")) == list(store.events(since="2000")) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"type": "war"}, {"status": "true"}, {"standing": "sure"}, {"who": "…"}, {"where": "x" * 1001},
        {"since": "May"}, {"since": "2024-02", "until": "2023"}, {"confidence": 2}, {"other_actor": 1},
        {"actor": 1, "other_actor": 1},
        {"on_word_of": "?"}, {"whom": "\ud800"},
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_at_once(told, asked):
    with pytest.raises(QueryError):
        told.events(**asked)


def test_what_happened_in_the_archive_is_what_happened_in_the_record(told):
    for number, record in ((1, harbour()), (2, strike())):
        expected = {event.id for event in record.events if event_happened(record, event)}
        assert {event.event_id for event in told.events(article=number, happened=True)} == expected


def test_joined_actors_share_their_events_and_an_undone_join_parts_them(told):
    before = dump(told)
    general, brack = number_of(told, "General Odo Brack"), number_of(told, "Odo Brack")
    told.merge(brack, general)
    assert triggers(told, actor=brack) == ["accused", "ordered", "met", "paid"]
    assert [each.name for event in told.events(type="accuse") for each in event.whom] == ["Odo Brack"]
    (row,) = told._connection.execute("SELECT whom FROM events WHERE type = 'accuse'").fetchall()
    assert row["whom"] == "Odo Brack"
    joined = dump(told)
    told.reindex()
    assert dump(told) == joined
    told.undo(1)
    assert triggers(told, actor=general) == ["accused", "ordered"]
    after = dump(told)
    assert (after["events"], after["event_actors"]) == (before["events"], before["event_actors"])


def test_a_split_takes_the_events_of_its_articles_along(store):
    store.keep(strike(url="https://a.example/1"))
    store.keep(strike(url="https://a.example/2"))
    brack = number_of(store, "Odo Brack")
    (other,) = store.split(brack, articles=[2])
    assert {event.article.id for event in store.events(actor=brack)} == {1}
    assert {event.article.id for event in store.events(actor=other)} == {2}


@pytest.mark.parametrize("lost", ["events", "event_actors", "appearances"])
def test_what_is_lost_is_filled_again(told, lost):
    def rows():
        parts = ("who", "whom", "where", "who_actors", "whom_actors", "where_actors", "event_id")
        found = [{name: event_row(event)[name] for name in parts} for event in told.events()]
        for each in found:
            for actor in (*each["who_actors"], *each["whom_actors"], *each["where_actors"]):
                actor["actor"] = actor["name"] and actor["actor"]  # who has no name may get another number
        return found

    before = rows()
    told._connection.execute(f"DELETE FROM {lost}")
    told.reindex()
    assert rows() == before


def test_reading_again_keeps_the_rows_and_a_new_version_takes_the_events_of_the_old_one_away(store):
    store.keep(strike(id="strike"))
    before = dump(store)
    store.replace(1, strike(id="strike"))
    after = dump(store)
    assert (after["events"], after["event_actors"]) == (before["events"], before["event_actors"])
    store.keep(record_of("The strike is over, a docker said.", id="strike"))
    assert list(store.events()) == []
    assert store._connection.execute("SELECT count(*) FROM event_actors").fetchone()[0] == 0
    assert [actor.name for actor in store.actors()] == []


def test_a_record_that_has_no_events_yet_has_them_once_it_is_read_again(store):
    record = strike(id="strike")
    store.keep(Record.model_validate(record.model_dump() | {"events": ()}))
    store.reindex()
    assert store.totals().events == 0
    store.replace(1, record)
    assert store.totals().events == 5


def test_flat_rows_have_all_columns_and_name_those_who_take_part(told):
    rows = [event_row(event) for event in told.events()]
    assert all(tuple(row)[: len(EVENT_COLUMNS)] == EVENT_COLUMNS for row in rows)
    (met,) = [row for row in rows if row["type"] == "consult" and row["happened"]]
    assert (met["who"], met["whom"], met["where"], met["country"]) == (
        "Ilse Marn; Tovin Hale", "Odo Brack", "Port Verrin", "PT",
    )  # fmt: skip
    assert json.loads(json.dumps(met))["who_actors"][0]["actor"] == number_of(told, "Ilse Marn")


def test_an_event_points_at_its_words_and_its_sentence_in_any_sqlite(told):
    rows = sqlite3.connect(told.path).execute(
        'SELECT substr(t.text, start + 1, "end" - start), trigger,'
        " substr(t.text, sentence_start + 1, sentence_end - sentence_start)"
        " FROM events JOIN texts AS t USING (article)"
    )
    for words, trigger, sentence in rows:
        assert words == trigger
        assert trigger in sentence


def test_an_archive_without_events_finds_none(tmp_path):
    with Store(tmp_path / "news.db") as store:
        store.keep(dam())
        assert list(store.events(who="Reyes")) == []
        assert store.count_events() == Count(0)
        assert store.event_facets().type == ()
