"""What has changed in an archive since a moment, and which findings weigh most. All of it is found by indexes."""

import re
import sqlite3
from collections import Counter
from typing import Final

from onrecord.archive import articles, checks, decisions, stories
from onrecord.archive.change_rows import Changes, GrownStory, NewVersion
from onrecord.archive.rows import Count, StoredArticle, StoredCheck
from onrecord.archive.searching import MOST_COUNTED, counted
from onrecord.errors import QueryError
from onrecord.schema import LEVELS

MOST_ADDED: Final = 2_000
"""So many articles are looked at for stories and findings: those that were added last."""

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?", re.ASCII)

_MOST_TRIED: Final = 500
"""So many findings of a level are looked at to choose some: the newest."""

_MOST_OF_KIND: Final = 2
"""So many findings of one check are chosen."""

_LATEST: Final = (
    "CASE WHEN a.latest THEN a.id ELSE (SELECT id FROM articles WHERE identity = a.identity AND latest) END"
)
"""The last version of an article of which a is the first."""

_ADDED: Final = (
    f"SELECT {_LATEST} AS article FROM articles AS a WHERE a.version = 1 AND a.added_at >= :since"
    f" ORDER BY a.added_at DESC, a.id DESC LIMIT {MOST_ADDED}"
)
_CHANGED: Final = (
    "SELECT a.id AS article FROM articles AS a WHERE a.version > 1 AND a.added_at >= :since"
    f" ORDER BY a.added_at DESC, a.id DESC LIMIT {MOST_ADDED}"
)


def changes(connection: sqlite3.Connection, since: str, *, most: int) -> Changes:
    """Tell what has changed since a moment, with at most so many stories, new versions and decisions.

    Raises QueryError for what is no moment.
    """
    if not _MOMENT.fullmatch(since):
        raise QueryError("This is no moment", value=since, allowed="2024-03-05 or, in UTC, 2024-03-05T08:00:00Z")
    added, changed = (
        counted(connection, f"SELECT 1 FROM articles WHERE {which} AND added_at >= ?", (since,))
        for which in ("version = 1", "version > 1")
    )
    return Changes(
        since,
        added,
        changed,
        _last_added(connection, since, most),
        _changed(connection, since, most),
        _stories(connection, since, most),
        _findings(connection, since),
        tuple(decisions.since(connection, since, most=most)),
        complete=max(added.number, changed.number) <= MOST_ADDED,
    )


def worth_a_look(connection: sqlite3.Connection, *, most: int) -> list[StoredCheck]:
    """Choose findings that weigh most, the newest first: one of an article, few of one check, and none twice."""
    chosen: list[int] = []
    taken: set[int] = set()
    said: set[tuple[str, str]] = set()
    of_kind: Counter[str] = Counter()
    for level in (each for each in LEVELS if each != "none"):
        found = connection.execute(
            "SELECT id, article, kind, message FROM checks WHERE level = ? AND shown AND decision IS NULL"
            f" ORDER BY day DESC, article DESC, id LIMIT {_MOST_TRIED}",
            (level,),
        )
        for number, article, kind, message in found:
            if len(chosen) == most:
                return checks.by_ids(connection, chosen)
            if article not in taken and (kind, message) not in said and of_kind[kind] < _MOST_OF_KIND:
                chosen.append(number)
                taken.add(article)
                said.add((kind, message))
                of_kind[kind] += 1
    return checks.by_ids(connection, chosen)


def _last_added(connection: sqlite3.Connection, since: str, most: int) -> tuple[StoredArticle, ...]:
    """List the articles that were added last, each in its last version."""
    rows = connection.execute(f"SELECT article FROM ({_ADDED}) LIMIT :most", {"since": since, "most": most}).fetchall()
    return tuple(articles.article(connection, row["article"]) for row in rows)


def _changed(connection: sqlite3.Connection, since: str, most: int) -> tuple[NewVersion, ...]:
    rows = connection.execute(
        f"SELECT {articles.SELECTED}, b.id FROM articles AS a"
        " JOIN articles AS b ON b.identity = a.identity AND b.version = a.version - 1"
        " WHERE a.version > 1 AND a.added_at >= ? ORDER BY a.added_at DESC, a.id DESC LIMIT ?",
        (since, most),
    ).fetchall()
    return tuple(NewVersion(articles.stored(values), articles.article(connection, before)) for *values, before in rows)


def _stories(connection: sqlite3.Connection, since: str, most: int) -> tuple[GrownStory, ...]:
    rows = connection.execute(
        f"SELECT m.story, count(*) AS added FROM ({_ADDED}) AS x JOIN story_articles AS m ON m.article = x.article"
        " JOIN stories AS s ON s.id = m.story WHERE s.articles > 1"
        " GROUP BY m.story ORDER BY added DESC, s.last_day DESC, m.story DESC LIMIT :most",
        {"since": since, "most": most},
    ).fetchall()
    return tuple(GrownStory(stories.story(connection, number), added) for number, added in rows)


def _findings(connection: sqlite3.Connection, since: str) -> Count:
    found = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM (SELECT * FROM ({_ADDED}) UNION SELECT * FROM ({_CHANGED})) AS x"
        " CROSS JOIN checks AS c ON c.article = x.article"
        f" WHERE c.shown AND c.decision IS NULL AND c.level <> 'none' LIMIT {MOST_COUNTED + 1})",
        {"since": since},
    ).fetchone()[0]
    return Count(min(found, MOST_COUNTED), at_least=found > MOST_COUNTED)
