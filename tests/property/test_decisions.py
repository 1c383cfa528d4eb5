"""Whatever people decide: undone, it leaves no trace, and the tables always follow from the records and what holds."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archive import Store
from onrecord.errors import NotInArchiveError, QueryError
from tests.property.test_counts import check, record, steps, which
from tests.unit.archive.test_reindexing import dump

undo = st.tuples(st.just("undo"), which)
apart = st.tuples(st.just("apart"), which, which)
decided = st.tuples(steps, st.lists(undo | apart, max_size=4)).flatmap(lambda both: st.permutations(both[0] + both[1]))


def keep(store, version, what, how):
    """Do what a step does to articles."""
    articles = [each.article.id for each in store.articles()]
    if what == "keep":
        store.keep(record(version, *how))
    elif what == "replace" and articles:
        number = articles[how[0] % len(articles)]
        store.replace(number, record(version, number, *how[1:]))


def decide(store, what, how):
    """Do what a step does to actors."""
    articles = [each.article.id for each in store.articles()]
    actors = [each.id for each in store.actors()]
    holding = [each.id for each in store.decisions(undone=False)]
    with suppress(NotInArchiveError, QueryError):
        if what == "merge" and actors:
            store.merge(*(actors[each % len(actors)] for each in how))
        elif what == "split" and actors:
            chosen = [] if how[1] is None or not articles else [articles[how[1] % len(articles)]]
            store.split(actors[how[0] % len(actors)], articles=chosen)
        elif what == "apart" and actors:
            store.tell_apart([(actors[how[0] % len(actors)], actors[how[1] % len(actors)])])
        elif what == "undo" and holding:
            store.undo(holding[how[0] % len(holding)])


def who_is_one(store):
    """Which appearances are of one actor, and what it is called."""
    found = {}
    for row in store._connection.execute("SELECT article, actor_id, actor FROM appearances"):
        found.setdefault(row["actor"], set()).add((row["article"], row["actor_id"]))
    return {(store.actor(actor).name, frozenset(appearances)) for actor, appearances in found.items()}


@given(steps=decided)
@settings(max_examples=60, deadline=None)
def test_undone_decisions_leave_no_trace_and_reindexing_changes_nothing(steps):
    with TemporaryDirectory() as folder, Store(f"{folder}/a.db") as store, Store(f"{folder}/b.db") as undisturbed:
        for version, (what, *how) in enumerate(steps):
            keep(store, version, what, how)
            keep(undisturbed, version, what, how)
            decide(store, what, how)
        before = dump(store)
        store.reindex()
        assert dump(store) == before
        for decision in reversed(store.decisions(undone=False)):
            store.undo(decision.id)
        assert who_is_one(store) == who_is_one(undisturbed)
        check(Path(store.path))


@given(steps=decided)
@settings(max_examples=40, deadline=None)
def test_lost_tables_are_filled_as_they_were(steps):
    with TemporaryDirectory() as folder, Store(f"{folder}/a.db") as store:
        for version, (what, *how) in enumerate(steps):
            keep(store, version, what, how)
            decide(store, what, how)
        before, who = dump(store), who_is_one(store)
        for table in ("statements", "times"):
            store._connection.execute(f"DELETE FROM {table}")
        store._connection.execute("UPDATE actors SET articles = 0, statements = 0")
        store._connection.execute("UPDATE actor_keys SET actor = own WHERE own IN (SELECT id FROM actors)")
        store.reindex()
        assert who_is_one(store) == who
        check(store.path)
        after = dump(store)
        for table in ("mentions", "appearances", "actor_keys", "actors", "decisions", "texts", "records"):
            assert after[table] == before[table]
