"""A record as the two columns that the page which stands alone and the desk share: what their templates show."""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from onrecord.render import captions
from onrecord.render.actors import ActorList, actor_list
from onrecord.render.check_spans import CheckRole, CheckSpan
from onrecord.render.checks import CheckList, ShownFinding, anchor, check_list
from onrecord.render.clean import dropped
from onrecord.render.events import EventList, Telling, event_list
from onrecord.render.glance import MAX_FINDINGS, MAX_SPEAKERS, glance
from onrecord.render.mentions import Reference
from onrecord.render.segments import Mark, Segment, blocks, outline
from onrecord.render.times import said_on, timeline
from onrecord.schema import LiveEntry, Paragraph, Record, Span, Statement, said_outright


class Piece(NamedTuple):
    """Words over which the mentions don't change."""

    words: str
    mentions: tuple[tuple[str, str], ...]
    """Of each mention, the outermost first, its actor's key, and the actor's name where the words are others."""

    begins: tuple[str, ...]
    """The anchors of the mentions that begin here."""

    days: str | None
    """The days that the words mean where they are a time; empty where these aren't known."""

    times_begin: tuple[str, ...]
    """The anchors of the times that begin here."""

    argument_of: str
    """The keys of the events of which the words are an argument, with a space between."""

    triggers: tuple[Telling, ...]
    """The events whose trigger the words are a part of, the outermost first."""

    triggers_begin: tuple[Telling, ...]
    triggers_end: tuple[Telling, ...]
    """The events whose trigger begins, and ends, here."""

    findings: tuple[tuple[ShownFinding, CheckRole], ...]
    """The findings of which the words are a part, the outermost first, each with its role."""

    findings_begin: tuple["Beginning", ...]
    """The findings whose words begin here."""


class Beginning(NamedTuple):
    """A finding whose words begin somewhere, and the anchors of those words."""

    finding: ShownFinding
    role: CheckRole
    anchors: tuple[str, ...]


class Run(NamedTuple):
    """Segments with the same marks as the templates draw them: one element a mark, and the pieces within."""

    segment: Segment
    """The first of them."""

    marks: tuple[tuple[Mark, bool], ...]
    """Each mark, and whether it is a content inside another."""

    pieces: tuple[Piece, ...]
    closes: tuple["Close", ...]


class Close(NamedTuple):
    """A statement whose content ends, and what stands between its number and the next one."""

    statement: Statement
    comma: Literal["", "said", "unsaid"]
    """Nothing; a comma; or one that goes where what nobody said outright is hidden."""


class Lists(NamedTuple):
    """What the marks in the text lead to."""

    actors: ActorList
    events: EventList
    checks: CheckList
    times: Mapping[str, int]
    """By a time's id its number."""


class Section(NamedTuple):
    """Paragraphs that are drawn as one: a list's items, a quotation's lines, or a single one of any other kind."""

    kind: str
    paragraphs: list[list[Run]]
    entries: tuple[LiveEntry, ...] = ()
    """The entries of a live blog that begin with it, of which an author or a time is known."""


def sheet(
    record: Record,
    *,
    actor_pages: Mapping[str, str] | None = None,
    dismissed: Container[str] = (),
    correct_address: str | None = None,
    everything: bool = False,
) -> dict[str, Any]:
    """Gather what "record/sheet.html" shows of a record, and the notebook's template with it.

    `actor_pages` gives, by an actor's id in the record, the address of a page about it, where there is one. `dismissed`
    are the ids of findings that somebody has dismissed: their words aren't marked. Statements that nobody made outright
    are hidden at first, unless `everything` is asked for or there are no others; all of them stand in the page.
    `correct_address` is where lines are put right, if they can be: then whoever draws the templates gives them
    `made_of`, which draws the corrections of a line.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="It rained."), model=Model(name="by hand", version="1"))
    >>> [section.kind for section in sheet(record)["sections"]]
    ['text']
    """
    actors = actor_list(record)
    unsaid = {each.id for each in record.statements if not said_outright(each)}
    events = event_list(record, actors)
    numbered = {each.id: i for i, each in enumerate(record.times, start=1)}
    lists = Lists(actors, events, check_list(record, events, dismissed), numbered)
    standing = tuple(each for each in record.checks if each.id not in dismissed)
    parts = list(blocks(record.model_copy(update={"checks": standing})))
    placed = {place for _, members in parts for segment in members for place in _anchors(segment, lists)}
    body = [(paragraph, list(_runs(members, record, lists))) for paragraph, members in parts]
    title = next((i for i, (paragraph, _) in enumerate(body) if paragraph.kind == "title"), None)
    headline = body.pop(title)[1] if title is not None else None
    return {
        "record": record,
        "article": record.article,
        "headline": headline,
        "sections": list(_sections(body, record.article.entries)),
        "statements": list(outline(record)),
        "unsaid": unsaid,
        "everything": everything or len(unsaid) == len(record.statements),
        "glance": glance(record, actors),
        "max_speakers": MAX_SPEAKERS,
        "max_findings": MAX_FINDINGS,
        "actor_list": actors,
        "placed": placed,
        "timeline": timeline(record),
        "event_list": events,
        "check_list": lists.checks,
        "said_on": said_on(record),
        "outer": {statement.id: statement for statement in record.statements},
        "forms": captions.tally((each.form for each in record.statements), captions.FORMS),
        "acts": captions.tally((each.act for each in record.statements), captions.ACTS),
        "address": safe_address(record.article.url),
        "actor_pages": actor_pages or {},
        "correct_address": correct_address,
        "unseen": unseen,
    }


