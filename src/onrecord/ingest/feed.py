"""Feeds (RSS and Atom): their entries, as they stand in the feed or on the pages that they lead to."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from itertools import islice
from typing import Any

from onrecord.errors import OnrecordError, UnreadableInputError
from onrecord.ingest.dates import normalize_date
from onrecord.ingest.decode import decode
from onrecord.ingest.failure import Failure
from onrecord.ingest.fetch import TEXT_TYPES, fetch
from onrecord.ingest.sources import is_address
from onrecord.schema import Format, Original
from onrecord.settings import Settings

MOST_ENTRIES = 1000
"""Feeds have some dozens; a hostile one may have any number."""

FULL_TEXT = 150
"""Words from which on an entry's content is taken for the article; most feeds have only its beginning."""

MOST_ATTRIBUTES = 200
MOST_PREFIXES = 100
"""Of a tag, and of namespaces: the parser's time grows with the square of both. Feeds have a dozen."""

_CROWDED = re.compile(rf"""<(?:[^<>"'=]*+=\s*+(?:"[^"<]*+"|'[^'<]*+')){{{MOST_ATTRIBUTES + 1}}}""")
_PREFIX = re.compile(r"\bxmlns:([^\s=<>:]+)\s*=")


def entries(
    content: bytes, *, settings: Settings, place: str, seen: Callable[[str], bool], given: Mapping[str, str]
) -> Iterator[Original | Failure]:
    """Find the articles of a feed: an entry's content where that is all of it, else the page that it leads to.

    Pages are fetched under the guard of `fetch`. A page whose stamp - its address and when the entry changed - was
    `seen` is not fetched again. What can't be fetched is a `Failure` in its place, under the page's address. Raises
    InputError where this is no feed.
    """
    feed = _parsed(content, place)
    for number, entry in enumerate(islice(feed.entries, MOST_ENTRIES), 1):
        link, day = _link(entry), _day(entry)
        written = max((str(each.get("value", "")) for each in entry.get("content", ())), key=len, default="")
        if link is not None and len(written.split()) < FULL_TEXT:
            stamp = f"{link} {_written_day(entry)}"
            if not seen(stamp):
                yield _fetched(link, ({"published": day} if day else {}) | dict(given), settings, stamp)
            continue
        known = {
            "title": entry.get("title"),
            "published": day,
            "outlet": feed.feed.get("title"),
            "byline": entry.get("author"),
            "url": link,
        }
        yield Original(
            _page(entry, written),
            "html",
            place=place,
            line=number,
            charset="utf-8",
            given={key: value for key, value in known.items() if value} | dict(given),
        )


def _parsed(content: bytes, place: str) -> Any:
    """Take a feed apart; raises InputError where it is none, or one that was made to take up time."""
    import feedparser

    text = decode(content, name=place)
    if _CROWDED.search(text) or len(set(_PREFIX.findall(text))) > MOST_PREFIXES:
        raise UnreadableInputError(
            "This feed is too involved",
            value=place,
            allowed=f"at most {MOST_ATTRIBUTES} attributes of a tag, and {MOST_PREFIXES} prefixes of namespaces",
        )
    try:
        feed = feedparser.parse(
            io.BytesIO(text.encode()),  # bytes: a string could be an address, and would be fetched
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
    except Exception as error:  # hostile text may raise anything in a parser
        raise _no_feed(place) from error
    if not feed.entries and (feed.bozo or not feed.version):
        raise _no_feed(place)
    return feed


def _no_feed(place: str) -> UnreadableInputError:
    return UnreadableInputError("This is no feed that can be read", value=place, allowed="RSS or Atom")


def _fetched(link: str, given: Mapping[str, str], settings: Settings, stamp: str) -> Original | Failure:
    """Fetch an entry's page, which tells best what it is; only its date is better known in the feed."""
    try:
        page = fetch(link, settings=settings)
    except OnrecordError as error:
        return Failure(link, error, given=given)
    form: Format = "text" if page.type in TEXT_TYPES else "html"
    return Original(
        page.content, form, place=link, charset=page.charset, address=page.address, given=given, stamp=stamp
    )


def _page(entry: Any, written: str) -> bytes:
    """Make a page of what stands in the feed itself."""
    title = escape(entry.get("title") or "")
    page = f"<html><body><h1>{title}</h1>\n<div>{written or entry.get('summary') or ''}</div></body></html>"
    return page.encode("utf-8", "replace")


def _link(entry: Any) -> str | None:
    link = entry.get("link")
    return link if isinstance(link, str) and is_address(link) else None


def _day(entry: Any) -> str | None:
    written = entry.get("published") or _written_day(entry)
    return normalize_date(written) if isinstance(written, str) else None


def _written_day(entry: Any) -> Any:
    """When an entry changed last, as it says; `dict.get`, as feedparser itself would warn of guessing the one date."""
    return dict.get(entry, "updated") or dict.get(entry, "published")
