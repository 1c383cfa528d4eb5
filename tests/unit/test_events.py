"""Events as a record holds them: what is refused, how they are written and read, and how they stand."""

import json

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from onrecord.errors import RecordError
from onrecord.schema import (
    Annotations,
    Count,
    DoubtfulStatement,
    Earlier,
    Event,
    EventPlace,
    EventTime,
    MarkedEvent,
    Participant,
    Record,
    Saying,
    Span,
    event_happened,
    standing_of,
)
from onrecord.schema.jsonschema import record_schema
from tests.strict import closed
from tests.support import record_of

MARKED = "{a1:Ada Moe} left {a2:Harda}. {s1:{a1:Ada Moe}} {q1:said} {c1:{s2:{a3:Ida Berg}} {q2:denied} {c2:the raid}}."
RECORD = record_of(MARKED, statements={2: {"act": "deny"}}, actors={2: {"kind": "place"}})
TEXT = RECORD.article.text


def find(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def an_event(words: str = "raid", **changes) -> Event:
    fields = {"id": "e1", "trigger": find(words), "type": "assault", "status": "actual", "confidence": 0.9}
    return Event(**(fields | changes))


def with_events(*events: Event, record: Record = RECORD) -> Record:
    return Record(
        **{name: getattr(record, name) for name in type(record).model_fields if name != "events"}, events=events
    )


def test_an_event_is_written_with_all_of_its_keys():
    where = EventPlace(*span("Harda"), actor="a2")
    event = an_event(
        "left", who=(Participant(*span("Ada Moe"), actor="a1"),), where=(where,), count=Count(least=1, of="killed")
    )
    record = with_events(event)
    written = json.loads(record.to_json())
    assert written["events"] == [
        {
            "id": "e1", "trigger": {"start": 8, "end": 12}, "type": "assault", "status": "actual",
            "who": [{"start": 0, "end": 7, "actor": "a1"}], "whom": [],
            "where": [{"start": 13, "end": 18, "actor": "a2"}], "when": [], "amount": [],
            "count": {"least": 1, "most": None, "of": "killed"},
            "statement": None, "may_belong_to": None, "same_as": None, "confidence": 0.9,
        }
    ]  # fmt: skip
    Draft202012Validator(closed(record_schema())).validate(written)
    assert Record.from_json(record.to_json()) == record
    assert event.actors == ("a1", "a2")


def span(words: str) -> tuple[int, int]:
    return find(words).start, find(words).end


def test_what_is_inferred_says_so_and_from_what():
    place = EventPlace(*span("Harda"), inferred=True, inferred_from=find("left"))
    written = json.loads(with_events(an_event(where=(place,))).to_json())["events"][0]["where"]
    assert written == [
        {"start": 13, "end": 18, "actor": None, "inferred": True, "inferred_from": {"start": 8, "end": 12}}
    ]


@pytest.mark.parametrize("build", [EventPlace, EventTime])
@pytest.mark.parametrize("wrong", [{"inferred": True}, {"inferred_from": Span(0, 1)}])
def test_an_inferred_argument_and_its_evidence_come_together(build, wrong):
    with pytest.raises(ValidationError, match="inferred from"):
        build(0, 4, **wrong)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": "war"}, "Input should be"),
        ({"status": "maybe"}, "Input should be"),
        ({"statement": "s1", "may_belong_to": "s2"}, "not both"),
        ({"mood": "bad"}, "Extra inputs"),
    ],
)
def test_an_event_that_breaks_a_rule_is_refused(changes, reason):
    with pytest.raises(ValidationError, match=reason):
        an_event(**changes)


@pytest.mark.parametrize(
    "wrong",
    [{"of": "killed"}, {"least": 3, "most": 2, "of": "killed"}, {"least": -1, "of": "killed"}, {"least": 1, "of": ""}],
)
def test_a_count_is_a_range_of_something(wrong):
    with pytest.raises(ValidationError):
        Count(**wrong)


