"""Holds one article against itself, with its own headline or with another, and against originals."""

from collections.abc import Collection
from typing import Unpack

from onrecord.errors import SettingError
from onrecord.ingest import Failure, Given, SourceLike, parse
from onrecord.ingest.retitle import with_headline
from onrecord.pipeline.process import process_one
from onrecord.pipeline.reading import only_one
from onrecord.schema import Article, Record
from onrecord.settings import Settings


def check(
    source: SourceLike,
    *,
    headline: str | None = None,
    against: Collection[SourceLike] = (),
    settings: Settings | None = None,
    **given: Unpack[Given],
) -> Record:
    """Read one article and hold it against itself: its findings are in `checks` of the record.

    A `headline` is tried on the article in place of its own. `against` are originals, such as a speech or captions:
    each quotation of the article is looked up in them. What `source` is, and what can be given, is as in `read`.

    Raises what `read` raises; InputError if the headline has no words; SettingError if the setting `checks` is none.

    >>> record = check("Mast falls\\n\\nThe mast of the Sula Star fell on Tuesday, the coastguard said.")
    >>> tried = check(record.article, headline="Mast stands")
    >>> tried.article.title_text, tried.article.text == record.article.text.replace("Mast falls", "Mast stands")
    ('Mast stands', True)
    """
    settings = settings or Settings.from_environment()
    require_checks(settings)
    found = only_one(source, settings, given)
    if isinstance(found, Failure):
        raise found.error
    article = found if isinstance(found, Article) else parse(found, settings=settings)
    if headline is not None:
        article = with_headline(article, headline)
    if against:
        from onrecord.pipeline.checking import check_source

        return check_source(article, against=against, settings=settings)
    result = process_one(article, settings)
    if isinstance(result, Failure):
        raise result.error
    return result


def require_checks(settings: Settings) -> None:
    """Raise SettingError if the settings switch the checks off.

    >>> require_checks(Settings(checks="none"))
    Traceback (most recent call last):
    onrecord.errors.SettingError: The checks are switched off by the setting checks: 'none'. Allowed: shown or all.
    """
    if settings.checks == "none":
        raise SettingError("The checks are switched off by the setting checks", value="none", allowed="shown or all")
