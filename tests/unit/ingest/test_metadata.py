# ruff: noqa: E501
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


def test_trailing_commas_in_json_ld_do_no_harm():
    script = '{"@type": "NewsArticle", "author": "By Kari Solli and Jens Wold", "datePublished": "2024-05-07",}'
    found = read(f'<script type="application/ld+json">{script}</script>')
    assert (found.published, found.byline) == ("2024-05-07", "Kari Solli, Jens Wold")


def test_an_author_in_parts_is_put_together():
    assert (
        linked({"@type": "NewsArticle", "author": [{"givenName": "Kari", "familyName": "Solli"}]}).byline
        == "Kari Solli"
    )


@pytest.mark.parametrize(
    ("written", "byline"),
    [
        ("By Kari Solli, Health Correspondent", "Kari Solli"),
        ("Kari Solli and Jens Wold", "Kari Solli, Jens Wold"),
        ("Solli, Kari", "Kari Solli"),
        ("Ursula von der Leyen", "Ursula von der Leyen"),
        ("Jean-Luc O'Hara Jr.", "Jean-Luc O'Hara Jr."),
        ("Herald staff reporter", "Herald staff reporter"),
        ("Reuters", "Reuters"),
        ("No Author", None),
        ("admin", None),
        ("The Harrowgate Herald", None),
        ("News you can trust since 1890", None),
        ("Kari Solli is a reporter who says she never sleeps", None),
        ("https://herald.example/authors/kari", None),
        ("kari@herald.example", None),
    ],
)
def test_an_author_is_a_name_or_nobody(written, byline):
    found = linked(
        {"@type": "NewsArticle", "author": written, "publisher": {"name": "The Harrowgate Herald"}},
    )
    assert found.byline == byline


def test_who_posted_something_or_commented_on_it_is_no_author():
    body = (
        '<main><article><h1>Ferry runs</h1><p>It runs.</p><div class="tweet"><span class="author">Dagny Moe</span></div>'
        '<ul><li class="author">Bo Lie</li></ul><div class="comment"><p class="author">Ann Holt</p></div></article></main>'
    )
    assert read(body=body).byline is None


def test_the_lines_around_the_headline_tell_who_and_when():
    body = (
        "<main><article><h1>Ferry runs</h1><p>By Kari Solli and Jens Wold</p>"
        "<p>Published: Tuesday, May 7, 2024 at 9:15 a.m.</p><p>Updated: May 9, 2024</p><p>It runs.</p></article></main>"
    )
    found = read(body=body)
    assert (found.published, found.updated, found.byline) == ("2024-05-07T09:15", "2024-05-09", "Kari Solli, Jens Wold")


def test_a_change_is_told_apart_from_the_first_date():
    head = (
        '<meta property="article:published_time" content="2024-05-07T09:15:00Z">'
        '<meta property="article:modified_time" content="2024-05-09T08:00:00Z">'
    )
    assert read(head)[1:3] == ("2024-05-07T09:15:00Z", "2024-05-09T08:00:00Z")
    assert read(head.replace("05-09", "05-06"))[1:3] == ("2024-05-07T09:15:00Z", None)


def test_the_day_in_the_address_dates_a_page_that_tells_none():
    assert read(address="https://herald.example/2024/05/07/pier").published == "2024-05-07"
    assert read(address="https://herald.example/2024/may/7/pier").published == "2024-05-07"
    assert read(address="https://herald.example/2024/13/07/pier").published is None


@pytest.mark.parametrize(
    ("headings", "head", "title"),
    [
        ("<h1>Log in</h1><h1>Ferry runs again</h1>", '<meta property="og:title" content="Ferry: it runs again">', "Ferry runs again"),
        ("<h1>The Courier</h1><h1>Ferry runs again</h1>", "<title>Ferry runs | The Courier</title>", "Ferry runs again"),
        ("<h1>Ferry runs again</h1>", "<title>x</title>", "Ferry runs again"),
        ("<h2>Ferry runs again</h2>", "<title>Ferry runs again - The Courier</title>", "Ferry runs again"),
        ("<h1>Local news | Ferry runs again</h1>", '<meta property="og:title" content="Ferry runs again">', "Ferry runs again"),
        ("<h1>BUDGET 3.0 | Ferry runs</h1>", '<meta property="og:title" content="BUDGET 3.0 | Ferry runs">', "BUDGET 3.0 | Ferry runs"),
        ("", '<meta property="og:title" content="Ferry runs again">', "Ferry runs again"),
    ],
)  # fmt: skip
def test_the_title_is_the_page_s_own_heading(headings, head, title):
    head += '<meta property="og:site_name" content="The Courier">'
    assert read(head, f"<main>{headings}<p>The ferry runs again, its owner said.</p></main>").title == title


@pytest.mark.parametrize(
    ("address", "sites", "outlet"),
    [
        ("https://www.mirror.co.uk/news/1", ["mirror"], "The Mirror"),
        ("https://www.mirror.co.uk/news/1", ["Daily Mirror"], "The Mirror"),
        ("https://www.bbc.co.uk/news/1", ["BBC News"], "BBC"),
        ("https://amp.theguardian.com/world/1", ["the Guardian"], "The Guardian"),
        ("https://www.kellingcourier.example/1", ["News you can trust", "Courier Group", "Kelling Courier"], "Kelling Courier"),
        ("https://www.kellingcourier.example/1", ["kellingcourier", "The Kelling Courier"], "The Kelling Courier"),
        ("https://news.kc.example/1", ["Kelling Courier", "Something Else"], "Kelling Courier"),
        ("https://kelling.example/1", [], "kelling.example"),
        (None, ["Kelling Courier"], "Kelling Courier"),
        (None, ["BBC News"], "BBC"),
        (None, [], None),
    ],
)  # fmt: skip
def test_an_outlet_has_one_name_by_its_domain_first(address, sites, outlet):
    head = "".join(
        f'<meta name="{name}" content="{site}">'
        for name, site in zip(("og:site_name", "application-name", "publisher"), sites, strict=False)
    )
    assert read(head, address=address).outlet == outlet
