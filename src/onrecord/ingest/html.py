"""A web page to an article: the title and then the paragraphs, without what stands around them."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.errors import NoArticleError, TooLargeError
from onrecord.ingest.dates import is_later
from onrecord.ingest.decode import decode_page
from onrecord.ingest.headline import locate_title
from onrecord.ingest.metadata import Metadata, read_metadata
from onrecord.ingest.notes import find_notes, gather
from onrecord.ingest.page.blocks import Block, Layout, lay_out
from onrecord.ingest.page.body import Body, find_body
from onrecord.ingest.page.data import complete
from onrecord.ingest.page.entries import Kept, find_entries
from onrecord.ingest.page.linked import LinkedData, read_linked_data
from onrecord.ingest.page.marking import mark_zones
from onrecord.ingest.stamps import says_live
from onrecord.ingest.text import given_date, require_readable
from onrecord.knowledge import outlets
from onrecord.schema import Article, LiveEntry, Note, Paragraph, Published, Span, article_id
from onrecord.settings import Settings

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

BREAK: Final = "\n\n"
"""Stands between two paragraphs of the text."""

LEAST_WORDS: Final = 8
"""An article has at least this many words in sentences; a log-in form or an empty shell has fewer."""

LEAST_PROSE: Final = 0.4
"""At least this share of an article's words stands in sentences; a list of links has none."""

ENOUGH_WORDS: Final = 120
LEAST_OF_LISTS: Final = 0.2
"""With so many words in sentences a list of offers or results is an article too, if this share of it is sentences."""

MOST_TAGS: Final = 200_000
"""No page of an article has more; a tree of millions fills the memory, and takes minutes to look through."""

LONG_AFTER: Final = 60
"""A page that was changed so many days after it came out may well say something else by now."""


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
    layout, linked = mark_zones(lay_out(tree)), read_linked_data(tree)
    table = outlets.load(Path(settings.outlets) if settings.outlets else None)
    metadata = read_metadata(tree, layout, linked, table, url or address)
    live = linked.live or says_live(metadata.title or "")
    body = complete(find_body(layout, metadata.title_at, live=live), layout, linked)
    if not _is_article(body.blocks):
        raise _no_article(name)
    blocks = _with_title(body, title or metadata.title)
    text, paragraphs = _join(blocks)
    require_readable(text, settings=settings, name=name)
    return Article(
        id=article_id(text, id),
        text=text,
        title=Span(paragraphs[0].start, paragraphs[0].end) if paragraphs[0].kind == "title" else None,
        published=day or _published(metadata),
        updated=metadata.updated,
        outlet=outlet or metadata.outlet,
        byline=byline or metadata.byline,
        url=url or address or metadata.url,
        paragraphs=paragraphs,
        notes=(
            *find_notes(text, paragraphs, settings=settings),
            *gather(body, blocks, paragraphs),
            *_changed(metadata),
        ),
        entries=_entries(layout, body, zip(blocks, paragraphs, strict=True), linked, day or _published(metadata)),
    )


def _parse(source: str, name: str) -> "HtmlElement | None":
    from lxml.etree import ParserError  # type: ignore[import-untyped]
    from lxml.html import HTMLParser, document_fromstring

    if source.count("<") > MOST_TAGS:
        raise TooLargeError("This page has too many tags", value=name, allowed=f"at most {MOST_TAGS:,}")
    # As bytes, and with the encoding told: a string may declare another one, and would be refused.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(source.encode(), parser=parser)
    except ParserError:  # there is nothing on it
        return None


def _is_article(blocks: list[Block]) -> bool:
    """Say whether blocks hold an article: sentences, and not chiefly headings that lead elsewhere."""
    headings = [block for block in blocks if block.kind == "heading"]
    leading = sum(block.is_link for block in headings)
    if leading > 2 and leading * 2 > len(headings):
        return False
    words = sum(block.count for block in blocks if not block.is_link)
    prose = sum(block.sentences for block in blocks if not block.is_link)
    least = LEAST_OF_LISTS if prose >= ENOUGH_WORDS else LEAST_PROSE
    return prose >= LEAST_WORDS and prose >= least * words


def _with_title(body: Body, title: str | None) -> list[Block]:
    """Put the title first, and leave out where it stands once more."""
    blocks = body.blocks
    if title and (tidy := " ".join(title.split())):
        rest = [block for at, block in enumerate(blocks) if not _repeats(block, tidy, first=at == 0)]
        return [Block("title", tidy), *rest]
    if blocks[0].kind == "heading":
        return [Block("title", " ".join(blocks[0].words.split())), *blocks[1:]]
    return blocks


def _repeats(block: Block, title: str, *, first: bool) -> bool:
    """Say whether a block is the title once more."""
    if block.kind != "heading" and not first:
        return False
    span = locate_title(title, block.words)
    return span is not None and span.end == len(block.words)


def _join(blocks: list[Block]) -> tuple[str, tuple[Paragraph, ...]]:
    """Write the text, and where its paragraphs stand."""
    paragraphs, at = [], 0
    for block in blocks:
        paragraphs.append(Paragraph(at, at + len(block.words), block.kind))
        at += len(block.words) + len(BREAK)
    return BREAK.join(block.words for block in blocks), tuple(paragraphs)


def _entries(
    layout: Layout,
    body: Body,
    written: Iterable[tuple[Block, Paragraph]],
    linked: LinkedData,
    published: Published | None,
) -> tuple[LiveEntry, ...]:
    """Find the entries of a live blog in the blocks that were kept; the page's data have no places for them."""
    if body.from_data:
        return ()
    numbers = {id(block): number for number, block in zip(body.numbers, body.blocks, strict=True)}
    kept = [Kept(numbers[id(block)], block, paragraph) for block, paragraph in written if id(block) in numbers]
    return find_entries(layout, kept, body.bylines, linked.updates, published.value if published else None)


def _published(metadata: Metadata) -> Published | None:
    return Published(value=metadata.published, how="metadata") if metadata.published else None


def _changed(metadata: Metadata) -> tuple[Note, ...]:
    late = metadata.updated and metadata.published and is_later(metadata.updated, metadata.published, days=LONG_AFTER)
    return (Note(kind="changed", count=1),) if late else ()


def _no_article(name: str) -> NoArticleError:
    return NoArticleError(
        "There is no article on this page",
        value=name,
        allowed="a page with an article's text in its HTML",
        hint="Open it in a browser: if it shows an article only there, after a log-in or by scripts, save its text.",
    )
