"""Which story an article belongs to. Articles come one by one, and each is compared with a bounded number of others.

An article joins the story that it is most like, on average over the story's articles of the same days (average linkage,
Sokal and Michener 1958). If it is like several stories, and these are like each other, they become one. If it is like
none, it founds one.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple, Protocol

from onrecord.stories.sketches import Sketch, likeness

ALIKE: Final = 0.18
"""So like a story's articles an article must be, on average, to belong to it."""

DAYS: Final = 7
"""With articles that came out so many days before or after it at most, an article is compared."""

STORIES: Final = 4
"""With so many stories an article is compared at most: those that have the articles most like it."""

EVER: Final = ("", "9999-12-31")

Placement = tuple[int, ...]
"""The stories that an article belongs to: none if it founds one, or several that become one."""


class Neighbour(NamedTuple):
    """An article in a story."""

    article: int
    story: int
    sketch: Sketch


class StoryShelf(Protocol):
    """Finds articles and their stories; the pipeline makes one from an archive."""

    def neighbours(self, keys: Sequence[int], first_day: str, last_day: str) -> Sequence[Neighbour]:
        """List articles that share keys and came out on these days, or on days that aren't known.

        Those that share most come first. Their number is bounded.
        """

    def members(self, story: int, first_day: str, last_day: str) -> Sequence[Neighbour]:
        """List a bounded number of a story's articles that came out on these days, or on days that aren't known."""


def place(sketch: Sketch, shelf: StoryShelf) -> Placement:
    """Find the stories that an article belongs to: the best first, then those that it makes one with it."""
    first, last = _days_around(sketch)
    stories = _likely(sketch, shelf.neighbours(sketch.keys, first, last))
    members = {story: _of_these_days(sketch, story, shelf) for story in stories}
    scores = {story: float(likeness([sketch], those).mean()) for story, those in members.items() if those}
    fitting = sorted((-score, story) for story, score in scores.items() if score >= ALIKE)
    if not fitting:
        return ()
    best = fitting[0][1]
    others = [story for _, story in fitting[1:] if likeness(members[best], members[story]).mean() >= ALIKE]
    return (best, *others)


def _of_these_days(sketch: Sketch, story: int, shelf: StoryShelf) -> list[Sketch]:
    """Give a story's articles to compare one with; none for a dated article if all others with days are of other days.

    Else an undated article would tie what is years apart.
    """
    found = [each.sketch for each in shelf.members(story, *_days_around(sketch))]
    if sketch.ordinal and not any(each.ordinal for each in found):
        return [] if any(each.sketch.ordinal for each in shelf.members(story, *EVER)) else found
    return found


def _days_around(sketch: Sketch) -> tuple[str, str]:
    if not sketch.ordinal:
        return EVER
    bounds = (max(date.min.toordinal(), sketch.ordinal - DAYS), min(date.max.toordinal(), sketch.ordinal + DAYS))
    first, last = (date.fromordinal(each).isoformat() for each in bounds)
    return first, last


def _likely(sketch: Sketch, neighbours: Iterable[Neighbour]) -> list[int]:
    """Give the stories with the articles most like this one, the best first."""
    found = list(neighbours)
    best: dict[int, float] = {}
    for each, alike in zip(found, likeness([sketch], [each.sketch for each in found])[0].tolist(), strict=True):
        if alike >= ALIKE:  # else the mean of its story, of which it is among the most alike, is hardly higher
            best[each.story] = max(alike, best.get(each.story, 0.0))
    return sorted(best, key=lambda story: (-best[story], story))[:STORIES]
