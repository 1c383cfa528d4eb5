"""An archive of any earlier version becomes one of this version; another program's file is left alone."""

import re
import sqlite3
from pathlib import Path

import pytest

from onrecord.archive import Store
from onrecord.archive.migrations import APPLICATION_ID, STEPS, WORK, migrate, run
from onrecord.archive.tables import TABLES, TRIGGERS
from onrecord.errors import ArchiveError, NotAnArchiveError
from tests.checks import ferry
from tests.events import harbour
from tests.support import record_of
from tests.unit.archive.hand import FERRY_PAGES, dam


def connected(path):
    return sqlite3.connect(path, isolation_level=None)


def schema(path):
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY 1, 2")
        return [(kind, name, re.sub(r"\s+", " ", sql)) for kind, name, sql in rows]


def step_with_notes(connection):
    run(connection, "CREATE TABLE notes (article INTEGER REFERENCES articles (id), note TEXT);")
    run(connection, "INSERT INTO notes SELECT id, 'none yet' FROM articles;")


def without_version_10(connection):
    """Take out what version 10 has added."""
    for trigger in re.findall(r"CREATE TRIGGER (\w+)", "".join(WORK)):
        connection.execute(f"DROP TRIGGER {trigger}")
    for index in (
        "articles_by_adding", "articles_by_change", "checks_by_level", "decisions_by_time", "decisions_by_undoing",
        "articles_by_outlet_read", "decisions_by_kind", "decisions_by_who",
    ):  # fmt: skip
        connection.execute(f"DROP INDEX {index}")
    for table, column in (("statements", "corrected"), ("events", "corrected"), ("articles", "outlet_read")):
        connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    for table in reversed(re.findall(r"CREATE TABLE (\w+)", "".join(WORK))):
        connection.execute(f"DROP TABLE {table}")


def without_version_9(connection):
    """Take out what version 9 and later ones have added."""
    without_version_10(connection)
    for table in (
        "same_events", "quotation_statements", "quotation_keys", "quotations", "ungathered", "story_articles",
        "stories", "sketch_keys", "sketches",
    ):  # fmt: skip
        connection.execute(f"DROP TABLE {table}")


def without_version_8(connection):
    """Take out what version 8 and later ones have added."""
    without_version_9(connection)
    for table in ("check_words", "checks"):
        connection.execute(f"DROP TABLE {table}")


def without_version_7(connection):
    """Take out what version 7 and later ones have added."""
    without_version_8(connection)
    connection.execute("DROP VIEW events_folded")
    for table in ("event_actors", "events_fts", "events"):
        connection.execute(f"DROP TABLE {table}")


def without_version_6(connection):
    """Take out what version 6 and later ones have added."""
    without_version_7(connection)
    connection.execute("ALTER TABLE statements DROP COLUMN speaker_confidence")


def without_version_5(connection):
    """Take out what version 5 and later ones have added."""
    without_version_6(connection)
    for table, column in (("articles", "updated"), ("statements", "place")):
        connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")


def step_that_breaks(connection):
    run(connection, "CREATE TABLE half (done INTEGER);")
    raise ZeroDivisionError


def test_a_new_archive_has_the_last_version_and_says_whose_it_is(store):
    connection = connected(store.path)
    assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize("version", range(len(STEPS) + 1))
def test_every_earlier_version_becomes_this_one(tmp_path, version):
    path = tmp_path / "old.db"
    connection = connected(path)
    migrate(connection, "old.db", STEPS[:version])
    connection.close()
    with Store(path) as store:
        store.keep(dam())
        assert [each.content for each in store.search("dam")] == ["the dam at Kelve is safe"]
    with Store(tmp_path / "new.db"):
        pass
    assert schema(path) == schema(tmp_path / "new.db")


@pytest.mark.parametrize("version", range(1, len(STEPS)))
def test_an_earlier_version_is_brought_to_this_one_also_where_it_is_only_read(tmp_path, version):
    path = tmp_path / "old.db"
    connection = connected(path)
    migrate(connection, "old.db", STEPS[:version])
    connection.close()
    with Store(path, read_only=True) as store:
        assert list(store.actors()) == []
    assert connected(path).execute("PRAGMA user_version").fetchone() == (len(STEPS),)


