"""The exported tables without the words of articles: offsets, hashes and metadata, which anybody may publish.

`WORDS` says of every column what becomes of it. What stands in a text becomes the places of the text that it is made
of (`text.cutting`), so that whoever has the text can fill it in again (`filling`).
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final, Literal, NamedTuple

from onrecord.archive import corrected
from onrecord.archive.export import COLUMNS, Table, rows
from onrecord.schema import Record, Span
from onrecord.schema.span import GAP
from onrecord.text.cutting import Piece, Words, at_spans, cut_up, literal_words, to_json

Treatment = Literal["kept", "text", "words", "names", "sentence", "out"]
"""What becomes of a column.

kept      it stays as it is
text      the text itself: its SHA-256 and its length stand in its place
words     words of a text, and nothing else: the places where they stand, in a column with "_at" behind its name
names     names, which stay: but what is no name is given by its places, in a column with "_at" behind its name
sentence  a sentence of onrecord's or of a person's, which may have words of a text in it: as with names
out       words of other files, which nobody could fill in: left out
"""

_AS_IT_IS: Final[Treatment] = "kept"

_WITH_WORDS: Final[Mapping[Table, Mapping[str, Treatment]]] = {
    "articles": {"title": "words", "text": "text"},
    "statements": {
        "speaker": "names", "source": "words", "cue": "words", "content": "words", "about": "names",
        "unresolved": "sentence",
    },
    "actors": {"name": "names"},
    "mentions": {"text": "words"},
    "times": {},
    "events": {
        "actor_name": "names", "actor_text": "words", "recipient_name": "names", "recipient_text": "words",
        "place_name": "names", "standing_words": "sentence", "sources": "names", "denied_by": "names",
        "trigger": "words", "sentence": "words", "title": "words",
    },
    "checks": {
        "message": "sentence", "about": "words", "evidence": "words", "elsewhere": "out", "reason": "sentence",
    },
    "stories": {"title": "words"},
    "story_articles": {},
    "same_events": {},
    "quotations": {"words": "words", "speaker": "names"},
    "quotation_statements": {"missing": "words", "instead": "words", "turn": "words"},
}  # fmt: skip

_KEPT: Final[Mapping[Table, str]] = {
    "articles": (
        "article article_id version latest outlet byline url published published_how updated language model added_at"
    ),
    "statements": (
        "article statement_id speakers form act source_kind said_on within confidence start end place "
        "published outlet speaker_confidence corrected"
    ),
    "actors": "actor kind named country office articles statements",
    "mentions": "article actor actor_id start end form",
    "times": "article time_id start end kind value earliest latest",
    "checks": (
        "article check_id kind verdict level confidence statements events start end place published outlet "
        "dismissed dismissed_by dismissed_at"
    ),
    "stories": "story headline first_day last_day articles outlets",
    "same_events": "same_event story article event_id",
    "story_articles": "story article",
    "quotations": "quotation fullest fullest_article first_day last_day statements articles outlets",
    "quotation_statements": "quotation article statement_id kind other_speaker other_day",
    "events": (
        "article event_id dyad_id incident_id same_as event_date event_date_from event_date_to event_date_how "
        "event_type event_mode plover_type quad_code contexts actor_id actor_kind actor_title actor_country "
        "actor_country_wikidata actor_country_ccode recipient_id recipient_kind recipient_title "
        "recipient_country recipient_country_wikidata recipient_country_ccode place_how country "
        "country_wikidata country_ccode latitude longitude geonames_id status happened standing source_kind "
        "source_countries source_side statement_id may_belong_to count_least count_most count_of "
        "trigger_start trigger_end sentence_start sentence_end document_place confidence article_id published "
        "outlet url actor recipient"
    ),
}
"""The columns that stay as they are: numbers, ids, dates and kinds, and what is known of an article without its text,
which is its outlet, its byline and its address."""

WORDS: Final[Mapping[Table, Mapping[str, Treatment]]] = {
    table: {**dict.fromkeys(kept.split(), _AS_IT_IS), **_WITH_WORDS[table]} for table, kept in _KEPT.items()
}
"""What becomes of each column. A new column has to be told here."""

AT: Final = "_at"
HASH, LENGTH = "text_sha256", "text_length"

MOST_WORDS: Final = 3
"""So many words may stand outside of the places of a text where a column has nothing but words of one."""

LONGEST_NAME: Final = 8
"""A name of more words is no name, but a passage."""

_LEAST: Final = 2
"""In a sentence, a single word that the text has as well is no word of the text."""


def columns(table: Table) -> dict[str, str]:
    """Give the columns that a table has without words, and their types."""
    found: dict[str, str] = {}
    for name, kind in COLUMNS[table].items():
        match WORDS[table][name]:
            case "text":
                found |= {HASH: "TEXT", LENGTH: "INTEGER"}
            case "words":
                found[name + AT] = "TEXT"
            case "names" | "sentence":
                found |= {name: kind, name + AT: "TEXT"}
            case "kept":
                found[name] = kind
    return found


def text_hash(text: str) -> str:
    """Give the hash by which a text is known again: SHA-256 of its UTF-8, in hexadecimal digits."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def wordless_rows(connection: sqlite3.Connection, table: Table) -> Iterator[dict[str, Any]]:
    """Give the rows of a table without the words of articles, lazily."""
    shelf = _Shelf(connection)
    treated = WORDS[table]
    for row in rows(connection, table):
        made: dict[str, Any] = {}
        base = _base(shelf, table, row) if _WITH_WORDS[table] else None
        for name, value in row.items():
            treatment = treated[name]
            if treatment == "kept":
                made[name] = value
            elif treatment == "text":
                made |= {HASH: text_hash(value), LENGTH: len(value)}
            elif treatment != "out" and base is not None:
                made |= _without_words(shelf, base, name, value, treatment)
        yield made


