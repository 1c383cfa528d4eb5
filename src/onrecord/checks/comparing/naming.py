"""Tells whether two actors are surely two people, by their names alone."""

import re
from collections.abc import Iterable
from typing import Final

from rapidfuzz.distance import Indel

from onrecord.checks.comparing.spelling import fold
from onrecord.checks.comparing.word import word_set
from onrecord.schema import Actor

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NO_NAME: Final = word_set("""
    mr mrs ms miss mx dr sir dame lord lady prof professor sen senator rep representative congressman congresswoman gov
    governor president chairman chairwoman chair madam the honorable honourable hon judge justice gen general col
    colonel capt captain lt maj major sgt minister secretary mayor councillor cllr king queen prince princess pope
    bishop rev father sister jr sr ii iii iv phd md esq
""")
_ANYBODY: Final = _NO_NAME | word_set(
    "a answer host moderator presenter witness speaker defendant applicant chair coroner"
)
_ALIKE: Final = 0.75
"""Surnames that have so much in common may be one that is spelt in two ways."""


def surely_different(ours: Iterable[Actor], theirs: Iterable[Actor]) -> bool:
    """Tell whether nobody of one side can be anybody of the other; only persons with names are told apart.

    >>> from onrecord.schema import Mention
    >>> def person(name): return Actor(id=name, name=name, kind="person", named=True, mentions=(Mention(0, 1, "name"),))
    >>> surely_different([person("Ana Reyes")], [person("MR. HALE")]), surely_different([person("Hale")],
    ...                                                                                [person("Tom Hale")])
    (True, False)
    """
    ours, theirs = tuple(ours), tuple(theirs)
    if not ours or not theirs or not all(each.named and each.kind == "person" for each in (*ours, *theirs)):
        return False
    return not any(_may_be_one(mine, other) for mine in ours for other in theirs)


def may_be_called(actors: Iterable[Actor], label: str) -> bool:
    """Tell whether one of some actors may be whom a label means: it has a word of their names, or no name at all.

    >>> from onrecord.schema import Mention
    >>> hale = Actor(id="a1", name="Tom Hale", kind="person", named=True, mentions=(Mention(0, 1, "name"),))
    >>> may_be_called([hale], "MR. HALE"), may_be_called([hale], "REPORTER"), may_be_called([hale], "A")
    (True, False, True)
    """
    words = {fold(word) for word in _WORD.findall(label)}
    if words <= _ANYBODY:
        return True
    return any(not words.isdisjoint(name) for actor in actors for name in _names(actor))


def _may_be_one(one: Actor, other: Actor) -> bool:
    return any(_agree(mine, its) for mine in _names(one) for its in _names(other))


def _names(actor: Actor) -> list[list[str]]:
    names = [actor.name, *([actor.known_as.name] if actor.known_as else [])]
    found = ([fold(word) for word in _WORD.findall(name)] for name in names)
    return [[word for word in words if word not in _NO_NAME] for words in found]


def _agree(one: list[str], other: list[str]) -> bool:
    if not one or not other:
        return True  # a title alone may be anybody's
    if Indel.normalized_similarity(one[-1], other[-1]) >= _ALIKE:
        return True
    return (len(one) == 1 and one[0] in other) or (len(other) == 1 and other[0] in one)
