"""What holds of an archive for every record, every question and every order."""

from contextlib import suppress
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archive import Store
from onrecord.copies import canonical
from onrecord.errors import QueryError
from tests.property.test_record_roundtrip import records
from tests.unit.archive.hand import cast, dam

words = st.text(st.characters(), max_size=40) | st.text(alphabet='ab"*-^(){}:+ORANDNET ', max_size=40)


@given(record=records())
@settings(max_examples=60, deadline=None)
def test_every_record_comes_back_to_the_byte(record):
    with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
        _, number = store.keep(record)
        assert store.record(number).to_json() == record.to_json()
        assert store.count().number == len(record.statements)
        assert store.keep(record) == ("known", number)
        store.replace(number, record)
        assert store.record(number).to_json() == record.to_json()


@given(written=st.lists(words, min_size=1, max_size=30))
@settings(max_examples=40, deadline=None)
def test_whatever_is_searched_for_is_found_or_refused(written):
    with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
        store.keep(dam())
        for each in written:
            for ask in (
                lambda text: list(store.statements(words=text)),
                lambda text: list(store.statements(speaker=text, about=text, outlet=text)),
                lambda text: list(store.articles(words=text)),
                lambda text: store.facets(words=text),
                lambda text: list(store.actors(text)),
            ):
                with suppress(QueryError):
                    ask(each)


@given(order=st.permutations(["Ana Reyes", "Reyes", "ANA REYES", "Piet Lund", "Ana Lund"]))
@settings(max_examples=20, deadline=None)
def test_who_is_one_does_not_depend_on_the_order_of_articles(order):
    with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
        for place, name in enumerate(order):
            text = f"{{s:{name}}} {{q:said}} {{c:it is late}}."
            store.keep(cast(text, {"name": name}, speakers={1: "a1"}, url=f"https://a.example/{place}"))
        assert sorted(actor.articles for actor in store.actors()) == [1, 1, 1, 2]


@given(url=st.text(max_size=60) | st.from_regex(r"https?://[a-z]{1,5}\.example(:80)?/[a-z/]{0,9}(\?[a-z]=[0-9])?(#x)?"))
def test_a_canonical_address_is_its_own(url):
    assert canonical(canonical(url)) == canonical(url)


@given(records=st.lists(records(), max_size=5), again=st.lists(st.integers(0, 4), max_size=4))
@settings(max_examples=30, deadline=None)
def test_a_batch_and_reindexing_give_the_archive_that_one_after_the_other_gives(records, again):
    batch = [(each, None) for each in records + [records[n] for n in again if n < len(records)]]
    with TemporaryDirectory() as folder, Store(f"{folder}/a.db") as single, Store(f"{folder}/b.db") as many:
        assert many.keep_many(batch) == [single.keep(*each) for each in batch]
        for table in ("articles", "statements", "actors", "mentions", "times", "events"):
            rows = [row | {"added_at": None} for row in single.rows(table)]
            assert [row | {"added_at": None} for row in many.rows(table)] == rows
            many.reindex()
            assert [row | {"added_at": None} for row in many.rows(table)] == rows
