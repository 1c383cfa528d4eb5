"""What people put right in a record: kept beside it, never over it.

anchors     the words that a correction is about, found again in another reading or version
kinds       what can be put right
drafts      a record that is being corrected
actors, statements, events, times   how each kind changes it
applying    all of it, in the order of the corrections
pairing     which line of one record is which line of another
comparing   the corrections that lead from one record to another
changes     what another reading of an article changed
"""

from onrecord.corrections.anchors import Anchor, Anchors, anchored
from onrecord.corrections.applying import Corrected, Effect, Outcome, correct
from onrecord.corrections.changes import Change, changes
from onrecord.corrections.comparing import between
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
    "Outcome",
    "SameActor",
    "StatementAt",
    "StatementCorrection",
    "TimeCorrection",
    "anchored",
    "between",
    "changes",
    "correct",
]
