"""What an article and its record are: frozen pydantic models that read nothing and write nothing.

A model built by hand from wrong values raises pydantic's ValidationError; JSON from outside goes through
`Record.from_json`, which raises RecordError.
"""

from onrecord.schema.annotations import Annotations, Attribution
from onrecord.schema.article import Article, Paragraph, Published, article_id
from onrecord.schema.labels import Act, Form, ParagraphKind, PublishedHow, SourceKind
from onrecord.schema.record import SPEAKERS_UNRESOLVED, Entry, Model, Record, Statement
from onrecord.schema.span import Fragments, Span

__all__ = [
    "SPEAKERS_UNRESOLVED",
    "Act",
    "Annotations",
    "Article",
    "Attribution",
    "Entry",
    "Form",
    "Fragments",
    "Model",
    "Paragraph",
    "ParagraphKind",
    "Published",
    "PublishedHow",
    "Record",
    "SourceKind",
    "Span",
    "Statement",
    "article_id",
]
