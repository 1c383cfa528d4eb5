"""Runs the checks on a record."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput, Judge, Shelf
from onrecord.checks.table import CHECKS, CheckType
from onrecord.schema import Check, LoadedPiece, Record
from onrecord.settings import Checks


def chosen(which: Checks, types: Iterable[CheckType] = CHECKS, *, originals: bool = False) -> tuple[CheckType, ...]:
    """Choose checks by the setting: all of them, those that are shown, or none.

    With `originals`, those that hold the article against them were asked for, however often they are right.

    >>> chosen("none")
    ()
    """

    def asked(each: CheckType) -> bool:
        return each.shown or (originals and "originals" in each.needs)

    return tuple(each for each in types if which == "all" or (which == "shown" and asked(each)))


def check(
    record: Record,
    types: Collection[CheckType],
    *,
    judge: Judge | None = None,
    originals: tuple[Record, ...] = (),
    files: Mapping[str, str] | None = None,
    shelf: Shelf | None = None,
    loaded: tuple[LoadedPiece, ...] | None = None,
    tried: bool = False,
) -> Record:
    """Hold a record against itself: copy it, with the findings of these checks in place of those that it had.

    A check is left out if what it needs isn't there: `CheckInput` says what that is. The same record and the same
    checks give the same findings.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="It rained."), model=Model(name="by hand", version="1"))
    >>> check(record, ()).checks
    ()
    """
    given = CheckInput(record, judge, originals, files or {}, shelf, loaded, tried)
    found = ((each, finding) for each in types if _ready(each, given) for finding in _in_order(each, given))
    checks = tuple(_written(number, each, finding) for number, (each, finding) in enumerate(found, start=1))
    return record.model_copy(update={"checks": checks})


def _ready(each: CheckType, given: CheckInput) -> bool:
    there = {
        "judge": given.judge is not None,
        "originals": bool(given.originals),
        "loaded": given.loaded is not None,
    }
    return all(there[need] for need in each.needs)


def _in_order(each: CheckType, given: CheckInput) -> Iterator[Finding]:
    yield from sorted(each.find(given), key=lambda finding: (finding.start, -finding.confidence))


def _written(number: int, each: CheckType, finding: Finding) -> Check:
    asked_for = "originals" in each.needs
    return Check(
        id=f"c{number}",
        kind=each.kind,
        verdict=finding.verdict,
        about=finding.about,
        evidence=finding.evidence,
        statements=finding.statements,
        events=finding.events,
        message=finding.message,
        confidence=round(finding.confidence, 2),
        shown=asked_for or (each.shown and finding.confidence >= each.least),
        elsewhere=finding.elsewhere,
    )
