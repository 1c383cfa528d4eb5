"""The desk's pages of articles."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
