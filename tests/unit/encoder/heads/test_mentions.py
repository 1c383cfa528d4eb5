"""Mentions are decoded from the scores of spans."""

from onrecord.encoder.heads.mentions import MENTIONS, find_mentions
from tests.unit.encoder.heads.hand import scores_of_spans

NAME, PLACE, DESCRIPTION = (MENTIONS.index(label) for label in ("person name", "place name", "person nominal"))


def found(pieces: int, *spans: tuple[int, int, int, float]) -> list[tuple[int, int, int]]:
    return [(m.first, m.end, m.label) for m in find_mentions(scores_of_spans(pieces, *spans), 0.5)]


def test_a_mention_may_stand_in_another() -> None:
    assert found(9, (0, 5, DESCRIPTION, 0.9), (0, 1, PLACE, 0.8)) == [(0, 1, PLACE), (0, 5, DESCRIPTION)]


def test_of_two_that_cross_the_likelier_stays() -> None:
    assert found(9, (0, 4, NAME, 0.7), (2, 6, PLACE, 0.9)) == [(2, 6, PLACE)]


def test_where_only_the_beginning_is_in_doubt_the_likeliest_stands_for_all() -> None:
    assert found(9, (2, 5, NAME, 0.35), (3, 5, NAME, 0.4), (1, 5, NAME, 0.2)) == [(3, 5, NAME)]


def test_unlikely_spans_are_none() -> None:
    assert found(9, (2, 5, NAME, 0.3)) == []


def test_no_mention_runs_past_the_end() -> None:
    assert found(4, (2, 6, NAME, 0.99)) == []
