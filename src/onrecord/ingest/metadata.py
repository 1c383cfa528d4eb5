"""What a web page says about its article: in JSON-LD, in its meta elements, and around its headline."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.ingest.dates import find_dates, is_later, normalize_date
from onrecord.ingest.page.authors import clean_authors
from onrecord.ingest.page.blocks import Block, Layout
from onrecord.ingest.page.entries import stamp_of
from onrecord.ingest.page.lines import line_of
from onrecord.ingest.page.linked import LinkedData, address, one_line
from onrecord.ingest.page.outlet import name_outlet
from onrecord.ingest.page.titles import find_title
from onrecord.ingest.stamps import says_live
from onrecord.knowledge.outlets import Outlets

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

MOST_METAS: Final = 500
NEAR: Final = 15
"""So many blocks around the title may tell who wrote the article, and when."""

_TITLES: Final = (
    "og:title",
    "twitter:title",
    "dc.title",
    "parsely-title",
    "sailthru.title",
    "citation_title",
    "headline",
)
_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "article:published", "og:published_time", "og:pubdate", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "article.published", "cxenseparse:recs:publishtime", "dcterms.created", "dc.date.issued",
    "dcterms.date", "dc.date", "dc.date.created", "citation_publication_date", "citation_date", "article_date_original",
    "article:post_date", "article_date", "displaydate", "ptime", "rnews:datepublished", "datecreated", "date",
)  # fmt: skip
_UPDATED: Final = (
    "article:modified_time", "og:article:modified_time", "datemodified", "article:modified", "og:updated_time",
    "lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "modified", "revision_date", "utime",
)  # fmt: skip
_AUTHORS: Final = (
    "parsely-author", "sailthru.author", "byl", "article:author", "author", "dc.creator", "dcterms.creator",
    "citation_author", "cxenseparse:author", "og:article:author", "rnews:author", "creator",
)  # fmt: skip
_SITES: Final = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "cre", "publisher")

MOST_MARKED: Final = 40
"""So many elements of a kind are looked at; what is by the headline comes early."""

_BESIDE: Final = {"li", "aside", "nav", "footer", "blockquote"}
_BESIDE_NAMES = re.compile(r"comment|tweet|related", re.IGNORECASE)
_AUTHOR_NAMES: Final = {"author", "byline"}
_DAY_IN_ADDRESS = re.compile(r"/(20\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?:[/-]|$)")
_CHANGED = re.compile(r"updat|modif|edit|chang", re.IGNORECASE)
_BY = re.compile(r"\b[Bb]y:?\s+\S")


class Metadata(NamedTuple):
    """What a page says of its article, None for what it doesn't; `title_at` is the block that shows the title."""

    title: str | None = None
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    title_at: int | None = None


def read_metadata(
    tree: "HtmlElement", layout: Layout, linked: LinkedData, outlets: Outlets, came_from: str | None = None
) -> Metadata:
    """Read a page's metadata; `came_from` is its address, where that is known.

    The title is the page's own heading. Of dates and authors JSON-LD knows best, then meta elements, then the lines
    around the headline; running text is never asked. An outlet has one name, by its domain.

    >>> from lxml.html import fromstring
    >>> from onrecord.ingest.page.blocks import lay_out
    >>> from onrecord.ingest.page.linked import read_linked_data
    >>> page = fromstring('''<html><head><title>Flood - The Kelling Courier</title></head><body><h1>Flood</h1>
    ... <p>By Ines O'Dowd</p><time datetime="2024-03-05">5 March</time><p>The river rose.</p></body></html>''')
    >>> read_metadata(page, lay_out(page), read_linked_data(page), Outlets({}, {}))[:5]
    ('Flood', '2024-03-05', None, 'The Kelling Courier', "Ines O'Dowd")
    """
    metas = _metas(tree)
    url = linked.url or _canonical(tree) or address(metas.get("og:url"))
    own_title = one_line(tree.findtext(".//title"))
    sites = [*(metas[name] for name in _SITES if name in metas), *linked.outlets]
    headings = [block.words for block in layout.blocks if block.level == 1]
    outlet = name_outlet(sites, own_title, headings, came_from or url, outlets)
    said = (linked.title, *(metas.get(name) for name in _TITLES), own_title)
    names = [*sites, *([outlet] if outlet else [])]
    title = find_title(layout.blocks, said, names)
    near = _near(layout.blocks, title.at)
    live = linked.live or says_live(title.words or "")
    authors = _authors(tree, linked, metas, _before_entries(near) if live else near, names, live=live)
    published, updated = _dates(tree, linked, metas, near, came_from or url)
    return Metadata(
        title=title.words,
        published=published,
        updated=updated,
        outlet=outlet,
        byline=", ".join(authors) or None,
        url=url,
        title_at=title.at,
    )


