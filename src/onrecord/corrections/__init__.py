"""What people put right in a record: kept beside it, never over it.

anchors     the words that a correction is about, found again in another reading or version
kinds       what can be put right
drafts      a record that is being corrected
actors, statements, events, times   how each kind changes it
applying    all of it, in the order of the corrections
pairing     which line of one record is which line of another
comparing   the corrections that lead from one record to another
words       the words and actors that somebody names
edits       what somebody asks to put right, by ids and characters, and the correction that it is
changes     what another reading of an article changed
gold        corrected records, to measure and to train with
"""

from onrecord.corrections.anchors import Anchor, Anchors, anchored
from onrecord.corrections.applying import Corrected, Effect, Outcome, correct
from onrecord.corrections.changes import Change, changes
from onrecord.corrections.comparing import between
from onrecord.corrections.edits import Edit, Named, correction_of, read_edit
from onrecord.corrections.gold import gold
from onrecord.corrections.kinds import (
    ActorAt,
    ActorCorrection,
    AnyCorrection,
    ArticleCorrection,
    Correction,
    EventAt,
    EventCorrection,
    FalseEvent,
    FalseStatement,
    FalseTime,
    MentionCorrection,
    MissedEvent,
    MissedStatement,
    MissedTime,
    SameActor,
    StatementAt,
    StatementCorrection,
    TimeCorrection,
)
from onrecord.corrections.words import find_who, find_words

__all__ = [
    "ActorAt",
    "ActorCorrection",
    "Anchor",
    "Anchors",
    "AnyCorrection",
    "ArticleCorrection",
    "Change",
    "Corrected",
    "Correction",
    "Edit",
    "Effect",
    "EventAt",
    "EventCorrection",
    "FalseEvent",
    "FalseStatement",
    "FalseTime",
    "MentionCorrection",
    "MissedEvent",
    "MissedStatement",
    "MissedTime",
    "Named",
    "Outcome",
    "SameActor",
    "StatementAt",
    "StatementCorrection",
    "TimeCorrection",
    "anchored",
    "between",
    "changes",
    "correct",
    "correction_of",
    "find_who",
    "find_words",
    "gold",
    "read_edit",
]
