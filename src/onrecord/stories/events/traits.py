"""What of an event is compared with others: the words of its trigger, the words around it, who and where, days."""

import re
from typing import Final, NamedTuple

from onrecord.schema.event_view import EventView, Party
from onrecord.stories.events.lemmas import LIGHT, WORD, lemma, lemmas
from onrecord.stories.terms import terms

NEAR: Final = 4
"""So many words before the trigger, and after it, are near."""

_NAME: Final = re.compile(r"(?<=[\w,;“\"'’(–—] )[A-Z][\w'’-]+|\b[A-Z][a-z]*[A-Z]\w*")
_NUMBER: Final = re.compile(r"\d[\d,.]*\d|\d")


class Traits(NamedTuple):
    """What is compared of an event: lemmas of its trigger, terms around it, plain names."""

    trigger: tuple[str, ...]
    type: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    who: frozenset[str]
    whom: frozenset[str]
    where: frozenset[str]
    article: int
    first: int
    position: int
    days: tuple[str, str] | None


def traits(view: EventView) -> Traits:
    """Take from an event what is compared.

    >>> sentence = "On Monday a bridge in Harda collapsed and killed 12 people."
    >>> found = traits(EventView(1, 1, 1, "disaster", "collapsed", sentence, start=28))
    >>> found.trigger, found.before, sorted(found.names), sorted(found.numbers)
    (('collaps',), ('monday', 'bridge', 'harda'), ['harda', 'monday'], ['12'])
    """
    end = view.start + len(view.trigger)
    before, after = view.sentence[: view.start], view.sentence[end:]
    around = f"{before} | {after}"
    return Traits(
        lemmas(view.trigger) or (view.trigger.casefold(),),
        view.type or "",
        _telling(before),
        _telling(after),
        frozenset(_plain_name(name) for name in _NAME.findall(around)) - LIGHT,
        frozenset(_NUMBER.findall(around)),
        _parties(view.who),
        _parties(view.whom),
        _parties(view.where),
        view.article,
        view.first,
        view.position,
        None if view.day_from is None or view.day_to is None else (view.day_from, view.day_to),
    )


def _telling(text: str) -> tuple[str, ...]:
    """Give the terms of a text that tell something, in their order."""
    return tuple(term for term in terms(text) if term not in LIGHT)


def _plain_name(name: str) -> str:
    return name.casefold().replace("’", "'").removesuffix("'s").rstrip("'")


def _parties(parties: tuple[Party, ...]) -> frozenset[str]:
    """Give the actors' numbers, and the last words of names and descriptions: "Ada Moe" is a "Moe"."""
    numbers = {f"#{party.actor}" for party in parties if party.actor is not None}
    return frozenset(numbers | {lemma(words[-1]) for party in parties if (words := WORD.findall(party.name))})
