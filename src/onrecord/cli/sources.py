"""From what the command line names to records, in order, each with the name of the input that it came from."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import EmptyInputError, OnrecordError
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.schema import Article, Record

STDIN = "-"
_MANY = {".jsonl", ".ndjson"}
_SCHEMES = ("http://", "https://")


def results(
    sources: Sequence[str], *, settings: Settings, given: Mapping[str, str]
) -> Iterator[tuple[str, "Record | OnrecordError"]]:
    """Read all sources lazily: each article's record, or the error in its place, with the name of its input.

    `given` is what the caller knows of the article: id, title, published, outlet, byline, url.
    """
    from onrecord.pipeline import read_many

    # Articles are read in batches, ahead of the records that come out: what went in waits here for what comes out.
    waiting: deque[tuple[str, OnrecordError | None]] = deque()

    def articles() -> "Iterator[Article]":
        for name, loaded in _load(sources, settings, given):
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
    >>> names_one_article(["a.txt", "b.txt"]), names_one_article(["*.txt"]), names_one_article(["year.jsonl"])
    (False, False, False)
    """
    if len(sources) != 1:
        return False
    source = sources[0]
    if source == STDIN or source.lower().startswith(_SCHEMES):
        return True
    path = Path(source)
    return not (path.is_dir() or path.suffix.lower() in _MANY or (set("*?[") & set(source) and not path.exists()))


def count(sources: Sequence[str]) -> int | None:
    """Count the articles that the sources hold; None where that would mean reading them."""
    from onrecord.ingest import expand

    total = 0
    for source in sources:
        try:
            for found in expand([source]):
                if Path(found).suffix.lower() in _MANY:
                    return None
                total += 1
        except OnrecordError:
            total += 1  # it will be one error
    return total


def _load(
    sources: Sequence[str], settings: Settings, given: Mapping[str, str]
) -> "Iterator[tuple[str, Article | OnrecordError]]":
    from onrecord.ingest import expand, load

    for source in sources:
        found = False
        try:
            for each in expand([source]):
                name = "standard input" if each == STDIN else str(each)
                for loaded in load(each, settings=settings, **given):
                    found = True
                    yield name, loaded
        except OnrecordError as error:
            found = True
            yield source, error
        if not found:
            yield source, EmptyInputError("There is no article in it", hint="Name a file that has one.")
