"""Every expression of a text is relative to the article's date, to another expression, or to nothing."""

import pytest

from onrecord.recorder import times
from tests.unit.recorder.times.reading import TUESDAY, read, value, values


def relations(text: str, published: str | None = TUESDAY) -> list[tuple[str, str, str | None]]:
    """The words, the value and the anchor of each expression of a text."""
    return [(time.span.cut(text), time.value, time.anchor) for time in read(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met a decade ago.", "2014"), ("They met two centuries ago.", "1824"),
        ("They met last decade.", "201"), ("They met this century.", "20"), ("They meet next century.", "21"),
        ("They met two quarters ago.", "2023-Q3"), ("They met last quarter.", "2023-Q4"),
        ("They meet next quarter.", "2024-Q2"), ("They met four months ago.", "2023-11"),
        ("They meet three months from now.", "2024-06"), ("They meet in ten months.", "P10M"),
        ("They met two weeks ago.", "2024-W08"), ("They met a fortnight ago.", "2024-W08"),
        ("They met an hour ago.", "2024-03-05TXX"), ("They met last weekend.", "2024-W09-WE"),
        ("They met three years ago.", "2021"), ("They met 3.5 years ago.", "2020-09"),
        ("They met half a year ago.", "2023-09"), ("They met 1.5 decades ago.", "2009"),
        ("They met several years ago.", "PAST_REF"), ("They meet a few years from now.", "FUTURE_REF"),
        ("They met a long while ago.", "PAST_REF"), ("They meet 20 days hence.", "2024-03-25"),
    ],
)  # fmt: skip
def test_so_many_units_away_is_as_fine_as_the_unit(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2024-01-15", "They met last month.", "2023-12"),
        ("2024-12-15", "They meet next month.", "2025-01"),
        ("2024-01-15", "They met last quarter.", "2023-Q4"),
        ("2024-11-15", "They meet next quarter.", "2025-Q1"),
        ("2024-06-30", "They met this quarter.", "2024-Q2"),
        ("2024-01-03", "They met last week.", "2023-W52"),
        ("2024-01-03", "They met this week.", "2024-W01"),
        ("2021-01-02", "They met this week.", "2020-W53"),
        ("2024-03-01", "They met yesterday.", "2024-02-29"),
        ("2024-12-31", "They meet tomorrow.", "2025-01-01"),
    ],
)
def test_counting_goes_on_across_the_ends_of_years_and_months(published, text, expected):
    assert value(text, published) == expected


@pytest.mark.parametrize(
    ("published", "text", "expected"),
    [
        ("2024-03-04", "They met this weekend.", "2024-W09-WE"),
        ("2024-03-08", "They met this weekend.", "2024-W09-WE"),
        ("2024-03-09", "They met this weekend.", "2024-W10-WE"),
        ("2024-03-10", "They met this weekend.", "2024-W10-WE"),
        ("2024-03-05", "They will meet this weekend.", "2024-W10-WE"),
        ("2024-03-05", "They will meet next weekend.", "2024-W11-WE"),
    ],
)
def test_this_weekend_is_the_running_one_or_as_its_tense_tells(published, text, expected):
    assert value(text, published) == expected


def test_what_follows_counts_from_the_time_before_it():
    assert relations("They left in November 2021 and came back three months later.", None)[1] == (
        "three months later", "2022-02", "t1",
    )  # fmt: skip
    assert relations("They left in 1996, came back a decade later and left 20 years earlier.", None)[1:] == [
        ("a decade later", "2006", "t1"), ("20 years earlier", "1986", "t2"),
    ]  # fmt: skip
    assert relations("They left in May 2021 and came back two quarters later.", None)[1] == (
        "two quarters later", "2021-Q3", "t1",
    )  # fmt: skip


def test_the_same_day_is_as_fine_as_what_it_repeats():
    text = "They met in May 1996. The same day they left. The same year it rained."
    assert [each for _, *each in relations(text)] == [
        ["1996-05", None], ["1996-05", "t1"], ["1996", "t2"],
    ]  # fmt: skip
    assert relations("They met in May 1996. The following day they left.", None)[1][1] == "XXXX-XX-XX"


