"""A record into the tables. Whoever calls has begun the transaction."""

import sqlite3
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from typing import NamedTuple

from onrecord.archive import actors, sources
from onrecord.archive.identity import BY_TEXT, Identity, identify
from onrecord.archive.originals import ORIGINAL_COLUMNS, Packed
from onrecord.archive.rows import Status
from onrecord.schema import Article, Published, Record, Span
from onrecord.schema.rows import SEVERAL


def add(connection: sqlite3.Connection, record: Record, packed: Packed) -> tuple[Status, int]:
    """Add an article with its record, unless it is known; what became of it, and its number."""
    identity = identify(record.article)
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
        _fill(connection, number, record, {})
    sources.note(connection, packed.original, number)
    return status, number


def replace(connection: sqlite3.Connection, number: int, record: Record, packed: bytes) -> None:
    """Put an article's new record in the place of the one that it has."""
    article = record.article
    connection.execute(
        "UPDATE articles SET article_id = ?, title = ?, outlet = ?, byline = ?, url = ?, published = ?,"
        " published_how = ?, day = ?, language = ?, text_hash = ?, model = ?, program = ?, read_at = ?"
        " WHERE id = ?",
        (*_about(article), identify(article).text_hash, model_of(record), program(), now(), number),
    )
    connection.execute(
        "UPDATE texts SET text = ? WHERE article = ? AND text <> ?", (article.text, number, article.text)
    )
    _put_record(connection, number, packed)
    if connection.execute("SELECT latest FROM articles WHERE id = ?", (number,)).fetchone()["latest"]:
        before = actors.own_keys(connection, number)
        appeared = _take_out(connection, number)
        _fill(connection, number, record, before)
        actors.forget_unused(connection, appeared)


@cache
def program() -> str:
    """The version of onrecord that reads."""
    return version("onrecord")


def now() -> str:
    """The time, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def day_of(published: Published | None) -> str | None:
    """The first day that a date of publication can mean.

    >>> day_of(Published(value="2024", how="given")), day_of(Published(value="2024-03-05T18:40:00Z", how="given"))
    ('2024-01-01', '2024-03-05')
    """
    if published is None:
        return None
    day = published.value[:10]
    return day + "0000-01-01"[len(day) :]


def _find(connection: sqlite3.Connection, identity: Identity) -> int | None:
    """Find the article that this is in one of its versions; without a key of its own, any with the same text."""
    if identity.by_text:
        return _with_text(connection, identity, "", "\U0010ffff")
    return _with_text(connection, identity, identity.key, identity.key)


def _find_bare(connection: sqlite3.Connection, identity: Identity) -> int | None:
    """Find an article with the same text that nothing but its text is known of."""
    return _with_text(connection, identity, BY_TEXT, BY_TEXT + "~")


def _with_text(connection: sqlite3.Connection, identity: Identity, first: str, last: str) -> int | None:
    """Find an article with the same text whose key lies in a range; any number of articles may have the text."""
    row = connection.execute(
        "SELECT id FROM articles WHERE text_hash = ? AND identity BETWEEN ? AND ? ORDER BY identity, id LIMIT 1",
        (identity.text_hash, first, last),
    ).fetchone()
    return None if row is None else row["id"]


def _supersede(connection: sqlite3.Connection, key: str, number: int) -> bool:
    """Make an article the last version of its identity; whether there was one before."""
    before = connection.execute(
        "SELECT id, version FROM articles WHERE identity = ? AND id <> ? ORDER BY version DESC", (key, number)
    ).fetchone()
    if before is not None:
        actors.forget_unused(connection, _take_out(connection, before["id"]))
        connection.execute("UPDATE articles SET latest = 0 WHERE id = ?", (before["id"],))
    number_of_version = 1 if before is None else before["version"] + 1
    connection.execute("UPDATE articles SET identity = ?, version = ? WHERE id = ?", (key, number_of_version, number))
    return before is not None


def _insert_article(connection: sqlite3.Connection, identity: Identity, record: Record) -> int:
    moment = now()
    made = connection.execute(
        "INSERT INTO articles (identity, version, latest, article_id, title, outlet, byline, url, published,"
        " published_how, day, language, text_hash, model, program, added_at, read_at)"
        " VALUES (?, -1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # `_supersede` gives it its version
        (identity.key, *_about(record.article), identity.text_hash, model_of(record), program(), moment, moment),
    )
    return int(made.lastrowid or 0)


def _about(article: Article) -> tuple[str | None, ...]:
    published = article.published
    return (
        article.id,
        article.title_text,
        article.outlet,
        article.byline,
        article.url,
        published.value if published else None,
        published.how if published else None,
        day_of(published),
        article.language,
    )


def model_of(record: Record) -> str:
    """Name the network that a record comes from."""
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


def _take_out(connection: sqlite3.Connection, number: int) -> set[int]:
    """Take an article's statements, actors and times out of the tables that are searched; which actors they were."""
    rows = connection.execute("SELECT actor FROM appearances WHERE article = ?", (number,))
    appeared = {row["actor"] for row in rows}
    for table in ("statements", "appearances", "times"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (number,))
    return appeared