def _metas(tree: "HtmlElement") -> dict[str, str]:
    """The meta elements by their names, the first of a name; several authors are joined."""
    found: dict[str, str] = {}
    for number, element in enumerate(tree.iter("meta")):
        if number >= MOST_METAS:
            break
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        value = one_line(element.get("content"))
        if not name or not value:
            continue
        if name in ("citation_author", "article:author") and name in found:
            found[name] += f"; {value}"
        found.setdefault(name, value)
    return found


def _canonical(tree: "HtmlElement") -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            return address(link.get("href"))
    return None


def _near(blocks: list[Block], title_at: int | None) -> list[Block]:
    """The blocks around the title that are no running text."""
    if title_at is None:
        return []
    around = blocks[max(0, title_at - NEAR // 3) : title_at + NEAR]
    return [block for block in around if block.zone in (None, "byline", "share", "standfirst") and block.count <= 40]


def _dates(
    tree: "HtmlElement", linked: LinkedData, metas: dict[str, str], near: list[Block], url: str | None
) -> tuple[str | None, str | None]:
    """When the article came out, and when it was changed last; None for what isn't told, or makes no difference."""
    published = _first([linked.published], (metas.get(name) for name in _PUBLISHED))
    updated = _first([linked.updated], (metas.get(name) for name in _UPDATED))
    if published is None:
        times = list(_times(tree))
        lines = [
            find_dates(block.words) for block in near if block.zone == "byline" or line_of(block.words) == "byline"
        ]
        published = _first(
            (value for value, changed in times if not changed), (came_out for came_out, _ in lines), [_day_of(url)]
        )
        updated = updated or _first((value for value, changed in times if changed), (changed for _, changed in lines))
    return published, updated if updated and published and is_later(updated, published) else None


def _first(*groups: Iterable[str | None]) -> str | None:
    for group in groups:
        for written in group:
            if written and (value := normalize_date(written)):
                return value
    return None


def _times(tree: "HtmlElement") -> Iterator[tuple[str, bool]]:
    """The first times by the headline, and whether they are of a change."""
    times = (element for element in tree.iter("time") if element.get("datetime"))
    for element in islice(filter(_is_of_article, islice(times, MOST_MARKED)), 3):
        before = element.getprevious()
        parent = element.getparent()
        led = (before.tail if before is not None else parent.text if parent is not None else "") or ""
        names = f"{element.get('class', '')[:200]} {element.get('itemprop', '')[:80]} {led[-80:]}"
        yield element.get("datetime", ""), bool(_CHANGED.search(names))


def _is_of_article(element: "HtmlElement") -> bool:
    """Say whether an element stands in the article that the page's main heading is of, outside of all boxes."""
    for around in element.iterancestors():
        if around.tag in _BESIDE:
            return False
        if around.tag in ("article", "main", "body"):
            return around.find(".//h1") is not None
    return False


def _day_of(url: str | None) -> str | None:
    """The day in an address such as papers give their pages."""
    found = _DAY_IN_ADDRESS.search(url or "")
    if not found:
        return None
    year, month, day = found.groups()
    return f"{day} {month} {year}" if month.isalpha() else f"{year}-{month}-{day}"


def _before_entries(near: list[Block]) -> Iterator[Block]:
    """The blocks around a live blog's title, up to its first entry: that has a time or a headline."""
    return takewhile(lambda block: block.level < 2 and stamp_of(block, live=False) is None, near)


def _authors(
    tree: "HtmlElement",
    linked: LinkedData,
    metas: dict[str, str],
    near: Iterable[Block],
    outlets: list[str],
    *,
    live: bool,
) -> tuple[str, ...]:
    said: Iterator[Iterable[str]] = iter((linked.authors, *([metas[name]] for name in _AUTHORS if name in metas)))
    lines = [block.words for block in near if _BY.match(block.words) and line_of(block.words) == "byline"]
    for names in (*said, lines):
        if found := clean_authors(names, outlets):
            return found
    return () if live else clean_authors(_marked_authors(tree), outlets)  # those of a live blog wrote its entries


def _marked_authors(tree: "HtmlElement") -> list[str]:
    """What is marked up as the author, outside of lists, boxes and posts."""
    marked = filter(_marks_author, tree.iter("a", "span", "div", "p", "address"))
    own = filter(_is_by_itself, islice(marked, MOST_MARKED))
    return [" ".join(element.text_content()[:1_000].split())[:300] for element in islice(own, 3)]


def _marks_author(element: "HtmlElement") -> bool:
    attributes = element.attrib
    return (
        attributes.get("rel") == "author"
        or attributes.get("itemprop") == "author"
        or not _AUTHOR_NAMES.isdisjoint(attributes.get("class", "")[:200].split())
    )


def _is_by_itself(element: "HtmlElement") -> bool:
    return not any(
        around.tag in _BESIDE or _BESIDE_NAMES.search(around.get("class", "")[:200])
        for around in element.iterancestors()
    )
