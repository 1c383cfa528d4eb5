"""Runs the checks on a record."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput, Judge
from onrecord.checks.table import CHECKS, CheckType
from onrecord.schema import Check, Record
from onrecord.settings import Checks

_NO_FILES: Final[Mapping[str, str]] = {}


def chosen(which: Checks, types: Iterable[CheckType] = CHECKS) -> tuple[CheckType, ...]:
    """Choose checks by the setting: those that are shown, all of them, or none.

    >>> chosen("none")
    ()
    """
    return tuple(each for each in types if which == "all" or (which == "shown" and each.shown))


def check(
    record: Record,
    types: Collection[CheckType],
    *,
    judge: Judge | None = None,
    originals: tuple[Record, ...] = (),
    files: Mapping[str, str] = _NO_FILES,
) -> Record:
    """Hold a record against itself: copy it, with the findings of these checks in place of those that it had.

    A check is left out if what it needs isn't there. The same record and the same checks give the same findings.
    `originals` are the records of what the article's quotations are looked up in; `files` names the files that they
    came from, by their articles' ids.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="It rained."), model=Model(name="by hand", version="1"))
    >>> check(record, ()).checks
    ()
    """
    given = CheckInput(record, judge, originals, files)
    found = ((each.kind, finding) for each in types if _ready(each, given) for finding in _in_order(each, given))
    checks = tuple(_written(number, kind, finding) for number, (kind, finding) in enumerate(found, start=1))
    return record.model_copy(update={"checks": checks})


def check_more(
    record: Record,
    types: Collection[CheckType],
    *,
    judge: Judge | None = None,
    originals: tuple[Record, ...] = (),
    files: Mapping[str, str] = _NO_FILES,
) -> Record:
    """Add the findings of these checks to a record: they take the place of those that it had of the same kinds.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="It rained."), model=Model(name="by hand", version="1"))
    >>> check_more(record, ()) == record
    True
    """
    more = check(record, types, judge=judge, originals=originals, files=files).checks
    kinds = {each.kind for each in types}
    kept = (each for each in record.checks if each.kind not in kinds)
    numbered = tuple(
        each.model_copy(update={"id": f"c{number}"}) for number, each in enumerate((*kept, *more), start=1)
    )
    return record.model_copy(update={"checks": numbered})


def _ready(each: CheckType, given: CheckInput) -> bool:
    there = {"judge": given.judge is not None, "originals": bool(given.originals)}
    return all(there[need] for need in each.needs)


def _in_order(each: CheckType, given: CheckInput) -> Iterator[Finding]:
    yield from sorted(each.find(given), key=lambda finding: (finding.start, -finding.confidence))


def _written(number: int, kind: str, finding: Finding) -> Check:
    return Check(
        id=f"c{number}",
        kind=kind,
        verdict=finding.verdict,
        about=finding.about,
        evidence=finding.evidence,
        statements=finding.statements,
        events=finding.events,
        message=finding.message,
        confidence=round(finding.confidence, 2),
        elsewhere=finding.elsewhere,
    )
