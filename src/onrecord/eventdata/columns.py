"""The columns of the table of events."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

ColumnType = Literal["TEXT", "INTEGER", "REAL", "BOOLEAN"]


class Column(NamedTuple):
    """A column's type, as SQL names it, and what it holds."""

    type: ColumnType
    about: str


def _participant(name: str, role: str) -> dict[str, Column]:
    return {
        f"{name}_id": Column("TEXT", f"{role}: the actor's id in the article's record"),
        f"{name}_name": Column("TEXT", "the fullest name, or the words where there is none"),
        f"{name}_text": Column("TEXT", "the words in the event's sentence"),
        f"{name}_kind": Column("TEXT", "`person`, `organization`, `place` or `group`"),
        f"{name}_title": Column("TEXT", "the office that the table of actors knows"),
        f"{name}_country": Column("TEXT", "the country's code in ISO 3166, of three letters"),
        f"{name}_country_wikidata": Column("TEXT", "its item in Wikidata"),
        f"{name}_country_ccode": Column("INTEGER", "its number in the system of states at the time"),
    }


COLUMNS: Final[Mapping[str, Column]] = {
    "event_id": Column("TEXT", "this telling of the event; the same in all rows of it"),
    "dyad_id": Column("TEXT", "this row: one pair of an actor and a recipient"),
    "incident_id": Column("TEXT", "the `event_id` of the event's first telling in the article: count these"),
    "same_as": Column("TEXT", "the same, empty in the first telling"),
    "event_date": Column("TEXT", "the day, in ISO 8601, where the article tells it to the day"),
    "event_date_from": Column("TEXT", "the first day on which it may have happened"),
    "event_date_to": Column("TEXT", "the last one"),
    "event_date_how": Column("TEXT", "what tells the days: `when`, `inferred`, `same_as` or `said_on`"),
    "event_type": Column("TEXT", "one of onrecord's 29 types"),
    "event_mode": Column("TEXT", "empty: onrecord tells no modes"),
    "plover_type": Column("TEXT", "PLOVER's name of the type, empty for types that PLOVER doesn't have"),
    "quad_code": Column("INTEGER", "1, 2: cooperation in words, in deeds; 3, 4: conflict in words, in deeds"),
    "contexts": Column("TEXT", "empty: onrecord tells no contexts"),
    **_participant("actor", "who does it"),
    **_participant("recipient", "to whom or with whom"),
    "place_name": Column("TEXT", "where: the name, or the words where there is none"),
    "place_how": Column("TEXT", "`where` its sentence says so, `inferred` where other words leave no doubt"),
    "country": Column("TEXT", "of the place: its code in ISO 3166, of three letters"),
    "country_wikidata": Column("TEXT", "its item in Wikidata"),
    "country_ccode": Column("INTEGER", "its number in the system of states at the time"),
    "latitude": Column("REAL", "of the city, in degrees; needs the extra `places`"),
    "longitude": Column("REAL", "likewise"),
    "geonames_id": Column("INTEGER", "the city's number in GeoNames, likewise"),
    "status": Column("TEXT", "as its own clause puts it: `actual`, `negated`, `planned`, `possible` …"),
    "happened": Column("BOOLEAN", "true if this telling counts as one of something that happened"),
    "standing": Column("TEXT", "on whose word: `outlet`, `said`, `denied`, `unclear` …"),
    "standing_words": Column("TEXT", "the same in words, with names"),
    "sources": Column("TEXT", "who says it, with `; ` between names; empty where the outlet does"),
    "source_kind": Column("TEXT", "`person`, `organization`, `anonymous` …"),
    "source_countries": Column("TEXT", "the countries of the sources, as far as they are known"),
    "source_side": Column("TEXT", "whose side they are on: `actor`, `recipient`, `both` or `other`; empty if unknown"),
    "denied_by": Column("TEXT", "who denies it, in this telling or in another of the article"),
    "statement_id": Column("TEXT", "the innermost statement that it stands in, in the article's record"),
    "may_belong_to": Column("TEXT", "the statement that it may stand in; empty where it is too unsure for a statement"),
    "count_least": Column("REAL", "how many, at least"),
    "count_most": Column("REAL", "how many, at most"),
    "count_of": Column("TEXT", "what is counted: `killed`, `injured`, `arrested`, `USD` …"),
    "trigger": Column("TEXT", "the words that tell the event"),
    "trigger_start": Column("INTEGER", "where they begin in the article's text, in characters"),
    "trigger_end": Column("INTEGER", "where they end"),
    "sentence": Column("TEXT", "the sentence around them"),
    "sentence_start": Column("INTEGER", "where it begins"),
    "sentence_end": Column("INTEGER", "where it ends"),
    "document_place": Column("TEXT", "where the words stand in the document: `page 3`, `00:01:02`"),
    "confidence": Column("REAL", "the probability that the event is right"),
    "article_id": Column("TEXT", "the article's id in its record"),
    "title": Column("TEXT", "its title"),
    "published": Column("TEXT", "when it came out"),
    "outlet": Column("TEXT", "who published it"),
    "url": Column("TEXT", "its address"),
}
"""All columns, in order. Every value can be missing but the ids, `event_type`, `status`, `happened` and the like."""
