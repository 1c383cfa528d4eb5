"""Corrects records of an archive, and gathers anew what their articles share with others."""

from collections.abc import Sequence

from onrecord.archive import Store
from onrecord.corrections import Edit, correction_of
from onrecord.pipeline.gathering import gather_some


def put_right(
    store: Store,
    number: int,
    edits: Sequence[Edit],
    *,
    who: str | None = None,
    why: str | None = None,
    seen: int | None = None,
) -> list[int]:
    """Put right what the record of an article says, and give the numbers of the decisions: all edits hold or none.

    Raises NotInArchiveError, CorrectionError if the record can't be corrected so, and CorrectedSinceError if somebody
    has corrected the same line after the correction `seen`.
    """
    record = store.record(number)
    decided = store.put_right(number, *(correction_of(record, edit) for edit in edits), who=who, why=why, seen=seen)
    gather_some(store)
    return decided


def take_back(store: Store, decision: int, *, who: str | None = None) -> list[int]:
    """Take a decision back, as `Store.undo` does."""
    actors = store.undo(decision, who=who)
    gather_some(store)
    return actors
