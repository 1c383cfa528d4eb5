"""Statements: finding them, and counting them by facet."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from onrecord.archive import Facets, StoredStatement
from onrecord.desk.api.models import FoundPage
from onrecord.desk.api.query_params import Limit, Offset, ResultOrder, StatementFilters, next_address, suggested
from onrecord.desk.dependencies import ReadableArchive
from onrecord.desk.problems import problem_responses

router = APIRouter(prefix="/statements", tags=["statements"], responses=problem_responses(400))


@router.get("")
def find_statements(
    *,
    request: Request,
    archive: ReadableArchive,
    filters: StatementFilters,
    order: ResultOrder,
    limit: Limit = 25,
    offset: Offset = 0,
) -> FoundPage[StoredStatement]:
    """Find statements, each with its article and with the sentence around it."""
    total = archive.count(**filters)
    found = list(archive.statements(order=order, limit=limit, offset=offset, **filters))
    suggestions = [] if total.number else suggested(request, archive.suggestions(**filters))
    next_page = next_address(request, total, limit, offset)
    return FoundPage(total=total, items=found, next=next_page, suggestions=suggestions)


@router.get("/facets")
def divide(
    *,
    archive: ReadableArchive,
    filters: StatementFilters,
    most: Annotated[int, Query(ge=1, le=100, description="How many of the largest values to give for each.")] = 10,
) -> Facets:
    """Count the statements found by speaker, outlet, form, kind of source and year."""
    return archive.facets(most=most, **filters)
