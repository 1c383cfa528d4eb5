"""Which articles make one story: those about one thing, in a few days, whatever order they come in."""

import pytest

from onrecord.stories import Neighbour, place
from tests.unit.stories.shelf import Shelf, told

DAM = (
    "The dam above Kelve broke on Tuesday night after three days of rain, and water flooded the lower town. Mayor Ana"
    " Reyes ordered 4,000 people out of their homes. Engineers had warned of cracks in the dam since March."
)
DAM_AGAIN = (
    "Kelve’s mayor, Ana Reyes, said on Wednesday that the cracks in the dam had been known to the water board. About"
    " 4,000 people spent the night in schools after the dam broke and flooded the lower town."
)
DAM_INQUIRY = (
    "An inquiry into the broken dam at Kelve will hear the engineers who warned of cracks, Mayor Ana Reyes said. The"
    " water board has not said why the rain was let to fill the reservoir."
)
WATER_BOARD = (
    "Per Holm will leave the water board in June, his lawyer said in a letter. He was blamed for the dam"
    " at Kelve, wants to write a book about eels, and has bought a small orchard near the coast."
)
OTHER_DAM = (
    "Engineers began to drain the reservoir at Osterby on Tuesday, where a dam leaks. Nobody had to leave, the county"
    " said, and its water will be clean. Fishermen took 300 trout to a pond, and a concert was put off."
)
FERRY = (
    "The ferry between Osterby and Lund sails again on Friday after a week of repairs, its owner Jonas Pell said. Two"
    " of its engines had failed in the fog."
)
REYES, KELVE = ("Ana Reyes", "person", 3), ("Kelve", "place", 2)


@pytest.fixture
def shelf():
    return Shelf()


def test_an_article_that_is_like_none_founds_a_story(shelf):
    assert place(told(DAM, "2024-05-03"), shelf) == ()
    assert shelf.add(told(DAM, "2024-05-03")) == 0
    assert shelf.add(told(FERRY, "2024-05-03")) == 1


def test_articles_about_one_thing_make_one_story(shelf):
    for text in (DAM, FERRY, OTHER_DAM, DAM_AGAIN, DAM_INQUIRY):
        shelf.add(told(text, "2024-05-03"))
    assert shelf.stories() == [{0, 3, 4}, {1}, {2}]


def test_the_same_words_a_month_later_are_another_story(shelf):
    shelf.add(told(DAM, "2024-05-03"))
    assert place(told(DAM_AGAIN, "2024-05-04"), shelf) == (0,)
    assert place(told(DAM_AGAIN, "2024-06-04"), shelf) == ()
    assert place(told(DAM_AGAIN, "2024-04-04"), shelf) == ()


def test_an_article_that_comes_late_is_put_among_those_of_its_day(shelf):
    shelf.add(told(DAM, "2024-05-03"))
    shelf.add(told(DAM, "2025-11-03"))
    assert place(told(DAM_AGAIN, "2024-05-02"), shelf) == (0,)
    assert place(told(DAM_AGAIN, "2025-11-02"), shelf) == (1,)


def test_without_a_day_articles_must_be_more_alike(shelf):
    shelf.add(told(DAM, "2024-05-03"))
    assert place(told(WATER_BOARD, "2024-05-03"), shelf) == (0,)
    assert place(told(WATER_BOARD), shelf) == ()
    assert place(told(DAM), shelf) == (0,)
    assert place(told(DAM, "2024-05-09"), shelf) == (0,)


def test_undated_articles_are_found_from_dated_ones_and_from_each_other(shelf):
    shelf.add(told(DAM))
    assert place(told(DAM), shelf) == (0,)
    assert place(told(DAM, "2024-05-03"), shelf) == (0,)


def test_an_undated_article_ties_none_that_are_years_apart(shelf):
    for day in ("2024-05-03", None, "2025-11-03", "2024-05-05", "2025-11-05"):
        shelf.add(told(DAM, day))
    assert shelf.stories() == [{0, 1, 3}, {2, 4}]


def test_a_dated_article_joins_a_story_without_days(shelf):
    shelf.add(told(DAM))
    shelf.add(told(DAM_AGAIN))
    assert place(told(DAM, "2024-05-03"), shelf) == (0,)


def test_an_article_like_two_stories_that_are_alike_makes_them_one(shelf):
    shelf.all = [Neighbour(0, 0, told(DAM, "2024-05-03")), Neighbour(1, 1, told(DAM_AGAIN, "2024-05-04"))]
    assert shelf.stories() == [{0}, {1}]
    shelf.add(told(DAM_INQUIRY, "2024-05-05"))
    assert shelf.stories() == [{0, 1, 2}]


def test_stories_that_are_not_alike_stay_apart_whatever_an_article_shares_with_both(shelf):
    shelf.add(told(DAM, "2024-05-03"))
    shelf.add(told(FERRY, "2024-05-03"))
    found = place(told(f"{DAM} {FERRY}", "2024-05-03"), shelf)
    assert len(found) == 1


def test_an_article_without_words_stands_alone(shelf):
    shelf.add(told("… 、"))
    assert place(told("… 、"), shelf) == ()


def test_a_long_story_goes_on_as_long_as_articles_are_like_those_of_the_last_days(shelf):
    for day in range(1, 29, 3):
        shelf.add(told(DAM, f"2024-05-{day:02}"))
    assert len(shelf.stories()) == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_have_days_around_them(shelf, day):
    shelf.add(told(DAM, day))
    assert place(told(DAM_AGAIN, day), shelf) == (0,)
