"""Holds articles against themselves: as they are, with another headline, against originals, and once more."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from onrecord.errors import SettingError
from onrecord.ingest import Failure, Given, SourceLike, originals, parse, recognize
from onrecord.ingest.retitle import with_headline
from onrecord.pipeline.process import load_judge, load_reader, process_one, process_pairs
from onrecord.pipeline.reading import only_one
from onrecord.schema import Article, Check, Record, Span
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.ingest import Found


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
    each quotation of the article is looked up in them; one may also be a folder of them. What `source` is, and what can
    be given, is as in `read`.

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
    if headline is None and not against:
        return _read(article, settings)
    unchecked = replace(settings, checks="none")
    read_originals = list(_read_originals(against, unchecked))
    files = {original.article.id: file for original, file in read_originals if file is not None}
    records = tuple(original for original, _ in read_originals)
    tried = headline is not None
    record = recheck(_read(article, unchecked), settings, records, files, tried=tried)
    return _asked(record) if tried else record


def _read_originals(sources: Iterable[SourceLike], settings: Settings) -> Iterator[tuple[Record, str | None]]:
    """Give each original's record and the name of its file; None for an article, which has an id of its own."""
    plain = replace(settings, events=False)
    pairs = ((found, _file(found)) for source in sources for found in originals(recognize(source), settings=settings))
    for result, file in process_pairs(pairs, plain):
        if isinstance(result, Failure):
            raise result.error
        yield result, file


def _file(found: "Found") -> str | None:
    if isinstance(found, Article | Failure):
        return None
    return found.address or Path(found.place).name


def _asked(record: Record) -> Record:
    """Let the finding on a headline be shown that somebody wanted to try, however often such findings are right."""
    checks = (each.model_copy(update={"shown": each.shown or each.kind == "headline"}) for each in record.checks)
    return record.model_copy(update={"checks": tuple(checks)})


def recheck(
    record: Record,
    settings: Settings,
    originals: tuple[Record, ...] = (),
    files: dict[str, str] | None = None,
    *,
    tried: bool = False,
) -> Record:
    """Hold a finished record against itself again: copy it, with the findings of the checks that the settings choose.

    `originals` are the records of what its quotations are held against; `files` names the files of those that came from
    one, by the ids of their articles. `tried` tells that its headline isn't its own. Raises ModelError.

    >>> from onrecord.schema import Model
    >>> record = Record(article=Article(id="a", text="It rained."), model=Model(name="by hand", version="1"))
    >>> recheck(record, Settings(checks="none")) == record
    True
    """
    from onrecord import checks

    chosen = checks.chosen(settings.checks, originals=bool(originals))
    asked = any("loaded" in each.needs for each in chosen)  # a record doesn't hold what the network marked for it
    loaded = load_reader(settings).find_loaded(record.article.text) if asked else None
    return checks.check(
        record, chosen, judge=load_judge(), originals=originals, files=files, loaded=loaded, tried=tried
    )


def check_headline(record: Record, headline: str, settings: Settings) -> Check | None:
    """Try a headline on an article: give what the check of headlines says; None if it says nothing.

    Its evidence are spans in the record's own text. The headline itself isn't there, so `about` is empty. Raises
    InputError for a headline without words.
    """
    from onrecord import checks

    tried = with_headline(record.article, headline)
    read = _read(tried, replace(settings, checks="none"))
    types = [each for each in checks.chosen("all") if each.kind == "headline"]
    found = next(iter(checks.check(read, types, judge=load_judge(), tried=True).checks), None)
    if found is None or tried.title is None:
        return None
    moved = len(tried.text) - len(record.article.text)
    evidence = tuple(Span(s.start - moved, s.end - moved) for s in found.evidence if s.start >= tried.title.end)
    return found.model_copy(update={"about": (), "evidence": evidence, "statements": (), "events": ()})


def require_checks(settings: Settings) -> None:
    """Raise SettingError if the settings switch the checks off.

    >>> require_checks(Settings(checks="none"))
    Traceback (most recent call last):
    onrecord.errors.SettingError: The checks are switched off by the setting checks: 'none'. Allowed: shown or all.
    """
    if settings.checks == "none":
        raise SettingError("The checks are switched off by the setting checks", value="none", allowed="shown or all")


def _read(found: "Found", settings: Settings) -> Record:
    """Read one article. Raises what reading raises."""
    result = process_one(found, settings)
    if isinstance(result, Failure):
        raise result.error
    return result
