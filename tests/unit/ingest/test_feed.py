"""Feeds, from files and from a real server on this machine."""

import io
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.errors import AddressRefusedError, FetchFailedError, OnrecordError, UnreadableInputError
from onrecord.ingest import Failure, load, originals
from onrecord.ingest.feed import MOST_ATTRIBUTES, MOST_ENTRIES, MOST_PREFIXES
from onrecord.schema import Article, Original
from onrecord.settings import Settings

LOCAL = Settings(allow_private_addresses=True, fetch_timeout=30.0)
PAGE = (
    "<html><body><h1>Ferry runs again</h1><p>The ferry to Sant Oru will run again on Friday, its owner told the "
    "harbour council.</p></body></html>"
)
LONG = "<p>The dam at Kelve is safe, the water authority said after its engineers had looked at every joint.</p>" * 12


def rss(*items):
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Kelve Post</title>{''.join(items)}</channel></rss>"
    ).encode()


def item(link=None, *, title="Ferry runs again", content=None, date="Fri, 03 May 2024 18:40:00 GMT"):
    parts = [f"<title>{title}</title>", f"<pubDate>{date}</pubDate>", "<description>In short.</description>"]
    parts += [f"<link>{link}</link>"] if link else []
    parts += [f"<content:encoded><![CDATA[{content}]]></content:encoded>"] if content else []
    return f"<item>{''.join(parts)}</item>"


@pytest.fixture
def site():
    """Serve pages and feeds by their paths; what was asked for is in `asked`."""
    pages = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            server.asked.append(self.path)
            kind, body = pages.get(self.path, ("text/html", None))
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body or b"no")

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.pages = [], pages
    server.root = f"http://127.0.0.1:{server.server_address[1]}"
    pages["/ferry"] = ("text/html", PAGE.encode())
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_entries_lead_to_their_pages_with_the_feed_s_date(site):
    (article,) = load(io.BytesIO(rss(item(f"{site.root}/ferry"))), settings=LOCAL)
    assert article.title_text == "Ferry runs again"
    assert article.url == f"{site.root}/ferry"
    assert (article.published.value, article.published.how) == ("2024-05-03T18:40:00+00:00", "given")


def test_an_entry_that_has_all_of_its_article_is_not_fetched(site):
    content = rss(item(f"{site.root}/dam", title="Dam is safe", content=LONG))
    (article,) = load(io.BytesIO(content), settings=LOCAL)
    assert article.title_text == "Dam is safe"
    assert (article.outlet, article.url) == ("Kelve Post", f"{site.root}/dam")
    assert site.asked == []


def test_atom_is_a_feed_as_well(site):
    atom = (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Kelve Post</title><entry>'
        f'<title>Ferry</title><link href="{site.root}/ferry"/><updated>2024-05-03T18:40:00Z</updated></entry></feed>'
    )
    (article,) = load(io.BytesIO(atom.encode()), settings=LOCAL)
    assert article.published.value == "2024-05-03T18:40:00Z"


@pytest.mark.parametrize("kind", ["application/rss+xml", "text/xml; charset=utf-8", "application/xml"])
def test_a_feed_is_read_from_its_address(site, kind):
    site.pages["/feed"] = (kind, rss(item(f"{site.root}/ferry")))
    (article,) = load(f"{site.root}/feed", settings=LOCAL)
    assert isinstance(article, Article)


def test_a_page_that_is_served_as_xml_is_still_a_page(site):
    site.pages["/page"] = ("application/xml", PAGE.encode())
    (article,) = load(f"{site.root}/page", settings=LOCAL)
    assert article.title_text == "Ferry runs again"


def test_an_entry_that_cannot_be_fetched_costs_only_itself(site):
    found = list(originals(io.BytesIO(rss(item(f"{site.root}/gone"), item(f"{site.root}/ferry"))), settings=LOCAL))
    assert isinstance(found[0], Failure)
    assert isinstance(found[0].error, FetchFailedError)
    assert found[0].place == f"{site.root}/gone"
    assert found[0].given == {"published": "2024-05-03T18:40:00+00:00"}
    assert isinstance(found[1], Original)


def test_an_entry_that_was_seen_is_not_fetched_again(site):
    feed = rss(item(f"{site.root}/ferry"))
    (first,) = originals(io.BytesIO(feed), settings=LOCAL)
    assert list(originals(io.BytesIO(feed), settings=LOCAL, seen={first.stamp}.__contains__)) == []
    assert site.asked == ["/ferry"]
    changed = feed.replace(b"03 May", b"04 May")
    assert len(list(originals(io.BytesIO(changed), settings=LOCAL, seen={first.stamp}.__contains__))) == 1


