"""Writes an article with its record and its versions. The caller has begun the transaction."""

import sqlite3
from functools import cache
from importlib.metadata import version

from onrecord.archive import decisions, derived, outlets, sources, tombstones
from onrecord.archive.clock import now
from onrecord.archive.derived import day_of
from onrecord.archive.identity import BY_TEXT, Identity, identify
from onrecord.archive.originals import ORIGINAL_COLUMNS, Packed
from onrecord.archive.rows import Status
from onrecord.corrections import correct
from onrecord.schema import Article, Record


def add(
    connection: sqlite3.Connection, record: Record, packed: Packed, *, again: bool = False
) -> tuple[Status, int | None]:
    """Add an article with its record, unless it is known; give what became of it, and its number.

    What was removed for good has none; only `again` adds it nevertheless.
    """
    identity = identify(record.article)
    marks = (tombstones.mark_of(identity.key), packed.original.fingerprint)
    if again:
        for mark in marks:
            tombstones.lift(connection, mark)
    elif any(tombstones.find(connection, mark) for mark in marks):
        return "removed", None
    number = _find(connection, identity)
    status: Status = "known"
    if number is None and (number := _find_bare(connection, identity)) is not None:
        # The same text was added without its address or id: now it is known which article it is.
        status = "changed" if _supersede(connection, identity.key, number) else "known"
        _put_original(connection, number, packed)
        replace(connection, number, record, packed.record)
    elif number is None:
        number = _insert_article(connection, identity, record)
        status = "changed" if _supersede(connection, identity.key, number) else "added"
        connection.execute("INSERT INTO texts (article, text) VALUES (?, ?)", (number, record.article.text))
        _put_original(connection, number, packed)
        _put_record(connection, number, packed.record)
        describe(connection, number, record)
        derived.fill(connection, number, record)
    sources.note(connection, packed.original, number)
    return status, number


def replace(connection: sqlite3.Connection, number: int, record: Record, packed: bytes) -> None:
    """Replace an article's record with a new one."""
    article = record.article
    connection.execute(
        "UPDATE articles SET text_hash = ?, model = ?, program = ?, read_at = ? WHERE id = ?",
        (identify(article).text_hash, model_of(record), program(), now(), number),
    )
    describe(connection, number, record)
    connection.execute(
        "UPDATE texts SET text = ? WHERE article = ? AND text <> ?", (article.text, number, article.text)
    )
    _put_record(connection, number, packed)
    if connection.execute("SELECT latest FROM articles WHERE id = ?", (number,)).fetchone()["latest"]:
        derived.refill(connection, number, record)


def put_checks(connection: sqlite3.Connection, number: int, record: Record, packed: bytes) -> None:
    """Replace an article's record with one that has other findings, and is the same otherwise."""
    _put_record(connection, number, packed)
    if connection.execute("SELECT latest FROM articles WHERE id = ?", (number,)).fetchone()["latest"]:
        derived.refill_checks(connection, number, record)


def describe(connection: sqlite3.Connection, number: int, record: Record) -> None:
    """Write down what is known about an article, as people have corrected it; `record` is the one that was read."""
    about = correct(record, decisions.corrections(connection, number)).record.article
    connection.execute(
        "UPDATE articles SET article_id = ?, title = ?, outlet = ?, byline = ?, url = ?, published = ?,"
        " published_how = ?, day = ?, updated = ?, language = ?, outlet_read = ? WHERE id = ?",
        (*_about(about, outlets.known_as(connection, about.outlet)), about.outlet, number),
    )


@cache
def program() -> str:
    """Give the version of onrecord."""
    return version("onrecord")


def _find(connection: sqlite3.Connection, identity: Identity) -> int | None:
    """Find the article among all versions by its key; if it has no key of its own, by its text."""
    if identity.by_text:
        return _with_text(connection, identity, "", "\U0010ffff")
    return _with_text(connection, identity, identity.key, identity.key)


def _find_bare(connection: sqlite3.Connection, identity: Identity) -> int | None:
    """Find an article with the same text that has no address and no id."""
    return _with_text(connection, identity, BY_TEXT, BY_TEXT + "~")


def _with_text(connection: sqlite3.Connection, identity: Identity, first: str, last: str) -> int | None:
    """Find an article with the same text whose key lies in a range; any number of articles may have the text."""
    row = connection.execute(
        "SELECT id FROM articles WHERE text_hash = ? AND identity BETWEEN ? AND ? ORDER BY identity, id LIMIT 1",
        (identity.text_hash, first, last),
    ).fetchone()
    return None if row is None else row["id"]


def _supersede(connection: sqlite3.Connection, key: str, number: int) -> bool:
    """Make an article the last version of its identity, and tell whether there was one before."""
    before = connection.execute(
        "SELECT id, version FROM articles WHERE identity = ? AND id <> ? ORDER BY version DESC", (key, number)
    ).fetchone()
    if before is not None:
        derived.take_out(connection, before["id"])
        connection.execute("UPDATE articles SET latest = 0 WHERE id = ?", (before["id"],))
    number_of_version = 1 if before is None else before["version"] + 1
    connection.execute("UPDATE articles SET identity = ?, version = ? WHERE id = ?", (key, number_of_version, number))
    return before is not None


def _insert_article(connection: sqlite3.Connection, identity: Identity, record: Record) -> int:
    moment = now()
    made = connection.execute(
        "INSERT INTO articles (identity, version, latest, article_id, language, text_hash, model, program, added_at,"
        " read_at) VALUES (?, -1, 1, ?, ?, ?, ?, ?, ?, ?)",  # `_supersede` gives it its version, `describe` the rest
        (
            identity.key,
            record.article.id,
            record.article.language,
            identity.text_hash,
            model_of(record),
            program(),
            moment,
            moment,
        ),
    )
    return int(made.lastrowid or 0)


def _about(article: Article, outlet: str | None) -> tuple[str | None, ...]:
    published = article.published
    return (
        article.id,
        article.title_text,
        outlet,
        article.byline,
        article.url,
        published.value if published else None,
        published.how if published else None,
        day_of(published),
        article.updated,
        article.language,
    )


def model_of(record: Record) -> str:
    """Give the name and version of the network that made a record."""
    return f"{record.model.name} {record.model.version}"


def _put_original(connection: sqlite3.Connection, number: int, packed: Packed) -> None:
    columns = ", ".join(ORIGINAL_COLUMNS)
    marks = ", ".join("?" * len(ORIGINAL_COLUMNS))
    connection.execute(
        f"INSERT OR REPLACE INTO originals (article, {columns}) VALUES (?, {marks})",
        (number, *packed.columns),
    )


def _put_record(connection: sqlite3.Connection, number: int, packed: bytes) -> None:
    connection.execute("INSERT OR REPLACE INTO records (article, record) VALUES (?, ?)", (number, packed))