def test_that_morning_is_of_the_day_before_it_and_this_morning_of_the_article_s():
    assert relations("On May 3, 1996 they met; that night they left. It rains this morning.") == [
        ("May 3, 1996", "1996-05-03", None), ("that night", "1996-05-03TNI", "t1"),
        ("this morning", "2024-03-05TMO", "published"),
    ]  # fmt: skip
    assert relations("That night they left.") == [("That night", "XXXX-XX-XXTNI", None)]


def test_a_time_of_day_is_of_the_day_that_its_paragraph_speaks_of():
    text = "On May 3, 1996 they met.{}At 9 a.m. they left."
    assert relations(text.format("\n"))[1] == ("9 a.m", "1996-05-03T09:00", "t1")
    assert relations(text.format("\n\n"))[1] == ("9 a.m", "2024-03-05T09:00", "published")


def test_in_a_report_of_a_quarter_the_quarter_is_that_one():
    text = (
        "In the third quarter of 2021 it fell. In the quarter, sales rose. A year ago they fell. This year they rise."
    )
    assert relations(text) == [
        ("the third quarter of 2021", "2021-Q3", None), ("the quarter", "2021-Q3", "t1"),
        ("A year ago", "2020-Q3", "t2"), ("This year", "2024", "published"),
    ]  # fmt: skip
    assert relations("It fell. In the quarter, sales rose.") == [("the quarter", "2023-Q4", "published")]


def test_a_year_earlier_is_a_quarter_only_where_quarters_are_told():
    assert relations("It fell in the first quarter of 2021. Two years ago it rose.")[1][1] == "2022"
    assert relations("It fell in May 2021 from a year earlier.")[1][1] == "2020"
    assert relations("It fell in the year. A year ago it rose.")[1][1] == "2023"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("In 2021, 20 years before being ousted, they ruled.", "2021-01-01", "2041-12-31"),
        ("In 2021, two months after being ousted, they ruled.", "2020-11-01", "2021-12-31"),
        ("In May 2021, three days before the vote, they ruled.", "2021-05-01", "2021-06-03"),
        ("On May 3, 2021, a week after the vote, they ruled.", "2021-04-26", "2021-05-03"),
    ],
)
def test_an_amount_before_or_after_something_reaches_from_the_time_of_its_sentence(text, earliest, latest):
    _, amount = read(text, None)
    assert (amount.earliest, amount.latest, amount.anchor) == (earliest, latest, "t1")


@pytest.mark.parametrize(
    "text",
    [
        "Three days before the vote of 2021, they met.",
        "In 2021 they won, by 20 years before their time. Three days after the vote they met.",
        "They met in 2021. Some weeks after the vote, three days after it, they left.",
        "In 2021 they met for three days, after the vote.",
    ],
)
def test_without_a_time_before_it_in_its_sentence_it_reaches_from_nothing(text):
    amount = next(time for time in read(text, None) if time.span.cut(text).lower() == "three days")
    assert (amount.earliest, amount.latest, amount.anchor) == (None, None, None)


def test_the_time_of_a_sentence_is_looked_for_within_so_many_words_and_expressions():
    near, far = 56 * "on ", 60 * "on "
    for words, anchor in ((near, "t1"), (far, None)):
        text = f"In 2021 they went {words}, three days after the vote."
        assert read(text, None)[1].anchor == anchor
    for count, anchor in ((7, "t1"), (8, None)):
        text = f"In 2021 they waited {', '.join(count * ['six hours'])}, three days after the vote."
        assert read(text, None)[-1].anchor == anchor


def test_of_several_times_in_a_sentence_the_nearest_counts():
    assert read("In 2019 and in 2021, three days after the vote, they met.", None)[-1].anchor == "t2"


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("the past decade", "2014-03-05", "2024-03-05"), ("the last 10 days", "2024-02-24", "2024-03-05"),
        ("the next two weeks", "2024-03-05", "2024-03-19"), ("the past year", "2023-03-05", "2024-03-05"),
        ("the coming three months", "2024-03-05", "2024-06-05"), ("the last year", "2023-03-05", "2024-03-05"),
    ],
)  # fmt: skip
def test_an_amount_that_ends_or_begins_now_reaches_to_the_article_s_day(words, earliest, latest):
    (time,) = read(f"They waited over {words}.")
    assert (time.earliest, time.latest, time.anchor) == (earliest, latest, "published")
    (time,) = read(f"They waited over {words}.", None)
    assert (time.earliest, time.latest, time.anchor) == (None, None, None)


