"""Questions in SQL."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from onrecord.archive.articles import SELECTED, stored
from onrecord.archive.contexts import AROUND, Passage, contexts
from onrecord.archive.highlights import beginning, snippet
from onrecord.archive.names import last_word_match, passage_match
from onrecord.archive.query import AFTER, Order, Query
from onrecord.archive.ranking import score_sql
from onrecord.archive.rows import Context, Count, FoundArticle, StoredStatement
from onrecord.archive.words import match
from onrecord.schema import SAID, SURE

MOST_COUNTED = 10_000
"""Counting stops there: nobody pages so far, and the number must come at once."""

MOST_RANKED = 20_000
"""So many matches are compared to find the best."""

MOST_WALKED = 3_000
"""So many of the newest statements are looked at for a word that stands in more than MOST_RANKED."""

_DAY = len("2024-03-05")
_CHUNK = 100

_STATEMENT = (
    "id", "statement_id", "speaker", "source", "cue", "content", "form", "act", "source_kind", "unresolved", "within",
    "confidence", "start", "end", "place", "speaker_confidence", "corrected",
)  # fmt: skip
_ONCE = (
    "NOT EXISTS (SELECT 1 FROM {table}"
    " WHERE actor = l.actor AND day = l.day AND statement = l.statement AND appearance < l.appearance)"
)
"""Takes a statement once where two appearances of an actor both speak in it."""


_SPEAKS = (
    "(s.speaker IS NULL"
    " OR EXISTS (SELECT 1 FROM speakers WHERE statement = s.id"
    "  AND actor IN (SELECT rowid FROM actors_fts WHERE actors_fts MATCH ?))"
    " OR (s.id IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)"
    "  AND EXISTS (SELECT 1 FROM speakers JOIN actors ON actors.id = actor WHERE statement = s.id AND NOT named))"
    " OR (s.id IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)"
    "  AND (SELECT count(DISTINCT actor) FROM speakers WHERE statement = s.id) = 1"
    "  AND EXISTS (SELECT 1 FROM speakers WHERE statement = s.id"
    "   AND actor IN (SELECT rowid FROM actors_fts WHERE actors_fts MATCH ?))))"
)
"""Takes of the statements whose speaker or source has the words of a name those that one of this name makes.

The words of a source count only where nobody knows who speaks. One speaker has the whole name, not two of them
together, and in its own form: Roberts isn't Robert. Only who goes by a description may be called otherwise. Where a
source gives more of a name than the record's one actor has, it counts if its last word is the actor's too.
"""


class Where(NamedTuple):
    """Tables in the order in which they are walked, conditions on them, and the values for both."""

    tables: str
    conditions: tuple[str, ...]
    values: tuple[Any, ...]

    def sql(self, columns: str, order: str = "") -> str:
        """Make a SELECT of it."""
        where = f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""
        return f"SELECT {columns} FROM {self.tables}{where}{order}"


class Conditions:
    """Conditions that all must hold, with the values for them."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.values: list[Any] = []

    def add(self, condition: str, *values: Any) -> None:
        """Add one condition."""
        self.written.append(condition)
        self.values.extend(values)

    def where(self, tables: str) -> Where:
        """Put them on tables."""
        return Where(tables, tuple(self.written), tuple(self.values))


def statements(
    connection: sqlite3.Connection, query: Query, *, order: Order, limit: int | None, offset: int
) -> Iterator[StoredStatement]:
    """Find statements, a few at a time."""
    ranked = order == "rank" and query.statement_match is not None
    where = statements_where(query, reads="s" if ranked else "sa")
    if ranked:
        sql = _best(where, "s.id", "statements_fts", score_sql())
    elif limit is not None and (newest := _newest(connection, query, offset + limit)) is not None:
        yield from by_ids(connection, newest[offset:], query.marked)
        return
    else:
        sql = where.sql("s.id", by_date(query))
    cursor = connection.execute(sql + " LIMIT ? OFFSET ?", (*where.values, -1 if limit is None else limit, offset))
    while ids := [row[0] for row in cursor.fetchmany(_CHUNK)]:
        yield from by_ids(connection, ids, query.marked)


