"""What is found as flat rows, for CSV and JSON: the same from the command line and from the desk."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from onrecord.archive.quotation_rows import StoredQuotation, StoredWording
from onrecord.archive.rows import (
    EventActor,
    FoundArticle,
    StoredActor,
    StoredArticle,
    StoredCheck,
    StoredEvent,
    StoredStatement,
)
from onrecord.archive.story_rows import StoredStory
from onrecord.schema.rows import SEVERAL
from onrecord.schema.span import GAP

STATEMENT_COLUMNS = (
    "article", "statement_id", "published", "updated", "outlet", "title", "url", "speaker", "source", "cue", "content",
    "form", "act", "source_kind", "confidence", "start", "end", "place", "speaker_confidence", "corrected", "context",
)  # fmt: skip
ARTICLE_COLUMNS = (
    "article", "article_id", "published", "updated", "outlet", "title", "byline", "url", "version", "snippet",
)  # fmt: skip
EVENT_COLUMNS = (
    "article", "event_id", "published", "updated", "outlet", "title", "url", "type", "status", "standing",
    "standing_words", "happened", "speaker", "source", "statement", "on_word_of", "may_belong_to", "same_as", "who",
    "whom", "where", "country", "day_from", "day_to", "day_how", "count_least", "count_most", "count_of", "trigger",
    "start", "end", "place", "confidence", "corrected", "context",
)  # fmt: skip

CHECK_COLUMNS = (
    "article", "check_id", "published", "updated", "outlet", "title", "url", "kind", "verdict", "level", "message",
    "confidence", "about", "evidence", "elsewhere", "statements", "events", "start", "end", "place", "dismissed",
    "reason", "dismissed_by", "dismissed_at", "context",
)  # fmt: skip

STORY_COLUMNS = ("story", "title", "headline", "first_day", "last_day", "articles", "outlets")
QUOTATION_COLUMNS = (
    "quotation", "words", "speaker", "first_article", "first_outlet", "first_day", "last_day", "statements", "articles",
    "outlets", "kinds", "turned", "other_speaker", "other_day",
)  # fmt: skip
WORDING_COLUMNS = (
    "quotation", "article", "statement_id", "published", "outlet", "title", "url", "speaker", "content", "fullest",
    "kind", "missing", "instead", "turn", "other_speaker", "other_day",
)  # fmt: skip
ACTOR_COLUMNS = ("id", "name", "kind", "country", "office", "articles", "statements")
TOLD_COLUMNS = ("story", "article", "published", "outlet", "title", "url")

_ROLES = ("who", "whom", "where")
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


def event_row(event: StoredEvent) -> dict[str, Any]:
    """Turn an event into a dict whose keys are EVENT_COLUMNS; `article` is the article's number.

    `who`, `whom` and `where` are names, and the article's words for whoever has none, with "; " between them.
    `context` is the text of the sentence around the event. Four more keys hold what a cell can't: `context_content`
    tells where the sentence has the trigger, and `who_actors`, `whom_actors` and `where_actors` have those who take
    part, and the places, as `EventActor` has them.
    """
    values: dict[str, Any] = {"article": event.article.id}
    for name in EVENT_COLUMNS[1:-1]:
        value = getattr(event.article if name in _OF_THE_ARTICLE else event, name)
        values[name] = _names(value) if name in _ROLES else value
    values["context"] = event.context.text
    values["context_content"] = [asdict(part) for part in event.context.content]
    for role in _ROLES:
        values[f"{role}_actors"] = [asdict(each) for each in getattr(event, role)]
    return values


def _names(found: Iterable[EventActor]) -> str | None:
    return SEVERAL.join(dict.fromkeys(each.shown for each in found)) or None


def check_row(check: StoredCheck) -> dict[str, Any]:
    """Turn a finding into a dict whose keys are CHECK_COLUMNS; `article` is the article's number.

    `about` and `evidence` are words of the text, with " … " between them, `elsewhere` words in other articles or files,
    and `statements` and `events` ids in the record, with "; " between them. `context` is the text of the sentence
    around it. Four more keys hold what a cell can't: `context_content` tells where the sentence has the words,
    `about_words` and `evidence_words` are as in `CheckedWords`, and `elsewhere_words` tells where such words stand.
    """
    gone = check.dismissed
    values: dict[str, Any] = {"article": check.article.id}
    for name in CHECK_COLUMNS[1:-5]:
        value = getattr(check.article if name in _OF_THE_ARTICLE else check, name)
        if name in ("about", "evidence"):
            values[name] = GAP.join(each.text for each in value) or None
        elif name == "elsewhere":
            values[name] = GAP.join(" ".join(each.text.split()) for each in value) or None
        else:
            values[name] = SEVERAL.join(value) or None if isinstance(value, tuple) else value
    values["dismissed"] = gone is not None
    values |= {"reason": gone and gone.why, "dismissed_by": gone and gone.who, "dismissed_at": gone and gone.at}
    values["context"] = check.context and check.context.text
    values["context_content"] = [asdict(part) for part in check.context.content] if check.context else []
    values["about_words"] = [asdict(each) for each in check.about]
    values["evidence_words"] = [asdict(each) for each in check.evidence]
    values["elsewhere_words"] = [each.model_dump(mode="json") for each in check.elsewhere]
    return values


def article_row(found: FoundArticle) -> dict[str, Any]:
    """Turn an article into a dict whose keys are ARTICLE_COLUMNS; `snippet` is as `FoundArticle` has it."""
    values: dict[str, Any] = {"article": found.article.id}
    for name in ARTICLE_COLUMNS[1:-1]:
        values[name] = getattr(found.article, name)
    values["snippet"] = "".join(piece.text for piece in found.snippet)
    return values


def actor_row(actor: StoredActor) -> dict[str, Any]:
    """Turn an actor into a dict whose keys are ACTOR_COLUMNS; `id` is its number."""
    return {name: getattr(actor, name) for name in ACTOR_COLUMNS}


def story_row(story: StoredStory) -> dict[str, Any]:
    """Turn a story into a dict whose keys are STORY_COLUMNS; `story` is its number."""
    return {"story": story.id} | {name: getattr(story, name) for name in STORY_COLUMNS[1:]}


def told_row(story: StoredStory, article: StoredArticle) -> dict[str, Any]:
    """Turn an article of a story into a dict whose keys are TOLD_COLUMNS; `article` is its number."""
    told = {name: getattr(article, name) for name in TOLD_COLUMNS[2:]}
    return {"story": story.id, "article": article.id} | told


def quotation_row(quotation: StoredQuotation) -> dict[str, Any]:
    """Turn a quotation into a dict whose keys are QUOTATION_COLUMNS; `quotation` is its number."""
    values = {name: getattr(quotation, name) for name in QUOTATION_COLUMNS[1:]}
    return {"quotation": quotation.id} | values | {"kinds": SEVERAL.join(quotation.kinds)}


def wording_row(quotation: StoredQuotation, wording: StoredWording) -> dict[str, Any]:
    """Turn a statement of a quotation into a dict whose keys are WORDING_COLUMNS; `article` is the article's number."""
    statement = wording.statement
    values: dict[str, Any] = {"quotation": quotation.id, "article": statement.article.id}
    for name in WORDING_COLUMNS[2:]:
        if name in _OF_THE_ARTICLE:
            values[name] = getattr(statement.article, name)
        else:
            values[name] = getattr(statement if name in ("statement_id", "speaker", "content") else wording, name)
    return values
