"""From records to standard output and pages.

Every form of output is a context that gives a function to write one record with. Each record is written as soon as it
is done, and the output is whole however the run ends.
"""

import io
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.schema import Record

Write = Callable[[str, "Record"], None]
"""Writes the record of an article; takes the name of its input, and the record."""

Output = AbstractContextManager[Write]

Shown = Callable[[str, "Record"], Any]
"""Says what JSON has of a record; takes the name of its input, and the record."""

STDOUT = "-"
"""The name that sends a page to standard output."""

SLUG_WIDTH = 80


@contextmanager
def readable(draw: Callable[["Record"], str]) -> Iterator[Write]:
    """Write records as they are drawn for people to read, in colour on a terminal."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal without dashes still gets its record
    above = ""

    def write(_source: str, record: "Record") -> None:
        nonlocal above
        drawn = draw(record).rstrip("\n")
        with writing_to("standard output"):
            sys.stdout.write(f"{above}{drawn}\n")
            sys.stdout.flush()
        above = "\n\n"

    yield write


@contextmanager
def json_lines(lines: Callable[[str, "Record"], Iterable[str]]) -> Iterator[Write]:
    """Write the lines of each record as soon as it is done; they are given without their line ends."""
    yield lambda source, record: put("".join(f"{line}\n" for line in lines(source, record)))


def json(shown: Shown, *, one: bool) -> Output:
    """Write what is shown of records, indented: an object for `one` article, else an array."""
    return _json_object(shown) if one else _json_array(shown)


@contextmanager
def _json_object(shown: Shown) -> Iterator[Write]:
    yield _once(lambda source, record: put(_indented(shown(source, record)) + "\n"))


@contextmanager
def _json_array(shown: Shown) -> Iterator[Write]:
    separator = "["

    def write(source: str, record: "Record") -> None:
        nonlocal separator
        element = _indented(shown(source, record))  # comes first: what can't be written leaves no comma behind
        put(f"{separator}\n{element}")
        separator = ","

    try:
        yield write
    finally:
        put("[]\n" if separator == "[" else "\n]\n")


def pages(target: str, *, one: bool) -> Output:
    """Write each record as a page: `one` article into the file `target`, several into the folder `target`.

    Raises click.UsageError if the target can't be that file or folder.
    """
    path = Path(target)
    if one and target == STDOUT:
        return _page_on_stdout()
    if path.is_dir() or target.endswith("/"):
        return _pages_in(path)
    if not one:
        raise click.UsageError(
            f"--html {target}: several articles make several pages. Name an existing folder, or one to create, with a "
            f"slash at its end: {target.rstrip('-') or 'pages'}/"
        )
    if not path.parent.is_dir():
        raise click.UsageError(f"--html {target}: there is no folder {path.parent}. Create it first.")
    return _page(path)


@contextmanager
def _page_on_stdout() -> Iterator[Write]:
    from onrecord.render import page

    yield _once(lambda _source, record: put(page(record)))


@contextmanager
def _page(path: Path) -> Iterator[Write]:
    yield _once(lambda _source, record: _save(path, record))


@contextmanager
def _pages_in(folder: Path) -> Iterator[Write]:
    with writing_to(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
    taken: Counter[str] = Counter()

    def write(source: str, record: "Record") -> None:
        name = slug(source, record)
        taken[name.casefold()] += 1
        repeated = taken[name.casefold()]
        _save(folder / (f"{name}.html" if repeated == 1 else f"{name}~{repeated}.html"), record)

    yield write


def _once(write: Write) -> Write:
    """Refuse a second record if there is room for only one: standard input can hold several articles."""
    written = False

    def write_once(source: str, record: "Record") -> None:
        nonlocal written
        if written:
            raise click.UsageError(
                f"There are several articles in {source}, and only the first was written. Use --jsonl, or save the "
                "articles in a .jsonl file and name that."
            )
        write(source, record)
        written = True

    return write_once


def slug(source: str, record: "Record") -> str:
    """Name a page after the file or address of its article, or after the article's id if one file has many.

    >>> slug("news/A bridge reopens.txt", None)
    'A-bridge-reopens'
    >>> slug("https://example.org/2026/11/24/bridge/?page=1", None)
    'bridge'
    """
    from onrecord.ingest.suffixes import MANY_SUFFIXES, has_suffix

    if has_suffix(source, MANY_SUFFIXES):
        name = record.article.id
    else:
        address = re.match(r"https?://(?P<path>[^?#]*)", source, re.IGNORECASE)
        name = Path(address["path"] if address else source).stem
    return re.sub(r"[^\w.]+", "-", name).strip("-.")[:SLUG_WIDTH] or "article"


def _save(path: Path, record: "Record") -> None:
    from onrecord.render import page

    drawn = page(record)
    with writing_to(str(path)):
        path.write_text(drawn, encoding="utf-8", newline="")


def _indented(shown: Any) -> str:
    return dumps(shown, indent=2, ensure_ascii=False)


def put(written: str) -> None:
    """Write to standard output at once, in UTF-8 whatever the terminal's encoding, since programs read it."""
    with writing_to("standard output"):
        sys.stdout.buffer.write(written.encode("utf-8"))
        sys.stdout.flush()


@contextmanager
def writing_to(name: str) -> Iterator[None]:
    """Turn a full disk or a forbidden folder into an ordinary error. Raises click.ClickException."""
    try:
        yield
    except BrokenPipeError:
        raise  # not an error: the reader of the pipe has read enough
    except OSError as error:
        raise click.ClickException(f"Could not write to {name}: {error.strerror}") from error


def abandon_stdout() -> None:
    """Throw away what is still buffered, so that Python doesn't fail on it again when it exits."""
    try:
        descriptor = sys.stdout.fileno()
    except io.UnsupportedOperation:
        return  # it isn't a real file
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
