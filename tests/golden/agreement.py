"""How far the network marks the same in the golden articles as it did when its annotations were stored.

One processor's floats differ from another's in their last bits. Where the network quantises them, a bit decides between
two neighbouring numbers, and so about one statement in a hundred comes out otherwise. So articles are compared all
together: each measure is a share of what is the same, and has a limit.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from onrecord.schema import UNMARKED, Annotations, MarkedMention, Span

LIMITS: Final = {
    "attributions": 0.97,
    "sources and contents": 0.95,
    "confidences": 0.98,
    "mentions": 0.98,
    "kinds and forms": 0.98,
    "antecedents": 0.96,
    "events": 0.95,
    "types": 0.96,
    "sayings": 0.95,
    "loaded": 0.9,
}
"""The least share of each measure. Processors stay above these by some statements; what a change of the network or of
its decoders does to a whole kind of marks doesn't.

- attributions: F1 of those found again by their cue (or their content if they have none) and their act.
- sources and contents: both the same, of those attributions.
- confidences: one minus the mean difference, of those attributions.
- mentions: F1 of their spans. Kinds and forms: both the same, of these.
- antecedents: the same mention is the likeliest, or none is likely, of these.
- events: F1 of their triggers. Types: the same, of these. Sayings: of the same cue, or none, of these.
- loaded: one minus the mean difference of scores, of the pieces that may be loaded in one of the two.
"""

LIKELY: Final = 0.5
"""An antecedent is one if it is likelier than this."""

_SHOWN: Final = 5
"""So many articles, and so many marks of each, are shown where a measure is too low."""


class Pair(NamedTuple):
    """An article's annotations as they are stored, and as the network gives them now."""

    name: str
    text: str
    stored: Annotations
    now: Annotations


class Judgement(NamedTuple):
    """One mark's part in a measure: so much of it, out of so much, is the same. For people, it says what differs."""

    measure: str
    name: str
    same: float
    of: int
    what: str


def judged(pair: Pair) -> Iterator[Judgement]:
    """Compare an article's annotations, mark by mark."""
    for measure, same, of, what in (*_attributions(pair), *_mentions(pair), *_events(pair), *_loaded(pair)):
        yield Judgement(measure, pair.name, same, of, what)


def shares(pairs: Iterable[Pair]) -> dict[str, float]:
    """Give each measure of all articles together. Where there is nothing to compare, nothing differs: 1."""
    same, of = dict.fromkeys(LIMITS, 0.0), dict.fromkeys(LIMITS, 0)
    for pair in pairs:
        for judgement in judged(pair):
            same[judgement.measure] += judgement.same
            of[judgement.measure] += judgement.of
    return {measure: same[measure] / of[measure] if of[measure] else 1.0 for measure in LIMITS}


def too_low(pairs: Sequence[Pair]) -> list[str]:
    """Name the measures that are under their limits."""
    found = shares(pairs)
    return [measure for measure, limit in LIMITS.items() if found[measure] < limit]


def report(pairs: Sequence[Pair]) -> list[str]:
    """Say which measures are too low, and for each the articles and marks that differ most; empty if none is."""
    found, lines = shares(pairs), []
    for measure in too_low(pairs):
        lines.append(f"{measure}: {found[measure]:.3f} are the same, at least {LIMITS[measure]} must be")
        differing = sorted(
            (each for pair in pairs for each in judged(pair) if each.measure == measure and each.same < each.of),
            key=lambda each: (each.name, each.same - each.of),
        )
        articles = [list(group) for _, group in groupby(differing, key=lambda each: each.name)]
        for article in sorted(articles, key=_loss)[:_SHOWN]:
            lines.append(f"  {article[0].name}: {len(article)} differ")
            lines += [f"    {each.what}" for each in article[:_SHOWN]]
    return lines


def _loss(article: list[Judgement]) -> float:
    return sum(each.same - each.of for each in article)


Found = tuple[str, float, int, str]


def _attributions(pair: Pair) -> Iterator[Found]:
    stored, now = (
        {(each.cue or each.content, each.act): each for each in annotations.attributions}
        for annotations in (pair.stored, pair.now)
    )
    yield from _found_again("attributions", pair, stored, now)
    for key in _both(stored, now):
        before, after = stored[key], now[key]
        what = _named(pair, key)
        same = (before.source, before.content) == (after.source, after.content)
        yield "sources and contents", float(same), 1, f"{what}: its source or its content is another"
        near = 1 - abs(before.confidence - after.confidence)
        yield "confidences", near, 1, f"{what}: {before.confidence} is now {after.confidence:.4f}"


def _mentions(pair: Pair) -> Iterator[Found]:
    stored, now = (
        {each.span: (each.kind, each.form, _likeliest(annotations, each)) for each in annotations.mentions}
        for annotations in (pair.stored, pair.now)
    )
    yield from _found_again("mentions", pair, stored, now)
    for span in _both(stored, now):
        (*label, likeliest), (*label_now, likeliest_now) = stored[span], now[span]
        what = _named(pair, span)
        labels = f"{what}: {' '.join(label)} is now {' '.join(label_now)}"
        yield "kinds and forms", float(label == label_now), 1, labels
        antecedents = f"{what}: {_named(pair, likeliest)} is now {_named(pair, likeliest_now)}"
        yield "antecedents", float(likeliest == likeliest_now), 1, antecedents


def _events(pair: Pair) -> Iterator[Found]:
    stored, now = ({each.trigger: each for each in annotations.events} for annotations in (pair.stored, pair.now))
    yield from _found_again("events", pair, stored, now)
    for span in _both(stored, now):
        before, after = stored[span], now[span]
        what = f"{_named(pair, span)}: {before.type} is now {after.type}"
        yield "types", float(before.type == after.type), 1, what
        words, words_now = (each.saying and (each.saying.cue or each.saying.content) for each in (before, after))
        yield "sayings", float(words == words_now), 1, f"{_named(pair, span)}: it may stand in words of another"


def _loaded(pair: Pair) -> Iterator[Found]:
    stored, now = ({each.span: each.score for each in annotations.loaded} for annotations in (pair.stored, pair.now))
    for span in sorted(stored.keys() | now.keys()):
        before, after = stored.get(span, UNMARKED), now.get(span, UNMARKED)
        near = max(0.0, 1 - abs(before - after))
        yield "loaded", near, 1, f"{_named(pair, span)}: {before:.2f} is now {after:.2f}"


def _found_again(measure: str, pair: Pair, stored: dict[Any, Any], now: dict[Any, Any]) -> Iterator[Found]:
    """F1: what is in both counts twice, for what is found again and for what was to be found."""
    for key in _both(stored, now):
        yield measure, 2, 2, _named(pair, key)
    for key in (each for each in stored if each not in now):
        yield measure, 0, 1, f"{_named(pair, key)} is gone"
    for key in (each for each in now if each not in stored):
        yield measure, 0, 1, f"{_named(pair, key)} is new"


def _both(stored: dict[Any, Any], now: dict[Any, Any]) -> list[Any]:
    return [key for key in stored if key in now]


def _likeliest(annotations: Annotations, mention: MarkedMention) -> Span | None:
    before = max(mention.antecedents, key=lambda each: each.probability, default=None)
    return annotations.mentions[before.mention].span if before and before.probability > LIKELY else None


def _named(pair: Pair, key: Any) -> str:
    """Show a mark: its words and where they begin, and its act if it is an attribution."""
    match key:
        case None:
            return "nothing"
        case Span():
            return f"“{' '.join(key.cut(pair.text).split())}” at {key.start}"
    spans, act = key
    return f"{' … '.join(_named(pair, span) for span in spans)} ({act})"
