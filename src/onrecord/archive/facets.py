"""How what is found divides: by speaker, outlet, form, kind and time."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.archive.query import Query
from onrecord.archive.rows import ArticleFacets, Bar, Facets
from onrecord.archive.searching import articles_where, by_date, statements_where

MOST_DIVIDED = 2_000
"""So many statements or articles are looked at to tell how all divide."""


def of_statements(connection: sqlite3.Connection, query: Query, *, most: int) -> Facets:
    """Tell how the statements that a question finds divide; by MOST_DIVIDED of them where there are more.

    These are the newest, or with words those that were added first.
    """
    where = statements_where(query)
    order = "" if query.statement_match else by_date(query)
    columns = "s.id, s.form, s.source_kind, a.outlet, a.day"
    rows = connection.execute(f"{where.sql(columns, order)} LIMIT {MOST_DIVIDED + 1}", where.values).fetchall()
    complete = len(rows) <= MOST_DIVIDED
    ids, forms, kinds, outlets, days = zip(*rows[:MOST_DIVIDED], strict=True) if rows else ((),) * 5
    return Facets(
        speaker=_speakers(connection, ids, most),
        outlet=bars(outlets, most),
        form=bars(forms, most),
        source_kind=bars(kinds, most),
        year=bars(_cut(days, 4), most),
        month=bars(_cut(days, 7), most),
        complete=complete,
    )


def of_articles(connection: sqlite3.Connection, query: Query, *, most: int) -> ArticleFacets:
    """Tell how the articles that a question finds divide, the same way."""
    where = articles_where(query)
    order = "" if query.words else " ORDER BY a.day DESC, a.id DESC"
    rows = connection.execute(
        f"{where.sql('a.outlet, a.day', order)} LIMIT {MOST_DIVIDED + 1}", where.values
    ).fetchall()
    complete = len(rows) <= MOST_DIVIDED
    outlets, days = zip(*rows[:MOST_DIVIDED], strict=True) if rows else ((), ())
    return ArticleFacets(
        outlet=bars(outlets, most),
        year=bars(_cut(days, 4), most),
        month=bars(_cut(days, 7), most),
        complete=complete,
    )


def _speakers(connection: sqlite3.Connection, ids: Sequence[int], most: int) -> tuple[Bar, ...]:
    """Count the statements of each actor who speaks in one of them; those of nobody known under None."""
    # As one value: with a mark for each id, every number of them would be a question to be kept ready of its own.
    pairs = connection.execute(
        "SELECT DISTINCT statement, actor FROM speakers WHERE statement IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    ).fetchall()
    counted = Counter(actor for _, actor in pairs)
    spoken = {statement for statement, _ in pairs}
    best = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    named = "SELECT id, name FROM actors WHERE id IN (SELECT value FROM json_each(?))"
    names = dict(connection.execute(named, (json.dumps([actor for actor, _ in best]),)).fetchall())
    bars = [Bar(names[actor], number, actor) for actor, number in best]
    if silent := len(ids) - len(spoken):
        bars.append(Bar(None, silent))
    return tuple(sorted(bars, key=lambda bar: -bar.count)[:most])


def bars(values: Iterable[str | None], most: int) -> tuple[Bar, ...]:
    """Count values, the largest first, then by value."""
    counted = sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0] or ""))
    return tuple(Bar(value, number) for value, number in counted[:most])


def _cut(days: Iterable[str | None], length: int) -> Iterable[str | None]:
    return (day[:length] if day else None for day in days)
