"""Which events of a story are one, as tables."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from onrecord.archive.gathering.stories import DAY
from onrecord.schema.event_view import EventView, Party
from onrecord.schema.rows import SEVERAL

MOST_ARTICLES: Final = 24
"""So many articles of a story are compared with a new one: the newest."""

MOST_EVENTS: Final = 300
"""So many of their events are."""

_NEWEST: Final = f"SELECT article FROM story_articles WHERE story = ? ORDER BY article DESC LIMIT {MOST_ARTICLES}"

MOST_COUNTED: Final = 200
"""In so many articles of a story it is counted which tell of the same event."""

MOST_TELLINGS: Final = 200

_FIRST: Final = f"SELECT article FROM story_articles WHERE story = ? ORDER BY article LIMIT {MOST_COUNTED}"

_VIEW: Final = (
    "SELECT e.id, coalesce((SELECT f.id FROM events AS f WHERE f.article = e.article AND f.event_id = e.same_as), e.id)"
    " AS first, e.article, e.type, e.trigger, substr(t.text, e.sentence_start + 1, e.sentence_end - e.sentence_start)"
    " AS sentence, e.start - e.sentence_start AS start, e.sentence_start AS position, a.outlet,"
    f" {DAY} AS day, e.status, e.standing, e.standing_words, s.speaker,"
    " e.happened, e.country, CASE WHEN e.day_how <> 'said_on' THEN e.day_from END AS day_from,"
    " CASE WHEN e.day_how <> 'said_on' THEN e.day_to END AS day_to, e.count_least, e.count_most, e.count_of"
    " FROM events AS e JOIN articles AS a ON a.id = e.article JOIN texts AS t ON t.article = e.article"
    " LEFT JOIN statements AS s ON s.article = e.article AND s.statement_id = e.on_word_of"
    " WHERE e.id IN (SELECT value FROM json_each(?)) ORDER BY e.article, e.id"
)
"""When somebody says something is no day on which it happened."""


class EventShelf:
    """The events of an archive, and which of them are one. Each counts once in its article, by its first telling."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of_article(self, article: int) -> list[EventView]:
        """List the events of an article, in the order of the text."""
        rows = self._connection.execute(
            "SELECT id FROM events WHERE article = ? AND same_as IS NULL ORDER BY id", (article,)
        )
        return views(self._connection, (row["id"] for row in rows))

    def of_story(self, story: int) -> list[tuple[EventView, int]]:
        """List the events of a story's newest articles that have a group, each with its group."""
        rows = self._connection.execute(
            "SELECT g.event, g.first FROM events AS e JOIN same_events AS g ON g.event = e.id"
            f" WHERE e.article IN ({_NEWEST}) ORDER BY g.event DESC LIMIT {MOST_EVENTS}",
            (story,),
        )
        groups = {row["event"]: row["first"] for row in rows}
        return [(view, groups[view.event]) for view in views(self._connection, groups)]

    def sketches(self, story: int, article: int) -> list[tuple[int, bytes]]:
        """List the newest articles of a story, and this one, each with its sketch."""
        rows = self._connection.execute(
            f"SELECT article, sketch FROM sketches WHERE article IN ({_NEWEST}) OR article = ? ORDER BY article",
            (story, article),
        )
        return [tuple(row) for row in rows]

    def put(self, event: int, group: int) -> None:
        """Note the group of an event."""
        self._connection.execute("INSERT INTO same_events (event, first) VALUES (?, ?)", (event, group))

    def rename(self, group: int, to: int) -> None:
        """Give a group another number."""
        self._connection.execute("UPDATE same_events SET first = ? WHERE first = ?", (to, group))


def views(connection: sqlite3.Connection, events: Iterable[int]) -> list[EventView]:
    """Give the events of these rows, in the order of their articles and texts."""
    wanted = json.dumps(list(events))
    parties: dict[tuple[int, str], list[Party]] = defaultdict(list)
    for row in connection.execute(
        "SELECT x.event, x.role, x.actor, coalesce(CASE WHEN t.named THEN t.name END, x.text) AS name, t.kind, t.named"
        " FROM event_actors AS x LEFT JOIN actors AS t ON t.id = x.actor"
        " WHERE x.event IN (SELECT value FROM json_each(?)) ORDER BY x.event, x.role, x.number",
        (wanted,),
    ):
        actor = row["actor"] if row["named"] else None
        party = Party(actor, row["name"], row["kind"] or "", bool(row["named"]))
        parties[row["event"], row["role"]].append(party)
    return [
        EventView(
            event=row["id"],
            first=row["first"],
            article=row["article"],
            type=row["type"],
            trigger=row["trigger"],
            sentence=row["sentence"],
            start=row["start"],
            position=row["position"],
            outlet=row["outlet"],
            day=row["day"],
            status=row["status"],
            standing=row["standing"],
            words=row["standing_words"],
            sources=tuple(row["speaker"].split(SEVERAL)) if row["speaker"] else (),
            happened=bool(row["happened"]),
            who=tuple(parties[row["id"], "who"]),
            whom=tuple(parties[row["id"], "whom"]),
            where=tuple(parties[row["id"], "where"]),
            country=row["country"],
            day_from=row["day_from"],
            day_to=row["day_to"],
            count_least=row["count_least"],
            count_most=row["count_most"],
            count_of=row["count_of"],
        )
        for row in connection.execute(_VIEW, (wanted,))
    ]


def tellings(connection: sqlite3.Connection, group: int, *, most: int = MOST_TELLINGS) -> list[EventView]:
    """List what tells of the events of a group: first tellings, and what tells them again; at most so many."""
    rows = connection.execute(
        "SELECT e.id FROM same_events AS g JOIN events AS f ON f.id = g.event JOIN events AS e ON e.article = f.article"
        " AND ifnull(e.same_as, e.event_id) = f.event_id WHERE g.first = ? ORDER BY g.event LIMIT ?",
        (group, most),
    )
    return views(connection, (row["id"] for row in rows))


def shared(connection: sqlite3.Connection, story: int, *, least: int = 2) -> list[int]:
    """List the groups of a story that at least so many of its articles tell of: those that most tell of first.

    Of a huge story, only the articles count that the archive had first.
    """
    rows = connection.execute(
        f"SELECT g.first, count(DISTINCT e.article) AS articles FROM ({_FIRST}) AS m"
        " JOIN events AS e ON e.article = m.article JOIN same_events AS g ON g.event = e.id"
        " GROUP BY g.first HAVING articles >= ? ORDER BY articles DESC, g.first",
        (story, least),
    )
    return [row["first"] for row in rows]


def ids(connection: sqlite3.Connection, events: Iterable[int]) -> dict[int, str]:
    """Give the ids that events of these rows have in their records."""
    rows = connection.execute(
        "SELECT id, event_id FROM events WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(events)),)
    )
    return {row["id"]: row["event_id"] for row in rows}


def forget(connection: sqlite3.Connection, article: int) -> None:
    """Take the events of an article out of their groups. A group without its first event goes by the next one."""
    rows = connection.execute(
        "SELECT event, first FROM same_events WHERE event IN (SELECT id FROM events WHERE article = ?)", (article,)
    ).fetchall()
    connection.executemany("DELETE FROM same_events WHERE event = ?", ((row["event"],) for row in rows))
    for group in sorted({row["first"] for row in rows}):
        connection.execute(
            "UPDATE same_events SET first = (SELECT min(event) FROM same_events WHERE first = :group)"
            " WHERE first = :group",
            {"group": group},
        )


def clear(connection: sqlite3.Connection) -> None:
    """Forget which events are one."""
    connection.execute("DELETE FROM same_events")
