"""The events of a record as rows, one for each pair of an actor and a recipient."""

import sys
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any, Final, NamedTuple

from onrecord.eventdata import gazetteer
from onrecord.eventdata.columns import COLUMNS
from onrecord.eventdata.days import Days, event_days
from onrecord.eventdata.gazetteer import Gazetteer
from onrecord.eventdata.parts import Part, Role, parts_of
from onrecord.eventdata.places import site_of
from onrecord.eventdata.plover import QUAD_CODES, plover_type
from onrecord.eventdata.sides import country_of, side_of
from onrecord.eventdata.tellings import denied_by, first_tellings
from onrecord.knowledge import codes_of
from onrecord.schema import Actor, Event, Record, event_happened, standing_of
from onrecord.schema.rows import SEVERAL
from onrecord.schema.sentences import sentence_around

Row = dict[str, Any]

_LARGEST: Final = 2**53
"""Up to here, every whole number is a floating-point number, too."""


class Dyad(NamedTuple):
    """A row, and who takes part in it, by their ids in the record."""

    actor: str | None
    recipient: str | None
    row: Row


def event_rows(record: Record) -> list[Row]:
    """Turn the events of a record into flat dicts with the keys `COLUMNS`, ready for a DataFrame.

    An event is a row for each pair of an actor (`who`) and a recipient (`whom`), and one row where there is nobody. A
    set of actors stands as its members. Rows of one event have the same `event_id`, and tellings of one event have the
    same `incident_id`: count those. Missing values are None.
    """
    cities = gazetteer.load() if record.events else None
    return [dyad.row for dyad in dyads(record, record.article.id, cities)]


def dyads(record: Record, article: str, cities: Gazetteer | None) -> Iterator[Dyad]:
    """Give the rows of a record's events, in the order of the text; `article` begins the ids of its events."""
    first = first_tellings(record)
    days, denials = event_days(record, first), denied_by(record, first)
    actors = {actor.id: actor for actor in record.actors}
    told = _of_article(record)
    statements = {statement.id for statement in record.statements}
    for event in record.events:
        incident = f"{article}/{first[event.id]}"
        shared = {
            "event_id": f"{article}/{event.id}",
            "incident_id": incident,
            "same_as": incident if event.same_as else None,
            "denied_by": SEVERAL.join(denials.get(first[event.id], ())) or None,
            **_dates(days[event.id]),
            **_of_event(event, statements),
            **_where(record, event, days[event.id], cities),
            **_word(record, event, actors),
            **_evidence(record, event),
            **told,
        }
        for number, (who, whom) in enumerate(_pairs(record, event), 1):
            pair = [actors.get(part.actor or "") if part else None for part in (who, whom)]
            strangers = any(part and part.actor is None for part in (who, whom))
            yield Dyad(
                who.actor if who else None,
                whom.actor if whom else None,
                _ordered(
                    shared
                    | {"dyad_id": f"{shared['event_id']}/{number}"}
                    | _participant("actor", record, who, pair[0], days[event.id])
                    | _participant("recipient", record, whom, pair[1], days[event.id])
                    | {"source_side": side_of(_speakers(record, event, actors), *pair, strangers=strangers)}
                ),
            )


def _pairs(record: Record, event: Event) -> Iterator[tuple[Part | None, Part | None]]:
    """Pair everybody who does it with everybody to whom it is done; nobody is paired with themselves."""
    who, whom = (_once(record, event, role) for role in ("who", "whom"))
    found = [(a, b) for a, b in product(who, whom) if not (a and b and a.actor and a.actor == b.actor)]
    yield from found or product(who, [None])


def _once(record: Record, event: Event, role: Role) -> list[Part | None]:
    """Give everybody in a role, each once; nobody is one None."""
    parts = {part.actor or part.span: part for part in reversed(list(parts_of(record, event, role)))}
    found: list[Part | None] = list(reversed(parts.values()))
    return found or [None]


def _dates(days: Days) -> Row:
    exact = days.first == days.last and days.how != "said_on"
    return {
        "event_date": days.first if exact else None,
        "event_date_from": days.first,
        "event_date_to": days.last,
        "event_date_how": days.how,
    }


