"""Annotations written by hand, and the record that is made of them.

Marks are those of tests/support.py: `{c:It is safe}, {s:the mayor} {q:said}.` is what the network would have marked.
"""

from onrecord.recorder import write
from onrecord.recorder.layout import Layout
from onrecord.recorder.quotations import Quotations
from onrecord.schema import Annotations, Article, Attribution, Model, Record, Span, Statement
from onrecord.settings import Style
from tests.support import parse

MODEL = Model(name="by hand", version="1")


def read(
    marked: str, *, title: bool = False, acts: dict[int, str] | None = None, style: Style = "full", **article
) -> Record:
    """The record of a marked article; with `title` its first line is one, `acts` are what the network proposes."""
    text, roles = parse(marked)
    attributions = tuple(
        Attribution(
            **{role: tuple(spans) for role, spans in found.items()},
            act=(acts or {}).get(number, "assert"),
            confidence=0.8,
            virtual=not found["cue"],
        )
        for number, found in roles.items()
    )
    head = Span(0, text.index("\n")) if title else None
    return write(
        Article(id="a", text=text, title=head, **article), Annotations(attributions=attributions, style=style), MODEL
    )


def only(record: Record) -> Statement:
    """The one statement of a record."""
    assert len(record.statements) == 1, [s.content_text for s in record.statements]
    return record.statements[0]


def said(record: Record) -> list[tuple[str, str]]:
    """Source and content of every statement."""
    return [(statement.source_text, statement.content_text) for statement in record.statements]


def quoted(text: str) -> list[str]:
    """The outermost quotations of a text, with their marks."""
    return [text[q.start : q.end] for q in find(text).outermost]


def find(text: str) -> Quotations:
    return Quotations.of(text, Layout.of(Article(id="a", text=text)).paragraphs)
