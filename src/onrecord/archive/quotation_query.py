"""What can be asked of the quotations in an archive."""

from dataclasses import dataclass
from typing import Literal, TypedDict, get_args

from onrecord.archive.query import Query
from onrecord.archive.story_query import StoryOrder
from onrecord.errors import QueryError

QuotationKind = Literal["identical", "cut", "altered", "translated", "other_speaker", "other_day"]
"""What can be asked for: how words differ from the fullest wording, or who is said to have said them, or when."""


class QuotationFilters(TypedDict, total=False):
    """The parts of a `QuotationQuery`, by name."""

    words: str | None
    speaker: str | None
    outlet: str | None
    since: str | None
    until: str | None
    kind: QuotationKind | None
    turned: bool
    story: int | None
    article: int | None
    least: int
    order: StoryOrder


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationQuery:
    """A question to an archive about quotations; all that is given must hold. Raises QueryError if it can't be asked.

    One statement that gives the quotation must have the `words`, be by the `speaker` (a name or part of one), be in an
    article by the `outlet` and from `since` to `until` (a year, a month or a day, both included), and in the `article`
    of this number. One that isn't the fullest must be of the `kind`; with `turned`, one must leave out or put in a word
    that turns what is said. `story` is the number of a story in which it is given. At least so many outlets (`least`)
    must have it. The newest come first, or those that most outlets have given.

    >>> QuotationQuery(kind="shortened")
    Traceback (most recent call last):
    onrecord.errors.QueryError: There is no such kind of quotation: 'shortened'. Allowed: identical, cut, ...
    """

    words: str | None = None
    speaker: str | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None
    kind: QuotationKind | None = None
    turned: bool = False
    story: int | None = None
    article: int | None = None
    least: int = 2
    order: StoryOrder = "newest"

    def __post_init__(self) -> None:
        _ = self.of_statement
        if self.kind is not None and self.kind not in get_args(QuotationKind):
            allowed = ", ".join(get_args(QuotationKind))
            raise QueryError("There is no such kind of quotation", value=self.kind, allowed=allowed)
        if self.least < 1:
            raise QueryError("This is no number of outlets", value=self.least, allowed="1 or more")
        if self.order not in get_args(StoryOrder):
            raise QueryError("This is no order", value=self.order, allowed=", ".join(get_args(StoryOrder)))

    @property
    def of_statement(self) -> Query:
        """What is asked of one of its statements."""
        return Query(
            words=self.words, speaker=self.speaker, outlet=self.outlet, since=self.since, until=self.until,
            article=self.article,
        )  # fmt: skip
