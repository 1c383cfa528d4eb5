"""Which names of outlets mean the same one, as people have decided. The caller has begun the transaction."""

import sqlite3

from onrecord.archive import decisions
from onrecord.archive.decisions import By, OutletAlias
from onrecord.errors import NotInArchiveError, QueryError

_LONGEST_CHAIN = 20
"""No name leads further: A is B, B is C, and so on."""


def known_as(connection: sqlite3.Connection, outlet: str | None) -> str | None:
    """Give the name that an outlet goes by: its own, unless somebody has decided otherwise."""
    for _ in range(_LONGEST_CHAIN):
        alias = decisions.outlet_alias(connection, outlet) if outlet is not None else None
        if alias is None:
            break
        outlet = alias.known_as
    return outlet


def alias(connection: sqlite3.Connection, name: str, as_: str, by: By) -> int:
    """Decide that an outlet is another one, and give the decision's number. Its articles count as the other's.

    Raises NotInArchiveError if no article has the name, and QueryError if it goes by the other name already.
    """
    known = (
        f"EXISTS (SELECT 1 FROM articles WHERE {column} = :name COLLATE NOCASE)" for column in ("outlet_read", "outlet")
    )
    if not connection.execute(f"SELECT {' OR '.join(known)}", {"name": name}).fetchone()[0]:
        raise NotInArchiveError("No article is from this outlet", value=name, hint="See `onrecord search --articles`.")
    as_ = as_.strip()
    if not as_:
        raise QueryError("An outlet needs a name", value=as_, allowed="a name that isn't empty")
    if _goes_by(connection, as_) == _goes_by(connection, name):
        raise QueryError("These outlets are one already", value=f"{name} is {as_}", hint=decisions.SEE)
    held = decisions.outlet_alias(connection, name)
    if held is not None:
        raise QueryError(
            f"This outlet goes by another name already: {held.known_as}", value=name, hint="Undo that decision first."
        )
    number = decisions.decide(connection, OutletAlias(name=name, known_as=as_), by)
    settle(connection)
    return number


def settle(connection: sqlite3.Connection) -> None:
    """Write down anew which outlet each article is from."""
    names = connection.execute("SELECT DISTINCT outlet_read, outlet FROM articles WHERE outlet_read IS NOT NULL")
    for read, now in names.fetchall():
        goes_by = known_as(connection, read)
        if goes_by != now:
            connection.execute(
                "UPDATE articles SET outlet = ? WHERE outlet_read = ? AND outlet IS NOT ?", (goes_by, read, goes_by)
            )


def _goes_by(connection: sqlite3.Connection, name: str) -> str:
    return (known_as(connection, name) or "").casefold()
