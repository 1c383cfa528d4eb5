"""A record as rows of the tables, with the values that `onrecord export` writes for an archive of this one article."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.archive.derived import mentioned_in
from onrecord.archive.writing import model_of
from onrecord.cluster.tables import Row
from onrecord.eventdata import dyads, load_cities
from onrecord.schema import Record, Span, level_of
from onrecord.schema.rows import SEVERAL
from onrecord.schema.span import GAP

MOST_ACTORS: Final = 1_000_000
"""The number of an actor is that of its article times this, and its place there; no text has so many."""


def rows_of(record: Record, number: int) -> dict[str, list[Row]]:
    """Give the rows of a record by table; `number` is the article's in the run."""
    actors = _numbers(record, number)
    return {
        "articles": [_article(record, number)],
        "statements": list(_statements(record, number, actors)),
        "actors": list(_actors(record, number, actors)),
        "mentions": list(_mentions(record, number, actors)),
        "times": list(_times(record, number)),
        "events": list(_events(record, number, actors)),
        "checks": list(_checks(record, number)),
    }


def _numbers(record: Record, number: int) -> dict[str, int]:
    """Number the actors of a record by their ids, in their order; every run gives them the same numbers."""
    return {actor.id: number * MOST_ACTORS + place for place, actor in enumerate(record.actors, 1)}


def _article(record: Record, number: int) -> Row:
    article = record.article
    published = article.published
    return {
        "article": number,
        "article_id": article.id,
        "version": 1,
        "latest": True,
        "title": article.title_text,
        "outlet": article.outlet,
        "byline": article.byline,
        "url": article.url,
        "published": published.value if published else None,
        "published_how": published.how if published else None,
        "updated": article.updated,
        "language": article.language,
        "text": article.text,
        "model": model_of(record),
        "added_at": None,  # a time of day would make every run's rows different
        "record": record.to_json(),
    }


def _statements(record: Record, number: int, numbers: dict[str, int]) -> Iterator[Row]:
    article = record.article
    names = {actor.id: actor.name for actor in record.actors}
    mentioned = sorted(
        (mention.start, mention.end, actor.id)
        for actor in record.actors
        if actor.named or actor.known_as
        for mention in actor.mentions
    )
    for statement in record.statements:
        speakers = sorted(statement.speakers or (), key=numbers.__getitem__)
        subjects = sorted(mentioned_in(statement.content, mentioned), key=numbers.__getitem__)
        yield {
            "article": number,
            "statement_id": statement.id,
            "speaker": _joined(names[each] for each in speakers),
            "speakers": _joined(str(numbers[each]) for each in speakers),
            "source": statement.source_text or None,
            "cue": statement.cue_text or None,
            "content": statement.content_text,
            "about": _joined(names[each] for each in subjects),
            "form": statement.form,
            "act": statement.act,
            "source_kind": statement.source_kind,
            "unresolved": statement.unresolved,
            "said_on": statement.said_on,
            "within": statement.within,
            "confidence": statement.confidence,
            "start": statement.content[0].start,
            "end": statement.content[-1].end,
            "place": article.place_at(statement.content[0].start),
            "published": article.published.value if article.published else None,
            "outlet": article.outlet,
            "speaker_confidence": statement.speaker_confidence,
            "corrected": statement.corrected,
        }


def _actors(record: Record, number: int, numbers: dict[str, int]) -> Iterator[Row]:
    speaking = [set(statement.speakers or ()) for statement in record.statements]
    for actor in record.actors:
        known = actor.known_as
        yield {
            "article": number,
            "actor_id": actor.id,
            "actor": numbers[actor.id],
            "name": actor.name,
            "kind": actor.kind,
            "named": actor.named,
            "country": known.country if known else None,
            "office": known.office if known else None,
            "articles": 1,
            "statements": sum(actor.id in speakers for speakers in speaking),
        }


def _mentions(record: Record, number: int, numbers: dict[str, int]) -> Iterator[Row]:
    for actor in record.actors:
        for mention in sorted(actor.mentions, key=lambda each: (each.start, each.end)):
            yield {
                "article": number,
                "actor": numbers[actor.id],
                "actor_id": actor.id,
                "start": mention.start,
                "end": mention.end,
                "form": mention.form,
                "text": _flat(mention, record),
            }


def _times(record: Record, number: int) -> Iterator[Row]:
    for time in record.times:
        values = time.model_dump(mode="json")
        yield {
            "article": number,
            "time_id": time.id,
            **{name: values.get(name) for name in ("start", "end", "kind", "value", "earliest", "latest")},
        }


def _events(record: Record, number: int, numbers: dict[str, int]) -> Iterator[Row]:
    if not record.events:
        return
    for dyad in dyads(record, str(number), load_cities()):
        yield {
            "article": number,
            **dyad.row,
            "actor": numbers[dyad.actor] if dyad.actor else None,
            "recipient": numbers[dyad.recipient] if dyad.recipient else None,
        }


def _checks(record: Record, number: int) -> Iterator[Row]:
    article = record.article
    for check in record.checks:
        spans: Sequence[Span] = check.about or check.evidence
        start = min((each.start for each in spans), default=None)
        elsewhere = [each.model_dump(mode="json", exclude_none=True) for each in check.elsewhere]
        yield {
            "article": number,
            "check_id": check.id,
            "kind": check.kind,
            "verdict": check.verdict,
            "level": level_of(check),
            "message": check.message,
            "confidence": check.confidence,
            "about": GAP.join(_flat(each, record) for each in check.about) or None,
            "evidence": GAP.join(_flat(each, record) for each in check.evidence) or None,
            "elsewhere": json.dumps(elsewhere) if elsewhere else None,
            "statements": SEVERAL.join(check.statements) or None,
            "events": SEVERAL.join(check.events) or None,
            "start": start,
            "end": max((each.end for each in spans), default=None),
            "place": None if start is None else article.place_at(start),
            "published": article.published.value if article.published else None,
            "outlet": article.outlet,
            "dismissed": False,
            "reason": None,
            "dismissed_by": None,
            "dismissed_at": None,
        }


def _joined(words: Iterator[str]) -> str | None:
    """Join names or numbers, each once."""
    return SEVERAL.join(dict.fromkeys(words)) or None


def _flat(span: Span, record: Record) -> str:
    return " ".join(span.cut(record.article.text).split())