def test_entries_that_say_nothing_of_themselves_are_told_apart():
    entries = (f"<item><title>Dam {n}</title><description>Dam {n} is safe.</description></item>" for n in range(3))
    seen: set[str | None] = set()
    found = []
    for original in originals(io.BytesIO(rss(*entries)), settings=Settings(), seen=seen.__contains__):
        seen.add(original.stamp)
        found.append(original.given["title"])
    assert found == ["Dam 0", "Dam 1", "Dam 2"]


@pytest.mark.parametrize("link", ["http://127.0.0.1/x", "http://localhost/x", "http://169.254.169.254/latest"])
def test_a_feed_leads_to_no_private_address(link):
    (error,) = load(io.BytesIO(rss(item(link))), settings=Settings())
    assert isinstance(error, AddressRefusedError)


@pytest.mark.parametrize("link", ["file:///etc/passwd", "/etc/passwd", "ftp://a.example/x", "javascript:alert(1)"])
def test_a_feed_leads_to_nothing_but_the_web(link):
    found = list(load(io.BytesIO(rss(item(link))), settings=Settings()))
    assert len(found) == 1
    assert "root:" not in str(found)
    assert isinstance(found[0], OnrecordError) or found[0].text.endswith("In short.")


def test_a_script_in_a_feed_is_no_text(site):
    content = rss(item(title="Dam &lt;b&gt;safe&lt;/b&gt;", content="<script>alert(1)</script>" + LONG))
    (article,) = load(io.BytesIO(content), settings=LOCAL)
    assert "alert" not in article.text


def test_a_feed_full_of_entries_ends_somewhere():
    content = rss(
        *(item(title=f"Dam {number}", content=f"<p>{number}</p>{LONG}") for number in range(MOST_ENTRIES + 5))
    )
    assert len(list(originals(io.BytesIO(content), settings=Settings()))) == MOST_ENTRIES


def test_a_feed_that_unfolds_without_end_is_refused_or_stays_small():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]><rss><channel><item><title>&e9;</title>'
    bomb += "</item></channel></rss>"
    for found in originals(io.BytesIO(bomb.encode()), settings=Settings()):
        assert len(str(found)) < 100_000


def crowded(number):
    attributes = " ".join(f"a{n}='1'" for n in range(number))
    return f"<item><title>Dam</title><description><b {attributes}>Safe.</b></description></item>"


def prefixed(number):
    return "<item><title>Dam</title>" + "".join(f"<x{n}:a xmlns:x{n}='u{n}'/>" for n in range(number)) + "</item>"


@pytest.mark.parametrize(("made", "most"), [(crowded, MOST_ATTRIBUTES), (prefixed, MOST_PREFIXES - 1)])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_feed_that_would_take_for_ever_is_refused_at_once(made, most, encoding, tmp_path):
    path = tmp_path / "news.rss"

    def found(number):
        content = rss(made(number)).decode().removeprefix('<?xml version="1.0"?>')
        path.write_bytes(content.encode(encoding))
        return str(list(load(path, settings=Settings(fetch_limit=100_000_000))))

    assert "too involved" in found(200_000)
    assert "too involved" in found(most + 1)
    assert "too involved" not in found(most)


@pytest.mark.parametrize("reference", ["&#xD800;", "&#55296;"])
def test_half_a_character_in_a_feed_is_an_ordinary_error(reference):
    (error,) = load(io.BytesIO(rss(item(title=reference))), settings=Settings())
    assert isinstance(error, UnreadableInputError)


@pytest.mark.parametrize(
    ("encoding", "declared"), [("utf-8", ""), ("cp1252", ' encoding="windows-1252"'), ("cp1252", "")]
)
def test_a_feed_is_read_in_its_encoding(encoding, declared):
    text = rss(item(title="The café — dam’s end", content=LONG)).decode()
    content = text.replace("?>", f"{declared}?>", 1).encode(encoding)
    (found,) = originals(io.BytesIO(content), settings=Settings())
    assert found.given["title"] == "The café — dam’s end"


