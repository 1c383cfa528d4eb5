"""How many saved pages a second are read, against the extraction that most Python programs use, in turns."""

import gzip
import time
from collections.abc import Callable
from pathlib import Path

from bench.measure import Measure
from onrecord.errors import OnrecordError
from onrecord.ingest.html import read_page
from onrecord.settings import Settings

SECTION = "pages"
ROUNDS = 3


def measure(folder: Path, rounds: int = ROUNDS) -> list[Measure]:
    """The rate of reading the pages in a folder, and its ratio to trafilatura's on the same pages; none without them."""
    pages = [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.html.gz"))]
    if not pages:
        return []
    ours = theirs = 0.0
    _seconds(_extracted, pages[:1])
    _seconds(_read, pages[:1])
    for _ in range(rounds):
        ours += _seconds(_read, pages)
        theirs += _seconds(_extracted, pages)
    size = sum(map(len, pages)) / len(pages)
    detail = f"{len(pages)} pages of {size / 1000:.0f} kB, {rounds} rounds, one thread"
    return [
        Measure(SECTION, "pages", rounds * len(pages) / ours, "/s", detail),
        Measure(SECTION, "as fast as trafilatura", theirs / ours, "×", "its plain extraction, in turns"),
    ]


def _seconds(take: Callable[[bytes], object], pages: list[bytes]) -> float:
    start = time.thread_time()  # of the processor: a busy machine changes nothing
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
