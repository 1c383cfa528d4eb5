"""The archive as tables for data analysis: articles, statements, actors, events, stories and so on."""

import sqlite3
from collections.abc import Iterator
from typing import Any, Literal, get_args

from onrecord.archive.casting import KNOWN
from onrecord.archive.event_rows import EVENT_TYPES, event_rows
from onrecord.schema.rows import SEVERAL
from onrecord.schema.span import GAP

Table = Literal[
    "articles", "statements", "actors", "mentions", "times", "events", "checks", "stories", "story_articles",
    "same_events", "quotations", "quotation_statements",
]  # fmt: skip
TABLES: tuple[Table, ...] = get_args(Table)

OF_ONE_ARTICLE: tuple[Table, ...] = ("articles", "statements", "actors", "mentions", "times", "events", "checks")
"""The tables whose rows come from one record each; the others tell what several articles make of one thing."""

_CHECK_WORDS = (
    f"(SELECT group_concat(text, '{GAP}') FROM"
    " (SELECT text FROM check_words WHERE finding = c.id AND role = '{role}' ORDER BY number))"
)
_IDS = f"(SELECT group_concat(value, '{SEVERAL}') FROM json_each(c.{{column}}))"

_SELECTED: dict[Table, dict[str, tuple[str, str]]] = {
    "articles": {
        "article": ("a.id", "INTEGER"),
        "article_id": ("a.article_id", "TEXT"),
        "version": ("a.version", "INTEGER"),
        "latest": ("a.latest", "BOOLEAN"),
        "title": ("a.title", "TEXT"),
        "outlet": ("a.outlet", "TEXT"),
        "byline": ("a.byline", "TEXT"),
        "url": ("a.url", "TEXT"),
        "published": ("a.published", "TEXT"),
        "published_how": ("a.published_how", "TEXT"),
        "updated": ("a.updated", "TEXT"),
        "language": ("a.language", "TEXT"),
        "text": ("texts.text", "TEXT"),
        "model": ("a.model", "TEXT"),
        "added_at": ("a.added_at", "TEXT"),
    },
    "statements": {
        "article": ("s.article", "INTEGER"),
        "statement_id": ("s.statement_id", "TEXT"),
        "speaker": ("s.speaker", "TEXT"),
        "speakers": (
            "(SELECT group_concat(actor, '; ') FROM (SELECT DISTINCT actor FROM speakers WHERE statement = s.id))",
            "TEXT",
        ),
        "source": ("s.source", "TEXT"),
        "cue": ("s.cue", "TEXT"),
        "content": ("s.content", "TEXT"),
        "about": ("s.about", "TEXT"),
        "form": ("s.form", "TEXT"),
        "act": ("s.act", "TEXT"),
        "source_kind": ("s.source_kind", "TEXT"),
        "unresolved": ("s.unresolved", "TEXT"),
        "said_on": ("s.said_on", "TEXT"),
        "within": ("s.within", "TEXT"),
        "confidence": ("s.confidence", "REAL"),
        "start": ("s.start", "INTEGER"),
        "end": ('s."end"', "INTEGER"),
        "place": ("s.place", "TEXT"),
        "published": ("a.published", "TEXT"),
        "outlet": ("a.outlet", "TEXT"),
        "speaker_confidence": ("s.speaker_confidence", "REAL"),
        "corrected": ("s.corrected", "BOOLEAN"),
    },
    "actors": {
        "actor": ("t.id", "INTEGER"),
        "name": ("t.name", "TEXT"),
        "kind": ("t.kind", "TEXT"),
        "named": ("t.named", "BOOLEAN"),
        "country": ("t.country", "TEXT"),
        "office": ("t.office", "TEXT"),
        "articles": ("t.articles", "INTEGER"),
        "statements": ("t.statements", "INTEGER"),
    },
    "mentions": {
        "article": ("p.article", "INTEGER"),
        "actor": ("p.actor", "INTEGER"),
        "actor_id": ("p.actor_id", "TEXT"),
        "start": ("m.start", "INTEGER"),
        "end": ('m."end"', "INTEGER"),
        "form": ("m.form", "TEXT"),
        "text": ("m.text", "TEXT"),
    },
    "times": {
        "article": ("times.article", "INTEGER"),
        "time_id": ("times.time_id", "TEXT"),
        "start": ("times.start", "INTEGER"),
        "end": ('times."end"', "INTEGER"),
        "kind": ("times.kind", "TEXT"),
        "value": ("times.value", "TEXT"),
        "earliest": ("times.earliest", "TEXT"),
        "latest": ("times.latest", "TEXT"),
    },
    "checks": {
        "article": ("c.article", "INTEGER"),
        "check_id": ("c.check_id", "TEXT"),
        "kind": ("c.kind", "TEXT"),
        "verdict": ("c.verdict", "TEXT"),
        "level": ("c.level", "TEXT"),
        "message": ("c.message", "TEXT"),
        "confidence": ("c.confidence", "REAL"),
        "about": (_CHECK_WORDS.format(role="about"), "TEXT"),
        "evidence": (_CHECK_WORDS.format(role="evidence"), "TEXT"),
        "elsewhere": ("CASE WHEN c.elsewhere <> '[]' THEN c.elsewhere END", "TEXT"),
        "statements": (_IDS.format(column="statements"), "TEXT"),
        "events": (_IDS.format(column="events"), "TEXT"),
        "start": ("c.start", "INTEGER"),
        "end": ('c."end"', "INTEGER"),
        "place": ("c.place", "TEXT"),
        "published": ("a.published", "TEXT"),
        "outlet": ("a.outlet", "TEXT"),
        "dismissed": ("d.id IS NOT NULL", "BOOLEAN"),
        "reason": ("d.why", "TEXT"),
        "dismissed_by": ("d.who", "TEXT"),
        "dismissed_at": ("d.decided_at", "TEXT"),
    },
    "stories": {
        "story": ("s.id", "INTEGER"),
        "title": ("a.title", "TEXT"),
        "headline": ("s.headline", "INTEGER"),
        "first_day": ("nullif(s.first_day, '')", "TEXT"),
        "last_day": ("nullif(s.last_day, '')", "TEXT"),
        "articles": ("s.articles", "INTEGER"),
        "outlets": ("s.outlets", "INTEGER"),
    },
    "same_events": {
        "same_event": ("o.first", "INTEGER"),
        "story": ("m.story", "INTEGER"),
        "article": ("e.article", "INTEGER"),
        "event_id": ("e.event_id", "TEXT"),
    },
    "story_articles": {
        "story": ("m.story", "INTEGER"),
        "article": ("m.article", "INTEGER"),
    },
    "quotations": {
        "quotation": ("q.id", "INTEGER"),
        "words": ("q.words", "TEXT"),
        "speaker": ("s.speaker", "TEXT"),
        "fullest": ("s.statement_id", "TEXT"),
        "fullest_article": ("s.article", "INTEGER"),
        "first_day": ("nullif(q.first_day, '')", "TEXT"),
        "last_day": ("nullif(q.last_day, '')", "TEXT"),
        "statements": ("q.statements", "INTEGER"),
        "articles": ("q.articles", "INTEGER"),
        "outlets": ("q.outlets", "INTEGER"),
    },
    "quotation_statements": {
        "quotation": ("o.quotation", "INTEGER"),
        "article": ("o.article", "INTEGER"),
        "statement_id": ("s.statement_id", "TEXT"),
        "kind": ("o.kind", "TEXT"),
        "missing": ("o.missing", "TEXT"),
        "instead": ("o.instead", "TEXT"),
        "turn": ("o.turn", "TEXT"),
        "other_speaker": ("o.other_speaker", "BOOLEAN"),
        "other_day": ("o.other_day", "BOOLEAN"),
    },
}
"""The columns of the tables that are asked for in SQL: the name, the SQL expression and the type."""

