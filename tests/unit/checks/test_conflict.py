"""What the article says in two ways, and what only looks like it."""

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from onrecord.checks import CheckInput
from onrecord.checks.conflict import conflict
from tests.support import record_of


def found(marked: str) -> list[tuple[str, list[str]]]:
    record = record_of(marked)
    places = [
        (each.verdict, sorted(span.cut(record.article.text) for span in (*each.about, *each.evidence)))
        for each in conflict(CheckInput(record))
    ]
    return sorted(places)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The fair opens on Tuesday, May 3, 2022. It was to open on Monday, May 3, 2022, too.", "weekday"),
        ("{a1:Ada Moe}, 54, runs the ferry. “We sail,” said {a1:Moe}, 45, on the quay.", "age"),
    ],
)
def test_a_fact_that_is_given_in_two_ways_is_found(text: str, verdict: str) -> None:
    assert verdict in {kind for kind, _ in found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The fire killed 12 people, and the toll rose to 14 on Monday.",
        "At least 12 people were killed. Police said 14 people were killed.",
        "Nearly 2,000 people marched. The count was 1,987 people.",
        "{a1:Ada Moe}, 54, runs the ferry. Her son {a2:Ole Moe}, 25, is its mate.",
        "The fair opens on Tuesday, May 3, 2022, and closes on Friday, May 6, 2022.",
        "The union put the crowd at 400. The police put the crowd at 150.",
        "The ferry sank in 1990 with 40 people on board. Another ferry sank in 2004 with 60 people on board.",
        "It rained, and nobody came.",
    ],
)
def test_what_a_careful_reader_would_not_mind_is_no_conflict(text: str) -> None:
    assert found(text) == []


def test_both_places_are_shown() -> None:
    record = record_of("The fair opens on Tuesday, May 3, 2022. It was to open on Monday, May 3, 2022, too.")
    for each in conflict(CheckInput(record)):
        assert each.about or each.evidence
        assert all(span.cut(record.article.text).strip() for span in (*each.about, *each.evidence))


@for_all(st.text(alphabet="abcdefghij ,.\n", max_size=300))
def test_a_text_without_numbers_and_names_has_no_conflict(text: str) -> None:
    assert list(conflict(CheckInput(record_of(f"x{text}")))) == []


@for_all(st.text(max_size=300))
def test_any_text_is_read_and_findings_stay_inside_it(text: str) -> None:
    record = record_of(f"x{text}".replace("{", "(").replace("}", ")"))
    for each in conflict(CheckInput(record)):
        assert all(span.end <= len(record.article.text) for span in (*each.about, *each.evidence))


def test_the_same_article_gives_the_same_findings() -> None:
    text = "{a1:Ada Moe}, 54, runs the ferry. “We sail,” said {a1:Moe}, 45, on Tuesday, May 4, 2022."
    assert found(text) == found(text)
