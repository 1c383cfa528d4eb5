"""What is counted with an actor is what counting again would give, whatever happens to it."""

import sqlite3

import pytest

from tests.unit.archive.hand import REYES, cast, dam, said_by

TWICE = "{s:Ana Reyes} and {s2:A. Reyes} {q1,2:said} {c1,2:the dam is safe}. {c3:It is not}, {s3:the mayor} {q3:said}."


def counted(store):
    with sqlite3.connect(store.path) as connection:
        kept = connection.execute("SELECT id, articles, statements FROM actors ORDER BY id").fetchall()
        again = connection.execute(
            "SELECT id, (SELECT count(DISTINCT article) FROM appearances WHERE actor = actors.id),"
            " (SELECT count(DISTINCT statement) FROM speakers WHERE actor = actors.id) FROM actors ORDER BY id"
        ).fetchall()
    return kept, again


@pytest.fixture
def filled(store):
    store.keep(dam(url="https://a.example/1"))
    store.keep(dam(url="https://a.example/2", published=("2024-05-03", "given")))
    twice = cast(TWICE, {"name": "Ana Reyes"}, {"name": "A. Reyes"}, {"name": "the mayor", "named": False},
                 speakers={1: "a1", 2: "a2", 3: "a3"}, url="https://a.example/3")  # fmt: skip
    store.keep(twice)
    return store


def test_what_is_kept_is_counted(filled):
    kept, again = counted(filled)
    assert kept == again
    assert (1, 3, 5) in kept


def test_joining_and_parting_keep_count(filled):
    others = [each.id for each in filled.actors() if each.id != 1]
    filled.merge(1, *others)
    kept, again = counted(filled)
    assert kept == again
    assert filled.actor(1).articles == 3  # the third has two of its appearances
    filled.split(1)
    kept, again = counted(filled)
    assert kept == again
    filled.split(1, articles=[2])
    kept, again = counted(filled)
    assert kept == again


def test_a_new_version_and_reading_anew_keep_count(filled):
    filled.keep(cast("{s:Ana Reyes} {q:said} {c:it rains}.", REYES, speakers={1: "a1"}, url="https://a.example/1"))
    kept, again = counted(filled)
    assert kept == again
    filled.replace(2, cast("{s:Piet Lund} {q:said} {c:it rains}.", {"name": "Piet Lund"}, speakers={1: "a1"},
                           url="https://a.example/2"))  # fmt: skip
    kept, again = counted(filled)
    assert kept == again
    assert all(articles > 0 for _, articles, _ in kept)


def test_two_appearances_that_say_the_same_say_it_once(filled):
    twice = cast(TWICE, {"name": "Ana Reyes"}, {"name": "A. Reyes"}, url="https://a.example/4")
    filled.keep(said_by(twice, 1, "a1", "a2"))
    filled.merge(1, *[each.id for each in filled.actors("Reyes") if each.id != 1])
    kept, again = counted(filled)
    assert kept == again


def test_actors_are_listed_in_the_order_of_what_they_say(filled):
    spoken = [each.statements for each in filled.actors()]
    assert spoken == sorted(spoken, reverse=True)
    assert list(filled.actors(kind="place")) == []
