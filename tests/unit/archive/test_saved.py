"""Searches that are saved: what is new for them, by when articles were added and not by their days."""

import sqlite3

import pytest

from onrecord.archive import Store, arrivals, saving
from onrecord.errors import NotInArchiveError, QueryError
from tests.checks import ferry
from tests.unit.archive.eventful import strike
from tests.unit.archive.hand import REYES, cast


def reyes(words: str, day: str = "2024-05-03", **more):
    return cast(
        "{s:Ana Reyes} {q:said} {c:" + words + "}.", REYES, speakers={1: "a1"}, published=(day, "given"), **more
    )


@pytest.fixture
def dams(store: Store):
    store.keep(reyes("the dam is old"))
    return store.save_search("Reyes on the dam", words="dam", speaker="Reyes")


def contents(found):
    return [each.content for each in found]


def test_what_is_there_when_a_search_is_saved_is_not_new(store, dams):
    assert store.count_arrivals(dams, after=dams.seen).number == 0
    assert store.arrivals(dams, after=dams.seen) == []
    assert contents(store.arrivals(dams, after=0)) == ["the dam is old"]


def test_an_old_article_that_is_added_today_is_new(store, dams):
    store.keep(reyes("the dam leaks", "1998-01-02"))
    store.keep(reyes("the ferry sails"))
    assert contents(store.arrivals(dams, after=dams.seen)) == ["the dam leaks"]
    assert store.count_arrivals(dams, after=dams.seen).number == 1


def test_what_was_added_last_comes_first(store, dams):
    for number in range(3):
        store.keep(reyes(f"the dam has {number} cracks", f"20{24 - number}-05-03"))
    assert contents(store.arrivals(dams, after=1, most=2)) == ["the dam has 2 cracks", "the dam has 1 cracks"]
    store.replace(2, store.record(2))  # reading an article again makes nothing new
    assert contents(store.arrivals(dams, after=3)) == ["the dam has 2 cracks"]


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({}, 3), ({"words": "dam"}, 2), ({"actor": 1}, 3), ({"actor": 1, "words": "ferry"}, 1), ({"subject": 1}, 0),
        ({"outlet": "Kelve Post"}, 1), ({"since": "2000"}, 2), ({"act": "deny"}, 0), ({"said": True}, 3),
    ],
)  # fmt: skip
def test_every_question_finds_what_is_new_among_what_it_finds(store, filters, number):
    store.keep(reyes("the dam is old"))
    store.keep(reyes("the ferry is old"))
    search = store.save_search("Anything", "statements", **filters)
    assert store.count_arrivals(search, after=search.seen).number == 0
    store.keep(reyes("the dam leaks", "1998-01-02"))
    store.keep(reyes("the dam holds", outlet="Kelve Post"))
    store.keep(reyes("the ferry sails"))
    assert store.count_arrivals(search, after=search.seen).number == number
    new = [each for each in store.statements(**filters) if each.article.id > search.seen]
    assert sorted(contents(store.arrivals(search, after=search.seen))) == sorted(contents(new))


@pytest.mark.parametrize(
    ("kind", "filters"),
    [
        ("articles", {}), ("articles", {"words": "dockers"}), ("articles", {"act": "deny"}), ("events", {}),
        ("events", {"type": "protest"}), ("events", {"who": "Brack", "outlet": "Verrin Gazette"}), ("checks", {}),
        ("checks", {"kind": "headline"}), ("checks", {"outlet": "Kelve Evening News", "unshown": True}),
    ],
)  # fmt: skip
def test_articles_events_and_findings_are_watched_likewise(store, kind, filters):
    search = store.save_search("Anything", kind, **filters)
    store.keep(strike())
    store.keep(ferry())
    find = {"articles": store.articles, "events": store.events, "checks": store.checks}[kind]
    found = list(find(**filters))
    assert found
    assert store.count_arrivals(search, after=0).number == len(found)
    assert {each.article.id for each in store.arrivals(search, after=0)} == {each.article.id for each in found}
    assert store.count_arrivals(search, after=2).number == 0


def test_no_more_than_the_last_articles_are_looked_at(store, dams, monkeypatch):
    monkeypatch.setattr(arrivals, "MOST_ARTICLES", 2)
    for number in range(3):
        store.keep(reyes(f"the dam has {number} cracks"))
    assert store.count_arrivals(dams, after=0).number == 2


