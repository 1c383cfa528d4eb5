"""Which words of an article are loaded."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from onrecord.checks.loaded.signs import Signs
from onrecord.checks.loaded.tokens import Token
from onrecord.checks.loaded.weights import Weights
from onrecord.checks.loaded.wordlist import Kind

_LONGEST: Final = 8
"""The most words of one flag."""


class Flag(NamedTuple):
    """Loaded words that stand together, how likely they are loaded, how, and a plainer form if the list has one."""

    start: int
    end: int
    probability: float
    kind: Kind
    plainer: str | None


class Scored(NamedTuple):
    """The number of a word that is loaded, how likely it is, and how."""

    number: int
    probability: float
    kind: Kind


def scored(tokens: Sequence[Token], found: Iterable[tuple[int, Signs]], weights: Weights) -> Iterator[Scored]:
    """Find the words that are likely enough loaded."""
    for number, shown in found:
        token = tokens[number]
        probability = weights.probability(token.word, shown)
        if probability >= (weights.threshold_in_content if token.depth else weights.threshold):
            yield Scored(number, probability, weights.kind(shown))


def flags(tokens: Sequence[Token], loaded: Iterable[Scored]) -> Iterator[Flag]:
    """Make flags of loaded words; those beside each other are one."""
    group: list[Scored] = []
    for each in loaded:
        if group and not _together(tokens, group, each):
            yield _flag(tokens, group)
            group = []
        group.append(each)
    if group:
        yield _flag(tokens, group)


def _together(tokens: Sequence[Token], group: list[Scored], new: Scored) -> bool:
    """Tell whether a loaded word goes on with a group: one space lies between, or both are of one phrase."""
    last = group[-1].number
    if new.number - group[0].number >= _LONGEST:
        return False
    beside = new.number == last + 1 and tokens[new.number].start == tokens[last].end + 1
    return beside or any(match.is_phrase and match.end > new.number for match in tokens[last].listed)


def _flag(tokens: Sequence[Token], group: list[Scored]) -> Flag:
    """Make a flag of a group; where it is part of a listed phrase of its kind, of all of the phrase."""
    best = max(group, key=lambda each: each.probability)
    found = [match for match in tokens[best.number].listed if match.entry.kind == best.kind]
    phrase = max((match for match in found if match.is_phrase), key=lambda match: match.end, default=None)
    first, end = group[0].number, group[-1].number + 1
    if phrase is not None and not any(token.quoted for token in tokens[phrase.first : phrase.end]):
        first, end = min(first, phrase.first), max(end, phrase.end)
    plainer = (match.entry.plainer for match in found if (match.first, match.end) == (first, end))
    span = tokens[first].start, tokens[end - 1].end
    return Flag(*span, best.probability, best.kind, next(filter(None, plainer), None))
