"""How stories are measured: what is mixed in, what is taken off pages, and what a wrong article costs."""

from datetime import date

import pytest

from bench.stories import MemoryShelf, b_cubed, cluster, crowd, spread
from bench.story_corpora import Told, _own_sentences, without_copies
from onrecord.stories import place
from tests.unit.stories.shelf import told

REPORT = "The dam above Kelve broke on Tuesday night after three days of rain, and water flooded the lower town."


def test_an_article_that_is_mixed_in_costs_precision_where_it_joins_a_story():
    alone = b_cubed([1, 1, 2], ["dam", "dam", None])["dam"]
    joined = b_cubed([1, 1, 1], ["dam", "dam", None])["dam"]
    assert alone == [2, 2, 2, 2]
    assert joined == [2, 2, pytest.approx(4 / 3), 2]


def test_a_story_in_two_parts_costs_recall():
    assert b_cubed([1, 2], ["dam", "dam"])["dam"] == [1, 2, 2, 2]


def test_a_near_copy_of_what_is_measured_is_not_mixed_in():
    measured = Told("a", None, REPORT, "2024-05-03", "dam")
    copy, other = Told("b", None, f"KELVE: {REPORT}", None), Told("c", None, "The ferry sails again on Friday.", None)
    assert without_copies([copy, other], [measured]) == [other]


def test_articles_of_a_crowded_story_stay_as_many_days_apart():
    story = [Told("a", None, REPORT, "2011-03-01", "dam"), Told("b", None, REPORT, "2011-03-03", "dam")]
    first, second = (date.fromisoformat(each.day) for each in crowd(story, date(2010, 1, 1)))
    assert (second - first).days == 2
    assert date(2010, 1, 1) <= first < date(2010, 1, 22)


def test_an_article_that_is_mixed_in_has_the_same_day_in_every_run():
    days = {each.day for _ in range(2) for each in spread([Told("b", None, REPORT, None)], date(2010, 1, 1), 9)}
    assert len(days) == 1


def test_addresses_and_dates_that_pages_begin_with_are_left_out():
    page = ["http : / / kelve . example / dam", "Dam breaks", "Posted on Tue May 3 , 2011", "May is late for rain ."]
    assert _own_sentences(page) == ["Dam breaks", "May is late for rain ."]


def test_articles_are_placed_as_in_an_archive():
    made = [told(REPORT, day) for day in ("2024-05-03", None, "2024-05-04", "2025-01-01")]
    assert cluster([*made, told("The ferry sails again on Friday.", "2024-05-03")]) == [1, 1, 1, 4, 5]


def test_stories_that_become_one_go_by_the_first_number():
    made = [told(REPORT, "2024-05-03")] * 3
    shelf = MemoryShelf()
    shelf.put(1, made[0], ())
    shelf.put(2, made[1], ())
    assert place(made[2], shelf) == (1, 2)
    shelf.put(3, made[2], (1, 2))
    assert shelf.story_of == {1: 1, 2: 1, 3: 1}
