import json

import pytest
from lxml.html import fromstring

from onrecord.ingest.metadata import Metadata, read_metadata
from onrecord.ingest.page.blocks import lay_out
from onrecord.ingest.page.linked import read_linked_data
from onrecord.ingest.page.marking import mark_zones
from onrecord.knowledge import outlets


def read(head: str = "", body: str = "", address: str | None = None) -> Metadata:
    page = fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return read_metadata(page, mark_zones(lay_out(page)), read_linked_data(page), outlets.load(), address)


def linked(data: object, extra: str = "") -> Metadata:
    return read(f'<script type="application/ld+json">{json.dumps(data)}</script>{extra}')


def test_json_ld_goes_before_open_graph(load_page):
    article = load_page("news")
    assert article.published.value == "2024-03-05T18:40:00+00:00"
    assert article.published.how == "metadata"
    assert article.outlet == "The Kelling Courier"
    assert article.byline == "Ines O'Dowd, Tom Achterberg"
    assert article.url == "https://courier.example/news/dredging"


def test_what_json_ld_leaves_out_comes_from_meta_elements():
    found = linked(
        {"@type": "NewsArticle", "headline": "Ferry runs"},
        '<meta property="article:published_time" content="2024-03-06T09:00:00Z">'
        '<meta property="og:site_name" content="Courier">',
    )
    assert (found.title, found.published, found.outlet) == ("Ferry runs", "2024-03-06T09:00:00Z", "Courier")


def test_nodes_are_joined_by_reference():
    found = linked(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebPage", "name": "A page"},
                {
                    "@type": ["Thing", "ReportageNewsArticle"],
                    "headline": "Ferry runs",
                    "author": {"@id": "#i"},
                    "publisher": {"@id": "#c"},
                },
                {"@type": "Person", "@id": "#i", "name": "By Ines O'Dowd"},
                {"@type": "Organization", "@id": "#c", "name": "The Courier"},
            ],
        }
    )
    assert (found.title, found.byline, found.outlet) == ("Ferry runs", "Ines O'Dowd", "The Courier")


def test_an_article_in_a_list_of_others_is_not_the_page_s():
    others = {
        "@type": "ItemList",
        "itemListElement": [{"@type": "NewsArticle", "headline": "Other", "author": "Somebody"}],
    }
    assert linked(others).byline is None


def test_entities_and_tags_in_a_headline_are_undone():
    assert (
        linked({"@type": "NewsArticle", "headline": "Mayor&#8217;s <i>ferry</i>\n runs"}).title == "Mayor’s ferry runs"
    )


@pytest.mark.parametrize(
    "script",
    [
        "{broken",
        "[" * 100_000,
        '{"@type": "NewsArticle", "headline": 5, "author": {"name": {}}, "datePublished": []}',
        "null",
        '"x"',
    ],
)
def test_broken_json_ld_is_passed_over(script):
    found = read(f'<script type="application/ld+json">{script}</script><meta property="og:title" content="Ferry runs">')
    assert found == Metadata(title="Ferry runs")


@pytest.mark.parametrize("written", ["Mon, 05", "soon", "2024-02-31"])
def test_a_date_that_is_none_is_not_taken(written):
    assert linked({"@type": "NewsArticle", "datePublished": written}).published is None


def test_no_date_is_guessed_from_words_pictures_or_footers(load_page):
    assert load_page("live").published is None


def test_the_time_by_the_headline_is_the_date_and_that_of_a_teaser_is_not():
    teaser = '<aside><article><h3>Other</h3><time datetime="2020-01-01">1 January</time></article></aside>'
    assert read(body=f"<main>{teaser}<h1>Ferry</h1><p>It runs.</p></main>").published is None
    found = read(
        body=f'<main>{teaser}<article><h1>Ferry</h1><time datetime="2024-03-05T10:00:00Z">today</time></article></main>'
    )
    assert found.published == "2024-03-05T10:00:00Z"


@pytest.mark.parametrize("mark", ["|", "–", "-", "—"])
def test_the_outlet_s_name_is_taken_off_the_title(mark):
    head = f'<title>Ferry runs - twice {mark} The Courier</title><meta property="og:site_name" content="The Courier">'
    found = read(head + f'<meta property="og:title" content="Ferry runs - twice {mark} The Courier">')
    assert found.title == "Ferry runs - twice"


def test_an_address_that_is_none_is_not_taken():
    assert linked({"@type": "NewsArticle", "url": "javascript:alert(1)"}).url is None
