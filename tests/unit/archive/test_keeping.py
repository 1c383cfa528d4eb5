import subprocess
import sys
from dataclasses import replace

import pytest

from onrecord.archive import Store
from onrecord.errors import EmptyInputError, NotInArchiveError, RecordError
from onrecord.schema import Original
from tests.support import record_of
from tests.unit.archive.hand import DAM, FERRY, dam

URL = "https://post.example/ferry"


def words(record):
    return record.article.text


def test_a_record_comes_back_to_the_byte(store):
    record = dam(outlet="Kelve Post", url="https://post.example/dam", published=("2024-05-03", "metadata"))
    status, number = store.keep(record)
    assert status == "added"
    assert store.record(number).to_json() == record.to_json()
    kept = store.article(number)
    assert (kept.outlet, kept.published, kept.day, kept.version, kept.latest) == (
        "Kelve Post", "2024-05-03", "2024-05-03", 1, True,
    )  # fmt: skip


def test_the_original_bytes_come_back(store):
    original = Original(b"\xff\xfe odd bytes", "text", place="a.txt", charset="utf-16", given={"outlet": "Post"})
    _, number = store.keep(dam(), original)
    assert store.original(number) == original
    assert store.recognize(original) == number
    assert store.recognize(Original(b"\xff\xfe odd bytes", "text", place="a.txt")) is None


def test_the_same_article_twice_is_one_article(store):
    first = store.keep(record_of(FERRY, url=URL))
    assert first == ("added", 1)
    assert store.keep(record_of(FERRY, url="http://POST.example/ferry/?utm_source=feed#comments")) == ("known", 1)
    assert store.totals().versions == 1


def test_a_changed_article_is_a_new_version_beside_the_old(store):
    store.keep(record_of(FERRY, url=URL))
    changed = record_of(FERRY.replace("Monday", "Tuesday"), url=URL)
    assert store.keep(changed) == ("changed", 2)
    assert [(each.version, each.latest) for each in store.versions(2)] == [(1, False), (2, True)]
    assert "Monday" in words(store.record(1))
    assert [statement.content for statement in store.statements()] == ["The ferry sails again on Tuesday"]
    assert [found.article.id for found in store.articles(words="ferry")] == [2]
    assert store.keep(record_of(FERRY, url=URL)) == ("known", 1)


def test_the_same_words_at_two_addresses_are_two_articles(store):
    store.keep(record_of(FERRY, url=URL, outlet="Post"))
    assert store.keep(record_of(FERRY, url="https://courier.example/ferry", outlet="Courier")) == ("added", 2)


def test_what_is_kept_has_reached_the_disk(tmp_path):
    ask = "import sys; from onrecord.archive import Store; store = Store(sys.argv[1]);"
    ask += "print(*store._connection.execute('PRAGMA synchronous').fetchone())"
    said = subprocess.check_output([sys.executable, "-c", ask, tmp_path / "news.db"], text=True)
    assert said == "2\n"  # FULL, as SQLite counts; the tests' own process doesn't wait for the disk


def steps_of(store, ask):
    """Count the steps that SQLite takes, in tens."""
    counted = []
    store._connection.set_progress_handler(lambda: counted.append(1), 10)
    ask()
    store._connection.set_progress_handler(None, 0)
    return len(counted)


def test_words_that_stand_everywhere_are_no_dearer_to_keep(store):
    def keep(place):
        return lambda: store.keep(record_of(FERRY, url=f"https://post.example/{place}"))

    taken = [steps_of(store, keep(number)) for number in range(300)]
    assert min(taken[-20:]) < 2 * min(taken[:20])  # the least of some: now and then the index of words is merged
    assert store.keep(record_of(FERRY, url="https://post.example/150")) == ("known", 151)
    assert store.keep(record_of(FERRY))[0] == "known"


def test_where_much_failed_one_more_is_no_dearer(store):
    def fail(line):
        return lambda: store.note_failure("news.jsonl", EmptyInputError("Nothing"), line=line, settings="")

    few = steps_of(store, fail(1))
    for number in range(2, 300):
        fail(number)()
    assert steps_of(store, fail(300)) < 2 * few + 10
    assert len(store.failures()) == 300