@pytest.mark.parametrize(
    "content", [b"<rss", b"<rss></rss>", b"<feed>nothing</feed>", b"<?xml version='1.0'?><rdf:RDF>"]
)
def test_what_is_no_feed_is_an_error_and_an_empty_one_is_empty(content):
    assert all(isinstance(each, OnrecordError) for each in load(io.BytesIO(content), settings=Settings()))


def told(entry, channel="Kelve Post"):
    """Read the only entry of a feed that has all of its article."""
    feed = rss(entry).replace(b"Kelve Post", channel.encode())
    (article,) = load(io.BytesIO(feed), settings=Settings())
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize(("written", "title"), [
    ("Mayor&#8217;s plan", "Mayor’s plan"),
    ("Mayor&amp;#8217;s &amp;amp; council&#8217;s plan", "Mayor’s & council’s plan"),
    ("<![CDATA[Tom &amp; Ann&#8217;s dam]]>", "Tom & Ann’s dam"),
    ("R&amp;amp;D &lt;i&gt;cuts&lt;/i&gt; hit dam", "R&D cuts hit dam"),
    ("AT&amp;T dam", "AT&T dam"),
    ("Is 3 &lt; 4? Dam crews &amp; council disagree", "Is 3 < 4? Dam crews & council disagree"),
])  # fmt: skip
def test_a_title_is_as_its_readers_see_it_however_often_it_is_escaped(written, title):
    assert told(item(title=written, content=LONG)).title_text == title


def test_an_outlet_is_as_its_readers_see_it():
    assert told(item(title="Dam is safe", content=LONG), "Herald &amp;amp; Post").outlet == "Herald & Post"


@pytest.mark.parametrize(("author", "byline"), [
    ("kari@post.example (Kari Solli)", "Kari Solli"),
    ("Kari Solli &lt;kari@post.example&gt;", "Kari Solli"),
    ("Kari O&amp;#8217;Dowd", "Kari O’Dowd"),
    ("noreply@post.example", None),
    ("admin", None),
])  # fmt: skip
def test_an_author_is_a_name_without_an_address(author, byline):
    entry = item(title="Dam is safe", content=LONG).replace("</item>", f"<author>{author}</author></item>")
    assert told(entry).byline == byline


def described(description, link):
    entry = item(link, title="Dam is safe")
    return entry.replace("In short.", description.replace("<", "&lt;").replace(">", "&gt;"))


def test_a_description_that_holds_all_of_the_article_is_read(site):
    (article,) = load(io.BytesIO(rss(described(LONG, f"{site.root}/dam"))), settings=LOCAL)
    assert article.title_text == "Dam is safe"
    assert site.asked == []


def test_a_text_that_is_escaped_once_too_often_is_read(site):
    escaped = LONG.replace("<", "&amp;lt;").replace(">", "&amp;gt;")
    entry = item(f"{site.root}/dam", title="Dam is safe").replace("In short.", escaped)
    (article,) = load(io.BytesIO(rss(entry)), settings=LOCAL)
    assert "<p>" not in article.text
    assert "&lt;" not in article.text
    assert site.asked == []


@pytest.mark.parametrize(
    "end", ["…", "[&#8230;]", "[...]", '<a href="/dam">Continue reading Dam is safe</a>', "Read more"]
)
def test_a_long_summary_that_breaks_off_leads_to_its_page(site, end):
    site.pages["/dam"] = ("text/html", PAGE.encode())
    list(load(io.BytesIO(rss(item(f"{site.root}/dam", content=f"{LONG}<p>And then {end}</p>"))), settings=LOCAL))
    assert site.asked == ["/dam"]


def test_markup_does_not_make_a_summary_an_article(site):
    marked = f"<p {' '.join(f'data-{n}=1' for n in range(150))}>In short, the dam is safe.</p>"
    list(load(io.BytesIO(rss(item(f"{site.root}/ferry", content=marked))), settings=LOCAL))
    assert site.asked == ["/ferry"]


def test_an_entry_may_lead_to_a_document(site):
    site.pages["/report"] = ("application/pdf", b"%PDF-1.4\n")
    (original,) = originals(io.BytesIO(rss(item(f"{site.root}/report"))), settings=LOCAL)
    assert original.format == "pdf"


def test_an_address_may_be_that_of_a_document(site):
    site.pages["/report"] = ("application/pdf", b"%PDF-1.4\n")
    (original,) = originals(f"{site.root}/report", settings=LOCAL)
    assert (original.format, original.address) == ("pdf", f"{site.root}/report")
