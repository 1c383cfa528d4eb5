"""A page's tree to its blocks, the paragraphs that a reader sees, and to the regions that they stand in."""

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.ingest.page.posts import write_post
from onrecord.ingest.page.zones import Zone, zone_of
from onrecord.schema import ParagraphKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_NOTHING: Final = {
    "script", "style", "noscript", "template", "svg", "math", "button", "select", "option", "textarea", "input",
    "iframe", "object", "embed", "canvas", "audio", "video", "map", "head", "title", "meta", "link", "datalist",
    "amp-analytics", "amp-state", "amp-img", "amp-video", "amp-iframe",
}  # fmt: skip
_BLOCKS: Final = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "html", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    "h1", "h2", "h3", "h4", "h5", "h6", "amp-ad", "amp-embed", "amp-sidebar", "amp-consent", "amp-twitter",
    "amp-instagram", "amp-facebook", "amp-accordion",
}  # fmt: skip
_HEADINGS: Final = {"h1", "h2", "h3", "h4", "h5", "h6"}
_OWN_PARAGRAPHS: Final = {"p", "div", "ul", "ol", "blockquote", "table", "section", "h1", "h2", "h3", "h4", "h5", "h6"}
_INLINE_ZONES: Final = {"hidden", "share", "menu", "advert"}
"""Within a sentence, words of these zones are no part of it."""

LONGEST_TIME: Final = 60

_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_EMPTY_LINE = re.compile(r"\n[ ]*\n[ \n]*")
_QUOTES = "“‘"
_CLOSING = "”’"


@dataclass(slots=True)
class Block:
    """A paragraph of a page: what it is, its words, how many of their characters are links, and its zone.

    If it has a time that the page marks up, `time` is that as machines read it, and `time_words` as it is shown.
    """

    kind: ParagraphKind
    words: str
    linked: float = 0.0
    level: int = 0
    zone: Zone | None = None
    time: str | None = None
    time_words: str = ""
    count: int = field(init=False)

    def __post_init__(self) -> None:
        self.count = len(self.words.split())

    @property
    def is_link(self) -> bool:
        """Whether it is hardly more than a link."""
        return self.linked > 0.75

    @property
    def ends_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.words))

    @property
    def sentences(self) -> int:
        """How many of its words stand in lines that end as sentences do."""
        lines = [(len(line.split()), line) for line in self.words.split("\n")]
        return sum(count for count, line in lines if count > 3 and _SENTENCE_END.search(line))

    @property
    def prose(self) -> int:
        """How many words of running text it has: none where it is a heading, a link, or too short to be a sentence."""
        if self.kind == "heading" or self.is_link or not (self.count >= 15 or (self.count >= 4 and self.ends_sentence)):
            return 0
        return round(self.count * (1 - self.linked))


