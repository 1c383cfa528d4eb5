"""What two names of persons have in common; nothing where they can't be of the same person."""

from typing import Final

from rapidfuzz import fuzz

from onrecord.knowledge.nicknames import is_nickname, long_forms, usual_spelling
from onrecord.knowledge.surnames import SUFFIXES, PersonName, bones
from onrecord.stories.persons.shelf import Reason

_SHORTEST: Final = 4
"""Shorter names that sound alike are as a rule different: *Ann* and *Ian*, *Bell* and *Ball*."""

_NEARLY: Final = 70.0
"""So much alike two spellings of one name are, of 100 (the ratio of rapidfuzz)."""


def likeness(one: PersonName, other: PersonName) -> tuple[Reason, ...]:
    """Tell what speaks for two full names being of one person; nothing where they can't be, or one isn't full.

    >>> from onrecord.knowledge.surnames import person_name
    >>> def compare(*names): return [reason.words for reason in likeness(*map(person_name, names))]
    >>> compare("Bob Bauer", "Robert F. Bauer")
    ['Bob is short for Robert', 'F. stands in one of the names only']
    >>> compare("J. R. Smith", "John Smith"), compare("Muhammad Noor", "Mohammed Noor")
    (['J. may be John', 'R. stands in one of the names only'], ['Muhammad is Mohammed in another spelling'])
    >>> compare("John A. Smith", "John B. Smith"), compare("Ana Reyes", "Eva Reyes"), compare("Reyes", "Ana Reyes")
    ([], [], [])
    """
    if not (one.given and other.given) or (one.suffix and other.suffix and one.suffix != other.suffix):
        return ()
    surname = _surnames(one.surname, other.surname)
    given = _given(one.given, other.given)
    if surname is None or given is None:
        return ()
    found = [*surname, *given]
    if one.suffix != other.suffix:
        found.append(
            Reason("further name", f"{_shown(one.suffix or other.suffix)} stands behind one of the names only")
        )
    if not found:
        titles = sorted(one.titles ^ other.titles)
        words = f"{_shown(titles[0])} is a title, not a name" if titles else "the same name, written otherwise"
        found.append(Reason("writing", words))
    return tuple(found)


def are_spellings(one: str, other: str) -> bool:
    """Tell whether two words are one name in two spellings.

    >>> are_spellings("tsarnaev", "tsarnayev"), are_spellings("bell", "ball"), are_spellings("yasser", "yasir")
    (True, False, True)
    """
    if usual_spelling(one) == usual_spelling(other):
        return True
    if min(len(one), len(other)) <= _SHORTEST or bones(one) != bones(other):
        return False
    return fuzz.ratio(one, other) >= _NEARLY


def _surnames(one: str, other: str) -> tuple[Reason, ...] | None:
    if one == other:
        return ()
    return (_spelt(one, other),) if are_spellings(one, other) else None


def _given(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[Reason, ...] | None:
    """Compare given names; None where they can't be of the same person."""
    first = _first(one[0], other[0])
    if first is not None and (rest := _rest(one[1:], other[1:])) is not None:
        return (*first, *rest)
    for long, short in ((one, other), (other, one)):  # Willard Mitt Romney is called Mitt
        if len(long) > 1 and len(short[0]) > 1 and short[0] == long[1]:
            return (Reason("further name", f"{_shown(long[0])} stands in one of the names only"),)
    return None


def _first(one: str, other: str) -> tuple[Reason, ...] | None:
    if one == other:
        return ()
    if min(len(one), len(other)) == 1:
        short, long = sorted((one, other), key=len)
        return (Reason("initial", f"{_shown(short)} may be {_shown(long)}"),) if long[0] == short else None
    if is_nickname(one, other):
        both = long_forms(one) & long_forms(other)
        for short, long in ((one, other), (other, one)):
            if usual_spelling(long) in both:
                return (Reason("nickname", f"{_shown(short)} is short for {_shown(long)}"),)
        return (Reason("nickname", f"{_shown(one)} and {_shown(other)} are both short for {_shown(min(both))}"),)
    return (_spelt(one, other),) if are_spellings(one, other) else None


def _rest(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[Reason, ...] | None:
    """Compare the names behind the first ones: one may leave them out or give their initials."""
    for mine, theirs in zip(one, other, strict=False):
        short, long = sorted((mine, theirs), key=len)
        if not (long == short or (len(short) == 1 and long[0] == short) or are_spellings(mine, theirs)):
            return None
    if one == other:
        return ()
    if len(one) == len(other):
        return (Reason("further name", "one of the names has initials"),)
    more = max(one, other, key=len)[min(len(one), len(other)) :]
    return (Reason("further name", f"{' '.join(map(_shown, more))} stands in one of the names only"),)


def _spelt(one: str, other: str) -> Reason:
    return Reason("spelling", f"{_shown(one)} is {_shown(other)} in another spelling")


def _shown(word: str) -> str:
    """Write a word of a name with a capital, and an initial with its dot."""
    if len(word) == 1 or word in ("jr", "sr"):
        return f"{word.title()}."
    return word.upper() if word in SUFFIXES else word.title()
