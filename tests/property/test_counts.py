"""What is kept with actors is what counting anew would give, whatever was done to the archive and in which order."""

import sqlite3
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archive import Store
from onrecord.errors import NotInArchiveError, QueryError
from tests.unit.archive.hand import cast, said_by

NAMES = ("Ana Reyes", "A. Reyes", "Piet Lund", "Reyes")
MARKED = "{s:Ana Reyes}, {s2:A. Reyes}, Piet Lund and Reyes {q1,2:said} {c:it rains} and {c2:it snows}."

address = st.integers(1, 3)
speaking = st.lists(st.sampled_from(["a1", "a2", "a3", "a4"]), max_size=3, unique=True)
which = st.integers(0, 4)
day = st.sampled_from([None, "2024", "2024-05-03"])
keep = st.tuples(st.just("keep"), address, day, speaking, speaking)
steps = st.lists(
    keep
    | st.tuples(st.just("replace"), which, day, speaking, speaking)
    | st.tuples(st.just("merge"), which, which)
    | st.tuples(st.just("split"), which, st.none() | which),
    min_size=4,
    max_size=14,
)


def record(version, number, day, first, second):
    made = cast(
        f"{MARKED} Version {version}.",
        *({"name": name} for name in NAMES),
        url=f"https://a.example/{number}",
        published=day and (day, "given"),
    )
    return said_by(said_by(made, 1, *first) if first else made, 2, *second) if second else made


def check(path):
    with sqlite3.connect(path) as connection:
        actors = connection.execute("SELECT id, articles, statements FROM actors ORDER BY id").fetchall()
        again = connection.execute(
            "SELECT id, (SELECT count(DISTINCT article) FROM appearances WHERE actor = actors.id),"
            " (SELECT count(DISTINCT statement) FROM speakers WHERE actor = actors.id) FROM actors ORDER BY id"
        ).fetchall()
        connection.execute("INSERT INTO statements_fts (statements_fts, rank) VALUES ('integrity-check', 1)")
        connection.execute("INSERT INTO actors_fts (actors_fts, rank) VALUES ('integrity-check', 1)")
    assert actors == again
    connection.close()


@given(steps=steps)
@settings(max_examples=2 * settings.default.max_examples, deadline=None)
def test_what_is_kept_with_actors_is_what_counting_gives(steps):
    with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
        for version, (what, *how) in enumerate(steps):
            articles = [each.article.id for each in store.articles()]
            actors = [each.id for each in store.actors()]
            try:
                if what == "keep":
                    store.keep(record(version, *how))
                elif what == "replace" and articles:
                    number = articles[how[0] % len(articles)]
                    store.replace(number, record(version, number, *how[1:]))
                elif what == "merge" and actors:
                    store.merge(*(actors[each % len(actors)] for each in how))
                elif what == "split" and actors:
                    chosen = [] if how[1] is None or not articles else [articles[how[1] % len(articles)]]
                    store.split(actors[how[0] % len(actors)], articles=chosen)
            except (NotInArchiveError, QueryError):
                pass
            check(store.path)
        for found in store.statements():
            named = {store.actor(each).name for each in found.speakers}
            assert named == set((found.speaker or "").split("; ")) - {""}
        assert sum(each.count for each in store.facets(most=100).form) == store.count().number
