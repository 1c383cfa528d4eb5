"""The search page: statements or articles, what narrows them down, and the same as CSV and JSON."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple, get_args

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from onrecord.archive import ArticleFacets, Bar, Count, Facets, Query, Store
from onrecord.archive.listing import ARTICLE_COLUMNS, STATEMENT_COLUMNS, article_row, statement_row
from onrecord.archive.query import MOST_CHARACTERS
from onrecord.desk.archives import Reading, TheDesk
from onrecord.desk.pages.paging import FARTHEST, PAGE, pager
from onrecord.desk.pages.questions import Question, asked_in
from onrecord.desk.pages.templates import render
from onrecord.errors import NotInArchiveError, QueryError
from onrecord.render.captions import day
from onrecord.render.tabular import csv_parts, json_parts
from onrecord.schema import Act, Form, SourceKind

router = APIRouter(include_in_schema=False)

MOST_ROWS = 20_000
"""So many rows are written as CSV or JSON."""

FACET = 12
"""So many of the largest values of a facet are shown: all months of a year."""

_BYTE_ORDER_MARK = "\ufeff"
"""Without it, spreadsheets take UTF-8 for something else."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: what it is called, how many there are, and the address with it, where there is one."""

    name: str
    count: int
    address: str | None


class Facet(NamedTuple):
    """Values by which what is found can be narrowed; the first part is shown at once, the rest on demand."""

    name: str
    choices: tuple[Choice, ...]


class Looser(NamedTuple):
    """A question with one filter less: that filter, its value, how many it finds, and its address."""

    label: str
    value: str
    total: Count
    address: str


@router.get("/search")
def search(request: Request, archive: Reading) -> Response:
    """Show what is found, and what narrows it down."""
    question, mistake = asked_in(request.query_params)
    names = _names(archive, question)
    view: dict[str, Any] = {
        "question": question,
        "mistake": mistake,
        "chips": question.chips(names),
        "forms": get_args(Form),
        "kinds": get_args(SourceKind),
        "acts": get_args(Act),
        "most_characters": MOST_CHARACTERS,
        "most_rows": MOST_ROWS,
        "total": None,
    }
    if mistake is None:
        try:
            view |= _found(archive, question, names)
        except QueryError as error:
            view["mistake"] = error
    return render(request, "search.html", status=400 if view["mistake"] else 200, **view)


@router.get("/search.csv")
def as_csv(request: Request, desk: TheDesk) -> Response:
    """Give what is found as CSV, with the byte order mark that spreadsheets know UTF-8 by."""
    question = _question(request)
    columns = ARTICLE_COLUMNS if question.what == "articles" else STATEMENT_COLUMNS

    def parts() -> Iterator[str]:
        yield _BYTE_ORDER_MARK
        yield from csv_parts(_rows(desk.path, question), columns)

    return _file(parts(), f"{question.what}.csv", "text/csv")


@router.get("/search.json")
def as_json(request: Request, desk: TheDesk) -> Response:
    """Give what is found as a JSON array."""
    question = _question(request)
    return _file(json_parts(_rows(desk.path, question)), f"{question.what}.json", "application/json")


def _found(archive: Store, question: Question, names: dict[int, str]) -> dict[str, Any]:
    """Find a page of what is asked for, or what to loosen; raises QueryError."""
    filters, order = question.filters(), question.by
    offset = (min(question.page, FARTHEST) - 1) * PAGE
    facets: tuple[Facet, ...]
    if question.what == "articles":
        articles = list(archive.articles(limit=PAGE, offset=offset, order=order, **filters))
        shown, total = len(articles), archive.count_articles(**filters)
        divided: Facets | ArticleFacets = archive.article_facets(most=FACET, **filters)
        view: dict[str, Any] = {"articles": articles}
    else:
        statements = list(archive.statements(limit=PAGE, offset=offset, order=order, **filters))
        shown, total = len(statements), archive.count(**filters)
        divided = archive.facets(most=FACET, **filters)
        view = {"statements": statements, "marked": archive.highlights([each.id for each in statements], **filters)}
    facets = tuple(_facets(divided, question)) if total.number else ()
    page = min(question.page, FARTHEST)
    return view | {
        "total": total,
        "facets": facets,
        "complete": divided.complete,
        "pager": pager(page, shown, total, lambda to: question.where(page=to)) if shown else None,
        "looser": list(_looser(archive, question, names)) if not total.number else [],
    }


