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


class Quotations(Speakers):
    """The same of quotations; some are missed, in no statement at all."""

    missed: float


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


class Gold(_Figures):
    """What was measured on, in words: the corpus, what is marked in it, by whom, and how far two who did so agree."""

    says: str
    corpus: str
    what: str
    articles: int
    marked_by: str
    agreement: str


class Figure(_Figures):
    """A figure in per cent with its 95 % interval, by the bootstrap over articles; `of` so many gold items.

    Where there are too few articles, there is no interval.
    """

    run: str
    what: tuple[str, ...]
    value: float
    low: float | None
    high: float | None
    of: int
    articles: int

    @property
    def interval(self) -> str:
        """The interval in words, no finer than it is; empty where there is none.

        >>> Figure(run="dev", what=("right",), value=70.5, low=60.43, high=80.96, of=308, articles=30).interval
        '60 to 81'
        """
        return "" if self.low is None or self.high is None else f"{self.low:.0f} to {self.high:.0f}"


class Accuracy(_Figures):
    """All that was measured, by the name of the corpus. Each figure with an interval is in `figures`."""

    network: Network = Field(alias="model")
    statements: dict[str, Statements]
    acts: dict[str, float]
    acts_of_network: dict[str, float]
    speakers: dict[str, dict[str, Speakers]]
    quotations: dict[str, Quotations]
    names: dict[str, Names]
    times: dict[str, Times]
    dates: Dates
    golds: dict[str, Gold]
    figures: tuple[Figure, ...]

    def figure(self, run: str, *what: str) -> Figure:
        """Find a figure. Raises KeyError if it wasn't measured.

        >>> accuracy().figure("worldnews dev, full", "linked overlap", "f1").articles
        60
        """
        return _by_place()[run, what]

    @property
    def marked(self) -> tuple[Gold, ...]:
        """What was measured on, each once for each who marked it."""
        firsts: dict[tuple[str, str, str], Gold] = {}
        for gold in self.golds.values():
            firsts.setdefault((gold.corpus, gold.what, gold.agreement), gold)
        return tuple(firsts.values())


@cache
def _by_place() -> dict[tuple[str, tuple[str, ...]], Figure]:
    return {(each.run, each.what): each for each in accuracy().figures}


@cache
def accuracy() -> Accuracy:
    """Give the measured accuracy of the network that ships.

    >>> 0 < accuracy().statements["worldnews dev, full"].overlap.r < 100
    True
    """
    return Accuracy.model_validate_json(FILE.read_text(encoding="utf-8"))
