"""The recorder's thresholds, in one frozen object: what it takes to believe something, and how far that may be away.

Thresholds for the network's probabilities depend on the network, so its `model.json` may set them, under `thresholds`.
The rest are lengths and limits of the rules. How many words a rule of `times` looks to either side stands
beside the rule: no training chooses that.

>>> RecorderConfig.model_validate({"speakers": {"certain": 0.9}}).speakers.certain
0.9
"""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

Probability = Annotated[float, Field(ge=0, le=1)]
Size = Annotated[int, Field(ge=1)]

SourceForm = Literal["he", "it", "nominal", "none"]
"""The form of a source without a name: "he" or "she", another pronoun, a description, or no source at all."""

Reference = SourceForm | Literal["name"]
"""How a text refers to a speaker: by name, or by a source of another form; without a cue it counts as no source."""

SignWeight = Annotated[float, Field(ge=0, le=10)]

Weights = dict[str, float]
"""How much each sign counts, by its name."""


class _Thresholds(BaseModel):
    """Thresholds that never change; a misspelt one is an error, or it would be ignored silently."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TimeConfig(_Thresholds):
    """Which day, month or year is meant if the words leave it open."""

    soon_days: Size = 75
    """How near a coming day must be, in days, for a verb in the past to fit it: "was set for Dec. 1"."""
    next_month_days: Size = 31
    """The same for a month without a day: the one of eleven months ago is called the last."""
    just_gone_days: Size = 32
    """How near a past day or month must be for a verb in the future to fit it: "will be paid to holders of Oct. 3"."""
    either_days: Size = 14
    """A day in figures whose month can come first or second is the one this near to the article's date, in days."""
    overlapping_months: Size = 2
    """The months that two offices must share; in the month of a change, one of them may be over already."""
    evidence: Size = 8
    """The most clues to an article's date that are shown."""


class StatementConfig(_Thresholds):
    """How to find statements that no verb introduces, and how far to look for their act and their day."""

    signed: Probability = 0.9
    """How often the rule for signatures is right. Hardly anything but a quotation is signed."""
    signed_below: Probability = 0.85
    """Without a dash, a name below a quotation may be a heading."""
    labelled: Probability = 0.85
    """Some labels are topics that look like names."""
    turns: Probability = 0.8
    """Q and A are certain, but the name of who answers comes from the introduction."""
    headline: Probability = 0.75
    """The name before the colon may be what the words are about."""
    introduced: Probability = 0.8
    """The line before may name somebody else than who speaks."""
    beside: Probability = 0.85
    """What stands before a verb may be more than its subject."""
    continued: Probability = 0.85
    """Hardly anybody else is quoted in the next sentence without a word."""
    floating: Probability = 0.7
    """The speaker may have changed without a word."""
    unattributed: Probability = 0.5
    """A paragraph in quotation marks is somebody's words, whoever that is."""
    answered: Probability = 0.6
    """Without labels, only their form tells questions from answers."""

    unspoken: Probability = 0.55
    """How sure the network must be of what somebody thinks, wants, plans or praises, if no word of it is quoted: set on
    articles held out of training."""

    question_characters: Size = 250
    """The longest question of an interview."""
    signed_characters: Size = 4000
    """A signed text begins with its line, unless that is further than this from the last quotation in it."""
    floating_words: Size = 4
    """A quotation on its own with fewer words is a heading or a nickname."""
    label_words: Size = 4
    """A quotation after a label with fewer words is a nickname or a title."""
    near_statements: Size = 50
    """How many statements of a paragraph are searched for an outer one."""
    auxiliary_characters: Size = 48
    """How many characters before a cue are searched for its auxiliaries."""
    day_characters: Size = 90
    """The most characters between a statement's cue and its day."""


class CoreferenceConfig(_Thresholds):
    """When two mentions count as mentions of one actor."""

    joined: Probability = 0.4
    """How much of a description's or pronoun's probability must fall on an actor for it to mean that actor."""
    alone: Probability = 0.1
    """A pronoun with no more than this probability on all earlier mentions means nobody."""
    sure: Probability = 0.75
    """How much must fall on one of the full names that a short name fits."""
    often: Size = 3
    """How many times as often as the others a full name must appear for a short name to mean it."""
    described: Probability = 0.9
    """How sure it is that a description means the one whom the text has introduced by it."""
    candidates: Size = 50
    """How many full names are compared with a short one; if more share it, it means nobody."""
    alike: Size = 8
    """If more names than this begin or end like one, none of them is that one in another spelling."""
    apart: Size = 60
    """Two spellings that stand nearer than this, in characters, are two people's."""
    gender: Probability = 0.4
    """How likely an antecedent must be for a pronoun to show its gender."""
    kind: Probability = 0.3
    """A person stays apart from a surer place of the same name if it has at least this share of its weight."""


