"""Articles are gathered into stories, one after the other; what is gathered is never half there."""

import pytest

from onrecord.archive import Store, StoryQuery
from onrecord.errors import NotInArchiveError, QueryError
from tests.stories import BOTH, by_first_word, gathered, put_dams_and_ferry, told


@pytest.fixture
def filled(store):
    put_dams_and_ferry(store)
    return store


def test_articles_wait_until_they_are_gathered(filled):
    assert filled.ungathered() == 3
    assert list(filled.stories(least=1)) == []
    assert gathered(filled) == {1: [1, 3], 2: [2]}
    assert filled.ungathered() == 0


def test_an_article_that_belongs_to_two_stories_makes_one_of_them(filled):
    gathered(filled)
    filled.keep(BOTH)
    assert gathered(filled) == {1: [1, 3, 2, 4]}


def test_a_story_has_its_headline_its_days_and_its_outlets(filled):
    gathered(filled)
    (story,) = filled.stories()
    assert (story.title, story.headline) == ("DAM leaks", 3)
    assert (story.first_day, story.last_day, story.articles, story.outlets) == ("2024-05-03", "2024-05-04", 2, 2)


def test_who_had_it_first_is_told_first_and_who_has_no_day_last(filled):
    filled.keep(told("DAM cracks", "alpha", None))
    filled.keep(told("DAM broke", "late", "2024-05-02"))
    gathered(filled)
    assert [(each.outlet, each.articles) for each in filled.told_by(1)] == [
        ("late", 1), ("courier", 1), ("post", 1), ("alpha", 1),
    ]  # fmt: skip


def test_the_actors_of_a_story_are_counted_by_article(filled):
    gathered(filled)
    assert [(each.name, each.articles, each.statements) for each in filled.story_actors(1)] == [("Ana Reyes", 2, 2)]


def test_a_new_version_takes_the_place_of_the_earlier_one_and_both_lead_to_the_story(filled):
    gathered(filled)
    filled.keep(told("DAM holds", "courier", "2024-05-03", text="{s:Ana Reyes} {q:said} {c:the dam is unsafe}."))
    assert gathered(filled) == {2: [2], 3: [4, 3]}
    assert filled.story(1) == filled.story(4) == filled.story(3)


def test_an_article_that_is_read_again_is_gathered_again(filled):
    before = gathered(filled)
    filled.replace(1, filled.record(1))
    assert filled.ungathered() == 1
    assert gathered(filled) == before


def test_what_breaks_leaves_the_article_where_it_was(filled):
    def breaking(article, shelves):
        by_first_word(article, shelves)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        filled.gather_next(breaking)
    assert filled.ungathered() == 3
    assert list(filled.stories(least=1)) == []


def test_reindexing_gathers_the_same_stories_again(filled):
    before = gathered(filled)
    filled.reindex()
    assert filled.ungathered() == 3
    assert gathered(filled) == before


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, [1]),
        ({"least": 1}, [2, 1]),
        ({"least": 3}, []),
        ({"words": "leaks"}, [1]),
        ({"words": "sails", "least": 1}, [2]),
        ({"outlet": "POST"}, [1]),
        ({"since": "2024-05-05", "least": 1}, [2]),
        ({"until": "2024-05-04", "least": 1}, [1]),
        ({"actor": 1, "least": 1, "order": "largest"}, [1, 2]),
        ({"actor": 77}, []),
    ],
)
def test_stories_are_found_by_what_one_of_their_articles_has(filled, filters, found):
    gathered(filled)
    assert [each.id for each in filled.stories(**filters)] == found
    assert filled.count_stories(**filters).number == len(found)


@pytest.mark.parametrize("wrong", [{"least": 0}, {"order": "best"}, {"since": "May"}, {"words": "x" * 9999}])
def test_a_question_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(QueryError):
        StoryQuery(**wrong)


def test_an_article_that_is_in_no_story_yet_has_none(filled):
    with pytest.raises(NotInArchiveError, match="no such story"):
        filled.story(1)


def test_a_word_that_all_articles_have_is_looked_up_in_bounded_time(store):
    for number in range(300):
        store.keep(told(f"DAM {number}", "courier", "2024-05-03"))
    near = []

    def looking(article, shelves):
        near.append(len(shelves.stories.neighbours([1], "2024-05-01", "2024-05-09")))
        shelves.stories.put(article, b"", [1], "2024-05-03", [])

    with Store(store.path) as other:
        while other.gather_next(looking, most=100):
            pass
    assert max(near) < 100