COLUMNS: dict[Table, dict[str, str]] = {
    **{table: {name: kind for name, (_, kind) in columns.items()} for table, columns in _SELECTED.items()},
    "events": EVENT_TYPES,
}
"""The columns of each table: the name and the type."""

_FROM: dict[Table, str] = {
    "articles": "articles AS a JOIN texts ON texts.article = a.id ORDER BY a.id",
    "statements": "statements AS s JOIN articles AS a ON a.id = s.article ORDER BY s.id",
    "actors": f"(SELECT t.*, {KNOWN} FROM actors AS t) AS t WHERE t.articles ORDER BY t.id",
    "mentions": 'appearances AS p JOIN mentions AS m ON m.appearance = p.id ORDER BY p.id, m.start, m."end"',
    "times": "times ORDER BY times.article, times.time_id",
    "checks": "checks AS c JOIN articles AS a ON a.id = c.article LEFT JOIN decisions AS d ON d.id = c.decision"
    " ORDER BY c.article, c.id",
    "stories": "stories AS s JOIN articles AS a ON a.id = s.headline ORDER BY s.id",
    "same_events": "same_events AS o JOIN events AS e ON e.id = o.event"
    " LEFT JOIN story_articles AS m ON m.article = e.article ORDER BY o.first, o.event",
    "story_articles": "story_articles AS m ORDER BY m.story, m.article",
    "quotations": "quotations AS q JOIN statements AS s ON s.id = q.fullest ORDER BY q.id",
    "quotation_statements": "quotation_statements AS o JOIN statements AS s ON s.id = o.statement"
    " ORDER BY o.quotation, o.statement",
}


def rows(connection: sqlite3.Connection, table: Table) -> Iterator[dict[str, Any]]:
    """Give the rows of a table, lazily."""
    if table == "events":
        yield from event_rows(connection)
        return
    columns = _SELECTED[table]
    flags = [name for name, (_, kind) in columns.items() if kind == "BOOLEAN"]
    picked = ", ".join(f'{sql} AS "{name}"' for name, (sql, _) in columns.items())
    for row in connection.execute(f"SELECT {picked} FROM {_FROM[table]}"):
        values = dict(row)
        for name in flags:
            values[name] = bool(values[name])
        yield values
