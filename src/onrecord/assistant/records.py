"""Answers from a record: an article of the archive, or a text that isn't kept."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from onrecord.archive.contexts import contexts, passage_at
from onrecord.assistant import doubts
from onrecord.assistant.addresses import Addresses
from onrecord.assistant.answers import CitedArticle, CitedEvent, CitedFinding, CitedStatement
from onrecord.eventdata import Days, Role, event_days, first_tellings, parts_of
from onrecord.render.captions import date
from onrecord.render.checks import in_words
from onrecord.render.citations import Origin, cite, cite_event, cite_statement
from onrecord.render.clean import one_line
from onrecord.render.event_words import count_words
from onrecord.schema import Check, Event, Record, Span, Statement, event_happened, is_listed, order_of, standing_of
from onrecord.schema.rows import SEVERAL
from onrecord.schema.standing import statements_around, voices
from onrecord.schema.standing_words import on_word_of, passed_on

MOST_PASSAGES = 4
"""So many words of a finding are given in one role."""


@dataclass(frozen=True, slots=True)
class Where:
    """Where a record is: its article as it is cited, and the desk that shows it, with the numbers of its actors.

    Without a `desk` it isn't kept, and nothing has a link.
    """

    article: CitedArticle
    desk: Addresses | None = None
    actors: Mapping[str, int] | None = None

    def statement(self, statement_id: str) -> str | None:
        """The link to a statement."""
        number = self.article.number
        return self.desk.statement(number, statement_id) if self.desk and number else None

    def event(self, event_id: str) -> str | None:
        """The link to an event."""
        number = self.article.number
        return self.desk.event(number, event_id) if self.desk and number else None

    def finding(self, place_: int) -> str | None:
        """The link to a finding, by its place in the record, from 1."""
        number = self.article.number
        return self.desk.finding(number, place_) if self.desk and number else None


def unkept(record: Record) -> CitedArticle:
    """Cite the article of a record that isn't in an archive."""
    article = record.article
    return CitedArticle(
        title=article.title_text,
        outlet=article.outlet,
        byline=article.byline,
        published=article.published.value if article.published else None,
        url=article.url,
        citation=cite(article.title_text or article.text[:80], article.outlet, date(article), article.url),
    )


def statements(record: Record, chosen: Iterable[Statement], where: Where) -> list[CitedStatement]:
    """Cite statements of a record."""
    return [_statement(record, each, where) for each in chosen]


def _statement(record: Record, found: Statement, where: Where) -> CitedStatement:
    article, words = record.article, found.content_text
    speakers, link = record.speakers(found), where.statement(found.id)
    names = [each.name for each in speakers]
    chain = voices(record, statements_around(record, found.id))
    return CitedStatement(
        id=found.id,
        words=doubts.cut(words),
        sentence=_sentence(article.text, found.content[0].start, found.content[-1].end, words, found.cue_text or None),
        on_word_of=on_word_of(chain, found.cue_text),
        speaker=SEVERAL.join(names) or None,
        speakers=[number for each in speakers if (number := (where.actors or {}).get(each.id))],
        form=found.form,
        act=found.act,
        corrected=found.corrected,
        confidence=found.confidence,
        speaker_confidence=found.speaker_confidence,
        doubts=doubts.of_statement(
            words=words,
            confidence=found.confidence,
            speaker_confidence=found.speaker_confidence,
            named=any(each.named for each in speakers),
            unresolved=found.unresolved,
        ),
        place=article.place_at(found.content[0].start),
        start=found.content[0].start,
        end=found.content[-1].end,
        link=link,
        citation=cite_statement(
            doubts.cut(words),
            ", ".join(names) or found.source_text,
            found.act,
            found.form,
            _origin(record, found.content[0].start, link),
            passed_on=map(passed_on, chain[1:]),
        ),
    )


def events(record: Record, chosen: Iterable[Event], where: Where) -> list[CitedEvent]:
    """Cite events of a record."""
    days = event_days(record, first_tellings(record))
    return [_event(record, each, days[each.id], where) for each in chosen]


def _event(record: Record, found: Event, days: Days, where: Where) -> CitedEvent:
    article, link, standing = record.article, where.event(found.id), standing_of(record, found)
    words = found.trigger.cut(article.text)
    sentence = _sentence(article.text, found.trigger.start, found.trigger.end, words)
    told = record.standing(found)
    return CitedEvent(
        id=found.id,
        words=doubts.cut(words),
        sentence=sentence,
        type=found.type,
        who=_names(record, found, "who"),
        whom=_names(record, found, "whom"),
        where=_names(record, found, "where"),
        first_day=days.first,
        last_day=days.last,
        amount=count_words(found.count) if found.count else None,
        on_word_of=told,
        happened=event_happened(record, found),
        same_as=found.same_as,
        corrected=found.corrected,
        confidence=found.confidence,
        doubts=doubts.of_event(words=words, confidence=found.confidence, standing=standing.kind),
        start=found.trigger.start,
        end=found.trigger.end,
        link=link,
        citation=cite_event(
            sentence,
            told,
            _origin(record, found.trigger.start, link),
            is_outlets_own=standing.kind == "outlet",
        ),
    )


def _names(record: Record, event: Event, role: Role) -> list[str]:
    """Name who has a role in an event; the words stand for whoever is no actor."""
    names = {actor.id: actor.name for actor in record.actors}
    found = (
        names[part.actor] if part.actor else one_line(part.span.cut(record.article.text))
        for part in parts_of(record, event, role)
    )
    return list(dict.fromkeys(found))


def findings(record: Record, where: Where, dismissed: Set[str] = frozenset()) -> list[CitedFinding]:
    """Give what checks found, the worst first, without what is right too seldom and what somebody has dismissed."""
    listed = [
        (number, each) for number, each in enumerate(record.checks, 1) if is_listed(each) and each.id not in dismissed
    ]
    return [
        _finding(record, number, each, where) for number, each in sorted(listed, key=lambda pair: order_of(pair[1]))
    ]


def _finding(record: Record, number: int, found: Check, where: Where) -> CitedFinding:
    elsewhere = [doubts.cut(each.text) for each in found.elsewhere[:MOST_PASSAGES]]
    return CitedFinding(
        check=in_words(found.kind),
        verdict=in_words(found.verdict),
        message=found.message,
        about=_cut_out(record, found.about),
        evidence=_cut_out(record, found.evidence) + elsewhere,
        confidence=found.confidence,
        link=where.finding(number),
    )


def _cut_out(record: Record, spans: Sequence[Span]) -> list[str]:
    return [doubts.cut(span.cut(record.article.text)) for span in spans[:MOST_PASSAGES]]


def _origin(record: Record, offset: int, link: str | None) -> Origin:
    article = record.article
    return Origin(article.outlet, article.title_text, date(article), article.place_at(offset), (article.url, link))


def _sentence(text: str, start: int, end: int, words: str, cue: str | None = None) -> str:
    """Cut out the sentence around some words as a search does."""
    return contexts([passage_at(text, start, end, words, cue)], None)[0].text
