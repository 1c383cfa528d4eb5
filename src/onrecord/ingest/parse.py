"""An original to an article."""

from onrecord.ingest.decode import decode
from onrecord.ingest.jsonl import read_line
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
        return read_line(original.content, original.line or 1, settings=settings, name=original.place, **given)
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
    text = decode(original.content, name=original.name, charset=original.charset)
    return from_text(text, settings=settings, name=original.name, **given)
