"""From the sources on the command line to records, in order, each with the name of its source."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from onrecord.errors import EmptyInputError
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.ingest import Failure, Found, Source
    from onrecord.schema import Record

Skip = Callable[["Source"], bool]
"""Tells whether to skip a source."""


def named_sources(names: Sequence[str]) -> list["Source"]:
    """Recognize the sources of the command line: standard input if none is named, unless somebody would have to type.

    Raises click.UsageError if there is nothing to read.
    """
    from onrecord.ingest import recognize_name
    from onrecord.ingest.sources import StandardInput

    if names:
        return [recognize_name(name) for name in names]
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("There is nothing to read. Name a file, a folder or an address, or pipe in a text.")
    return [StandardInput()]


def name_of_source(source: "Source") -> str:
    """Name a single source as the program's messages do."""
    from onrecord.ingest import name_of
    from onrecord.ingest.sources import StandardInput

    return "standard input" if isinstance(source, StandardInput) else name_of(source)


def results(
    sources: Iterable["Source"], *, skip: Skip, settings: Settings, given: Mapping[str, Any]
) -> Iterator[tuple["Record | Failure", str]]:
    """Read all sources lazily, and give each article's record, or the failure in its place, with its source's name.

    `given` is what the caller knows of the article: id, title, published, outlet, byline, url.
    """
    from onrecord.pipeline.process import process_pairs

    return process_pairs(_found(single_sources(sources, skip=skip), settings, given), settings)


def holds_one_article(sources: Sequence["Source"]) -> bool:
    """Tell whether the command line names one article, rather than something that can hold any number of them.

    Only the names count, so that the shape of the output doesn't depend on what a folder happens to hold.

    >>> from onrecord.ingest import recognize_name
    >>> [holds_one_article([recognize_name(name)]) for name in ("story.txt", "https://example.org/story", "-")]
    [True, True, True]
    >>> [holds_one_article([recognize_name(name)]) for name in ("*.txt", "year.warc.gz")]
    [False, False]
    """
    from onrecord.ingest.sources import holds_one

    return len(sources) == 1 and holds_one(sources[0])


def single_sources(sources: Iterable["Source"], *, skip: Skip) -> Iterator["Source"]:
    """Give the single files, addresses and streams that the sources stand for."""
    from onrecord.ingest import expand

    return (single for source in sources for single in expand(source) if not skip(single))


def count(sources: Iterable["Source"], *, skip: Skip) -> int | None:
    """Count the articles in the sources; None if that would mean reading them."""
    from onrecord.ingest.sources import holds_one

    total = 0
    for single in single_sources(sources, skip=skip):
        if not holds_one(single):
            return None
        total += 1
    return total


def _found(sources: Iterable["Source"], settings: Settings, given: Mapping[str, Any]) -> Iterator[tuple["Found", str]]:
    from onrecord.ingest import Failure, originals

    for source in sources:
        name = name_of_source(source)
        empty = True
        for found in originals(source, settings=settings, **given):
            empty = False
            yield found, name
        if empty:
            yield Failure(name, EmptyInputError("There is no article in it", hint="Name a file that has one.")), name
