"""Audits: drawing a sample, what follows from it, and coding it, one unit at a time."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Request
from pydantic import ValidationError
from starlette.responses import RedirectResponse, Response

from onrecord.archive import Store, StoredAudit
from onrecord.audits import SHEET_COLUMNS, PassageCode, PassageUnit, StatementCode, Unit, sheet_rows, wording
from onrecord.audits.codes import LETTERS, MOST_STATEMENTS, read_letters
from onrecord.audits.intervals import FEWEST
from onrecord.desk.dependencies import MAX_ID, ArchiveId, ReadableArchive, WritableArchive
from onrecord.desk.pages.row_files import csv_file
from onrecord.desk.pages.templates import render
from onrecord.errors import QueryError

router = APIRouter(include_in_schema=False)

MOST_DIFFERENCES = 30
"""The most differences listed on a page."""

NEAR_BEFORE, NEAR_AFTER = 500, 250
"""So many characters before and after a unit are in view at once; the rest is folded."""

Line = Annotated[str, Form(max_length=1000)]
_Unit = Annotated[int, Form(ge=1, le=MAX_ID)]
_Answers = Annotated[list[Annotated[str, Form(max_length=200)]], Form()]


@router.get("/audits")
def listed(request: Request, archive: ReadableArchive) -> Response:
    """List the audits, with a form to draw another."""
    return _listed(request, archive)


@router.post("/audits")
def draw(
    *,
    request: Request,
    archive: WritableArchive,
    sample: Line = "",
    outlet: Line = "",
    since: Line = "",
    until: Line = "",
    name: Line = "",
) -> Response:
    """Draw a sample, and go to its page."""
    given = {"sample": sample, "outlet": outlet, "since": since, "until": until, "name": name}
    asked = {key: value.strip() or None for key, value in given.items() if key != "sample"}
    try:
        made = archive.draw_audit(_number(sample), **asked)  # type: ignore[arg-type]
    except QueryError as error:
        return _listed(request, archive, given=given, error=str(error))
    return RedirectResponse(f"/audits/{made.id}", 303)


@router.get("/audits/{number}")
def show(number: ArchiveId, request: Request, archive: ReadableArchive) -> Response:
    """Show what follows from what was coded."""
    audit, results = archive.audit(number), archive.audit_results(number)
    return render(
        request,
        "audit.html",
        audit=audit,
        results=results,
        wording=wording,
        few=FEWEST,
        largest=max((each.high or each.counted for each in results.counts), default=1),
        most_differences=MOST_DIFFERENCES,
    )


@router.get("/audits/{number}/sheet.csv")
def sheet(number: ArchiveId, archive: ReadableArchive) -> Response:
    """Give the units as a sheet to be filled in."""
    return csv_file(sheet_rows(archive.audit_units(number)), SHEET_COLUMNS, f"audit-{number}.csv")


@router.get("/audits/{number}/code")
def ask(number: ArchiveId, request: Request, archive: ReadableArchive, coder: str = "", unit: int = 0) -> Response:
    """Ask for the code of a unit: of the first that the coder hasn't coded, unless one is named."""
    audit = archive.audit(number)
    if not coder.strip():
        return RedirectResponse(f"/audits/{number}", 303)
    asked = archive.audit_unit(number, unit) if unit else archive.next_audit_unit(number, coder)
    if asked is None:
        return render(request, "audit_done.html", audit=audit, coder=coder.strip())
    said = archive.audit_code(number, asked.number, coder)
    return _asked(request, audit, asked, coder, _given(asked, said))


