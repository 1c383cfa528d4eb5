"""Runs the checks again on records that are there already."""

from onrecord.schema import Record
from onrecord.settings import Settings


def recheck(record: Record, settings: Settings) -> Record:
    """Hold a finished record against itself again: copy it, with the findings of the checks that the settings choose.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="It rained."), model=Model(name="by hand", version="1"))
    >>> recheck(record, Settings(checks="none")) == record
    True
    """
    from onrecord.checks import check, chosen

    return check(record, chosen(settings.checks))
