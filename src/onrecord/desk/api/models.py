"""The shapes that the API takes and gives, besides the archive's own."""

from datetime import datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from onrecord.archive import ActorName, Bar, Companion, Count, Status, StoredActor
from onrecord.desk import jobs
from onrecord.desk.check_table import meaning
from onrecord.desk.dependencies import MAX_ID
from onrecord.desk.problems import Problem, problem_of
from onrecord.pipeline.outcomes import Outcome
from onrecord.schema import Check, Record

T = TypeVar("T")

ShortText = Annotated[str, Field(max_length=2000)]
DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
ADDRESS_PATTERN = r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]+\S*$"


class ArticleMetadata(BaseModel):
    """What a caller knows about an article."""

    model_config = ConfigDict(extra="forbid")

    id: ShortText | None = Field(
        default=None, description="Your own id for the article. The same id again adds a new version."
    )
    title: ShortText | None = Field(default=None, description="The headline, if the text begins with it.")
    published: ShortText | None = Field(default=None, description="The date or time of publication, in ISO 8601.")
    outlet: ShortText | None = Field(default=None, description="The outlet that published it.")
    byline: ShortText | None = Field(default=None, description="The author.")

    def metadata(self) -> dict[str, str]:
        """What is said of it."""
        values = self.model_dump(exclude={"text"}, exclude_none=True)
        return {key: value for key, value in values.items() if value}


class ArticleText(ArticleMetadata):
    """An article's text, and what you know about it."""

    text: Annotated[str, Field(min_length=1)]
    url: ShortText | None = Field(default=None, description="The article's address. It isn't fetched.")


class ArticleAddress(ArticleMetadata):
    """The address of an article, or of a feed, which is fetched."""

    url: Annotated[str, Field(max_length=2000, pattern=ADDRESS_PATTERN)]

    def metadata(self) -> dict[str, str]:
        """What is said of it besides where it is."""
        return {key: value for key, value in super().metadata().items() if key != "url"}


class Page(BaseModel, Generic[T]):
    """One page of results."""

    total: Count = Field(description="How many results there are; counting stops at ten thousand.")
    items: list[T]
    next: str | None = Field(description="The address of the next page; null on the last.")


class SuggestedQuery(BaseModel):
    """A query that finds something where the one that was sent finds nothing. It differs in one parameter."""

    kind: Literal["spelling", "fewer words", "without"]
    parameter: str = Field(description="The parameter that differs.")
    value: str | None = Field(description="Its value; null if it is left out. Without `from`, `to` is left out too.")
    total: Count
    address: str


class FoundPage(Page[T], Generic[T]):
    """One page of the results of a search."""

    suggestions: list[SuggestedQuery] = Field(
        default=[], description="Other queries if nothing is found: other spellings first. Else empty."
    )


class ActorInFull(BaseModel):
    """An actor, and how articles speak of it."""

    actor: StoredActor
    names: list[ActorName] = Field(description="Its names by outlet, the most frequent first.")
    months: list[Bar] = Field(description="Its statements by month, the earliest first; null for those without a date.")
    outlets: list[Bar] = Field(description="Its statements by outlet, the largest first.")
    quoted_with: list[Companion] = Field(description="Who speaks in the same articles.")


class Merge(BaseModel):
    """The actors to merge into another."""

    model_config = ConfigDict(extra="forbid")

    others: Annotated[list[Annotated[int, Field(ge=1, le=MAX_ID)]], Field(min_length=1, max_length=100)]


class Split(BaseModel):
    """The articles in which the actor is somebody else; with none, every merge made by hand is undone."""

    model_config = ConfigDict(extra="forbid")

    articles: Annotated[list[Annotated[int, Field(ge=1, le=MAX_ID)]], Field(max_length=1000)] = []


class Accepted(BaseModel):
    """The actor that another one is joined with."""

    model_config = ConfigDict(extra="forbid")

    keep: Annotated[int, Field(ge=1, le=MAX_ID, description="The number of the suggestion's `keep`.")]


class Refused(Accepted):
    """The actor that another one isn't, and maybe the reason."""

    why: ShortText | None = Field(default=None, description="The reason, kept with the decision.")


class AllAccepted(BaseModel):
    """Which suggestions to accept at once."""

    model_config = ConfigDict(extra="forbid")

    confidence: Annotated[
        float, Field(strict=True, ge=0, le=1, description="The lowest confidence of a suggestion, from 0 to 1.")
    ]


