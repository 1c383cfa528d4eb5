"""What is drawn of results in a notebook: the columns of each kind, with the words that count marked."""

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from onrecord.archive import (
    Context,
    FoundArticle,
    StoredActor,
    StoredArticle,
    StoredCheck,
    StoredEvent,
    StoredQuotation,
    StoredStatement,
    StoredStory,
)
from onrecord.render.captions import day, days
from onrecord.render.checks import in_words
from onrecord.render.event_words import TYPES
from onrecord.render.results import Cell, Words, cell, table_html


def draw_results(found: Sequence[Any], *, more: bool = False) -> str:
    """Draw results of one kind as an HTML table; `more` says that there are further ones.

    >>> draw_results([]).count("Nothing was found.")
    1
    """
    if not found:
        return table_html((), ())
    heads, cells = _KINDS[type(found[0])]
    return table_html(heads, (cells(each) for each in found), more=more)


class _Kind(NamedTuple):
    """How results of one kind are drawn: the heads of the columns, and a row's cells."""

    heads: tuple[str, ...]
    cells: Callable[[Any], Sequence[Cell]]


def _statement(each: StoredStatement) -> Sequence[Cell]:
    return (
        cell(each.speaker or each.source), cell(each.act), _context(each.context), cell(each.article.outlet),
        _published(each.article), cell(f"{each.article.id}/{each.statement_id}"),
    )  # fmt: skip


def _event(each: StoredEvent) -> Sequence[Cell]:
    when = days(each.day_from, each.day_to) if each.day_from and each.day_to else None
    return (
        cell(TYPES.get(each.type, each.type)), cell(when), cell("; ".join(who.shown for who in each.who)),  # type: ignore[call-overload]
        cell("; ".join(who.shown for who in each.whom)), cell(each.standing_words), _context(each.context),
        cell(each.article.outlet), cell(f"{each.article.id}/{each.event_id}"),
    )  # fmt: skip


def _check(each: StoredCheck) -> Sequence[Cell]:
    return (
        cell(in_words(each.kind)), cell(in_words(each.verdict)), cell(each.message), _context(each.context),
        cell(each.article.outlet), _published(each.article), cell(f"{each.article.id}/{each.check_id}"),
    )  # fmt: skip


def _article(each: StoredArticle) -> Sequence[Cell]:
    return cell(each.title), cell(each.outlet), _published(each), cell(each.id)


def _found_article(each: FoundArticle) -> Sequence[Cell]:
    snippet = tuple(Words(piece.text, "found" if piece.found else "") for piece in each.snippet)
    title, *others = _article(each.article)
    return title, snippet, *others


def _story(each: StoredStory) -> Sequence[Cell]:
    when = days(each.first_day, each.last_day) if each.first_day and each.last_day else None
    return cell(each.title), cell(when), cell(each.articles), cell(each.outlets), cell(each.id)


def _quotation(each: StoredQuotation) -> Sequence[Cell]:
    first = day(each.first_day) if each.first_day else None
    return (
        cell(each.words), cell(each.speaker), cell(each.first_outlet), cell(first), cell(each.articles),
        cell(", ".join(each.kinds)), cell(each.id),
    )  # fmt: skip


def _actor(each: StoredActor) -> Sequence[Cell]:
    known = (each.kind, each.office, each.country, each.articles, each.statements, each.id)
    return cell(each.name), *map(cell, known)


def _context(context: Context | None) -> Cell:
    if context is None:
        return ()
    return tuple(
        Words(piece.text, " ".join(filter(None, ("content" if piece.content else "", "found" if piece.found else ""))))
        for piece in context.pieces
    )


def _published(article: StoredArticle) -> Cell:
    return cell(article.published and day(article.published))


_KINDS: Final[dict[type, _Kind]] = {
    StoredStatement: _Kind(("who", "act", "in its sentence", "outlet", "published", "statement"), _statement),
    StoredEvent: _Kind(
        ("what", "when", "who", "whom", "how it stands", "in its sentence", "outlet", "event"), _event
    ),
    StoredCheck: _Kind(
        ("check", "verdict", "what it says", "in its sentence", "outlet", "published", "finding"), _check
    ),
    StoredArticle: _Kind(("title", "outlet", "published", "article"), _article),
    FoundArticle: _Kind(("title", "text", "outlet", "published", "article"), _found_article),
    StoredStory: _Kind(("story", "days", "articles", "outlets", "number"), _story),
    StoredQuotation: _Kind(
        ("words", "who", "first in", "first on", "articles", "other wordings", "number"), _quotation
    ),
    StoredActor: _Kind(("name", "kind", "office", "country", "articles", "statements", "number"), _actor),
}  # fmt: skip
