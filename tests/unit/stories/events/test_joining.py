"""Which events of a story are one."""

from onrecord.stories import StoryInput, sketch
from onrecord.stories.events import Grouped, join, join_events
from onrecord.stories.events.naming import contradict
from tests.unit.stories.events.told import BERG, COMPANY, HARDA, MOE, told

FIRST = "A bridge at Harda collapsed on Monday, the railway said."
AGAIN = "The railway said the bridge at Harda had collapsed on Monday."
OTHER = "Ministers will meet in Delhi next week to talk about fares."


def sketches(*texts):
    return {number: sketch(StoryInput(None, text, None, ())) for number, text in enumerate(texts, 1)}


COLLAPSED = told(1, FIRST, "collapsed", type="disaster", where=(HARDA,))
HAD_COLLAPSED = told(2, AGAIN, "collapsed", type="disaster", where=(HARDA,))
MEET = told(3, OTHER, "meet", type="consult")
STORY = sketches(FIRST, AGAIN, OTHER)


class Shelf:
    """An archive's shelf, as lists."""

    def __init__(self, of_article, held):
        self.events, self.held, self.done = of_article, held, []

    def of_article(self, article):
        return [each for each in self.events if each.article == article]

    def of_story(self, story):
        return self.held

    def sketches(self, story, article):
        return STORY.items()

    def put(self, event, group):
        self.done.append(("put", event, group))

    def rename(self, group, to):
        self.done.append(("rename", group, to))


def test_two_articles_that_tell_the_same_event_have_one_group():
    assert join([HAD_COLLAPSED], [Grouped(COLLAPSED, 1)], STORY) == {1: 1, 2: 1}


def test_another_event_of_the_story_founds_its_own_group():
    assert join([MEET], [Grouped(COLLAPSED, 1)], STORY) == {1: 1, 3: 3}


def test_groups_that_are_held_are_not_joined_by_a_third_event():
    held = [Grouped(COLLAPSED, 1), Grouped(MEET, 3)]
    assert join([HAD_COLLAPSED], held, STORY)[3] == 3


def test_what_is_done_to_two_persons_is_not_one_event():
    one, other = (event._replace(whom=(whom,)) for event, whom in ((COLLAPSED, MOE), (HAD_COLLAPSED, BERG)))
    assert join([other], [Grouped(one, 1)], STORY) == {1: 1, 2: 2}


def test_who_did_it_may_differ_where_it_is_done_to_the_same():
    one, other = (event._replace(whom=(COMPANY,)) for event in (COLLAPSED, HAD_COLLAPSED))
    assert contradict(one._replace(who=(MOE,), whom=()), other._replace(who=(BERG,), whom=()))
    assert not contradict(one._replace(who=(MOE,)), other._replace(who=(BERG,)))
    assert not contradict(one._replace(who=(MOE,), whom=()), other._replace(who=(COMPANY,), whom=()))


def test_a_group_goes_by_its_smallest_row():
    assert join([COLLAPSED], [Grouped(HAD_COLLAPSED, 2)], STORY) == {1: 1, 2: 1}


def test_an_article_without_events_changes_nothing():
    assert join([], [Grouped(COLLAPSED, 1)], STORY) == {1: 1}
    assert join([], [], {}) == {}


def test_a_new_article_gives_its_events_their_groups():
    shelf = Shelf([HAD_COLLAPSED], [Grouped(COLLAPSED, 1)])
    join_events(2, 1, shelf)
    assert shelf.done == [("put", 2, 1)]


def test_a_group_that_a_smaller_row_joins_is_renamed():
    shelf = Shelf([COLLAPSED], [Grouped(HAD_COLLAPSED, 2)])
    join_events(1, 1, shelf)
    assert shelf.done == [("rename", 2, 1), ("put", 1, 1)]
