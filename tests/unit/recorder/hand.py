"""Annotations written by hand, and the record that is made of them.

Marks are those of tests/support.py: `{c:It is safe}, {s:the mayor} {q:said}.` is what the network would have marked.
"""

from collections.abc import Sequence

from onrecord.knowledge import Knowledge
from onrecord.recorder import RecorderConfig, write
from onrecord.recorder.config import DEFAULT
from onrecord.schema import (
    Annotations,
    Antecedent,
    Article,
    Attribution,
    MarkedMention,
    Model,
    Record,
    Span,
    Statement,
)
from onrecord.settings import Style
from onrecord.text.layout import Layout
from onrecord.text.quotations import Quotations
from tests.support import parse

MODEL = Model(name="by hand", version="1")


def attribution(
    source: Sequence[Span],
    cue: Sequence[Span],
    content: Sequence[Span],
    *,
    act: str = "assert",
    confidence: float = 0.8,
    named: float | None = None,
) -> Attribution:
    """What the network marks for one statement; without a cue it is a virtual one."""
    return Attribution(
        source=tuple(source),
        cue=tuple(cue),
        content=tuple(content),
        act=act,
        confidence=confidence,
        virtual=not cue,
        named=named,
    )


def recorded(article: Article, annotations: Annotations, config: RecorderConfig = DEFAULT) -> Record:
    """The record of an article, as the model by hand makes it."""
    return write(article, annotations, MODEL, config=config)


def read(
    marked: str,
    *,
    title: bool = False,
    acts: dict[int, str] | None = None,
    style: Style = "full",
    config: RecorderConfig = DEFAULT,
    **article,
) -> Record:
    """The record of a marked article; with `title` its first line is one, `acts` are what the network proposes."""
    text, roles = parse(marked)
    attributions = tuple(
        attribution(**found, act=(acts or {}).get(number, "assert")) for number, found in roles.items()
    )
    head = Span(0, text.index("\n")) if title else None
    annotations = Annotations(attributions=attributions, style=style)
    return recorded(Article(id="a", text=text, title=head, **article), annotations, config)


Marked = tuple[str, str] | tuple[str, str, dict[int, float]]
"""A mention's words, what it is ("person name", or "person name 0.7" where the network is less sure of it than 0.9),
and how likely which earlier mention is of the same actor."""


def read_mentions(
    marked: str,
    *mentions: Marked,
    named: dict[int, float] | None = None,
    table: Knowledge | None = None,
    config: RecorderConfig = DEFAULT,
    **article,
) -> Record:
    """The record of a marked article whose mentions are these, each looked for behind the one before.

    One that begins with "<" is looked for inside of the one before; that one's words must come first.

    `named` says how likely the network thinks each statement's source to have a name.
    """
    text, roles = parse(marked)
    attributions = tuple(attribution(**found, named=(named or {}).get(number)) for number, found in roles.items())
    made, at, start = [], 0, 0
    for shown, what, *likely in mentions:
        inside, words = shown.startswith("<"), shown.removeprefix("<")
        at = text.index(words, start if inside else at)
        start = at
        kind, form, *sure = what.split()
        antecedents = tuple(Antecedent(*each) for each in (likely[0] if likely else {}).items())
        made.append(MarkedMention(span=Span(at, at + len(words)), kind=kind, form=form, antecedents=antecedents,
                                  confidence=float(sure[0]) if sure else 0.9))  # fmt: skip
        at += len(words)
    annotations = Annotations(attributions=attributions, mentions=tuple(made))
    return write(Article(id="a", text=text, **article), annotations, MODEL, table, config)


def who(record: Record) -> list[list[str] | str]:
    """The names of each statement's speakers, or why there are none."""
    return [[actor.name for actor in record.speakers(s)] or s.unresolved or "" for s in record.statements]


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
