"""What people decide about an archive."""

from collections.abc import Iterable, Sequence

from onrecord.archive import (
    correcting,
    decisions,
    dismissing,
    joining,
    outlets,
    same_persons,
)
from onrecord.archive.connection import translated
from onrecord.archive.connection import writing as transaction
from onrecord.archive.decisions import Apart, Checked, Dismissal, LineCorrection, OutletAlias, by
from onrecord.archive.opened import OpenArchive
from onrecord.archive.rows import (
    Decision,
)
from onrecord.errors import QueryError


class DecisionStore(OpenArchive):
    """The decisions of people, which all can be taken back."""

    def merge(self, keep: int, *others: int, who: str | None = None, why: str | None = None) -> None:
        """Join actors into one, which keeps the number and name of the first. Reading articles again doesn't change it.

        It is a decision, which `undo` takes back; `who` is the login name by default. Raises NotInArchiveError, and
        QueryError if you join an actor with itself.
        """
        with transaction(self._connection, self.path):
            joining.merge(self._connection, keep, others, by(who, why))

    def split(
        self, actor: int, *, articles: Sequence[int] = (), who: str | None = None, why: str | None = None
    ) -> list[int]:
        """Split an actor, and give the numbers of the resulting actors. Reading articles again doesn't change it.

        With the numbers of `articles`, their actor becomes an actor of its own. That is a decision, which `undo` takes
        back. Without `articles`, every join into the actor is undone. Raises NotInArchiveError, and QueryError if
        nothing can be split.
        """
        with transaction(self._connection, self.path):
            if articles:
                return [joining.split(self._connection, actor, articles, by(who, why))]
            return joining.part(self._connection, actor, by(who, why))

    def join_pairs(self, pairs: Iterable[tuple[int, int, str]], *, who: str | None = None) -> int:
        """Join pairs of actors, each with the reason, and count the joins: the first of a pair keeps its number.

        Either all of them are joined or none. Where an earlier pair has joined one of two, the pair is about the actor
        that it is now; so a pair may be joined already. What somebody has told apart, or these pairs would join in a
        roundabout way, is left out. Raises NotInArchiveError.
        """
        with transaction(self._connection, self.path):
            return joining.merge_pairs(self._connection, pairs, by(who, None))

    def tell_apart(
        self, pairs: Iterable[tuple[int, int]], *, who: str | None = None, why: str | None = None
    ) -> list[int]:
        """Say of pairs of actors that they aren't one, and give the decisions' numbers.

        They can't be joined until that is undone. Either all of them are told apart or none. Raises NotInArchiveError,
        and QueryError if somebody has said so already.
        """
        with transaction(self._connection, self.path):
            told = list(pairs)
            same_persons.note(self._connection, (actor for pair in told for actor in pair))
            return [joining.tell_apart(self._connection, *pair, by(who, why)) for pair in told]

    def dismiss(self, number: int, check_id: str, *, why: str, who: str | None = None) -> int:
        """Dismiss a finding of an article, and give the decision's number.

        It is a decision, which `undo` takes back; `who` is the login name by default. If the article is read or checked
        again, it holds for what the same check finds about the same words. Raises NotInArchiveError, and QueryError if
        `why` is empty or the finding was dismissed before.
        """
        with transaction(self._connection, self.path):
            return dismissing.dismiss(self._connection, number, check_id, by(who, why))

    def undismiss(self, number: int, check_id: str, *, who: str | None = None) -> None:
        """Take back that a finding was dismissed. Raises NotInArchiveError, and QueryError if it isn't dismissed."""
        with transaction(self._connection, self.path):
            decision = dismissing.decision_of(self._connection, number, check_id)
            if decision is None:
                raise QueryError("This finding isn't dismissed", value=f"{number}/{check_id}")
            self._undo(decision, who)

    def undo(self, decision: int, *, who: str | None = None) -> list[int]:
        """Take a decision back, and give the numbers of the actors that get anything by it.

        An actor that had been joined comes back under its own number, a finding that was dismissed counts again, and a
        record is as it was before a correction.
        Raises NotInArchiveError, and QueryError if the decision was taken back before, if a later one builds on it, or
        if its kind isn't known.
        """
        with transaction(self._connection, self.path):
            return self._undo(decision, who)

    def _undo(self, decision: int, who: str | None) -> list[int]:
        told_apart = [
            each for pair, number in joining.apart(self._connection).items() for each in pair if number == decision
        ]
        value = decisions.undo(self._connection, decision, by(who, None))
        if isinstance(value, Dismissal):
            dismissing.settle(self._connection, value.article)
            return []
        if isinstance(value, LineCorrection):
            correcting.settle(self._connection, value.article)
            return []
        if isinstance(value, OutletAlias):
            outlets.settle(self._connection)
            return []
        if isinstance(value, Apart | Checked):
            same_persons.note(self._connection, told_apart)
            return []
        return joining.settle_undone(self._connection, decision, value)

    def decision(self, number: int) -> Decision:
        """Give a decision by its number. Raises NotInArchiveError."""
        with translated(self.path):
            return decisions.decision(self._connection, number)

    def decisions(self, *, undone: bool = True) -> list[Decision]:
        """List the decisions of people, in order; without `undone`, only those that hold."""
        with translated(self.path):
            return list(decisions.listed(self._connection, undone=undone))
