"""A Word document (.docx) to an article: paragraphs, lists and tables, footnotes at the end."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from onrecord.errors import EncryptedError, TooLargeError
from onrecord.ingest.documents import sandbox
from onrecord.ingest.documents.draft import Block
from onrecord.ingest.documents.finish import finish
from onrecord.ingest.documents.properties import Properties
from onrecord.schema import Article, ParagraphKind, Span
from onrecord.settings import Settings

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

MOST_XML: Final = 64 << 20
"""So many bytes of XML a document may unpack to; a book has a few millions."""

PROSE: Final = 25
"""A cell of more words is no entry of a table but running text."""

_KIND: Final = "Word document"
_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_NOTE = re.compile(r"(?:footnote|endnote)-\d+")
_ARROW = "↑"
_BLOCKS: Final = ("p", "ul", "ol", "li", "table", "blockquote", *(f"h{level}" for level in range(1, 7)))


def read_word(content: bytes, *, settings: Settings, name: str, **given: Any) -> Article:
    """Make an article of a Word document; `name` is what an error calls it, what is `given` goes before its properties.

    Raises MissingExtraError, EncryptedError, TooLargeError, UnreadableInputError for a damaged file or one in the old
    format, and the errors of a plain text.
    """
    if content.startswith(_OLD):
        raise _of_old_format(content, name)
    sandbox.require_library("mammoth", kind="Word documents", name=name)
    answer = sandbox.run("open_docx", content, MOST_XML, kind=_KIND, name=name)
    _require_document(answer, name)
    told = answer["properties"]
    properties = Properties(told.get("title"), told.get("creator"), told.get("created"))
    return finish(list(_blocks(answer["html"])), answer["counts"], properties, settings=settings, name=name, **given)


def _blocks(html: str) -> Iterator[Block]:
    """Read the HTML that Mammoth makes: its paragraphs in order, and after them its notes."""
    from lxml.html import HTMLParser, document_fromstring

    if not html.strip():
        return
    tree = document_fromstring(f"<body>{html}</body>".encode(), parser=HTMLParser(encoding="utf-8", huge_tree=True))
    notes = [item for item in tree.iter("li") if _NOTE.fullmatch(item.get("id") or "")]
    numbers = {item.get("id"): str(number) for number, item in enumerate(notes, 1)}
    for mark in [each for each in tree.iter("sup") if _leads_to_note(each)]:
        mark.drop_tree()
    for item in notes:
        item.tag = "note"
    for line_break in tree.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    for element in tree.iter("p", "li", "tr", *(f"h{level}" for level in range(1, 7))):
        above = [each.tag for each in element.iterancestors()]
        if "note" in above or ("tr" in above and not _is_layout(next(element.iterancestors("tr")))):
            continue
        words = _row(element) if element.tag == "tr" else " ".join("".join(_own(element)).split())
        if words:
            yield Block(_kind(element, above), words)
    for item in notes:
        words = " ".join("".join(_own(part)).strip() for part in item.iter("p")).removesuffix(_ARROW).strip()
        if words:
            text = f"{numbers[item.get('id')]} {words}"
            yield Block("text", text, marks=(("footnote", Span(0, len(text))),))


def _kind(element: "HtmlElement", above: list[str]) -> ParagraphKind:
    if element.get("class") == "title":
        return "title"
    if "blockquote" in above:
        return "quote"
    if element.tag in ("li", "tr") or "li" in above:
        return "item"
    return "text" if element.tag == "p" else "heading"


def _own(element: "HtmlElement") -> Iterator[str]:
    """The words of an element without those of paragraphs and lists within it."""
    yield element.text or ""
    for child in element:
        if child.tag not in _BLOCKS:
            yield from _own(child)
        yield child.tail or ""


def _row(row: "HtmlElement") -> str:
    """A row of a table as one line; nothing where its cells are no more than a way to place paragraphs."""
    if _is_layout(row):
        return ""
    cells = (" ".join("".join(_own(part)).strip() for part in cell.iter("p", "li")) for cell in row.iter("td", "th"))
    return " | ".join(cell for cell in cells if cell.strip())


def _is_layout(row: "HtmlElement") -> bool:
    """Say whether a row of a table holds running text: one cell, or long ones."""
    cells = [cell for cell in row.iter("td", "th") if cell.text_content().strip()]
    return len(cells) < 2 or any(len(cell.text_content().split()) > PROSE for cell in cells)


def _leads_to_note(mark: "HtmlElement") -> bool:
    links = list(mark.iter("a"))
    return bool(links) and all(_NOTE.fullmatch((link.get("href") or "").lstrip("#")) for link in links)


def _require_document(answer: dict[str, Any], name: str) -> None:
    match answer.get("error"):
        case None:
            return
        case "encrypted":
            raise _encrypted(name)
        case "parts" | "size":
            raise TooLargeError(
                "This Word document unpacks to more than a document does", value=name, allowed=f"{MOST_XML:,} bytes"
            )
        case _:
            raise sandbox.damaged(_KIND, answer["why"], name)


def _of_old_format(content: bytes, name: str) -> Exception:
    if _ENCRYPTED in content:
        return _encrypted(name)
    return sandbox.damaged(_KIND, "it is in the format of Word 97 to 2003; save it as .docx", name)


def _encrypted(name: str) -> EncryptedError:
    return EncryptedError(
        "This Word document opens with a password only", value=name, hint="Save a copy without the password."
    )