def _newest(connection: sqlite3.Connection, query: Query, wanted: int) -> list[int] | None:
    """Find the newest statements that have words which are frequent, by looking at statements from the newest back.

    To sort all that have such words takes far longer. None where the words aren't frequent, where so few of the newest
    have them that all must be sorted after all, or where the question narrows more than words do.
    """
    words = query.statement_match
    if words is None or query.article is not None or _link(query) is not None or wanted > MOST_WALKED:
        return None
    frequent = f"SELECT count(*) FROM (SELECT 1 FROM statements_fts WHERE statements_fts MATCH ? LIMIT {MOST_RANKED})"
    if connection.execute(frequent, (words,)).fetchone()[0] < MOST_RANKED:
        return None
    on_articles, article_values = _on_articles(query)
    on_statements, statement_values = _on_statements(query)
    walked = Where("articles AS a CROSS JOIN statements AS s ON s.article = a.id", tuple(on_articles), ())
    order = f"{by_date(query)} LIMIT {MOST_WALKED}"
    fits = " AND ".join(on_statements) or "1"
    candidates = connection.execute(
        f"SELECT s.id, {fits} FROM ({walked.sql('s.id', order)}) AS w CROSS JOIN statements AS s ON s.id = w.id",
        (*statement_values, *article_values),
    ).fetchall()
    has_words = "SELECT 1 FROM statements_fts WHERE statements_fts MATCH ? AND rowid = ?"
    found: list[int] = []
    for number, fit in candidates:
        if fit and connection.execute(has_words, (words, number)).fetchone():
            found.append(number)
            if len(found) == wanted:
                return found
    return found if len(candidates) < MOST_WALKED else None


def by_ids(connection: sqlite3.Connection, ids: Sequence[int], marked: str | None = None) -> list[StoredStatement]:
    """Give the statements of these numbers, in this order, with what is `marked` in the language of FTS5."""
    columns = ", ".join(f's."{name}"' for name in _STATEMENT)
    speakers = (  # in the order of their names in `s.speaker`
        "(SELECT group_concat(actor) FROM"
        " (SELECT actor FROM speakers WHERE statement = s.id GROUP BY actor ORDER BY min(appearance)))"
    )
    named = (
        "EXISTS (SELECT 1 FROM speakers JOIN appearances ON appearances.id = appearance"
        " WHERE statement = s.id AND appearances.named)"
    )
    around = f"max(0, s.start - {AROUND})"
    rows = connection.execute(
        f"SELECT {columns}, {SELECTED}, {speakers}, {named}, {around},"
        f' substr(t.text, {around} + 1, s."end" - {around} + {AROUND})'
        " FROM statements AS s JOIN articles AS a ON a.id = s.article JOIN texts AS t ON t.article = s.article"
        f" WHERE s.id IN ({', '.join('?' * len(ids))})",
        ids,
    ).fetchall()
    passages = [_passage(row) for row in rows]
    found = {
        row[0]: _statement(tuple(row), context) for row, context in zip(rows, contexts(passages, marked), strict=True)
    }
    return [found[each] for each in ids if each in found]


def articles(
    connection: sqlite3.Connection, query: Query, *, order: Order, limit: int | None, offset: int
) -> Iterator[FoundArticle]:
    """Find articles, a few at a time; where the question is of statements too, those that have such a one."""
    where = articles_where(query)
    if order == "rank" and query.words is not None:
        sql = _best(where, "a.id", "texts_fts", "bm25(texts_fts)")
    else:
        sql = where.sql("a.id", " ORDER BY a.day DESC, a.id DESC")
    cursor = connection.execute(sql + " LIMIT ? OFFSET ?", (*where.values, -1 if limit is None else limit, offset))
    while ids := [row[0] for row in cursor.fetchmany(_CHUNK)]:
        yield from articles_by_ids(connection, ids, query.words)


