"""What a run itself writes is never read by it, and never written over what it reads.

A folder can hold the very file or folder that the records go to: `onrecord read --jsonl . > all.jsonl`.
"""

import io
import os
import stat
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from onrecord.cli.sources import STDIN

Own = Callable[[str | Path], bool]
"""Tells whether an input is what this run writes."""


def own_output(pages: str | None) -> Own:
    """Recognise the page or the folder of `pages`, and the file that standard output goes to."""
    target = Path(pages).resolve() if pages not in (None, STDIN) else None
    written = _file_behind_stdout()

    def own(source: str | Path) -> bool:
        if not isinstance(source, Path) and (source == STDIN or "://" in source):
            return False
        path = Path(source)
        if target is not None and path.resolve().is_relative_to(target):
            return True
        return written is not None and path.exists() and os.path.samestat(path.stat(), written)

    return own


def refuse_overwriting(sources: Sequence[str], own: Own) -> None:
    """Refuse a source that is named and would be written over; raises click.UsageError."""
    for source in sources:
        if own(source):
            raise click.UsageError(
                f"{source} is also where the records would go to, and an article is never written over. Name another "
                "file or folder for them."
            )


def _file_behind_stdout() -> os.stat_result | None:
    try:
        status = os.fstat(sys.stdout.fileno())
    except io.UnsupportedOperation:
        return None  # not a file of the system
    return status if stat.S_ISREG(status.st_mode) else None
