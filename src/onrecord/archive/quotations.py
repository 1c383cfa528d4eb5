"""Questions about quotations in SQL."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from onrecord.archive.query import Query
from onrecord.archive.quotation_query import QuotationQuery
from onrecord.archive.quotation_rows import StoredQuotation, StoredWording
from onrecord.archive.rows import Count
from onrecord.archive.searching import Conditions, Where, articles_where, by_ids, counted, statements_where
from onrecord.errors import NotInArchiveError

_FIRST: Final = (
    "(SELECT a.{column} FROM quotation_statements AS o JOIN articles AS a ON a.id = o.article"
    " WHERE o.quotation = q.id ORDER BY a.day IS NULL, a.day, a.published, a.id, o.statement LIMIT 1)"
)
_ANY: Final = "EXISTS (SELECT 1 FROM quotation_statements WHERE quotation = q.id AND {condition})"

_QUOTATION: Final = (
    "q.id, q.words, q.fullest, s.article, s.speaker,"
    f" {_FIRST.format(column='id')} AS first_article, {_FIRST.format(column='outlet')} AS first_outlet,"
    " nullif(q.first_day, '') AS first_day, nullif(q.last_day, '') AS last_day, q.statements, q.articles, q.outlets,"
    " (SELECT group_concat(kind) FROM (SELECT DISTINCT kind FROM quotation_statements"
    "  WHERE quotation = q.id AND statement <> q.fullest ORDER BY kind)) AS kinds,"
    f" {_ANY.format(condition='turn IS NOT NULL')} AS turned,"
    f" {_ANY.format(condition='other_speaker')} AS other_speaker,"
    f" {_ANY.format(condition='other_day')} AS other_day"
)
_TABLES: Final = "quotations AS q JOIN statements AS s ON s.id = q.fullest"

_ORDERS: Final = {
    "newest": " ORDER BY q.last_day DESC, q.id DESC",
    "largest": " ORDER BY q.outlets DESC, q.last_day DESC, q.id DESC",
}


def quotations(
    connection: sqlite3.Connection, query: QuotationQuery, *, limit: int | None, offset: int
) -> Iterator[StoredQuotation]:
    """Find quotations, in the order that the question asks for."""
    where = _where(query, _TABLES)
    rows = connection.execute(
        f"{where.sql(_QUOTATION, _ORDERS[query.order])} LIMIT ? OFFSET ?",
        (*where.values, -1 if limit is None else limit, offset),
    )
    return map(_stored, rows)


def count(connection: sqlite3.Connection, query: QuotationQuery) -> Count:
    """Count the quotations that a question finds, up to MOST_COUNTED."""
    where = _where(query, "quotations AS q")
    return counted(connection, where.sql("1"), where.values)


def quotation(connection: sqlite3.Connection, statement: int) -> StoredQuotation:
    """Give the quotation that a statement gives, by its number; raises NotInArchiveError."""
    row = connection.execute(
        f"SELECT {_QUOTATION} FROM {_TABLES}"
        " WHERE q.id = (SELECT quotation FROM quotation_statements WHERE statement = ?)",
        (statement,),
    ).fetchone()
    if row is None:
        raise NotInArchiveError("There is no such quotation", value=statement, hint="See `onrecord quotes`.")
    return _stored(row)


def wordings(
    connection: sqlite3.Connection, number: int, *, limit: int | None = None, offset: int = 0
) -> list[StoredWording]:
    """List the statements that give a quotation, the first one first; those of which nobody knows the day come last."""
    rows = connection.execute(
        "SELECT o.statement, o.statement = q.fullest AS fullest, o.kind, o.missing, o.instead, o.turn, o.other_speaker,"
        " o.other_day FROM quotation_statements AS o JOIN quotations AS q ON q.id = o.quotation"
        " JOIN articles AS a ON a.id = o.article WHERE o.quotation = ?"
        " ORDER BY a.day IS NULL, a.day, a.published, a.id, o.statement LIMIT ? OFFSET ?",
        (number, -1 if limit is None else limit, offset),
    ).fetchall()
    statements = by_ids(connection, [row["statement"] for row in rows])
    return [
        StoredWording(
            statement, bool(row["fullest"]), row["kind"], row["missing"], row["instead"], row["turn"],
            bool(row["other_speaker"]), bool(row["other_day"]),
        )
        for row, statement in zip(rows, statements, strict=True)
    ]  # fmt: skip


def _stored(row: sqlite3.Row) -> StoredQuotation:
    values = dict(row) | {name: bool(row[name]) for name in ("turned", "other_speaker", "other_day")}
    return StoredQuotation(**values | {"kinds": tuple((row["kinds"] or "").split(",")) if row["kinds"] else ()})


def _ask_of_statements(asked: Query, conditions: Conditions) -> None:
    """Ask of a statement that gives a quotation; walk from what narrows most.

    A period narrows little: quotations are walked by their days then, and each is asked for an article of the period.
    """
    if asked == Query():
        return
    if asked.statement_match is not None or asked.article is not None:
        found = statements_where(asked, reads="s")
        conditions.add(
            f"q.id IN (SELECT quotation FROM quotation_statements WHERE statement IN ({found.sql('s.id')}))",
            *found.values,
        )
        return
    given = articles_where(asked)
    if asked.outlet is not None:
        tables = f"{given.tables} CROSS JOIN quotation_statements AS o ON o.article = a.id"
        conditions.add(f"q.id IN ({given._replace(tables=tables).sql('o.quotation')})", *given.values)
        return
    tables = "quotation_statements AS o CROSS JOIN articles AS a ON a.id = o.article"
    each = Where(tables, ("o.quotation = q.id", *given.conditions), given.values)
    conditions.add(f"EXISTS ({each.sql('1')})", *each.values)


def _where(query: QuotationQuery, tables: str) -> Where:
    conditions = Conditions()
    if query.least > 1:
        conditions.add("q.articles > 1")  # as the indexes say it, so that they are used
        conditions.add("q.outlets >= ?", query.least)
    _ask_of_statements(query.of_statement, conditions)
    if query.turned:
        conditions.add("q.id IN (SELECT quotation FROM quotation_statements WHERE turn IS NOT NULL)")
    if query.kind in ("other_speaker", "other_day"):
        conditions.add(_ANY.format(condition=query.kind))
    elif query.kind is not None:
        conditions.add(_ANY.format(condition="kind = ? AND statement <> q.fullest"), query.kind)
    if query.story is not None:
        conditions.add(
            "q.id IN (SELECT quotation FROM story_articles AS m JOIN quotation_statements AS o"
            " ON o.article = m.article WHERE m.story = ?)",
            query.story,
        )
    return conditions.where(tables)
