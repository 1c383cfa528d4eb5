"""What people put right in an archive."""

from onrecord.archive import articles, corrected, correcting, decisions, outlets
from onrecord.archive.connection import translated
from onrecord.archive.connection import writing as transaction
from onrecord.archive.decisions import by
from onrecord.archive.opened import OpenArchive
from onrecord.archive.rows import Count, Decision, StoredCorrection
from onrecord.corrections import Correction
from onrecord.schema import Record


class CorrectionStore(OpenArchive):
    """The records of an archive, as they were read and as people have corrected them."""

    def record(self, number: int) -> Record:
        """Give an article's record with what people have corrected in it. Raises NotInArchiveError.

        If nobody has corrected anything, it is the record byte for byte as it was kept.
        """
        with translated(self.path):
            return corrected.record(self._connection, number)

    def record_as_read(self, number: int) -> Record:
        """Give an article's record byte for byte as it was kept, without corrections. Raises NotInArchiveError."""
        with translated(self.path):
            return articles.record(self._connection, number)

    def put_right(
        self,
        number: int,
        *corrections: Correction,
        who: str | None = None,
        why: str | None = None,
        seen: int | None = None,
    ) -> list[int]:
        """Correct the record of an article, and give the numbers of the decisions: all corrections are made or none.

        Each is a decision, kept beside the record and never written over it; `undo` takes it back. It holds when the
        article is read again, as long as its words are there. `who` is the login name by default. `seen` is the number
        of the newest correction of the article that you know of, 0 for none. Raises NotInArchiveError;
        CorrectionError if the article has no such words or lines, or if its record says so already; and
        CorrectedSinceError if somebody has corrected the same line after `seen`.

        >>> from tempfile import TemporaryDirectory
        >>> from onrecord.archive import Store
        >>> from onrecord.corrections import FalseStatement, StatementAt, anchored
        >>> record = Record.from_json('''{"schema": "onrecord/1", "article": {"id": "a", "text": "Yes, Mary said."},
        ...   "statements": [{"id": "s1", "source": [{"start": 5, "end": 9}], "cue": [{"start": 10, "end": 14}],
        ...     "content": [{"start": 0, "end": 3}], "form": "indirect", "act": "assert", "confidence": 0.9}],
        ...   "model": {"name": "by hand", "version": "1"}}''')
        >>> with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
        ...     _, number = store.keep(record)
        ...     yes = StatementAt(content=anchored(record.statements[0].content, record.article.text))
        ...     [decision] = store.put_right(number, FalseStatement(at=yes), why="She only nodded.")
        ...     print(len(list(store.statements())), len(store.record(number).statements))
        ...     _ = store.undo(decision)
        ...     print(len(list(store.statements())), len(store.record(number).statements))
        0 0
        1 1
        """
        with transaction(self._connection, self.path):
            return correcting.put_right(self._connection, number, corrections, by(who, why), seen)

    def corrections(self, number: int) -> list[StoredCorrection]:
        """List the corrections of an article that nobody has taken back, in order, with what becomes of each.

        Raises NotInArchiveError.
        """
        with translated(self.path):
            return correcting.listed(self._connection, number)

    def check_whole(self, number: int, *, who: str | None = None, why: str | None = None) -> int:
        """Note that a person has read a whole article, and that its record is right now; give the decision's number.

        It holds for this version's text. `undo` takes it back. Raises NotInArchiveError, and CorrectionError if
        somebody has done so before.
        """
        with transaction(self._connection, self.path):
            return correcting.check(self._connection, number, by(who, why))

    def checked_by(self, number: int) -> list[Decision]:
        """List the decisions that a person has read a whole article. Raises NotInArchiveError."""
        with translated(self.path):
            return correcting.checked(self._connection, number)

    def latest_decisions(
        self, *, kind: str | None = None, who: str | None = None, undone: bool = True, limit: int = 25, offset: int = 0
    ) -> list[Decision]:
        """List what people have decided, the newest first: of one kind, of one person, or all.

        Without `undone`, only what holds.
        """
        with translated(self.path):
            return list(
                decisions.latest(self._connection, kind=kind, who=who, undone=undone, limit=limit, offset=offset)
            )

    def count_decisions(self, *, kind: str | None = None, who: str | None = None, undone: bool = True) -> Count:
        """Count what people have decided."""
        with translated(self.path):
            return decisions.count(self._connection, kind=kind, who=who, undone=undone)

    def corrected_date(self, number: int) -> str | None:
        """Give the date that somebody has given an article by a correction that holds; None if nobody has."""
        with translated(self.path):
            return correcting.corrected_date(self._connection, number)

    def corrected_articles(self) -> list[int]:
        """List the numbers of the articles that somebody has corrected or checked, each in its last version."""
        with translated(self.path):
            return correcting.corrected_articles(self._connection)

    def same_outlet(self, name: str, known_as: str, *, who: str | None = None, why: str | None = None) -> int:
        """Decide that an outlet is known by another name, and give the decision's number; `undo` takes it back.

        Its articles count as the other's from now on, also those to come. Raises NotInArchiveError if no article has
        the name, and QueryError if the two are one already.
        """
        with transaction(self._connection, self.path):
            return outlets.alias(self._connection, name, known_as, by(who, why))
