"""The pages that correct an article: the form for a line, and what takes a decision back."""

from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from onrecord.archive import Store
from onrecord.corrections import Edit
from onrecord.desk import person
from onrecord.desk.correcting import Reason, put_right, take_back
from onrecord.desk.correction_forms import FORMS, MOST_TYPED, form_of
from onrecord.desk.dependencies import ArchiveId, CurrentDesk, Desk, ReadableArchive, WritableArchive
from onrecord.desk.filled_forms import Filled, Sent, edits_of
from onrecord.desk.jobs import Job
from onrecord.desk.login import local
from onrecord.desk.pages import query_address
from onrecord.desk.pages.templates import render
from onrecord.desk.person import Person
from onrecord.desk.shown_corrections import place_of, summary
from onrecord.errors import CorrectedSinceError, CorrectionError, OnrecordError, QueryError, TooMuchToReadError
from onrecord.render.actors import actor_list
from onrecord.render.clean import dropped
from onrecord.render.events import event_list
from onrecord.render.segments import paragraphs
from onrecord.schema import Record, Span

router = APIRouter(include_in_schema=False)

MOST_FIELDS = 300
"""So many fields a form may have: an actor's has one for each mention."""

_AROUND = 1500
"""So many characters before and after a line are shown with it."""


class Part(NamedTuple):
    """A part of a paragraph, with the words that are put right marked in it."""

    start: int
    unseen: str
    pieces: tuple[tuple[str, bool], ...]


class Asked(NamedTuple):
    """What somebody asks to put right: in the article, and which outlet is another one in all articles."""

    edits: Sequence[Edit]
    outlets: tuple[str, str] | None = None


async def _sent(request: Request) -> Sent:
    """Read a form. Raises HTTPException if it is too large."""
    form = await request.form(max_fields=MOST_FIELDS, max_files=0, max_part_size=4 * MOST_TYPED)
    sent = Sent([(name, value) for name, value in form.multi_items() if isinstance(value, str)])
    if any(len(value) > MOST_TYPED for value in sent.values()):
        raise HTTPException(413, "Content Too Large")
    return sent


SentForm = Annotated[Sent, Depends(_sent)]
_Back = Annotated[str, Form(max_length=2000)]


@router.get("/articles/{number}/correct")
def show(request: Request, number: ArchiveId, archive: ReadableArchive, name: Person) -> Response:
    """Show the form that puts a line of an article right, with the text around it."""
    return _show(request, archive, number, request.query_params, name)


@router.post("/articles/{number}/correct")
def correct(
    request: Request, number: ArchiveId, archive: WritableArchive, desk: CurrentDesk, sent: SentForm
) -> Response:
    """Put right what somebody has filled in, and go back to the line; or show the form again, and what is wrong."""
    name = person.name_of(sent.get("by", ""))
    why = sent.get("why", "").strip() or None
    try:
        record = archive.record(number)
        filled = _filled(record, sent)
        if filled.outdated():
            raise CorrectedSinceError("The record says something else by now than when you opened this form")
        job = _carry_out(archive, desk, number, _asked(filled, record), Reason(name, why, _seen(sent)))
    except (CorrectionError, QueryError, TooMuchToReadError) as error:
        response = _show(request, archive, number, sent, name, error=error)
    else:
        response = RedirectResponse(f"/jobs/{job.id}" if job else _address(archive, number), 303)
    person.remember(response, name, secure=request.url.scheme == "https")
    return response


@router.post("/articles/{number}/checked")
def check_whole(number: ArchiveId, archive: WritableArchive, name: Person) -> Response:
    """Note that somebody has read the whole article, and that its record is right now."""
    archive.check_whole(number, who=name)
    return RedirectResponse(f"/articles/{number}#corrections", 303)


@router.post("/decisions/{number}/undo")
def undo(
    number: ArchiveId, archive: WritableArchive, desk: CurrentDesk, name: Person, back: _Back = "/decisions"
) -> Response:
    """Take a decision back, and go back to where it was listed."""
    job = take_back(archive, desk.jobs, number, name)
    return RedirectResponse(f"/jobs/{job.id}" if job else local(back), 303)


