"""Takes an article out for good: all that is kept of it, and what other tables have taken from it.

The caller has begun the transaction. `wipe` then takes the bytes out of the file, outside any transaction.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress

from onrecord.archive import actors, articles, corrected, decisions, derived, tombstones
from onrecord.archive.actors import Appearance
from onrecord.archive.decisions import By, Join, Split
from onrecord.archive.identity import BY_TEXT
from onrecord.archive.rows import Removed
from onrecord.copies import canonical
from onrecord.errors import NotAnArchiveError, NotInArchiveError, QueryError


def find(connection: sqlite3.Connection, named: str) -> int:
    """Find an article by its number, its address or its id, and give the number of its last version.

    Raises NotInArchiveError, and QueryError if several articles have this id.
    """
    asked = "SELECT id FROM articles WHERE latest AND "
    of_identity = f"{asked}identity = (SELECT identity FROM articles WHERE id = ?)"
    if named.isascii() and named.isdigit() and (row := connection.execute(of_identity, (int(named),)).fetchone()):
        return int(row["id"])
    by_address = connection.execute(f"{asked}identity = ?", (f"url:{canonical(named)}",)).fetchall()
    found = by_address or connection.execute(f"{asked}article_id = ? LIMIT 2", (named,)).fetchall()
    if not found:
        raise NotInArchiveError(
            "There is no such article",
            value=named,
            allowed="the number of an article, its address, or its id",
            hint="See `onrecord search --articles`.",
        )
    if len(found) > 1:
        raise QueryError("Several articles have this id", value=named, allowed="the number of one of them")
    return int(found[0]["id"])


def remove(connection: sqlite3.Connection, number: int, by: By, *, tombstone: bool) -> Removed:
    """Take an article out in all its versions, with all that is left of it elsewhere. Raises NotInArchiveError.

    With a `tombstone`, its hashes stay, so that it isn't added again.
    """
    connection.execute("PRAGMA secure_delete = ON")
    versions = articles.versions(connection, number)
    numbers = [each.id for each in versions]
    (key,) = connection.execute("SELECT identity FROM articles WHERE id = ?", (number,)).fetchone()
    marks = _marks(connection, numbers)
    appeared = _forget_actor_keys(connection, numbers)
    for each in numbers:
        derived.take_out(connection, each)
    _forget_wordings(connection)
    _forget_failures(connection, numbers)
    _forget_decisions(connection, numbers)
    for table in _with_articles(connection):
        connection.executemany(f'DELETE FROM "{table}" WHERE article = ?', ((each,) for each in numbers))
    connection.executemany("DELETE FROM articles WHERE id = ?", ((each,) for each in numbers))
    _forget_actors(connection, appeared)
    connection.execute("INSERT OR IGNORE INTO unwiped (one) VALUES (1)")
    if tombstone:
        tombstones.put(connection, key, marks, by)
    return Removed(tuple(numbers), versions[-1].title)


def must_wipe(connection: sqlite3.Connection) -> bool:
    """Tell whether bytes of what was removed may still stand in the file."""
    return connection.execute("SELECT 1 FROM unwiped").fetchone() is not None


def wipe(connection: sqlite3.Connection) -> bool:
    """Write the file anew without the bytes of what was removed, and tell whether they are gone from its log, too.

    They stay in the log as long as another process reads what the archive was before.
    """
    rows = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING fts5%'")
    for (index,) in rows.fetchall():  # an index keeps removed words until its parts are merged
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    connection.execute("VACUUM")
    (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if not busy:
        connection.execute("DELETE FROM unwiped")
    return not busy


def _marks(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[bytes]:
    """Give the marks by which the versions of an article are known again: their texts and their bytes."""
    found = []
    for each in numbers:
        (text_hash,) = connection.execute("SELECT text_hash FROM articles WHERE id = ?", (each,)).fetchone()
        found.append(tombstones.mark_of(f"{BY_TEXT}{text_hash.hex()}"))
        found += (row[0] for row in connection.execute("SELECT fingerprint FROM sources WHERE article = ?", (each,)))
    return found


def _with_articles(connection: sqlite3.Connection) -> list[str]:
    """List the tables whose rows belong to an article."""
    rows = connection.execute(
        "SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c ON c.name = 'article'"
        " WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY m.name"
    )
    return [row["name"] for row in rows]


def _forget_wordings(connection: sqlite3.Connection) -> None:
    """Forget how wordings differ from one that is gone: these are its words. They are compared anew afterwards."""
    connection.execute(
        "UPDATE quotation_statements SET missing = NULL, instead = NULL, turn = NULL"
        " WHERE quotation IN (SELECT id FROM quotations WHERE NOT settled)"
    )


def _forget_failures(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Forget what failed with the bytes of an article, or where it came from."""
    among = ", ".join("?" * len(numbers))
    connection.execute(
        f"DELETE FROM failures WHERE fingerprint IN (SELECT fingerprint FROM sources WHERE article IN ({among}))"
        " OR (place, ifnull(line, 0)) IN"
        f" (SELECT place, ifnull(line, 0) FROM sources WHERE article IN ({among})"
        f"  UNION SELECT place, ifnull(line, 0) FROM originals WHERE article IN ({among}))"
        f" OR address IN (SELECT address FROM originals WHERE article IN ({among}))"
        f" OR place IN (SELECT url FROM articles WHERE id IN ({among}))",
        list(numbers) * 5,
    )


