"""The heads of a live blog's entries: where they name who wrote them and when, nobody in the story is meant."""

from collections.abc import Iterable, Iterator

from onrecord.schema import Annotations, Article, Attribution, Span
from onrecord.schema.span import Fragments
from onrecord.text.layout import Pair
from onrecord.text.marked_events import events_outside


def entry_heads(article: Article) -> tuple[Pair, ...]:
    """Find where entries show their authors and their times, in the order of the text."""
    return tuple(sorted((span.start, span.end) for entry in article.entries for span in entry.spans))


def without_heads(annotations: Annotations, heads: tuple[Pair, ...]) -> Annotations:
    """Cut the heads of entries out of what was marked; attributions lose no more than the words that stand there.

    An event in a head is none.

    >>> said = Attribution(source=(Span(0, 23),), cue=(Span(24, 28),), content=(Span(29, 35),), act="assert",
    ...                    confidence=0.9)
    >>> cut = without_heads(Annotations(attributions=(said,)), ((0, 9),))  # "Jens Wold\\nThe secretary said it rains"
    >>> cut.attributions[0].source
    (Span(start=9, end=23),)
    """
    if not heads:
        return annotations
    cut = (_cut(attribution, heads) for attribution in annotations.attributions)
    events = events_outside(annotations.events, heads)
    return annotations.model_copy(update={"attributions": tuple(filter(None, cut)), "events": events})


def _cut(attribution: Attribution, heads: tuple[Pair, ...]) -> Attribution | None:
    """Cut heads out of an attribution; None where no cue or no content is left of it."""
    roles = {role: tuple(_rest(getattr(attribution, role), heads)) for role in ("source", "cue", "content")}
    if not roles["content"] or (attribution.cue and not roles["cue"]):
        return None
    whole = all(getattr(attribution, role) == fragments for role, fragments in roles.items())
    return attribution if whole else attribution.model_copy(update=roles)


def _rest(fragments: Fragments, heads: Iterable[Pair]) -> Iterator[Span]:
    for fragment in fragments:
        at = fragment.start
        for start, end in heads:
            if end <= at or start >= fragment.end:
                continue
            if start > at:
                yield Span(at, start)
            at = end
        if at < fragment.end:
            yield Span(at, fragment.end)
