"""What a page keeps behind its switch "everything": statements that nobody made outright."""

from onrecord.archive import Count, Filters, Store


def unsaid(archive: Store, filters: Filters, said: Count) -> Count | None:
    """Count the statements that `filters` leave out because nobody made them outright; `said` are those they find.

    None if the filters leave none of these out.
    """
    if not filters.get("said"):
        return None
    wider = filters.copy()
    wider["said"] = None
    every = archive.count(**wider)
    return Count(every.number - said.number, at_least=every.at_least)
