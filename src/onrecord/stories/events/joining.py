"""Which events of a story are one: those of a new article are put to those that the story has already."""

from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

import numpy as np

from onrecord.schema.event_view import EventView
from onrecord.stories.events.clusters import APART, clusters
from onrecord.stories.events.likeness import likeness, load
from onrecord.stories.events.naming import contradict
from onrecord.stories.events.pairs import Floats, Story
from onrecord.stories.events.traits import Traits, traits
from onrecord.stories.sketches import Sketch

STEP: Final = 200
"""So many events are compared with all others at a time, so that the memory stays flat."""


DOUBTFUL: Final = 0.2
"""Events that are less alike than this aren't held against each other by name."""


class Grouped(NamedTuple):
    """An event of a story, and the number of its group: the smallest row of an event in it."""

    event: EventView
    group: int


class EventShelf(Protocol):
    """The events of an archive. Only what counts once in its article is on it: the first telling of each event."""

    def of_article(self, article: int) -> Sequence[EventView]:
        """Give the events of an article, in the order of the text."""

    def of_story(self, story: int) -> Sequence[Grouped]:
        """Give the events of a story that have a group: a bounded number, those of its newest articles."""

    def sketches(self, story: int, article: int) -> Sequence[tuple[int, Sketch]]:
        """Give the sketches of the same articles of a story, and that of the new article."""

    def put(self, event: int, group: int) -> None:
        """Note the group of an event that has none."""

    def rename(self, group: int, to: int) -> None:
        """Give a group another number, that of a group which it joins or of its new first event."""


def join_events(article: int, story: int, shelf: EventShelf) -> None:
    """Give each event of a newly gathered article its group.

    An event joins the group with which it is most likely the same, on the mean over the group's events (average-link
    clustering), if that is likely enough. All others found a group of their own.
    """
    new = shelf.of_article(article)
    held = [each for each in shelf.of_story(story) if each.event.article != article]
    groups = join(new, held, dict(shelf.sketches(story, article)))
    for before, after in dict.fromkeys((each.group, groups[each.event.event]) for each in held):
        if before != after:
            shelf.rename(before, after)
    for event in new:
        shelf.put(event.event, groups[event.event])


def join(new: Sequence[EventView], held: Sequence[Grouped], sketches: dict[int, Sketch]) -> dict[int, int]:
    """Give the group of each event, new or held, by the numbers of their rows; groups that are held stay apart.

    A group's number is the smallest of the rows and groups that it is made of.
    """
    views = [*new, *(each.event for each in held)]
    compared = [traits(view) for view in views]
    first = len(new)
    alike = np.full((len(views), len(views)), APART, np.float32)
    alike[:first] = _among(compared[:first], compared, Story(sketches, compared))
    for one, other in np.argwhere(alike[:first] >= DOUBTFUL).tolist():
        if contradict(views[one], views[other]):
            alike[one, other] = APART
    alike[:, :first] = alike[:first].T
    labels = [view.event for view in new] + [each.group for each in held]
    found = clusters(alike, labels, load().least)
    return dict(zip((view.event for view in views), found, strict=True))


def _among(rows: Sequence[Traits], columns: Sequence[Traits], story: Story) -> Floats:
    parts = [likeness(rows[at : at + STEP], columns, story) for at in range(0, len(rows), STEP)]
    return np.concatenate(parts) if parts else np.zeros((0, len(columns)), np.float32)
