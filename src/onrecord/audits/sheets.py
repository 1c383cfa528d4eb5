"""Units as a sheet for a spreadsheet, for coders who have no onrecord, and the codes out of it.

A statement has one row, a passage one for each sentence. Columns that begin with a question mark are to be filled in.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pydantic import ValidationError

from onrecord.audits.codes import IsStatement, PassageCode, StatementCode, check_code, read_letters
from onrecord.audits.units import PassageUnit, StatementUnit, Unit
from onrecord.errors import QueryError
from onrecord.schema import Act, Span

ASKED = ("? statement", "? speaker", "? act", "? statements")
SHEET_COLUMNS = ("unit", "sentence", "kind", "title", "before", "words", "after", "actors", *ASKED)
"""The columns of a sheet, in order."""

_UNSURE = "unsure"
_Row = Mapping[str, Any]


def sheet_rows(units: Iterable[Unit]) -> Iterator[dict[str, Any]]:
    """Turn units into rows to be filled in; the words to be coded stand in [[double brackets]].

    >>> unit = StatementUnit(before="", text="It is safe, she said.", after="", content=(Span(0, 10),), candidates=(),
    ...                      statement="s1", speakers=(), act="assert", source_kind="none")
    >>> [row["words"] for row in sheet_rows([Unit(number=1, article=1, title=None, outlet=None, year=None,
    ...                                           probability=1, task=unit)])]
    ['[[It is safe]], she said.']
    """
    for unit in units:
        task = unit.task
        row = dict.fromkeys(SHEET_COLUMNS) | {"unit": unit.number, "kind": task.kind, "title": unit.title}
        if isinstance(task, StatementUnit):
            actors = "; ".join(f"{n} {each.name}" for n, each in enumerate(task.candidates, 1))
            yield row | {"before": task.before, "words": marked(task.text, task.content), "after": task.after,
                         "actors": actors}  # fmt: skip
            continue
        last = len(task.sentences)
        for number, sentence in enumerate(task.sentences, 1):
            yield row | {
                "sentence": number,
                "before": task.before if number == 1 else None,
                "words": sentence.cut(task.text),
                "after": task.after if number == last else None,
            }


def marked(text: str, spans: Iterable[Span]) -> str:
    """Put words of a text into [[double brackets]]."""
    written, last = "", 0
    for each in spans:
        written += f"{text[last : each.start]}[[{each.cut(text)}]]"
        last = each.end
    return written + text[last:]


def read_sheet(rows: Iterable[_Row], units: Mapping[int, Unit]) -> dict[int, StatementCode | PassageCode]:
    """Read the codes out of a sheet that was filled in; what isn't filled in isn't there. Raises QueryError."""
    by_unit: dict[int, list[tuple[int, _Row]]] = {}
    for line, row in enumerate(rows, 2):
        if missing := [each for each in ("unit", "sentence", *ASKED) if row.get(each) is None]:
            raise QueryError(f"Line {line}: a column is missing", value=missing[0], allowed=", ".join(SHEET_COLUMNS))
        number = _number(row["unit"], line)
        if number not in units:
            raise QueryError(f"Line {line}: the audit has no such unit", value=number, allowed=f"1 to {len(units)}")
        by_unit.setdefault(number, []).append((line, row))
    codes: dict[int, StatementCode | PassageCode] = {}
    for number, lines in by_unit.items():
        task = units[number].task
        code = _statement_code(*lines[0], task) if isinstance(task, StatementUnit) else _passage_code(lines, task)
        if code is not None:
            check_code(code, task)
            codes[number] = code
    return codes


def _statement_code(line: int, row: _Row, task: StatementUnit) -> StatementCode | None:
    said = _answer(row, "? statement", {"?": _UNSURE, "y": "yes", "n": "no", "e": "extent"})
    if not said:
        return None
    values: dict[str, Any] = {"statement": said}
    if said in ("yes", "extent"):
        speaker = _answer(row, "? speaker", {"?": _UNSURE})
        if speaker.replace(",", " ").replace(";", " ").replace(" ", "").isdigit():
            chosen = [_number(each, line) for each in speaker.replace(",", " ").replace(";", " ").split()]
            if wrong := [each for each in chosen if not 1 <= each <= len(task.candidates)]:
                raise QueryError(f"Line {line}: the list of actors has no such number", value=wrong[0])
            values |= {"speaker": "listed", "speakers": tuple(dict.fromkeys(task.candidates[n - 1].id for n in chosen))}
        else:
            values["speaker"] = speaker or None
        values["act"] = _answer(row, "? act", {"?": _UNSURE}) or None
    try:
        return StatementCode(**values)
    except ValidationError as error:
        raise QueryError(
            f"Line {line} isn't coded as asked",
            value=", ".join(str(row[each]) for each in ASKED[:3]),
            allowed=f"a statement: {', '.join(get_args(IsStatement))}; a speaker: numbers of the list, other, nobody or"
            f" unsure; an act: {', '.join(get_args(Act))} or unsure",
        ) from error


def _passage_code(lines: list[tuple[int, _Row]], task: PassageUnit) -> PassageCode | None:
    answers: dict[int, str] = {}
    for line, row in lines:
        sentence = _number(row["sentence"], line)
        if sentence in answers or not 1 <= sentence <= len(task.sentences):
            raise QueryError(f"Line {line}: this sentence isn't in the unit, or comes twice", value=sentence)
        answers[sentence] = _answer(row, "? statements", {})
    if not any(answers.values()):
        return None
    if "?" in answers.values():
        return PassageCode(statements=None)
    if len(answers) < len(task.sentences) or not all(answers.values()):
        raise QueryError(
            f"Unit {lines[0][1]['unit']}: some sentences are coded, and some aren't",
            allowed="letters for each sentence, 0 where no statement begins, or ? in one of them",
        )
    return PassageCode(statements=tuple(read_letters(answers[each]) for each in sorted(answers)))


def _answer(row: _Row, column: str, short: Mapping[str, str]) -> str:
    said = str(row[column]).strip().casefold().removeprefix("'")
    return short.get(said, said)


def _number(written: object, line: int) -> int:
    text = str(written).strip()
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise QueryError(f"Line {line}: this is no number", value=written)
    return int(text)
