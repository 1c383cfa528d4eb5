"""Paragraphs in another language, out of which nothing is read."""

from collections.abc import Iterable, Sequence

from onrecord.recorder.text.layout import Pair
from onrecord.schema import Annotations, Article, MarkedMention


def foreign_paragraphs(article: Article) -> tuple[Pair, ...]:
    """Take from an article's notes where its text is in another language."""
    return tuple((span.start, span.end) for note in article.notes if note.kind == "foreign" for span in note.spans)


def overlaps(pairs: Iterable[Pair], others: Iterable[Pair]) -> bool:
    """Tell whether any of these share a character with any of the others.

    >>> overlaps([(0, 4), (8, 9)], [(3, 6)]), overlaps([(0, 3)], [(3, 6)])
    (True, False)
    """
    others = tuple(others)
    return any(start < end and s < e and start < e and s < end for start, end in pairs for s, e in others)


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
    return annotations.model_copy(update={"attributions": attributions, "mentions": mentions})


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
