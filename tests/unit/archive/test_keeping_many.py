"""Many records are kept in one transaction, and become what they would have become one after the other."""

import pytest

from onrecord.archive import Store
from onrecord.errors import RecordError
from onrecord.schema import Original
from tests.support import record_of
from tests.unit.archive.hand import FERRY, dam

URL = "https://post.example/ferry"
BROKEN = "{c:Half a character \ud83d}, {s:she} {q:said}."


def test_what_becomes_of_each_is_decided_in_order_within_the_batch_too(store):
    store.keep(dam(url="https://post.example/dam"))
    statuses = store.keep_many(
        (record, None)
        for record in (
            record_of(FERRY, url=URL),
            dam(url="https://post.example/dam"),
            record_of(FERRY, url=URL),
            record_of(FERRY.replace("Monday", "Tuesday"), url=URL),
            record_of(FERRY),
            record_of(FERRY, id="f-1"),
        )
    )
    assert statuses == [("added", 2), ("known", 1), ("known", 2), ("changed", 3), ("known", 2), ("added", 4)]
    assert [(each.version, each.latest) for each in store.versions(3)] == [(1, False), (2, True)]


def test_their_originals_are_kept_and_recognized(store):
    originals = [Original(f"{n}".encode(), "text", place=f"{n}.txt") for n in range(3)]
    store.keep_many((record_of(FERRY, id=original.place), original) for original in originals)
    assert [store.original(number) for number in (1, 2, 3)] == originals
    assert [store.recognize(original) for original in originals] == [1, 2, 3]


def test_one_that_cannot_be_written_keeps_all_of_the_batch_out(store):
    with pytest.raises(RecordError):
        store.keep_many([(record_of(FERRY), None), (record_of(BROKEN), None)])
    assert store.totals().versions == 0
    assert store.keep(record_of(FERRY)) == ("added", 1)


def test_a_batch_of_none_writes_nothing(store):
    before = store._connection.total_changes
    assert store.keep_many([]) == []
    assert store._connection.total_changes == before


def test_a_batch_is_one_transaction(store):
    begun = []
    store._connection.set_trace_callback(lambda sql: begun.append(sql) if sql.startswith(("BEGIN", "COMMIT")) else None)
    store.keep_many((record_of(FERRY, id=str(n)), None) for n in range(5))
    assert begun == ["BEGIN IMMEDIATE", "COMMIT"]


def test_another_process_sees_all_of_a_batch_or_nothing(store):
    seen = []
    with Store(store.path, read_only=True) as reading:
        store._connection.set_progress_handler(lambda: seen.append(reading.totals().articles) and None, 50)
        store.keep_many((record_of(FERRY, id=str(n)), None) for n in range(40))
        store._connection.set_progress_handler(None, 0)
        assert set(seen) == {0}
        assert reading.totals().articles == 40
