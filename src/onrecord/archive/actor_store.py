"""Who appears in an archive, what they are called, and what they speak of."""

from itertools import islice

from onrecord.archive import (
    casting,
    listing,
    matters,
    spelling,
)
from onrecord.archive.connection import translated
from onrecord.archive.matters import Subject
from onrecord.archive.opened import OpenArchive
from onrecord.archive.results import Results
from onrecord.archive.rows import (
    ActorName,
    Bar,
    Companion,
    Count,
    StoredActor,
)


class ActorStore(OpenArchive):
    """The actors of an archive."""

    def appearing(self, article: int) -> dict[str, int]:
        """Map the ids of the actors in an article's record to their numbers; empty for an earlier version."""
        with translated(self.path):
            return casting.appearing(self._connection, article)

    def actor(self, number: int) -> StoredActor:
        """Give an actor. Raises NotInArchiveError."""
        with translated(self.path):
            return casting.actor(self._connection, number)

    def actors(
        self, words: str | None = None, *, kind: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Results[StoredActor]:
        """List named actors, lazily, those who speak most first. With words, only those whose names have them."""
        return self._results(
            lambda: casting.listed(self._connection, words, kind=kind, limit=limit, offset=offset),
            listing.ACTOR_COLUMNS,
            listing.actor_row,
        )

    def count_actors(self, words: str | None = None, *, kind: str | None = None) -> Count:
        """Count the actors that `actors` lists, up to ten thousand."""
        with translated(self.path):
            return casting.count(self._connection, words, kind=kind)

    def names(self, actor: int, *, most: int = 100) -> list[ActorName]:
        """List the names and descriptions that articles use for an actor, by outlet, the most frequent first.

        This looks at the actor's newest two thousand articles.
        """
        with translated(self.path):
            return casting.names(self._connection, actor, most=most)

    def quoted_with(self, actor: int, *, most: int = 20) -> list[Companion]:
        """List who speaks in the same articles as an actor, for its newest two thousand statements."""
        with translated(self.path):
            return casting.quoted_with(self._connection, actor, most=most)

    def months(self, actor: int) -> list[Bar]:
        """Count an actor's statements by month, the earliest first."""
        with translated(self.path):
            return casting.months(self._connection, actor)

    def outlets(self, actor: int) -> list[Bar]:
        """Count an actor's statements by outlet, the largest first."""
        with translated(self.path):
            return casting.outlets(self._connection, actor)

    def other_names(self, name: str, *, most: int = 5) -> list[str]:
        """List names of actors that are spelt nearly so, the nearest first."""
        with translated(self.path):
            return list(dict.fromkeys(islice(spelling.other_names(self._connection, name), most)))

    def subjects(self, actor: int, *, most: int = 10) -> list[Subject]:
        """List the named actors of whom an actor speaks, in its newest two thousand statements; most first."""
        with translated(self.path):
            return matters.subjects(self._connection, actor, most=most)

    def newest_contents(self, actor: int, *, most: int = 500) -> list[str]:
        """List what an actor said in its newest statements, as the articles give it."""
        with translated(self.path):
            return matters.newest_contents(self._connection, actor, most=most)
