"""Whose turn it is in a transcript."""

from onrecord.checks import CheckInput
from onrecord.checks.comparing import turn_at, turns
from tests.support import record_of


def found(marked: str) -> list[tuple[str, list[str]]]:
    given = CheckInput(record_of(marked))
    return [(turn.label.cut(given.text), [each.name for each in turn.speakers]) for turn in turns(given)]


def test_labels_begin_turns() -> None:
    text = "MR. {a1:HALE}: Thank you.\n\nIt rained.\n\nQ. Why?\n\nAna Reyes (Lund): It did.\n\nREPORTER: Where?"
    assert found(text) == [("MR. HALE", ["HALE"]), ("Q", []), ("Ana Reyes", ["Ana Reyes"]), ("REPORTER", [])]


def test_other_words_before_a_colon_begin_none() -> None:
    assert found("It begins\n\nANA REYES: Thank you.") == [("ANA REYES", ["ANA REYES"])]
    assert found("She gave two reasons: the roof and the rain.\nWe said\nLund Council: it rained.") == []
    assert found("It was then that he said this: “No.”\n\n“Ana Reyes: a life” was shown.") == []


def test_a_label_may_give_its_name_in_brackets() -> None:
    assert found("The Minister (Hon. {a1:Colin Prentice}): Thank you.") == [("The Minister", ["Colin Prentice"])]


def test_a_speech_may_say_at_its_head_who_gives_it() -> None:
    text = "LUND UNION\n\nAddress by the chair, {a1:Ana Reyes}, on Monday\n\nFriends, it rained. {a2:Tom Hale} knows."
    assert found(text) == [("Ana Reyes", ["Ana Reyes"])]
    assert found("It rained. The statement by {a1:Ana Reyes} was read.") == []
    assert found("STATEMENT BY MINISTER: {a1:Lund Dam}\n\nIt rained.") == [("STATEMENT BY MINISTER", [])]


def test_a_turn_goes_on_up_to_the_next_label() -> None:
    given = CheckInput(record_of("It begins.\n\nANA REYES: Good evening.\n\nIt rained.\n\nTOM HALE: It did."))
    found = turns(given)
    assert turn_at(found, given.text.index("begins")) is None
    assert turn_at(found, given.text.index("rained")) == found[0]
    assert turn_at(found, given.text.index("did")) == found[1]
