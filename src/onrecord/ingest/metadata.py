"""What a web page says about its article: in JSON-LD first, then in its meta elements."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.ingest.dates import normalize_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_ARTICLE_TYPE = re.compile(r"(?:^|[/:])(?:\w*Article|LiveBlogPosting|BlogPosting|Report)$")
_TAG = re.compile(r"<[^<>]{1,200}>")
_LONGEST_SCRIPT = 1_000_000
_MOST_NODES = 2_000
_ELSEWHERE = {"itemListElement", "isPartOf", "relatedLink", "mentions", "citation", "comment", "liveBlogUpdate"}
_DATE_LIKE = re.compile(r"(?=.*\d{4})[\w ,:.+/-]{8,40}$")
_TIME_OF_ARTICLE = (
    "(.//*[self::article or self::main][.//h1]//time[@datetime]"
    "[not(ancestor::li or ancestor::aside or ancestor::nav or ancestor::footer or ancestor::article[not(.//h1)])])[1]"
)
_LATEST = "9999-12-31"  # htmldate's own limit is today, and a record may not depend on the day it is made


class Metadata(NamedTuple):
    """Title, date, outlet, byline and address as a page gives them; None for what it doesn't say."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None


def read_metadata(tree: "HtmlElement", address: str | None = None) -> Metadata:
    """Read a page's metadata: JSON-LD (schema.org), for what it doesn't say trafilatura's findings in meta elements.

    trafilatura prefers Open Graph to JSON-LD, rewrites authors' names, and takes a date out of the running text if need
    be; so JSON-LD is read here, and dates are looked for in meta elements and in the time by the headline alone.

    >>> from lxml.html import fromstring
    >>> page = '''<html><head><meta property="og:title" content="Flood – The Kelling Courier">
    ... <script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ines O'Dowd"},
    ... "datePublished": "2024-03-05", "publisher": {"name": "The Kelling Courier"}}</script></head></html>'''
    >>> read_metadata(fromstring(page))
    Metadata(title='Flood', published='2024-03-05', outlet='The Kelling Courier', byline="Ines O'Dowd", url=None)
    """
    from trafilatura import extract_metadata

    linked = _read_linked_data(tree)
    # Dates are sought below: an empty page has none to guess.
    found = extract_metadata(deepcopy(tree), default_url=address, date_config=_date_options(), extensive=False)
    outlet = linked.outlet or _tidy(found.sitename)
    return Metadata(
        title=_without_outlet(linked.title or _tidy(found.title), outlet),
        published=linked.published or _find_date(tree),
        outlet=outlet,
        byline=linked.byline or _tidy(found.author),
        url=linked.url or _address(found.url),
    )


def _read_linked_data(tree: "HtmlElement") -> Metadata:
    nodes = [node for script in tree.iter("script") for node in _parse(script)]
    article = next((node for node in nodes if _is_article(node)), None)
    if article is None:
        return Metadata()
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    authors = [name for name in _names(article.get("author"), named) if not name.startswith("http")]
    published = article.get("datePublished")
    return Metadata(
        title=_tidy(article.get("headline")) or _tidy(article.get("name")),
        published=normalize_date(published) if isinstance(published, str) else None,
        outlet=next(_names(article.get("publisher"), named), None),
        byline=", ".join(dict.fromkeys(authors)) or None,
        url=_address(article.get("url")) or _address(article.get("mainEntityOfPage")),
    )


def _parse(script: "HtmlElement") -> list[dict[str, Any]]:
    """Read the nodes of a JSON-LD script, outer before inner; none where it is no JSON-LD or is broken."""
    if not (script.get("type") or "").strip().lower().startswith("application/ld+json"):
        return []
    written = (script.text or "")[:_LONGEST_SCRIPT].strip().removeprefix("<!--").removesuffix("-->")
    try:
        waiting = [json.loads(written.strip().rstrip(";"), strict=False)]
    except (ValueError, RecursionError):
        return []
    nodes: list[dict[str, Any]] = []
    for value in waiting:  # grows while it is walked: breadth first
        if isinstance(value, dict):
            nodes.append(value)
            waiting.extend(inner for key, inner in value.items() if key not in _ELSEWHERE)
        elif isinstance(value, list):
            waiting.extend(value)
        if len(waiting) > _MOST_NODES:
            break
    return nodes


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(kind, str) and _ARTICLE_TYPE.search(kind) for kind in _as_list(kinds))


def _names(value: Any, named: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Name the persons or organizations of a property: written out, as nodes, or by reference to nodes."""
    for each in _as_list(value):
        node = named.get(each.get("@id", ""), each) if isinstance(each, dict) and "name" not in each else each
        for name in _as_list(node.get("name") if isinstance(node, dict) else node):
            if tidy := _tidy(name):
                yield re.sub(r"^[Bb]y\s+(?=[A-Z])", "", tidy)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _find_date(tree: "HtmlElement") -> str | None:
    """Find the date in meta elements or in the first time by the headline, never in running text."""
    from htmldate import find_date
    from lxml import etree  # type: ignore[import-untyped]

    page = etree.Element("html")
    head, body = etree.SubElement(page, "head"), etree.SubElement(page, "body")
    for meta in tree.iter("meta"):
        if _DATE_LIKE.match(meta.get("content") or ""):
            etree.SubElement(head, "meta", dict(meta.attrib))
    for element in tree.xpath(_TIME_OF_ARTICLE)[:1]:
        etree.SubElement(body, "time", dict(element.attrib))
    if len(head) + len(body) == 0:
        return None
    written = etree.tostring(page, encoding="unicode", method="html")
    found = find_date(written, original_date=True, extensive_search=False, max_date=_LATEST)
    return normalize_date(found) if found else None


def _date_options() -> dict[str, Any]:
    return {"original_date": True, "extensive_search": False, "max_date": _LATEST}


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """Take the outlet's name off the end of a title: "Flood closes road | The Courier"."""
    if not title or not outlet:
        return title
    parts = re.match(r"(.+\S)\s+[|–—·:-]\s+(\S.*)$", title)
    return parts.group(1) if parts and parts.group(2).casefold() == outlet.casefold() else title


def _tidy(value: Any) -> str | None:
    """Bring a value of the page to one line of plain text; None where it is no text."""
    return (" ".join(_TAG.sub("", unescape(value)).split()) or None) if isinstance(value, str) else None


def _address(value: Any) -> str | None:
    value = value.get("@id") if isinstance(value, dict) else value
    return value if isinstance(value, str) and re.match(r"https?://[^\s<>\"]+$", value) else None
