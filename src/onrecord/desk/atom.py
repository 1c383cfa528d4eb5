"""A saved search as a feed (Atom, RFC 4287). Python's own library is enough to write a dozen kinds of elements."""

from collections.abc import Sequence
from datetime import date
from html import escape
from uuid import UUID, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from onrecord.archive import Arrival, SavedSearch
from onrecord.pipeline.digest import citation_of, line_of, subject_of, who_of
from onrecord.render.clean import REPLACEMENT, one_line

MEDIA_TYPE = "application/atom+xml"

MOST_ENTRIES = 50
"""A feed has the newest so many."""

_NAMESPACE = "http://www.w3.org/2005/Atom"
_LONGEST_TITLE = 120
_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), REPLACEMENT)
"""What XML can't hold (XML 1.0, section 2.2), besides what is never shown."""


def feed(search: SavedSearch, arrivals: Sequence[Arrival], *, title: str, desk: str, page: str, own: str) -> bytes:
    """Write a feed of what a saved search has found.

    `desk`, `page` and `own` are the addresses of the desk, of the page that shows the same, and of the feed itself. An
    entry has the same id as long as its article and its id in the record are the same.
    """
    root = Element("feed", xmlns=_NAMESPACE)
    _add(root, "id", f"urn:uuid:{search.feed}")
    _add(root, "title", search.name)
    _add(root, "subtitle", title)
    _add(root, "updated", max((each.article.added_at for each in arrivals), default=search.saved_at))
    _add(root, "link", rel="self", type=MEDIA_TYPE, href=own)
    _add(root, "link", rel="alternate", type="text/html", href=page)
    _add(_add(root, "author"), "name", "onrecord")
    _add(root, "generator", "onrecord")
    for each in arrivals:
        root.append(_entry(search, each, desk))
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(search: SavedSearch, each: Arrival, desk: str) -> Element:
    line = line_of(each, desk)
    entry = Element("entry")
    _add(entry, "id", f"urn:uuid:{uuid5(UUID(search.feed), line.reference)}")
    subject = subject_of(search)
    who = who_of(each)
    _add(
        entry,
        "title",
        f"{who}, on {subject}" if who and subject else _cut(f"{who}: {line.words}" if who else line.words),
    )
    _add(entry, "link", rel="alternate", type="text/html", href=line.address or desk)
    _add(entry, "updated", each.article.added_at)
    if each.article.day and _is_day(each.article.published or ""):
        _add(entry, "published", f"{each.article.day}T00:00:00Z")
    if who:
        _add(_add(entry, "author"), "name", who)
    _add(entry, "content", f"<p>{escape(citation_of(each))}</p>", type="html")
    return entry


def _add(parent: Element, name: str, text: str = "", **attributes: str) -> Element:
    made = SubElement(
        parent, name, {key: one_line(value).translate(_NO_CHARACTERS) for key, value in attributes.items()}
    )
    if text:
        made.text = one_line(text).translate(_NO_CHARACTERS)
    return made


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_TITLE else f"{words[: _LONGEST_TITLE - 1].rstrip()}…"


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written[:10])
    except ValueError:
        return False
    return True
