"""Paragraphs in another language, out of which nothing is read."""

from collections.abc import Sequence

from onrecord.schema import Annotations, Article, MarkedMention
from onrecord.text.layout import Pair, overlaps
from onrecord.text.marked_events import events_outside


def foreign_paragraphs(article: Article) -> tuple[Pair, ...]:
    """Take from an article's notes where its text is in another language."""
    return tuple((span.start, span.end) for note in article.notes if note.kind == "foreign" for span in note.spans)


def without_foreign(annotations: Annotations, foreign: tuple[Pair, ...]) -> Annotations:
    """Leave out what was marked in paragraphs in another language."""
    if not foreign:
        return annotations
    attributions = tuple(
        each
        for each in annotations.attributions
        if not overlaps(((span.start, span.end) for span in (*each.source, *each.cue, *each.content)), foreign)
    )
    mentions = mentions_outside(annotations.mentions, foreign)
    events = events_outside(annotations.events, foreign)
    return annotations.model_copy(update={"attributions": attributions, "mentions": mentions, "events": events})


def mentions_outside(mentions: Sequence[MarkedMention], foreign: tuple[Pair, ...]) -> tuple[MarkedMention, ...]:
    """Leave out the mentions in paragraphs in another language; the others are numbered anew."""
    if not foreign:
        return tuple(mentions)
    kept = [
        number
        for number, mention in enumerate(mentions)
        if not overlaps([(mention.span.start, mention.span.end)], foreign)
    ]
    numbers = {old: new for new, old in enumerate(kept)}

    def renumbered(mention: MarkedMention) -> MarkedMention:
        before = tuple(
            each._replace(mention=numbers[each.mention]) for each in mention.antecedents if each.mention in numbers
        )
        return mention.model_copy(update={"antecedents": before})

    return tuple(renumbered(mentions[number]) for number in kept)
