"""The same quotation in several articles, as tables: by which numbers quotations are found, and who gives each."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from onrecord.archive.gathering.stories import DAY

MOST_UNDER_A_KEY: Final = 64
"""So many quotations are looked at under one key: the newest. Words that so many share are a manner of speaking."""

MOST_SHARING: Final = 24
"""So many quotations are compared with a statement because of what they share."""

MOST_OF_STORY: Final = 200
"""So many quotations of a story are compared with a statement: the newest."""

_NEAR: Final = 250
"""A day that stands so many characters from a statement at most is told with it."""

_STATEMENT: Final = (
    f"SELECT s.id, s.article, {DAY} AS day, a.outlet, s.content, s.form, m.story,"
    " (SELECT json_group_array(json_array(t.id, t.name, t.kind, t.named)) FROM"
    "  (SELECT DISTINCT actor FROM speakers WHERE statement = s.id) AS q JOIN actors AS t ON t.id = q.actor)"
    " AS speakers,"
    " (SELECT json_group_array(i.content) FROM statements AS i"
    "  WHERE i.article = s.article AND i.within = s.statement_id) AS inner,"
    " d.earliest, d.latest FROM statements AS s JOIN articles AS a ON a.id = s.article"
    " LEFT JOIN story_articles AS m ON m.article = s.article LEFT JOIN times AS d ON d.article = s.article"
    f' AND d.time_id = s.said_on AND d.start BETWEEN s.start - {_NEAR} AND s."end" + {_NEAR}'
)


class QuotedSpeaker(NamedTuple):
    """Who makes a statement: an actor of the archive."""

    actor: int
    name: str
    kind: str
    named: bool


class QuotedStatement(NamedTuple):
    """A statement that gives words directly.

    `inner` are the contents of statements within it; `said_from` and `said_to` are the first and last day that it is
    said to be of.
    """

    number: int
    article: int
    day: str | None
    outlet: str | None
    speakers: tuple[QuotedSpeaker, ...]
    content: str
    form: str
    story: int | None
    inner: tuple[str, ...]
    said_from: str | None
    said_to: str | None


class Difference(NamedTuple):
    """How the words of a statement differ from the fullest wording of its quotation."""

    statement: int
    kind: str
    missing: str | None
    instead: str | None
    turn: str | None
    other_speaker: bool
    other_day: bool


class QuotationShelf:
    """The quotations of an archive."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def statements(self, article: int) -> list[QuotedStatement]:
        """List the statements of an article that give words directly, in order."""
        return self._statements("s.article = ? AND s.form <> 'indirect' ORDER BY s.id", article)

    def sharing(self, keys: Sequence[int]) -> list[tuple[int, QuotedStatement]]:
        """List quotations that have some of these keys, those that share most first: number and fullest wording."""
        shared: Counter[int] = Counter()
        for key in keys:
            shared.update(
                row[0]
                for row in self._connection.execute(
                    "SELECT quotation FROM quotation_keys WHERE key = ? ORDER BY quotation DESC LIMIT ?",
                    (key, MOST_UNDER_A_KEY),
                )
            )
        best = sorted(shared, key=lambda quotation: (-shared[quotation], -quotation))
        return self._fullest(best[:MOST_SHARING])

    def of_story(self, story: int) -> list[tuple[int, QuotedStatement]]:
        """List the newest quotations in articles of a story as `sharing` does."""
        rows = self._connection.execute(
            "SELECT DISTINCT quotation FROM story_articles AS m JOIN quotation_statements AS q ON q.article = m.article"
            " WHERE m.story = ? ORDER BY quotation DESC LIMIT ?",
            (story, MOST_OF_STORY),
        )
        return self._fullest([row[0] for row in rows])

    def members(self, quotation: int) -> list[QuotedStatement]:
        """List the statements that give a quotation."""
        among = "(SELECT statement FROM quotation_statements WHERE quotation = ?)"
        return self._statements(f"s.id IN {among} ORDER BY s.id", quotation)

    def unsettled(self) -> list[int]:
        """List the quotations whose fullest wording is gone."""
        return [row[0] for row in self._connection.execute("SELECT id FROM quotations WHERE NOT settled ORDER BY id")]

    def join(self, quotation: int, difference: Difference) -> None:
        """Put one more statement into a quotation."""
        self._insert(quotation, [difference])
        _count(self._connection, quotation)

    def write(self, fullest: int, words: str, keys: Iterable[int], differences: Sequence[Difference]) -> int:
        """Make one quotation of these statements, and give its number; they leave the quotations that they were in."""
        statements = [each.statement for each in differences]
        number = min(statements)
        left = self._leave(statements)
        for each in left:
            _tidy(self._connection, each)
        self._connection.execute(
            "INSERT INTO quotations (id, fullest, words, settled, first_day, last_day, statements, articles, outlets)"
            " VALUES (?, ?, ?, 1, '', '', 0, 0, 0)",
            (number, fullest, words),
        )
        self._connection.executemany(
            "INSERT INTO quotation_keys (key, quotation) VALUES (?, ?)", ((key, number) for key in set(keys))
        )
        self._insert(number, differences)
        _count(self._connection, number)
        return number

    def _leave(self, statements: Sequence[int]) -> set[int]:
        """Take statements out of their quotations, and give the numbers of these."""
        left = set()
        for statement in statements:
            row = self._connection.execute(
                "DELETE FROM quotation_statements WHERE statement = ? RETURNING quotation", (statement,)
            ).fetchone()
            if row is not None:
                left.add(row[0])
        return left

    def _insert(self, quotation: int, differences: Iterable[Difference]) -> None:
        self._connection.executemany(
            "INSERT INTO quotation_statements (statement, article, quotation, kind, missing, instead, turn,"
            " other_speaker, other_day) SELECT id, article, ?, ?, ?, ?, ?, ?, ? FROM statements WHERE id = ?",
            ((quotation, *each[1:], each.statement) for each in differences),
        )

    def _fullest(self, quotations: Sequence[int]) -> list[tuple[int, QuotedStatement]]:
        marks = ", ".join("?" * len(quotations))
        rows = self._connection.execute(f"SELECT id, fullest FROM quotations WHERE id IN ({marks})", quotations)
        fullest = {row["id"]: row["fullest"] for row in rows}
        marks = ", ".join("?" * len(fullest))
        found = {each.number: each for each in self._statements(f"s.id IN ({marks})", *fullest.values())}
        return [(each, found[fullest[each]]) for each in quotations]

    def _statements(self, condition: str, *values: int) -> list[QuotedStatement]:
        return [_quoted(row) for row in self._connection.execute(f"{_STATEMENT} WHERE {condition}", values)]