@router.post("/audits/{number}/code")
def keep(
    *,
    number: ArchiveId,
    request: Request,
    archive: WritableArchive,
    coder: Line,
    unit: _Unit,
    statement: Line = "",
    speaker: Line = "",
    speakers: _Answers = [],  # noqa: B006 - it is never changed
    act: Line = "",
    statements: _Answers = [],  # noqa: B006
    unsure: Line = "",
) -> Response:
    """Keep the code of a unit, and go to the next."""
    audit, asked = archive.audit(number), archive.audit_unit(number, unit)
    given = {"statement": statement, "speaker": speaker, "speakers": speakers, "act": act, "statements": statements,
             "unsure": unsure}  # fmt: skip
    try:
        archive.code_unit(number, unit, coder, _code(asked, given))
    except QueryError as error:
        return _asked(request, audit, asked, coder, given, error=str(error))
    return RedirectResponse(_address(number, coder), 303)


def _code(unit: Unit, given: dict[str, Any]) -> StatementCode | PassageCode:
    """Make a code of what a form says. Raises QueryError where something is missing."""
    if isinstance(unit.task, PassageUnit):
        told = None if given["unsure"] else tuple(read_letters(each) for each in given["statements"])
        return PassageCode(statements=told)
    said = {"statement": given["statement"]}
    if said["statement"] in ("yes", "extent"):
        listed = given["speaker"] == "listed"
        if listed is not bool(given["speakers"]):
            raise QueryError("Tick who speaks, or choose one of the answers under the list")
        said |= {name: given[name] for name in ("speaker", "act")} | {"speakers": tuple(given["speakers"])}
    try:
        return StatementCode.model_validate(said)
    except ValidationError as error:
        raise QueryError("Each question has one answer", hint="Answer all three, or the first with no.") from error


def _given(unit: Unit, code: StatementCode | PassageCode | None) -> dict[str, Any]:
    """Fill the form with what was said before; with nothing where nothing was."""
    blank = {"statement": "", "speaker": "listed", "speakers": (), "act": "", "statements": (), "unsure": ""}
    if isinstance(code, StatementCode):
        return blank | {name: value for name, value in code.model_dump().items() if value is not None}
    if isinstance(code, PassageCode) and isinstance(unit.task, PassageUnit):
        letters = {kind: letter for letter, kind in LETTERS.items()}
        written = [" ".join(letters[kind] for kind in each) for each in code.statements or ()]
        return blank | {"statements": written, "unsure": "yes" if code.statements is None else ""}
    return blank


def _asked(
    request: Request, audit: StoredAudit, unit: Unit, coder: str, given: dict[str, Any], *, error: str | None = None
) -> Response:
    before = unit.number - 1
    return render(
        request,
        "audit_code.html",
        status=422 if error else 200,
        audit=audit,
        unit=unit,
        coder=coder.strip(),
        done=audit.coded.get(coder.strip(), 0),
        given=given,
        error=error,
        wording=wording,
        letters=LETTERS,
        most_letters=2 * MOST_STATEMENTS,
        back=_address(audit.id, coder, before) if before else None,
        before=_parted(unit.task.before, len(unit.task.before) - NEAR_BEFORE),
        after=_parted(unit.task.after, NEAR_AFTER),
    )


def _parted(words: str, place: int) -> tuple[str, str]:
    """Part words at the first blank after a place."""
    at = words.find(" ", max(place, 0)) + 1 if place > 0 else 0
    return words[:at], words[at:]


def _listed(
    request: Request, archive: Store, *, given: dict[str, str] | None = None, error: str | None = None
) -> Response:
    blank = {"sample": "200", "outlet": "", "since": "", "until": "", "name": ""}
    return render(
        request,
        "audits_list.html",
        status=422 if error else 200,
        audits=archive.audits(),
        given=blank | (given or {}),
        error=error,
    )


def _address(audit: int, coder: str, unit: int | None = None) -> str:
    asked = {"coder": coder.strip()} | ({} if unit is None else {"unit": str(unit)})
    return f"/audits/{audit}/code?{urlencode(asked)}"


def _number(written: str) -> int:
    if not (written.isascii() and written.isdigit() and len(written) < 10):
        raise QueryError("No sample is of this size", value=written, allowed="a number of units, such as 200")
    return int(written)
