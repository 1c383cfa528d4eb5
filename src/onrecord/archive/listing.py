"""What is found as flat rows, for CSV and JSON: the same from the command line and from the desk."""

from dataclasses import asdict
from typing import Any

from onrecord.archive.rows import FoundArticle, StoredStatement

STATEMENT_COLUMNS = (
    "article", "statement_id", "published", "updated", "outlet", "title", "url", "speaker", "source", "cue", "content",
    "form", "act", "source_kind", "confidence", "start", "end", "place", "speaker_confidence", "context",
)  # fmt: skip
ARTICLE_COLUMNS = (
    "article", "article_id", "published", "updated", "outlet", "title", "byline", "url", "version", "snippet",
)  # fmt: skip

_OF_THE_ARTICLE = ("published", "updated", "outlet", "title", "url")


def statement_row(statement: StoredStatement) -> dict[str, Any]:
    """Turn a statement into a dict whose keys are STATEMENT_COLUMNS; `article` is the article's number.

    `context` is the text of the sentence around it. Two more keys tell where it has the content, and words that were
    searched for: `context_content` and `context_found`. Another, `speaker_named`, tells whether a speaker has a name.
    """
    values: dict[str, Any] = {"article": statement.article.id}
    for name in STATEMENT_COLUMNS[1:-1]:
        values[name] = getattr(statement.article if name in _OF_THE_ARTICLE else statement, name)
    values["context"] = statement.context.text
    for name in ("content", "found"):
        values[f"context_{name}"] = [asdict(part) for part in getattr(statement.context, name)]
    values["speaker_named"] = statement.speaker_named
    return values


def article_row(found: FoundArticle) -> dict[str, Any]:
    """Turn an article into a dict whose keys are ARTICLE_COLUMNS; `snippet` is as `FoundArticle` has it."""
    values: dict[str, Any] = {"article": found.article.id}
    for name in ARTICLE_COLUMNS[1:-1]:
        values[name] = getattr(found.article, name)
    values["snippet"] = "".join(piece.text for piece in found.snippet)
    return values
