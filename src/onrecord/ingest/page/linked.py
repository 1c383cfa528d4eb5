"""What a page tells machines about its article: JSON-LD in the words of schema.org."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from onrecord.ingest.page.authors import clean_authors

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

LONGEST_SCRIPT: Final = 2_000_000
MOST_NODES: Final = 2_000

_ARTICLE_TYPE = re.compile(r"(?:^|[/:])(?:\w*Article|LiveBlogPosting|BlogPosting|Report)$")
_LIVE_TYPE = re.compile(r"(?:^|[/:])(?:LiveBlogPosting|Blog)$")
_UPDATES: Final = ("liveBlogUpdate", "blogPost", "blogPosts")
_SITE_TYPE = re.compile(r"(?:^|[/:])(?:WebSite|NewsMediaOrganization)$")
_ELSEWHERE: Final = {
    "itemListElement", "isPartOf", "relatedLink", "mentions", "citation", "comment", "liveBlogUpdate", "blogPost",
    "blogPosts", "hasPart", "isBasedOn", "about",
}  # fmt: skip
_TAG = re.compile(r"<[^<>]{1,200}>")
_COMMA_TOO_MANY = re.compile(r",(\s*[}\]])")


class Update(NamedTuple):
    """What a page's JSON-LD says of an entry of its live blog: `opening` is how its text begins."""

    headline: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    opening: str | None = None


class LinkedData(NamedTuple):
    """What a page's JSON-LD says of its article; nothing where it has none."""

    title: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    url: str | None = None
    body: str | None = None
    free: bool | None = None
    live: bool = False
    updates: tuple[Update, ...] = ()


def read_linked_data(tree: "HtmlElement") -> LinkedData:
    """Read the first article that a page's JSON-LD describes; dates are left as they are written.

    >>> from lxml.html import fromstring
    >>> page = fromstring('''<div><script type="application/ld+json">{"@type": "NewsArticle", "headline": "Flood",
    ... "author": {"givenName": "Ines", "familyName": "O'Dowd"}, "datePublished": "2024-03-05",}</script></div>''')
    >>> read_linked_data(page)[:4]
    ('Flood', '2024-03-05', None, ("Ines O'Dowd",))
    """
    nodes = [node for script in tree.iter("script") for node in _parse(script)]
    article = next((node for node in nodes if _is_a(node, _ARTICLE_TYPE)), None)
    sites = [name for node in nodes if _is_a(node, _SITE_TYPE) if (name := one_line(node.get("name")))]
    if article is None:
        return LinkedData(outlets=tuple(sites))
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2}
    return LinkedData(
        title=one_line(article.get("headline")) or one_line(article.get("name")),
        published=one_line(article.get("datePublished")) or one_line(article.get("dateCreated")),
        updated=one_line(article.get("dateModified")),
        authors=tuple(dict.fromkeys(_names(article.get("author") or article.get("creator"), named))),
        outlets=(*_names(article.get("publisher"), named), *sites),
        url=address(article.get("url")) or address(article.get("mainEntityOfPage")),
        body=article["articleBody"] if isinstance(article.get("articleBody"), str) else None,
        free=_truth(article.get("isAccessibleForFree")),
        live=_is_a(article, _LIVE_TYPE),
        updates=tuple(_updates(article, named)) if _is_a(article, _LIVE_TYPE) else (),
    )


def one_line(value: Any) -> str | None:
    """Bring a value of a page to one line of plain text; None where it is no text.

    >>> one_line("Mayor&#8217;s <i>ferry</i>\\n runs"), one_line(["Ferry"]), one_line(" ")
    ('Mayor’s ferry runs', None, None)
    """
    if not isinstance(value, str):
        return None
    value = value[:4_000]
    if "&" in value:
        value = unescape(unescape(value))
    return " ".join(_TAG.sub("", value).split()) or None


def address(value: Any) -> str | None:
    """Take a value for an address on the web; None where it is none.

    >>> address({"@id": "https://paper.example/flood"}), address("javascript:alert(1)")
    ('https://paper.example/flood', None)
    """
    value = value.get("@id") if isinstance(value, dict) else value
    return value if isinstance(value, str) and re.match(r"https?://[^\s<>\"]{1,2000}$", value) else None


def _updates(article: dict[str, Any], named: dict[str, dict[str, Any]]) -> Iterator[Update]:
    """Read the entries of a live blog; those that say neither their headline nor how they begin have only a time."""
    entries = [entry for key in _UPDATES for entry in _as_list(article.get(key))]
    for entry in entries[:MOST_NODES]:
        if isinstance(entry, dict):
            yield Update(
                headline=one_line(entry.get("headline")) or one_line(entry.get("name")),
                published=one_line(entry.get("datePublished")) or one_line(entry.get("dateCreated")),
                authors=clean_authors(_names(entry.get("author") or entry.get("creator"), named), ()),
                opening=one_line(entry.get("articleBody")) or one_line(entry.get("text")),
            )


def _parse(script: "HtmlElement") -> list[dict[str, Any]]:
    """Read the nodes of a script, outer before inner; none where it is no JSON-LD or is broken beyond repair."""
    if not (script.get("type") or "").strip().lower().startswith("application/ld+json"):
        return []
    written = (script.text or "")[:LONGEST_SCRIPT].strip()
    written = written.removeprefix("<!--").removeprefix("//<![CDATA[").removesuffix("-->").removesuffix("//]]>")
    written = written.strip().rstrip(";")
    for text in (written, _COMMA_TOO_MANY.sub(r"\1", written)):  # commas are mended only where they must be
        try:
            return list(_nodes(json.loads(text, strict=False)))
        except (ValueError, RecursionError):
            continue
    return []


def _nodes(read: Any) -> Iterator[dict[str, Any]]:
    waiting = [read]
    for value in waiting:  # grows while it is walked: breadth first
        if isinstance(value, dict):
            yield value
            waiting.extend(inner for key, inner in value.items() if key not in _ELSEWHERE)
        elif isinstance(value, list):
            waiting.extend(value)
        if len(waiting) > MOST_NODES:
            return


def _is_a(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    return any(isinstance(each, str) and kind.search(each) for each in _as_list(node.get("@type")))


def _names(value: Any, named: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Name the persons or organizations of a property: written out, as nodes, or by reference to nodes."""
    for each in _as_list(value):
        node = each
        if isinstance(each, dict) and "name" not in each and isinstance(each.get("@id"), str):
            node = named.get(each["@id"], each)
        if isinstance(node, dict) and "name" not in node:
            parts = [one_line(node.get(key)) for key in ("givenName", "additionalName", "familyName")]
            node = " ".join(filter(None, parts))
        for name in _as_list(node.get("name") if isinstance(node, dict) else node):
            if tidy := one_line(name):
                yield tidy


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _truth(value: Any) -> bool | None:
    written = str(value).lower().rpartition("/")[2]
    return {"true": True, "false": False}.get(written)
