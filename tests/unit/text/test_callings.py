"""What an article calls its actors."""

import pytest

from onrecord.text.callings import Callings
from tests.support import record_of


def called(marked, **options):
    record = record_of(marked, **options)
    return [(each.form, each.text, each.statement) for each in Callings(record).of(record.actors[0])]


def test_titles_before_a_name_are_descriptions_and_forms_of_address_belong_to_the_name():
    assert called(
        "{a1/name:Prime Minister Sir Jon Lund} left. {a1/name:Mr. Lund} waved.", actors={1: {"name": "Jon Lund"}}
    ) == [
        ("name", "Sir Jon Lund", None),
        ("nominal", "Prime Minister", None),
        ("name", "Mr. Lund", None),
    ]


def test_words_before_a_name_and_its_titles_are_one_description():
    assert called("It was former Harda {a1/name:Gov. Ana Reyes}.", actors={1: {"name": "Ana Reyes"}}) == [
        ("name", "Ana Reyes", None),
        ("nominal", "former Harda Gov.", None),
    ]


def test_a_description_that_is_marked_before_the_name_is_not_found_twice():
    found = called("When {a1/nominal:the immunologist} {a1:Ana Reyes} looked, {a1:she} saw.")
    assert found == [("nominal", "the immunologist", None), ("name", "Ana Reyes", None)]


def test_what_belongs_to_a_role_behind_it_is_a_part_of_the_description():
    found = called(
        "{a1:Ana Reyes}, {a1/nominal:a senior fellow} at the Harda Institute, and {a1/nominal:the mayor} of Harda"
    )
    assert [text for form, text, _ in found if form == "nominal"] == ["a senior fellow", "the mayor of Harda"]


def test_whose_something_is_that_comes_next_is_no_part_of_a_description():
    found = called(
        "{a1:Ana Reyes}, {a1/nominal:the director} of Harda’s clinic, told {a1/nominal:the mayor} from Lund."
    )
    assert [each[1] for each in found[1:]] == ["the director", "the mayor"]


@pytest.mark.parametrize("words", ["one", "the first", "the other", "who"])
def test_words_that_say_nothing_of_anybody_are_no_description(words):
    assert called(f"{{a1:Ana Reyes}} left, and {{a1/nominal:{words}}} waved.") == [("name", "Ana Reyes", None)]


def test_a_title_that_stands_for_the_name_is_a_description():
    found = called("{a1:Ana Reyes} left. “{a1/name:President} is gone.”")
    assert found[1][:2] == ("nominal", "President")


def test_words_in_a_quotation_are_those_of_the_innermost_statement_that_quotes_them():
    marked = (
        "{a1:Ana Reyes} left. “{c1:{c2:{a1/nominal:The dictator} must go}, {s2:Bo} {q2:said}},” {q1:told} {s1:a clerk}."
    )
    nominal = called(marked, statements={1: {"form": "direct"}, 2: {"form": "direct"}})[1]
    assert nominal == ("nominal", "The dictator", "s2")


def test_words_in_indirect_speech_are_the_articles_own():
    found = called("{a1:Ana Reyes} left. {s:Bo} {q:said} {c:{a1/nominal:the dictator} must go}.")
    assert found[1] == ("nominal", "the dictator", None)


def test_of_what_is_quoted_in_part_only_the_quoted_words_are_the_speakers():
    marked = "{a1:Ana Reyes} left. {s:Bo} {q:said} {c:{a1/nominal:the mayor} is “{a1/nominal:a dictator}”}."
    assert [each[2] for each in called(marked)[1:]] == [None, "s1"]
