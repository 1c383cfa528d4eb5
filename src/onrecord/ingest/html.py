"""A web page to an article: the title and then the paragraphs, without what stands around them."""

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.errors import NoArticleError, TooLargeError
from onrecord.ingest.decode import decode_page
from onrecord.ingest.headline import locate_title
from onrecord.ingest.metadata import Metadata, read_metadata
from onrecord.ingest.text import given_date, require_readable
from onrecord.schema import Article, Paragraph, ParagraphKind, Published, Span, article_id
from onrecord.settings import Settings

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

BREAK = "\n\n"
"""Stands between two paragraphs of the text."""

LEAST_WORDS = 8
"""An article has at least this many words in sentences; a log-in form or an empty shell has fewer."""

LEAST_PROSE = 0.4
"""At least this share of an article's words stands in sentences; a list of links has none."""

MOST_TAGS = 200_000
"""No page of an article has more; a tree of millions fills the memory, and takes minutes to look through."""

MOST_QUOTES = 500
"""No article has more quotations in blocks; a hostile page may, to keep its reader busy."""

_SENTENCE_END = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_DISCARDED = ("script", "style", "noscript", "template", "svg", "nav", "button", "form")
_BLOCKS = {"p", "head", "quote", "list", "item", "table", "row", "div"}

for _library in ("trafilatura", "htmldate", "courlan"):  # what they can't read is told by our own errors
    logging.getLogger(_library).addHandler(logging.NullHandler())


class _Block(NamedTuple):
    """A paragraph of a page before it has its place in the text."""

    kind: ParagraphKind
    words: str
    linked: bool = False  # nothing but a link


def read_page(
    page: bytes,
    *,
    settings: Settings,
    name: str,
    charset: str | None = None,
    address: str | None = None,
    id: str | None = None,  # noqa: A002 - it is called so everywhere
    title: str | None = None,
    published: str | date | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    url: str | None = None,
) -> Article:
    """Make an article of a web page, calling it by `name` in errors; what is given goes before the page's metadata.

    `charset` is what the server said, `address` where the page came from. Raises NoArticleError where there is no
    article on it, TooLargeError where it has too many tags, and the errors of a plain text.

    >>> page = b"<html><body><h1>Flood</h1><p>The river rose by a metre, the agency said on Monday.</p></body></html>"
    >>> article = read_page(page, settings=Settings(), name="flood.html")
    >>> article.text
    'Flood\\n\\nThe river rose by a metre, the agency said on Monday.'
    """
    day = given_date(published)
    source = decode_page(page, name=name, charset=charset)
    tree = _parse(source, name)
    if tree is None:
        raise _no_article(name)
    metadata = read_metadata(tree, address)
    _prepare(tree)
    blocks = _extract(tree)
    if blocks is None:
        raise _no_article(name)
    text, paragraphs = _join(blocks, title or metadata.title)
    require_readable(text, settings=settings, name=name)
    return Article(
        id=article_id(text, id),
        text=text,
        title=Span(paragraphs[0].start, paragraphs[0].end) if paragraphs[0].kind == "title" else None,
        published=day or _published(metadata),
        outlet=outlet or metadata.outlet,
        byline=byline or metadata.byline,
        url=url or address or metadata.url,
        paragraphs=paragraphs,
    )


def _parse(source: str, name: str) -> "HtmlElement | None":
    from trafilatura import load_html

    if source.count("<") > MOST_TAGS:
        raise TooLargeError("This page has too many tags", value=name, allowed=f"at most {MOST_TAGS:,}")

    return load_html(source) if source.strip() else None


def _prepare(tree: "HtmlElement") -> None:
    """Take off what no reader sees as text, and keep who is quoted in a block of quotation."""
    for element in list(tree.iter(*_DISCARDED)):
        if element.tag == "form" and element.find(".//p") is not None and element.find(".//h1") is not None:
            continue  # some systems wrap the whole page in one form
        if element.getparent() is not None:
            element.drop_tree()
    _drop_pull_quotes(tree)
    # The extraction throws figures and footers away, and with them a quotation in a figure, or its source in a footer.
    for figure in list(tree.iter("figure")):
        if figure.find(".//blockquote") is not None:
            figure.tag = "div"
            for caption in figure.iter("figcaption"):
                caption.tag = "p"
    for quote in tree.iter("blockquote"):
        for signature in [each for each in quote.iter("footer", "cite") if _stands_alone(each)]:
            signature.tag = "p"


def _drop_pull_quotes(tree: "HtmlElement") -> None:
    """Take off blocks of quotation that only repeat words of the running text."""
    running = "\n".join(
        _fold(p.text_content())
        for p in tree.iter("p")
        if not any(above.tag in ("blockquote", "aside", "figure", "header", "footer") for above in p.iterancestors())
    )
    for quote in list(tree.iter("blockquote"))[:MOST_QUOTES]:
        words = _fold(
            "".join(quote.xpath(".//text()[not(ancestor::footer or ancestor::cite or ancestor::figcaption)]"))
        )
        if words.count(" ") > 2 and words in running:
            figure = next((above for above in quote.iterancestors("figure")), quote)
            if figure.getparent() is not None:
                figure.drop_tree()


def _fold(words: str) -> str:
    return " ".join(re.sub(r"[\"'“”‘’«»]", "", words).casefold().split()).strip(".,;: ")


def _stands_alone(element: "HtmlElement") -> bool:
    """Say whether an element is a line of its own; a title of a work cited within a sentence is none."""
    parent = element.getparent()
    before = element.getprevious()
    text_before = (before.tail if before is not None else parent.text) or ""
    return element.tag != "cite" or (parent.tag == "blockquote" and not text_before.strip())


