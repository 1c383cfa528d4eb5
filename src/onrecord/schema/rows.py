"""Statements as a table, with one flat row each."""

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.schema.actor import Actor
from onrecord.schema.article import Article
from onrecord.schema.statement import Statement

COLUMNS = (
    "article_id",
    "title",
    "published",
    "outlet",
    "url",
    "statement_id",
    "speaker",
    "source_kind",
    "source",
    "cue",
    "content",
    "form",
    "act",
    "within",
    "confidence",
    "start",
    "end",
    "place",
    "speaker_confidence",
)
"""The columns of the table, in order; `start` and `end` are the content's, from its first fragment to its last, and
`place` is where it begins in the document that the text comes from."""

SEVERAL = "; "
"""Stands between the names of several speakers."""


def to_rows(article: Article, statements: Iterable[Statement], actors: Iterable[Actor]) -> Iterator[dict[str, Any]]:
    """Turn each statement of a record into a dict with the keys COLUMNS; missing values are None."""
    names = {actor.id: actor.name for actor in actors}
    for statement in statements:
        values = (
            article.id,
            article.title_text,
            article.published.value if article.published else None,
            article.outlet,
            article.url,
            statement.id,
            SEVERAL.join(names[speaker] for speaker in statement.speakers or ()) or None,
            statement.source_kind,
            statement.source_text or None,
            statement.cue_text or None,
            statement.content_text,
            statement.form,
            statement.act,
            statement.within,
            statement.confidence,
            statement.content[0].start,
            statement.content[-1].end,
            article.place_at(statement.content[0].start),
            statement.speaker_confidence,
        )
        yield dict(zip(COLUMNS, values, strict=True))