class _Base(NamedTuple):
    """What the words of a row come from: the articles, the first one's places without its number; and where to look."""

    table: Table
    row: Mapping[str, Any]
    articles: tuple[int, ...]
    own: bool
    """Whether the row names the first article itself."""
    near: int


class _Shelf:
    """The texts, the records and the names of articles, the last ones at hand."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.words: Callable[[int, bool], Words] = lru_cache(16)(self._words)
        self.record: Callable[[int], Record] = lru_cache(4)(lambda number: corrected.record(connection, number))
        self.names: Callable[[int], tuple[str, ...]] = lru_cache(64)(self._names)

    def value(self, sql: str, *values: Any) -> Any:
        """Give the one value that is asked for; None if there is none."""
        row = self.connection.execute(sql, values).fetchone()
        return None if row is None else row[0]

    def _words(self, number: int, own: bool) -> Words:
        text = self.value("SELECT text FROM texts WHERE article = ?", number)
        return Words(text or "", None if own else number)

    def _names(self, number: int) -> tuple[str, ...]:
        """Give the names of those with a name in an article, there and in the archive."""
        found = self.connection.execute(
            "SELECT p.name FROM appearances AS p WHERE p.article = :article AND p.named UNION"
            " SELECT t.name FROM appearances AS p JOIN actors AS t ON t.id = p.actor"
            " WHERE p.article = :article AND t.named",
            {"article": number},
        )
        return tuple(name for (name,) in found if len(name.split()) <= LONGEST_NAME)


def _base(shelf: _Shelf, table: Table, row: Mapping[str, Any]) -> _Base:
    match table:
        case "actors":
            sql = "SELECT article FROM appearances WHERE actor = ? ORDER BY id LIMIT 1"
            return _Base(table, row, (int(shelf.value(sql, row["actor"])),), False, 0)
        case "stories":
            return _Base(table, row, (int(row["headline"]),), True, 0)
        case "quotations":
            return _Base(table, row, (int(row["fullest_article"]),), True, 0)
        case "quotation_statements":  # what is missing stands in the fullest wording
            sql = "SELECT s.article FROM quotations AS q JOIN statements AS s ON s.id = q.fullest WHERE q.id = ?"
            both = (int(row["article"]), int(shelf.value(sql, row["quotation"])))
            return _Base(table, row, tuple(dict.fromkeys(both)), True, 0)
    near = row["sentence_start"] if table == "events" else row.get("start") or 0
    return _Base(table, row, (int(row["article"]),), True, near)


def _without_words(
    shelf: _Shelf, base: _Base, name: str, value: str | None, treatment: Treatment
) -> dict[str, str | None]:
    """Give what stands in place of a value with words."""
    at = name + AT
    if value is None:
        return {at: None} if treatment == "words" else {name: None, at: None}
    pieces = _pieces(shelf, base, name, value, treatment)
    literal = all(isinstance(piece, str) for piece in pieces)
    if treatment == "words":
        return {at: to_json(pieces) if literal_words(pieces) <= MOST_WORDS else None}
    return {name: value, at: None} if literal else {name: None, at: to_json(pieces)}


def _pieces(shelf: _Shelf, base: _Base, name: str, value: str, treatment: Treatment) -> Sequence[Piece]:
    texts = [shelf.words(number, base.own and not place) for place, number in enumerate(base.articles)]
    if (spans := _spans(shelf, base, name)) and (found := at_spans(value, spans, texts[0], GAP)) is not None:
        return found
    near = base.row["trigger_start"] if name == "trigger" else 0 if name == "title" else base.near
    if treatment == "words":
        return cut_up(value, texts, near=near)
    kept = [each for number in base.articles for each in shelf.names(number)]
    least = _LEAST if treatment == "sentence" else 1
    return cut_up(value, texts, near=near, least=least, kept=kept)


def _spans(shelf: _Shelf, base: _Base, name: str) -> Sequence[Span]:
    """Give the spans of the record that a value comes from, where it names them."""
    row = base.row
    if base.table == "statements" and name in ("source", "cue", "content"):
        record = shelf.record(row["article"])
        return next((getattr(each, name) for each in record.statements if each.id == row["statement_id"]), ())
    if base.table == "quotations" and name == "words":
        record = shelf.record(row["fullest_article"])
        return next((each.content for each in record.statements if each.id == row["fullest"]), ())
    if base.table == "checks" and name in ("about", "evidence"):
        record = shelf.record(row["article"])
        return next((getattr(each, name) for each in record.checks if each.id == row["check_id"]), ())
    if base.table == "mentions":
        return (Span(row["start"], row["end"]),)
    return ()