def articles_by_ids(connection: sqlite3.Connection, ids: Sequence[int], words: str | None) -> Iterator[FoundArticle]:
    """Give the articles of these numbers, in this order, each with where it has the words that found it."""
    for each in ids:
        row = connection.execute(f"SELECT {SELECTED} FROM articles AS a WHERE a.id = ?", (each,)).fetchone()
        article = stored(row)
        if words is None and not article.title:
            yield FoundArticle(article, beginning(connection, each))
        else:
            yield FoundArticle(article, snippet(connection, each, words))


def count_statements(connection: sqlite3.Connection, query: Query) -> Count:
    """Count the statements that a question finds, up to MOST_COUNTED."""
    where = statements_where(query, reads="")
    return counted(connection, where.sql("1"), where.values)


def count_articles(connection: sqlite3.Connection, query: Query) -> Count:
    """Count the articles that a question finds, up to MOST_COUNTED."""
    where = articles_where(query)
    return counted(connection, where.sql("1"), where.values)


def _passage(row: sqlite3.Row) -> Passage:
    *_, first, text = row
    return Passage(text, row["start"] - first, row["end"] - first, row["content"], row["cue"])


def _statement(values: Sequence[Any], context: Context) -> StoredStatement:
    statement = dict(zip(_STATEMENT, values, strict=False))
    return StoredStatement(
        article=stored(values[len(_STATEMENT) : -4]),
        speakers=tuple(map(int, values[-4].split(","))) if values[-4] else (),
        speaker_named=bool(values[-3]),
        context=context,
        **statement | {"corrected": bool(statement["corrected"])},
    )


def statements_where(query: Query, *, reads: str = "sa") -> Where:
    """Walk from what narrows most: words, then an actor, then days.

    `reads` names the tables whose columns are wanted, the statements s and the articles a: to look up each row of a
    table of which nothing is asked takes as long as all the rest.
    """
    conditions, values = _on_statements(query)
    on_articles, article_values = _on_articles(query)
    with_articles = "a" in reads or bool(on_articles)
    with_statements = with_articles or "s" in reads or bool(conditions)
    if (words := query.statement_match) is not None:
        tables, number = "statements_fts", "statements_fts.rowid"
        conditions = ["statements_fts MATCH ?", *conditions]
        values = [words, *values]
    elif (link := _link(query)) is not None:
        table, actor = link
        tables, number = f"{table} AS l", "l.statement"
        conditions = ["l.actor = ?", _ONCE.format(table=table), *conditions]
        values = [actor, *values]
    else:
        tables = "articles AS a CROSS JOIN statements AS s ON s.article = a.id" if with_articles else "statements AS s"
        return Where(tables, (*conditions, *on_articles), (*values, *article_values))
    if with_statements:
        tables += f" CROSS JOIN statements AS s ON s.id = {number}"
    if with_articles:
        tables += " CROSS JOIN articles AS a ON a.id = s.article"
    return Where(tables, (*conditions, *on_articles), (*values, *article_values))


def leading_number(query: Query) -> str | None:
    """The column that `statements_where` walks first, where that is the number of a statement."""
    if query.statement_match is not None:
        return "statements_fts.rowid"
    return None if _link(query) is None else "l.statement"


def articles_where(query: Query) -> Where:
    on_articles, values = _on_articles(query)
    tables, conditions = "articles AS a", ["a.latest", *on_articles]
    if query.words is not None:
        tables = "texts_fts CROSS JOIN articles AS a ON a.id = texts_fts.rowid"
        conditions = ["texts_fts MATCH ?", *conditions]
        values = [match(query.words), *values]
    inner = replace(query, words=None, since=None, until=None, outlet=None, article=None)  # what is of statements
    if inner.statement_match or _link(inner):
        having = statements_where(inner)
        conditions.append(f"a.id IN ({having.sql('s.article')})")
        values += having.values
    elif inner != Query():
        of_statements, statement_values = _on_statements(inner)
        having = Where("statements AS s", ("s.article = a.id", *of_statements), tuple(statement_values))
        conditions.append(f"EXISTS ({having.sql('1')})")
        values += having.values
    return Where(tables, tuple(conditions), tuple(values))


