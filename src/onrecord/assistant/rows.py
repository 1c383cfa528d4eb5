"""Answers from what the archive finds."""

from collections.abc import Iterable
from typing import cast

from onrecord.archive import (
    Store,
    StoredActor,
    StoredArticle,
    StoredCorrection,
    StoredEvent,
    StoredQuotation,
    StoredStatement,
    StoredStory,
    ToldBy,
)
from onrecord.assistant import doubts
from onrecord.assistant.addresses import Addresses
from onrecord.assistant.answers import (
    CitedActor,
    CitedArticle,
    CitedQuotation,
    CitedStory,
    FoundEvent,
    FoundStatement,
    MadeCorrection,
    Telling,
)
from onrecord.render.captions import day
from onrecord.render.citations import SOURCE_NOT_NAMED, Origin, cite, cite_event, cite_statement
from onrecord.render.event_words import count_words
from onrecord.schema import Act, Count, Form, SourceKind
from onrecord.schema.rows import SEVERAL
from onrecord.schema.standing import Voice, name_speakers
from onrecord.schema.standing_words import on_word_of, passed_on
from onrecord.stories.firsts import may_be_first, period

DEEPEST = 4
"""Statements around a statement are looked up so far out."""


def article(found: StoredArticle, desk: Addresses, *, cited: bool = True) -> CitedArticle:
    """Cite an article; where it stands beside a citation that names it, it needs none of its own."""
    link = desk.article(found.id)
    return CitedArticle(
        number=found.id,
        title=found.title,
        outlet=found.outlet,
        byline=found.byline,
        published=found.published,
        changed=found.changed,
        version=found.version,
        is_latest=found.latest,
        url=found.url,
        link=link,
        citation=cite(found.title or found.article_id, found.outlet, _day(found), found.url, link) if cited else None,
    )


def statement(found: StoredStatement, archive: Store, desk: Addresses) -> FoundStatement:
    """Cite a statement; those around it are looked up, since a word passed on is not the speaker's own."""
    link = desk.statement(found.article.id, found.statement_id)
    chain = [_voice(each) for each in _around(found, archive)]
    return FoundStatement(
        id=found.statement_id,
        words=doubts.cut(found.content),
        sentence=found.context.text,
        on_word_of=on_word_of(chain, found.cue or ""),
        speaker=found.speaker,
        speakers=list(found.speakers),
        form=found.form,
        act=found.act,
        corrected=found.corrected,
        confidence=found.confidence,
        speaker_confidence=found.speaker_confidence,
        doubts=doubts.of_statement(
            words=found.content,
            confidence=found.confidence,
            speaker_confidence=found.speaker_confidence,
            named=found.speaker_named,
            unresolved=found.unresolved,
        ),
        place=found.place,
        start=found.start,
        end=found.end,
        link=link,
        citation=cite_statement(
            doubts.cut(found.content),
            ", ".join(_names(found)) or found.source or "",
            cast(Act, found.act),
            cast(Form, found.form),
            _origin(found.article, found.place, link),
            passed_on=map(passed_on, chain[1:]),
        ),
        article=article(found.article, desk, cited=False),
    )


def _around(found: StoredStatement, archive: Store) -> Iterable[StoredStatement]:
    """Give a statement and those that it stands in, from the innermost to the outermost."""
    yield found
    for _ in range(DEEPEST):
        if found.within is None:
            return
        found = archive.statement(found.article.id, found.within)
        yield found


def _voice(found: StoredStatement) -> Voice:
    speakers = name_speakers(_names(found), found.source or "", cast(SourceKind | None, found.source_kind))
    return Voice(statement=found.statement_id, act=found.act, speakers=speakers)