class RecoveryConfig(_Thresholds):
    """When a name is added that the network missed."""

    known: Probability = 0.8
    """How sure the network must be of a name before the recorder looks for it elsewhere."""
    named: Probability = 0.6
    """How sure the network must be that a source has a name before one is cut out of its words."""
    confidence: Probability = 0.5
    """The confidence of a name found this way."""
    words: Size = 6
    """The most words of a name that is looked for elsewhere."""


class CalibrationConfig(_Thresholds):
    """How signs become the probability that speakers are right: what their log-odds weigh, and a bias.

    By default the certainty stays as it is, and nothing else counts. A surer sign never makes speakers less likely.
    """

    bias: Annotated[float, Field(ge=-20, le=20)] = 0.0
    certainty: SignWeight = 1.0
    statement: SignWeight = 0.0
    source: SignWeight = 0.0


AS_IT_IS: Final = CalibrationConfig()


class SpeakerConfig(_Thresholds):
    """When a statement gets the name of its speaker."""

    certain: Probability = 0.8
    """How sure a speaker must be; a wrong one costs as much as four without an answer."""
    named_alone: Probability = 0.45
    """How sure it is that a name or a pronoun has a name, whatever the network thinks."""
    has_name: Probability = 0.6
    """How sure the network must be that a source has a name before one is looked for outside its words."""
    by_words: Probability = 0.9
    """A description that is this sure to mean somebody with a name has one, about as surely as a name does."""
    sure_together: Probability = 0.9
    """How sure it is that a plural means those who were named together."""
    author: Probability = 0.9
    """How sure it is that "I" outside of quotations is whoever wrote the article."""
    together: Size = 1
    """How many paragraphs before a pronoun they may be named in; twice as many before a description."""
    mostly: Probability = 0.6
    """How much of the probability of everybody with a name must then fall on one of them."""
    possible: Probability = 0.15
    """How likely somebody must be to be listed among those whom a source may mean."""
    listed: Size = 3
    """The most names listed of those whom a source may mean."""
    shown_characters: Size = 60
    """The most characters of a source that a reason shows."""

    weights: dict[SourceForm, Weights] = {}
    """How much each sign counts for whoever may speak, by the form of the source; a network brings them. A form without
    weights is left to the links between mentions."""
    likely: dict[SourceForm, Probability] = {}
    """How likely the first of the candidates must be, by the form of the source; without it, `certain` counts."""
    calibrations: dict[Reference, CalibrationConfig] = {}
    """How likely speakers are right, by how the text refers to them; a network brings them."""
    candidates: Size = 8
    """So many candidates are ranked."""
    looked_back: Size = 30
    """So many mentions of actors with names in front of a statement are looked at."""
    neighbours: Size = 6
    """The one who spoke last or speaks next is looked for among so many statements."""


class LinkConfig(_Thresholds):
    """How the table of actors is asked."""

    held: Probability = 0.9
    """How sure it is that a description of an office means the holder named in the article."""
    descriptions: Size = 4
    """The most descriptions of an actor that are looked up."""


class EventConfig(_Thresholds):
    """Whose word an event is on, and when two of them are the same."""

    held: Probability = 0.5
    """How sure the network must be of a statement for an event in it to be on its source's word."""
    doubtful: Probability = 0.05
    """How unlikely it must be that an event stands in somebody's words for it to be on the outlet's."""
    same: Probability = 0.25
    """How likely an earlier event must be for a later one to be the same."""
    same_against: Probability = 0.9
    """The same where their types, their days, their places or those who take part speak against it."""
    inferred: Probability = 0.8
    """How likely two events must be the same for the one to have the day and the place that the other one tells."""


class RecorderConfig(_Thresholds):
    """All thresholds of the recorder, by stage."""

    times: TimeConfig = TimeConfig()
    statements: StatementConfig = StatementConfig()
    coreference: CoreferenceConfig = CoreferenceConfig()
    recovery: RecoveryConfig = RecoveryConfig()
    speakers: SpeakerConfig = SpeakerConfig()
    link: LinkConfig = LinkConfig()
    events: EventConfig = EventConfig()


DEFAULT: Final = RecorderConfig()
