"""From originals to records, in order: every article is read here.

This touches no archive and no standard output, and everything that goes in or comes out can be pickled. So it can also
run in another process or on another machine.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from onrecord.errors import ModelError, OnrecordError
from onrecord.ingest import Failure, Found
from onrecord.schema import Annotations, Article, Model, Record
from onrecord.settings import Settings

if TYPE_CHECKING:
    from pydantic import ValidationError

    from onrecord.checks import CheckType
    from onrecord.encoder import Checkpoint, PairReader, Reader
    from onrecord.knowledge import Knowledge
    from onrecord.recorder import RecorderConfig

T = TypeVar("T")


def process(originals: Iterable[Found], settings: Settings) -> Iterator[Record | Failure]:
    """Read originals, and give each one's record, or the failure in its place, in order.

    An `Article` is read unchanged, and a failure comes out as it went in. A few articles are read at a time, so memory
    doesn't grow with their number. Raises ModelError, ActorsFileError and OutletsFileError.

    >>> from onrecord.schema import Original
    >>> originals = [Original(b"The mine is safe, its owner said.", "text", "a.txt"), Original(b"", "text", "b.txt")]
    >>> for result in process(originals, Settings()):
    ...     print(result.error if isinstance(result, Failure) else result.statements[0].source_text)
    its owner
    There is no text in it: 'b.txt'. Give the words of an article.
    """
    for result, _ in process_pairs(((each, None) for each in originals), settings):
        yield result


def process_pairs(
    pairs: Iterable[tuple[Found, T]], settings: Settings, checkpoint: "Checkpoint | None" = None
) -> Iterator[tuple[Record | Failure, T]]:
    """Read as `process` does: take pairs of an original and a context, and give pairs of the result and its context.

    `checkpoint` is called again and again while a text is read; what it raises ends the reading, and comes out here.

    >>> from onrecord.schema import Original
    >>> original = Original(b"The mine is safe, its owner said.", "text", "a.txt")
    >>> [(type(result).__name__, number) for result, number in process_pairs([(original, 7)], Settings())]
    [('Record', 7)]
    """
    recorder, reader = _Recorder.load(settings), load_reader(settings)

    def texts() -> Iterator[tuple[str | None, tuple[Article | Failure, T]]]:
        for found, context in pairs:
            article = article_of(found, settings)
            yield article.text if isinstance(article, Article) else None, (article, context)

    for annotations, (article, context) in reader.annotate(texts(), checkpoint):
        if annotations is None or isinstance(article, Failure):
            assert isinstance(article, Failure)  # noqa: S101 (every article has a text)
            yield article, context
        else:
            yield recorder.write(article, annotations), context


def process_one(original: Found, settings: Settings, checkpoint: "Checkpoint | None" = None) -> Record | Failure:
    """Read a single article as `process_pairs` does, but use all threads for it, so that a long one is done sooner."""
    article = article_of(original, settings)
    if isinstance(article, Failure):
        return article
    recorder, reader = _Recorder.load(settings), load_reader(settings)
    return recorder.write(article, reader.annotate_one(article.text, checkpoint))


def load_table(settings: Settings) -> "Knowledge":
    """Load the table of actors, with the user's own entries. Raises ActorsFileError and OutletsFileError."""
    from onrecord import knowledge
    from onrecord.knowledge import outlets

    if settings.outlets:
        outlets.load(Path(settings.outlets))  # raises an error for a bad file now, and not for each page
    return knowledge.load(Path(settings.actors) if settings.actors else None)


@lru_cache(maxsize=4)
def load_reader(settings: Settings) -> "Reader":
    """Load the network, only once for the same settings. Raises ModelError."""
    from onrecord.encoder import Reader

    return Reader.load(settings)


@cache
def load_judge() -> "PairReader":
    """Load the pair classifier, only once. Raises ModelError."""
    from onrecord.encoder import PairReader

    return PairReader.load()


@lru_cache(maxsize=4)
def load_config(settings: Settings) -> "RecorderConfig":
    """Give the recorder's thresholds; those that come with the network replace the defaults. Raises ModelError."""
    from pydantic import ValidationError

    from onrecord.recorder import RecorderConfig

    thresholds = load_reader(settings).thresholds
    try:
        return RecorderConfig.model_validate(thresholds)
    except ValidationError as error:
        raise ModelError(
            "The recorder can't use the thresholds that come with the network",
            value=thresholds,
            allowed=f"thresholds of {', '.join(RecorderConfig.model_fields)}, probabilities from 0 to 1",
            hint=f"Install onrecord again; the cause was: {_first(error)}",
        ) from error


def _first(error: "ValidationError") -> str:
    """Say what is wrong first, and where."""
    wrong = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, wrong['loc']))}: {wrong['msg']}"


def article_of(found: Found, settings: Settings) -> Article | Failure:
    from onrecord import ingest

    if isinstance(found, Article | Failure):
        return found
    try:
        return ingest.parse(found, settings=settings)
    except OnrecordError as error:
        return Failure.of(found, error)


class _Recorder(NamedTuple):
    """Everything that is needed to write a record and to check it."""

    model: Model
    table: "Knowledge"
    config: "RecorderConfig"
    checks: "tuple[CheckType, ...]"

    @classmethod
    def load(cls, settings: Settings) -> "_Recorder":
        from onrecord.checks import chosen

        return cls(load_reader(settings).model, load_table(settings), load_config(settings), chosen(settings.checks))

    def write(self, article: Article, annotations: Annotations) -> Record:
        from onrecord import checks, recorder

        record = recorder.write(article, annotations, self.model, self.table, self.config)
        return checks.check(record, self.checks, judge=load_judge(), loaded=annotations.loaded)
