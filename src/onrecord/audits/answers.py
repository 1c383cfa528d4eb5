"""All that was coded, beside what onrecord says: what somebody needs to work out the figures again."""

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.audits.codes import LETTERS, PassageCode, StatementCode
from onrecord.audits.figures import Coded
from onrecord.audits.units import PassageUnit, StatementUnit, Unit
from onrecord.schema import SourceKind

ANSWER_COLUMNS = (
    "unit", "kind", "probability", "article", "outlet", "year", "source_kind", "statement", "sentence", "coder",
    "question", "coded", "onrecord",
)  # fmt: skip
"""The columns of the answers, in order."""

_LETTER_OF = {kind: letter for letter, kind in LETTERS.items()}


def answer_rows(units: Iterable[Unit], codes: Iterable[Coded]) -> Iterator[dict[str, Any]]:
    """Turn codes into rows, an answer each, in the order of units and coders.

    Speakers are given by their ids in the record, statements of a sentence by the letters of those who make them.

    >>> list(answer_rows([], []))
    []
    """
    by_number = {unit.number: unit for unit in units}
    for coded in sorted(codes):
        unit = by_number[coded.unit]
        row = dict.fromkeys(ANSWER_COLUMNS) | {
            "unit": unit.number, "kind": unit.task.kind, "probability": unit.probability, "article": unit.article,
            "outlet": unit.outlet, "year": unit.year, "coder": coded.coder,
        }  # fmt: skip
        if isinstance(unit.task, StatementUnit) and isinstance(coded.code, StatementCode):
            yield from (row | answer for answer in _of_statement(unit.task, coded.code))
        elif isinstance(unit.task, PassageUnit) and isinstance(coded.code, PassageCode):
            yield from (row | answer for answer in _of_passage(unit.task, coded.code))


def _of_statement(task: StatementUnit, code: StatementCode) -> Iterator[dict[str, Any]]:
    what = {"statement": task.statement, "source_kind": task.source_kind}
    yield what | {"question": "statement", "coded": code.statement, "onrecord": "yes"}
    if code.speaker is not None:
        who = "; ".join(code.speakers) or code.speaker
        yield what | {"question": "speaker", "coded": who, "onrecord": "; ".join(task.speakers) or "nobody"}
        yield what | {"question": "act", "coded": code.act, "onrecord": task.act}


def _of_passage(task: PassageUnit, code: PassageCode) -> Iterator[dict[str, Any]]:
    for number in range(len(task.sentences)):
        has = _letters(each.source_kind for each in task.found if each.sentence == number)
        coded = "unsure" if code.statements is None else _letters(code.statements[number])
        yield {"sentence": number + 1, "question": "statements", "coded": coded, "onrecord": has}


def _letters(kinds: Iterable[SourceKind]) -> str:
    return " ".join(_LETTER_OF[kind] for kind in kinds) or "0"