def test_what_was_said_on_a_day_counts_from_that_day():
    text = "She said on Friday: “We opened in the last three days, and open tomorrow.”"
    placed = times.place(times.find(text), TUESDAY, {1: 0, 2: 0})
    assert [(each.value, each.relative_to) for each in placed] == [
        ("2024-03-01", -1), ("P3D", 0), ("2024-03-02", 0),
    ]  # fmt: skip
    assert [day.isoformat() for day in placed[1].bounds] == ["2024-02-27", "2024-03-01"]


def test_what_was_said_before_the_day_is_told_counts_from_it_where_it_is_relative():
    text = "“We open tomorrow, not in 2021, and close in the same week,” she said on Friday."
    expressions = times.find(text)
    last = len(expressions) - 1
    placed = times.place(expressions, TUESDAY, dict.fromkeys(range(last), last))
    assert [(each.expression.text, each.value, each.relative_to) for each in placed] == [
        ("tomorrow", "2024-03-02", 3), ("2021", "2021", None), ("the same week", "XXXX-WXX", None),
        ("Friday", "2024-03-01", -1),
    ]  # fmt: skip


def test_what_was_said_on_no_known_day_counts_from_the_article_s():
    text = "“We open tomorrow,” she said recently. “We opened yesterday,” he said recently."
    placed = times.place(times.find(text), TUESDAY, {0: 1, 2: 1})
    assert [each.value for each in placed] == ["2024-03-06", "PAST_REF", "2024-03-04", "PAST_REF"]


@pytest.mark.parametrize(
    "text",
    [
        "They ruled from 1996 till 2001.", "They ruled from 1996 until 2001.", "They ruled 1996 through 2001.",
        "They ruled between 1996 and 2001.", "They ruled 1996-2001.", "They ruled 1996–2001.",
        "They ruled 1996 — 2001.",
        "They rule May 3 to May 5.", "They ruled from 1996 to 1996.",
    ],
)  # fmt: skip
def test_the_two_ends_of_a_period_are_tied(text):
    begin, end = read(text)
    assert (begin.until, end.until) == (end.id, None)


@pytest.mark.parametrize(
    "text",
    [
        "They ruled in 1996 and 2001.", "Compared 2020 to 2021 it fell.", "They went from May 2001 to May 1996.",
        "They ruled for two years to 2001.", "They ruled from 2001 to two years.", "They ruled in 1996, 2001.",
        "They ruled from March to 2001.", "They ruled in 1996 then to 2001.", "They ruled between 1996, and 2001.",
    ],
)  # fmt: skip
def test_two_times_of_no_period_are_not(text):
    first, *_ = read(text, None)
    assert first.until is None


def test_times_are_numbered_from_one():
    assert [time.id for time in read("In 2001, 2002 and 2003.")] == ["t1", "t2", "t3"]


def test_a_day_of_the_week_needs_a_day_to_count_from_and_a_month_does_not():
    assert values("They met on Friday.", "2024-03") == {"Friday": "XXXX-WXX-5"}
    assert values("They met in January.", "2024-03") == {"January": "2024-01"}
    assert values("They met in January.", "2024") == {"January": "XXXX-01"}


def test_the_year_ago_quarter_lies_before_the_one_of_which_the_text_tells():
    found = values("In the third quarter of 2021 it fell from the year-ago quarter.", None)
    assert found["the year-ago quarter"] == "2020-Q3"


def test_an_amount_that_ends_now_does_so_whatever_follows_on_it():
    _, amount = read("In 2021 it fell, and in the last three days before the vote it rose.")
    assert (amount.earliest, amount.latest, amount.anchor) == ("2024-03-02", "2024-03-05", "published")
