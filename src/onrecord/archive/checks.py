"""Questions about findings in SQL."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.archive.articles import SELECTED, stored
from onrecord.archive.check_query import CheckQuery
from onrecord.archive.contexts import AROUND, Passage, contexts
from onrecord.archive.facets import MOST_DIVIDED
from onrecord.archive.query import AFTER
from onrecord.archive.rows import (
    CheckCount,
    CheckCounts,
    CheckedWords,
    Context,
    Count,
    Dismissed,
    OutletCount,
    StoredCheck,
)
from onrecord.archive.searching import Conditions, Where, counted
from onrecord.schema import Elsewhere

_CHUNK = 100

_NEWEST = " ORDER BY c.day DESC, c.article DESC, c.id"
"""Those of the newest articles first; within an article in the order of its record."""

_CHECK = ("id", "check_id", "number", "kind", "verdict", "level", "message", "confidence", "start", "end", "place")


def checks(
    connection: sqlite3.Connection, query: CheckQuery, *, limit: int | None, offset: int
) -> Iterator[StoredCheck]:
    """Find findings, a few at a time."""
    where = checks_where(query)
    cursor = connection.execute(
        f"{where.sql('c.id', _NEWEST)} LIMIT ? OFFSET ?", (*where.values, -1 if limit is None else limit, offset)
    )
    while ids := [row[0] for row in cursor.fetchmany(_CHUNK)]:
        yield from by_ids(connection, ids)


def count(connection: sqlite3.Connection, query: CheckQuery) -> Count:
    """Count the findings that a question finds, up to MOST_COUNTED."""
    where = checks_where(query)
    return counted(connection, where.sql("1"), where.values)


def counts(
    connection: sqlite3.Connection, query: CheckQuery, precision: Mapping[str, float], *, most: int
) -> CheckCounts:
    """Count what a question finds by check and by outlet, beside how often the check is right.

    What isn't in `precision` isn't counted. By the newest MOST_DIVIDED findings where there are more.
    """
    where = checks_where(replace(query, dismissed=None), with_articles=True)
    columns = "c.kind, a.outlet, c.article, c.decision IS NOT NULL"
    rows = connection.execute(f"{where.sql(columns, _NEWEST)} LIMIT {MOST_DIVIDED + 1}", where.values).fetchall()
    standing: Counter[str] = Counter()
    dismissed: Counter[str] = Counter()
    by_outlet: dict[str, Counter[str | None]] = defaultdict(Counter)
    articles: dict[tuple[str, str | None], set[int]] = defaultdict(set)
    for kind, outlet, article, gone in rows[:MOST_DIVIDED]:
        if gone:
            dismissed[kind] += 1
        else:
            standing[kind] += 1
            by_outlet[kind][outlet] += 1
            articles[kind, outlet].add(article)
    found = []
    for kind in sorted(standing | dismissed, key=lambda kind: (-standing[kind], kind)):
        if kind in precision:
            outlets = sorted(by_outlet[kind].items(), key=lambda pair: (-pair[1], pair[0] or ""))[:most]
            divided = tuple(OutletCount(name, number, len(articles[kind, name])) for name, number in outlets)
            found.append(CheckCount(kind, precision[kind], standing[kind], dismissed[kind], divided))
    return CheckCounts(tuple(found), complete=len(rows) <= MOST_DIVIDED)


def by_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> list[StoredCheck]:
    """Give the findings of these rows, in this order."""
    wanted = json.dumps(list(ids))
    columns = ", ".join(f'c."{name}"' for name in _CHECK)
    rows = connection.execute(
        f"SELECT {columns}, c.statements, c.events, c.elsewhere, d.id AS decision, d.who, d.why, d.decided_at,"
        f" {SELECTED}"
        " FROM checks AS c JOIN articles AS a ON a.id = c.article LEFT JOIN decisions AS d ON d.id = c.decision"
        " WHERE c.id IN (SELECT value FROM json_each(?))",
        (wanted,),
    ).fetchall()
    words, around = _words(connection, wanted), _contexts(connection, wanted)
    found = {}
    for row in rows:
        values = tuple(row)
        statements, events, elsewhere, *decided = values[len(_CHECK) : len(_CHECK) + 7]
        found[row[0]] = StoredCheck(
            **dict(zip(_CHECK, values, strict=False)),
            article=stored(values[len(_CHECK) + 7 :]),
            about=tuple(words[row[0], "about"]),
            evidence=tuple(words[row[0], "evidence"]),
            statements=tuple(json.loads(statements)),
            events=tuple(json.loads(events)),
            elsewhere=tuple(Elsewhere(**each) for each in json.loads(elsewhere)),
            dismissed=None if decided[0] is None else Dismissed(*decided),
            context=around.get(row[0]),
        )
    return [found[each] for each in ids if each in found]


def _words(connection: sqlite3.Connection, ids: str) -> dict[tuple[int, str], list[CheckedWords]]:
    """Give the words of findings by finding and role; `ids` is a JSON array of rows."""
    words: dict[tuple[int, str], list[CheckedWords]] = defaultdict(list)
    rows = connection.execute(
        'SELECT finding, role, start, "end", text FROM check_words'
        " WHERE finding IN (SELECT value FROM json_each(?)) ORDER BY finding, role, number",
        (ids,),
    )
    for finding, role, *rest in rows:
        words[finding, role].append(CheckedWords(*rest))
    return words


def _contexts(connection: sqlite3.Connection, ids: str) -> dict[int, Context]:
    """Give the sentence around the first words of each finding that has a place in the text."""
    rows = connection.execute(
        f'SELECT c.id, w.text, w.start - max(0, w.start - {AROUND}), w."end" - max(0, w.start - {AROUND}),'
        f' substr(t.text, max(0, w.start - {AROUND}) + 1, w."end" - max(0, w.start - {AROUND}) + {AROUND})'
        " FROM checks AS c JOIN check_words AS w ON w.finding = c.id AND w.number = 1 AND w.role ="
        "  (SELECT min(role) FROM check_words WHERE finding = c.id)"  # about comes before evidence
        " JOIN texts AS t ON t.article = c.article WHERE c.id IN (SELECT value FROM json_each(?))",
        (ids,),
    ).fetchall()
    passages = [Passage(text, start, end, text[start:end], None) for _, _, start, end, text in rows]
    return dict(zip((row[0] for row in rows), contexts(passages, None), strict=True))


def checks_where(query: CheckQuery, *, with_articles: bool = False) -> Where:
    """Turn a question into tables and conditions on them: the findings c and, where they are needed, the articles a."""
    asked = Conditions()
    for column in ("article", "kind", "verdict"):
        if (value := getattr(query, column)) is not None:
            asked.add(f"c.{column} = ?", value)
    if query.verdict is None:
        asked.add("c.level <> 'none'")
    if not query.unshown:
        asked.add("c.shown")
    if query.dismissed is not None:
        asked.add(f"c.decision IS {'NOT ' if query.dismissed else ''}NULL")
    if query.confidence is not None:
        asked.add("c.confidence >= ?", query.confidence)
    if query.since is not None:
        asked.add("c.day >= ?", query.since)
    if query.until is not None:
        asked.add("c.day < ? AND c.day <> ''", query.until + AFTER)
    if query.outlet is not None:
        asked.add("a.outlet = ? COLLATE NOCASE", query.outlet)
    joined = " JOIN articles AS a ON a.id = c.article" if with_articles or query.outlet is not None else ""
    return asked.where(f"checks AS c{joined}")