def test_a_count_may_have_any_number_of_digits_and_its_schema_says_that_it_is_never_negative():
    assert Count.model_validate_json(f'{{"least": {10**400}, "of": "killed"}}').least == 10**400
    bounds = [each for each in Count.model_json_schema()["properties"]["least"]["anyOf"] if each["type"] != "null"]
    assert [each["minimum"] for each in bounds] == [0, 0]


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        ([an_event(trigger=Span(0, 900))], "past the end"),
        ([an_event(amount=(Span(0, 900),))], "past the end"),
        ([an_event(where=(EventPlace(0, 4, inferred=True, inferred_from=Span(0, 900)),))], "past the end"),
        ([an_event(), an_event()], "same id"),
        ([an_event(), an_event("left", id="e2")], "out of order"),
        ([an_event(statement="s9")], "names the statement 's9'"),
        ([an_event(may_belong_to="s9")], "names the statement 's9'"),
        ([an_event(who=(Participant(0, 4, actor="a9"),))], "names the actor 'a9'"),
        ([an_event(when=(EventTime(0, 4, time="t9"),))], "names the time 't9'"),
        ([an_event(same_as="e1")], "no earlier event"),
        ([an_event("left", same_as="e2"), an_event(id="e2")], "no earlier event"),
    ],
)
def test_events_that_do_not_fit_their_record_are_refused(events, reason):
    with pytest.raises(ValidationError, match=reason):
        with_events(*events)


def with_doubtful(*doubtful: DoubtfulStatement, named: str = "d1") -> Record:
    return Record(**dict(RECORD) | {"events": (an_event(may_belong_to=named),), "doubtful": doubtful})


def test_an_event_may_belong_to_a_doubtful_statement_and_is_unclear_then():
    record = with_doubtful(DoubtfulStatement(id="d1", source=(find("Ida"),), cue=(find("denied"),)))
    assert Record.from_json(record.to_json()) == record
    assert record.standing(record.events[0]) == "unclear"
    assert not event_happened(record, record.events[0])
    assert len(record.to_rows()) == len(RECORD.to_rows())


def test_a_record_without_doubtful_statements_has_no_such_key():
    assert "doubtful" not in json.loads(RECORD.to_json())
    assert "doubtful" not in record_schema()["required"]


@pytest.mark.parametrize(
    ("doubtful", "named", "reason"),
    [
        ([DoubtfulStatement(id="d1", cue=(Span(0, 3),))], "d2", "names the statement 'd2'"),
        ([DoubtfulStatement(id="d1", cue=(Span(0, 900),))], "d1", "past the end"),
        ([DoubtfulStatement(id="d1", cue=(Span(0, 3),))] * 2, "d1", "same id"),
        ([DoubtfulStatement(id="s1", cue=(Span(0, 3),))], "s1", "same id"),
    ],
)
def test_doubtful_statements_that_do_not_fit_their_record_are_refused(doubtful, named, reason):
    with pytest.raises(ValidationError, match=reason):
        with_doubtful(*doubtful, named=named)


def test_no_event_stands_in_a_doubtful_statement_for_sure():
    doubtful = DoubtfulStatement(id="d1", cue=(find("denied"),))
    with pytest.raises(ValidationError, match="names the statement 'd1'"):
        Record(**dict(RECORD) | {"events": (an_event(statement="d1"),), "doubtful": (doubtful,)})


def test_a_doubtful_statement_and_a_saying_have_words():
    with pytest.raises(ValidationError, match="a cue, a content or both"):
        DoubtfulStatement(id="d1", source=(Span(0, 3),))
    with pytest.raises(ValidationError, match="a cue, a content or both"):
        MarkedEvent(trigger=Span(0, 3), type="assault", status="actual", confidence=0.9, saying=Saying((), (), (), 0.5))


def test_an_event_of_a_later_version_is_read_without_its_new_keys_and_one_with_few_keys_with_the_defaults():
    written = json.loads(RECORD.to_json())
    few = {"id": "e1", "trigger": {"start": 8, "end": 12}, "type": "move", "status": "actual", "confidence": 0.9}
    written["events"] = [few | {"mood": "bad"}]
    record = Record.from_json(json.dumps(written))
    assert record.events == (an_event("left", type="move"),)
    assert "mood" not in record.to_json()


@pytest.mark.parametrize("wrong", [{"id": "e1", "type": "move"}, {"type": "war"}, {"trigger": {"start": 4}}])
def test_a_record_with_an_event_of_another_form_is_refused_and_not_read_without_it(wrong):
    written = json.loads(with_events(an_event()).to_json())
    written["events"][0] = wrong if "id" in wrong else written["events"][0] | wrong
    with pytest.raises(RecordError, match=r"events\.0"):
        Record.from_json(json.dumps(written))


