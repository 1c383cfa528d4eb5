"""The desk's pages of actors."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
