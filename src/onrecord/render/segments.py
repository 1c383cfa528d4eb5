"""A record as flat segments of its text: what the terminal, the notebook and the page all draw."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from onrecord.render.check_spans import MAX_CHECKS, CheckSpan, check_spans
from onrecord.render.event_spans import MAX_PARTS, EventSpan, event_spans
from onrecord.render.mentions import MAX_DEPTH, P, Reference, over, places, references
from onrecord.render.times import non_overlapping
from onrecord.schema import Article, Paragraph, Record, Span, Statement, Time

Role = Literal["source", "cue", "content"]

ROLES: tuple[Role, ...] = ("content", "source", "cue")
"""The roles of a statement, those that may hold others first."""


class Mark(NamedTuple):
    """A statement covers a segment with one of its roles."""

    statement: Statement
    role: Role


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text, from `start` up to `end`, over which neither the paragraph nor any mark changes.

    `marks` go from the outermost statement to the innermost. `paragraph` is None for the space between paragraphs.
    `opens` names the statements whose content begins here; `closes` those of whose content a fragment ends here, the
    innermost first. Of a content that begins or ends between paragraphs, its nearest segment inside one says so.

    `mentions` are those of actors, the outermost first, whatever the statements; `begins` names the mentions that begin
    here, or between the paragraphs before. `time` is the time over it, of several that overlap the first;
    `times_begin` names the times that begin here, likewise. `events` are the triggers and arguments of events over it,
    the outermost first; `triggers_begin` and `triggers_end` name the triggers that begin and end here, likewise.
    `checks` are the words of findings over it, the outermost first; `checks_begin` names those that begin here,
    likewise.
    """

    start: int
    end: int
    paragraph: Paragraph | None
    marks: tuple[Mark, ...]
    opens: tuple[Statement, ...] = ()
    closes: tuple[Statement, ...] = ()
    mentions: tuple[Reference, ...] = ()
    begins: tuple[Reference, ...] = ()
    time: Time | None = None
    times_begin: tuple[Time, ...] = ()
    events: tuple[EventSpan, ...] = ()
    triggers_begin: tuple[EventSpan, ...] = ()
    triggers_end: tuple[EventSpan, ...] = ()
    checks: tuple[CheckSpan, ...] = ()
    checks_begin: tuple[CheckSpan, ...] = ()


def segments(record: Record) -> tuple[Segment, ...]:
    """Cut the text where anything that is marked in it begins or ends; together the segments are all of it.

    >>> record = Record.from_json('''{"schema": "onrecord/1", "article": {"id": "a", "text": "Yes, Mary said."},
    ...   "statements": [{"id": "s1", "source": [{"start": 5, "end": 9}], "cue": [{"start": 10, "end": 14}],
    ...                   "content": [{"start": 0, "end": 3}], "form": "indirect", "act": "assert", "confidence": 0.9}],
    ...   "model": {"name": "by hand", "version": "1"}}''')
    >>> for segment in segments(record):
    ...     print(repr(record.article.text[segment.start : segment.end]), *(mark.role for mark in segment.marks))
    'Yes' content
    ', '
    'Mary' source
    ' '
    'said' cue
    '.'
    """
    text = record.article.text
    layout = paragraphs(record.article)
    rank = {statement.id: i for i, (statement, _) in enumerate(outline(record))}
    marked = [
        (span, (rank[statement.id], ROLES.index(role)), Mark(statement, role))
        for statement in record.statements
        for role in ROLES
        for span in getattr(statement, role)
    ]
    mentioned, happening, checked = references(record), event_spans(record), check_spans(record)
    cuts = {0, len(text)} | {at for span, *_ in marked for at in (span.start, span.end)}
    cuts |= {at for each in mentioned for at in (each.mention.start, each.mention.end)}
    cuts |= {at for each in non_overlapping(record.times) for at in (each.start, each.end)}
    cuts |= {at for each in happening for at in (each.span.start, each.span.end)}
    cuts |= {at for each in checked for at in (each.span.start, each.span.end)}
    cuts |= {at for paragraph in layout for at in (paragraph.start, paragraph.end)}

    waiting = sorted(marked, key=lambda each: each[0].start, reverse=True)
    ahead = list(reversed(layout))
    active: list[tuple[Span, tuple[int, int], Mark]] = []
    found: list[Segment] = []
    first: dict[str, int] = {}
    last: dict[tuple[str, Span], int] = {}
    bounds = sorted(cuts)
    for start, end in pairwise(bounds):
        active = [each for each in active if each[0].end > start]
        while waiting and waiting[-1][0].start == start:
            active.append(waiting.pop())
        active.sort(key=lambda each: each[1])
        while ahead and ahead[-1].end <= start:
            ahead.pop()
        paragraph = ahead[-1] if ahead and ahead[-1].start <= start else None
        if paragraph:
            for span, _, (statement, role) in active:
                if role == "content":
                    first.setdefault(statement.id, len(found))
                    last[statement.id, span] = len(found)
        found.append(Segment(start, end, paragraph, tuple(mark for *_, mark in active)))
    with_mentions = _with_mentions(_with_ends(found, record, first, last), mentioned)
    return _with_checks(_with_events(_with_times(with_mentions, record.times), happening), checked)


def blocks(record: Record) -> Iterator[tuple[Paragraph, tuple[Segment, ...]]]:
    """Give each paragraph with its segments, and leave out the space between."""
    inside = (segment for segment in segments(record) if segment.paragraph)
    for paragraph, members in groupby(inside, key=lambda segment: segment.paragraph):
        if paragraph:
            yield paragraph, tuple(members)


def paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """Lay the text out: the article's own paragraphs, and any line that they leave out as one more.

    >>> paragraphs(Article(id="a", text="Flood\\n\\nThe river rose.", title=Span(0, 5)))
    (Paragraph(start=0, end=5, kind='title'), Paragraph(start=7, end=22, kind='text'))
    """
    found: list[Paragraph] = []
    title = article.title
    known = list(article.paragraphs)
    if title and not any(title.overlaps(paragraph) for paragraph in known):
        known = sorted([*known, Paragraph(title.start, title.end, "title")])
    at = 0
    for paragraph in known:
        found += _lines(article.text, at, paragraph.start)
        found.append(paragraph)
        at = paragraph.end
    return (*found, *_lines(article.text, at, len(article.text)))


def outline(record: Record) -> Iterator[tuple[Statement, int]]:
    """Give the statements in reading order, each with its depth: those nested in a statement follow it, one deeper."""
    inner: dict[str | None, list[Statement]] = {}
    for statement in reversed(record.statements):
        inner.setdefault(statement.within, []).append(statement)
    open_ = [(statement, 0) for statement in inner.get(None, [])]
    while open_:
        statement, depth = open_.pop()
        yield statement, depth
        open_ += [(each, depth + 1) for each in inner.get(statement.id, [])]


def _lines(text: str, start: int, end: int) -> Iterator[Paragraph]:
    """Make a paragraph of each line between two places that has anything but space in it."""
    for line in text[start:end].splitlines(keepends=True):
        words = line.strip()
        if words:
            begin = start + line.index(words)
            yield Paragraph(begin, begin + len(words), "text")
        start += len(line)


def _with_ends(
    found: list[Segment], record: Record, first: dict[str, int], last: dict[tuple[str, Span], int]
) -> list[Segment]:
    """Say of each segment which contents begin and end there."""
    ordered = [statement for statement, _ in outline(record)]
    opens: dict[int, list[Statement]] = {}
    closes: dict[int, list[Statement]] = {}
    for statement in ordered:
        if statement.id in first:
            opens.setdefault(first[statement.id], []).append(statement)
    for statement in reversed(ordered):
        for span in statement.content:
            if (statement.id, span) in last:
                closes.setdefault(last[statement.id, span], []).append(statement)
    return [
        replace(each, opens=tuple(opens.get(i, ())), closes=tuple(closes.get(i, ()))) for i, each in enumerate(found)
    ]


def _with_mentions(found: list[Segment], mentioned: list[Reference]) -> tuple[Segment, ...]:
    """Say of each segment which mentions are over it and begin there."""
    laid = _laid(found, mentioned, MAX_DEPTH)
    return tuple(replace(each, mentions=around, begins=begun) for each, around, begun in laid)


def _laid(
    found: Sequence[Segment], laid: Sequence[P], depth: int
) -> Iterator[tuple[Segment, tuple[P, ...], tuple[P, ...]]]:
    """Give each segment with what is laid over it, `depth` at most, and with what of all that begins there."""
    inside = [i for i, each in enumerate(found) if each.paragraph]
    begun = dict(zip(inside, places(laid, [(found[i].start, found[i].end) for i in inside]), strict=True))
    around = over(laid, [each.start for each in found] + [each.end for each in found[-1:]], depth)
    for i, (each, parts) in enumerate(zip(found, around, strict=True)):
        yield each, parts, tuple(begun.get(i, ()))


def _with_times(found: tuple[Segment, ...], times: tuple[Time, ...]) -> tuple[Segment, ...]:
    """Say of each segment which time is over it, and which begin there."""
    inside = [i for i, each in enumerate(found) if each.paragraph]
    begun = dict(zip(inside, places(times, [(found[i].start, found[i].end) for i in inside]), strict=True))
    marked: list[Segment] = []
    waiting = list(reversed(non_overlapping(times)))
    for i, each in enumerate(found):
        while waiting and waiting[-1].end <= each.start:
            waiting.pop()
        time = waiting[-1] if waiting and waiting[-1].start <= each.start else None
        marked.append(replace(each, time=time, times_begin=tuple(begun.get(i, ()))) if times else each)
    return tuple(marked)


def _with_events(found: tuple[Segment, ...], happening: list[EventSpan]) -> tuple[Segment, ...]:
    """Say of each segment which triggers and arguments are over it, and which triggers begin and end there."""
    if not happening:
        return found
    inside = [each for each in found if each.paragraph]
    ended: dict[int, list[EventSpan]] = {}
    ends = [each.end for each in inside]
    for each in happening:
        last = min(bisect_left(ends, each.span.end), len(inside) - 1)
        if last >= 0 and inside[last].start >= each.span.end:
            last -= 1  # it ends between paragraphs
        if each.role == "trigger" and last >= 0 and inside[last].end > each.span.start:
            ended.setdefault(inside[last].start, []).append(each)
    return tuple(
        replace(
            each,
            events=parts,
            triggers_begin=tuple(part for part in begun if part.role == "trigger"),
            triggers_end=tuple(ended.get(each.start, ())),
        )
        for each, parts, begun in _laid(found, happening, MAX_PARTS)
    )


def _with_checks(found: tuple[Segment, ...], checked: list[CheckSpan]) -> tuple[Segment, ...]:
    """Say of each segment which words of findings are over it and begin there."""
    if not checked:
        return found
    laid = _laid(found, checked, MAX_CHECKS)
    return tuple(replace(each, checks=around, checks_begin=begun) for each, around, begun in laid)
