"""What an audit gives: figures with their intervals."""

from typing import Literal, NamedTuple

from onrecord.audits.codes import PassageCode, StatementCode
from onrecord.audits.judging import Question
from onrecord.schema.base import Frozen

By = Literal["all", "outlet", "year", "source_kind"]
"""By what a figure divides; "all" doesn't."""

Agreeing = Literal["statement", "speaker", "act", "any statement", "number of statements"]
"""What coders can agree on: the three questions about a statement, and two about each sentence of a passage."""


class Coded(NamedTuple):
    """What somebody says of a unit."""

    unit: int
    coder: str
    code: StatementCode | PassageCode


class Counted(NamedTuple):
    """How many statements onrecord counts in what the sample was drawn from, in all or in a group."""

    by: By
    group: str | None
    statements: int


class Progress(Frozen):
    """How much somebody has coded, and how much of it can't be told."""

    coder: str
    units: int
    unsure: int


class Figure(Frozen):
    """A figure with its 95 % interval; None where too few were coded."""

    value: float | None
    low: float | None
    high: float | None


class Agreement(Figure):
    """How far coders agree on a question: the share of same answers, with its interval, and Krippendorff's alpha."""

    question: Agreeing
    units: int
    alpha: float | None
    alpha_low: float | None
    alpha_high: float | None


class Share(Figure):
    """How much is right, or found, with its 95 % interval; None where too few were coded.

    `question` is what is right of the statements that onrecord found, or "found": of the statements that are in the
    text, those that onrecord has. `of` is how many were judged, or are in the text; a half is where two coders differ.
    """

    question: Question | Literal["found"]
    by: By
    group: str | None
    of: float


class CorrectedCount(Figure):
    """How many statements there are, as far as the sample tells, beside how many onrecord counts."""

    by: By
    group: str | None
    counted: int


class Difference(Frozen):
    """Where a coder says something else than onrecord; `statement` is None where onrecord has none there."""

    unit: int
    article: int
    statement: str | None
    coder: str
    question: str
    words: str
    onrecord: str
    coded: str


class Results(Frozen):
    """What follows from the codes of an audit."""

    units: int
    coders: tuple[Progress, ...]
    agreement: tuple[Agreement, ...]
    shares: tuple[Share, ...]
    counts: tuple[CorrectedCount, ...]
    differences: tuple[Difference, ...]