def _of_event(event: Event, statements: set[str]) -> Row:
    count = event.count
    return {
        "event_type": event.type,
        "plover_type": plover_type(event.type),
        "quad_code": QUAD_CODES.get(event.type),
        "status": event.status,
        "statement_id": event.statement,
        "may_belong_to": event.may_belong_to if event.may_belong_to in statements else None,
        "count_least": _number(count.least) if count else None,
        "count_most": _number(count.most) if count else None,
        "count_of": count.of if count else None,
        "confidence": event.confidence,
    }


def _number(bound: int | float | None) -> int | float | None:
    """Give a bound as a column of floating-point numbers can hold it."""
    return bound if bound is None or bound <= _LARGEST else float(min(bound, sys.float_info.max))


def _where(record: Record, event: Event, days: Days, cities: Gazetteer | None) -> Row:
    site = site_of(record, event, cities)
    city = site.city
    return {
        "place_name": site.name,
        "place_how": site.how,
        **_country("country", site.country, _moment(record, days)),
        "latitude": city.latitude if city else None,
        "longitude": city.longitude if city else None,
        "geonames_id": city.geonames_id if city else None,
    }


def _word(record: Record, event: Event, actors: Mapping[str, Actor]) -> Row:
    """Tell on whose word the event is known. Where it is unclear, it is nobody's."""
    standing = standing_of(record, event)
    statement = next((each for each in record.statements if standing.chain and each.id == event.statement), None)
    codes = dict.fromkeys(filter(None, (country_of(each) for each in _speakers(record, event, actors))))
    return {
        "happened": event_happened(record, event),
        "standing": standing.kind,
        "standing_words": record.standing(event),
        "sources": SEVERAL.join(standing.speakers) or None,
        "source_kind": statement.source_kind if statement else None,
        "source_countries": SEVERAL.join(filter(None, map(_iso3, codes))) or None,
    }


def _speakers(record: Record, event: Event, actors: Mapping[str, Actor]) -> list[Actor]:
    """Give those who speak in the statement that the event stands in; a set of actors as its members."""
    said = next((each for each in record.statements if each.id == event.statement), None)
    speakers = (actors[speaker] for speaker in (said.speakers or () if said else ()))
    return [actors[each] for speaker in speakers for each in speaker.members or (speaker.id,)]


def _evidence(record: Record, event: Event) -> Row:
    text, trigger = record.article.text, event.trigger
    start, end = sentence_around(text, trigger.start, trigger.end)
    return {
        "trigger": _flat(trigger.cut(text)),
        "trigger_start": trigger.start,
        "trigger_end": trigger.end,
        "sentence": _flat(text[start:end]),
        "sentence_start": start,
        "sentence_end": end,
        "document_place": record.article.place_at(trigger.start),
    }


def _of_article(record: Record) -> Row:
    article = record.article
    return {
        "article_id": article.id,
        "title": article.title_text,
        "published": article.published.value if article.published else None,
        "outlet": article.outlet,
        "url": article.url,
    }


def _participant(name: str, record: Record, part: Part | None, actor: Actor | None, days: Days) -> Row:
    words = _flat(part.span.cut(record.article.text)) if part else None
    known = actor.known_as if actor else None
    return {
        f"{name}_id": actor.id if actor else None,
        f"{name}_name": actor.name if actor else words,
        f"{name}_text": words,
        f"{name}_kind": actor.kind if actor else None,
        f"{name}_title": known.office if known else None,
        **_country(f"{name}_country", country_of(actor), _moment(record, days)),
    }


def _country(name: str, code: str | None, on: str | None) -> Row:
    found = codes_of(code) if code else None
    return {
        name: found.iso3 if found else None,
        f"{name}_wikidata": found.wikidata if found else None,
        f"{name}_ccode": found.state_number(on) if found else None,
    }


def _iso3(code: str) -> str | None:
    found = codes_of(code)
    return found.iso3 if found else None


def _moment(record: Record, days: Days) -> str | None:
    """Give a date by which to tell which state a country was: the event's, else the article's."""
    published = record.article.published
    return days.first or (published.value if published else None)


def _flat(words: str) -> str:
    return " ".join(words.split())


_EMPTY: Final[Row] = dict.fromkeys(COLUMNS)


def _ordered(row: Row) -> Row:
    """Put a row into the order of the columns; those that it lacks are None."""
    return _EMPTY | row
