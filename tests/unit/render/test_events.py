from typing import get_args

import pytest

from onrecord.render.actors import actor_list
from onrecord.render.events import MAX_PARTIES, EventList, event_list, listed
from onrecord.schema import Act, Event, EventStatus, Record, Span
from tests.events import harbour, with_events
from tests.support import record_of


def listed_events(record: Record) -> EventList:
    return event_list(record, actor_list(record))


@pytest.fixture(scope="module")
def events() -> EventList:
    return listed_events(harbour())


def test_the_days_are_in_order_and_what_has_none_comes_last(events):
    assert [(day.name, [told.name for tellings in day.events for told in tellings]) for day in events.days] == [
        ("10 March 2026", ["e2", "e7", "e8", "e3"]),
        ("11 March 2026", ["e1", "e13"]),
        ("13 March 2026", ["e9"]),
        ("no date", ["e4", "e5", "e6", "e10", "e11", "e12", "e14"]),
    ]


def test_every_telling_stands_in_the_list_once(events):
    shown = [told.key for day in events.days for tellings in day.events for told in tellings]
    assert sorted(shown) == sorted(told.key for told in events.all)
    assert len(set(shown)) == 14


def test_tellings_of_one_event_stand_together_and_each_keeps_its_own_words(events):
    told, said, denied = events.days[0].events[0]
    assert [party.words for party in told.who] == ["Gunmen"]
    assert (said.who, said.when) == ((), ())
    assert [party.words for party in denied.who] == ["his men"]
    assert (said.same_as, denied.same_as, told.same_as) == (told, told, None)


def test_a_telling_that_is_linked_through_another_stands_with_the_first():
    record = with_events(
        record_of("A fire broke out. The fire spread. The blaze was put out."),
        {"trigger": "broke out", "type": "disaster"},
        {"trigger": "spread", "type": "disaster", "same_as": "e1"},
        {"trigger": "blaze", "type": "disaster", "same_as": "e2"},
    )
    (day,) = listed_events(record).days
    assert [[told.name for told in tellings] for tellings in day.events] == [["e1", "e2", "e3"]]


def test_what_is_denied_unclear_or_not_actual_is_never_shown_as_happened(events):
    assert [told.name for told in events.all if told.happened] == [
        *("e1", "e2", "e3", "e4", "e5", "e6", "e7", "e10", "e13")
    ]


@pytest.mark.parametrize("act", get_args(Act))
@pytest.mark.parametrize("status", get_args(EventStatus))
def test_a_telling_happened_only_where_its_clause_and_its_statement_say_so(act, status):
    record = with_events(
        record_of("{s:Reyes} {q:spoke of} {c:the attack}.", statements={1: {"act": act}}),
        {"trigger": "attack", "type": "assault", "status": status},
    )
    (told,) = listed_events(record).all
    assert told.happened is (status == "actual" and act not in ("deny", "ask"))
    assert (act == "deny") is (told.glance.startswith("denied")) is (told.standing == "denied by Reyes")


def test_events_are_found_by_statement_time_and_actor(events):
    assert {key: [told.name for told in found] for key, found in events.in_statement.items()} == {
        "s1": ["e6", "e7"],
        "s2": ["e8"],
        "s4": ["e9"],
        "s5": ["e10", "e11"],
    }
    assert [told.name for told in events.at_times(["t1"])] == ["e2", "e3"]
    names = {
        actor: [(what, [t.name for t in told]) for what, told in part.lines] for actor, part in events.parts.items()
    }
    assert names["a2"] == [("Did", ["e6"]), ("Done to or with", ["e5"])]
    assert names["a1"] == [("Place of", ["e2", "e3"])]


def test_a_pronoun_goes_by_its_actor_s_name_and_a_description_by_its_words():
    record = with_events(
        record_of("{a1:Ana Reyes} left. {a1:She} sued {a2/nominal:the four guards}, and {a2:they} fled."),
        {"trigger": "sued", "type": "justice", "who": ["She"], "whom": ["the four guards"]},
        {"trigger": "fled", "type": "move", "who": ["they"]},
    )
    sued, fled = listed_events(record).all
    assert [(each.words, each.said) for each in (*sued.who, *sued.whom, *fled.who)] == [
        ("Ana Reyes", "She"),
        ("the four guards", ""),
        ("the four guards", "they"),
    ]


def test_an_amount_is_shown_in_its_own_words_unless_it_was_counted():
    record = with_events(
        record_of("Lode bought Pell for about £3bn, and at least 12 left."),
        {"trigger": "bought", "type": "business", "amount": ["about £3bn"]},
        {"trigger": "left", "type": "move", "amount": ["at least 12"], "count": {"least": 12, "of": "people"}},
    )
    assert [told.amount for told in listed_events(record).all] == ["about £3bn", "at least 12 people"]


def test_the_counts_set_what_is_denied_and_unclear_apart(events):
    assert events.counts == [
        "11 events, told 14 times",
        "8 told by the outlet, 3 said, 1 denied, 1 promised, 1 unclear",
        "1 not happened, 1 planned, 1 possible",
    ]


def test_of_many_participants_only_some_are_named(events):
    party = events.all[0].who[0]
    named, more = listed([party] * (MAX_PARTIES + 3))
    assert (len(named), more) == (MAX_PARTIES, 3)
    assert listed([party]) == ([party], 0)


def test_keys_are_safe_and_unique_whatever_the_ids():
    hostile = '"><script>alert(1)</script>\u202e'
    record = harbour().model_copy(
        update={
            "events": tuple(
                Event(id=f"{hostile}{i}", trigger=Span(i, i + 1), type="other", status="actual", confidence=0.9)
                for i in range(3)
            )
        }
    )
    found = listed_events(record).all
    assert [told.key for told in found] == ["event-1", "event-2", "event-3"]
    assert all("\u202e" not in told.name for told in found)
