"""Finding events."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from onrecord.assistant import rows
from onrecord.assistant.answers import EventPage
from onrecord.assistant.library import Library
from onrecord.assistant.questions import LeastConfidence, Limit, Number, Offset, Outlet, Text, given, page
from onrecord.schema import EventType, StandingKind


@dataclass(frozen=True, slots=True)
class EventTools:
    """The tool that finds events."""

    library: Library

    def search_events(
        self,
        *,
        type: Annotated[EventType | None, Field(description="What kind of thing happens.")] = None,  # noqa: A002
        who: Annotated[Text, Field(description="Who does it: all or part of a name.")] = None,
        whom: Annotated[Text, Field(description="To whom or with whom it is done: all or part of a name.")] = None,
        where: Annotated[Text, Field(description="Where it happens: a place, or a country.")] = None,
        since: Annotated[
            str | None,
            Field(max_length=10, description="It may have happened then or later: 2024, 2024-03, 2024-03-05."),
        ] = None,
        until: Annotated[str | None, Field(max_length=10, description="It may have happened then or earlier.")] = None,
        on_word_of: Annotated[
            Text, Field(description="On whose word: “outlet” for what outlets tell themselves, or a speaker's name.")
        ] = None,
        standing: Annotated[StandingKind | None, Field(description="How it stands: said, denied, promised …")] = None,
        happened: Annotated[
            bool | None,
            Field(description="True: only what counts as having happened, on whoever's word. False: the rest."),
        ] = None,
        outlet: Outlet = None,
        actor_number: Annotated[
            Number | None, Field(description="Who takes part in it, by the actor's number.")
        ] = None,
        other_actor_number: Annotated[
            Number | None, Field(description="With actor_number: what passes between the two.")
        ] = None,
        confidence: LeastConfidence = None,
        article: Annotated[Number | None, Field(description="Only in this article, by its number.")] = None,
        limit: Limit = 10,
        offset: Offset = 0,
    ) -> EventPage:
        """Find what happened, or is said to have happened, to be planned or feared: who did what to whom, where, when.

        All that you give must hold. Each result is one place of one article. Tell it with `on_word_of`, and never as a
        fact unless `happened` is true. Quote the sentence, and give the link or the citation.
        """
        filters = given(
            type=type,
            who=who,
            whom=whom,
            where=where,
            since=since,
            until=until,
            on_word_of=on_word_of,
            standing=standing,
            happened=happened,
            outlet=outlet,
            actor=actor_number,
            other_actor=other_actor_number,
            confidence=confidence,
            article=article,
        )
        with self.library.open() as archive:
            found = archive.events(limit=limit + 1, offset=offset, **filters)
            items, counts = page(archive.count_events(tellings=True, **filters), found, limit, offset)
            return EventPage(events=[rows.event(each, self.library.desk) for each in items], **counts)
