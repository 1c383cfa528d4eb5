"""Questions about events in SQL."""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord import knowledge
from onrecord.archive.actors import EVENT_ROLES
from onrecord.archive.articles import SELECTED, stored
from onrecord.archive.contexts import AROUND, Passage, contexts
from onrecord.archive.event_query import EventQuery
from onrecord.archive.facets import MOST_DIVIDED, bars
from onrecord.archive.names import name_match, passage_match
from onrecord.archive.query import AFTER, Query
from onrecord.archive.rows import Bar, Count, EventActor, EventFacets, StoredEvent
from onrecord.archive.searching import Conditions, Where, counted, statements_where

_CHUNK = 100

_EVENT = (
    "id", "event_id", "type", "status", "standing", "standing_words", "happened", "statement", "on_word_of",
    "may_belong_to", "same_as", "country", "day_from", "day_to", "day_how", "count_least", "count_most", "count_of",
    "trigger", "start", "end", "place", "confidence", "corrected",
)  # fmt: skip

_NEWEST = " ORDER BY e.day DESC, e.article DESC, e.id"
"""The newest first, by the event's own day; within an article in the order of its text."""

ONCE = "e.article, ifnull(e.same_as, e.event_id)"
"""What tells one event of an archive from another; what an article tells several times is one."""

ACCOUNT = (
    "CASE WHEN e.standing IN ('denied', 'unclear') THEN e.standing WHEN NOT e.happened THEN 'open'"
    " WHEN e.standing = 'outlet' THEN 'outlet' ELSE 'source' END"
)
"""How an event is accounted for, as `account_of` tells it."""

_NAMED = (
    "e.id IN (SELECT event FROM event_actors WHERE role = ?"
    "  AND actor IN (SELECT rowid FROM actors_fts WHERE actors_fts MATCH ?)"
    " UNION SELECT rowid FROM events_fts WHERE events_fts MATCH ?"
    "  AND EXISTS (SELECT 1 FROM event_actors AS x LEFT JOIN actors AS t ON t.id = x.actor"
    "   WHERE x.event = events_fts.rowid AND x.role = ? AND NOT ifnull(t.named, 0)){more})"
)
"""Takes the events in which somebody of a name has a role; the article's words count only for who has no name."""

_IN_COUNTRY = " UNION SELECT id FROM events WHERE country = ?"

_HAS_ROLE = "e.id IN (SELECT event FROM event_actors WHERE actor = ? AND role = ?)"

_TAKES_PART = "e.id IN (SELECT event FROM event_actors WHERE actor = ? AND role IN ('who', 'whom'))"

_BETWEEN = (
    "e.id IN (SELECT x.event FROM event_actors AS x JOIN event_actors AS y ON y.event = x.event"
    " WHERE x.actor = ? AND y.actor = ? AND x.role IN ('who', 'whom') AND y.role IN ('who', 'whom')"
    " AND (x.role <> y.role OR NOT EXISTS (SELECT 1 FROM event_actors AS z WHERE z.event = x.event"
    "  AND z.role IN ('who', 'whom') AND z.role <> x.role)))"
)
"""Takes what passes between two actors, and leaves out what both do to a third."""


def events(
    connection: sqlite3.Connection, query: EventQuery, *, limit: int | None, offset: int
) -> Iterator[StoredEvent]:
    """Find events, a few at a time: each telling of one."""
    where = events_where(query)
    cursor = connection.execute(
        f"{where.sql('e.id', _NEWEST)} LIMIT ? OFFSET ?", (*where.values, -1 if limit is None else limit, offset)
    )
    while ids := [row[0] for row in cursor.fetchmany(_CHUNK)]:
        yield from by_ids(connection, ids)


def count(connection: sqlite3.Connection, query: EventQuery, *, tellings: bool) -> Count:
    """Count the events that a question finds, or the tellings of these, up to MOST_COUNTED."""
    where = events_where(query)
    return counted(connection, where.sql("1" if tellings else f"DISTINCT {ONCE}"), where.values)


