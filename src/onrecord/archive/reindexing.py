"""Filling the tables anew from the records that an archive holds, in pieces of one transaction each.

What is still to be done stands in the table `reindexing`, so that a run that was stopped goes on where it was, and two
at once share the work. A migration that adds a table writes the stage "articles" there: the next run fills it.
"""

import sqlite3
from collections.abc import Callable

from onrecord.archive import articles, derived, joining

_ARTICLES = 100
"""So many articles are filled in one transaction; another writer waits for some tenths of a second."""

_ACTORS = 2_000

_WORDS = (("texts_fts", "texts", "article"), ("statements_fts", "statements", "id"),
          ("actors_fts", "actors_folded", "id"))  # fmt: skip
"""The indexes of words, and the tables and columns that they are of."""


def begin(connection: sqlite3.Connection) -> None:
    """Write down all that is to be done, unless a run was stopped: then what it has left."""
    if connection.execute("SELECT 1 FROM reindexing").fetchone() is None:
        connection.executemany("INSERT INTO reindexing (stage, done) VALUES (?, 0)", ((stage,) for stage in _STAGES))


def step(connection: sqlite3.Connection) -> int | None:
    """Do the next piece; how many articles that were, and None where nothing was left to do."""
    left = dict(connection.execute("SELECT stage, done FROM reindexing").fetchall())
    for stage, do in _STAGES.items():
        if stage in left:
            done, number = do(connection, left[stage])
            if done is None:
                connection.execute("DELETE FROM reindexing WHERE stage = ?", (stage,))
            else:
                connection.execute("UPDATE reindexing SET done = ? WHERE stage = ?", (done, stage))
            return number
    return None


def left(connection: sqlite3.Connection) -> tuple[int, int]:
    """Count the articles that are done, and all articles; all are done where nothing is left to do."""
    (total,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    row = connection.execute("SELECT done FROM reindexing WHERE stage = 'articles'").fetchone()
    if row is None:
        return total, total
    (done,) = connection.execute("SELECT count(*) FROM articles WHERE id <= ?", (row["done"],)).fetchone()
    return done, total


_Done = tuple[int | None, int]
"""The number up to which a stage is done, None at its end; and how many articles a piece was."""


def _mend_words(connection: sqlite3.Connection, done: int) -> _Done:
    """Make an index of words anew that lacks rows of its table or has others: what is written next relies on it."""
    index, table, column = _WORDS[done]
    rows, words = f"SELECT {column} FROM {table}", f"SELECT id FROM {index}_docsize"
    differ = f"SELECT EXISTS ({rows} EXCEPT {words}) OR EXISTS ({words} EXCEPT {rows})"
    if connection.execute(differ).fetchone()[0]:
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
    return (done + 1 if done + 1 < len(_WORDS) else None), 0


def _replay_decisions(connection: sqlite3.Connection, _done: int) -> _Done:
    joining.replay(connection)
    return None, 0


def _fill_articles(connection: sqlite3.Connection, done: int) -> _Done:
    rows = connection.execute(
        "SELECT id, latest FROM articles WHERE id > ? ORDER BY id LIMIT ?", (done, _ARTICLES)
    ).fetchall()
    for number, latest in rows:
        if latest:
            derived.refill(connection, number, articles.record(connection, number))
        else:
            derived.take_out(connection, number)
    return (rows[-1]["id"] if len(rows) == _ARTICLES else None), len(rows)


def _count_actors(connection: sqlite3.Connection, done: int) -> _Done:
    """Count anew how much actors appear and speak."""
    rows = connection.execute("SELECT id FROM actors WHERE id > ? ORDER BY id LIMIT ?", (done, _ACTORS)).fetchall()
    if rows:
        counts = (
            "(SELECT count(*) FROM (SELECT DISTINCT article FROM appearances WHERE actor = actors.id)),"
            " (SELECT count(*) FROM (SELECT DISTINCT day, statement FROM speakers WHERE actor = actors.id))"
        )
        connection.execute(
            f"UPDATE actors SET (articles, statements) = (SELECT {counts})"
            f" WHERE id BETWEEN ? AND ? AND (articles, statements) <> ({counts})",
            (rows[0]["id"], rows[-1]["id"]),
        )
    return (rows[-1]["id"] if len(rows) == _ACTORS else None), 0


_STAGES: dict[str, Callable[[sqlite3.Connection, int], _Done]] = {
    "words": _mend_words,
    "decisions": _replay_decisions,
    "articles": _fill_articles,
    "actors": _count_actors,
}
"""What is done, in this order."""
