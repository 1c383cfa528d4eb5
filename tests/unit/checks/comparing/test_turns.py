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
    assert found("She gave two reasons: the roof and the rain.\nWe said\nLund Council: it rained.") == []
    assert found("It was then that he said this: “No.”\n\n“Ana Reyes: a life” was shown.") == []


def test_a_turn_goes_on_up_to_the_next_label() -> None:
    given = CheckInput(record_of("It begins.\n\nANA REYES: Good evening.\n\nIt rained.\n\nTOM HALE: It did."))
    found = turns(given)
    assert turn_at(found, given.text.index("begins")) is None
    assert turn_at(found, given.text.index("rained")) == found[0]
    assert turn_at(found, given.text.index("did")) == found[1]