def facets(connection: sqlite3.Connection, query: EventQuery, *, most: int) -> EventFacets:
    """Tell how the events that a question finds divide; by the newest MOST_DIVIDED tellings where there are more."""
    where = events_where(query, with_articles=True)
    columns = f"{ONCE}, e.type, e.status, e.standing, a.outlet, e.country, substr(e.day_from, 1, 7), e.id"
    rows = connection.execute(f"{where.sql(columns, _NEWEST)} LIMIT {MOST_DIVIDED + 1}", where.values).fetchall()

    def divided(column: int) -> Iterator[str | None]:
        return (value for *_, value in {(row[0], row[1], row[column]) for row in rows[:MOST_DIVIDED]})

    once = {row["id"]: (row[0], row[1]) for row in rows[:MOST_DIVIDED]}

    types, statuses, standings, outlets, countries, months = (bars(divided(2 + number), most) for number in range(6))
    return EventFacets(
        types, statuses, standings, outlets, countries, _places(connection, once, most), months,
        complete=len(rows) <= MOST_DIVIDED,
    )  # fmt: skip


def _places(connection: sqlite3.Connection, once: Mapping[int, tuple[int, str]], most: int) -> tuple[Bar, ...]:
    """Count the events in each place that has a name; `once` tells which event a row tells."""
    rows = connection.execute(
        "SELECT x.event, x.actor, t.name FROM event_actors AS x JOIN actors AS t ON t.id = x.actor AND t.named"
        " WHERE x.role = 'where' AND x.event IN (SELECT value FROM json_each(?))",
        (json.dumps(list(once)),),
    ).fetchall()
    names = {actor: name for _, actor, name in rows}
    counted_once = Counter(actor for _, actor in {(once[event], actor) for event, actor, _ in rows})
    best = sorted(counted_once.items(), key=lambda pair: (-pair[1], pair[0]))[:most]
    return tuple(Bar(names[actor], number, actor) for actor, number in best)


def by_ids(connection: sqlite3.Connection, ids: Sequence[int]) -> list[StoredEvent]:
    """Give the events of these rows, in this order."""
    wanted = json.dumps(list(ids))
    around = f"max(0, e.start - {AROUND})"
    columns = ", ".join(f'e."{name}"' for name in _EVENT)
    rows = connection.execute(
        f"SELECT {columns}, {SELECTED}, s.speaker, s.source,"
        " (SELECT group_concat(actor) FROM"  # in the order of their names in `s.speaker`
        "  (SELECT actor FROM speakers WHERE statement = s.id GROUP BY actor ORDER BY min(appearance))),"
        f' {around}, substr(t.text, {around} + 1, e."end" - {around} + {AROUND})'
        " FROM events AS e JOIN articles AS a ON a.id = e.article JOIN texts AS t ON t.article = e.article"
        " LEFT JOIN statements AS s ON s.article = e.article AND s.statement_id = e.on_word_of"
        " WHERE e.id IN (SELECT value FROM json_each(?))",
        (wanted,),
    ).fetchall()
    parts = _parts(connection, wanted)
    passages = [Passage(row[-1], row["start"] - row[-2], row["end"] - row[-2], row["trigger"], None) for row in rows]
    found = {}
    for row, context in zip(rows, contexts(passages, None), strict=True):
        values: dict[str, Any] = dict(zip(_EVENT, row, strict=False))
        values |= {name: bool(values[name]) for name in ("happened", "corrected")}
        speaker, source, speakers = tuple(row)[-5:-2]
        found[row[0]] = StoredEvent(
            **values,
            who=tuple(parts[row[0], "who"]),
            whom=tuple(parts[row[0], "whom"]),
            where=tuple(parts[row[0], "where"]),
            article=stored(tuple(row)[len(_EVENT) : -5]),
            speakers=tuple(map(int, speakers.split(","))) if speakers else (),
            speaker=speaker,
            source=source,
            context=context,
        )
    return [found[each] for each in ids if each in found]


