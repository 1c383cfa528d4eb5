"""Writes the articles of an archive as files for other tools, for `onrecord export`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.cli.exits import Exit
from onrecord.cli.messages import say
from onrecord.cli.progress import progress
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.archive import Store

DOCUMENT_FORMATS = ("webannotation", "brat", "cas", "cas-json")


def write_documents(archive: "Store", folder: Path, form: str, articles: Sequence[int], *, quiet: bool) -> Exit:
    """Write each article into files of its own, named so that they can come back: those asked for, or all."""
    from onrecord.exchange.formats import DOCUMENT_FORMATS as FORMATS
    from onrecord.exchange.formats import Where
    from onrecord.exchange.returning import stem_of

    if not FORMATS[form].ready:
        raise click.ClickException(f"--format {form} needs a library: pip install 'onrecord[inception]'")
    numbers = articles or archive.numbers()
    written = 0
    with progress(len(numbers), shown=not quiet and sys.stderr.isatty()) as advance:
        for number in numbers:
            try:
                record = archive.record(number)
                for name, content in FORMATS[form].write(record, stem_of(number, record), Where()).items():
                    _save(folder / name, content)
                written += 1
            except OnrecordError as error:
                say(f"article {number}: {error}")
            advance()
    if not quiet:
        say(f"{folder}: {written} {'article' if written == 1 else 'articles'}")
    return Exit.ALL_READ if written == len(numbers) else Exit.SOME_NOT_READ if written else Exit.NOTHING_READ


def _save(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise click.ClickException(f"Could not write to {path}: {error.strerror}") from error
