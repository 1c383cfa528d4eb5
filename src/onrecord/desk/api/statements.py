"""Statements: finding them, and how what is found divides."""

from typing import Annotated

from fastapi import APIRouter, Query, Request

from onrecord.archive import Facets, StoredStatement
from onrecord.desk.api.asking import Asked, InOrder, Limit, Offset, following
from onrecord.desk.api.models import Page
from onrecord.desk.archives import Reading
from onrecord.desk.problems import described

router = APIRouter(prefix="/statements", tags=["statements"], responses=described(400))


@router.get("")
def find_statements(
    *, request: Request, archive: Reading, asked: Asked, order: InOrder, limit: Limit = 25, offset: Offset = 0
) -> Page[StoredStatement]:
    """Find statements, each with the article that it stands in."""
    total = archive.count(**asked)
    found = list(archive.statements(order=order, limit=limit, offset=offset, **asked))
    return Page(total=total, items=found, next=following(request, total, limit, offset))


@router.get("/facets")
def divide(
    *,
    archive: Reading,
    asked: Asked,
    most: Annotated[int, Query(ge=1, le=100, description="So many of the largest of each kind.")] = 10,
) -> Facets:
    """Tell how the statements that are found divide by speaker, outlet, form, kind of source and year."""
    return archive.facets(most=most, **asked)
