"""Removes an article, and mends what it had a part in."""

from onrecord.archive import Removed, Store
from onrecord.archive.decisions import By
from onrecord.archive.gathering import Shelves
from onrecord.pipeline.same_person import look_at_some
from onrecord.pipeline.shelves import Quotations
from onrecord.stories.quotations import mend_quotations


def remove(store: Store, article: int, by: By, *, tombstone: bool = False) -> Removed:
    """Take an article out of an archive, in all its versions, and compare anew its quotations and its persons.

    Its bytes are still in the file until `Store.wipe` is called. Raises NotInArchiveError.
    """
    removed = store.remove(article, why=by.why, who=by.who, tombstone=tombstone)
    store.mend(_mend)
    while look_at_some(store):
        pass
    return removed


def _mend(shelves: Shelves) -> None:
    mend_quotations(Quotations(shelves.quotations))
