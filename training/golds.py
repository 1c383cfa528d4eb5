"""What the reader is measured on: which articles, by which task of the scorer, and who marked their gold."""

from typing import Final, Literal, NamedTuple

Task = Literal["attributions", "actors", "speakers", "quotes", "events"]


class Marked(NamedTuple):
    """Who marked a gold, and how far two who did it apart from each other agree."""

    by: Literal["people", "a language model", "the publishers"]
    agreement: str


BY_OTHERS: Final = Marked("people", "not measured by us")
DATED: Final = Marked("the publishers", "–")
POLNEAR: Final = Marked("people", "one against another on 20 articles: exact source 77.7, cue 70.5, content 65.9")
WORLD_NEWS: Final = Marked(
    "a language model", "two runs on 10 articles: linked overlap 97.6, linked exact 88.0, the act of 57 of 61"
)
SPEAKERS_BESIDE: Final = Marked("a language model", "not measured for these speakers")
ACTORS: Final = Marked("a language model", "two runs on 11 articles, 595 mentions: names 91.4, coreference 87.4")
EVENTS: Final = Marked(
    "a language model",
    "two runs on 10 articles, 262 events: triggers 93.1, with the type 90.5, arguments 83.9, status 95.2, same 90.5",
)
QUOTATIONS: Final = Marked("a language model", "two runs on 10 pages: the speaker of 98.1 % of 106 quotations")


class Gold(NamedTuple):
    """A gold, the articles that are read for it, and how the scorer judges them.

    `read` names the file whose articles are read, `part` the words in the ids of those that count.
    """

    task: Task
    path: str
    says: str
    """In the words of the model card."""

    marked: Marked
    style: Literal["full", "flat"] = "full"
    read: str = ""
    part: str = ""
    outer: bool = False

    @property
    def source(self) -> str:
        """The file whose articles are read."""
        return self.read or self.path

    @property
    def records(self) -> str:
        """The name of the file with their records."""
        return f"{self.source.removesuffix('.jsonl').replace('/', '-')}.{self.style}.jsonl"

    @property
    def options(self) -> dict[str, bool]:
        """What the scorer is told besides."""
        return {"outer": True} if self.outer else {}


GOLDS: Final = {
    "polnear dev, flat": Gold("attributions", "polnear/dev.jsonl", "PolNeAR, in its own flat style", POLNEAR, "flat"),
    "polnear dev, full, outer": Gold(
        "attributions", "polnear/dev.jsonl", "PolNeAR, full style, outer statements only", POLNEAR, outer=True
    ),
    "worldnews dev, full": Gold("attributions", "worldnews/dev.jsonl", "world news", WORLD_NEWS),
    "gum dev": Gold("actors", "gum/dev.jsonl", "GUM, 8 genres", BY_OTHERS),
    "gum dev, news": Gold("actors", "gum/dev.jsonl", "GUM, news", BY_OTHERS, part="_news_"),
    "gum dev, interviews": Gold("actors", "gum/dev.jsonl", "GUM, interviews", BY_OTHERS, part="_interview_"),
    "worldnews dev": Gold("actors", "worldnews/actors_dev.jsonl", "world news", ACTORS, read="worldnews/dev.jsonl"),
    "speakers of polnear dev, full": Gold("speakers", "speakers_dev.jsonl", "PolNeAR", SPEAKERS_BESIDE),
    "speakers of polnear dev, flat": Gold(
        "speakers", "speakers_dev.jsonl", "PolNeAR, in its own flat style", SPEAKERS_BESIDE, "flat"
    ),
    "speakers of worldnews dev, full": Gold("speakers", "worldnews/dev.jsonl", "world news", SPEAKERS_BESIDE),
    "quotes dev": Gold("quotes", "quotes/dev.jsonl", "news pages of 2022–26", QUOTATIONS),
    "events of worldnews dev": Gold(
        "events", "worldnews/events_dev.jsonl", "world news", EVENTS, read="worldnews/dev.jsonl"
    ),
}
"""Everything that is read by the network that ships, by the name of the run."""

TIMES: Final = {
    "timebank": ("times/timebank.jsonl",),
    "aquaint": ("times/aquaint.jsonl",),
    "timebank and aquaint": ("times/timebank.jsonl", "times/aquaint.jsonl"),
    "meantime": ("times/meantime.jsonl",),
}
"""Name of each run over expressions of time, and its gold; the network has no part in it."""

DATES: Final = {
    "timebank": "times/timebank.jsonl",
    "aquaint": "times/aquaint.jsonl",
    "polnear dev": "polnear/dev.jsonl",
    "gum dev": "gum/dev.jsonl",
}
"""Name of each run over articles whose date is hidden."""

SPEAKERS: Final = {"polnear dev": "speakers_dev.jsonl", "worldnews dev": "worldnews/dev.jsonl"}
"""Name of each corpus over which the threshold of speakers is chosen, and its gold."""

ACTS: Final = "acts in five folds"
"""The run of `training.acts`."""

PLV: Final = "plv in five folds"
"""The run of `training.plv`."""

WIKIEVENTS: Final = "wikievents dev"
"""The run of `training.wikievents`."""

HIDDEN: Final = "hidden dates"
"""The run over articles whose date is hidden."""

_OF_TIMES: Final = {
    "times of timebank and aquaint": "TimeBank and AQUAINT",
    "times of meantime": "MEANTIME",
}


class Described(NamedTuple):
    """What a run is measured on, for people: in words, the corpus, what is marked in it, and who marked that."""

    says: str
    corpus: str
    what: str
    marked: Marked


_EVENTS: Final = "events"

_MARKED: Final[dict[Task, str]] = {
    "attributions": "statements", "actors": "names, and who is who", "speakers": "who speaks",
    "quotes": "who speaks in quotations", "events": _EVENTS,
}  # fmt: skip


def described(run: str) -> Described:
    """Describe a run.

    >>> described("gum dev, news").corpus, described("times of meantime").marked.by
    ('GUM', 'people')
    """
    if run == ACTS:
        return Described("world news, training part, in five folds", "world news", _MARKED["attributions"], WORLD_NEWS)
    if run == PLV:
        says = "PLV, training part, in five folds, by sentence"
        return Described(says, "PLV (sentences)", "types of events between two actors", BY_OTHERS)
    if run == WIKIEVENTS:
        return Described("WikiEvents", "WikiEvents", _EVENTS, BY_OTHERS)
    if run == HIDDEN:
        corpora = "TimeBank, AQUAINT, PolNeAR and GUM"
        return Described(f"{corpora}, without their dates", corpora, "dates of publication", DATED)
    if run in _OF_TIMES:
        return Described(_OF_TIMES[run], _OF_TIMES[run], "expressions of time", BY_OTHERS)
    gold = GOLDS[run]
    return Described(gold.says, gold.says.split(",")[0], _MARKED[gold.task], gold.marked)
