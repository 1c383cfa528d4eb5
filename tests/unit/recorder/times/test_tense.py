"""What tells the last Friday from the next, and what leaves it open."""

import pytest

from tests.unit.recorder.times.reading import value, values

MONDAY = "2024-10-07"
LAST, NEXT, OPEN = "2024-10-04", "2024-10-11", "XXXX-WXX-5"


@pytest.mark.parametrize(
    "text",
    [
        "The council meets Friday.",
        "Talks resume on Friday.",
        "On Friday the talks resume.",
        "He returns to court Friday.",
        "The ban takes effect on Friday.",
        "Parties are preparing for Friday's vote.",
        "Ahead of the vote on Friday, both leaders toured the coast.",
        "In the run-up to Friday's vote they argued.",
        "The vote was put off until Friday.",
        "The hearing was delayed to Friday.",
        "They moved the vote to Friday.",
        "The trial is set for Friday.",
        "The deadline is Friday.",
        "They have until Friday.",
        "He was given until Friday to pay.",
        "The bridge is closed until Friday.",
        "He said the strike starts Friday.",
        "She promised to pay on Friday.",
    ],
)
def test_it_is_to_come(text):
    assert value(text, MONDAY) == NEXT


@pytest.mark.parametrize(
    "text",
    [
        "The vote on Friday was close.",
        "The end of the strike on Friday surprised them.",
        "Stocks closed higher Friday.",
        "The index opens lower Friday.",
        "Friday's attack comes as the town faces a vote.",
        "He was moved to a hospital on Friday.",
        "He stayed until Friday.",
        "The park did not open until Friday.",
        "The body was not found until Friday.",
        "He has not eaten since Friday.",
        "The firm announced the plan Friday.",
        "By Friday, the fire had spread.",
        "She promised the board Friday that it would pay.",
    ],
)
def test_it_has_been(text):
    assert value(text, MONDAY) == LAST


@pytest.mark.parametrize(
    "text",
    [
        "The shop was closed until Friday.",
        "The match was moved from Friday.",
        "The summit, originally set for Friday, was cancelled.",
        "The trial had been scheduled for Friday.",
        "He was to appear in court Friday.",
    ],
)
def test_it_stays_open(text):
    assert value(text, MONDAY) == OPEN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trial is set for June.", "2025-06"),
        ("The mayor, who faces trial in June, spoke.", "2025-06"),
        ("They pushed the vote back to March.", "2025-03"),
        ("Payments are expected in January.", "2025-01"),
        ("The trial had been set for June.", "XXXX-06"),
        ("It was built in June.", "2024-06"),
    ],
)
def test_a_month_to_come_is_not_the_one_that_has_been(text, expected):
    assert value(text, MONDAY) == expected


def test_a_day_so_near_that_it_can_be_no_other_is_not_left_open():
    assert value("The offer had been set to expire Oct. 11.", MONDAY) == "2024-10-11"


def test_each_verb_tells_of_its_own_day():
    found = values("The strike starts Tuesday and ends Saturday, the court ruled on Thursday.", MONDAY)
    assert found == {"Tuesday": "2024-10-08", "Saturday": "2024-10-12", "Thursday": "2024-10-03"}
