import json
from itertools import islice

import pytest

from bench import desk_pages
from bench.desk_addresses import Drawing, Inside, addresses
from bench.desk_pages import Timed
from bench.whole_news import EVENTS, WholeNews
from onrecord import Record
from onrecord.archive import Store

PAGES = {"/", "/search", "/events", "/stories", "/checks", "/actors", "/same-person", "/articles/{number}",
         "/actors/{number}", "/actors/{number}/with/{other}", "/stories/{number}", "/api/statements"}  # fmt: skip


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("pages") / "desk.db"
    desk_pages.make(path, 40)
    return path


def test_every_page_is_asked_for_and_none_is_refused(path):
    held, found = desk_pages.measure(path, 2)
    assert (held["articles"], held["statements"]) == (40, 400)
    assert {each.page for each in found} >= PAGES
    assert [each for each in found if each.errors or each.asked != 2] == []
    assert all(0 < each.median <= each.most for each in found)


def test_an_archive_is_made_once(path):
    before = path.stat().st_mtime_ns
    desk_pages.make(path, 40)
    with Store(path, read_only=True) as store:
        assert (store.totals().articles, store.ungathered()) == (40, 0)
        assert store.count_stories().number > 0
    assert path.stat().st_mtime_ns == before


def test_the_same_seed_draws_the_same_addresses_of_many_kinds():
    inside = Inside(9, [1, 2, 3], [4], [5])

    def drawn(path):
        return list(islice(addresses(path, Drawing(WholeNews(), inside)), 60))

    assert drawn("/search") == drawn("/search")
    assert len(set(drawn("/search"))) > 40
    assert any("page=" in each and len(each.rpartition("=")[2]) == 3 for each in drawn("/search"))
    assert set(drawn("/stories/{number}/events")) == {"/stories/4/events"}
    assert set(drawn("/api/articles/{number}/statements/{statement}")) <= {
        f"/api/articles/{number}/statements/s1" for number in range(1, 10)
    }


def test_news_has_all_that_a_record_holds():
    made = [json.dumps(each) for each in WholeNews().records(60)]
    assert made == [json.dumps(each) for each in WholeNews().records(60)]
    records = [Record.from_json(each) for each in made]
    assert all(len(record.events) == EVENTS for record in records)
    events = [event for record in records for event in record.events]
    assert any(event.who and event.whom for event in events)
    assert any(event.where for event in events)
    assert {event.statement is None for event in events} == {True, False}
    assert sum(len(record.checks) for record in records) > 20
    names = {actor.name for record in records for actor in record.actors}
    assert any(" " not in name for name in names)
    assert all(mention.cut(record.article.text) == actor.name
               for record in records for actor in record.actors for mention in actor.mentions)  # fmt: skip


def test_figures_of_another_size_are_kept_beside(tmp_path, monkeypatch):
    monkeypatch.setattr(desk_pages, "FIGURES", tmp_path / "figures.json")
    timed = Timed("/", 9, 2.0, 160.0, 150.0, "/", 0, 150.0)
    for articles in (200, 100, 200):
        desk_pages.write({"articles": articles}, [timed])
    kept = json.loads((tmp_path / "figures.json").read_text())
    assert [each["archive"]["articles"] for each in kept] == [100, 200]
    assert timed.misses
