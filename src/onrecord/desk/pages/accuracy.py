"""The desk's pages of accuracy."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
