"""What happened, as an archive tells it."""

from typing import Unpack

from onrecord.archive import (
    dealings,
    events,
    listing,
)
from onrecord.archive.connection import translated
from onrecord.archive.event_query import EventFilters, EventQuery
from onrecord.archive.opened import OpenArchive
from onrecord.archive.results import Results
from onrecord.archive.rows import (
    Count,
    Counterpart,
    Dealing,
    EventFacets,
    StoredEvent,
)
from onrecord.errors import NotInArchiveError


class EventStore(OpenArchive):
    """The events of an archive."""

    def events(
        self, *, limit: int | None = None, offset: int = 0, **filters: Unpack[EventFilters]
    ) -> Results[StoredEvent]:
        """Find events, lazily, the newest first. Raises QueryError for a query that makes no sense.

        All filters must hold: type, status, standing, who, whom, where, country, on_word_of, since, until, dated,
        denied, happened, account, confidence, outlet, article, actor, other_actor, who_actor, whom_actor, where_actor,
        word_actor. `EventQuery` describes them. What an article tells several times is found several times: each place
        stands on its own word. What is denied, unclear, planned or only possible is found as well, and its
        `happened` is False.

        >>> from tempfile import TemporaryDirectory
        >>> from onrecord.archive import Store
        >>> from onrecord.schema import Record
        >>> record = Record.from_json('''{"schema": "onrecord/1",
        ...   "article": {"id": "a", "text": "The harbour flooded. The mayor denied taking bribes."},
        ...   "statements": [{"id": "s1", "source": [{"start": 21, "end": 30}], "cue": [{"start": 31, "end": 37}],
        ...     "content": [{"start": 38, "end": 51}], "form": "indirect", "act": "deny", "confidence": 0.9}],
        ...   "events": [
        ...     {"id": "e1", "trigger": {"start": 12, "end": 19}, "type": "disaster", "status": "actual",
        ...      "whom": [{"start": 0, "end": 11}], "confidence": 0.9},
        ...     {"id": "e2", "trigger": {"start": 38, "end": 44}, "type": "crime", "status": "actual",
        ...      "statement": "s1", "confidence": 0.8}],
        ...   "model": {"name": "by hand", "version": "1"}}''')
        >>> with TemporaryDirectory() as folder, Store(f"{folder}/news.db") as store:
        ...     _ = store.keep(record)
        ...     for event in store.events():
        ...         print(event.type, "|", event.trigger, "|", event.standing_words, "|", event.happened)
        ...     [event.whom[0].text for event in store.events(happened=True)]
        disaster | flooded | told by the outlet | True
        crime | taking | denied by The mayor | False
        ['The harbour']
        """
        query = EventQuery(**filters)
        events.events_where(query)  # so that an error is raised now, not with the first result
        return self._results(
            lambda: events.events(self._connection, query, limit=limit, offset=offset),
            listing.EVENT_COLUMNS,
            listing.event_row,
        )

    def count_events(self, *, tellings: bool = False, **filters: Unpack[EventFilters]) -> Count:
        """Count the events that `events` finds, up to ten thousand. What an article tells several times counts once.

        With `tellings`, each time counts. To count what happened, filter by `happened`: without it, what is denied or
        planned counts as well.
        """
        with translated(self.path):
            return events.count(self._connection, EventQuery(**filters), tellings=tellings)

    def event_facets(self, *, most: int = 10, **filters: Unpack[EventFilters]) -> EventFacets:
        """Count the events that `events` finds by type, standing, place and so on, with the `most` largest values."""
        with translated(self.path):
            return events.facets(self._connection, EventQuery(**filters), most=most)

    def dealings(self, **filters: Unpack[EventFilters]) -> list[Dealing]:
        """Count the events that `events` finds by month, by leaning (cooperation or conflict), and by account.

        The account keeps what counts as having happened apart from what is denied, unclear or planned. To count what
        passes between two actors, filter by `actor` and `other_actor`. What an article tells several times counts once.
        """
        with translated(self.path):
            return dealings.dealings(self._connection, EventQuery(**filters))

    def counterparts(self, actor: int, *, most: int = 20) -> list[Counterpart]:
        """List with whom an actor deals, for its newest two thousand parts in events; most first."""
        with translated(self.path):
            return dealings.counterparts(self._connection, actor, most=most)

    def event(self, number: int, event_id: str) -> StoredEvent:
        """Give an event by its article's number and its id in the record. Raises NotInArchiveError."""
        with translated(self.path):
            row = self._connection.execute(
                "SELECT id FROM events WHERE article = ? AND event_id = ?", (number, event_id)
            ).fetchone()
            if row is None:
                raise NotInArchiveError("There is no such event", value=f"{number}/{event_id}")
            return events.by_ids(self._connection, [row["id"]])[0]
