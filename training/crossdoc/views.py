"""ECB+'s events as an archive would have them: what the shipped network's record of a document tells of each."""

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Final

from onrecord.eventdata import Days, Role, event_days, first_tellings, parts_of
from onrecord.schema import Event, Record
from onrecord.schema.event_view import EventView, Party
from training.crossdoc.ecb import Document, Mention

SAID_ON: Final = "said_on"


def records(path: Path) -> Iterator[Record]:
    """Read records, one a line."""
    with path.open(encoding="utf8") as lines:
        for line in lines:
            yield Record.from_json(line)


class Views:
    """Makes views of mentions; actors have one number in all documents where their names are the same."""

    def __init__(self) -> None:
        self._actors: dict[tuple[str, str], int] = {}
        self._rows = count(1)

    def of(self, document: Document, article: int, record: Record | None) -> list[EventView]:
        """Give the views of a document's mentions, in their order; without a record they are words alone."""
        if record is not None and record.article.text != document.text:
            raise SystemExit(f"the record of {document.id} is of another text: read the documents again")
        first = first_tellings(record) if record else {}
        days = event_days(record, first) if record else {}
        tellings: dict[str, int] = {}
        views = []
        for mention in document.mentions:
            start, end = document.sentences[mention.sentence]
            trigger, sentence = document.text[mention.start : mention.end], document.text[start:end]
            row = next(self._rows)
            view = EventView(row, row, article, None, trigger, sentence, mention.start - start, start)
            event = found(record.events, mention) if record else None
            if record is not None and event is not None:
                view = self._known(view, record, event, days[event.id])
                view = view._replace(first=tellings.setdefault(first[event.id], row))
            views.append(view)
        return views

    def _known(self, view: EventView, record: Record, event: Event, days: Days) -> EventView:
        """Add what the record tells of an event to what its words tell."""
        dated = days.how != SAID_ON
        return view._replace(
            type=event.type,
            status=event.status,
            who=self._parties(record, event, "who"),
            whom=self._parties(record, event, "whom"),
            where=self._parties(record, event, "where"),
            day_from=days.first if dated else None,
            day_to=days.last if dated else None,
        )

    def _parties(self, record: Record, event: Event, role: Role) -> tuple[Party, ...]:
        actors = {actor.id: actor for actor in record.actors}
        parties = []
        for part in parts_of(record, event, role):
            actor = actors.get(part.actor) if part.actor else None
            if actor is None or not actor.named:
                parties.append(Party(None, actor.name if actor else part.span.cut(record.article.text)))
            else:
                known = actor.known_as.name if actor.known_as else actor.name
                key = (known.casefold(), actor.kind)
                parties.append(Party(self._actors.setdefault(key, len(self._actors)), known, actor.kind, True))
        return tuple(parties)


def found(events: Sequence[Event], mention: Mention) -> Event | None:
    """Give the event of a record whose trigger shares most characters with a mention; None if none shares any."""

    def shared(event: Event) -> int:
        return min(event.trigger.end, mention.end) - max(event.trigger.start, mention.start)

    best = max(events, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None
