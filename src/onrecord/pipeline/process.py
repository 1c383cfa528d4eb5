"""From originals to records, in order: the one way that every article is read.

It touches no archive and no standard output, and what goes in and comes out can be pickled, so that it runs as well in
another process or on another machine.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from onrecord.errors import ModelError, OnrecordError
from onrecord.ingest import Failure, Found
from onrecord.schema import Annotations, Article, Model, Record
from onrecord.settings import Settings

if TYPE_CHECKING:
    from pydantic import ValidationError

    from onrecord.encoder import Reader
    from onrecord.knowledge import Knowledge
    from onrecord.recorder import RecorderConfig

T = TypeVar("T")


def process(originals: Iterable[Found], settings: Settings) -> Iterator[Record | Failure]:
    """Read the articles of originals: each one's record, or the failure in its place, in order.

    An article that is one already is read as it stands, and a failure comes out as it went in. A few articles are in
    flight at a time, so that memory doesn't grow with their number. Raises ModelError, ActorsFileError and
    OutletsFileError.

    >>> from onrecord.schema import Original
    >>> originals = [Original(b"The mine is safe, its owner said.", "text", "a.txt"), Original(b"", "text", "b.txt")]
    >>> for result in process(originals, Settings()):
    ...     print(result.error if isinstance(result, Failure) else result.statements[0].source_text)
    its owner
    There is no text in it: 'b.txt'. Give the words of an article.
    """
    for result, _ in process_pairs(((each, None) for each in originals), settings):
        yield result


def process_pairs(pairs: Iterable[tuple[Found, T]], settings: Settings) -> Iterator[tuple[Record | Failure, T]]:
    """Read as `process` does, where each original comes with a context and its result leaves with the same.

    >>> from onrecord.schema import Original
    >>> original = Original(b"The mine is safe, its owner said.", "text", "a.txt")
    >>> [(type(result).__name__, number) for result, number in process_pairs([(original, 7)], Settings())]
    [('Record', 7)]
    """
    recorder, reader = _Recorder.load(settings), load_reader(settings)

    def texts() -> Iterator[tuple[str | None, tuple[Article | Failure, T]]]:
        for found, context in pairs:
            article = _article(found, settings)
            yield article.text if isinstance(article, Article) else None, (article, context)

    for annotations, (article, context) in reader.annotate(texts()):
        if annotations is None or isinstance(article, Failure):
            assert isinstance(article, Failure)  # noqa: S101 (every article has a text)
            yield article, context
        else:
            yield recorder.write(article, annotations), context


def process_one(original: Found, settings: Settings) -> Record | Failure:
    """Read a single article as `process` does, but with all threads: a long one comes sooner."""
    article = _article(original, settings)
    if isinstance(article, Failure):
        return article
    recorder, reader = _Recorder.load(settings), load_reader(settings)
    return recorder.write(article, reader.annotate_one(article.text))


def load_table(settings: Settings) -> "Knowledge":
    """Load the table of actors, the reader's own entries first. Raises ActorsFileError and OutletsFileError."""
    from onrecord import knowledge
    from onrecord.knowledge import outlets

    if settings.outlets:
        outlets.load(Path(settings.outlets))  # a file that can't be used is told now, and not once a page
    return knowledge.load(Path(settings.actors) if settings.actors else None)


@lru_cache(maxsize=4)
def load_reader(settings: Settings) -> "Reader":
    """Load the network, once for the same settings. Raises ModelError."""
    from onrecord.encoder import Reader

    return Reader.load(settings)


@lru_cache(maxsize=4)
def load_config(settings: Settings) -> "RecorderConfig":
    """Take the recorder's thresholds, where the network brings some of its own those. Raises ModelError."""
    from pydantic import ValidationError

    from onrecord.recorder import RecorderConfig

    thresholds = load_reader(settings).thresholds
    try:
        return RecorderConfig.model_validate(thresholds)
    except ValidationError as error:
        raise ModelError(
            "The network brings thresholds that the recorder can't use",
            value=thresholds,
            allowed=f"thresholds of {', '.join(RecorderConfig.model_fields)}, probabilities from 0 to 1",
            hint=f"Install onrecord again; the cause was: {_first(error)}",
        ) from error


def _first(error: "ValidationError") -> str:
    """The first thing that is wrong, and where."""
    wrong = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, wrong['loc']))}: {wrong['msg']}"


def _article(found: Found, settings: Settings) -> Article | Failure:
    from onrecord import ingest

    if isinstance(found, Article | Failure):
        return found
    try:
        return ingest.parse(found, settings=settings)
    except OnrecordError as error:
        return Failure.of(found, error)


class _Recorder(NamedTuple):
    """What every record is written with."""

    model: Model
    table: "Knowledge"
    config: "RecorderConfig"

    @classmethod
    def load(cls, settings: Settings) -> "_Recorder":
        return cls(load_reader(settings).model, load_table(settings), load_config(settings))

    def write(self, article: Article, annotations: Annotations) -> Record:
        from onrecord import recorder

        return recorder.write(article, annotations, self.model, self.table, self.config)