class Region(NamedTuple):
    """The blocks from `start` up to `end` stand in one element, of this tag and zone, so deep in the tree."""

    start: int
    end: int
    depth: int
    tag: str
    zone: Zone | None


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a page in order, and the regions that they stand in, outer ones before inner ones."""

    blocks: list[Block]
    regions: list[Region]


def lay_out(tree: "HtmlElement") -> Layout:
    """Take a page apart; what its regions are for is told of the regions alone, and of posts.

    >>> from lxml.html import fromstring
    >>> page = fromstring("<div><h1>Flood</h1><p>The <a>river</a> rose.</p>It <q>fell</q> again.</div>")
    >>> [(block.kind, block.words) for block in lay_out(page).blocks]
    [('heading', 'Flood'), ('text', 'The river rose.'), ('text', 'It “fell” again.')]
    """
    walk = _Walk()
    walk.enter(tree, 0)
    walk.flush()
    return Layout(walk.blocks, sorted(walk.regions, key=lambda region: (region.start, -region.end, region.depth)))


class _Walk:
    """Walks through a tree once, from the first word to the last; lxml's trees are never deeper than 256."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.regions: list[Region] = []
        self.kind: ParagraphKind = "text"
        self.level = 0
        self.quotes = 0
        self.links = 0
        self.bare = True  # outside of any zone
        self._parts: list[str] = []
        self._linked = 0
        self._time: tuple[str | None, str] = None, ""

    def enter(self, element: "HtmlElement", depth: int) -> None:
        """Take in an element, without its tail."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _NOTHING:
            return
        zone = zone_of(element)
        if tag not in _BLOCKS and zone not in ("post", "caption") and not _is_signature(element, tag):
            if zone not in _INLINE_ZONES:
                self._inline(element, tag, depth)
            return
        self.flush()
        start = len(self.blocks)
        if zone == "post":
            self.blocks += (Block("quote", words, zone="post") for words in write_post(element))
        elif tag == "tr" and (cells := _cells(element)) is not None:
            if words := " | ".join(filter(None, (tidy("".join(cell.itertext())) for cell in cells))):
                self.blocks.append(Block("item", words))
        else:
            zone = self._block(element, tag, zone, depth)
        if len(self.blocks) > start:
            self.regions.append(Region(start, len(self.blocks), depth, tag, zone))

    def _block(self, element: "HtmlElement", tag: str, zone: Zone | None, depth: int) -> Zone | None:
        before = self.kind, self.level
        signature = _is_signature(element, tag)
        if tag in _HEADINGS:
            self.kind, self.level = "heading", int(tag[1])
        elif tag == "blockquote":
            self.kind = "quote"
        elif tag == "li" and self.kind == "text":
            # An item of several paragraphs is an entry of a live blog or the like: its paragraphs are the article's.
            self.kind = "text" if sum(child.tag in _OWN_PARAGRAPHS for child in element) > 1 else "item"
        elif signature:
            self.kind, zone = "quote", None
        start = len(self.blocks)
        self._inside(element, depth)
        self.flush()
        if signature and len(self.blocks) > start and not self.blocks[start].words.startswith(("—", "–", "-")):
            self.blocks[start] = replace(self.blocks[start], words=f"— {self.blocks[start].words}")
        self.kind, self.level = before
        return zone

    def _inline(self, element: "HtmlElement", tag: str, depth: int) -> None:
        if tag == "br":
            self._parts.append("\n")
        elif tag == "q":
            quoted = (element.text or "").lstrip().startswith(("“", "‘", '"', "'", "«"))
            mark = self.quotes % 2
            self.quotes += 1
            self._parts.append("" if quoted else _QUOTES[mark])
            self._inside(element, depth)
            self._parts.append("" if quoted else _CLOSING[mark])
            self.quotes -= 1
        elif tag == "time":
            start = len(self._parts)
            self._inside(element, depth)
            self._time = element.get("datetime", "")[:LONGEST_TIME] or None, tidy("".join(self._parts[start:]))
        elif tag == "a":
            self.links += 1
            self._inside(element, depth)
            self.links -= 1
        else:
            self._inside(element, depth)

    def _inside(self, element: "HtmlElement", depth: int) -> None:
        self._write(element.text)
        for child in element:
            self.enter(child, depth + 1)
            self._write(child.tail)

    def _write(self, words: str | None) -> None:
        if words:
            words = _SPACE.sub(" ", words)
            self._parts.append(words)
            if self.links:
                self._linked += len(words)

    def flush(self) -> None:
        """End a paragraph."""
        if not self._parts:
            return
        written = "".join(self._parts)
        linked = self._linked / len(written) if written else 0.0
        time, time_words = self._time
        self._parts.clear()
        self._linked, self._time = 0, (None, "")
        for part in _EMPTY_LINE.split(written) if "\n" in written else (written,):
            if words := tidy(part):
                self.blocks.append(Block(self.kind, words, linked, self.level, None, time, time_words))


def tidy(words: str) -> str:
    """Bring white space to what a browser shows: single spaces, and line breaks where the page breaks a line."""
    if "\n" not in words:
        return " ".join(words.split())
    return "\n".join(filter(None, (" ".join(line.split()) for line in words.split("\n"))))


def _cells(row: "HtmlElement") -> "list[HtmlElement] | None":
    """The cells of a row of figures; None where the table only lays out the page."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    return None if len(cells) < 2 or any(child.tag in _BLOCKS for cell in cells for child in cell) else cells


def _is_signature(element: "HtmlElement", tag: str) -> bool:
    """Say whether an element is a line of its own that names who is quoted in a block."""
    if tag == "figcaption":
        figure = element.getparent()
        return figure is not None and figure.tag == "figure" and figure.find(".//blockquote") is not None
    if tag == "cite":  # else it is the title of a work, within a sentence
        parent = element.getparent()
        before = element.getprevious()
        words_before = (before.tail if before is not None else parent.text if parent is not None else "") or ""
        return parent is not None and parent.tag == "blockquote" and not words_before.strip()
    return tag == "footer" and next(element.iterancestors("blockquote"), None) is not None
