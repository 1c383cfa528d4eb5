"""Articles and their records: frozen pydantic models that read and write no files.

A model built by hand from wrong values, or with a name that it doesn't have, raises pydantic's ValidationError. JSON
from outside goes through `Record.from_json`, which raises RecordError, and skips keys that it doesn't know.
"""

from onrecord.schema.actor import Actor, KnownAs, Mention
from onrecord.schema.annotations import (
    UNMARKED,
    Annotations,
    Antecedent,
    Attribution,
    Earlier,
    LoadedPiece,
    MarkedEvent,
    MarkedMention,
    Saying,
    Speaking,
)
from onrecord.schema.article import Article, LiveEntry, Note, Paragraph, Place, Published, article_id
from onrecord.schema.check import Check, Elsewhere
from onrecord.schema.check_level import LEVELS, Level, is_listed, level_of, order_of
from onrecord.schema.doubtful import DoubtfulStatement
from onrecord.schema.event import Count, Event, EventPlace, EventTime, Participant
from onrecord.schema.labels import (
    Act,
    ActorKind,
    EventStatus,
    EventType,
    Form,
    MentionForm,
    NoteKind,
    ParagraphKind,
    PublishedHow,
    SaidOnHow,
    SourceKind,
    SpeakersHow,
    TimeKind,
    TimeModifier,
)
from onrecord.schema.original import Format, Original
from onrecord.schema.outright import SAID, SURE, said_outright
from onrecord.schema.record import Model, Record
from onrecord.schema.span import Fragments, Span
from onrecord.schema.standing import Standing, StandingKind, Voice, event_happened, standing_of
from onrecord.schema.statement import NOBODY_NAMED, Statement
from onrecord.schema.time import PUBLISHED, Time

__all__ = [
    "LEVELS",
    "NOBODY_NAMED",
    "PUBLISHED",
    "SAID",
    "SURE",
    "UNMARKED",
    "Act",
    "Actor",
    "ActorKind",
    "Annotations",
    "Antecedent",
    "Article",
    "Attribution",
    "Check",
    "Count",
    "DoubtfulStatement",
    "Earlier",
    "Elsewhere",
    "Event",
    "EventPlace",
    "EventStatus",
    "EventTime",
    "EventType",
    "Form",
    "Format",
    "Fragments",
    "KnownAs",
    "Level",
    "LiveEntry",
    "LoadedPiece",
    "MarkedEvent",
    "MarkedMention",
    "Mention",
    "MentionForm",
    "Model",
    "Note",
    "NoteKind",
    "Original",
    "Paragraph",
    "ParagraphKind",
    "Participant",
    "Place",
    "Published",
    "PublishedHow",
    "Record",
    "SaidOnHow",
    "Saying",
    "SourceKind",
    "Span",
    "SpeakersHow",
    "Speaking",
    "Standing",
    "StandingKind",
    "Statement",
    "Time",
    "TimeKind",
    "TimeModifier",
    "Voice",
    "article_id",
    "event_happened",
    "is_listed",
    "level_of",
    "order_of",
    "said_outright",
    "standing_of",
]