def event(found: StoredEvent, desk: Addresses) -> FoundEvent:
    """Cite an event as one place of an article tells it."""
    link = desk.event(found.article.id, found.event_id)
    amount = None
    if found.count_of is not None:
        amount = count_words(Count(least=found.count_least, most=found.count_most, of=found.count_of))
    return FoundEvent(
        id=found.event_id,
        words=doubts.cut(found.trigger),
        sentence=found.context.text,
        type=found.type,
        **{role: list(dict.fromkeys(each.shown for each in getattr(found, role))) for role in ("who", "whom", "where")},
        first_day=found.day_from,
        last_day=found.day_to,
        amount=amount,
        on_word_of=found.standing_words,
        happened=found.happened,
        same_as=found.same_as,
        corrected=found.corrected,
        confidence=found.confidence,
        doubts=doubts.of_event(words=found.trigger, confidence=found.confidence, standing=found.standing),
        start=found.start,
        end=found.end,
        link=link,
        citation=cite_event(
            found.context.text,
            found.standing_words,
            _origin(found.article, found.place, link),
            is_outlets_own=found.standing == "outlet",
        ),
        article=article(found.article, desk, cited=False),
    )


def correction(found: StoredCorrection) -> MadeCorrection:
    """Describe what a person has put right."""
    made = found.decision
    return MadeCorrection(
        says=made.summary,
        line=found.line,
        effect=found.effect,
        who=made.who,
        why=made.why,
        at=made.decided_at,
    )


def actor(found: StoredActor, desk: Addresses) -> CitedActor:
    """Describe an actor."""
    return CitedActor(
        number=found.id,
        name=found.name,
        kind=found.kind,
        office=found.office,
        office_as_of=found.as_of,
        country=found.country,
        articles=found.articles,
        statements=found.statements,
        link=desk.actor(found.id),
    )


def story(found: StoredStory, archive: Store, desk: Addresses) -> CitedStory:
    """Cite a story by one of its headlines."""
    return CitedStory(
        number=found.id,
        title=found.title,
        first_day=found.first_day,
        last_day=found.last_day,
        articles=found.articles,
        outlets=found.outlets,
        headline=article(archive.article(found.headline), desk),
        link=desk.story(found.id),
    )


def quotation(found: StoredQuotation, archive: Store, desk: Addresses) -> CitedQuotation:
    """Cite a quotation in its fullest wording."""
    fullest = article(archive.article(found.article), desk, cited=False)
    marks = (("other speaker", found.other_speaker), ("other day", found.other_day))
    link = desk.quotation(found.id)
    return CitedQuotation(
        number=found.id,
        words=doubts.cut(found.words),
        speaker=found.speaker,
        first_outlet=found.first_outlet,
        first_day=found.first_day,
        last_day=found.last_day,
        articles=found.articles,
        outlets=found.outlets,
        differ=[*found.kinds, *(name for name, there in marks if there)],
        turned=found.turned,
        article=fullest,
        link=link,
        citation=cite(
            doubts.cut(found.words),
            found.speaker or SOURCE_NOT_NAMED,
            fullest.outlet,
            day(fullest.published) if fullest.published else None,
            fullest.url,
            link,
        ),
    )


def tellings(outlets: Iterable[ToldBy], others: Iterable[StoredArticle], desk: Addresses) -> list[Telling]:
    """List outlets that have something, and say which may have had it first; `others` are more of their articles."""
    listed = list(outlets)
    known = {each.id: each for each in (*others, *(outlet.first for outlet in listed))}
    first = may_be_first({number: found for number, each in known.items() if (found := period(each.published))})
    return [
        Telling(
            outlet=each.outlet,
            first=article(each.first, desk),
            articles=each.articles,
            may_be_first=each.first.id in first,
        )
        for each in listed
    ]


def _origin(found: StoredArticle, place: str | None, link: str) -> Origin:
    return Origin(found.outlet, found.title, _day(found), place, (found.url, link))


def _names(found: StoredStatement) -> list[str]:
    return found.speaker.split(SEVERAL) if found.speaker else []


def _day(found: StoredArticle) -> str | None:
    return day(found.published) if found.published else None
