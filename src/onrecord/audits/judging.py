"""What a code says about onrecord: what is right, what is missed, and how many there are."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from onrecord.audits.codes import PassageCode, StatementCode
from onrecord.audits.units import PassageUnit, StatementUnit
from onrecord.schema import SourceKind

Question = Literal["statement", "words", "speaker", "known speaker", "act"]
"""What is asked of a statement that onrecord found."""


def judge(task: StatementUnit, code: StatementCode) -> dict[Question, bool]:
    """Tell what is right of a statement, by what its coder says; what can't be told isn't there.

    Its words, speaker and act are judged only where it is a statement at all. A known speaker is judged where onrecord
    names one, and a speaker also where it names none: nobody is right if the text gives nobody away.

    >>> task = StatementUnit(before="", text="It is safe, she said.", after="", content=(), candidates=(),
    ...                      statement="s1", speakers=(), act="assert", source_kind="none")
    >>> judge(task, StatementCode(statement="extent", speaker="nobody", act="deny"))
    {'statement': True, 'words': False, 'speaker': True, 'act': False}
    """
    if code.statement == "unsure":
        return {}
    if code.statement == "no":
        return {"statement": False}
    found: dict[Question, bool] = {"statement": True, "words": code.statement == "yes"}
    if code.speaker != "unsure":
        right = code.speaker != "other" and set(code.speakers) == set(task.speakers)
        found["speaker"] = right
        if task.speakers:
            found["known speaker"] = right
    if code.act != "unsure":
        found["act"] = code.act == task.act
    return found


def count_found(task: PassageUnit) -> Counter[SourceKind]:
    """Count the statements that onrecord has in a passage by who makes them."""
    return Counter(each.source_kind for each in task.found)


def count_coded(code: PassageCode) -> Counter[SourceKind]:
    """Count the statements that a coder found in a passage by who makes them."""
    return Counter(kind for sentence in code.statements or () for kind in sentence)


def count_hits(task: PassageUnit, code: PassageCode) -> dict[SourceKind, float]:
    """Count by who makes them the coder's statements that onrecord has, sentence by sentence.

    Of each sentence at most as many are found as onrecord has there: first those of the same kind of source; what is
    left over counts in equal parts for the other kinds.

    >>> unit = PassageUnit(before="", text="It rained.", after="", sentences=(), found=({"sentence": 0,
    ...                    "statement": "s1", "source_kind": "person"},))
    >>> count_hits(unit, PassageCode(statements=(("person", "group"),)))
    {'person': 1.0, 'group': 0.0}
    """
    hits: Counter[SourceKind] = Counter()
    exact: dict[SourceKind, float] = {}
    for number, coded in enumerate(code.statements or ()):
        there = Counter(each.source_kind for each in task.found if each.sentence == number)
        wanted = Counter(coded)
        same = there & wanted
        hits += same
        missed, spare = wanted - same, (there - same).total()
        for kind, many in missed.items():
            exact[kind] = exact.get(kind, 0.0) + many * min(1.0, spare / missed.total())
    return _added(hits, exact)


def mean(counts: Iterable[Mapping[SourceKind, float]], coders: int) -> dict[SourceKind, float]:
    """Average counts over coders.

    >>> mean([{"person": 2}, {"person": 1, "role": 1}], 2)
    {'person': 1.5, 'role': 0.5}
    """
    total: dict[SourceKind, float] = {}
    for each in counts:
        total = _added(total, each)
    return {kind: many / coders for kind, many in total.items()}


def _added(one: Mapping[SourceKind, float], other: Mapping[SourceKind, float]) -> dict[SourceKind, float]:
    return {kind: float(one.get(kind, 0) + other.get(kind, 0)) for kind in dict.fromkeys((*one, *other))}
