"""Feeds (RSS and Atom): their entries, as they stand in the feed or on the pages that they lead to."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from html import escape, unescape
from itertools import islice
from typing import Any

from onrecord.errors import OnrecordError, UnreadableInputError
from onrecord.ingest.dates import normalize_date
from onrecord.ingest.decode import decode
from onrecord.ingest.documents.recognize import TYPES as DOCUMENT_TYPES
from onrecord.ingest.failure import Failure
from onrecord.ingest.fetch import TEXT_TYPES, fetch
from onrecord.ingest.page.authors import clean_authors
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

MOST_ESCAPES = 2
"""A title is escaped once for XML, and by some systems once or twice more."""

_TAG = re.compile(r"</?[a-zA-Z][^<>]*+>")
_ESCAPED = re.compile(r"&lt;/?(?:p|div|br|h\d|ul|li|blockquote)\b", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|br|cite|code|em|font|i|mark|p|q|small|span|strong|sub|sup|u)(?:\s[^<>]*+)?/?>", re.IGNORECASE
)
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.|&hellip;|&#8230;)\]?|(?:continue reading|read more|read on|full story)\W{0,6}[^.]{0,80})\s*$",
    re.IGNORECASE,
)
"""Ends the beginning of an article, that is to make its reader open the page."""

_MAIL = re.compile(r"(?P<before>[^<>()@]*?)\s*<?[^\s<>()@]+@[^\s<>()@]+>?\s*(?:\((?P<behind>[^()]*)\))?")

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
        written = _written(entry)
        if link is not None and not _is_full(written):
            stamp = f"{link} {_written_day(entry)}"
            if not seen(stamp):
                yield _fetched(link, ({"published": day} if day else {}) | dict(given), settings, stamp)
            continue
        outlet = _plain(feed.feed.get("title"))
        known = {
            "title": _plain(entry.get("title")),
            "published": day,
            "outlet": outlet,
            "byline": ", ".join(clean_authors(_authors(entry), [outlet])),
            "url": link,
        }
        yield Original(
            _page(known["title"] or "", written),
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
        page = fetch(link, settings=settings, types=tuple(DOCUMENT_TYPES))
    except OnrecordError as error:
        return Failure(link, error, given=given)
    form: Format = DOCUMENT_TYPES.get(page.type or "") or ("text" if page.type in TEXT_TYPES else "html")
    return Original(
        page.content, form, place=link, charset=page.charset, address=page.address, given=given, stamp=stamp
    )


def _page(title: str, written: str) -> bytes:
    """Make a page of what stands in the feed itself."""
    page = f"<html><body><h1>{escape(title)}</h1>\n<div>{written}</div></body></html>"
    return page.encode("utf-8", "replace")


def _written(entry: Any) -> str:
    """The longest that the entry says itself, be it called its content or its description."""
    contents = [str(each.get("value", "")) for each in entry.get("content", ())]
    found = max(contents, key=len, default="")
    summary = str(entry.get("summary") or "")
    chosen = summary if _count(summary) > _count(found) else found
    # What was escaped once too often has no tags, but their names in plain sight.
    return chosen if _TAG.search(chosen) or not _ESCAPED.search(chosen) else unescape(chosen)


def _is_full(written: str) -> bool:
    """Say whether this is all of an article, and not its beginning."""
    return _count(written) >= FULL_TEXT and not _CUT.search(_TAG.sub(" ", written)[-200:])


def _count(written: str) -> int:
    return len(_TAG.sub(" ", written).split())


def _plain(written: Any) -> str:
    """Take a title or a name as a reader would see it, however often it was escaped.

    >>> _plain("Mayor&#8217;s plan for R&amp;D <i>hits</i> pier"), _plain("Is 3 < 4?")
    ('Mayor’s plan for R&D hits pier', 'Is 3 < 4?')
    """
    words = str(written or "")
    for _ in range(MOST_ESCAPES):
        words = unescape(_INLINE.sub("", words))
    return " ".join(words.split())


def _authors(entry: Any) -> Iterator[str]:
    """The names of who wrote an entry, without addresses of mail."""
    named = [str(each.get("name") or "") for each in entry.get("authors", ())]
    # Where it is one, feedparser's own division into name and address is worse than what was written.
    for name in named if len(named) > 1 else [str(entry.get("author") or "")]:
        plain = _plain(name)
        if found := _MAIL.fullmatch(plain):
            plain = found["behind"] or found["before"] or ""
        yield plain


def _link(entry: Any) -> str | None:
    link = entry.get("link")
    return link if isinstance(link, str) and is_address(link) else None


def _day(entry: Any) -> str | None:
    written = entry.get("published") or _written_day(entry)
    return normalize_date(written) if isinstance(written, str) else None


def _written_day(entry: Any) -> Any:
    """When an entry changed last, as it says; `dict.get`, as feedparser itself would warn of guessing the one date."""
    return dict.get(entry, "updated") or dict.get(entry, "published")
