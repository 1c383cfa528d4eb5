"""Finding actors, and what one said, did and underwent."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from onrecord.archive import EventFilters, Store
from onrecord.assistant import rows
from onrecord.assistant.answers import ActorPage, ActorRecord, EventList, NameUsed, StatementList
from onrecord.assistant.library import Library
from onrecord.assistant.questions import Limit, Number, Offset, Since, Text, Until, given, page
from onrecord.schema import ActorKind

MOST_NAMES = 20
"""So many names and descriptions of an actor are given."""


@dataclass(frozen=True, slots=True)
class ActorTools:
    """The tools about actors."""

    library: Library

    def search_actors(
        self,
        *,
        name: Annotated[Text, Field(description="All or part of a name.")] = None,
        kind: Annotated[ActorKind | None, Field(description="Only actors of this kind.")] = None,
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> ActorPage:
        """Find persons, organizations, places and groups by name, those who speak most first.

        Two with the same name may be two people, or one that nobody has joined yet: if several are found, say so.
        """
        with self.library.open() as archive:
            found = archive.actors(name or None, kind=kind, limit=limit + 1, offset=offset)
            items, counts = page(archive.count_actors(name or None, kind=kind), found, limit, offset)
            return ActorPage(actors=[rows.actor(each, self.library.desk) for each in items], **counts)

    def actor_record(
        self,
        *,
        number: Annotated[Number, Field(description="The actor's number, as search_actors gives it.")],
        since: Annotated[
            Since, Field(description="From 2024, 2024-03 or 2024-03-05 on: by the article's day for what was said.")
        ] = None,
        until: Annotated[Until, Field(description="Until then.")] = None,
        limit: Annotated[Limit, Field(description="The most to give of each: said, did, undergone.")] = 5,
        offset: Offset = 0,
    ) -> ActorRecord:
        """Give an actor's record: what they said, what they did and what was done to them, the newest first.

        Each list has its own total and goes on at its own `next`. Events listed here count as having happened, on the
        word that each names; what is denied or planned is only counted, and search_events finds it.
        """
        period = given(since=since, until=until)
        desk = self.library.desk
        with self.library.open() as archive:
            actor = archive.actor(number)
            said = archive.statements(actor=number, limit=limit + 1, offset=offset, **period)
            items, counts = page(archive.count(actor=number, **period), said, limit, offset)
            return ActorRecord(
                actor=rows.actor(actor, desk),
                said=StatementList(statements=[rows.statement(each, archive, desk) for each in items], **counts),
                did=self._events(archive, {"who_actor": number, **period}, limit, offset),
                undergone=self._events(archive, {"whom_actor": number, **period}, limit, offset),
                called=[
                    NameUsed(text=each.text, outlet=each.outlet, times=each.times, link=desk.article(each.article))
                    for each in archive.names(number, most=MOST_NAMES)
                ],
            )

    def _events(self, archive: Store, whose: dict[str, Any], limit: int, offset: int) -> EventList:
        happened: EventFilters = {**whose, "happened": True}  # type: ignore[typeddict-item]
        apart: EventFilters = {**whose, "happened": False}  # type: ignore[typeddict-item]
        found = archive.events(limit=limit + 1, offset=offset, **happened)
        items, counts = page(archive.count_events(tellings=True, **happened), found, limit, offset)
        return EventList(
            events=[rows.event(each, self.library.desk) for each in items],
            apart=archive.count_events(tellings=True, **apart).number,
            **counts,
        )
