"""Where two actors meet: in articles of one story, or of one week in which the same people appear."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from onrecord.stories.persons.shelf import Person, PersonShelf, Seen

DAYS: Final = 7
"""So many days apart two articles of one week may be."""

_MOST_PAIRS: Final = 40
"""So many pairs of articles are looked at."""

_ENOUGH_WITHOUT_DAYS: Final = 3
"""So many companions two articles must share if their days aren't known."""


class Setting(NamedTuple):
    """Two articles in which two actors appear, the companions that these share, and whether they tell one story."""

    one: Seen
    other: Seen
    companions: tuple[int, ...]
    same_story: bool


def told_apart(one: Person, other: Person) -> bool:
    """Tell whether an article has both: then it tells them apart."""
    return not {seen.article for seen in one.seen}.isdisjoint(seen.article for seen in other.seen)


def setting(one: Person, other: Person, shelf: PersonShelf, *, enough: int) -> Setting | None:
    """Find where two actors meet; None if they meet nowhere. The same story is more than the same week.

    In a week, two articles must share `enough` companions.
    """
    stories = {seen.story: seen for seen in one.seen if seen.story is not None}
    for seen in other.seen:
        if seen.story in stories:
            return Setting(stories[seen.story], seen, (), True)
    best: Setting | None = None
    for mine, theirs in _pairs(one, other):
        shared = shelf.companions(mine.article) & shelf.companions(theirs.article) - {one.number, other.number}
        fewest = enough if mine.day and theirs.day else _ENOUGH_WITHOUT_DAYS
        if len(shared) >= fewest and (best is None or len(shared) > len(best.companions)):
            best = Setting(mine, theirs, tuple(sorted(shared)), False)
    return best


def _pairs(one: Person, other: Person) -> Iterator[tuple[Seen, Seen]]:
    """Pair articles of the same days, and those whose days aren't known; so many of them that it is done soon."""
    few, many = sorted((one.seen, other.seen), key=len)
    days = [seen.day for seen in many]
    left = _MOST_PAIRS
    for mine in few:
        first, last = around(mine.day)
        for theirs in many[bisect_left(days, first) : bisect_left(days, last)][:left]:
            left -= 1
            yield (mine, theirs) if few is one.seen else (theirs, mine)
        if left <= 0:
            return


def around(day: str) -> tuple[str, str]:
    """Give the first day that is near enough, and the first after it that isn't any more.

    >>> around("2024-03-05"), around("")
    (('2024-02-27', '2024-03-13'), ('', '0'))
    """
    try:
        middle = date.fromisoformat(day)
    except ValueError:
        return "", "0"
    return (middle - timedelta(days=DAYS)).isoformat(), (middle + timedelta(days=DAYS + 1)).isoformat()
