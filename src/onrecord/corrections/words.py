"""Finds the words and the actors that somebody names, in the record at hand."""

import re

from onrecord.corrections.edits import Named, Who
from onrecord.errors import CorrectionError
from onrecord.schema import Actor, Record, Span

_MOST = 1000
"""No more places of the same words are looked at."""


def find_words(text: str, words: str, *, near: int | None = None) -> Span:
    """Find where words stand in a text, whatever white space is between them.

    Of several places, the one nearest to the character `near` is meant. Raises CorrectionError if they stand nowhere,
    or in several places and nothing tells which is meant.

    >>> find_words("The mayor left. The\\nmayor slept.", "The mayor", near=20)
    Span(start=16, end=25)
    """
    parts = words.split()
    if not parts:
        raise CorrectionError("These are no words", value=words, allowed="words of the article")
    places = []
    for found in re.finditer(r"\s+".join(map(re.escape, parts)), text):
        places.append(Span(*found.span()))
        if len(places) == _MOST:
            break
    if not places:
        raise CorrectionError("The article doesn't have these words", value=words, hint="Copy them from its text.")
    if near is not None:
        return min(places, key=lambda place: abs(place.start - near))
    if len(places) > 1:
        raise CorrectionError(
            f"The article has these words {len(places)} times", value=words, hint="Give more of the words around them."
        )
    return places[0]


def find_who(record: Record, wanted: str, *, near: int | None = None) -> Who:
    """Find the actor whom somebody names: by its id, by its name or a part of it, or else by words of the text.

    Raises CorrectionError if several actors have the name, or if the text doesn't have it.
    """
    ids = {actor.id: actor for actor in record.actors}
    if wanted in ids:
        return wanted
    for alike in (_same_name, _part_of_name):
        found = [actor for actor in record.actors if alike(actor, wanted)]
        if len(found) > 1:
            choice = ", ".join(f"{actor.id} ({actor.name})" for actor in found[:10])
            raise CorrectionError("Several actors are called so", value=wanted, allowed=f"one of {choice}")
        if found:
            return found[0].id
    place = find_words(record.article.text, wanted, near=near)
    return Named(start=place.start, end=place.end, named=wanted[:1].isupper())


def _same_name(actor: Actor, wanted: str) -> bool:
    return actor.name.casefold() == wanted.casefold()


def _part_of_name(actor: Actor, wanted: str) -> bool:
    words = set(wanted.casefold().split())
    return bool(words) and actor.named and words <= set(actor.name.casefold().split())
