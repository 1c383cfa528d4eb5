"""How reliable the confidence of events is, by calibrations that were fitted on other articles."""

import numpy as np
import pytest

from onrecord.encoder.confidence import EventSigns
from training.event_reliability import BEGIN, Article, Given, by_confidence, by_type, crossed, told_apart
from training.reliability import END, with_tables


def article(number: int, wrong: float, events: int = 40) -> Article:
    """An article in which so many of the events that look equally sure are wrong."""
    rng = np.random.default_rng(number)
    found = [("move", EventSigns(float(rng.normal(1, 0.1)), -0.1, -0.1, -0.2, 0.0), bool(right))
             for right in rng.random(events) >= wrong]  # fmt: skip
    return Article(found, events)


def test_of_events_that_are_given_a_confidence_as_many_are_right():
    judged = [each for fold in crossed([article(n, 0.1) for n in range(16)]) for each in fold]
    assert np.mean([each.confidence for each in judged]) == pytest.approx(0.9, abs=0.02)
    assert len(judged) == 16 * 40


def test_an_article_is_judged_without_itself():
    """Its own events are all wrong; had they been fitted, too, they would be less sure."""
    articles = [article(0, 1.0), *(article(n, 0.1) for n in range(1, 4))]
    own, *_ = crossed(articles, folds=4)
    assert len(own) == 40
    assert min(each.confidence for each in own) > 0.8
    assert not any(each.right for each in own)


JUDGED = [Given("move", 0.95, True), Given("move", 0.91, True), Given("move", 0.93, False), Given("move", 0.35, False),
          Given("move", 1.0, True), Given("harm", 0.5, True)]  # fmt: skip


def test_the_tables_tell_how_many_are_right():
    assert by_confidence(JUDGED)[2:] == [
        "| 0.30–0.40 | 1 | 0.35 | 0.00 |",
        "| 0.50–0.60 | 1 | 0.50 | 1.00 |",
        "| 0.90–0.95 | 2 | 0.92 | 0.50 |",
        "| 0.95–1.00 | 2 | 0.97 | 1.00 |",
        "| 0.90 or more | 4 | 0.95 | 0.75 |",
    ]


def test_types_that_are_hardly_given_have_no_row_but_count_among_all():
    assert by_type(JUDGED)[2:] == ["| move | 5 | 0.83 | 0.60 |", "| all | 6 | 0.77 | 0.67 |"]


def test_right_events_are_told_from_wrong_ones_in_so_many_pairs():
    assert "in 75 of a hundred" in told_apart(JUDGED)  # six of eight: 0.91 and 0.5 are less sure than 0.93


def test_the_tables_have_a_place_of_their_own_in_the_model_card():
    card = f"# Card\n\n<!-- Another's. -->\n\nkept\n\n{END}\n\n{BEGIN}\nold\n\n{END}\n"
    assert with_tables(card, "new", BEGIN) == card.replace("old", "new")
    with pytest.raises(ValueError, match=r"no place for the tables: <!-- Written by `python -m training\.event_rel"):
        with_tables("# Card\n", "new", BEGIN)
