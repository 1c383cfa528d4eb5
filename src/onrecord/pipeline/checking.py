"""Tries a headline on an article that was read already."""

from dataclasses import replace

from onrecord.ingest import Failure
from onrecord.ingest.retitle import with_headline
from onrecord.pipeline.process import process_one
from onrecord.schema import Check, Record, Span
from onrecord.settings import Settings


def check_headline(record: Record, headline: str, settings: Settings) -> Check | None:
    """Try a headline on an article: give what the check of headlines says; None if it says nothing.

    Its evidence are spans in the record's own text. The headline itself isn't there, so `about` is empty. Raises
    InputError for a headline without words.
    """
    tried = with_headline(record.article, headline)
    read = process_one(tried, replace(settings, checks="all"))
    if isinstance(read, Failure):
        raise read.error
    found = next((each for each in read.checks if each.kind == "headline"), None)
    if found is None or tried.title is None:
        return None
    moved = len(tried.text) - len(record.article.text)
    evidence = tuple(Span(s.start - moved, s.end - moved) for s in found.evidence if s.start >= tried.title.end)
    return found.model_copy(update={"about": (), "evidence": evidence, "statements": (), "events": ()})
