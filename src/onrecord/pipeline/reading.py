"""From sources to records."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Unpack

from onrecord.errors import EmptyInputError, InputError, OnrecordError
from onrecord.ingest import Failure, Found, Given, SourceLike, originals, recognize
from onrecord.ingest.fields import given_fields
from onrecord.pipeline.process import process, process_one
from onrecord.schema import Record
from onrecord.settings import Settings


def read(source: SourceLike, *, settings: Settings | None = None, **given: Unpack[Given]) -> Record:
    """Read one article and write down its record.

    `source` is a text, a path, an http or https address, a mapping with a `text`, a stream of bytes, "-" for standard
    input, or an `Article`. A string is a path if it names a file or looks like the name of one. Give what you know
    about the article by name: `id`, `title`, `published`, `outlet`, `byline`, `url`. It counts for more than what a
    page says, and for less than what a mapping, a line of JSON or an `Article` says. Without `settings`, they come from
    the environment.

    Raises InputError if there is no article to read, or more than one; FetchError if an address can't be fetched;
    ActorsFileError or OutletsFileError if your own file can't be used; SettingError if a setting in the environment is
    wrong.

    >>> record = read("PARIS — “We will not sign,” said Jeanne Roux, the union’s president.", published="2024-05-02")
    >>> [(s.source_text, s.cue_text, s.form) for s in record.statements]
    [('Jeanne Roux, the union’s president', 'said', 'direct')]
    """
    settings = settings or Settings.from_environment()
    result = process_one(only_one(source, settings, given), settings)
    if isinstance(result, Failure):
        raise result.error
    return result


def only_one(source: SourceLike, settings: Settings, given: Given) -> Found:
    """Find the only article of a source. Raises InputError if there is none, or more than one."""
    found = list(islice(originals(source, settings=settings, **given), 2))
    if not found:
        raise EmptyInputError("There is no article in it", value=str(source), hint="Name a source that has one.")
    if len(found) > 1:
        raise InputError(
            "There are several articles here, and only one is read at a time",
            value=str(source),
            hint="Read them with onrecord.read_many([source]), or name one of them.",
        )
    return found[0]


def read_many(
    sources: Iterable[SourceLike], *, settings: Settings | None = None, **given: Unpack[Given]
) -> Iterator[Record | OnrecordError]:
    """Read any number of articles, in order, a few of them at a time.

    It takes the sources of `read`, and what you know by name counts for all of them. A source that holds several
    articles (a folder, a pattern, a `.jsonl` file, a feed, a web archive) gives several records. If something can't be
    read, its place holds the error, and everything else is read. Raises ActorsFileError or OutletsFileError if your own
    file of actors or outlets can't be used.

    >>> from pathlib import Path
    >>> results = read_many(["The mine is safe, its owner said.", Path("nowhere.txt")])
    >>> [type(result).__name__ for result in results]
    ['Record', 'UnreadableInputError']
    """
    settings = settings or Settings.from_environment()
    for result in process(_found(sources, settings, given), settings):
        yield result.error if isinstance(result, Failure) else result


def _found(sources: Iterable[SourceLike], settings: Settings, given: Given) -> Iterator[Found]:
    given_fields(given)  # what can't be given at all isn't the fault of a single source
    for each in sources:
        try:
            source = recognize(each)
        except InputError as error:
            yield Failure("A source", error)
        else:
            yield from originals(source, settings=settings, **given)
