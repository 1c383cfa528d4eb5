"""What has changed in an archive since a moment, and which findings weigh most."""

import sqlite3

import pytest

from onrecord.archive.changes import MOST_ADDED
from onrecord.errors import QueryError
from tests.checks import with_checks
from tests.stories import DAM_AGAIN, DAM_FIRST, FERRY, gathered, told
from tests.support import record_of

LONG_AGO, MONDAY, TUESDAY = "2024-01-01T08:00:00Z", "2024-05-06T08:00:00Z", "2024-05-07T08:00:00Z"
TOLLS = {"kind": "conflict", "verdict": "number", "about": ["Twelve"], "evidence": ["14"]}
HEADLINE = {"kind": "headline", "verdict": "overstated", "about": ["Twelve"], "message": "It says less."}
UNDATED = {"kind": "undated", "verdict": "no_date", "about": ["Twelve"], "message": "Monday counts from nowhere."}


def at(store, moment, *articles):
    """Keep articles as if it were this moment."""
    numbers = [store.keep(each)[1] for each in articles]
    with sqlite3.connect(store.path) as connection:
        connection.executemany("UPDATE articles SET added_at = ? WHERE id = ?", [(moment, each) for each in numbers])
    return numbers


def found(name, day, *checks, outlet="Post"):
    """An article with findings."""
    record = record_of(f"Twelve died, says {name}. In all, 14 died.", outlet=outlet, id=name, published=(day, "given"))
    return with_checks(record, *checks)


def plan(store, sql, *values):
    """How SQLite finds the rows of a question."""
    with sqlite3.connect(store.path) as connection:
        return " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values))


def test_nothing_has_changed_where_nothing_came(store):
    at(store, LONG_AGO, DAM_FIRST)
    assert store.changes(MONDAY).none
    assert not store.changes(LONG_AGO).none


def test_articles_and_their_new_versions_are_counted_apart(store):
    (first, _) = at(store, LONG_AGO, told("DAM holds", "courier", "2024-05-03", url="https://c.example/dam"), FERRY)
    (again, _) = at(
        store, TUESDAY, told("DAM leaks", "courier", "2024-05-03", url="https://c.example/dam"),
        told("BRIDGE shut", "post", "2024-05-06"),
    )  # fmt: skip
    changes = store.changes(MONDAY)
    assert (changes.articles.number, changes.versions.number) == (1, 1)
    assert [each.title for each in changes.added] == ["BRIDGE shut"]
    assert {each.id: each.latest for each in store.changes(LONG_AGO).added}[again]
    ((article, before),) = ((each.article, each.before) for each in changes.changed)
    assert (article.id, article.title, before.id, before.title) == (again, "DAM leaks", first, "DAM holds")


def test_a_story_is_new_if_all_of_it_is_and_else_it_has_grown(store):
    at(store, LONG_AGO, DAM_FIRST, FERRY)
    at(
        store,
        TUESDAY,
        DAM_AGAIN,
        told("BRIDGE shut", "post", "2024-05-06"),
        told("BRIDGE open", "herald", "2024-05-06"),
    )
    gathered(store)
    stories = {each.story.title: (each.new, each.added) for each in store.changes(MONDAY).stories}
    assert stories == {"DAM leaks": (False, 1), "BRIDGE open": (True, 2)}


def test_a_new_version_of_an_article_is_no_growth_of_its_story(store):
    at(store, LONG_AGO, told("DAM holds", "courier", "2024-05-03", url="https://c.example/dam"), DAM_AGAIN)
    at(store, TUESDAY, told("DAM leaks still", "courier", "2024-05-03", url="https://c.example/dam"))
    gathered(store)
    assert store.changes(MONDAY).stories == ()
    assert [each.added for each in store.changes(LONG_AGO).stories] == [2]


def test_findings_in_what_came_are_counted_unless_they_were_dismissed(store):
    at(store, LONG_AGO, found("a", "2024-01-01", TOLLS))
    number, _ = at(store, TUESDAY, found("b", "2024-05-06", TOLLS, HEADLINE), found("c", "2024-05-06"))
    assert store.changes(MONDAY).findings.number == 2
    store.dismiss(number, "c1", why="Later ones died.")
    assert store.changes(MONDAY).findings.number == 1


