"""From any earlier version of the tables to this one, step by step, each in one transaction."""

import sqlite3
from collections.abc import Callable, Sequence

from onrecord.archive.adopting import adopt
from onrecord.archive.audit_tables import AUDITS
from onrecord.archive.calling_tables import CALLED
from onrecord.archive.change_tables import CHANGES
from onrecord.archive.correction_tables import CORRECTIONS
from onrecord.archive.person_tables import PERSONS
from onrecord.archive.placing import place
from onrecord.archive.quotation_tables import QUOTATIONS
from onrecord.archive.removal_tables import REMOVALS
from onrecord.archive.saved_tables import SAVED, WATCHES
from onrecord.archive.searchable import EVENT_WORDS, FOLDED
from onrecord.archive.story_tables import STORIES
from onrecord.archive.tables import (
    CHECKS,
    COUNTED,
    DECIDED,
    DECIDED_AT_LAST,
    EVENTS,
    PLACED,
    SURE_OF_SPEAKERS,
    TABLES,
    TRIGGERS,
)
from onrecord.errors import NotAnArchiveError

APPLICATION_ID = 0x6F6E7263
"""Stands in the header of the file ("onrc"), so that `file` and SQLite's tools know whose it is."""

Step = Callable[[sqlite3.Connection], None]


def first_tables(connection: sqlite3.Connection) -> None:
    """Make the tables of version 1 in an empty file."""
    run(connection, TABLES + TRIGGERS)


def count_actors(connection: sqlite3.Connection) -> None:
    """Keep with each actor how much it appears and speaks."""
    run(connection, COUNTED)


def keep_decisions(connection: sqlite3.Connection) -> None:
    """Keep what people decide, and take over what they have joined and split before."""
    run(connection, DECIDED)
    adopt(connection)
    run(connection, DECIDED_AT_LAST)


def fold_words(connection: sqlite3.Connection) -> None:
    """Index words in the letters that they are searched by; the indexes are filled anew."""
    run(connection, FOLDED)


def keep_places(connection: sqlite3.Connection) -> None:
    """Keep where statements stand in their documents, and when articles were last changed."""
    run(connection, PLACED)
    place(connection)


def keep_how_sure_speakers_are(connection: sqlite3.Connection) -> None:
    """Keep how likely the speakers of statements are right."""
    run(connection, SURE_OF_SPEAKERS)


def keep_events(connection: sqlite3.Connection) -> None:
    """Keep the events of articles, and who takes part in them."""
    run(connection, EVENTS + EVENT_WORDS)


def keep_checks(connection: sqlite3.Connection) -> None:
    """Keep what checks have found."""
    run(connection, CHECKS)


def keep_stories(connection: sqlite3.Connection) -> None:
    """Keep what several articles make of one thing."""
    run(connection, QUOTATIONS)
    run(connection, STORIES)


WORK: tuple[str, ...] = (CORRECTIONS, PERSONS, AUDITS, CHANGES, REMOVALS, CALLED, SAVED, WATCHES)
"""The tables of version 10, one script a subject."""


def keep_work(connection: sqlite3.Connection) -> None:
    """Keep what people do with an archive."""
    for script in WORK:
        run(connection, script)


STEPS: tuple[Step, ...] = (
    first_tables, count_actors, keep_decisions, fold_words, keep_places, keep_how_sure_speakers_are, keep_events,
    keep_checks, keep_stories, keep_work,
)  # fmt: skip
"""Step n leads from version n to version n + 1. What is released is never changed: a new version is a new step."""


def migrate(connection: sqlite3.Connection, name: str, steps: Sequence[Step] = STEPS) -> None:
    """Bring a file to the last version; a file with nothing in it becomes an archive.

    Every step is whole or not done at all, whatever stops it. Raises NotAnArchiveError for another program's file, and
    for one that a later version of onrecord has written.
    """
    while version_of(connection, name, steps) < len(steps):
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = version_of(connection, name, steps)  # another process may have been faster
            if version < len(steps):
                steps[version](connection)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def version_of(connection: sqlite3.Connection, name: str, steps: Sequence[Step] = STEPS) -> int:
    """Tell the version of an archive's tables, 0 for a file with nothing in it; raises NotAnArchiveError."""
    application, version, tables = connection.execute(  # at once: another process may be making the tables
        "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)"
        " FROM pragma_application_id, pragma_user_version"
    ).fetchone()
    if application != APPLICATION_ID and (application or version or tables):
        raise NotAnArchiveError(
            "This is a database of another program",
            value=name,
            allowed="an archive that onrecord has made, or a name where there is no file yet",
        )
    if version > len(steps):
        raise NotAnArchiveError(
            f"This archive has version {version}",
            value=name,
            allowed=f"version {len(steps)} or earlier",
            hint="A later version of onrecord wrote it: upgrade onrecord.",
        )
    return int(version)


def run(connection: sqlite3.Connection, script: str) -> None:
    """Run the statements of a script inside the transaction that is open (`executescript` would end it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
