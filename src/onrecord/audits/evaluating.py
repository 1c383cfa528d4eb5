"""What follows from the codes: how far coders agree, how much is right and found, and corrected counts."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from onrecord.audits.agreement import measure
from onrecord.audits.codes import PassageCode, StatementCode
from onrecord.audits.differing import Passages, Statements, differences
from onrecord.audits.figures import Agreeing, Agreement, By, Coded, CorrectedCount, Counted, Progress, Results, Share
from onrecord.audits.intervals import FEWEST, Interval, Pair, ratio_of, share_of, wilson
from onrecord.audits.judging import Question, count_coded, count_found, count_hits, judge, mean
from onrecord.audits.units import PassageUnit, StatementUnit, Unit
from onrecord.schema import SourceKind

C = TypeVar("C", StatementCode, PassageCode)

MOST_GROUPS = 20
"""So many outlets, at most, have figures of their own: those with most in the sample."""


class _Key(NamedTuple):
    by: By
    group: str | None


def evaluate(units: Sequence[Unit], codes: Iterable[Coded], counted: Iterable[Counted] = ()) -> Results:
    """Work out what follows from the codes of an audit's units.

    Where two people have coded a unit and differ, each counts half. `counted` are the counts to be corrected.

    >>> evaluate([], []).shares
    ()
    """
    by_unit: dict[int, dict[str, StatementCode | PassageCode]] = defaultdict(dict)
    for coded in sorted(codes):
        by_unit[coded.unit][coded.coder] = coded.code
    statements = [(each, each.task, _of(by_unit[each.number], StatementCode)) for each in units
                  if isinstance(each.task, StatementUnit)]  # fmt: skip
    passages = [(each, each.task, _of(by_unit[each.number], PassageCode)) for each in units
                if isinstance(each.task, PassageUnit)]  # fmt: skip
    found, counts = _from_passages(passages, counted)
    return Results(
        units=len(units),
        coders=_progress(by_unit),
        agreement=tuple(_agreements([codes for *_, codes in statements], [codes for *_, codes in passages])),
        shares=(*_right(statements), *found),
        counts=counts,
        differences=tuple(differences(statements, passages)),
    )


def _of(codes: Mapping[str, StatementCode | PassageCode], kind: type[C]) -> dict[str, C]:
    return {coder: code for coder, code in codes.items() if isinstance(code, kind)}


def _progress(by_unit: Mapping[int, Mapping[str, StatementCode | PassageCode]]) -> tuple[Progress, ...]:
    done: dict[str, list[bool]] = defaultdict(list)
    for codes in by_unit.values():
        for coder, code in codes.items():
            told = code.statement != "unsure" if isinstance(code, StatementCode) else code.statements is not None
            done[coder].append(told)
    return tuple(
        Progress(coder=coder, units=len(told), unsure=told.count(False)) for coder, told in sorted(done.items())
    )


# What is right of the statements that were found


def _right(statements: Statements) -> Iterator[Share]:
    judged: dict[Question, dict[_Key, list[float]]] = defaultdict(lambda: defaultdict(list))
    for unit, task, codes in statements:
        said = [judge(task, code) for code in codes.values()]
        for question in dict.fromkeys(each for answers in said for each in answers):
            right = [answers[question] for answers in said if question in answers]
            for key in _keys(unit, task.source_kind):
                judged[question][key].append(sum(right) / len(right))
    for question in ("statement", "words", "speaker", "known speaker", "act"):
        values = judged[question]
        for key in _in_order({key: len(each) for key, each in values.items()}):
            right_ones = values[key]
            interval = wilson(sum(right_ones), len(right_ones)) if len(right_ones) >= FEWEST else None
            yield Share(question=question, by=key.by, group=key.group, of=len(right_ones), **_figure(interval))


# What is found of the statements that there are, and how many there are


def _from_passages(
    passages: Passages, counted: Iterable[Counted]
) -> tuple[tuple[Share, ...], tuple[CorrectedCount, ...]]:
    found: dict[_Key, dict[int, Pair]] = defaultdict(dict)
    there: dict[_Key, dict[int, Pair]] = defaultdict(dict)
    articles: dict[int, None] = {}
    for unit, task, codes in passages:
        told = [code for code in codes.values() if code.statements is not None]
        if not told:
            continue
        articles[unit.article] = None
        coded = mean((count_coded(code) for code in told), len(told))
        hits = mean((count_hits(task, code) for code in told), len(told))
        has = count_found(task)
        for kind in dict.fromkeys((*coded, *has)):
            for key in _keys(unit, kind):
                _add(found[key], unit.article, hits.get(kind, 0), coded.get(kind, 0))
                _add(there[key], unit.article, coded.get(kind, 0), has.get(kind, 0))

    def pairs(totals: Mapping[int, Pair]) -> list[Pair]:
        return [totals.get(article, (0.0, 0.0)) for article in articles]  # an article with nothing in it counts, too

    wholes = {key: sum(whole for _, whole in totals.values()) for key, totals in found.items()}
    shares = tuple(
        Share(question="found", by=key.by, group=key.group, of=wholes[key], **_figure(share_of(pairs(found[key]))))
        for key in _in_order({key: whole for key, whole in wholes.items() if whole})
    )
    corrected = []
    for by, group, statements in counted if articles else ():
        ratio = ratio_of(pairs(there.get(_Key(by, group), {})))
        times = None if ratio is None else Interval(*(each * statements for each in ratio))
        corrected.append(CorrectedCount(by=by, group=group, counted=statements, **_figure(times)))
    return shares, tuple(corrected)


def _add(totals: dict[int, Pair], article: int, part: float, whole: float) -> None:
    before = totals.get(article, (0.0, 0.0))
    totals[article] = (before[0] + part, before[1] + whole)


def _keys(unit: Unit, kind: SourceKind) -> Iterator[_Key]:
    yield _Key("all", None)
    yield _Key("outlet", unit.outlet)
    yield _Key("year", unit.year)
    yield _Key("source_kind", kind)


def _in_order(wholes: Mapping[_Key, float]) -> list[_Key]:
    """All, then the largest outlets, the years in order, and the largest kinds."""
    largest = sorted(wholes, key=lambda key: (-wholes[key], key.group or ""))
    years = sorted((key for key in wholes if key.by == "year"), key=lambda key: key.group or "~")
    return [
        *(key for key in largest if key.by == "all"),
        *[key for key in largest if key.by == "outlet"][:MOST_GROUPS],
        *years,
        *(key for key in largest if key.by == "source_kind"),
    ]


def _figure(interval: Interval | None) -> dict[str, float | None]:
    return {"value": None, "low": None, "high": None} if interval is None else dict(interval._asdict())


# How far coders agree


def _agreements(
    statements: Sequence[Mapping[str, StatementCode]], passages: Sequence[Mapping[str, PassageCode]]
) -> Iterator[Agreement]:
    asked: dict[Agreeing, list[list[list[Hashable]]]] = {
        "statement": [], "speaker": [], "act": [], "any statement": [], "number of statements": [],
    }  # fmt: skip
    for codes in statements:
        told = [code for code in codes.values() if code.statement != "unsure"]
        asked["statement"].append([[code.statement for code in told]])
        said = [code for code in told if code.statement != "no"]
        asked["speaker"].append(
            [[tuple(sorted(code.speakers)) or code.speaker for code in said if code.speaker != "unsure"]]
        )
        asked["act"].append([[code.act for code in said if code.act != "unsure"]])
    for marked in passages:
        sentences = list(
            zip(*(code.statements for code in marked.values() if code.statements is not None), strict=True)
        )
        asked["any statement"].append([[bool(each) for each in sentence] for sentence in sentences])
        asked["number of statements"].append([[len(each) for each in sentence] for sentence in sentences])
    for question, units in asked.items():
        found = measure(units)
        if found.units:
            alpha = found.alpha or (None, None, None)
            yield Agreement(question=question, units=found.units, **_figure(found.percent),
                            alpha=alpha[0], alpha_low=alpha[1], alpha_high=alpha[2])  # fmt: skip
