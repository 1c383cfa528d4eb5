"""The desk's pages of search."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
