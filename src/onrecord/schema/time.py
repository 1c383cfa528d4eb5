"""Times: the expressions of a text that say when, how long or how often."""

from typing import Annotated, Final, Literal, Self

from pydantic import Field, model_validator

from onrecord.schema.actor import Id
from onrecord.schema.base import Corrected, Frozen
from onrecord.schema.labels import TimeKind, TimeModifier
from onrecord.schema.span import Span, require_inside

PUBLISHED: Final = "published"
"""The anchor of an expression that is relative to the article's own date."""

Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]


class Time(Frozen):
    """An expression of time, with its value in TIMEX3 (TimeML 1.2.1), and the first and last day it can mean.

    An X stands for what isn't known of a value ("XXXX-WXX-5" is some Friday). `earliest` and `latest` are null if no
    days are known. `anchor` is what a relative expression is relative to: "published", the article's date, or the id of
    another time. `until` is the id of the time that ends the period that this one begins.

    >>> friday = Time(id="t1", start=19, end=25, kind="DATE", value="2024-03-01", earliest="2024-03-01",
    ...               latest="2024-03-01", anchor="published")
    >>> friday.span.cut("They met at noon on Friday."[1:])
    'Friday'
    """

    id: Id
    start: Annotated[int, Field(ge=0, strict=True)]
    end: Annotated[int, Field(ge=1, strict=True)]
    kind: TimeKind
    value: Annotated[str, Field(min_length=1)]
    earliest: Day | None = None
    latest: Day | None = None
    mod: TimeModifier | None = None
    quant: str | None = None
    freq: str | None = None
    anchor: Id | Literal["published"] | None = None
    until: Id | None = None
    corrected: Corrected = False

    @model_validator(mode="after")
    def _it_stands_somewhere(self) -> Self:
        if self.start >= self.end:
            raise ValueError(f"the span {self.start}–{self.end} is empty: its end must come after its start")
        if (self.earliest is None) is not (self.latest is None):
            raise ValueError(f"time {self.id!r} has one of `earliest` and `latest` without the other")
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"time {self.id!r} ends before it begins: {self.earliest} to {self.latest}")
        return self

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)


def require_consistent(times: tuple[Time, ...], text: str) -> None:
    """Raise ValueError unless the times are inside the text, in its order, and refer only to each other."""
    known = {time.id for time in times}
    if len(known) < len(times):
        raise ValueError("two times have the same id")
    require_inside((time.span for time in times), text)
    if [time.start for time in times] != sorted(time.start for time in times):
        raise ValueError("the times are out of order")
    for time in times:
        for other in (time.anchor, time.until):
            if other is not None and other != PUBLISHED and (other not in known or other == time.id):
                raise ValueError(f"time {time.id!r} refers to {other!r}, which is no other time of the record")
