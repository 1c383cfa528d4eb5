"""All turns of one speaker: each statement is held against the earlier ones about the same matter."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.stories.turns.clauses import Clause, clauses
from onrecord.stories.turns.figures import changed
from onrecord.stories.turns.polarity import turned
from onrecord.stories.turns.said import Said, Turn, TurnKind
from onrecord.stories.turns.words import words

_RIGHT: Final[dict[TurnKind, float]] = {
    "figure": 0.8, "confirmed": 0.75, "denied": 0.75, "reversed": 0.75, "dropped": 0.8,
}  # fmt: skip
"""How often a turn of a kind is one."""

_MOST_SHARING: Final = 200
"""So many earlier clauses with a word are looked at: the newest."""


def turns(said: Sequence[Said], matter: str = "") -> tuple[Turn, ...]:
    """Find where a speaker says something else than on an earlier day; in the order of the later statements.

    `said` are statements of one speaker, `matter` the words that they were found by: that two statements share these
    doesn't show that they are about the same. A statement is held against the latest one before it that it turns, and
    what several articles tell alike is given once. Statements without a day are left out.

    >>> before = Said(1, 1, "2024-05-03", "We will never sell the ferry line to the Kelve Group", "assert")
    >>> after = Said(2, 2, "2024-06-10", "The ferry line will be sold to the Kelve Group by autumn", "assert")
    >>> [(turn.kind, turn.words) for turn in turns([before, after], "ferry")]
    [('reversed', 'never → yes')]
    """
    known = {word.stem for word in words(matter)}
    return tuple(_once(_turns(sorted((each for each in said if each.day), key=_order), known)))


def _turns(said: Sequence[Said], matter: set[str]) -> Iterator[Turn]:
    by_stem: dict[str, list[Clause]] = defaultdict(list)
    for each in said:
        own = clauses(each)
        for clause in own:
            found: dict[TurnKind, Turn] = {}
            for earlier in _candidates(clause, by_stem, matter):
                if earlier.said.day < each.day:
                    for turn in _between(earlier, clause, matter):
                        best = found.get(turn.kind)
                        if best is None or _order(turn.earlier) > _order(best.earlier):
                            found[turn.kind] = turn
            yield from found.values()
        for clause in own:
            for stem in clause.topics:
                by_stem[stem].append(clause)


def _candidates(clause: Clause, by_stem: dict[str, list[Clause]], matter: set[str]) -> list[Clause]:
    """Give the earlier clauses that share at least two telling words with one, beside the matter."""
    shared: dict[int, int] = defaultdict(int)
    found: dict[int, Clause] = {}
    for stem in clause.topics.keys() - matter:
        for earlier in by_stem.get(stem, ())[-_MOST_SHARING:]:
            shared[id(earlier)] += 1
            found[id(earlier)] = earlier
    return [found[each] for each, number in shared.items() if number > 1]


def _between(earlier: Clause, later: Clause, matter: set[str]) -> Iterator[Turn]:
    likely = min(earlier.said.likely, later.said.likely)
    for figure in changed(earlier, later, matter):
        spans = (figure.earlier,), (figure.later,)
        yield Turn("figure", earlier.said, later.said, *spans, figure.words, figure.shared, _sure("figure", likely))
    if (turn := turned(earlier, later, matter)) is not None:
        yield Turn(
            turn.kind,
            earlier.said,
            later.said,
            turn.earlier,
            turn.later,
            turn.words,
            turn.shared,
            _sure(turn.kind, likely),
        )


def _sure(kind: TurnKind, likely: float) -> float:
    return round(_RIGHT[kind] * likely, 2)


def _once(found: Iterator[Turn]) -> Iterator[Turn]:
    """Leave out what another article tells alike: the same turn, with the same words around it."""
    seen: set[tuple[TurnKind, str, tuple[str, ...]]] = set()
    for turn in found:
        key = (turn.kind, turn.words, turn.shared)
        if key not in seen:
            seen.add(key)
            yield turn


def _order(said: Said) -> tuple[str, int]:
    return said.day, said.number
