import pytest

from onrecord.recorder import times
from tests.unit.recorder.times.reading import read, value, values


def test_twenty_years_after_counts_from_the_other_time_of_its_sentence():
    text = "In 2021, the rebels retook the capital, 20 years after being ousted."
    year, amount = read(text, None)
    assert amount.span.cut(text) == "20 years"
    assert (amount.value, amount.anchor) == ("P20Y", year.id)
    assert (amount.earliest, amount.latest) == ("2001-01-01", "2021-12-31")


def test_a_time_of_another_sentence_is_not_what_an_amount_counts_from():
    _, amount = read("The rebels retook the capital in 2021. They won 20 years after being ousted.", None)
    assert (amount.earliest, amount.anchor) == (None, None)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They met in 1996. Five years later they parted.", "Five years later", "2001"),
        ("They met in 1996 and parted three years afterwards.", "three years afterwards", "1999"),
        ("They met in May 1996. The following month they parted.", "The following month", "1996-06"),
        ("They met in May 1996. That year it rained.", "That year", "1996"),
        ("They met on May 3, 1996, and two days later again.", "two days later", "1996-05-05"),
        ("In the third quarter of 2021 it fell from a year earlier.", "a year earlier", "2020-Q3"),
    ],
)
def test_later_and_earlier_count_from_the_time_before(text, words, expected):
    assert values(text, None)[words] == expected
    assert {time.span.cut(text): time.anchor for time in read(text, None)}[words] == "t1"


def test_the_next_day_of_no_day_is_not_the_article_s():
    assert value("Two days later it rained.") == "XXXX-XX-XX"


def test_two_expressions_make_a_period():
    for words in ("from 1996 to 2001", "between May and July 2023", "1996-2001", "from Monday to Friday, May 2, 2025"):
        begin, end = read(f"They ruled {words}.")
        assert begin.until == end.id, words
        assert end.until is None


def test_two_expressions_of_a_comparison_make_none():
    begin, _ = read("Sales rose in 2020 and in 2021.")
    assert begin.until is None


def test_without_a_date_a_relative_expression_stays_relative():
    found = values("Last week, in May, on Friday, yesterday, two years ago, last year, this quarter, at Easter.", None)
    assert found == {
        "Last week": "XXXX-WXX",
        "Friday": "XXXX-WXX-5",
        "May": "XXXX-05",
        "yesterday": "XXXX-XX-XX",
        "two years ago": "XXXX",
        "last year": "XXXX",
        "this quarter": "XXXX-QX",
        "Easter": "XXXX-XX-XX",
    }
    for time in read("Last week, in May, on Friday, yesterday, for the past two weeks, tonight.", None):
        assert (time.earliest, time.latest, time.anchor) == (None, None, None)


def test_what_is_finer_than_the_article_s_date_stays_relative():
    assert values("They met last year, last month and yesterday.", "2024") == {
        "last year": "2023",
        "last month": "XXXX-XX",
        "yesterday": "XXXX-XX-XX",
    }
    found = values("They met last month and yesterday.", "2024-03")
    assert found == {"last month": "2024-02", "yesterday": "XXXX-XX-XX"}


def test_a_quotation_counts_from_the_day_on_which_it_was_spoken():
    text = "“We open tomorrow,” she said on Friday. “We opened yesterday,” he said."
    expressions = times.find(text)
    placed = times.place(expressions, "2024-03-05", {0: 1})
    assert [(each.expression.text, each.value, each.relative_to) for each in placed] == [
        ("tomorrow", "2024-03-02", 1),
        ("Friday", "2024-03-01", -1),
        ("yesterday", "2024-03-04", -1),
    ]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "0001", "9999-12"])
def test_nothing_lies_before_the_first_or_after_the_last_year(published):
    text = "They met yesterday, last year, 500 years ago, 9,999 years ago and meet tomorrow, next century, on Friday."
    for time in read(text, published):
        assert time.value[0] in "0129X"


def test_a_time_of_day_of_the_article_counts_as_its_day():
    assert value("They met yesterday.", "2024-03-05T18:40:00Z") == "2024-03-04"
