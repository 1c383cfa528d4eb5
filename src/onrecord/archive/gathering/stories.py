"""Which articles tell the same story, as tables: what is kept of articles to compare them by, and the stories."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final

MOST_UNDER_A_KEY: Final = 200
"""So many articles are looked at under one key: the newest. A word that so many have is no sign of a story."""

MOST_NEIGHBOURS: Final = 64
MOST_MEMBERS: Final = 64
"""So many articles of a story are compared."""

EVER: Final = "9999-12-31"

_UNDER_A_KEY = (
    "SELECT * FROM (SELECT article FROM sketch_keys WHERE key = ? AND day BETWEEN ? AND ?"
    f" ORDER BY day DESC, article DESC LIMIT {MOST_UNDER_A_KEY})"
)


DAY = "CASE WHEN length(a.published) >= 10 THEN a.day END"
"""The day on which an article came out, where more than its month or year is known."""


class StoryShelf:
    """What is kept of articles, and the stories that they tell."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def title_and_text(self, article: int) -> tuple[str | None, str]:
        """Give an article's title and text."""
        row = self._connection.execute(
            "SELECT a.title, t.text FROM articles AS a JOIN texts AS t ON t.article = a.id WHERE a.id = ?", (article,)
        ).fetchone()
        return row["title"], row["text"]

    def day(self, article: int) -> str | None:
        """Give the day on which an article came out; None where no more than its month or year is known."""
        row = self._connection.execute(f"SELECT {DAY} AS day FROM articles AS a WHERE id = ?", (article,)).fetchone()
        day: str | None = row["day"]
        return day

    def names(self, article: int) -> list[tuple[str, str, int]]:
        """List the names in an article with their kinds, and how often it mentions them."""
        rows = self._connection.execute(
            "SELECT name, kind, (SELECT count(*) FROM mentions WHERE appearance = p.id) FROM appearances AS p"
            " WHERE article = ? AND named ORDER BY id",
            (article,),
        )
        return [tuple(row) for row in rows]

    def neighbours(self, keys: Sequence[int], first_day: str, last_day: str) -> list[tuple[int, int, bytes]]:
        """List articles with the same keys that came out on these days, or nobody knows when: those that share most.

        Each is an article's number, its story, and its sketch.
        """
        days = ((first_day, last_day), ("", "")) if first_day else ((first_day, last_day),)
        parts = [(_UNDER_A_KEY, (key, *span)) for key in keys for span in days]
        if not parts:
            return []
        rows = self._connection.execute(
            "SELECT found.article, story, sketch FROM (SELECT article, count(*) AS shared FROM"
            f" ({' UNION ALL '.join(sql for sql, _ in parts)}) GROUP BY article"
            f" ORDER BY shared DESC, article DESC LIMIT {MOST_NEIGHBOURS}) AS found"
            " JOIN story_articles ON story_articles.article = found.article"
            " JOIN sketches ON sketches.article = found.article ORDER BY shared DESC, found.article DESC",
            [value for _, values in parts for value in values],
        )
        return [tuple(row) for row in rows]

    def members(self, story: int, first_day: str = "", last_day: str = EVER) -> list[tuple[int, int, bytes]]:
        """List articles of a story that came out on these days, or nobody knows when, as `neighbours` lists them.

        If there are more than `MOST_MEMBERS`, those are given that were added first.
        """
        dated = (
            "SELECT * FROM (SELECT article FROM story_articles WHERE story = ? AND day BETWEEN ? AND ?"
            f" ORDER BY article LIMIT {MOST_MEMBERS})"
        )
        days = {(first_day, last_day), ("", "")} if first_day else {("", last_day)}
        rows = self._connection.execute(
            f"SELECT article, ?, sketch FROM ({' UNION '.join([dated] * len(days))}) JOIN sketches USING (article)"
            f" ORDER BY article LIMIT {MOST_MEMBERS}",
            (story, *(value for span in days for value in (story, *span))),
        )
        return [tuple(row) for row in rows]

    def with_headlines(self, story: int) -> list[tuple[int, int, bytes]]:
        """List the first articles of a story that have a headline, as `neighbours` lists them."""
        rows = self._connection.execute(
            "SELECT m.article, m.story, sketch FROM story_articles AS m JOIN sketches USING (article)"
            " JOIN articles AS a ON a.id = m.article WHERE m.story = ? AND a.title IS NOT NULL"
            f" ORDER BY m.article LIMIT {MOST_MEMBERS}",
            (story,),
        )
        return [tuple(row) for row in rows]

    def put(self, article: int, sketch: bytes, keys: Iterable[int], day: str, stories: Sequence[int]) -> int:
        """Put an article into the one story that these become, or into a story of its own; give the story's number."""
        self._connection.execute("INSERT INTO sketches (article, sketch) VALUES (?, ?)", (article, sketch))
        self._connection.executemany(
            "INSERT INTO sketch_keys (key, day, article) VALUES (?, ?, ?)", ((key, day, article) for key in set(keys))
        )
        number = min((article, *stories))
        self._connection.execute(
            "INSERT INTO story_articles (article, story, day) VALUES (?, ?, ?)", (article, number, day)
        )
        for other in {*stories} - {number}:
            self._connection.execute("UPDATE story_articles SET story = ? WHERE story = ?", (number, other))
            self._connection.execute("DELETE FROM stories WHERE id = ?", (other,))
        _settle(self._connection, number)
        return number

    def entitle(self, story: int, article: int) -> None:
        """Take an article's headline for that of its story."""
        self._connection.execute("UPDATE stories SET headline = ? WHERE id = ?", (article, story))


def forget(connection: sqlite3.Connection, article: int) -> None:
    """Take an article out of its story. A story without its first article goes by the number of the next one."""
    row = connection.execute("SELECT story FROM story_articles WHERE article = ?", (article,)).fetchone()
    if row is None:
        return
    for table in ("story_articles", "sketch_keys", "sketches"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    story = row["story"]
    first = connection.execute("SELECT min(article) FROM story_articles WHERE story = ?", (story,)).fetchone()[0]
    if first is None or first != story:
        connection.execute("DELETE FROM stories WHERE id = ?", (story,))
    if first is not None:
        connection.execute("UPDATE story_articles SET story = ? WHERE story = ?", (first, story))
        _settle(connection, first)


def clear(connection: sqlite3.Connection) -> None:
    """Forget all stories."""
    for table in ("story_articles", "stories", "sketch_keys", "sketches"):
        connection.execute(f"DELETE FROM {table}")


def _settle(connection: sqlite3.Connection, story: int) -> None:
    """Count anew what a story has; it keeps its headline as long as the article with it is there."""
    connection.execute(
        "INSERT OR REPLACE INTO stories (id, headline, first_day, last_day, articles, outlets)"
        " SELECT :story, coalesce((SELECT headline FROM stories AS s JOIN story_articles AS h ON h.article = s.headline"
        "   AND h.story = s.id WHERE s.id = :story), min(a.id)),"
        "  coalesce(min(nullif(m.day, '')), ''), max(m.day), count(*),"
        "  count(DISTINCT lower(a.outlet)) FROM story_articles AS m JOIN articles AS a ON a.id = m.article"
        " WHERE m.story = :story",
        {"story": story},
    )
