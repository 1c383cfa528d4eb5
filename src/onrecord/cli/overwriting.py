"""What a run itself writes is never read by it, and never written over what it reads.

A folder can hold the very file or folder that the records go to: `onrecord read --jsonl . > all.jsonl`.
"""

import io
import os
import stat
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.output import STDOUT

if TYPE_CHECKING:
    from onrecord.ingest import Source

IsOutput = Callable[["Source"], bool]
"""Tells whether a source is what this run writes."""


def output_test(pages: str | None) -> IsOutput:
    """Recognise the page or the folder of `pages`, and the file that standard output goes to."""
    from onrecord.ingest.sources import path_of

    target = Path(pages).resolve() if pages not in (None, STDOUT) else None
    written = _file_behind_stdout()

    def is_output(source: "Source") -> bool:
        path = path_of(source)
        if path is None:
            return False
        if target is not None and path.resolve().is_relative_to(target):
            return True
        return written is not None and path.exists() and os.path.samestat(path.stat(), written)

    return is_output


def refuse_overwriting(sources: Iterable["Source"], is_output: IsOutput) -> None:
    """Refuse a source that is named and would be written over; raises click.UsageError."""
    from onrecord.ingest import name_of

    for source in sources:
        if is_output(source):
            raise click.UsageError(
                f"{name_of(source)} is also where the records would go to, and an article is never written over. Name "
                "another file or folder for them."
            )


def _file_behind_stdout() -> os.stat_result | None:
    try:
        status = os.fstat(sys.stdout.fileno())
    except io.UnsupportedOperation:
        return None  # not a file of the system
    return status if stat.S_ISREG(status.st_mode) else None
