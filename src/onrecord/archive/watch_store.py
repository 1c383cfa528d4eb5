"""What can be done with watches."""

from onrecord.archive import watching
from onrecord.archive.clock import now
from onrecord.archive.connection import translated
from onrecord.archive.connection import writing as transaction
from onrecord.archive.opened import OpenArchive
from onrecord.archive.saved_rows import Watch


class WatchStore(OpenArchive):
    """The addresses that are looked at again and again; `pipeline.watching` looks."""

    def watch(self, address: str, minutes: float | None = None) -> Watch:
        """Watch the address of a feed or a page; the desk looks every so many `minutes`, and with None it never does.

        An address that is watched already is then watched so often. Raises QueryError for an interval that is too
        short or too long, and for one address too many.
        """
        with transaction(self._connection, self.path):
            return watching.find(self._connection, watching.watch(self._connection, address, minutes, moment=now()))

    def watches(self) -> list[Watch]:
        """List the watches, the first one first."""
        with translated(self.path):
            return list(watching.listed(self._connection))

    def find_watch(self, number: int) -> Watch:
        """Give a watch by its number. Raises NotInArchiveError."""
        with translated(self.path):
            return watching.find(self._connection, number)

    def end_watch(self, number: int) -> None:
        """End a watch; the articles that it brought stay. Raises NotInArchiveError."""
        with transaction(self._connection, self.path):
            watching.end(self._connection, watching.find(self._connection, number).id)

    def note_look(
        self,
        number: int,
        *,
        at: str,
        error: str | None = None,
        came: tuple[int, int, int] = (0, 0, 0),
        sent: tuple[str | None, str | None] | None = None,
    ) -> None:
        """Note what came of a look at a moment (`at`): an error, or articles added, changed and failed.

        `sent` is what the server said of what it sent, ETag and Last-Modified; with None, what it said before holds.
        """
        with transaction(self._connection, self.path):
            watching.note(self._connection, number, moment=at, error=error, came=came, sent=sent)