def _facets(divided: Facets | ArticleFacets, question: Question) -> Iterator[Facet]:
    """Make the facets that narrow anything: none of what is asked for already."""

    def choices(bars: tuple[Bar, ...], unnamed: str, **change: str) -> tuple[Choice, ...]:
        ((name, part),) = change.items()
        made = []
        for bar in bars:
            value = bar.value if part == "value" else bar.actor
            address = None if value is None else question.where(**{name: value})
            made.append(Choice(bar.value or unnamed, bar.count, address))
        return tuple(made)

    if isinstance(divided, Facets):
        if question.actor is None:
            yield Facet("Speaker", choices(divided.speaker, "nobody named", actor="actor"))
        if question.form is None:
            yield Facet("Form", choices(divided.form, "", form="value"))
        if question.kind is None:
            yield Facet("Source", choices(divided.source_kind, "not told", kind="value"))
    if question.outlet is None:
        yield Facet("Outlet", choices(divided.outlet, "not known", outlet="value"))
    yield from _periods(divided, question)


def _periods(divided: Facets | ArticleFacets, question: Question) -> Iterator[Facet]:
    """Give years, or the months of the one year that is left; the newest first."""
    within_a_year = question.since and question.until and question.since[:4] == question.until[:4]
    bars, name = (divided.month, "Month") if within_a_year else (divided.year, "Year")
    if within_a_year and question.since == question.until and len(question.since or "") > 4:
        return
    dated = sorted((bar for bar in bars if bar.value), key=lambda bar: bar.value or "", reverse=True)
    choices = [
        Choice(day(bar.value or ""), bar.count, question.where(since=bar.value, until=bar.value)) for bar in dated
    ]
    choices += [Choice("no date", bar.count, None) for bar in bars if not bar.value]
    if choices:
        yield Facet(name, tuple(choices))


def _looser(archive: Store, question: Question, names: dict[int, str]) -> Iterator[Looser]:
    """Count what would be found without each of the filters, the most first."""
    if len(question.active) < 2:
        return
    found = []
    groups = [("since", "until")] if question.since and question.since == question.until else []
    groups += [(name,) for name in question.active if not any(name in group for group in groups)]  # type: ignore[misc]
    chips = {chip.without: chip for chip in question.chips(names)}
    for group in groups:
        without = dict.fromkeys(group)
        less = Question(**{name: getattr(question, name) for name in question.active if name not in group})
        total = archive.count_articles(**less.filters()) if question.what == "articles" else archive.count(
            **less.filters())  # fmt: skip
        chip = chips[question.where(**without)]
        if total.number:
            found.append(Looser(chip.label, chip.value, total, chip.without))
    yield from sorted(found, key=lambda looser: -looser.total.number)


def _names(archive: Store, question: Question) -> dict[int, str]:
    """Name the actors whom a question asks for by number."""
    names = {}
    for number in filter(None, (question.actor, question.subject)):
        with suppress(NotInArchiveError):
            names[number] = archive.actor(number).name
    return names


def _question(request: Request) -> Question:
    """Read what is asked for; raises QueryError before anything is written."""
    question, mistake = asked_in(request.query_params)
    if mistake is not None:
        raise mistake
    _ = Query(**question.filters()).statement_match
    return question


def _rows(path: Path, question: Question) -> Iterator[dict[str, Any]]:
    """Give the rows of what is found, from an archive that is open as long as they are taken."""
    filters, order = question.filters(), question.by
    with Store(path, read_only=True) as archive:
        if question.what == "articles":
            yield from map(article_row, archive.articles(limit=MOST_ROWS, order=order, **filters))
        else:
            yield from map(statement_row, archive.statements(limit=MOST_ROWS, order=order, **filters))


def _file(parts: Iterator[str], name: str, media_type: str) -> Response:
    """Send a file in parts; the first is made now, so that what is wrong is an error and not half a file."""
    first = list(islice(parts, 2))

    def encoded() -> Iterator[bytes]:
        for part in chain(first, parts):  # a lone surrogate is no reason to stop
            yield part.encode("utf-8", "replace")

    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(encoded(), media_type=media_type, headers=headers)