def test_an_earlier_version_that_may_not_be_written_to_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "old.db"
    other = connected(path)
    migrate(other, "old.db", STEPS[:1])
    monkeypatch.setattr("onrecord.archive.connection.WAIT", 0.0)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ArchiveError):
        Store(path, read_only=True)


def test_what_actors_said_before_is_counted_by_the_second_version(tmp_path):
    path = tmp_path / "old.db"
    connection = connected(path)
    migrate(connection, "old.db", STEPS[:1])
    run(connection, "INSERT INTO actors (id, name, kind, named) VALUES (1, 'Ana Reyes', 'person', 1);")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.executemany("INSERT INTO speakers VALUES (1, '2024-05-03', ?, 1)", [(1,), (2,)])
    connection.close()
    with Store(path):
        pass
    assert connected(path).execute("SELECT statements FROM actors").fetchall() == [(2,)]


def test_a_later_step_changes_an_archive_that_has_articles(store):
    store.keep(dam())
    connection = connected(store.path)
    migrate(connection, "news.db", (*STEPS, step_with_notes))
    assert connection.execute("SELECT * FROM notes").fetchall() == [(1, "none yet")]
    assert connection.execute("PRAGMA user_version").fetchone() == (len(STEPS) + 1,)
    migrate(connection, "news.db", (*STEPS, step_with_notes))  # nothing is left to do
    assert connection.execute("SELECT count(*) FROM notes").fetchone() == (1,)


def test_a_step_that_breaks_leaves_the_archive_as_it_was(store):
    store.keep(dam())
    before = schema(store.path)
    connection = connected(store.path)
    with pytest.raises(ZeroDivisionError):
        migrate(connection, "news.db", (*STEPS, step_that_breaks))
    connection.close()
    assert schema(store.path) == before
    with Store(store.path) as again:
        assert again.totals().articles == 1


def test_an_archive_of_a_later_version_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "later.db"
    connection = connected(path)
    migrate(connection, "later.db", (*STEPS, step_with_notes))
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotAnArchiveError, match="upgrade onrecord"):
        Store(path)
    assert path.read_bytes() == before


def test_a_file_of_another_program_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "other.db"
    connection = connected(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NotAnArchiveError, match="another program"):
        Store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"The ferry sails again. " * 200, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "text.db"
    path.write_bytes(content)
    with pytest.raises(ArchiveError):
        Store(path)
    assert path.read_bytes() == content


