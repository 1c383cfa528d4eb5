"""The shapes that the API takes and gives, besides the archive's own."""

from datetime import datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from onrecord.archive import ActorName, Bar, Companion, Count, Status, StoredActor
from onrecord.desk import jobs
from onrecord.desk.archives import LARGEST
from onrecord.desk.problems import Problem, problem_of
from onrecord.pipeline.outcomes import Outcome

T = TypeVar("T")

Words = Annotated[str, Field(max_length=2000)]
DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
ADDRESS = r"^[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]+\S*$"


class Given(BaseModel):
    """What may be known of an article."""

    model_config = ConfigDict(extra="forbid")

    id: Words | None = Field(default=None, description="Your own name for it; the same id again is a new version.")
    title: Words | None = Field(default=None, description="Its headline, where the text begins with it.")
    published: Words | None = Field(default=None, description="The day or moment it came out, as ISO 8601.")
    outlet: Words | None = Field(default=None, description="Who published it.")
    byline: Words | None = Field(default=None, description="Who wrote it.")

    def given(self) -> dict[str, str]:
        """What is said of it."""
        values = self.model_dump(exclude={"text"}, exclude_none=True)
        return {key: value for key, value in values.items() if value}


class ArticleText(Given):
    """An article's text, and what is known of it."""

    text: Annotated[str, Field(min_length=1)]
    url: Words | None = Field(default=None, description="Where it stands; it isn't fetched.")


class ArticleAddress(Given):
    """The address of an article, or of a feed, which is fetched."""

    url: Annotated[str, Field(max_length=2000, pattern=ADDRESS)]

    def given(self) -> dict[str, str]:
        """What is said of it besides where it is."""
        return {key: value for key, value in super().given().items() if key != "url"}


class Page(BaseModel, Generic[T]):
    """Some of what was found."""

    total: Count = Field(description="How many there are; counting is given up at ten thousand.")
    items: list[T]
    next: str | None = Field(description="The address of what follows; null at the end.")


class ActorInFull(BaseModel):
    """An actor, and how articles speak of it."""

    actor: StoredActor
    names: list[ActorName] = Field(description="What it is called, in which outlet, the most frequent first.")
    months: list[Bar] = Field(description="Its statements by month, the earliest first; null for those without a date.")
    outlets: list[Bar] = Field(description="Its statements by outlet, the largest first.")
    quoted_with: list[Companion] = Field(description="Who speaks in the same articles.")


class Merge(BaseModel):
    """Which actors are the same as another."""

    model_config = ConfigDict(extra="forbid")

    others: Annotated[list[Annotated[int, Field(ge=1, le=LARGEST)]], Field(min_length=1, max_length=100)]


class Split(BaseModel):
    """In which articles an actor is another one; none: every join made by hand is undone."""

    model_config = ConfigDict(extra="forbid")

    articles: Annotated[list[Annotated[int, Field(ge=1, le=LARGEST)]], Field(max_length=1000)] = []


class Tally(BaseModel):
    """How many articles became what."""

    added: int
    changed: int
    known: int
    failed: int


class Outcomes(BaseModel):
    """What became of an article of a job."""

    place: str = Field(description="Where it came from.")
    line: int | None = Field(description="Where in it: a line, an entry, a record; counted from 1.")
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
    """Something that is being read, or was."""

    id: str
    title: str
    keep: bool = Field(description="Whether it goes into the archive, or is only shown.")
    state: Literal["waiting", "reading", "done", "failed"]
    submitted_at: datetime
    ended_at: datetime | None
    tally: Tally
    article: int | None = Field(description="The number of the first article that it added, or that was known.")
    articles: list[Outcomes] = Field(description="What became of its first hundred articles.")
    error: Problem | None = Field(description="Why nothing of it could be read.")

    @classmethod
    def of(cls, job: jobs.Job) -> "Job":
        """Describe a job as it stands."""
        tally: dict[str, Any] = {name: getattr(job.tally, name) for name in ("added", "changed", "known", "failed")}
        return cls(
            id=job.id,
            title=job.title,
            keep=job.keep,
            state=job.state,
            submitted_at=job.submitted_at,
            ended_at=job.ended_at,
            tally=Tally(**tally),
            article=job.number,
            articles=[Outcomes.of(outcome) for outcome in tuple(job.outcomes)],
            error=problem_of(job.error) if job.error else None,
        )
