"""A document to an article, whatever its kind."""

from typing import Any

from onrecord.schema import Article, Format
from onrecord.settings import Settings


def read_document(content: bytes, form: Format, *, settings: Settings, name: str, **given: Any) -> Article:
    """Make an article of a document; `name` is what an error calls it, and `given` what is known of it.

    Raises the errors of `read_pdf`, `read_word` and `read_captions`.
    """
    if form == "pdf":
        from onrecord.ingest.documents.pdf import read_pdf

        return read_pdf(content, settings=settings, name=name, **given)
    if form == "docx":
        from onrecord.ingest.documents.word import read_word

        return read_word(content, settings=settings, name=name, **given)
    from onrecord.ingest.documents.captions import read_captions

    return read_captions(content, form, settings=settings, name=name, **given)
