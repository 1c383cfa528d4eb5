"""Digests: what is new for saved searches, by person, in words, as Markdown and as a page."""

from html.parser import HTMLParser

import pytest

from onrecord.archive import Count, Store
from onrecord.pipeline.digest import digest, news_of, section_of, title_of
from onrecord.render.digest import markdown, page
from tests.checks import ferry
from tests.support import record_of
from tests.unit.archive.eventful import strike
from tests.unit.archive.hand import REYES, cast


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "news.db") as opened:
        yield opened


def said(words, by="Ana Reyes", act="assert", **article):
    return record_of(f"{{s:{by}}} {{q:said}} {{c:{words}}}.", statements={1: {"act": act}}, **article)


@pytest.fixture
def dam(store):
    search = store.save_search("The dam", about="dam")
    store.keep(
        said("the dam is safe", outlet="Kelve Post", published=("2024-05-03", "given"), url="https://post.example/1")
    )
    store.keep(said("the dam leaks", "the mayor", "deny", outlet="Bay Mail"))
    store.keep(said("the dam holds"))
    store.keep(said("the ferry sails"))
    return search


def test_what_is_new_stands_by_person_the_last_added_first(store, dam):
    news = news_of(store, dam, after=dam.told)
    assert news.title == "3 new statements on dam"
    assert [(group.name, [each.content for each in group.arrivals]) for group in news.groups] == [
        ("Ana Reyes", ["the dam holds", "the dam is safe"]), ("the mayor", ["the dam leaks"]),
    ]  # fmt: skip
    assert (news.after, news.through, news.total) == (0, 4, Count(3, at_least=False))


def test_of_much_the_newest_is_listed_and_the_rest_counted(store, dam):
    news = news_of(store, dam, after=0, most=2)
    section = section_of(news)
    assert (news.shown, section.more) == (2, "1 more is not listed here.")


def test_each_search_begins_where_its_last_digest_ended_or_where_all_shall(store, dam):
    other = store.save_search("Ferry", words="ferry")
    store.mark_told(dam.id, 2)
    news = digest(store, store.saved_searches())
    assert [(each.search.name, each.total.number) for each in news] == [("Ferry", 0), ("The dam", 1)]
    assert [each.total.number for each in digest(store, [other, dam], after=0)] == [1, 3]


@pytest.mark.parametrize(
    ("kind", "filters", "title"),
    [
        ("statements", {"speaker": "Reyes", "about": "dam", "outlet": "Bay Mail"},
         "2 new statements by Reyes on dam in Bay Mail"),
        ("statements", {"actor": 1, "since": "2024"}, "2 new statements by Ana Reyes from 2024"),
        ("articles", {"words": "dam"}, "2 new articles with the words dam"),
        ("events", {"type": "protest", "where": "Verrin", "happened": True},
         "2 new reports of events in Verrin (what happens: protest; only what counts as having happened)"),
        ("checks", {"kind": "headline", "confidence": 0.8}, "2 new findings (check: headline; confidence: 0.8)"),
    ],
)  # fmt: skip
def test_a_title_says_what_was_asked_for(store, kind, filters, title):
    store.keep(cast("{s:Ana Reyes} {q:said} {c:it rains}.", REYES))
    search = store.save_search("Any", kind, **filters)
    assert title_of(search, Count(2, at_least=False), {1: "Ana Reyes"}) == title
    assert title_of(search, Count(10_000, at_least=True), {}).startswith("More than 10,000 new ")


def test_events_stand_by_who_does_them_findings_by_check_and_articles_by_outlet(store):
    searches = [store.save_search(kind, kind) for kind in ("events", "checks", "articles")]
    store.keep(strike())
    store.keep(ferry())
    events, checks, articles = ([group.name for group in each.groups] for each in digest(store, searches))
    assert "Dockers" in events
    assert "Nobody named" in events
    assert "headline" in checks
    assert articles == ["Kelve Evening News", "Verrin Gazette"]
    lines = [line for each in digest(store, searches) for group in section_of(each).groups for line in group.lines]
    assert any("protest: Dockers walked out" in line.words for line in lines)


def test_lines_lead_to_the_article_or_to_a_desk(store, dam):
    news = news_of(store, dam, after=0)
    lines = [line for group in section_of(news).groups for line in group.lines]
    assert [line.address for line in lines] == [None, "https://post.example/1", None]
    lines = [line for group in section_of(news, desk="https://desk.example/").groups for line in group.lines]
    assert [line.address for line in lines] == [f"https://desk.example/articles/{number}#s1" for number in (3, 1, 2)]
    assert [line.how for line in lines] == ["said", "said", "denied"]


HOSTILE = "it [is](javascript:alert(1)) <img src=x onerror=alert(2)> *now* \u202e`x` &amp; # no"


def hostile(store):
    search = store.save_search("<b>[Dam](x)</b>")
    record = said("it rains", "<script>", outlet="*Bay*", url="javascript:alert(3)", published=("2024-05-03", "given"))
    store.keep(record)
    news = news_of(store, search, after=0)
    section = section_of(news)
    line = section.groups[0].lines[0]._replace(words=HOSTILE, address=record.article.url)
    other = line._replace(address='https://e.example/a"b<c> (d)')
    return section._replace(groups=(section.groups[0]._replace(lines=(line, other)),))


def test_nothing_in_the_words_of_others_is_markdown(store):
    written = markdown([hostile(store)])
    assert r"## \<b\>\[Dam\](x)\</b\>" in written
    assert r"it \[is\](javascript:alert(1)) \<img src=x onerror=alert(2)\> \*now\* �\`x\` \&amp; \# no" in written
    assert "](<javascript" not in written
    assert "](<https://e.example/a%22b%3Cc%3E%20%28d%29>)" in written


def test_nothing_in_the_words_of_others_runs_in_a_page(store):
    tags = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attributes):
            tags.append((tag, dict(attributes)))

    Reader().feed(page([hostile(store)], "What is new"))
    assert not {tag for tag, _ in tags} & {"script", "img", "b"}
    assert [attributes["href"] for tag, attributes in tags if tag == "a"] == [
        "https://e.example/a%22b%3Cc%3E%20%28d%29"
    ]


def test_where_nothing_is_new_a_page_says_so():
    assert "Nothing is new." in page([], "What is new")
    assert markdown([]) == ""
