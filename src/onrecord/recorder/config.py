"""The recorder's thresholds, in one frozen object: what it takes to believe something, and how far that may be away.

What is held against a probability of the network depends on the network: its `model.json` may set it, under
`thresholds`. The rest are lengths and limits of the rules. How many words a rule of `times` looks to either side stands
beside the rule: no training chooses that.

>>> RecorderConfig.model_validate({"speakers": {"certain": 0.9}}).speakers.certain
0.9
"""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

Probability = Annotated[float, Field(ge=0, le=1)]
Size = Annotated[int, Field(ge=1)]


class _Thresholds(BaseModel):
    """Thresholds that never change; a misspelt one is an error, or it would silently count for nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TimeConfig(_Thresholds):
    """Which day, month or year is meant where the words leave it open."""

    soon_days: Size = 75
    """A day so near in days can stand by a verb in the past: "was set for Dec. 1"."""
    next_month_days: Size = 31
    """The same for a month without a day: that of eleven months ago is called the last."""
    just_gone_days: Size = 32
    """A day or a month so near in days can stand by a verb in the future: "will be paid to holders of Oct. 3"."""
    either_days: Size = 14
    """A day in figures whose month can come first or second is the one that is so near to the article's date."""
    overlapping_months: Size = 2
    """So many months have two offices to be held together: in the month of a change, one of them may be past."""
    evidence: Size = 8
    """So many clues to an article's date are shown."""


class StatementConfig(_Thresholds):
    """How statements are found that no verb introduces, and how far their act and their day are looked for."""

    signed: Probability = 0.9
    """How often a rule is right, in the form that it reads. Hardly anything but a quotation is signed."""
    labelled: Probability = 0.85
    """Some labels are topics that look like names."""
    turns: Probability = 0.8
    """Q and A are certain, but who answers is looked for in the introduction."""
    headline: Probability = 0.75
    """The name before the colon may be what the words are about."""
    floating: Probability = 0.7
    """The speaker may have changed without a word."""
    answered: Probability = 0.6
    """Questions and answers without labels are told apart by their looks."""

    question_characters: Size = 250
    """A question of an interview is no longer than this."""
    signed_characters: Size = 4000
    """What is signed begins with its line, if that is no further from the last quotation in it than this."""
    floating_words: Size = 4
    """A quotation by itself of fewer words is a heading or a nickname."""
    label_words: Size = 4
    """A quotation behind a label that has fewer words is a nickname or a title."""
    near_statements: Size = 50
    """An outer statement is looked for among so many in a paragraph."""
    auxiliary_characters: Size = 48
    """The auxiliaries in front of a cue are looked for in so many characters."""
    day_characters: Size = 90
    """The day of a statement stands within so many characters of its cue."""


class CoreferenceConfig(_Thresholds):
    """When two mentions are taken to be of one actor."""

    joined: Probability = 0.4
    """How much of a description's or pronoun's probability must fall on one actor for it to be that one's."""
    alone: Probability = 0.1
    """A pronoun with no more than this on all that was said before is nobody's."""
    sure: Probability = 0.75
    """How much must fall on one of the full names that a short one fits."""
    often: Size = 3
    """How many times as often as the others one must be told by full name for a short one to be theirs."""
    candidates: Size = 50
    """So many full names are looked at for a short one; a name that more share is nobody's."""
    gender: Probability = 0.4
    """How likely an antecedent must be for a pronoun to tell its gender."""
    kind: Probability = 0.3
    """A person keeps apart from a place of the same name that is surer, where it has this share of its weight."""


class RecoveryConfig(_Thresholds):
    """When a name is added that the network missed."""

    known: Probability = 0.8
    """How sure the network must be of a name for its other places to be looked for."""
    named: Probability = 0.6
    """How sure it must be that a source has a name for one to be cut out of its words."""
    confidence: Probability = 0.5
    """The confidence of a name that is found so."""
    words: Size = 6
    """Longer names are not looked for elsewhere."""


class SpeakerConfig(_Thresholds):
    """When a statement gets the name of its speaker."""

    certain: Probability = 0.8
    """How sure a speaker must be, where a wrong one costs as much as four that are not answered."""
    named_alone: Probability = 0.45
    """How sure a name or a pronoun alone makes that a source has a name, whatever the network thinks of it."""
    has_name: Probability = 0.6
    """How sure the network must be that a source has a name for one to be looked for that it does not give itself."""
    mostly: Probability = 0.6
    """How much of what falls on anybody with a name must then fall on one."""
    possible: Probability = 0.15
    """How likely somebody must be to be named among those whom a source may be."""
    listed: Size = 3
    """So many of those whom a source may be are named."""
    shown_characters: Size = 60
    """So much of a source is shown in a reason."""


class LinkConfig(_Thresholds):
    """How the table of actors is asked."""

    held: Probability = 0.9
    """How sure it is that a description of an office means the holder whom the article names."""
    descriptions: Size = 4
    """So many descriptions of an actor are looked up."""


class RecorderConfig(_Thresholds):
    """All thresholds of the recorder, by stage."""

    times: TimeConfig = TimeConfig()
    statements: StatementConfig = StatementConfig()
    coreference: CoreferenceConfig = CoreferenceConfig()
    recovery: RecoveryConfig = RecoveryConfig()
    speakers: SpeakerConfig = SpeakerConfig()
    link: LinkConfig = LinkConfig()


DEFAULT: Final = RecorderConfig()