class Joined(BaseModel):
    """How many pairs of actors were joined."""

    joined: int


By = Annotated[
    str | None, Field(max_length=200, description="Who decides; by default the login name of whoever runs the desk.")
]


class TakingBack(BaseModel):
    """Who takes a decision back."""

    model_config = ConfigDict(extra="forbid")

    by: By = None


class SameOutlet(BaseModel):
    """An outlet that is known by another name."""

    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(min_length=1, max_length=200, description="The name that articles give it.")]
    known_as: Annotated[str, Field(min_length=1, max_length=200, description="The name that it goes by.")]
    by: By = None
    why: Annotated[str | None, Field(max_length=2000, description="The reason, kept with the decision.")] = None


class Dismissal(BaseModel):
    """Why a finding is dismissed."""

    model_config = ConfigDict(extra="forbid")

    why: Annotated[str, Field(min_length=1, max_length=2000, description="The reason, which is kept and exported.")]


class Removal(BaseModel):
    """How an article is removed for good."""

    model_config = ConfigDict(extra="forbid")

    tombstone: bool = Field(default=False, description="Whether it isn't to be added again.")
    why: ShortText | None = Field(default=None, description="The reason, which is kept with a tombstone.")


MAX_HEADLINE = 500
"""The longest headline to try, in characters."""


class Headline(BaseModel):
    """A headline to try on an article."""

    model_config = ConfigDict(extra="forbid")

    headline: Annotated[str, Field(min_length=1, max_length=MAX_HEADLINE, pattern=r"\S")]


class HeadlineFinding(BaseModel):
    """What the check of headlines says of a headline that was tried."""

    finding: Check | None = Field(description="As in a record; null if the check says nothing.")
    means: str | None = Field(description="What the verdict means, in words.")
    evidence: list[str] = Field(description="The words of the article that decide it.")

    @classmethod
    def of(cls, finding: Check | None, record: Record) -> "HeadlineFinding":
        """Describe what was found in a record."""
        if finding is None:
            return cls(finding=None, means=None, evidence=[])
        words = [" ".join(each.cut(record.article.text).split()) for each in finding.evidence]
        return cls(finding=finding, means=meaning(finding.kind, finding.verdict), evidence=words)


class Tally(BaseModel):
    """How many articles were added, changed, known already, failed, or had been removed for good."""

    added: int
    changed: int
    known: int
    failed: int
    removed: int


class Outcomes(BaseModel):
    """What happened to one article of a job."""

    place: str = Field(description="Where it came from.")
    line: int | None = Field(description="Which line, entry or record of it, counted from 1.")
    status: Status
    article: int | None = Field(description="Its number in the archive.")
    error: Problem | None

    @classmethod
    def of(cls, outcome: Outcome) -> "Outcomes":
        """Describe an outcome."""
        return cls(
            place=outcome.place,
            line=outcome.line,
            status=outcome.status,
            article=outcome.article,
            error=problem_of(outcome.error) if outcome.error else None,
        )


class Job(BaseModel):
    """Something to be read: what it is, and how far it is."""

    id: str
    title: str
    keep: bool = Field(description="Whether it is added to the archive, or only shown.")
    state: Literal["waiting", "reading", "done", "failed", "cancelled"]
    stopping: bool = Field(description="Whether it was cancelled while it was read, and ends as soon as it can.")
    submitted_at: datetime
    ended_at: datetime | None
    tally: Tally
    article: int | None = Field(description="The number of the first article that it added or already knew.")
    articles: list[Outcomes] = Field(description="What happened to its first hundred articles.")
    error: Problem | None = Field(description="Why none of it could be read.")

    @classmethod
    def of(cls, job: jobs.Job) -> "Job":
        """Describe a job as it stands."""
        tally: dict[str, Any] = {name: getattr(job.tally, name) for name in Tally.model_fields}
        return cls(
            id=job.id,
            title=job.title,
            keep=job.keep,
            state=job.state,
            stopping=job.stopping,
            submitted_at=job.submitted_at,
            ended_at=job.ended_at,
            tally=Tally(**tally),
            article=job.number,
            articles=[Outcomes.of(outcome) for outcome in tuple(job.outcomes)],
            error=problem_of(job.error) if job.error else None,
        )
