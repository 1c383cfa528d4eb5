"""What an archive can tell of several articles together."""

from collections.abc import Callable, Iterable
from typing import Unpack

from onrecord.archive import listing, reindexing, stories
from onrecord.archive.connection import translated
from onrecord.archive.connection import writing as transaction
from onrecord.archive.gathering import Shelves, events, queue
from onrecord.archive.opened import OpenArchive
from onrecord.archive.results import Results
from onrecord.archive.rows import Count, StoredArticle
from onrecord.archive.story_query import StoryFilters, StoryQuery
from onrecord.archive.story_rows import StoredStory, StoryActor, ToldBy
from onrecord.schema.event_view import EventView


class StoryStore(OpenArchive):
    """The stories of an archive, and what fills them."""

    def gather_next(self, take: Callable[[int, Shelves], None], *, most: int = 1) -> int:
        """Hand the next articles that aren't gathered yet to `take`, in one transaction, and count them.

        `take` puts what it finds on the shelves. If it raises an error, nothing of these articles is written.
        """
        with translated(self.path):
            waiting = queue.following(self._connection, 1)
        if not waiting:
            return self._end_reindexing()
        with transaction(self._connection, self.path):
            numbers = queue.following(self._connection, most)
            shelves = Shelves.of(self._connection)
            for number in numbers:
                take(number, shelves)
                queue.taken(self._connection, number)
        return len(numbers)

    def mend(self, do: Callable[[Shelves], None]) -> None:
        """Hand the shelves to `do`, in one transaction, so that it mends what an article that is gone has left."""
        with transaction(self._connection, self.path):
            do(Shelves.of(self._connection))

    def _end_reindexing(self) -> int:
        with translated(self.path):
            if self._connection.execute("SELECT 1 FROM reindexing").fetchone() is None:
                return 0
        with transaction(self._connection, self.path):
            reindexing.end(self._connection)
        return 0

    def ungathered(self) -> int:
        """Count the articles that aren't gathered yet."""
        with translated(self.path):
            return queue.left(self._connection)

    def stories(
        self, *, limit: int | None = None, offset: int = 0, **filters: Unpack[StoryFilters]
    ) -> Results[StoredStory]:
        """Find stories, lazily, the newest first. Raises QueryError for a query that makes no sense.

        All filters must hold: words, outlet, since, until, actor, least. `StoryQuery` describes them; `order` tells
        which story comes first.
        """
        query = StoryQuery(**filters)
        return self._results(
            lambda: stories.stories(self._connection, query, limit=limit, offset=offset),
            listing.STORY_COLUMNS,
            listing.story_row,
        )

    def count_stories(self, **filters: Unpack[StoryFilters]) -> Count:
        """Count the stories that `stories` finds, up to ten thousand."""
        with translated(self.path):
            return stories.count(self._connection, StoryQuery(**filters))

    def story(self, article: int) -> StoredStory:
        """Give the story that an article tells, by the number of any version of it. Raises NotInArchiveError.

        A story's own number is that of its first article, so it can be asked for by that, too.
        """
        with translated(self.path):
            return stories.story(self._connection, article)

    def story_articles(self, story: int, *, limit: int | None = None, offset: int = 0) -> list[StoredArticle]:
        """List the articles of a story, the first one first."""
        with translated(self.path):
            return stories.articles(self._connection, story, limit=limit, offset=offset)

    def told_by(self, story: int, *, most: int | None = None) -> list[ToldBy]:
        """List the outlets that tell a story, the one that had it first first."""
        with translated(self.path):
            return stories.told_by(self._connection, story, most=most)

    def story_actors(self, story: int, *, most: int = 20) -> list[StoryActor]:
        """List the named actors of a story, those in most of its articles first; of a huge story, of its beginning."""
        with translated(self.path):
            return stories.actors(self._connection, story, most=most)

    def shared_events(self, story: int, *, least: int = 2) -> list[int]:
        """List the events that at least so many articles of a story tell, by their numbers.

        An event's number is the smallest of the rows of its tellings. Those that most articles tell come first. Of a
        huge story, only the beginning is looked at.
        """
        with translated(self.path):
            return events.shared(self._connection, story, least=least)

    def event_tellings(self, event: int, *, most: int = events.MOST_TELLINGS) -> list[EventView]:
        """List the tellings of an event in all articles of its story, at most so many.

        An event goes by the number that `shared_events` gives.
        """
        with translated(self.path):
            return events.tellings(self._connection, event, most=most)

    def event_ids(self, rows: Iterable[int]) -> dict[int, str]:
        """Give the ids that events have in their records, by their rows."""
        with translated(self.path):
            return events.ids(self._connection, rows)
