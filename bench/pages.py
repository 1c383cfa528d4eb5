"""How many saved pages a second are read, against the extraction that most Python programs use, in turns."""

import gzip
import time
from collections.abc import Callable
from pathlib import Path

from bench.figures import Aim, Figure, Result
from onrecord.errors import OnrecordError
from onrecord.ingest.html import read_page
from onrecord.settings import Settings

SECTION = "pages"
PAGES = Figure(SECTION, "pages", "/s", "higher", note="saved pages to articles, one thread, processor time")
RATIO = Figure(SECTION, "as fast as trafilatura", "×", "higher", Aim(at_least=0.67), note="its extraction, in turns")


def measure(folder: Path | None, rounds: int) -> list[Result]:
    """The rate of reading the pages in a folder, and its ratio to trafilatura's; nothing where there are no pages."""
    paths = sorted(folder.glob("**/*.html.gz")) if folder else []
    pages = [gzip.decompress(path.read_bytes()) for path in paths]
    if not pages:
        return []
    for take in (_read, _extracted):  # what is loaded on the first page isn't counted
        take(pages[0])
    turns = [(_seconds(_read, pages), _seconds(_extracted, pages)) for _ in range(rounds)]
    return [
        Result(PAGES, tuple(len(pages) / ours for ours, _ in turns)),
        Result(RATIO, tuple(theirs / ours for ours, theirs in turns)),
    ]


def _seconds(take: Callable[[bytes], object], pages: list[bytes]) -> float:
    start = time.thread_time()  # of the processor: a busy machine changes little
    for page in pages:
        take(page)
    return time.thread_time() - start


def _read(page: bytes) -> object:
    try:
        return read_page(page, settings=Settings(), name="a page")
    except OnrecordError as error:
        return error


def _extracted(page: bytes) -> object:
    from trafilatura import extract

    return extract(page, include_comments=False)
