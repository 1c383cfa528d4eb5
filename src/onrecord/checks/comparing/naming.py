"""Tells whether two actors are surely two people, by their names alone."""

from collections.abc import Iterable
from typing import Final

from onrecord.schema import Actor
from onrecord.text.comparing.naming import NO_NAME, all_words, may_be_one, name_words
from onrecord.text.comparing.word import word_set

_ANYBODY: Final = NO_NAME | word_set(
    "a answer host moderator presenter witness speaker defendant applicant chair coroner"
)


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
    words = set(all_words(label))
    if words <= _ANYBODY:
        return True
    return any(not words.isdisjoint(name) for actor in actors for name in _names(actor))


def _may_be_one(one: Actor, other: Actor) -> bool:
    return any(may_be_one(mine, its) for mine in _names(one) for its in _names(other))


def _names(actor: Actor) -> list[list[str]]:
    return [name_words(name) for name in (actor.name, *([actor.known_as.name] if actor.known_as else []))]
