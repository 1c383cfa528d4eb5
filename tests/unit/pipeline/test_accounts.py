"""The same event in several articles of an archive, from adding them to comparing their accounts."""

import pytest

from onrecord import Archive
from onrecord.pipeline.accounts import accounts_of
from onrecord.pipeline.gathering import gather
from tests.events import with_events
from tests.support import record_of

COLLAPSE = """Bridge collapses at Harda

A railway bridge collapsed at {a1:Harda} on Monday. The collapse killed 12 people. {s1:{a2:Ada Moe}} {q1:said} \
{c1:engineers had warned of cracks in the bridge at {a1:Harda}}."""
AGAIN = """At least 15 die as Harda bridge collapses

The railway bridge at {a1:Harda} collapsed on Monday and killed 15 people. {s1:{a2:Ada Moe}} {q1:said} \
{c1:engineers had warned of cracks in the bridge}."""


def told(text, outlet, day, killed, toll):
    record = record_of(
        text, title=True, outlet=outlet, url=f"https://{outlet}.example/harda", published=(day, "given"),
        actors={1: {"kind": "place"}},
    )  # fmt: skip
    return with_events(
        record,
        {"trigger": "collapsed", "type": "disaster", "where": ["Harda#2"], "when": ["Monday"]},
        {"trigger": killed, "type": "harm", "count": {"least": toll, "most": toll, "of": "killed"}},
        times={"Monday": ("2024-05-06", "2024-05-06")},
    )


FIRST = told(COLLAPSE, "courier", "2024-05-06", "killed", 12)
SECOND = told(AGAIN, "post", "2024-05-07", "killed", 15)


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "news.db") as opened:
        opened.store.keep_many([(FIRST, None), (SECOND, None)])
        gather(opened.store)
        yield opened


def groups(store, story=1):
    shared = store.shared_events(story)
    return {event: sorted(view.article for view in store.event_tellings(event)) for event in shared}


def test_the_tolls_of_one_event_in_two_articles_differ(archive):
    killed = next(each for each in accounts_of(archive.store, 1, None) if each.words == "killed")
    (toll,) = killed.differing
    assert [(each.count.least, each.outlets) for each in toll.versions] == [(12, ("courier",)), (15, ("post",))]


def test_what_both_articles_say_is_agreed(archive):
    collapse = next(each for each in accounts_of(archive.store, 1, None) if each.words == "collapsed")
    assert collapse.differing == ()
    assert {each.aspect for each in collapse.agreed} == {"happened", "day", "place"}


def test_a_new_version_of_an_article_takes_the_place_of_the_old_one_in_its_groups(archive):
    assert groups(archive.store) == {1: [1, 2], 2: [1, 2]}
    archive.store.keep(told(COLLAPSE + " Repairs will take a year.", "courier", "2024-05-06", "killed", 13))
    assert archive.store.shared_events(2) == []
    gather(archive.store)
    assert groups(archive.store, 2) == {3: [2, 3], 4: [2, 3]}


def test_an_archive_that_is_reindexed_has_the_same_groups(archive):
    before = groups(archive.store)
    archive.reindex()
    assert groups(archive.store) == before


def test_an_archive_compares_the_accounts_of_the_story_that_an_article_tells(archive):
    assert [each.words for each in archive.accounts(2)] == [each.words for each in accounts_of(archive.store, 1, None)]
