"""Who has a part in an event."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from onrecord.schema import Event, Record, Span

Role = Literal["who", "whom", "where"]


class Part(NamedTuple):
    """Somebody's part in an event: the actor's id in the record, if there is one, and the words."""

    actor: str | None
    span: Span
    inferred: bool


def parts_of(record: Record, event: Event, role: Role) -> Iterator[Part]:
    """Give everybody who has a role in an event; a set of actors ("the two") as its members."""
    members = {actor.id: actor.members for actor in record.actors if actor.members}
    for each in getattr(event, role):
        inferred = bool(getattr(each, "inferred", False))
        for actor in members.get(each.actor, (each.actor,)):
            yield Part(actor, each, inferred)
