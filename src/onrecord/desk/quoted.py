"""Lay out a quotation that several articles give: who printed it first, and how each wording differs."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.archive import StoredQuotation, StoredStatement, StoredWording, ToldBy
from onrecord.desk.timeline import Timeline, outlet_key, timeline
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


def printed_by(wordings: Sequence[StoredWording]) -> list[ToldBy]:
    """List the outlets that print a quotation, each with its first article and how many it has."""
    by_outlet: dict[str, dict[int, StoredWording]] = {}
    for each in wordings:
        article = each.statement.article
        by_outlet.setdefault(outlet_key(article.outlet), {}).setdefault(article.id, each)
    firsts = ((next(iter(each.values())).statement.article, len(each)) for each in by_outlet.values())
    return [ToldBy(first.outlet, first, count) for first, count in firsts]
