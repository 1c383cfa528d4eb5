"""Checks a source: an article against itself, and its quotations against originals."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.ingest import Failure, Found, SourceLike, originals, recognize
from onrecord.pipeline.process import process_pairs
from onrecord.pipeline.reading import read
from onrecord.schema import Article, Record
from onrecord.settings import Settings


def check_source(source: SourceLike, *, against: Iterable[SourceLike] = (), settings: Settings | None = None) -> Record:
    """Read an article, and hold it against itself; look its quotations up in originals, if any are given.

    Which checks it is held to is a setting. The originals are sources as the article is one: a PDF or Word document,
    captions, a text, an address, an `Article`, a folder of them. Without `settings`, they come from the environment.

    Raises the errors of `read`, for the article and for the originals: among them MissingExtraError where the library
    that reads such a document isn't installed.

    >>> said = "MR. HALE: The bridge is not safe. It will stay closed until May."
    >>> record = check_source("“The bridge is safe,” Tom Hale said.", against=[said])
    >>> [(check.verdict, check.message) for check in record.checks if check.kind == "against"]
    [('cut', 'The quotation leaves out “not”, which may turn what is said (The text)')]
    """
    from onrecord.checks import AGAINST, check_more

    settings = settings or Settings.from_environment()
    record = read(source, settings=settings)
    read_originals = list(_read_originals(against, settings))
    if not read_originals:
        return record
    files = {original.article.id: file for original, file in read_originals if file is not None}
    return check_more(record, (AGAINST,), originals=tuple(original for original, _ in read_originals), files=files)


def _read_originals(sources: Iterable[SourceLike], settings: Settings) -> Iterator[tuple[Record, str | None]]:
    """Give each original's record and the name of its file; None for an article, which has an id of its own."""
    plain = replace(settings, checks="none", events=False)
    pairs = ((found, _file(found)) for source in sources for found in originals(recognize(source), settings=settings))
    for result, file in process_pairs(pairs, plain):
        if isinstance(result, Failure):
            raise result.error
        yield result, file


def _file(found: Found) -> str | None:
    if isinstance(found, Article | Failure):
        return None
    return found.address or Path(found.place).name
