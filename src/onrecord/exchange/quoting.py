"""A statement's words and those who say them, on one line each."""

import re
from typing import Final

from onrecord.schema import Record, Statement
from onrecord.schema.span import GAP

_SPACE: Final = re.compile(r"\s+")


def on_one_line(words: str) -> str:
    """Put words on one line, each run of space a single one.

    >>> on_one_line("The river\\n rose.")
    'The river rose.'
    """
    return _SPACE.sub(" ", words).strip()


def sources(record: Record, statement: Statement) -> list[str]:
    """Name who speaks: the speakers, else the source in the words of the article; nobody if there is none.

    >>> from onrecord.schema import Article, Model, Span
    >>> said = Statement(id="s1", source=[Span(5, 9)], cue=[Span(10, 14)], content=[Span(0, 3)], form="indirect",
    ...                  act="assert", confidence=0.9)
    >>> record = Record(article=Article(id="a", text="Yes, Mary said."), statements=[said],
    ...                 model=Model(name="by hand", version="1"))
    >>> sources(record, record.statements[0])
    ['Mary']
    """
    names = [on_one_line(actor.name) for actor in record.speakers(statement)]
    return names or [each for each in [on_one_line(statement.source_text)] if each]


def as_written(record: Record, statement: Statement) -> str:
    """Give a statement's source, cue and content in the order of the text, with what stands between left out.

    >>> from onrecord.schema import Article, Model, Span
    >>> said = Statement(id="s1", source=[Span(0, 4)], cue=[Span(5, 11)], content=[Span(12, 26)], form="indirect",
    ...                  act="deny", confidence=0.9)
    >>> record = Record(article=Article(id="a", text="Mary denied that she left."), statements=[said],
    ...                 model=Model(name="by hand", version="1"))
    >>> as_written(record, record.statements[0])
    'Mary denied that she left.'
    """
    text, written, end = record.article.text, "", None
    for span in sorted(statement.spans):
        if end is None:
            written = span.cut(text)
        elif span.start >= end:
            gap = text[end : span.start]
            written += (GAP if any(each.isalnum() for each in gap) else gap) + span.cut(text)
        else:
            written += text[end : max(end, span.end)]
        end = max(end or 0, span.end)
    return on_one_line(written)