def _extract(tree: "HtmlElement") -> list[_Block] | None:
    """Find the article's blocks; None where there is no article.

    Short articles are taken as they are at first: trafilatura's own way out, all of the page's text, is the second try.
    """
    from trafilatura import bare_extraction

    for config in (_short_articles(), None):
        document = bare_extraction(
            deepcopy(tree),
            include_comments=False,
            include_links=True,
            include_formatting=False,
            **({"config": config} if config else {}),
        )
        body = getattr(document, "body", None)
        if body is not None:
            blocks = [block for block in _walk(body, "text") if block.words]
            if _is_article(blocks):
                return blocks
    return None


@cache
def _short_articles() -> Any:
    from trafilatura.settings import use_config

    config = use_config()
    for name in ("MIN_EXTRACTED_SIZE", "MIN_OUTPUT_SIZE"):
        config.set("DEFAULT", name, "1")
    return config


def _walk(element: Any, kind: ParagraphKind) -> Iterator[_Block]:
    """Turn the extraction's tree into blocks; what stands between block elements is a block of its own."""
    held: list[str] = [element.text or ""]
    links = 0

    def flush() -> Iterator[_Block]:
        words = "".join(held)
        for part in re.split(r"\n\s*\n", words):
            tidy = _tidy(part)
            yield _Block(kind, tidy, linked=bool(tidy) and links >= len(tidy))
        held.clear()

    for child in element:
        tag = child.tag
        if tag == "row":
            yield from flush()
            links = 0
            yield from _walk_row(child)
        elif tag in _BLOCKS:
            yield from flush()
            links = 0
            yield from _walk(child, _kind_within(child, kind))
        elif tag == "lb":
            held.append("\n")
        elif tag != "graphic":
            inner = "".join(child.itertext())
            links += len(_tidy(inner)) if tag == "ref" else 0
            held.append(inner)
        held.append(child.tail or "")
    yield from flush()


def _kind_within(element: Any, around: ParagraphKind) -> ParagraphKind:
    """Say what a block element's own words are, inside a block of the kind `around`."""
    if element.tag == "head":
        return "heading"
    if element.tag == "quote":
        return "quote"
    if element.tag == "item":
        # An item of several paragraphs is an entry of a live blog or the like: its paragraphs are the article's.
        return "text" if sum(child.tag in _BLOCKS for child in element) > 1 else "item"
    return around


def _walk_row(row: Any) -> Iterator[_Block]:
    """Make one block of a row of figures; a table that only lays out the page is walked through."""
    if any(child.tag in _BLOCKS for cell in row for child in cell):
        for cell in row:
            yield from _walk(cell, "text")
    else:
        cells = [_tidy("".join(cell.itertext())) for cell in row]
        yield _Block("item", " | ".join(filter(None, cells)))


def _tidy(words: str) -> str:
    """Bring white space to what a browser shows: single spaces, and line breaks where the page breaks a line."""
    return "\n".join(filter(None, (" ".join(line.split()) for line in words.split("\n"))))


def _is_article(blocks: list[_Block]) -> bool:
    """Say whether blocks hold an article: sentences, and not chiefly headings that lead elsewhere."""
    headings = [block for block in blocks if block.kind == "heading"]
    leading = sum(block.linked for block in headings)
    if leading > 2 and leading * 2 > len(headings):
        return False
    lines = [line for block in blocks for line in block.words.split("\n") if not block.linked]
    words = sum(len(line.split()) for line in lines)
    prose = sum(len(line.split()) for line in lines if _SENTENCE_END.search(line) and len(line.split()) > 3)
    return prose >= LEAST_WORDS and prose >= LEAST_PROSE * words


def _join(blocks: list[_Block], title: str | None) -> tuple[str, tuple[Paragraph, ...]]:
    """Write the text, the title first, and where its paragraphs stand."""
    ordered: list[_Block] = []
    if title and (tidy := " ".join(title.split())):
        ordered.append(_Block("title", tidy))
        blocks = [block for at, block in enumerate(blocks) if not _repeats(block, tidy, first=at == 0)]
    elif blocks[0].kind == "heading":
        ordered.append(blocks[0]._replace(kind="title", words=" ".join(blocks[0].words.split())))
        blocks = blocks[1:]
    paragraphs, at = [], 0
    for block in ordered + blocks:
        paragraphs.append(Paragraph(at, at + len(block.words), block.kind))
        at += len(block.words) + len(BREAK)
    return BREAK.join(block.words for block in ordered + blocks), tuple(paragraphs)


def _repeats(block: _Block, title: str, *, first: bool) -> bool:
    """Say whether a block is the title once more: the same words, or as the first heading most of them."""
    if block.kind != "heading" and not first:
        return False
    span = locate_title(title, block.words)
    if span is not None and span.end == len(block.words):
        return True
    ours, theirs = (set(re.findall(r"\w+", words.casefold())) for words in (title, block.words))
    return first and block.kind == "heading" and len(ours & theirs) * 2 > min(len(ours), len(theirs))


def _published(metadata: Metadata) -> Published | None:
    return Published(value=metadata.published, how="metadata") if metadata.published else None


def _no_article(name: str) -> NoArticleError:
    return NoArticleError(
        "There is no article on this page",
        value=name,
        allowed="a page with an article's text in its HTML",
        hint="Open it in a browser: if it shows an article only there, after a log-in or by scripts, save its text.",
    )
