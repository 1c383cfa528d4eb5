"""A run never reads what it writes itself, and never overwrites what it reads.

The folder that it reads can hold the file or folder that it writes to: `onrecord read --jsonl . > all.jsonl`.
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
"""Tells whether this run writes to a source."""


def output_test(pages: str | None) -> IsOutput:
    """Make a test for the page or folder `pages`, and for the file that standard output goes to."""
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
    """Refuse a named source that would be overwritten. Raises click.UsageError."""
    from onrecord.ingest import name_of

    for source in sources:
        if is_output(source):
            raise click.UsageError(
                f"{name_of(source)} is also where the records would go, and onrecord never overwrites an article. "
                "Name another file or folder for the records."
            )


def _file_behind_stdout() -> os.stat_result | None:
    try:
        status = os.fstat(sys.stdout.fileno())
    except io.UnsupportedOperation:
        return None  # it isn't a real file
    return status if stat.S_ISREG(status.st_mode) else None
