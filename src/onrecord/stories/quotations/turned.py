"""Whether what a wording leaves out, or puts in, turns what the rest says."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from onrecord.stories.quotations.aligned import Aligned
from onrecord.text.comparing import turning, turns_after, turns_before, turns_between, word_set
from onrecord.text.comparing.turning import HEDGES, LIMITS, NEGATIONS

NEAR: Final = 6
"""A hedge that stands so few words before what is quoted belongs to it."""

_CONDITIONS: Final = LIMITS | word_set("when although though where while")
_FOLLOWING: Final = LIMITS - {"if"}
"""How a sentence begins that limits the one before it; one with "if" has more often a main clause of its own."""
_MOST_FOLLOWING: Final = 12


def turn_of(aligned: Aligned) -> str | None:
    """Name the word that turns what a wording says, and that it leaves out or adds; None if there is none.

    What its outlet says around the quotation in words of its own isn't left out: he didn't think it was “a good idea”.
    """
    unquoted = aligned.short.unquoted
    return next((turn for turn in _turns(aligned) if not _told_around(turn, unquoted)), None)


def _turns(aligned: Aligned) -> Iterator[str]:
    for difference in aligned.differences:
        if difference.turn:
            yield difference.turn
    full, missing = aligned.full.spoken, frozenset(aligned.missing)
    before_is_met = False
    for sentence in _sentences(len(full), [at for at, word in enumerate(full) if word.begins]):
        is_met = any(at in aligned.met for at in sentence)
        forms = [full[at].form for at in sentence]
        if is_met:
            yield from _left_out(forms, [at in missing for at in sentence])
        elif before_is_met and forms[0] in _FOLLOWING and len(forms) <= _MOST_FOLLOWING:
            yield forms[0]
        before_is_met = is_met


def _left_out(forms: Sequence[str], missing: Sequence[bool]) -> Iterator[str]:
    """Name what turns the words of a sentence that stay, in each stretch that is left out."""
    for is_missing, group in groupby(range(len(forms)), missing.__getitem__):
        places = list(group)
        if not is_missing:
            continue
        words = forms[places[0] : places[-1] + 1]
        if places[0] == 0:
            found = turns_before(words) or _hedge(words[-NEAR:])
        elif places[-1] == len(forms) - 1:
            found = turns_after(words)
        else:
            found = turns_between(words)
        if found:
            yield found


def _hedge(words: Sequence[str]) -> str | None:
    found = turning(words)
    return found if found and found not in NEGATIONS | LIMITS else None


def _sentences(length: int, begins: Sequence[int]) -> Iterator[range]:
    edges = sorted({0, *begins, length})
    return (range(first, last) for first, last in pairwise(edges))


def _told_around(turn: str, unquoted: frozenset[str]) -> bool:
    return any(turn in kind and not kind.isdisjoint(unquoted) for kind in (NEGATIONS, _CONDITIONS, HEDGES))
