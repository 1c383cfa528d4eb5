"""How articles are removed from an archive for good."""

from onrecord.archive import removing, tombstones
from onrecord.archive.connection import connect, translated
from onrecord.archive.connection import writing as transaction
from onrecord.archive.decisions import by
from onrecord.archive.identity import identify
from onrecord.archive.opened import OpenArchive
from onrecord.archive.rows import Removed, Tombstone
from onrecord.errors import ArchiveBusyError
from onrecord.schema import Article, Original

WAIT_FOR_READERS = 20.0
"""Seconds to wait for those who read what is to be wiped."""


class RemovalStore(OpenArchive):
    """What is removed from an archive, and isn't added again."""

    def find_article(self, named: str) -> int:
        """Find an article by its number, its address or its id, and give the number of its last version.

        Raises NotInArchiveError, and QueryError if several articles have this id.
        """
        with translated(self.path):
            return removing.find(self._connection, named)

    def remove(
        self, article: int, *, why: str | None = None, who: str | None = None, tombstone: bool = False
    ) -> Removed:
        """Take an article out for good, in all its versions; raises NotInArchiveError.

        Its texts, records and original bytes go, what searches, stories, quotations and actors have of it, and what
        people have decided about it. Actors go that have nothing left. With a `tombstone`, the archive keeps hashes of
        it, who removed it and why, and doesn't add it again. Its bytes stay in the file until `wipe` is called.
        """
        with transaction(self._connection, self.path):
            return removing.remove(self._connection, article, by(who, why), tombstone=tombstone)

    def wipe(self) -> None:
        """Take the bytes of what was removed out of the file, if any are there: the file is written anew.

        That takes time and room for as much as is in the archive. Raises ArchiveBusyError if another process reads
        what was there before for too long: then some of these bytes stay in the file's log until this is called again.
        """
        with translated(self.path):
            if not removing.must_wipe(self._connection):
                return
        connection = connect(
            self.path, read_only=False, wait=WAIT_FOR_READERS
        )  # of its own: what is being read on another one can't hinder it
        try:
            with translated(self.path):
                done = removing.wipe(connection)
        finally:
            connection.close()
        if not done:
            raise ArchiveBusyError(
                "What was removed is out of the archive, but some of its bytes are still in the file's log, because"
                " another process is reading",
                value=str(self.path),
                hint="End that process, and run `onrecord remove --wipe`.",
            )

    def tombstone(self, of: Article | Original) -> Tombstone | None:
        """Give the tombstone of an article, or of the bytes of one; None if it wasn't removed for good."""
        mark = tombstones.mark_of(identify(of).key) if isinstance(of, Article) else of.fingerprint
        with translated(self.path):
            return tombstones.find(self._connection, mark)