@pytest.mark.parametrize("before", [1, -1])
def test_an_event_that_the_network_links_to_comes_before(before):
    first = MarkedEvent(trigger=Span(0, 4), type="move", status="actual", confidence=0.9)
    later = first.model_copy(update={"before": (Earlier(before, 0.5),)})
    with pytest.raises(ValidationError, match="not an earlier event"):
        Annotations(events=(first, later))
    with pytest.raises(ValidationError, match="order"):
        Annotations(events=(first.model_copy(update={"trigger": Span(5, 9)}), first))


def standing(marked: str, act: str, **changes) -> tuple[str, bool, str]:
    record = record_of(marked, statements={1: {"act": act}})
    trigger = Span(record.article.text.index("raid"), record.article.text.index("raid") + 4)
    event = an_event(trigger=trigger, **({"statement": "s1"} | changes))
    record = with_events(event, record=record)
    return record.standing(event), event_happened(record, event), standing_of(record, event).kind


SAID = "{s:{a1:Ada Moe}} {q:said} {c:the raid}."


@pytest.mark.parametrize(
    ("act", "words", "happened", "kind"),
    [
        ("assert", "said by Ada Moe", True, "said"),
        ("other", "said by Ada Moe", True, "said"),
        ("confirm", "confirmed by Ada Moe", True, "confirmed"),
        ("deny", "denied by Ada Moe", False, "denied"),
        ("ask", "asked about by Ada Moe", False, "asked"),
        ("urge", "demanded by Ada Moe", True, "urged"),
        ("commit", "promised by Ada Moe", True, "promised"),
        ("believe", "believed by Ada Moe", True, "believed"),
    ],
)
def test_an_event_stands_as_its_statement_has_it(act, words, happened, kind):
    assert standing(SAID, act) == (words, happened, kind)


@pytest.mark.parametrize(
    ("cue", "act", "words"),
    [
        ("fears", "believe", "feared by Ada Moe"),
        ("hopes", "believe", "hoped for by Ada Moe"),
        ("threatened", "commit", "threatened by Ada Moe"),
    ],
)
def test_the_cue_may_say_it_in_a_finer_word(cue, act, words):
    assert standing(SAID.replace("said", cue), act)[0] == words


@pytest.mark.parametrize(
    ("status", "words"),
    [("planned", "said by Ada Moe (planned)"), ("negated", "said by Ada Moe (not happened)")],
)
def test_only_what_is_actual_happened(status, words):
    assert standing(SAID, "assert", status=status)[:2] == (words, False)


def test_an_event_without_a_statement_is_the_outlet_s_and_one_that_may_have_one_is_nobody_s():
    assert standing(SAID, "assert", statement=None) == ("told by the outlet", True, "outlet")
    assert standing(SAID, "assert", statement=None, may_belong_to="s1") == ("unclear", False, "unclear")


def test_a_source_that_is_no_actor_is_called_by_its_own_words_and_one_without_words_is_unnamed():
    assert standing("{s:two  guards} {q:said} {c:the raid}.", "assert")[0] == "said by two guards"
    assert standing("{q:Reportedly} {c:the raid}.", "assert")[0] == "said by an unnamed source"
    long = "a guard " * 40
    assert len(standing(f"{{s:{long.strip()}}} {{q:said}} {{c:the raid}}.", "assert")[0]) < 100


def test_a_statement_within_another_is_told_with_who_hands_it_on():
    event = an_event(statement="s2")
    record = with_events(event)
    assert record.standing(event) == "denied by Ida Berg, as Ada Moe reported"
    assert not event_happened(record, event)
    assert [voice.speakers for voice in standing_of(record, event).chain] == [("Ida Berg",), ("Ada Moe",)]


@pytest.mark.parametrize(("inner", "outer", "happened"), [("assert", "deny", False), ("deny", "assert", False),
                                                          ("assert", "believe", True)])  # fmt: skip
def test_a_denial_anywhere_around_an_event_keeps_it_from_having_happened(inner, outer, happened):
    event = an_event(statement="s2")
    record = with_events(event, record=record_of(MARKED, statements={1: {"act": outer}, 2: {"act": inner}}))
    assert event_happened(record, event) is happened
    assert (standing_of(record, event).kind == "denied") is not happened


def test_a_record_says_that_it_does_not_know_the_statement_of_an_event_of_another():
    with pytest.raises(RecordError, match=r"not in this record: 's9'\. Ask the record"):
        RECORD.standing(an_event(statement="s9"))