def test_new_events_are_found_by_their_articles_and_not_by_walking_all(store):
    connection = sqlite3.connect(store.path)
    connection.row_factory = sqlite3.Row
    for kind in ("events", "checks"):
        search = store.save_search(kind, kind)
        where = arrivals._new(connection, search, 5).where
        plan = [row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {where.sql('1')}", where.values)]
        assert any(f"{kind}_by_article (article>?)" in step for step in plan), plan


def test_a_mark_never_goes_back_nor_beyond_what_is_there(store, dams):
    store.keep(reyes("the dam leaks"))
    store.mark_seen(dams.id, 2)
    store.mark_seen(dams.id, 1)
    assert store.saved_search(dams.id).seen == 2
    store.mark_seen(dams.name, 99)
    assert store.saved_search(dams.id).seen == 2
    assert store.saved_search(dams.id).told == dams.told == 1


def test_the_marks_of_people_and_of_digests_are_apart(store, dams):
    store.keep(reyes("the dam leaks"))
    store.mark_told(dams.id, 2)
    kept = store.saved_search("REYES on the dam")
    assert (kept.seen, kept.told) == (1, 2)


def test_a_moment_is_that_before_which_articles_were_added(store, dams):
    added = store.article(1).added_at
    assert store.last_before(added) == 0
    assert store.last_before(added[:4] + "~") == 1


def test_a_feed_has_a_secret_of_its_own_that_can_be_changed(store, dams):
    other = store.save_search("Other")
    assert len(dams.key) >= 32
    assert len({dams.key, other.key, dams.feed, other.feed}) == 4
    changed = store.change_feed_key(dams.id)
    assert changed.key not in (dams.key, other.key)
    assert (changed.feed, changed.id) == (dams.feed, dams.id)
    assert dams.key not in repr(dams)


@pytest.mark.parametrize("name", ["", "  ", "12", "x" * 201, "reyes ON  the dam"])
def test_a_name_that_can_not_be_told_from_another_is_refused(store, dams, name):
    with pytest.raises(QueryError):
        store.save_search(name)


@pytest.mark.parametrize(
    ("kind", "filters"),
    [
        ("stories", {}), ("statements", {"speach": "dam"}), ("statements", {"since": "May"}),
        ("events", {"type": "war"}), ("checks", {"confidence": 2}), ("statements", {"words": '"'}),
        ("statements", {"words": 5}), ("events", {"actor": True}), ("checks", {"unshown": "no"}),
        ("statements", {"article": 1}),
    ],
)  # fmt: skip
def test_a_search_that_makes_no_sense_is_refused_when_it_is_saved(store, kind, filters):
    with pytest.raises(QueryError):
        store.save_search("Sense", kind, **filters)
    assert store.saved_searches() == []


def test_only_so_many_searches_can_be_saved(store, monkeypatch):
    monkeypatch.setattr(saving, "MOST_SAVED", 2)
    for name in ("b", "A"):
        store.save_search(name)
    with pytest.raises(QueryError, match="at most 2"):
        store.save_search("c")
    assert [each.name for each in store.saved_searches()] == ["A", "b"]


def test_a_search_that_was_removed_is_gone_and_its_number_is_never_used_again(store, dams):
    store.remove_search(dams.name)
    with pytest.raises(NotInArchiveError):
        store.saved_search(dams.id)
    with pytest.raises(NotInArchiveError):
        store.remove_search(dams.id)
    assert store.save_search("Reyes on the dam").id > dams.id


def test_a_watch_remembers_what_its_server_said_and_what_came(store):
    watch = store.watch("https://post.example/feed", 30)
    store.note_look(watch.id, at="2026-11-30T04:00:00Z", came=(2, 1, 0), sent=('"a"', "Mon"))
    store.note_look(watch.id, at="2026-11-30T05:00:00Z", error="no answer", came=(0, 0, 1))
    kept = store.find_watch(watch.id)
    assert (kept.added, kept.changed, kept.failed, kept.etag, kept.modified) == (2, 1, 1, '"a"', "Mon")
    assert (kept.looked_at, kept.error) == ("2026-11-30T05:00:00Z", "no answer")
    store.note_look(watch.id, at="2026-11-30T06:00:00Z", sent=(None, None))
    assert (store.find_watch(watch.id).etag, store.find_watch(watch.id).error) == (None, None)


def test_an_address_is_watched_once_and_as_often_as_was_said_last(store):
    first = store.watch("https://post.example/feed")
    assert store.watch("https://post.example/feed", 30).id == first.id
    assert store.watch("https://post.example/feed").minutes == 30
    store.end_watch(first.id)
    assert store.watches() == []
    with pytest.raises(NotInArchiveError):
        store.end_watch(first.id)


@pytest.mark.parametrize("minutes", [0, 4.9, -5, 20_000, float("nan")])
def test_nobody_is_asked_too_often(store, minutes):
    with pytest.raises(QueryError, match="5 to 10080 minutes"):
        store.watch("https://post.example/feed", minutes)
    assert store.watches() == []