def _on_statements(query: Query) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    for column, value in (("form", query.form), ("act", query.act), ("source_kind", query.source_kind)):
        if value is not None:
            conditions.append(f"s.{column} = ?")
            values.append(value)
    for column, least in (("confidence", query.confidence), ("speaker_confidence", query.speaker_confidence)):
        if least is not None:
            conditions.append(f"s.{column} >= ?")
            values.append(least)
    if query.said:
        said = f"(s.form = 'direct' OR s.act IN ({', '.join('?' * len(SAID))}))"
        conditions.append(f"{said} AND s.within IS NULL AND s.confidence >= ?")
        values += (*SAID, SURE)
    if query.speaker_match is not None:
        conditions.append(_SPEAKS)
        name = query.speaker or ""
        matches = query.speaker_match, f"speaker : ({query.speaker_match})", f"source : ({passage_match(name)})"
        values += [*matches, last_word_match(name)]
    walked = None if query.statement_match else _link(query)
    for table, actor in (("speakers", query.actor), ("subjects", query.subject)):
        if actor is not None and (table, actor) != walked:
            conditions.append(f"EXISTS (SELECT 1 FROM {table} WHERE statement = s.id AND actor = ?)")
            values.append(actor)
    return conditions, values


def _link(query: Query) -> tuple[str, int] | None:
    """The table that leads from an actor to statements, and the actor."""
    if query.actor is not None:
        return "speakers", query.actor
    return None if query.subject is None else ("subjects", query.subject)


def _on_articles(query: Query) -> tuple[list[str], list[Any]]:
    conditions: list[str] = []
    values: list[Any] = []
    if query.article is not None:
        conditions.append("a.id = ?")
        values.append(query.article)
    if query.outlet is not None:
        conditions.append("a.outlet = ? COLLATE NOCASE")
        values.append(query.outlet)
    if query.since is not None:
        conditions.append("a.day >= ?")
        values.append(query.since)
    if query.until is not None:
        conditions.append("a.day < ?")
        values.append(query.until + AFTER)
    return conditions, values


def _best(where: Where, number: str, table: str, score: str) -> str:
    """Put what matches in the order of rank: of more than MOST_RANKED, those that were added last.

    A word that stands everywhere tells nothing of what is meant, and to rank a million matches takes seconds.
    """
    last = where.sql(f"{number} AS id, {score} AS score", f" ORDER BY {table}.rowid DESC LIMIT {MOST_RANKED}")
    return f"SELECT id FROM ({last}) ORDER BY score, id"


def by_date(query: Query) -> str:
    """The newest first, within a day what was added last; an actor's statements lie in the order of days already."""
    if query.article is not None:
        return " ORDER BY s.id"
    walked = query.statement_match is None and _link(query) is not None
    return " ORDER BY l.day DESC, s.id" if walked else " ORDER BY a.day DESC, a.id DESC, s.id"


def counted(connection: sqlite3.Connection, chosen: str, values: Sequence[Any]) -> Count:
    """Count the rows of a SELECT, up to MOST_COUNTED."""
    sql = f"SELECT count(*) FROM ({chosen} LIMIT {MOST_COUNTED + 1})"
    (number,) = connection.execute(sql, values).fetchone()
    return Count(min(number, MOST_COUNTED), at_least=number > MOST_COUNTED)


def days_said(connection: sqlite3.Connection, statements: Iterable[int]) -> Iterator[tuple[int, str | None]]:
    """Give for each statement the day on which it was said, else the day of its article; None for neither."""
    for statement in statements:
        row = connection.execute(
            "SELECT t.earliest, t.latest, a.published, a.day FROM statements AS s"
            " JOIN articles AS a ON a.id = s.article"
            " LEFT JOIN times AS t ON t.article = s.article AND t.time_id = s.said_on WHERE s.id = ?",
            (statement,),
        ).fetchone()
        earliest, latest = (row["earliest"] or "")[:_DAY], (row["latest"] or "")[:_DAY]
        if len(earliest) == _DAY and earliest == latest:
            yield statement, earliest
        else:
            yield statement, row["day"] if len(row["published"] or "") >= _DAY else None
