"""What an archive can tell of how good it is: samples that people have coded."""

from typing import Unpack

from onrecord.archive import auditing
from onrecord.archive.audit_rows import StoredAudit
from onrecord.archive.connection import translated
from onrecord.archive.connection import writing as transaction
from onrecord.archive.decisions import By, login
from onrecord.archive.opened import OpenArchive
from onrecord.archive.query import Filters, Query
from onrecord.audits import Coded, PassageCode, Results, StatementCode, Unit, evaluate
from onrecord.audits.drawing import new_seed


class AuditStore(OpenArchive):
    """The audits of an archive."""

    def draw_audit(
        self,
        sample: int = 200,
        *,
        passages: int | None = None,
        seed: int | None = None,
        name: str | None = None,
        who: str | None = None,
        **filters: Unpack[Filters],
    ) -> StoredAudit:
        """Draw a random sample to be coded: statements that the filters find, and passages of text; half of it each.

        Without a `seed`, one is chosen; the same seed draws the same sample of the same archive. The filters are those
        of `statements`. Those that pick statements leave no passages to be drawn: `passages` is 0 then. Raises
        QueryError if there is nothing to draw from.

        >>> from tempfile import TemporaryDirectory
        >>> from onrecord import Record
        >>> from onrecord.archive import Store
        >>> record = Record.from_json('''{"schema": "onrecord/1",
        ...   "article": {"id": "a", "text": "It rained. The mayor denied taking bribes."},
        ...   "statements": [{"id": "s1", "source": [{"start": 11, "end": 20}], "cue": [{"start": 21, "end": 27}],
        ...     "content": [{"start": 28, "end": 41}], "form": "indirect", "act": "deny", "confidence": 0.9}],
        ...   "model": {"name": "by hand", "version": "1"}}''')
        >>> with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
        ...     _ = store.keep(record)
        ...     audit = store.draw_audit(10, seed=1)
        ...     unit = store.next_audit_unit(audit.id, "Ada")
        ...     print(audit.units, unit.task.kind, unit.task.text)
        ...     store.code_unit(audit.id, 1, "Ada", StatementCode(statement="yes", speaker="nobody", act="deny"))
        ...     store.next_audit_unit(audit.id, "Ada").task.kind
        2 statement The mayor denied taking bribes.
        'passage'
        """
        plan = auditing.Plan.of(Query(**filters), sample, passages, new_seed() if seed is None else seed)
        with translated(self.path):
            drawn = auditing.drawn(self._connection, plan)
        with transaction(self._connection, self.path):
            number = auditing.keep(
                self._connection, name or f"Sample of {len(drawn.units)}", plan, drawn, By(who or login())
            )
            return auditing.one(self._connection, number)

    def remove_audit(self, audit: int) -> None:
        """Take an audit out of the archive, with all that was coded. Raises NotInArchiveError."""
        with transaction(self._connection, self.path):
            auditing.remove(self._connection, audit)

    def audits(self) -> list[StoredAudit]:
        """List the audits of the archive, the newest first."""
        with translated(self.path):
            return list(auditing.listed(self._connection))

    def audit(self, number: int) -> StoredAudit:
        """Give an audit. Raises NotInArchiveError."""
        with translated(self.path):
            return auditing.one(self._connection, number)

    def audit_units(self, audit: int) -> list[Unit]:
        """List the units of an audit in the order in which they are coded. Raises NotInArchiveError."""
        with translated(self.path):
            auditing.one(self._connection, audit)
            return auditing.units(self._connection, audit)

    def audit_unit(self, audit: int, number: int) -> Unit:
        """Give a unit of an audit. Raises NotInArchiveError."""
        with translated(self.path):
            return auditing.unit(self._connection, audit, number)

    def next_audit_unit(self, audit: int, coder: str) -> Unit | None:
        """Give the first unit that a coder hasn't coded yet; None if all are. Raises NotInArchiveError."""
        with translated(self.path):
            auditing.one(self._connection, audit)
            return auditing.next_unit(self._connection, audit, coder.strip())

    def code_unit(self, audit: int, number: int, coder: str, code: StatementCode | PassageCode) -> None:
        """Keep what a coder says of a unit; what they said of it before is replaced.

        Raises NotInArchiveError, and QueryError if it doesn't answer what the unit asks.
        """
        with transaction(self._connection, self.path):
            auditing.code(self._connection, audit, number, coder, code)

    def code_units(self, audit: int, coder: str, codes: dict[int, StatementCode | PassageCode]) -> None:
        """Keep what a coder says of several units, by number: of all or of none. Raises as `code_unit`."""
        with transaction(self._connection, self.path):
            for number, code in codes.items():
                auditing.code(self._connection, audit, number, coder, code)

    def audit_codes(self, audit: int) -> list[Coded]:
        """List what coders say of the units of an audit, in order. Raises NotInArchiveError."""
        with translated(self.path):
            auditing.one(self._connection, audit)
            return auditing.codes(self._connection, audit)

    def audit_code(self, audit: int, number: int, coder: str) -> StatementCode | PassageCode | None:
        """Give what a coder says of a unit; None if they haven't coded it."""
        with translated(self.path):
            return auditing.code_of(self._connection, audit, number, coder.strip())

    def audit_results(self, audit: int) -> Results:
        """Work out what follows from what was coded: agreement, precision, recall and corrected counts.

        Raises NotInArchiveError.
        """
        with translated(self.path):
            auditing.one(self._connection, audit)
            return evaluate(
                auditing.units(self._connection, audit),
                auditing.codes(self._connection, audit),
                auditing.counted(self._connection, audit),
            )
