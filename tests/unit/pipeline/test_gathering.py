"""Articles find their stories as they are added, whatever order they come in."""

import itertools

import pytest

from onrecord import Archive
from onrecord.pipeline.gathering import gather
from tests.unit.archive.hand import cast

FLOOD = (
    "{c:The river Ossel will keep rising until Sunday}, {s:Mayor Tilda Brandt} {q:said}. Volunteers filled sandbags"
    " along the embankment in Marswick, where the lower town had been cleared overnight. Two schools and the railway"
    " station stay shut."
)
FLOOD_AGAIN = (
    "Marswick's lower town stood under a metre of water on Saturday. {s:Tilda Brandt}, the mayor, {q:told} reporters"
    " {c:the embankment had held}. Soldiers joined volunteers with sandbags on the Ossel, and the railway station was"
    " closed."
)
STRIKE = (
    "{c:Drivers want nine per cent}, {s:Oskar Lind} of the transport union {q:said} as buses stayed in their depots in"
    " Harlow for a third day. The operator called the walkout reckless, and offered talks with a mediator."
)
BRANDT, LIND = {"name": "Tilda Brandt"}, {"name": "Oskar Lind"}


def article(title, text, actor, place, outlet, day):
    return cast(f"{title}\n\n{text}", actor, {"name": place, "kind": "place"}, title=True, outlet=outlet,
                url=f"https://{outlet}.example/{day}", published=(day, "given"))  # fmt: skip


TOLD = {
    "flood": article("Ossel floods Marswick", FLOOD, BRANDT, "Marswick", "courier", "2024-03-08"),
    "flood again": article(
        "Marswick under water as Ossel rises", FLOOD_AGAIN, BRANDT, "Marswick", "post", "2024-03-09"
    ),
    "strike": article("Bus drivers strike in Harlow", STRIKE, LIND, "Harlow", "courier", "2024-03-09"),
    "flood later": article("Ossel floods Marswick again", FLOOD, BRANDT, "Marswick", "herald", "2025-11-02"),
}


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "news.db") as opened:
        yield opened


def titles(archive):
    return {
        frozenset(each.title for each in archive.story_articles(story.id)) for story in archive.stories(least=1)
    }  # fmt: skip


EXPECTED = {
    frozenset({"Ossel floods Marswick", "Marswick under water as Ossel rises"}),
    frozenset({"Bus drivers strike in Harlow"}),
    frozenset({"Ossel floods Marswick again"}),
}


@pytest.mark.parametrize("order", list(itertools.permutations(TOLD))[::5])
def test_articles_of_some_days_about_one_thing_are_one_story_in_any_order(archive, order):
    for name in order:
        archive.store.keep(TOLD[name])
        assert gather(archive.store) == 1
    assert titles(archive) == EXPECTED


def test_reindexing_gathers_all_articles_and_reports_every_step(archive):
    archive.store.keep_many((record, None) for record in TOLD.values())
    steps = []
    assert archive.reindex(lambda done, total: steps.append((done, total))) == 4
    assert steps[-1] == (8, 8)
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert titles(archive) == EXPECTED


def test_an_article_is_in_its_story_as_soon_as_it_is_added(archive):
    archive.add({"text": "The ferry sails again on Monday, the harbour master said.", "outlet": "Post"})
    assert archive.story(1).articles == 1
    assert archive.store.ungathered() == 0


def test_an_archive_without_articles_has_nothing_to_gather(archive):
    assert archive.gather(lambda done, total: None) == 0
    assert list(archive.stories()) == []


@pytest.mark.parametrize("text", ["…", "The", "12 34 56", "\u0301\u200b x"])
def test_a_text_with_hardly_any_words_is_a_story_of_its_own(archive, text):
    archive.store.keep(cast(text, url="https://a.example/1"))
    archive.store.keep(cast(text, url="https://b.example/1"))
    assert gather(archive.store) == 2
    assert sum(each.articles for each in archive.stories(least=1)) == 2


def test_a_story_goes_by_a_headline_where_any_of_its_articles_has_one(archive):
    for outlet in ("alpha", "beta"):
        bare = cast(FLOOD, BRANDT, outlet=outlet, url=f"https://{outlet}.example/1", published=("2024-03-08", "given"))
        archive.store.keep(bare)
    archive.store.keep(TOLD["flood again"])
    gather(archive.store)
    assert [(each.title, each.articles) for each in archive.stories()] == [("Marswick under water as Ossel rises", 3)]


def test_who_adds_an_article_waits_for_fifty_others_at_most(archive):
    text = "{c:The ferry of day @ sails}, {s:the harbour master} {q:said}."
    archive.store.keep_many(
        (cast(text.replace("@", str(number)), url=f"https://a.example/{number}"), None) for number in range(120)
    )
    archive.add({"text": "The ferry sails again on Monday, the harbour master said.", "outlet": "Post"})
    assert archive.store.ungathered() == 121 - 2 * 50  # with the article, and at the end of the run
    assert archive.gather() == 21
