"""What actors do to each other, counted: over time, by leaning, and by what is said to have happened."""

import sqlite3
from collections.abc import Iterable

from onrecord.archive.event_query import EventQuery
from onrecord.archive.events import ACCOUNT, ONCE, events_where
from onrecord.archive.rows import Counterpart, Dealing
from onrecord.schema.account import ACCOUNTS, COUNTED, Account
from onrecord.schema.leaning import LEANINGS

_NEWEST = 2_000
"""So many events of an actor are looked at to tell with whom it deals."""

_MONTH = (
    "CASE WHEN e.day_from IS NULL THEN nullif(substr(e.day, 1, 7), '')"
    " WHEN substr(e.day_from, 1, 7) = substr(e.day_to, 1, 7) THEN substr(e.day_from, 1, 7)"
    " WHEN substr(e.day_from, 1, 4) = substr(e.day_to, 1, 4) THEN substr(e.day_from, 1, 4) END"
)
"""The month in which an event happened, else the year, else nothing."""


def _types(leaning: str) -> str:
    return ", ".join(f"'{kind}'" for kind, leans in LEANINGS.items() if leans == leaning)


_LEANING = (
    f"CASE WHEN e.type IN ({_types('cooperation')}) THEN 'cooperation'"
    f" WHEN e.type IN ({_types('conflict')}) THEN 'conflict' ELSE 'neither' END"
)

_COUNTED = ", ".join(f"'{account}'" for account in COUNTED)


def dealings(connection: sqlite3.Connection, query: EventQuery) -> list[Dealing]:
    """Count the events that a question finds by month, leaning and account, the earliest first.

    Of what an article tells several times, one telling counts as having happened: the first by the outlet, else the
    first by a source. Where it is denied or unclear as well, it counts there, too, once.
    """
    where = events_where(query)
    # With a single min(), the other columns are those of its row.
    best = "min((account = 'source') * (1 << 40) + id)"
    tellings = where.sql(
        f"e.id, e.article AS article, ifnull(e.same_as, e.event_id) AS first, {ACCOUNT} AS account,"
        f" {_MONTH} AS month, {_LEANING} AS leaning"
    )
    rows = connection.execute(
        f"SELECT month, leaning, account, count(*) FROM (SELECT {best}, month, leaning, account FROM ({tellings})"
        f" GROUP BY article, first, CASE WHEN account IN ({_COUNTED}) THEN 'counted' ELSE account END)"
        " GROUP BY month, leaning, account ORDER BY month IS NULL, month, leaning, account",
        where.values,
    )
    return [Dealing(*row) for row in rows]


def accounts(found: Iterable[Dealing]) -> dict[Account, int]:
    """Count dealings by account.

    >>> accounts([Dealing("2024-01", "conflict", "denied", 2), Dealing(None, "neither", "denied", 1)])["denied"]
    3
    """
    counts: dict[Account, int] = dict.fromkeys(ACCOUNTS, 0)
    for each in found:
        counts[each.account] += each.count
    return counts


def counterparts(connection: sqlite3.Connection, number: int, *, most: int) -> list[Counterpart]:
    """List the named actors with whom an actor deals, those first with whom most has happened; of the newest alone."""
    rows = connection.execute(
        f"SELECT y.actor, t.name, count(DISTINCT CASE WHEN e.happened THEN {_key()} END) AS happened,"
        f" count(DISTINCT CASE WHEN NOT e.happened THEN {_key()} END) AS apart FROM"
        " (SELECT event, role FROM event_actors WHERE actor = :actor AND role IN ('who', 'whom')"
        "  ORDER BY event DESC LIMIT :newest) AS x"
        " CROSS JOIN event_actors AS y ON y.event = x.event AND y.role IN ('who', 'whom') AND y.actor <> :actor"
        " CROSS JOIN actors AS t ON t.id = y.actor AND t.named CROSS JOIN events AS e ON e.id = x.event"
        " WHERE x.role <> y.role OR NOT EXISTS"
        "  (SELECT 1 FROM event_actors AS z WHERE z.event = x.event AND z.role IN ('who', 'whom') AND z.role <> x.role)"
        " GROUP BY y.actor ORDER BY happened DESC, apart DESC, y.actor LIMIT :most",
        {"actor": number, "newest": _NEWEST, "most": most},
    )
    return [Counterpart(*row) for row in rows]


def _key() -> str:
    """What tells one event from another, as one value."""
    article, first = ONCE.split(", ", 1)
    return f"{article} || ' ' || {first}"