def forget(connection: sqlite3.Connection, article: int) -> None:
    """Take the statements of an article out of their quotations."""
    rows = connection.execute("SELECT DISTINCT quotation FROM quotation_statements WHERE article = ?", (article,))
    left = [row[0] for row in rows]
    connection.execute("DELETE FROM quotation_statements WHERE article = ?", (article,))
    for quotation in left:
        _tidy(connection, quotation)


def clear(connection: sqlite3.Connection) -> None:
    """Forget all quotations."""
    for table in ("quotation_statements", "quotation_keys", "quotations"):
        connection.execute(f"DELETE FROM {table}")


def _quoted(row: sqlite3.Row) -> QuotedStatement:
    speakers = tuple(
        QuotedSpeaker(actor, name, kind, bool(named)) for actor, name, kind, named in json.loads(row["speakers"])
    )
    return QuotedStatement(
        row["id"], row["article"], row["day"], row["outlet"], speakers, row["content"], row["form"], row["story"],
        tuple(json.loads(row["inner"])), row["earliest"], row["latest"],
    )  # fmt: skip


def _tidy(connection: sqlite3.Connection, quotation: int) -> None:
    """Put a quotation in order that has lost statements: its number, its counts, and whether it is settled."""
    first = connection.execute(
        "SELECT min(statement) FROM quotation_statements WHERE quotation = ?", (quotation,)
    ).fetchone()[0]
    if first is None:
        connection.execute("DELETE FROM quotation_keys WHERE quotation = ?", (quotation,))
        connection.execute("DELETE FROM quotations WHERE id = ?", (quotation,))
        return
    for table, column in (("quotation_statements", "quotation"), ("quotation_keys", "quotation"), ("quotations", "id")):
        connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ? AND ? <> ?",
                           (first, quotation, first, quotation))  # fmt: skip
    connection.execute(
        "UPDATE quotations SET fullest = id, settled = 0,"
        " words = (SELECT content FROM statements WHERE id = quotations.id)"
        " WHERE id = ? AND fullest NOT IN (SELECT statement FROM quotation_statements WHERE quotation = ?)",
        (first, first),
    )
    _count(connection, first)


def _count(connection: sqlite3.Connection, quotation: int) -> None:
    connection.execute(
        "UPDATE quotations SET (first_day, last_day, statements, articles, outlets) ="
        f" (SELECT coalesce(min({DAY}), ''), coalesce(max({DAY}), ''), count(*), count(DISTINCT a.id),"
        "  count(DISTINCT coalesce(lower(a.outlet), a.id)) FROM quotation_statements AS q"
        "  JOIN articles AS a ON a.id = q.article WHERE q.quotation = quotations.id) WHERE id = ?",
        (quotation,),
    )
