"""The frozen rows that an archive returns about quotations that several articles give."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.archive.results import Drawn
from onrecord.archive.rows import StoredStatement
from onrecord.archive.story_rows import ToldBy, outlet_key


@dataclass(frozen=True, slots=True)
class StoredQuotation(Drawn):
    """Direct words that articles give; `id` is the number of the first statement with them in the archive.

    `words` is the fullest wording, that of the statement `fullest` in the article `article`, and `speaker` who said it
    there. `first_article` printed it first, as far as days are known, and `first_outlet` is its outlet. `kinds` tells
    how other wordings differ; `turned` that one leaves out or puts in a word that turns what is said; `other_speaker`
    and `other_day` that it is also given to somebody else, or to another day.
    """

    id: int
    words: str
    fullest: int
    article: int
    speaker: str | None
    first_article: int
    first_outlet: str | None
    first_day: str | None
    last_day: str | None
    statements: int
    articles: int
    outlets: int
    kinds: tuple[str, ...]
    turned: bool
    other_speaker: bool
    other_day: bool


@dataclass(frozen=True, slots=True)
class StoredWording:
    """A statement that gives a quotation, and how it differs from the fullest wording.

    `kind` is identical, cut, altered or translated. `missing` are words that it doesn't have, `instead` words that it
    has instead. `turn` is the word that turns what is said, and that one side lacks.
    """

    statement: StoredStatement
    fullest: bool
    kind: str
    missing: str | None
    instead: str | None
    turn: str | None
    other_speaker: bool
    other_day: bool


def printed_by(wordings: Iterable[StoredWording]) -> list[ToldBy]:
    """List the outlets that print a quotation, each with its first article and how many it has."""
    by_outlet: dict[str, dict[int, StoredWording]] = {}
    for each in wordings:
        article = each.statement.article
        by_outlet.setdefault(outlet_key(article.outlet), {}).setdefault(article.id, each)
    firsts = ((next(iter(each.values())).statement.article, len(each)) for each in by_outlet.values())
    return [ToldBy(first.outlet, first, count) for first, count in firsts]
