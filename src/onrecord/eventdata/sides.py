"""Whose side the sources of an event are on: that of who did it, that of those to whom it was done, or neither."""

from collections.abc import Iterable
from typing import Literal

from onrecord.schema import Actor

SourceSide = Literal["actor", "recipient", "both", "other"]
"""Whose side all sources are on; `other`: one of them at least is on neither side."""


def side_of(
    speakers: Iterable[Actor], actor: Actor | None, recipient: Actor | None, *, strangers: bool = False
) -> SourceSide | None:
    """Tell whose side the speakers of a statement are on, as far as the record knows it; None if it doesn't.

    Somebody is on their own side, and on that of their country where the other's country is another one. To be on
    neither side, a speaker needs a country, and so does everybody who takes part; `strangers` says that some of these
    are no actors of the record.

    >>> from onrecord.schema import Mention
    >>> rebels, town = (Actor(id=name, name=name, kind="group", named=False, mentions=(Mention(0, 1, "nominal"),))
    ...                 for name in ("rebels", "town"))
    >>> side_of([rebels], rebels, town), side_of([], rebels, town), side_of([rebels, town], rebels, town)
    ('actor', None, 'both')
    """
    sides = {_side(speaker, actor, recipient) for speaker in speakers}
    if not sides or None in sides:
        return None
    if "other" in sides:
        return None if strangers else "other"
    return "both" if len(sides) > 1 else sides.pop()


def _side(speaker: Actor, actor: Actor | None, recipient: Actor | None) -> SourceSide | None:
    if actor and speaker.id == actor.id:
        return "actor"
    if recipient and speaker.id == recipient.id:
        return "recipient"
    own, actors, recipients = (country_of(each) for each in (speaker, actor, recipient))
    if own is None:
        return None
    if own in (actors, recipients):
        return None if actors == recipients else "actor" if own == actors else "recipient"
    known = (actor is None or actors) and (recipient is None or recipients)
    return "other" if known else None


def country_of(actor: Actor | None) -> str | None:
    """Give the code of an actor's country, None if it isn't known."""
    return actor.known_as.country if actor and actor.known_as else None
