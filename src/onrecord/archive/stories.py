"""Questions about stories in SQL."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from onrecord.archive.articles import SELECTED, stored
from onrecord.archive.query import Query
from onrecord.archive.rows import Count, StoredArticle
from onrecord.archive.searching import Conditions, Where, articles_where, counted
from onrecord.archive.story_query import StoryQuery
from onrecord.archive.story_rows import StoredStory, StoryActor, ToldBy
from onrecord.errors import NotInArchiveError

_STORY: Final = (
    "s.id, (SELECT title FROM articles WHERE id = s.headline) AS title, s.headline,"
    " nullif(s.first_day, '') AS first_day, nullif(s.last_day, '') AS last_day, s.articles, s.outlets"
)

_ORDERS: Final = {
    "newest": " ORDER BY s.last_day DESC, s.id DESC",
    "largest": " ORDER BY s.outlets DESC, s.last_day DESC, s.id DESC",
}

_BY_DAY: Final = " ORDER BY a.day IS NULL, a.day, a.published, a.id"
"""The first article first; those of which nobody knows the day come last."""

MOST_LOOKED_AT: Final = 200
"""In so many articles of a story actors are counted: the first that the archive had."""


def stories(
    connection: sqlite3.Connection, query: StoryQuery, *, limit: int | None, offset: int
) -> Iterator[StoredStory]:
    """Find stories, in the order that the question asks for."""
    where = _where(query)
    rows = connection.execute(
        f"{where.sql(_STORY, _ORDERS[query.order])} LIMIT ? OFFSET ?",
        (*where.values, -1 if limit is None else limit, offset),
    )
    for row in rows:
        yield StoredStory(**dict(row))


def count(connection: sqlite3.Connection, query: StoryQuery) -> Count:
    """Count the stories that a question finds, up to MOST_COUNTED."""
    where = _where(query)
    return counted(connection, where.sql("1"), where.values)


def story(connection: sqlite3.Connection, number: int) -> StoredStory:
    """Give the story of an article by the number of any version of it; raises NotInArchiveError."""
    row = connection.execute(
        f"SELECT {_STORY} FROM stories AS s WHERE id = (SELECT story FROM story_articles WHERE article = (SELECT id"
        " FROM articles WHERE latest AND identity = (SELECT identity FROM articles WHERE id = ?)))",
        (number,),
    ).fetchone()
    if row is None:
        raise NotInArchiveError("There is no such story", value=number, hint="See `onrecord stories`.")
    return StoredStory(**dict(row))


def articles(
    connection: sqlite3.Connection, number: int, *, limit: int | None = None, offset: int = 0
) -> list[StoredArticle]:
    """List the articles of a story, the first one first."""
    rows = connection.execute(
        f"SELECT {SELECTED} FROM story_articles AS m JOIN articles AS a ON a.id = m.article WHERE m.story = ?{_BY_DAY}"
        " LIMIT ? OFFSET ?",
        (number, -1 if limit is None else limit, offset),
    )
    return [stored(row) for row in rows]


def told_by(connection: sqlite3.Connection, number: int, *, most: int | None = None) -> list[ToldBy]:
    """List the outlets that tell a story, the one that had it first first."""
    rows = connection.execute(
        "WITH told AS (SELECT a.id AS first, lower(coalesce(a.outlet, '')) AS outlet,"
        f" row_number() OVER ({_BY_DAY}) AS place"
        " FROM story_articles AS m JOIN articles AS a ON a.id = m.article WHERE m.story = ?)"
        f" SELECT {SELECTED}, o.articles FROM"
        " (SELECT first, min(place) AS place, count(*) AS articles FROM told GROUP BY outlet ORDER BY 2 LIMIT ?) AS o"
        " JOIN articles AS a ON a.id = o.first ORDER BY o.place",
        (number, -1 if most is None else most),
    )
    return [ToldBy(first.outlet, first, count) for *values, count in rows for first in [stored(values)]]


def actors(connection: sqlite3.Connection, number: int, *, most: int) -> list[StoryActor]:
    """List the named actors of a story, those in most of its articles first; of a huge story, only of its beginning."""
    rows = connection.execute(
        "SELECT t.id AS actor, t.name, t.kind, count(DISTINCT p.article) AS articles,"
        " count(DISTINCT q.statement) AS statements FROM"
        f" (SELECT article FROM story_articles WHERE story = ? ORDER BY article LIMIT {MOST_LOOKED_AT}) AS m"
        " JOIN appearances AS p ON p.article = m.article JOIN actors AS t ON t.id = p.actor AND t.named"
        " LEFT JOIN speakers AS q ON q.appearance = p.id"
        " GROUP BY t.id ORDER BY articles DESC, statements DESC, t.id LIMIT ?",
        (number, most),
    )
    return [StoryActor(**dict(row)) for row in rows]


def _where(query: StoryQuery) -> Where:
    conditions = Conditions()
    if query.least > 1:
        conditions.add("s.articles > 1")  # as the indexes say it, so that they are used
    if query.least > 2:
        conditions.add("s.articles >= ?", query.least)
    of_article = Query(words=query.words, outlet=query.outlet, since=query.since, until=query.until)
    if of_article != Query():
        found = articles_where(of_article)
        if of_article.words is None and of_article.outlet is None:  # a period narrows little: stories are walked
            tables = "story_articles AS m CROSS JOIN articles AS a ON a.id = m.article"
            found = Where(tables, ("m.story = s.id", *found.conditions), found.values)
            conditions.add(f"EXISTS ({found.sql('1')})", *found.values)
        else:
            conditions.add(
                f"s.id IN (SELECT story FROM story_articles WHERE article IN ({found.sql('a.id')}))", *found.values
            )
    if query.actor is not None:
        conditions.add(
            "s.id IN (SELECT story FROM story_articles WHERE article IN"
            " (SELECT article FROM appearances WHERE actor = ?))",
            query.actor,
        )
    return conditions.where("stories AS s")