def test_reading_makes_no_file(tmp_path):
    with pytest.raises(NotAnArchiveError, match="no such archive"):
        Store(tmp_path / "nowhere.db", read_only=True)
    with pytest.raises(ArchiveError, match="no such folder"):
        Store(tmp_path / "nowhere" / "news.db")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_an_archive_but_cannot_be_read(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(NotAnArchiveError, match="nothing in this file"):
        Store(path, read_only=True)
    with Store(path) as store:
        assert store.totals().articles == 0


def test_a_name_that_looks_like_an_address_is_only_a_name(tmp_path):
    path = tmp_path / "news?mode=memory&x=%41.db"
    with Store(path) as store:
        store.keep(dam())
    assert Path(path).stat().st_size > 0


def test_what_was_there_before_version_4_is_found_in_the_letters_it_is_searched_by(tmp_path):
    path = tmp_path / "old.db"
    with Store(path) as store:
        store.keep(record_of("{s:Łukasz Lund} {q:said} {c:the co\u00adoperative is safe}."))
    made = schema(path)
    connection = connected(path)
    without_version_5(connection)
    for kind, name, _ in made:  # as version 3 had them: the same tables, and indexes of their own letters
        if kind == "trigger" and name.startswith(("texts_", "statements_", "actors_")):
            connection.execute(f"DROP TRIGGER {name}")
    for table in ("texts", "statements", "actors"):
        connection.execute(f"DROP TABLE {table}_fts")
        connection.execute(f"DROP VIEW {table}_folded")
    run(connection, "CREATE VIRTUAL TABLE" + TABLES.partition("CREATE VIRTUAL TABLE")[2] + TRIGGERS)
    connection.execute("PRAGMA user_version = 3")
    for table in ("texts", "statements", "actors"):
        connection.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")
    connection.close()
    with Store(path) as store:
        assert [each.content for each in store.search("cooperative lukasz")] == ["the co\u00adoperative is safe"]
        assert store.count_articles(words="cooperative").number == 1
        store.replace(1, store.record(1))
        for table in ("texts", "statements", "actors"):
            store._connection.execute(f"INSERT INTO {table}_fts ({table}_fts, rank) VALUES ('integrity-check', 1)")
    assert schema(path) == made


def test_version_5_takes_places_and_changes_out_of_the_records_that_are_there(tmp_path):
    path = tmp_path / "old.db"
    with Store(path) as store:
        store.keep(FERRY_PAGES)
        store.keep(record_of("{c:The ferry is late}, {s:Lund} {q:said}.", updated="2026-03-06"))
        store.keep(dam())
    connection = connected(path)
    made = schema(path)
    without_version_5(connection)
    connection.execute("UPDATE records SET record = x'00' WHERE article = 3")  # damaged, and still migrated
    connection.execute("PRAGMA user_version = 4")
    connection.close()
    with Store(path) as store:
        found = {each.content: (each.place, each.article.updated) for each in store.statements(order="date")}
    assert found["The ferry sails again"] == ("page 1", None)
    assert found["the timetable is new"] == ("page 2", None)
    assert found["The ferry is late"] == (None, "2026-03-06")
    assert found["the dam at Kelve is safe"] == (None, None)
    assert schema(path) == made


def test_version_6_does_not_know_how_sure_the_speakers_of_earlier_versions_are(tmp_path):
    path = tmp_path / "old.db"
    sure = record_of("{s:{a1:Ana Lund}} {q:said} {c:it rains}.", statements={1: {"speaker_confidence": 0.9}})
    with Store(path) as store:
        store.keep(sure)
    connection = connected(path)
    made = schema(path)
    without_version_6(connection)
    connection.execute("PRAGMA user_version = 5")
    connection.close()
    with Store(path) as store:
        assert [each.speaker_confidence for each in store.statements()] == [None]
        assert list(store.statements(speaker_confidence=0.5)) == []
        store.replace(1, store.record(1))
        assert [each.speaker_confidence for each in store.statements()] == [0.9]
    assert schema(path) == made


def test_version_7_takes_events_out_of_the_records_that_are_there_when_it_is_reindexed(tmp_path):
    path = tmp_path / "old.db"
    with Store(path) as store:
        store.keep(harbour())
        store.keep(dam())
        told = [each.event_id for each in store.events()]
    connection = connected(path)
    made = schema(path)
    without_version_7(connection)
    connection.execute("PRAGMA user_version = 6")
    connection.execute("INSERT INTO reindexing VALUES ('articles', 1)")  # a run that was stopped begins anew
    connection.close()
    with Store(path) as store:
        assert list(store.events()) == []
        assert store.reindex() == 2
        assert [each.event_id for each in store.events()] == told
    assert schema(path) == made


def test_version_8_takes_findings_out_of_the_records_that_are_there_when_it_is_reindexed(tmp_path):
    path = tmp_path / "seven.db"
    with Store(path) as store:
        store.keep(ferry())
        told = [each.check_id for each in store.checks()]
    assert told
    connection = connected(path)
    without_version_8(connection)
    connection.execute("PRAGMA user_version = 7")
    connection.close()
    with Store(path) as store:
        assert list(store.checks()) == []
        store.reindex()
        assert [each.check_id for each in store.checks()] == told
        assert store.dismiss(1, "c1", why="It is a quotation.") == 1


def test_version_10_finds_what_actors_are_called_in_the_records_that_are_there_when_it_is_reindexed(tmp_path):
    path = tmp_path / "nine.db"
    with Store(path) as store:
        store.keep(dam(outlet="Post"))
        called = store.names(1)
    assert called
    connection = connected(path)
    without_version_10(connection)
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    with Store(path) as store:
        assert store.names(1) == []
        store.reindex()
        assert store.names(1) == called


def test_version_7_leaves_nothing_to_do_where_there_are_no_articles(store):
    assert connected(store.path).execute("SELECT * FROM reindexing").fetchall() == []


def test_version_10_keeps_the_outlets_of_the_articles_that_are_there(tmp_path):
    path = tmp_path / "nine.db"
    with Store(path) as store:
        store.keep(record_of("{s:Ana Reyes} {q:said} {c:it is safe}.", outlet="Harbour Post"))
    made = schema(path)
    connection = connected(path)
    without_version_10(connection)
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    with Store(path) as store:
        store.same_outlet("Harbour Post", "The Harbour Post")
        assert [each.article.outlet for each in store.statements()] == ["The Harbour Post"]
    assert schema(path) == made
