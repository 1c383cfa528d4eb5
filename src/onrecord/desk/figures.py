"""The measured accuracy, which `training.accuracy` wrote: for the page about accuracy, and for the API."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

FILE = Path(__file__).with_name("accuracy.json")


class _Figures(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Network(_Figures):
    """The network that was measured."""

    name: str
    version: str


class Score(_Figures):
    """Precision, recall and F1, in per cent: how much of what is found is right, how much is found, and their mean."""

    p: float
    r: float
    f1: float


class Exact(_Figures):
    """F1 of each part of a statement where the very characters count, in per cent."""

    source: float
    cue: float
    content: float


class Case(_Figures):
    """A kind of statement: how many there are, and how many of them are found."""

    group: str
    kind: str
    gold: int
    found: int


class Level(_Figures):
    """Statements of about the same confidence: how many, their mean confidence, and how many are right."""

    start: float = Field(alias="from")
    end: float = Field(alias="to")
    statements: int
    mean: float
    right: int


class Acts(_Figures):
    """Of the statements that are found: how many do this, how many are said to, and how many both."""

    act: str
    gold: int
    said: int
    right: int


class Statements(_Figures):
    """How well statements are found in a corpus.

    "linked overlap" counts a statement whose cue and source overlap the gold's and whose content shares half of its
    characters; "linked" one that has the very characters of all three.
    """

    articles: int
    gold: int
    exact: Exact
    linked: Score
    overlap: Score = Field(alias="linked overlap")
    kinds: tuple[Case, ...]
    confidence: tuple[Level, ...]
    acts: tuple[Acts, ...]


class Speakers(_Figures):
    """How often the speakers of sources of a form are right, wrong and unanswered, in per cent."""

    right: float
    wrong: float
    unanswered: float
    gold: int


class Names(Score):
    """How well names of persons, organizations and places are found, and who is who (the mean of three measures)."""

    gold: int
    coreference: float


class Times(_Figures):
    """How well expressions of time are found, exactly and roughly, and how well their values are: F1 in per cent."""

    articles: int
    strict: float
    relaxed: float
    value: float


class Dates(_Figures):
    """Of articles whose date is hidden, how many are given a year, and how many of these rightly."""

    articles: int
    given: int
    right: int


class Accuracy(_Figures):
    """All that was measured, by the name of the corpus."""

    network: Network = Field(alias="model")
    statements: dict[str, Statements]
    acts: dict[str, float]
    speakers: dict[str, dict[str, Speakers]]
    names: dict[str, Names]
    times: dict[str, Times]
    dates: Dates


@cache
def accuracy() -> Accuracy:
    """Give the measured accuracy of the network that ships.

    >>> 0 < accuracy().statements["worldnews dev, full"].overlap.r < 100
    True
    """
    return Accuracy.model_validate_json(FILE.read_text(encoding="utf-8"))
