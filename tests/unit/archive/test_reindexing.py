"""The tables that are searched can be filled anew from the records."""

import sqlite3
import zlib

import pytest

from onrecord.archive import Store, reindexing
from onrecord.errors import ArchiveError, NotAnArchiveError
from onrecord.schema import Record
from tests.stories import by_first_word, gathered
from tests.support import record_of
from tests.unit.archive.hand import FERRY, cast, dam


def dump(store):
    """All rows of all tables, those of the indexes of words too."""
    with sqlite3.connect(store.path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")]
        rows = {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()
            for name in names
            if "_fts_" not in name and name not in ("sqlite_stat1", "reindexing")
        }
        for index in ("texts_fts", "statements_fts", "actors_fts", "events_fts"):
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    connection.close()
    return rows


def with_all_there_is():
    """A record that fills every table."""
    marked = "{s:Piet Lund} {q:denied} {c:that Ana Reyes had paid on Monday}."
    made = cast(marked, {"name": "Piet Lund"}, {"name": "Ana Reyes"}, speakers={1: "a1"}, url="https://a.example/9")
    time = {"id": "t1", "start": 40, "end": 46, "kind": "DATE", "value": "2024-05-06"}
    return Record.model_validate(made.model_dump(mode="json") | {"times": [time]})


@pytest.fixture
def filled(store, monkeypatch):
    monkeypatch.setattr(reindexing, "_ARTICLES", 2)
    monkeypatch.setattr(reindexing, "_ACTORS", 2)
    store.keep_many((dam(url=f"https://a.example/{n}", published=("2024-05-03", "given")), None) for n in range(5))
    store.keep(record_of(FERRY, url="https://a.example/4"))  # a new version
    store.keep(with_all_there_is())
    (reyes,) = store.actors("reyes")
    store.split(reyes.id, articles=[2])
    return store


def test_nothing_changes_where_the_tables_are_as_they_should_be(filled):
    before = dump(filled)
    assert filled.reindex() == 7
    assert dump(filled) == before


@pytest.mark.parametrize("lost", ["statements", "times", "mentions", "speakers", "subjects", "appearances"])
def test_what_is_lost_is_filled_again(filled, lost):
    before = dump(filled)
    filled._connection.execute(f"DELETE FROM {lost}")
    assert dump(filled) != before
    filled.reindex()
    names = [(each.speaker, each.content, each.article.id) for each in filled.statements()]
    after = dump(filled)
    for table in ("mentions", "speakers", "subjects", "times", "articles", "decisions"):
        assert len(after[table]) == len(before[table])
    assert after["statements"] == before["statements"]
    assert ("Ana Reyes", "the dam at Kelve is safe", 1) in names
    assert sorted((actor.name, actor.articles) for actor in filled.actors()) == [
        ("Ana Reyes", 1), ("Ana Reyes", 4), ("Piet Lund", 1),
    ]  # fmt: skip


def test_wrong_counts_and_lost_words_and_joins_are_mended(filled):
    before = dump(filled)
    filled._connection.execute("UPDATE actors SET articles = 77, statements = -1")
    filled._connection.execute("INSERT INTO statements_fts (statements_fts) VALUES ('delete-all')")
    filled._connection.execute("UPDATE actor_keys SET actor = own")
    assert list(filled.search("dam")) == []
    filled.reindex()
    assert dump(filled) == before
    assert len(list(filled.search("dam"))) == 4


def test_statements_of_a_version_that_is_not_the_last_do_not_stay(filled):
    before = dump(filled)
    filled._connection.execute(
        'INSERT INTO statements (article, statement_id, content, form, act, confidence, start, "end")'
        " VALUES (5, 's1', 'stray', 'direct', 'assert', 1, 0, 1)"
    )
    filled.reindex()
    assert dump(filled) == before


def test_how_far_it_is_is_reported(filled):
    told = []
    filled.reindex(lambda done, total: told.append((done, total)))
    articles = [pair for i, pair in enumerate(told) if pair != (0, 7)]
    assert articles[:4] == [(2, 7), (4, 7), (6, 7), (7, 7)]
    assert set(articles[4:]) <= {(7, 7)}


class StopError(Exception):
    pass


def test_a_run_that_was_stopped_goes_on_where_it_was(filled):
    before = dump(filled)
    filled._connection.execute("DELETE FROM statements")

    def stop(done, _total):
        if done == 4:
            raise StopError

    with pytest.raises(StopError):
        filled.reindex(stop)
    assert {each.article.id for each in filled.statements()} == {1, 2, 3, 4}
    told = []
    with Store(filled.path) as again:
        assert again.reindex(lambda *how_far: told.append(how_far)) == 3
    assert told[0] == (6, 7)
    assert dump(filled) == before


@pytest.mark.parametrize("damaged", [b"no record", zlib.compress(b"{"), zlib.compress(b'{"article": {}}')])
def test_a_damaged_record_is_named_and_once_it_is_replaced_the_run_goes_on(filled, damaged):
    before = dump(filled)
    (whole,) = filled._connection.execute("SELECT record FROM records WHERE article = 4").fetchone()
    filled._connection.execute("UPDATE records SET record = ? WHERE article = 4", (damaged,))
    with pytest.raises(NotAnArchiveError, match="damaged: 4"):
        filled.reindex()
    filled._connection.execute("UPDATE records SET record = ? WHERE article = 4", (whole,))
    assert filled.reindex() == 5
    assert dump(filled) == before


def test_two_runs_at_once_share_the_work(filled):
    before = dump(filled)
    with Store(filled.path) as other:
        theirs = []
        mine = filled.reindex(lambda done, _total: theirs.append(other.reindex()) if done == 4 else None)
    assert (mine, theirs) == (4, [3])
    assert dump(filled) == before


def test_articles_are_added_while_it_runs(filled):
    with Store(filled.path) as other:
        added = []

        def add(done, _total):
            if done == 2 and not added:
                added.append(other.keep(dam(url="https://a.example/new")))

        filled.reindex(add)
    assert added == [("added", 8)]
    assert filled.count(article=8).number == 2
    after = dump(filled)
    filled.reindex()
    assert dump(filled) == after


def test_an_empty_archive_has_nothing_to_fill_and_one_that_is_only_read_is_refused(filled, tmp_path):
    with Store(tmp_path / "empty.db") as empty:
        assert empty.reindex() == 0
    with Store(filled.path, read_only=True) as reading, pytest.raises(ArchiveError):
        reading.reindex()


def test_a_table_that_a_later_version_adds_is_filled_by_the_same_list(filled, monkeypatch):
    from onrecord.archive import derived

    def put(connection, entry):
        connection.execute("INSERT INTO lengths VALUES (?, ?)", (entry.number, len(entry.record.article.text)))

    monkeypatch.setattr(derived, "DERIVED", (*derived.DERIVED, derived.Derived("lengths", put)))
    filled._connection.execute("CREATE TABLE lengths (article INTEGER PRIMARY KEY, length INTEGER)")
    filled._connection.execute("INSERT INTO reindexing VALUES ('articles', 0)")  # as its migration would
    filled.reindex()
    filled.keep(dam(url="https://a.example/new"))
    filled.replace(1, record_of(FERRY, url="https://a.example/0"))
    filled.keep(record_of(FERRY, url="https://a.example/1"))  # a new version
    rows = dict(filled._connection.execute("SELECT article, length FROM lengths").fetchall())
    assert sorted(rows) == [1, 3, 4, 6, 7, 8, 9]
    assert rows[1] == len(record_of(FERRY).article.text)


def test_a_run_that_was_stopped_while_it_gathered_only_gathers_what_is_left(filled):
    filled.reindex()
    waiting = filled.ungathered()
    filled.gather_next(by_first_word)
    assert filled.reindex() == 0
    assert filled.ungathered() == waiting - 1
    gathered(filled)
    assert filled.reindex() == 7
