"""Writes the record of an article, by running the stages in order."""

from collections.abc import Iterator

from onrecord.knowledge import Knowledge
from onrecord.recorder import actors, events, statements, times
from onrecord.recorder.actors import Resolution
from onrecord.recorder.config import DEFAULT, RecorderConfig
from onrecord.recorder.statements import Pairs, StatementDraft
from onrecord.schema import Annotations, Article, Model, Record, Span, Statement
from onrecord.schema.span import require_inside
from onrecord.text import (
    Pair,
    TextStructure,
    overlaps,
    with_visible_edges,
    without_foreign,
    without_heads,
)


def write(
    article: Article,
    annotations: Annotations,
    model: Model,
    table: Knowledge | None = None,
    config: RecorderConfig = DEFAULT,
) -> Record:
    """Write the record of an article from what the network (`model`) marked in it.

    The table of actors, if there is one, adds what it knows about them. The same article, annotations, model, table and
    thresholds give the same record. Raises ValueError if an annotation lies outside the article's text.

    >>> from onrecord.schema import Attribution
    >>> article = Article(id="a", text="“We will reopen on Monday,” the mayor said.")
    >>> said = Attribution(source=(Span(28, 37),), cue=(Span(38, 42),), content=(Span(1, 25),), act="commit",
    ...                    confidence=0.9)
    >>> record = write(article, Annotations(attributions=(said,)), Model(name="by hand", version="1"))
    >>> record.statements[0].content_text, record.statements[0].form
    ('“We will reopen on Monday,”', 'direct')
    """
    require_inside(_spans(annotations), article.text)
    structure = TextStructure.of(article)
    annotations = with_visible_edges(without_foreign(annotations, structure.foreign), article.text)
    annotations = without_heads(annotations, structure.heads)
    expressions = [each for each in times.find(article.text) if not overlaps([each[:2]], structure.foreign)]
    article = times.dated(article, expressions, table, config.times)
    expressions = times.with_stamps(article, expressions)
    drafts = statements.draft(structure, annotations, expressions, config.statements)
    resolution = actors.resolve(structure, article, annotations.mentions, drafts, table=table, config=config)
    speakers = [resolution.speakers(number) for number in range(len(drafts))]
    drafts = statements.date_beside(structure, drafts, expressions, speakers)
    placed = times.place(
        expressions,
        article.published.value if article.published else None,
        {**times.entry_days(article, expressions), **statements.quoted_on(drafts, expressions)},
        config.times,
    )
    told, known, dated = _written(drafts, resolution, annotations), resolution.write(), times.write(placed)
    happened, doubtful = events.write(
        structure,
        annotations.events,
        statements=told,
        resolution=resolution,
        actors=known,
        times=dated,
        config=config.events,
    )
    return Record(
        article=article,
        statements=told,
        actors=known,
        times=dated,
        events=happened,
        doubtful=doubtful,
        model=model,
    )


def _spans(annotations: Annotations) -> Iterator[Span]:
    for attribution in annotations.attributions:
        yield from (*attribution.source, *attribution.cue, *attribution.content)
    for mention in annotations.mentions:
        yield mention.span
    for event in annotations.events:
        yield from event.spans


def _written(
    drafts: tuple[StatementDraft, ...], resolution: Resolution, annotations: Annotations
) -> tuple[Statement, ...]:
    # Most fragments are what the network marked, and don't need to be checked again.
    marked = {(span.start, span.end): span for span in _spans(annotations)}
    return tuple(_statement(number, drafts[number], resolution, marked) for number in range(len(drafts)))


def _statement(number: int, draft: StatementDraft, resolution: Resolution, marked: dict[Pair, Span]) -> Statement:
    def spans(pairs: Pairs) -> tuple[Span, ...]:
        return tuple(marked.get(pair) or Span(*pair) for pair in pairs)

    decision = resolution.decisions[number]
    return Statement(
        id=_id(number),
        source=() if decision.without_source else spans(draft.source),
        cue=spans(draft.cue),
        content=spans(draft.content),
        form=draft.form,
        act=draft.act,
        speakers=resolution.speakers(number),
        speakers_how=resolution.how(number),
        unresolved=decision.unresolved,
        source_kind=decision.kind,
        said_on=None if draft.said_on is None else times.name(draft.said_on),
        said_on_how=draft.said_on_how,
        within=None if draft.within is None else _id(draft.within),
        confidence=draft.confidence,
        speaker_confidence=decision.confidence,
    )


def _id(number: int) -> str:
    return f"s{number + 1}"
