"""Whether what a wording leaves out, or puts in, turns what the rest says."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from onrecord.stories.quotations.aligned import Aligned
from onrecord.text.comparing import Word, turning, turns_after, turns_before, turns_between, word_set
from onrecord.text.comparing.turning import HEDGES, LIMITS, NEGATIONS

NEAR: Final = 6
"""A hedge that stands so few words before what is quoted belongs to it."""
NEAR_NOT: Final = 4
"""So does a "not", as in "I don't think it is"."""

_CONDITIONS: Final = LIMITS | word_set("when although though where while before as")
_OPENING: Final = LIMITS | word_set("when although though while before roughly")
"""How a clause begins that limits the one before it."""
_FOLLOWING: Final = LIMITS - {"if"}
"""How a sentence begins that limits the one before it; one with "if" has more often a main clause of its own."""
_MOST_FOLLOWING: Final = 12
_DENYING: Final = word_set("wrong false untrue lie joking joke nonsense myth rumor deny denied denies doubt")
"""What takes back what follows: "it would be wrong to say that"."""
_ASIDES: Final = (
    ("i", "think"), ("i", "believe"), ("i", "hope"), ("i", "guess"), ("as", "far", "as"), ("to", "our", "knowledge"),
    ("to", "my", "knowledge"), ("for", "now"), ("so", "far"), ("this", "year"), ("yet",), ("perhaps",), ("probably",),
)  # fmt: skip
"""Phrases at an edge that say less than the rest does without them."""
_MOST_ASIDE: Final = 6
"""With more words after it, "I think" begins a clause of its own."""
_BETWEEN_CLAUSES: Final = frozenset(",;:–—")
_ADDING: Final = word_set("and but or")


def turn_of(aligned: Aligned) -> str | None:
    """Name the word that turns what a wording says, and that it leaves out or adds; None if there is none.

    What its outlet says around the quotation in words of its own isn't left out: he didn't think it was “a good idea”.
    """
    unquoted = aligned.short.unquoted
    return next((turn for turn in _turns(aligned) if not _told_around(turn, unquoted)), None)


def _turns(aligned: Aligned) -> Iterator[str]:
    for difference in aligned.differences:
        if difference.turn and len(difference.theirs) <= _MOST_ASIDE and not _is_the_only(difference.theirs):
            yield difference.turn
    full, missing = aligned.full.spoken, frozenset(aligned.missing)
    before_is_met = False
    for sentence in _sentences(len(full), [at for at, word in enumerate(full) if word.begins]):
        is_met = any(at in aligned.met for at in sentence)
        if is_met:
            for is_missing, group in groupby(sentence, missing.__contains__):
                places = list(group)
                if is_missing and (found := _left_out(aligned, sentence, places[0], places[-1] + 1)):
                    yield found
        elif before_is_met and full[sentence[0]].form in _FOLLOWING and len(sentence) <= _MOST_FOLLOWING:
            yield full[sentence[0]].form
        before_is_met = is_met


def _left_out(aligned: Aligned, sentence: range, first: int, last: int) -> str | None:
    """Name what turns the words of a sentence that stay, in words that are left out."""
    full, text = aligned.full.spoken, aligned.full.text
    forms = [word.form for word in full[first:last]]
    if first == sentence.start:
        ends = last < len(full) and _BETWEEN_CLAUSES.intersection(text[full[last - 1].end : full[last].start])
        if ends or forms[-1] in _ADDING:
            return _first(forms[:2], _OPENING) or _aside(forms)
        beside = _first(forms[-1:], _OPENING) or _first(forms[-NEAR_NOT:], NEGATIONS)
        return turns_before(forms) or beside or _aside(forms) or _hedge(forms[-NEAR:]) or _first(forms, _DENYING)
    if forms[:2] == ["and", "if"]:
        return None  # a condition of what comes after it
    apart = bool(_BETWEEN_CLAUSES.intersection(text[full[first - 1].end : full[first].start]))
    if apart and forms[0] in _ADDING:
        forms = forms[1:]
    opening = _first(forms[:1], _OPENING) or _aside(forms)
    if opening or not forms:
        return opening
    if last == sentence.stop:
        found = turns_after(forms)
        return None if apart and found in NEGATIONS else found
    return None if _is_the_only(full[first:last]) else turns_between(forms)


def _aside(forms: Sequence[str]) -> str | None:
    few = forms if len(forms) <= _MOST_ASIDE else ()
    return next((" ".join(aside) for aside in _ASIDES if tuple(few[: len(aside)]) == aside), None)


def _hedge(words: Sequence[str]) -> str | None:
    found = turning(words)
    return found if found and found not in NEGATIONS | LIMITS else None


def _first(words: Sequence[str], among: frozenset[str]) -> str | None:
    return next((word for word in words if word in among), None)


def _is_the_only(words: Sequence[Word]) -> bool:
    """Tell whether words have an "only" that limits nothing: the only one."""
    return any(one.form == "the" and other.form == "only" for one, other in pairwise(words))


def _sentences(length: int, begins: Sequence[int]) -> Iterator[range]:
    return (range(first, last) for first, last in pairwise(sorted({0, *begins, length})))


def _told_around(turn: str, unquoted: frozenset[str]) -> bool:
    return any(turn in kind and not kind.isdisjoint(unquoted) for kind in (NEGATIONS, _CONDITIONS, HEDGES))
