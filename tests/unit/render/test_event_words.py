from typing import get_args

import pytest

from onrecord.render.event_words import STANDINGS, STATUSES, TYPES, count_words, glance
from onrecord.schema import Count, EventStatus, EventType, StandingKind


@pytest.mark.parametrize(("words", "labels"), [(TYPES, EventType), (STATUSES, EventStatus), (STANDINGS, StandingKind)])
def test_every_label_has_words_of_its_own(words, labels):
    assert tuple(words) == get_args(labels)
    assert len(set(words.values())) == len(words)
    assert all(words.values())


@pytest.mark.parametrize("kind", get_args(StandingKind))
@pytest.mark.parametrize("status", get_args(EventStatus))
def test_a_glance_tells_how_an_event_stands_and_that_it_has_not_happened(kind, status):
    said = glance(kind, status)
    assert said.startswith(STANDINGS[kind])
    assert (STATUSES[status] in said) is (status != "actual")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(most=5, of="missing"), "at most 5 missing"),
        (Count(least=1.5, most=1.5, of="tonnes"), "1.5 tonnes"),
        (Count(least=3_000_000_000, of="GBP"), "at least 3,000,000,000 GBP"),
        (Count(least=2, most=3, of="arrested"), "2 to 3 arrested"),
    ],
)
def test_a_count_says_its_bounds(count, words):
    assert count_words(count) == words


def test_a_count_of_any_length_is_short_enough_to_show():
    assert len(count_words(Count(least=10**200, most=10**200, of="x" * 500))) < 80
