"""Checks on records that are there already, and on headlines that somebody tries."""

from dataclasses import replace

from onrecord.ingest import Failure
from onrecord.pipeline.process import process_one
from onrecord.schema import Article, Check, Paragraph, Record, Span
from onrecord.settings import Settings


def recheck(record: Record, settings: Settings) -> Record:
    """Hold a finished record against itself again: copy it, with the findings of the checks that the settings choose.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="It rained."), model=Model(name="by hand", version="1"))
    >>> recheck(record, Settings(checks="none")) == record
    True
    """
    from onrecord.checks import check, chosen

    return check(record, chosen(settings.checks))


def check_headline(record: Record, headline: str, settings: Settings) -> Check | None:
    """Try a headline on an article: give what the check of headlines says; None if it says nothing.

    Its evidence are spans in the record's own text. The headline itself isn't there, so `about` is empty.
    """
    article, tried = record.article, " ".join(headline.split())
    start = article.title.end if article.title else 0
    start += len(article.text[start:]) - len(article.text[start:].lstrip())
    text = f"{tried}\n\n{article.text[start:]}"
    moved = len(text) - len(article.text)
    paragraphs = (Paragraph(p.start + moved, p.end + moved, p.kind) for p in article.paragraphs if p.start >= start)
    read = process_one(
        Article(
            id=article.id,
            text=text,
            title=Span(0, len(tried)),
            paragraphs=(Paragraph(0, len(tried), "title"), *paragraphs),
            published=article.published,
            outlet=article.outlet,
            language=article.language,
        ),
        replace(settings, checks="all"),
    )
    if isinstance(read, Failure):
        raise read.error
    found = next((each for each in read.checks if each.kind == "headline"), None)
    if found is None:
        return None
    evidence = tuple(Span(s.start - moved, s.end - moved) for s in found.evidence if s.start - moved >= start)
    return found.model_copy(update={"about": (), "evidence": evidence, "statements": (), "events": ()})
