"""From what the command line names to records, in order, each with the name of the input that it came from."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from glob import has_magic
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import EmptyInputError, OnrecordError
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.schema import Article, Record

STDIN = "-"

Skip = Callable[[str | Path], bool]
"""Tells whether an input is to be passed over."""


def results(
    sources: Sequence[str], *, skip: Skip, settings: Settings, given: Mapping[str, str]
) -> Iterator[tuple[str, "Record | OnrecordError"]]:
    """Read all sources lazily: each article's record, or the error in its place, with the name of its input.

    `given` is what the caller knows of the article: id, title, published, outlet, byline, url.
    """
    from onrecord.pipeline import read_many

    # Articles are read in batches, ahead of the records that come out: what went in waits here for what comes out.
    waiting: deque[tuple[str, OnrecordError | None]] = deque()

    def articles() -> "Iterator[Article]":
        for name, loaded in _load(inputs(sources, skip=skip), settings, given):
            if isinstance(loaded, OnrecordError):
                waiting.append((name, loaded))
            else:
                waiting.append((name, None))
                yield loaded

    def failures() -> Iterator[tuple[str, OnrecordError]]:
        while waiting and (error := waiting[0][1]) is not None:
            yield waiting.popleft()[0], error

    for result in read_many(articles(), settings=settings):
        yield from failures()
        yield waiting.popleft()[0], result
    yield from failures()


def names_one_article(sources: Sequence[str]) -> bool:
    """Tell whether the command line names one article, rather than something that holds any number of them.

    It is told by the words alone, so that the shape of the output doesn't depend on what a folder happens to hold.

    >>> names_one_article(["story.txt"]), names_one_article(["https://example.org/story"]), names_one_article(["-"])
    (True, True, True)
    >>> names_one_article(["a.txt", "b.txt"]), names_one_article(["*.txt"]), names_one_article(["year.warc.gz"])
    (False, False, False)
    """
    from onrecord.ingest.suffixes import MANY_SUFFIXES, has_suffix

    if len(sources) != 1:
        return False
    source = sources[0]
    if source == STDIN or "://" in source:
        return True
    path = Path(source)
    return not (path.is_dir() or has_suffix(source, MANY_SUFFIXES) or (has_magic(source) and not path.exists()))


def inputs(sources: Sequence[str], *, skip: Skip) -> Iterator[str | Path]:
    """Name the single files, addresses and streams that the sources stand for."""
    from onrecord.ingest import expand

    return (source for source in expand(sources) if not skip(source))


def count(sources: Sequence[str], *, skip: Skip) -> int | None:
    """Count the articles that the sources hold; None where that would mean reading them."""
    from onrecord.ingest.suffixes import MANY_SUFFIXES, has_suffix

    total = 0
    for found in inputs(sources, skip=skip):
        if has_suffix(str(found), MANY_SUFFIXES):
            return None
        total += 1
    return total


def _load(
    sources: Iterable[str | Path], settings: Settings, given: Mapping[str, str]
) -> "Iterator[tuple[str, Article | OnrecordError]]":
    from onrecord.ingest import load

    for source in sources:
        name = "standard input" if source == STDIN else str(source)
        empty = True
        for loaded in load(source, settings=settings, **given):
            empty = False
            yield name, loaded
        if empty:
            yield name, EmptyInputError("There is no article in it", hint="Name a file that has one.")
