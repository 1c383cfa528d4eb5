"""Lay out a quotation that several articles give: who printed it first, and how each wording differs."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.archive import StoredQuotation, StoredStatement, StoredWording
from onrecord.archive.quotation_rows import printed_by
from onrecord.archive.story_rows import outlet_key
from onrecord.desk.timeline import Timeline, timeline
from onrecord.desk.wording import Stretch, stretches
from onrecord.stories.quotations import StatementView
from onrecord.stories.quotations.passages import passage


class ShownWording(NamedTuple):
    """A wording beside the fullest one; it `differs` unless both are the same word for word."""

    given: StoredWording
    stretches: tuple[Stretch, ...]
    differs: bool


class Quoted(NamedTuple):
    """A quotation with when outlets printed it, and with some of its wordings."""

    quotation: StoredQuotation
    timeline: Timeline
    wordings: tuple[ShownWording, ...]

    @property
    def alike(self) -> tuple[ShownWording, ...]:
        """The first wording of each outlet that is the fullest one word for word, with the same speaker and day."""
        by_outlet: dict[str, ShownWording] = {}
        for each in self.wordings:
            if not each.differs:
                by_outlet.setdefault(outlet_key(each.given.statement.article.outlet), each)
        return tuple(by_outlet.values())

    @property
    def differing(self) -> tuple[ShownWording, ...]:
        """The other wordings."""
        return tuple(each for each in self.wordings if each.differs)


def quoted(quotation: StoredQuotation, wordings: Sequence[StoredWording]) -> Quoted:
    """Lay out a quotation with its first wordings."""
    return Quoted(quotation, timeline(printed_by(wordings), ()), shown(quotation, wordings))


def shown(quotation: StoredQuotation, wordings: Sequence[StoredWording]) -> tuple[ShownWording, ...]:
    """Compare wordings with the fullest one."""
    found = []
    for each in wordings:
        words = stretches(quotation.words, quotation.words if each.fullest else direct_words(each.statement))
        is_other = each.other_speaker or each.other_day or each.turn is not None
        found.append(ShownWording(each, words, is_other or any(one.difference != "same" for one in words)))
    return tuple(found)


def direct_words(statement: StoredStatement) -> str:
    """Give what a statement has between quotation marks; its whole content if that is too little."""
    article = statement.article
    view = StatementView(statement.id, article.id, article.day, article.outlet, (), statement.content, statement.form)
    found = passage(view)
    return statement.content if found is None else found.text
