"""What an archive keeps of who may be the same person."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager

from onrecord.archive import same_persons
from onrecord.archive.connection import translated
from onrecord.archive.connection import writing as transaction
from onrecord.archive.opened import OpenArchive
from onrecord.archive.persons import Changed, People
from onrecord.archive.same_persons import KeptSuggestion


class PersonStore(OpenArchive):
    """The persons of an archive who may be one, and what fills that."""

    def people(self, *, changed: int | None = None) -> People:
        """Give what tells which actors may be the same person; use it inside `reading`.

        It knows those who have changed since the last look, or at most so many of them.
        """
        with translated(self.path):
            return People(self._connection, Changed.of(self._connection, changed))

    def look_at_next(self, find: Callable[[People], Iterable[KeptSuggestion]], *, most: int) -> int:
        """Keep what `find` says of the next actors who have changed, in one transaction, and count these actors."""
        with translated(self.path):
            if not same_persons.some_changed(self._connection):
                return 0
        with transaction(self._connection, self.path):
            people = People(self._connection, Changed.of(self._connection, most))
            same_persons.put(self._connection, people.changed, find(people))
        return len(people.changed.actors)

    def kept_suggestions(self, *, confidence: float = 0.0, without: Collection[str] = ()) -> Iterator[KeptSuggestion]:
        """Go through what was found at the last look, lazily, the likeliest first; `without` some surnames' bones."""
        return self._lazily(same_persons.kept(self._connection, confidence=confidence, without=without))

    def count_kept_suggestions(self, *, confidence: float = 0.0, without: Collection[str] = ()) -> int:
        """Count what `kept_suggestions` gives."""
        with translated(self.path):
            return same_persons.count(self._connection, confidence=confidence, without=without)

    def some_changed(self) -> bool:
        """Tell whether actors have changed since the last look."""
        with translated(self.path):
            return same_persons.some_changed(self._connection)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Raise what goes wrong with the file inside as ArchiveError, or a subclass."""
        with translated(self.path):
            yield
