"""A code says of a statement what is right, and of a passage what is found."""

import pytest
from pydantic import ValidationError

from onrecord.audits import PassageCode, StatementCode, check_code
from onrecord.audits.codes import read_letters
from onrecord.audits.judging import count_coded, count_found, count_hits, judge
from onrecord.errors import QueryError
from tests.unit.audits.hand import heard, passage, said, statement


@pytest.mark.parametrize(
    ("code", "right"),
    [
        (said(), {"statement": True, "words": True, "speaker": True, "known speaker": True, "act": True}),
        (said("extent"), {"statement": True, "words": False, "speaker": True, "known speaker": True, "act": True}),
        (said("yes", "a2"), {"speaker": False, "known speaker": False}),
        (said("yes", "a1", "a2"), {"speaker": False}),
        (said("yes", speaker="other"), {"speaker": False, "known speaker": False}),
        (said("yes", speaker="nobody"), {"speaker": False}),
        (said("yes", act="deny"), {"act": False}),
        (said("no"), {"statement": False}),
    ],
)
def test_what_differs_from_the_code_is_wrong(code, right):
    assert judge(statement(), code).items() >= right.items()


def test_what_is_no_statement_has_no_speaker_to_be_judged():
    assert judge(statement(), said("no")) == {"statement": False}


def test_what_cannot_be_told_is_not_judged():
    assert judge(statement(), said("unsure")) == {}
    assert judge(statement(), said("yes", speaker="unsure", act="unsure")).keys() == {"statement", "words"}


def test_where_onrecord_names_nobody_that_is_right_only_if_the_text_does_not_either():
    nobody = statement(speakers=(), source_kind="none")
    assert judge(nobody, said("yes", speaker="nobody"))["speaker"]
    assert not judge(nobody, said("yes", "a1"))["speaker"]
    assert not judge(nobody, said("yes", speaker="other"))["speaker"]
    assert "known speaker" not in judge(nobody, said())


def test_the_order_of_speakers_does_not_count():
    assert judge(statement(speakers=("a2", "a1")), said("yes", "a1", "a2"))["speaker"]


def test_statements_are_found_sentence_by_sentence_and_by_who_makes_them():
    task = passage((0, "person"), (0, "role"), (1, "group"))
    assert count_hits(task, heard("person role", "group")) == {"person": 1, "role": 1, "group": 1}
    assert count_hits(task, heard("", "group group")) == {"group": 1}
    assert count_hits(task, heard("", "")) == {}
    assert count_hits(task, heard("person person person", "")) == {"person": 2}


def test_a_statement_of_another_kind_of_source_is_found_nevertheless():
    task = passage((0, "person"))
    assert count_hits(task, heard("role", "")) == {"role": 1}
    assert count_hits(task, heard("role group", "")) == {"role": 0.5, "group": 0.5}


def test_what_stands_in_another_sentence_is_not_found():
    assert sum(count_hits(passage((0, "person")), heard("", "person")).values()) == 0


def test_statements_are_counted_by_who_makes_them():
    assert count_found(passage((0, "person"), (1, "person"))) == {"person": 2}
    assert count_coded(heard("person role", "person")) == {"person": 2, "role": 1}
    assert count_coded(PassageCode(statements=None)) == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"statement": "yes"},
        {"statement": "no", "speaker": "nobody"},
        {"statement": "yes", "speaker": "listed", "act": "deny"},
        {"statement": "yes", "speaker": "nobody", "speakers": ("a1",), "act": "deny"},
        {"statement": "yes", "speaker": "nobody", "act": "sing"},
        {"statement": "maybe"},
    ],
)
def test_a_code_answers_all_that_is_asked_and_nothing_else(wrong):
    with pytest.raises(ValidationError):
        StatementCode(**wrong)


def test_a_code_fits_its_unit():
    check_code(said(), statement())
    check_code(heard("person", ""), passage())
    check_code(PassageCode(statements=None), passage())
    for code, task in ((said("yes", "a9"), statement()), (heard("person"), passage()), (said(), passage())):
        with pytest.raises(QueryError):
            check_code(code, task)


def test_letters_stand_for_those_who_speak():
    assert read_letters("P, o;m") == ("person", "organization", "outlet")
    assert read_letters("-") == read_letters("") == ()
    for wrong in ("x", "p" * 21):
        with pytest.raises(QueryError):
            read_letters(wrong)