def _show(
    request: Request,
    archive: Store,
    number: int,
    sent: Sent,
    name: str | None,
    *,
    error: OnrecordError | None = None,
) -> Response:
    """Show the form, filled in as it was sent."""
    record = archive.record(number)
    made = archive.corrections(number)
    view: dict[str, Any] = {"filled": None, "parts": (), "error": error, "since": ()}
    line = sent.get("line", "")
    try:
        filled = _filled(record, sent)
    except CorrectionError as gone:
        view["error"] = error or gone
    else:
        view |= {"filled": filled, "parts": _passage(record, filled.form.spans, _near(sent, record))}
    if isinstance(view["error"], CorrectionError):
        seen = _seen(sent)
        view["since"] = [
            (each.decision, summary(each.decision))
            for each in made
            if seen is not None and each.decision.id > seen and (each.line or "") == line
        ]
    view["overtaken"] = isinstance(error, CorrectedSinceError)
    status = 200 if view["error"] is None else 409 if isinstance(error, CorrectedSinceError) else 422
    return render(
        request,
        "correct.html",
        status=status,
        stored=archive.article(number),
        article=record.article,
        newest=max((each.decision.id for each in made), default=0),
        most_typed=MOST_TYPED,
        most_name=person.MOST_CHARACTERS,
        name=name,
        why=sent.get("why"),
        **view,
    )


def _filled(record: Record, sent: Sent) -> Filled:
    """Give the form that is asked for, as it was sent. Raises CorrectionError if there is no such form or line."""
    what = sent.get("what", "article")
    if what not in FORMS:
        raise CorrectionError("Nothing of this kind can be put right", value=what, allowed=", ".join(FORMS))
    at = query_address.number(sent.get("at", ""))
    return Filled(form_of(record, what, sent.get("line"), at=at), sent)


def _asked(filled: Filled, record: Record) -> Asked:
    """Read what is asked for. Raises CorrectionError if that is nothing, or can't be so."""
    edits = edits_of(filled, record)
    if not edits:
        raise CorrectionError("Nothing was changed", allowed="another value in at least one field")
    outlet = record.article.outlet
    known_as = next((each.outlet for each in edits if each.outlet), None)
    if not (filled.sent.get("everywhere") and outlet and known_as):
        return Asked(edits)
    left = [each.model_copy(update={"outlet": None}) for each in edits]
    return Asked([each for each in left if each.published or each.byline], (outlet, known_as))


def _carry_out(archive: Store, desk: Desk, number: int, asked: Asked, by: Reason) -> Job | None:
    """Put right what is asked for: all of it or nothing."""
    decided = archive.same_outlet(*asked.outlets, who=by.who, why=by.why) if asked.outlets else None
    try:
        return put_right(archive, desk.jobs, number, asked.edits, by) if asked.edits else None
    except OnrecordError:
        if decided is not None:
            archive.undo(decided, who=by.who)
        raise


def _seen(sent: Sent) -> int | None:
    written = sent.get("seen", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 19 else None


def _address(archive: Store, number: int) -> str:
    """Give the address of the line that was put right last, on the article's page."""
    made = archive.corrections(number)
    line = made[-1].line if made else None
    record = archive.record(number)
    actors = actor_list(record)
    place = place_of(record, actors, event_list(record, actors))(line) if line else ""
    return f"/articles/{number}#{place or 'corrections'}"


def _near(sent: Sent, record: Record) -> int | None:
    """Give the place near which a line is added; None if nobody has said."""
    given = (query_address.number(value) for name, value in sent.items() if name == "at" or name.startswith("at_"))
    return next((each for each in given if each and each < len(record.article.text)), None)


def _passage(record: Record, spans: Sequence[Span], near: int | None) -> list[Part]:
    """Give the whole paragraphs around some words, or near a place, with the words marked.

    A long paragraph that holds the words is cut, between two words.
    """
    if not spans and near is None:
        return []
    text = record.article.text
    begin, end = (spans[0].start, spans[-1].end) if spans else (near or 0, near or 0)
    first, last = begin - _AROUND, end + _AROUND
    parts = []
    for each in paragraphs(record.article):
        held = each.start <= end and each.end >= begin
        if held or (each.start >= first and each.end <= last):
            start = each.start if each.start >= first else max(first, text.find(" ", first, begin) + 1)
            space = text.rfind(" ", end, last)
            stop = each.end if each.end <= last else space if space >= 0 else last
            parts.append(_part(text, start, stop, spans))
    return parts


def _part(text: str, start: int, end: int, spans: Sequence[Span]) -> Part:
    pieces: list[tuple[str, bool]] = []
    at = start
    for span in spans:
        begin, stop = max(at, span.start), min(end, span.end)
        if begin < stop:
            pieces += [(text[at:begin], False), (text[begin:stop], True)]
            at = stop
    pieces.append((text[at:end], False))
    unseen = " ".join(map(str, dropped(text[start:end])))
    return Part(start, unseen, tuple(piece for piece in pieces if piece[0]))