def unseen(runs: Sequence[Run]) -> str:
    """Say which characters of a paragraph aren't drawn, by their places in it, with a space between."""
    return " ".join(map(str, dropped("".join(piece.words for run in runs for piece in run.pieces))))


def _anchors(segment: Segment, lists: Lists) -> Iterator[str]:
    """Name all places that begin with a segment."""
    yield from (_anchor(each, lists.actors) for each in segment.begins)
    yield from (_time_anchor(lists.times[each.id]) for each in segment.times_begin)
    yield from (_event_anchor(lists.events.by_id[each.event.id]) for each in segment.triggers_begin)
    yield from (_check_anchor(each, lists.checks) for each in segment.checks_begin)


def _runs(members: tuple[Segment, ...], record: Record, lists: Lists) -> Iterator[Run]:
    """Draw neighbours together whose marks are the same, so that a mention or a time cuts nothing but itself."""
    together: list[Segment] = []
    for segment, following in zip_longest(members, members[1:]):
        together.append(segment)
        if following and not segment.closes and not following.opens and _same(segment.marks, following.marks):
            continue
        marks = []
        inside = False
        for mark in segment.marks:
            marks.append((mark, inside and mark.role == "content"))
            inside = inside or mark.role == "content"
        pieces = tuple(_piece(each, record.article.text, lists) for each in together)
        yield Run(together[0], tuple(marks), pieces, tuple(_closes(segment.closes)))
        together = []


def _closes(closed: Sequence[Statement]) -> Iterator[Close]:
    """Put commas between numbers, so that none is left over where some of these are hidden."""
    for i, each in enumerate(closed, start=1):
        shown = said_outright(each) and any(map(said_outright, closed[i:]))
        yield Close(each, "" if i == len(closed) else "said" if shown else "unsaid")


def _same(marks: tuple[Mark, ...], others: tuple[Mark, ...]) -> bool:
    return [(each.role, each.statement.id) for each in marks] == [(each.role, each.statement.id) for each in others]


def _piece(segment: Segment, text: str, lists: Lists) -> Piece:
    actors, events = lists.actors, lists.events
    mentions = []
    for each in segment.mentions:
        profile = actors.by_id[each.actor.id]
        plain = each.mention.form == "name" or _text_is(each.span, each.actor.name, text)
        mentions.append((profile.key, "" if plain else profile.name))
    begins = tuple(_anchor(each, actors) for each in segment.begins)
    time = segment.time
    days = None if time is None else captions.days(time.earliest, time.latest) if time.earliest and time.latest else ""
    times_begin = tuple(_time_anchor(lists.times[each.id]) for each in segment.times_begin)
    told = [(each.role, events.by_id[each.event.id]) for each in segment.events]
    return Piece(
        text[segment.start : segment.end],
        tuple(mentions),
        begins,
        days,
        times_begin,
        " ".join(dict.fromkeys(telling.key for role, telling in told if role == "argument")),
        tuple(telling for role, telling in told if role == "trigger"),
        tuple(events.by_id[each.event.id] for each in segment.triggers_begin),
        tuple(events.by_id[each.event.id] for each in segment.triggers_end),
        tuple((lists.checks.by_id[each.check.id], each.role) for each in segment.checks),
        tuple(_beginnings(segment.checks_begin, lists.checks)),
    )


def _beginnings(begun: tuple[CheckSpan, ...], checks: CheckList) -> Iterator[Beginning]:
    """Put together the words of one finding that begin at the same place; what is checked goes before evidence."""
    together: dict[str, list[CheckSpan]] = {}
    for each in begun:
        together.setdefault(each.check.id, []).append(each)
    for id_, spans in together.items():
        role: CheckRole = "about" if any(each.role == "about" for each in spans) else "evidence"
        yield Beginning(checks.by_id[id_], role, tuple(_check_anchor(each, checks) for each in spans))


def _text_is(span: Span, words: str, text: str) -> bool:
    """Whether the text has these words there; no span is cut that can't have."""
    return span.end - span.start == len(words) and span.cut(text) == words


def _anchor(reference: Reference, actors: ActorList) -> str:
    return f"{actors.by_id[reference.actor.id].key}-at-{reference.number}"


def _time_anchor(number: int) -> str:
    return f"time-{number}"


def _event_anchor(telling: Telling) -> str:
    return f"{telling.key}-at"


def _check_anchor(each: CheckSpan, checks: CheckList) -> str:
    return anchor(checks.by_id[each.check.id].key, each.role, each.number)


def _sections(body: list[tuple[Paragraph, list[Run]]], entries: Sequence[LiveEntry]) -> Iterator[Section]:
    """Put neighbouring items and neighbouring lines of a quotation together, so that each makes one list or block.

    Where an entry of a live blog begins, so does a section.
    """
    waiting = [entry for entry in reversed(entries) if entry.author or entry.time]
    section: Section | None = None
    for paragraph, runs in body:
        begun: list[LiveEntry] = []
        while waiting and waiting[-1].start < paragraph.end:
            begun.append(waiting.pop())
        begun = [entry for entry in begun if entry.end > paragraph.start]
        if section and paragraph.kind == section.kind and section.kind in ("item", "quote") and not begun:
            section.paragraphs.append(runs)
            continue
        if section:
            yield section
        section = Section(paragraph.kind, [runs], tuple(begun))
    if section:
        yield section


def safe_address(url: str | None) -> str | None:
    """Let an address be followed only where it leads to the web."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None
