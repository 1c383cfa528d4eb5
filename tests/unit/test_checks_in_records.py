import copy
import json
import pickle
from typing import Any

import pytest
from pydantic import ValidationError

from onrecord.errors import RecordError
from onrecord.schema import Check, Elsewhere, Event, Record, Span
from tests.support import record_of

RECORD = record_of("{s:Ada Moe} {q:said} {c:the pier is shut}. It fell.")
FELL = Event(id="e1", trigger=Span(34, 38), type="disaster", status="actual", confidence=0.9)


def a_check(**fields: Any) -> Check:
    return Check(
        **{"id": "c1", "kind": "undated", "verdict": "no_date", "message": "No date.", "confidence": 0.9} | fields
    )


def with_checks(*checks: Check) -> Record:
    return Record.model_validate(
        RECORD.model_dump() | {"events": [FELL.model_dump()], "checks": [each.model_dump() for each in checks]}
    )


def test_a_record_keeps_its_checks_when_it_is_written_read_copied_and_pickled():
    checks = (
        a_check(about=(Span(0, 7),), evidence=(Span(8, 12),), statements=("s1",), events=("e1",)),
        a_check(id="c2", elsewhere=(Elsewhere(file="speech.pdf", place="page 3", text="We will stay."),)),
    )
    record = with_checks(*checks)
    assert record.checks == checks
    for again in (Record.from_json(record.to_json()), copy.deepcopy(record), pickle.loads(pickle.dumps(record))):
        assert again == record


def test_a_check_is_written_with_all_of_its_keys_in_their_order():
    [written] = json.loads(with_checks(a_check(about=(Span(0, 7),))).to_json())["checks"]
    assert list(written) == [
        *("id", "kind", "verdict", "about", "evidence", "statements", "events", "message", "confidence", "shown"),
    ]
    assert written["about"] == [{"start": 0, "end": 7}]


def test_the_key_of_what_is_elsewhere_is_written_only_where_there_is_some():
    found = a_check(elsewhere=(Elsewhere(article="b", text="It is open."),))
    [written] = json.loads(with_checks(found).to_json())["checks"]
    assert written["elsewhere"] == [{"article": "b", "file": None, "place": None, "text": "It is open."}]


@pytest.mark.parametrize("key", ["id", "kind", "verdict", "message", "confidence"])
def test_a_check_without_a_key_that_it_needs_is_refused_and_the_key_named(key):
    written = json.loads(with_checks(a_check()).to_json())
    del written["checks"][0][key]
    with pytest.raises(RecordError, match=rf"at checks\.0\.{key}: Field required"):
        Record.from_json(json.dumps(written))


def test_keys_of_a_later_version_are_no_error():
    written = json.loads(with_checks(a_check()).to_json())
    written["checks"][0]["mood"] = "bad"
    assert Record.from_json(json.dumps(written)).checks == (a_check(),)


@pytest.mark.parametrize("kind", ["headline", "a_later_one"])
def test_a_kind_of_a_later_version_is_kept(kind):
    assert with_checks(a_check(kind=kind)).checks[0].kind == kind


@pytest.mark.parametrize("word", ["", "Headline", "second hand", "_late", "2nd", "second-hand"])
def test_kinds_and_verdicts_are_words_in_small_letters(word):
    for field in ("kind", "verdict"):
        with pytest.raises(ValidationError, match=field):
            a_check(**{field: word})


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"about": (Span(0, 500),)}, "runs past the end of the text"),
        ({"evidence": (Span(40, 42),)}, "runs past the end of the text"),
        ({"statements": ("s9",)}, "check 'c1' names the statement 's9', which is not in the record"),
        ({"events": ("e9",)}, "check 'c1' names the event 'e9', which is not in the record"),
    ],
)
def test_a_check_points_into_its_own_record(fields, reason):
    with pytest.raises(ValidationError, match=reason):
        with_checks(a_check(**fields))


def test_no_two_checks_have_the_same_id():
    with pytest.raises(ValidationError, match="two checks have the same id: 'c1'"):
        with_checks(a_check(), a_check(kind="headline"))


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_confidence_is_a_probability(confidence):
    with pytest.raises(ValidationError, match="confidence"):
        a_check(confidence=confidence)


def test_a_message_says_something():
    with pytest.raises(ValidationError, match="message"):
        a_check(message="")


@pytest.mark.parametrize("where", [{}, {"article": "b", "file": "speech.pdf"}])
def test_words_from_elsewhere_are_in_an_article_or_in_a_file(where):
    with pytest.raises(ValidationError, match="either in an article or in a file"):
        Elsewhere(text="We will stay.", **where)


def test_the_places_of_a_check_are_what_it_is_about_and_what_it_rests_on():
    assert list(a_check(about=(Span(0, 7),), evidence=(Span(8, 12),)).spans()) == [Span(0, 7), Span(8, 12)]