def _forget_actor_keys(connection: sqlite3.Connection, numbers: Sequence[int]) -> set[int]:
    """Delete the keys that only these articles have, and give the actors that they stood for."""
    gone = set(numbers)
    stood: set[int] = set()
    for number in numbers:
        for appearance in _cast(connection, number):
            for key in filter(None, (appearance.own_key(number), appearance.shared_key)):
                row = connection.execute("SELECT actor, own FROM actor_keys WHERE key = ?", (key,)).fetchone()
                if row is None:
                    continue
                stood |= {row["actor"], row["own"]}
                if not _appears_elsewhere(connection, row["actor"], key, gone):
                    connection.execute("DELETE FROM actor_keys WHERE key = ?", (key,))
        stood.update(
            row["actor"] for row in connection.execute("SELECT actor FROM appearances WHERE article = ?", (number,))
        )
    return stood


def _cast(connection: sqlite3.Connection, number: int) -> list[Appearance]:
    """List who appears in an article, or has, as it was read or corrected; of an earlier version its record tells."""
    found = [appearance for _, appearance in actors.in_rows(connection, "article = ?", (number,))]
    with suppress(NotAnArchiveError):  # a record that is damaged is to go as well
        read = articles.record(connection, number)
        found += actors.appearances(read.actors)
        found += actors.appearances(corrected.corrected(connection, number, read).record.actors)
    return found


def _appears_elsewhere(connection: sqlite3.Connection, actor: int, key: str, gone: set[int]) -> bool:
    rows = connection.execute("SELECT * FROM appearances WHERE actor = ?", (actor,))
    return any(actors.appearance_of(row).shared_key == key for row in rows if row["article"] not in gone)


def _forget_actors(connection: sqlite3.Connection, stood: set[int]) -> None:
    """Delete the actors that have nothing left, and take them out of what people have decided."""
    actors.forget_unused(connection, stood)
    gone = {each for each in stood | _joined_into(connection, stood) if not _is_there(connection, each)}
    for number, value in decisions.with_kinds(connection, "join", "split", "apart").items():
        if not {each.number for each in decisions.actors_of(value)} & gone:
            continue
        if isinstance(value, Join):
            others = tuple(each for each in value.others if each.number not in gone)
            if others and value.keep.number not in gone:
                decisions.rewrite(connection, number, value.model_copy(update={"others": others}))
            else:
                _delete_decision(connection, number)
        else:
            _delete_decision(connection, number)


def _joined_into(connection: sqlite3.Connection, stood: set[int]) -> set[int]:
    """Give the actors that were ever joined into these: a joined actor has no row of its own."""
    joins = [each for each in decisions.with_kinds(connection, "join").values() if isinstance(each, Join)]
    found = set(stood)
    while more := {other.number for join in joins if join.keep.number in found for other in join.others} - found:
        found |= more
    return found


def _is_there(connection: sqlite3.Connection, actor: int) -> bool:
    """Tell whether anything of an actor is left: itself, or a key that would be its own without a decision."""
    return (
        connection.execute(
            "SELECT 1 FROM actors WHERE id = :actor UNION SELECT 1 FROM actor_keys WHERE own = :actor",
            {"actor": actor},
        ).fetchone()
        is not None
    )


def _forget_decisions(connection: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Forget what was decided about these articles, and take them out of the splits of actors."""
    about = [f"article {number}" for number in numbers]
    rows = connection.execute(
        "SELECT id FROM decisions WHERE subject IN (SELECT value FROM json_each(?))", (json.dumps(about),)
    ).fetchall()
    connection.execute("UPDATE checks SET decision = NULL WHERE decision IN (SELECT value FROM json_each(?))",
                       (json.dumps([row["id"] for row in rows]),))  # fmt: skip
    for row in rows:
        _delete_decision(connection, row["id"])
    own = tuple(f"{actors.OWN}{number}|" for number in numbers)
    for number, value in decisions.with_kinds(connection, "split").items():
        if isinstance(value, Split) and set(value.articles) & set(numbers):
            left = tuple(each for each in value.articles if each not in numbers)
            keys = tuple(each for each in value.keys if not each.startswith(own))
            if left:
                decisions.rewrite(connection, number, value.model_copy(update={"articles": left, "keys": keys}))
            else:
                _delete_decision(connection, number)


def _delete_decision(connection: sqlite3.Connection, number: int) -> None:
    connection.execute("DELETE FROM decisions WHERE id = ?", (number,))
