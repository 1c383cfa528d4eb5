"""An original to an article."""

from collections.abc import Iterator
from typing import Unpack

from onrecord.errors import OnrecordError
from onrecord.ingest.decode import decode
from onrecord.ingest.fields import Given
from onrecord.ingest.jsonl import read_line
from onrecord.ingest.originals import originals
from onrecord.ingest.sources import SourceLike
from onrecord.ingest.text import from_text
from onrecord.schema import Article, Original
from onrecord.settings import Settings


def parse(original: Original, *, settings: Settings) -> Article:
    """Make an article of the bytes that it came in: the same bytes, the same article, wherever they are now.

    Raises InputError where there is no article in them.

    >>> parse(Original(b"The river rose.", "text", place="a.txt"), settings=Settings()).text
    'The river rose.'
    """
    given = dict(original.given)
    if original.format == "json":
        return read_line(original.content, original.line, settings=settings, name=original.place, **given)
    if original.format == "html":
        from onrecord.ingest.html import read_page

        return read_page(
            original.content,
            settings=settings,
            name=original.name,
            charset=original.charset,
            address=original.address,
            **given,
        )
    if original.address is not None:
        given = {"url": original.address} | given
    if original.format != "text":
        from onrecord.ingest.documents.read import read_document

        return read_document(original.content, original.format, settings=settings, name=original.name, **given)
    text = decode(original.content, name=original.name, charset=original.charset)
    return from_text(text, settings=settings, name=original.name, **given)


def load(source: SourceLike, *, settings: Settings, **given: Unpack[Given]) -> Iterator[Article | OnrecordError]:
    """Load the articles of a source, and in the place of one that can't be read its error, so that the rest is kept.

    >>> from io import BytesIO
    >>> [article.text for article in load(BytesIO(b"The river rose."), settings=Settings())]
    ['The river rose.']
    """
    for found in originals(source, settings=settings, **given):
        if isinstance(found, Original):
            try:
                yield parse(found, settings=settings)
            except OnrecordError as error:
                yield error
        else:
            yield found if isinstance(found, Article) else found.error
