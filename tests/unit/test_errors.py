import pickle

import pytest

from onrecord import errors
from onrecord.errors import (
    VALUE_WIDTH,
    ActorsFileError,
    FetchFailedError,
    JsonLineError,
    NotEnglishError,
    OnrecordError,
    SettingError,
    TooLargeError,
)


def family(error: type) -> list[type]:
    return [error] + [heir for child in error.__subclasses__() for heir in family(child)]


def test_a_message_has_all_four_parts():
    error = TooLargeError("The text is too long", value=50, allowed="up to 10 characters", hint="Split it")
    assert str(error) == "The text is too long: 50. Allowed: up to 10 characters. Split it."
    assert (error.what, error.value, error.allowed, error.hint) == (
        "The text is too long",
        50,
        "up to 10 characters",
        "Split it",
    )


def test_a_part_that_is_not_given_leaves_no_trace():
    assert str(FetchFailedError("No answer came.")) == "No answer came."


def test_a_falsy_value_is_shown():
    assert str(SettingError("Bad", value=0)) == "Bad: 0."
    assert str(SettingError("Bad", value="")) == "Bad: ''."


@pytest.mark.parametrize("value", ["x" * 10_000_000, b"x" * 100_000, ["x" * 1000] * 100, 10**1000])
def test_a_long_value_is_cut(value):
    assert len(str(SettingError("Bad", value=value))) < 8 * VALUE_WIDTH


def test_control_characters_of_a_value_are_escaped():
    assert "\x1b" not in str(SettingError("Bad", value="\x1b[31mred\x07"))


def test_an_error_in_a_line_names_the_line():
    error = JsonLineError("there is no text", line=7, value={"id": "a"})
    assert error.line == 7
    assert str(error) == "Line 7: there is no text: {'id': 'a'}."


def test_a_foreign_language_is_named():
    error = NotEnglishError("The text is not English", language="de")
    assert error.language == "de"
    assert "'de'" in str(error)


OWN = {NotEnglishError: {"language": "fr"}, JsonLineError: {"line": 3}, ActorsFileError: {"line": 3}}
"""What some errors are made with besides the four parts."""


@pytest.mark.parametrize("kind", family(OnrecordError), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("parts", [{}, {"value": ["a"], "allowed": "1 or 2", "hint": "Choose"}], ids=["bare", "whole"])
def test_every_error_survives_pickling(kind, parts):
    error = kind("It is bad", **parts, **OWN.get(kind, {}))
    error.add_note("seen in a.txt")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert str(again) == str(error)
    assert vars(again) == vars(error)


def test_an_error_that_has_a_cause_survives_pickling():
    error = SettingError("Bad", value=3)
    error.__cause__ = ValueError("no number")
    assert str(pickle.loads(pickle.dumps(error))) == "Bad: 3."


def test_the_tree_in_the_docstring_is_the_tree():
    named = [word for word in (errors.__doc__ or "").split() if word.endswith("Error")]
    assert named == [error.__name__ for error in family(OnrecordError)]
