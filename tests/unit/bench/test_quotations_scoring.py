"""Tests of the scoring of found quotations, each on an answer that is known."""

import math
from typing import Any

from bench.quotations.scoring import score


def member(article: str, kind: str = "identical", *, start: int = 0, turned: bool = False) -> dict[str, Any]:
    return {"article": article, "start": start, "end": start + 20, "kind": kind, "turned": turned}


GOLD: list[dict[str, Any]] = [
    {"text": "ferry", "members": [member("a"), member("b", "cut", turned=True), member("c")]},
    {"text": "storm", "members": [member("d"), member("e", "altered")]},
    {"text": "strike", "members": [member("f", start=50)]},
]


def test_the_gold_itself_is_found_in_full_and_without_a_mistake() -> None:
    measures = score(GOLD, GOLD)
    assert {measure.value for measure in measures.values()} == {1.0}
    assert measures["recall"].of == 4


def test_nothing_found_is_no_recall_and_no_precision() -> None:
    measures = score(GOLD, [])
    assert measures["recall"].value == 0
    assert math.isnan(measures["precision"].value)
    assert measures["precision"].of == 0


def test_two_quotations_wrongly_put_together_cost_precision() -> None:
    measures = score(GOLD, [{"members": [member("a"), member("c"), member("f", start=50)]}])
    assert (measures["precision"].value, measures["precision"].of) == (1 / 3, 3)
    assert measures["recall"].value == 1 / 4


def test_recall_is_told_for_each_kind_of_difference() -> None:
    measures = score(GOLD, [{"members": [member("a"), member("b")]}])
    assert (measures["recall turned"].value, measures["recall turned"].of) == (1 / 2, 2)
    assert measures["recall identical"].value == 0
    assert measures["recall altered"].value == 0


def test_spans_that_share_half_of_the_shorter_are_one_quotation() -> None:
    assert score(GOLD, [{"members": [member("d", start=10), member("e")]}])["recall altered"].value == 1
    assert score(GOLD, [{"members": [member("d", start=11), member("e")]}])["recall altered"].value == 0


def test_a_span_that_is_no_quotation_is_counted_but_not_judged() -> None:
    measures = score(GOLD, [{"members": [member("a"), member("f", start=200)]}])
    assert measures["spans known"].value == 1 / 2
    assert measures["precision"].of == 0


def test_a_turned_quotation_that_is_not_flagged_counts_against_the_finder() -> None:
    found = [{"members": [member("a"), member("b", "cut"), member("c", turned=True)]}]
    measures = score(GOLD, found)
    assert measures["turned flagged"].value == 0
    assert measures["flags right"].value == 0


def test_a_kind_is_right_if_the_finder_says_the_same() -> None:
    found = [{"members": [member("a"), member("b", "altered")]}, {"members": [member("d"), member("e", "altered")]}]
    measures = score(GOLD, found)
    assert measures["kind cut"].value == 0
    assert measures["kind altered"].value == 1


def test_two_pieces_of_one_quotation_are_no_pair() -> None:
    pieces = [{"article": "a", "start": 0, "end": 8}, {"article": "a", "start": 12, "end": 20}]
    assert score(GOLD, [{"members": pieces}])["precision"].of == 0


def test_the_interval_holds_the_value_and_is_the_same_each_time() -> None:
    found = [{"members": [member("a"), member("b"), member("c")]}, {"members": [member("d"), member("f", start=50)]}]
    first = score(GOLD, found)["recall"]
    assert first.low <= first.value <= first.high
    assert first.low < first.high
    assert first == score(GOLD, found)["recall"]
