"""The date of an article that came without one."""

import ast
from pathlib import Path

import pytest

from onrecord.recorder import times
from onrecord.recorder.times import publication
from onrecord.recorder.times.clues import find


def infer(text: str, incumbent=None):
    return times.infer(text, times.find(text), incumbent)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dam holds\n\nMarch 5, 2024\n\nThe dam that burst in 2021 holds.", "2024-03-05"),
        ("Dam holds\n\nPublished: 5 March 2024\n\nThe dam holds.", "2024-03-05"),
        ("Dam holds\nBy\nTuesday, March 5, 2024\nThe dam holds.", "2024-03-05"),
        ("GENEVA, March 5, 2024 (Agency) - The envoys met.", "2024-03-05"),
        ("GENEVA, March 5 (Agency) - In 2014, ten years ago, the envoys met.", "2024-03-05"),
    ],
)
def test_a_date_line_or_a_dateline_dates_the_article(text, expected):
    found = infer(text)
    assert (found.value, found.how) == (expected, "inferred")
    assert found.evidence


def test_a_day_of_last_year_and_the_year_that_it_was_tell_the_year():
    text = "In 2021, the rebels retook the capital. It fell on August 15 of last year, and nobody was ready."
    found = infer(text)
    assert found.value == "2022"
    assert [span.cut(text) for span in found.evidence] == ["2021", "August 15 of last year"]


def test_so_many_years_ago_tells_the_year():
    assert infer("The bridge opened in 2012, four years ago.").value == "2016"
    assert infer("Five years ago, in 2019, the bridge closed.").value == "2024"


def test_a_day_of_the_week_tells_the_year_next_to_what_is_told():
    text = "It burst in 2019. On Tuesday, April 13, it burst again."
    found = infer(text)
    assert found.value == "2021"
    assert [span.cut(text) for span in found.evidence] == ["2019", "Tuesday, April 13"]


def test_what_happened_and_what_will_happen_enclose_the_year():
    assert infer("Work began in March 2022. The town will vote on November 8, 2022.").value == "2022"


def test_who_holds_an_office_bounds_the_year():
    terms = {"Ana Reyes": range(2010, 2015), "Li Wen": range(2014, 2020)}
    text = "President Ana Reyes said so. Prime Minister Li Wen will come."
    assert infer(text, lambda name, year: year in terms[name]).value == "2014"
    for text in (
        "Former President Ana Reyes said so. Prime Minister Li Wen will come.",
        "Ten years after President Ana Reyes, Prime Minister Li Wen will come.",
        "In 2011, President Ana Reyes said so. Prime Minister Li Wen will come.",
    ):
        assert infer(text, lambda name, year: year in terms[name]) == publication.TOO_MANY


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The dam holds.", publication.NO_YEAR),
        ("On Friday, the dam burst.", publication.NO_YEAR),
        ("", publication.NO_YEAR),
        ("The dam burst in 2019.", publication.TOO_MANY),
        ("It burst in 2023. The town will vote in 2021.", publication.CONTRADICTION),
        ("In 2012, four years ago, and in 2014, three years ago.", publication.CONTRADICTION),
    ],
)
def test_where_the_words_allow_no_year_the_reason_is_given(text, reason):
    assert infer(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "The bonds, due in 2031, were sold.",
        "The fee holds until the treaty ends in 2031, he said.",
        "The 2016 election was fought over water.",
        "He wrote that in 2030 the sea would rise.",
        "The film will cover the 2012 flood.",
    ],
)
def test_a_year_that_is_only_spoken_of_bounds_nothing_from_below(text):
    assert all(min(clue.years) == 1900 for clue in find(text, times.find(text)))


def test_no_clock_is_asked_what_day_it_is():
    for path in Path(times.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Attribute) and node.attr in ("today", "now", "time", "localtime")), path
