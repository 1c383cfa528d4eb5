"""Articles of an archive gathered with others: which story each tells, and what it shares with them."""

from collections.abc import Callable
from typing import Final

from onrecord.archive import Store
from onrecord.archive.gathering import Shelves, StoryShelf
from onrecord.pipeline.same_person import look_at_some
from onrecord.pipeline.shelves import Events, Neighbours, Quotations, with_sketches
from onrecord.stories import StoryInput, central, place, sketch
from onrecord.stories.events import join_events
from onrecord.stories.quotations import put_quotations

AT_ONCE: Final = 50
"""So many articles are gathered in one transaction where many are waiting; another writer waits a second for it."""


def gather_some(store: Store) -> int:
    """Gather what an added article has to wait for, and it too, and count them: `AT_ONCE` articles at most.

    So nobody who adds an article waits for all that a reindexing was stopped at; the rest comes with the next ones.
    """
    return store.gather_next(take, most=AT_ONCE)


def gather(store: Store, report: Callable[[int, int], None] | None = None, *, at_once: int = AT_ONCE) -> int:
    """Gather all articles that wait for it, and count them.

    Then it looks who may be the same person in them. `report` is called with the number of articles done, and the
    number of all. If a run is stopped, the next one goes on where it was.
    """
    total = store.ungathered() if report is not None else 0
    done = 0
    while number := store.gather_next(take, most=at_once):
        done += number
        if report is not None:
            report(done, max(done, total))
    while look_at_some(store):
        pass
    return done


def take(article: int, shelves: Shelves) -> None:
    """Gather one article. What is compared within a story comes after the story."""
    story = _put_in_story(article, shelves.stories)
    put_quotations(article, Quotations(shelves.quotations))
    join_events(article, story, Events(shelves.events))


def _put_in_story(article: int, shelf: StoryShelf) -> int:
    title, text = shelf.title_and_text(article)
    day = shelf.day(article)
    made = sketch(StoryInput(title, text, day, tuple(shelf.names(article))))
    near = Neighbours(shelf)
    story = shelf.put(article, made.to_bytes(), made.keys, day or "", place(made, near))
    members = with_sketches(shelf.with_headlines(story) or shelf.members(story))
    shelf.entitle(story, members[central([each.sketch for each in members])].article)
    return story
