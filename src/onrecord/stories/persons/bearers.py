"""Those who bear one surname, by the articles, days and stories in which they appear."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from onrecord.stories.persons.neighbours import Named
from onrecord.stories.persons.settings import around
from onrecord.stories.persons.shelf import Person


class Bearers:
    """The full names of a surname; who may meet somebody is found without looking at all of them."""

    def __init__(self, named: Sequence[Named] = ()) -> None:
        self.named = tuple(named)
        self._articles: set[int] = set()
        self._stories: dict[int, set[int]] = defaultdict(set)
        days: list[tuple[str, int]] = []
        for place, each in enumerate(self.named):
            for seen in each.person.seen:
                self._articles.add(seen.article)
                days.append((seen.day, place))
                if seen.story is not None:
                    self._stories[seen.story].add(place)
        self._days = sorted(set(days))

    def share_an_article(self, person: Person) -> bool:
        """Tell whether an article that has somebody has one of them, too."""
        return any(seen.article in self._articles for seen in person.seen)

    def near(self, person: Person) -> list[Named]:
        """Give those who appear in the stories of somebody, or within the same days; in their order."""
        found: set[int] = set()
        for seen in person.seen:
            if seen.story is not None:
                found |= self._stories.get(seen.story, set())
            first, after = around(seen.day)
            at = bisect_left(self._days, (first, -1)), bisect_left(self._days, (after, -1))
            found |= {place for _, place in self._days[slice(*at)]}
        return [self.named[place] for place in sorted(found)]
