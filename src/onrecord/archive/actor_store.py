"""What an archive can tell of what an actor speaks of, and of names that are spelt nearly as one that is asked for."""

from itertools import islice

from onrecord.archive import matters, spelling
from onrecord.archive.connection import translated
from onrecord.archive.matters import Subject
from onrecord.archive.opened import OpenArchive


class ActorStore(OpenArchive):
    """The names of actors, and their matters."""

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
