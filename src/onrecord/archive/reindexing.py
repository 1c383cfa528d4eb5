"""Rebuilds the search tables from the records of an archive, step by step, each step in one transaction.

The table `reindexing` says what is still to be done. So if a run was stopped, the next one goes on where it was, and
two runs at once share the work. A migration that adds a table writes the stage "articles" there, and the next run fills
it.
"""

import sqlite3
from collections.abc import Callable
from typing import Final

from onrecord.archive import articles, derived, joining
from onrecord.archive.gathering import queue

_ARTICLES = 100
"""How many articles one transaction takes; another writer waits a few tenths of a second for it."""

_ACTORS = 2_000

_WORDS = (("texts_fts", "texts", "article"), ("statements_fts", "statements", "id"),
          ("actors_fts", "actors_folded", "id"), ("events_fts", "events", "id"))  # fmt: skip
"""The word indexes, with their tables and columns."""


def begin(connection: sqlite3.Connection) -> None:
    """Write down everything that is to be done, or go on with what an earlier run has left."""
    if connection.execute("SELECT 1 FROM reindexing").fetchone() is None:
        stages = (*_STAGES, GATHERING)
        connection.executemany("INSERT INTO reindexing (stage, done) VALUES (?, 0)", ((stage,) for stage in stages))


def step(connection: sqlite3.Connection) -> int | None:
    """Do the next step, and count its articles; None if nothing was left to do."""
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


def end(connection: sqlite3.Connection) -> None:
    """Note that all articles are gathered, if nothing else was left to do."""
    if not any(stage in _STAGES for (stage,) in connection.execute("SELECT stage FROM reindexing")):
        connection.execute("DELETE FROM reindexing")


def left(connection: sqlite3.Connection) -> tuple[int, int]:
    """Count the articles that are done, and all articles."""
    (total,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    row = connection.execute("SELECT done FROM reindexing WHERE stage = 'articles'").fetchone()
    if row is None:
        return total, total
    (done,) = connection.execute("SELECT count(*) FROM articles WHERE id <= ?", (row["done"],)).fetchone()
    return done, total


GATHERING: Final = "gathering"
"""The last stage. What gathers articles does it, with the articles that `articles` has put aside."""

_Done = tuple[int | None, int]
"""The number up to which a stage is done, None at its end; and how many articles a piece was."""


def _mend_words(connection: sqlite3.Connection, done: int) -> _Done:
    """Rebuild a word index that doesn't have the same rows as its table, since later writing relies on it."""
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
    """Count again how often actors appear and speak."""
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


def _forget_gathered(connection: sqlite3.Connection, _done: int) -> _Done:
    """Empty at once what would be taken out article by article."""
    queue.clear(connection)
    return None, 0


_STAGES: dict[str, Callable[[sqlite3.Connection, int], _Done]] = {
    "words": _mend_words,
    "decisions": _replay_decisions,
    "gathered": _forget_gathered,
    "articles": _fill_articles,
    "actors": _count_actors,
}
"""The stages, in order."""
