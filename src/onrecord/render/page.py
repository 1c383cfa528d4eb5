"""A record as HTML: a page that stands alone, and a fragment for notebooks."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, urlsplit

from onrecord.render import actors, captions
from onrecord.render.actors import Cast, cast
from onrecord.render.clean import clean, one_line
from onrecord.render.mentions import Reference
from onrecord.render.segments import Mark, Segment, blocks, outline
from onrecord.render.times import said_on, timeline
from onrecord.schema import Paragraph, Record, Span, Statement

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

DEEPEST = 4
"""Statements nested deeper than this are indented no further."""


MOST_LIT = 150
"""Without a script, the mentions of no more actors than these light up together: each costs the browser a rule."""

_PAGE_RULE = """.sheet:has([data-actor={key}]:hover) .mention[data-actor={key}],
.sheet:has([data-actor={key}]:focus-within) .mention[data-actor={key}],
.sheet:has([data-actor={key}]:target) .mention[data-actor={key}] {{ background: var(--actor); }}
"""
_NOTEBOOK_RULE = """.onrecord:has(.{key}:hover) .mention.{key},
.onrecord:has(.{key}:focus) .mention.{key} {{ background: rgb(64 150 185 / .35); }}
"""


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


class Run(NamedTuple):
    """Segments with the same marks as the templates draw them: one element a mark, and the pieces within."""

    segment: Segment
    """The first of them."""

    marks: tuple[tuple[Mark, bool], ...]
    """Each mark, and whether it is a content inside another."""

    pieces: tuple[Piece, ...]
    closes: tuple[Statement, ...]


def page(record: Record) -> str:
    """Draw a record as one HTML page that asks for nothing from outside and runs no script but its own.

    The text stands at left with its sources, cues and contents marked, the statements at right. Content Security Policy
    (W3C, level 3) holds the page to the style and the script whose hashes it names.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="<b>It rained."), model=Model(name="by hand", version="1"))
    >>> "<p>&lt;b&gt;It rained.</p>" in page(record)
    True
    """
    view = _view(record)
    unscripted = _rules(view["cast"], _PAGE_RULE)
    sources = {"style": _source("page.css"), "script": _source("page.js"), "unscripted": unscripted}
    hashes = {f"{name}_hash": _hash(source) for name, source in sources.items()}
    return _environment().get_template("page.html").render(view, **sources, **hashes)


def record_html(record: Record) -> str:
    """Draw a record as an HTML fragment for a notebook: scoped style, and no script in it.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="It rained."), model=Model(name="by hand", version="1"))
    >>> "No statements were found in this article." in record_html(record)
    True
    """
    view = _view(record)
    style = _source("notebook.css") + _rules(view["cast"], _NOTEBOOK_RULE)
    return _environment().get_template("notebook.html").render(view, style=style)


def _view(record: Record) -> dict[str, Any]:
    """Gather what both templates show."""
    people = cast(record)
    parts = list(blocks(record))
    numbered = {each.id: i for i, each in enumerate(record.times, start=1)}
    placed = {_anchor(each, people) for _, members in parts for segment in members for each in segment.begins}
    placed |= {_time_anchor(numbered[each.id]) for _, all_ in parts for segment in all_ for each in segment.times_begin}
    body = [(paragraph, list(_runs(members, record, people, numbered))) for paragraph, members in parts]
    title = next((i for i, (paragraph, _) in enumerate(body) if paragraph.kind == "title"), None)
    headline = body.pop(title)[1] if title is not None else None
    return {
        "record": record,
        "article": record.article,
        "headline": headline,
        "sections": list(_sections(body)),
        "statements": list(outline(record)),
        "cast": people,
        "placed": placed,
        "timeline": timeline(record),
        "said_on": said_on(record),
        "outer": {statement.id: statement for statement in record.statements},
        "forms": captions.tally((each.form for each in record.statements), captions.FORMS),
        "acts": captions.tally((each.act for each in record.statements), captions.ACTS),
        "address": _safe_address(record.article.url),
    }


def _runs(members: tuple[Segment, ...], record: Record, people: Cast, numbered: dict[str, int]) -> Iterator[Run]:
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
        pieces = tuple(_piece(each, record.article.text, people, numbered) for each in together)
        yield Run(together[0], tuple(marks), pieces, segment.closes)
        together = []


def _same(marks: tuple[Mark, ...], others: tuple[Mark, ...]) -> bool:
    return [(each.role, each.statement.id) for each in marks] == [(each.role, each.statement.id) for each in others]


def _piece(segment: Segment, text: str, people: Cast, numbered: dict[str, int]) -> Piece:
    mentions = []
    for each in segment.mentions:
        profile = people.by_id[each.actor.id]
        plain = each.mention.form == "name" or _reads(each.span, each.actor.name, text)
        mentions.append((profile.key, "" if plain else profile.name))
    begins = tuple(_anchor(each, people) for each in segment.begins)
    time = segment.time
    days = None if time is None else captions.days(time.earliest, time.latest) if time.earliest and time.latest else ""
    times_begin = tuple(_time_anchor(numbered[each.id]) for each in segment.times_begin)
    return Piece(text[segment.start : segment.end], tuple(mentions), begins, days, times_begin)


def _reads(span: Span, words: str, text: str) -> bool:
    """Whether the text has these words there; no span is cut that can't have."""
    return span.end - span.start == len(words) and span.cut(text) == words


def _anchor(reference: Reference, people: Cast) -> str:
    return f"{people.by_id[reference.actor.id].key}-at-{reference.number}"


def _time_anchor(number: int) -> str:
    return f"time-{number}"


def _rules(people: Cast, rule: str) -> "Markup":
    """Write the rules that light an actor's mentions up together where no script does."""
    from markupsafe import Markup

    several = (each.key for each in (*people.speaking, *people.others) if len(each.actor.mentions) > 1)
    return Markup("".join(rule.format(key=key) for key in islice(several, MOST_LIT)))  # noqa: S704 (keys are our own)


def _sections(body: list[tuple[Paragraph, list[Run]]]) -> Iterator[tuple[str, list[list[Run]]]]:
    """Put neighbouring items and neighbouring lines of a quotation together, so that each makes one list or block."""
    kind, together = "", list[list[Run]]()
    for paragraph, runs in body:
        if paragraph.kind != kind or kind not in ("item", "quote"):
            if together:
                yield kind, together
            kind, together = paragraph.kind, []
        together.append(runs)
    if together:
        yield kind, together


def _safe_address(url: str | None) -> str | None:
    """Let an address be followed only where it leads to the web."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else None
    except ValueError:
        return None


def _hash(source: str) -> str:
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"


@cache
def _source(name: str) -> "Markup":
    """Read a style or a script of ours, ready to stand between its tags."""
    from markupsafe import Markup

    environment = _environment()
    if environment.loader is None:
        raise AssertionError("the environment below always has a loader")
    return Markup(environment.loader.get_source(environment, name)[0])  # noqa: S704 (it is ours, not from outside)


def _harmless(value: object) -> object:
    """Clean whatever a template is about to write, but what is already markup: a style, a script, a macro's output."""
    return clean(value) if type(value) is str else value


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("onrecord.render"),
        autoescape=True,
        finalize=_harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["captions"] = captions
    environment.globals["actors"] = actors
    environment.globals["deepest"] = DEEPEST
    environment.filters["line"] = one_line
    environment.filters["anchor"] = lambda name: quote(clean(name), safe="")
    return environment