def _fill(connection: sqlite3.Connection, number: int, record: Record, before: Mapping[str, int]) -> None:
    """Write what a record says into the tables that are searched; `before` is whom the article's own keys stood for."""
    day = day_of(record.article.published) or ""
    cast = _put_actors(connection, number, record, before)
    mentioned = sorted(
        (mention.start, mention.end, actor.id)
        for actor in record.actors
        if actor.named or actor.known_as
        for mention in actor.mentions
    )
    for statement in record.statements:
        speakers = [cast[each] for each in statement.speakers or ()]
        subjects = sorted(cast[each] for each in _mentioned_in(statement.content, mentioned))
        made = connection.execute(
            "INSERT INTO statements (article, statement_id, speaker, source, cue, content, about, form, act,"
            ' source_kind, unresolved, said_on, within, confidence, start, "end")'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(number, statement.id, _names(sorted(speakers)), statement.source_text or None),
                *(statement.cue_text or None, statement.content_text, _names(subjects)),
                *(statement.form, statement.act, statement.source_kind, statement.unresolved, statement.said_on),
                *(statement.within, statement.confidence, statement.content[0].start, statement.content[-1].end),
            ),
        )
        for table, those in (("speakers", speakers), ("subjects", subjects)):
            connection.executemany(
                f"INSERT OR IGNORE INTO {table} (actor, day, statement, appearance) VALUES (?, ?, ?, ?)",
                ((each.actor, day, made.lastrowid, each.appearance) for each in those),
            )
    _put_times(connection, number, record)


class _Role(NamedTuple):
    """An actor of the record in the archive."""

    appearance: int
    actor: int
    name: str


def _put_actors(
    connection: sqlite3.Connection, number: int, record: Record, before: Mapping[str, int]
) -> dict[str, _Role]:
    cast = {}
    for actor, appearance in zip(record.actors, actors.appearances(record.actors), strict=True):
        is_actor = actors.resolve(connection, number, appearance, before)
        known = actor.known_as
        made = connection.execute(
            "INSERT INTO appearances (article, actor_id, actor, name, kind, named, number, known_as, country, office,"
            " as_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(number, actor.id, is_actor, actor.name, actor.kind, actor.named, appearance.number),
                *((known.name, known.country, known.office, known.as_of) if known else (None,) * 4),
            ),
        )
        (name,) = connection.execute("SELECT name FROM actors WHERE id = ?", (is_actor,)).fetchone()
        cast[actor.id] = _Role(int(made.lastrowid or 0), is_actor, name)
        connection.executemany(
            'INSERT INTO mentions (appearance, start, "end", form, text) VALUES (?, ?, ?, ?, ?)',
            (
                (made.lastrowid, each.start, each.end, each.form, " ".join(each.cut(record.article.text).split()))
                for each in actor.mentions
            ),
        )
    return cast


def _put_times(connection: sqlite3.Connection, number: int, record: Record) -> None:
    values = (time.model_dump(mode="json") for time in record.times)
    connection.executemany(
        'INSERT INTO times (article, time_id, start, "end", kind, value, earliest, latest)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (number, each["id"], *(each.get(name) for name in ("start", "end", "kind", "value", "earliest", "latest")))
            for each in values
        ),
    )


def _mentioned_in(content: Sequence[Span], mentioned: Sequence[tuple[int, int, str]]) -> set[str]:
    """Name the actors who have a mention inside one of the fragments; mentions are (start, end, actor), sorted."""
    found = set()
    for fragment in content:
        for number in range(bisect_left(mentioned, (fragment.start,)), len(mentioned)):
            start, end, actor = mentioned[number]
            if start >= fragment.end:
                break
            if end <= fragment.end:
                found.add(actor)
    return found


def _names(roles: Sequence[_Role]) -> str | None:
    """Join the names of actors as `actors.name_statements` does: each once, in the order of their appearances."""
    return SEVERAL.join(dict.fromkeys(role.name for role in roles)) or None
