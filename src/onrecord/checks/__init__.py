"""Holds an article against itself: what doesn't fit together, what is missing, whose word is passed on as fact.

    record ──check──▶ the same record, with findings

Each check is a file with one function, from what it is given to its findings. It reads a finished record, and never
says that something is false.

given    what a check is given
finding  what it gives
table    all checks: what each can say, and how often it is right
running  runs them on a record
"""

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput, Judge, Shelf
from onrecord.checks.running import check, chosen
from onrecord.checks.table import CHECKS, CheckType, of_kind

__all__ = ["CHECKS", "CheckInput", "CheckType", "Finding", "Judge", "Shelf", "check", "chosen", "of_kind"]