def test_what_is_known_is_recognized_without_writing(store):
    original = Original(b"{}", "json", place="news.jsonl", line=1, stamp="a 2024")
    store.keep(dam(), original)
    store.note_failure("news.jsonl", EmptyInputError("Nothing"), line=2, settings="")
    before = store._connection.total_changes
    assert store.recognize(original) == 1
    assert store.recognize(replace(original, stamp=None)) == 1
    assert store._connection.total_changes == before
    store.note_failure("news.jsonl", EmptyInputError("Nothing"), settings="")
    assert store.recognize(replace(original, stamp="a 2025")) == 1
    assert store.seen("a 2025")
    assert [failure.line for failure in store.failures()] == [2]


def test_articles_that_were_given_ids_are_told_apart_by_them(store):
    assert store.keep(record_of(FERRY, id="f-1")) == ("added", 1)
    assert store.keep(record_of(FERRY, id="f-2")) == ("added", 2)
    assert store.keep(record_of(FERRY.replace("Monday", "Friday"), id="f-1")) == ("changed", 3)


@pytest.mark.parametrize("bare_first", [True, False])
def test_a_text_without_an_address_is_the_article_that_has_it(store, bare_first):
    bare, whole = record_of(FERRY), record_of(FERRY, url=URL, outlet="Post", published=("2024", "given"))
    for record in (bare, whole) if bare_first else (whole, bare):
        store.keep(record)
    (kept,) = (found.article for found in store.articles())
    assert (kept.url, kept.outlet, kept.day) == (URL, "Post", "2024-01-01")
    assert store.totals().versions == 1
    assert store.record(1).to_json() == whole.to_json()


def test_a_text_that_turns_out_to_be_a_later_version_takes_its_place(store):
    store.keep(record_of(FERRY, url=URL))
    store.keep(record_of(FERRY.replace("Monday", "Sunday")))
    assert store.keep(record_of(FERRY.replace("Monday", "Sunday"), url=URL)) == ("changed", 2)
    assert [(each.id, each.version, each.latest) for each in store.versions(1)] == [(1, 1, False), (2, 2, True)]
    assert store.count().number == 1


def test_a_new_record_takes_the_place_of_the_old_one(store):
    _, number = store.keep(dam())
    better = record_of(DAM.replace("{c2:", "{c2,3:").replace("{s2:", "{s2,3:").replace("{q2:", "{q2,3:"))
    store.replace(number, better)
    assert store.record(number) == better
    assert store.count().number == 3
    assert store.totals().actors == 1  # Ana Reyes has her key, and would be the same actor again
    assert list(store.actors()) == []


def test_what_is_not_there_is_named(store):
    for ask in (store.article, store.record, store.original, store.versions, store.actor):
        with pytest.raises(NotInArchiveError, match="7"):
            ask(7)
    with pytest.raises(NotInArchiveError, match="1/s9"):
        store.statement(1, "s9")
    with pytest.raises(NotInArchiveError):
        store.replace(7, dam())


def test_a_record_that_cannot_be_written_leaves_nothing_behind(store):
    with pytest.raises(RecordError):
        store.keep(record_of("{c:Half a character \ud83d}, {s:she} {q:said}."))
    assert store.totals().versions == 0


def test_an_archive_opened_anew_has_everything(store):
    store.keep(dam())
    with Store(store.path) as again, Store(store.path, read_only=True) as reading:
        assert again.totals() == reading.totals()
        assert [each.content for each in reading.search("dam")] == ["the dam at Kelve is safe"]


def test_times_are_kept_as_the_record_has_them(store):
    written = record_of(FERRY).model_dump(mode="json")
    time = {"id": "t1", "start": 23, "end": 29, "kind": "DATE", "value": "2024-05-06", "earliest": "2024-05-06"}
    written["times"] = [time | {"latest": "2024-05-06"}]
    store.keep(type(record_of(FERRY)).model_validate(written))
    (row,) = store.rows("times")
    assert row == {
        "article": 1,
        "time_id": "t1",
        **{key: time[key] for key in time if key != "id"},
        "latest": "2024-05-06",
    }


def test_the_indexes_of_words_hold_what_the_tables_hold_whatever_is_done(store):
    store.keep(dam(url=URL))
    store.replace(1, record_of(FERRY, url=URL))
    store.keep(dam(url=URL))
    store.keep(dam(url="https://post.example/dam"))
    (reyes,) = store.actors()
    (other,) = store.split(reyes.id, articles=[2])
    store.merge(reyes.id, other)
    for step in ("('integrity-check', 1)", "('rebuild', 0)", "('integrity-check', 1)"):
        for table in ("texts_fts", "statements_fts", "actors_fts"):
            store._connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES {step}")
    assert [actor.name for actor in store.actors("reyes")] == ["Ana Reyes"]