def test_what_people_decided_and_took_back_comes_newest_first(store):
    number, other = at(store, LONG_AGO, found("a", "2024-01-01", TOLLS), found("b", "2024-01-01", TOLLS))
    first = store.dismiss(number, "c1", why="Later ones died.", who="ida")
    second = store.dismiss(other, "c1", why="So it is.", who="ida")
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE decisions SET decided_at = ? WHERE id = ?", (LONG_AGO, first))
    assert [each.id for each in store.changes(MONDAY).decisions] == [second]
    store.undo(first, who="bo")
    decisions = store.changes(MONDAY).decisions
    assert {each.id: each.undone_by for each in decisions} == {first: "bo", second: None}
    assert len(store.changes(MONDAY, most=1).decisions) == 1


def test_a_decision_from_before_times_were_kept_counts_when_it_is_taken_back(store):
    (number,) = at(store, LONG_AGO, found("a", "2024-01-01", TOLLS))
    decision = store.dismiss(number, "c1", why="Later ones died.")
    with sqlite3.connect(store.path) as connection:
        connection.execute("UPDATE decisions SET decided_at = NULL")
    assert store.changes(MONDAY).decisions == ()
    store.undo(decision)
    assert [each.id for each in store.changes(MONDAY).decisions] == [decision]


def test_what_weighs_most_comes_first_and_of_that_the_newest(store):
    at(store, MONDAY, found("note", "2024-05-09", UNDATED), found("old", "2024-05-01", TOLLS | {"message": "old"}),
       found("new", "2024-05-02", TOLLS | {"message": "new"}), found("warning", "2024-05-08", HEADLINE))  # fmt: skip
    assert [each.article.article_id for each in store.worth_a_look()] == ["new", "old", "warning", "note"]
    assert [each.article.article_id for each in store.worth_a_look(most=2)] == ["new", "old"]


def test_no_article_no_check_and_no_words_crowd_out_the_others(store):
    at(store, MONDAY,
       found("one", "2024-05-05", TOLLS | {"message": "first"}, TOLLS | {"message": "second"}, HEADLINE),
       found("copy", "2024-05-04", TOLLS | {"message": "first"}), found("two", "2024-05-03", TOLLS | {"message": "2"}),
       found("three", "2024-05-02", TOLLS | {"message": "3"}), found("four", "2024-05-01", HEADLINE))  # fmt: skip
    assert [each.article.article_id for each in store.worth_a_look()] == ["one", "two", "four"]


def test_what_was_dismissed_is_not_worth_another_look(store):
    (number,) = at(store, MONDAY, found("a", "2024-05-01", TOLLS))
    store.dismiss(number, "c1", why="Later ones died.")
    assert store.worth_a_look() == []


@pytest.mark.parametrize(
    ("sql", "index"),
    [("SELECT 1 FROM articles WHERE version = 1 AND added_at >= ?", "articles_by_adding"),
     ("SELECT 1 FROM articles WHERE version > 1 AND added_at >= ?", "articles_by_change"),
     ("SELECT id FROM checks WHERE level = ? AND shown AND decision IS NULL ORDER BY day DESC, article DESC, id",
      "checks_by_level"),
     ("SELECT * FROM decisions WHERE decided_at >= ?", "decisions_by_time"),
     ("SELECT * FROM decisions WHERE undone_at >= ?", "decisions_by_undoing")],
)  # fmt: skip
def test_an_index_leads_to_what_has_changed(store, sql, index):
    assert index in plan(store, sql, MONDAY)
    assert "TEMP B-TREE" not in plan(store, sql, MONDAY)


def test_a_flood_of_articles_is_looked_at_in_part(store):
    at(store, MONDAY, DAM_FIRST)
    assert store.changes(LONG_AGO).complete
    with sqlite3.connect(store.path) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(articles)")]
        copied = ", ".join({"id": "NULL", "identity": "'x' || value"}.get(each, each) for each in columns)
        connection.execute(
            f"INSERT INTO articles SELECT {copied} FROM articles, json_each(?)", (str([*range(MOST_ADDED)]),)
        )
    changes = store.changes(LONG_AGO)
    assert changes.articles.number == MOST_ADDED + 1
    assert not changes.complete


@pytest.mark.parametrize(
    "since", ["", "2024", "yesterday", "2024-03-05 08:00", "2024-03-05T08:00:00+02:00", "２０２４-03-05"]
)
def test_what_is_no_moment_is_refused(store, since):
    with pytest.raises(QueryError, match="This is no moment"):
        store.changes(since)


def test_a_day_is_its_beginning(store):
    at(store, "2024-05-06T00:00:01Z", DAM_FIRST)
    assert [store.changes(day).articles.number for day in ("2024-05-06", "2024-05-07")] == [1, 0]