def _parts(connection: sqlite3.Connection, ids: str) -> dict[tuple[int, str], list[EventActor]]:
    """Give those who take part in events, and the places, by event and role; `ids` is a JSON array of rows."""
    parts: dict[tuple[int, str], list[EventActor]] = defaultdict(list)
    rows = connection.execute(
        'SELECT x.event, x.role, x.actor, CASE WHEN t.named THEN t.name END, x.text, x.start, x."end", x.inferred'
        " FROM event_actors AS x"
        " LEFT JOIN actors AS t ON t.id = x.actor WHERE x.event IN (SELECT value FROM json_each(?))"
        " ORDER BY x.event, x.role, x.number",
        (ids,),
    )
    for event, role, actor, name, text, start, end, inferred in rows:
        parts[event, role].append(EventActor(actor, name, text, start, end, bool(inferred)))
    return parts


def events_where(query: EventQuery, *, with_articles: bool = False) -> Where:
    """Turn a question into tables and conditions on them: the events e and, where they are needed, the articles a."""
    asked = Conditions()
    for column in ("article", "type", "status", "standing", "country"):
        if (value := getattr(query, column)) is not None:
            asked.add(f"e.{column} = ?", value)
    _ask_who(query, asked)
    _ask_whose_word(query, asked)
    _ask_when(query, asked)
    if query.happened is not None:
        asked.add("e.happened" if query.happened else "NOT e.happened")
    if query.account is not None:
        asked.add(f"{ACCOUNT} = ?", query.account)
    if query.confidence is not None:
        asked.add("e.confidence >= ?", query.confidence)
    if query.outlet is not None:
        asked.add("a.outlet = ? COLLATE NOCASE", query.outlet)
    joined = " JOIN articles AS a ON a.id = e.article" if with_articles or query.outlet is not None else ""
    return asked.where(f"events AS e{joined}")


def _ask_who(query: EventQuery, asked: Conditions) -> None:
    """Ask who takes part, and where."""
    for role, column in EVENT_ROLES.items():
        name: str | None = getattr(query, role)
        if name is not None:
            country = knowledge.load().country(name) if role == "where" else None
            words = f"{column} : ({passage_match(name)})"
            more = (_IN_COUNTRY, [country]) if country else ("", [])
            asked.add(_NAMED.format(more=more[0]), role, name_match(name), words, role, *more[1])
        actor: int | None = getattr(query, f"{role}_actor")
        if actor is not None:
            asked.add(_HAS_ROLE, actor, role)
    if query.other_actor is not None:
        asked.add(_BETWEEN, query.actor, query.other_actor)
    elif query.actor is not None:
        asked.add(_TAKES_PART, query.actor)


def _ask_whose_word(query: EventQuery, asked: Conditions) -> None:
    """Ask on whose word it is known; what somebody denies isn't on that one's word, so it must be asked for."""
    denied = query.denied
    if query.by_outlet:
        asked.add("e.standing = 'outlet'")
    for told in (Query(speaker=None if query.by_outlet else query.on_word_of), Query(actor=query.word_actor)):
        if told != Query():
            statements = statements_where(told, reads="s")
            found = statements.sql("s.article, s.statement_id")
            asked.add(f"(e.article, e.on_word_of) IN ({found})", *statements.values)
            denied = query.standing == "denied" if denied is None else denied
    if denied is not None:
        asked.add("e.standing = 'denied'" if denied else "e.standing <> 'denied'")


def _ask_when(query: EventQuery, asked: Conditions) -> None:
    """Ask when it may have happened; where nothing tells that, the day of the article stands in `day`."""
    if query.dated is not None:
        asked.add(f"e.day_from IS {'NOT ' if query.dated else ''}NULL")
    if query.since is not None:
        asked.add("ifnull(e.day_to, e.day) >= ?", query.since)
    if query.until is not None:
        asked.add("e.day < ? AND e.day <> ''", query.until + AFTER)
