"""From sources to records."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError, OnrecordError
from onrecord.schema import Article, Record
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.encoder import Reader
    from onrecord.knowledge import Knowledge

Source = str | Path | Article | Mapping[str, Any]
"""A text, a path, an http or https address, an article, or the keys of a line of JSON: `text`, and optionally `id`,
`title`, `published`, `outlet`, `byline`, `url`."""

_PATH_LENGTH = 1024


def read(source: Source, *, settings: Settings | None = None, **given: str | None) -> Record:
    """Read one article and write down its record.

    `source` is a text, a path, an http or https address, or an `Article`. A string is taken for a path where it names a
    file, or looks like the name of one. What is known about the article goes in by name: `id`, `title`, `published`,
    `outlet`, `byline`, `url`. Without `settings`, they come from the environment.

    Raises InputError where there is no article to read, FetchError where an address can't be fetched, ActorsFileError
    where the reader's own file of actors can't be used, SettingError.

    >>> record = read("PARIS — “We will not sign,” said Jeanne Roux, the union’s president.", published="2024-05-02")
    >>> [(s.source_text, s.cue_text, s.form) for s in record.statements]
    [('Jeanne Roux, the union’s president', 'said', 'direct')]
    """
    settings = settings or Settings.from_environment()
    found = list(_load(source, settings, {k: v for k, v in given.items() if v is not None}))
    if len(found) != 1:
        raise InputError(
            f"There are {len(found)} articles here, and `read` reads one",
            value=str(source),
            hint="Read them with onrecord.read_many([source]).",
        )
    (article,) = found
    if isinstance(article, OnrecordError):
        raise article
    table, reader = load_table(settings), load_reader(settings)
    return write(article, reader.annotate_one(article.text), reader, table)


def read_many(sources: Iterable[Source], *, settings: Settings | None = None) -> Iterator[Record | OnrecordError]:
    """Read any number of articles, in order, a few of them at a time.

    What can't be read comes back as an error in its place, and everything else is read; only a file of actors that
    can't be used is raised, as ActorsFileError. A source that holds several articles (a `.jsonl` file) gives as many
    records.

    >>> results = read_many(["The mine is safe, its owner said.", Path("nowhere.txt")])
    >>> [type(result).__name__ for result in results]
    ['Record', 'UnreadableInputError']
    """
    settings = settings or Settings.from_environment()
    table, reader = load_table(settings), load_reader(settings)
    waiting: deque[Article | OnrecordError] = deque()

    def texts() -> Iterator[str]:
        for source in sources:
            for found in _load(source, settings, {}):
                waiting.append(found)
                if isinstance(found, Article):
                    yield found.text

    def errors() -> Iterator[OnrecordError]:
        while waiting and isinstance(waiting[0], OnrecordError):
            yield waiting.popleft()  # type: ignore[misc]

    for annotations in reader.annotate(texts()):
        yield from errors()
        article = waiting.popleft()
        assert isinstance(article, Article)  # noqa: S101 (only articles are annotated, in the order in which they wait)
        yield write(article, annotations, reader, table)
    yield from errors()


def write(article: Article, annotations: Any, reader: "Reader", table: "Knowledge") -> Record:
    """Write the record of an article from what a reader marked in it, and what the table knows."""
    from onrecord import recorder

    return recorder.write(article, annotations, reader.model, table)


def load_table(settings: Settings) -> "Knowledge":
    """Load the table of actors, the reader's own entries first. Raises ActorsFileError."""
    from onrecord import knowledge

    return knowledge.load(Path(settings.actors) if settings.actors else None)


@lru_cache(maxsize=4)
def load_reader(settings: Settings) -> "Reader":
    """Load the network, once for the same settings. Raises ModelError."""
    from onrecord.encoder import Reader

    return Reader.load(settings)


def _load(source: Source, settings: Settings, given: dict[str, Any]) -> Iterator[Article | OnrecordError]:
    from onrecord import ingest

    if isinstance(source, Article):
        yield source
    elif isinstance(source, Mapping):
        yield from _from_keys(source, settings)
    elif isinstance(source, Path) or names_something(source):
        yield from ingest.load(source, settings=settings, **given)
    else:
        try:
            yield ingest.from_text(source, settings=settings, **given)
        except InputError as error:
            yield error


def _from_keys(keys: Mapping[str, Any], settings: Settings) -> Iterator[Article | OnrecordError]:
    from onrecord import ingest

    known = {k: keys[k] for k in ("text", "id", "title", "published", "outlet", "byline", "url") if k in keys}
    if not isinstance(known.get("text"), str):
        yield InputError("An article needs its text", value=known.get("text", sorted(keys)),
                         allowed='a mapping whose "text" is a string')  # fmt: skip
        return
    try:
        yield ingest.from_text(settings=settings, **known)
    except InputError as error:
        yield error


def names_something(source: str) -> bool:
    """Whether a string is an address or the name of a file rather than a text to read.

    >>> names_something("news/*.txt"), names_something("The ferry sails and/or waits, its owner said.")
    (True, False)
    """
    if source.startswith(("http://", "https://")):
        return len(source.split()) == 1
    if not source.strip() or len(source) > _PATH_LENGTH or "\n" in source or "\0" in source:
        return False
    if os.path.exists(source):  # noqa: PTH110 (Path.exists raises where a name is too long to be one)
        return True
    return len(source.split()) == 1 and _looks_like_a_name(source)


def _looks_like_a_name(word: str) -> bool:
    from onrecord.ingest.suffixes import KNOWN_SUFFIXES, has_suffix

    return "/" in word or "*" in word or has_suffix(word, KNOWN_SUFFIXES)
