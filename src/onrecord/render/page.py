"""A record as HTML: a page that stands alone, and a fragment for notebooks."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from onrecord.render import captions
from onrecord.render.clean import clean, one_line
from onrecord.render.segments import Mark, Segment, blocks, outline
from onrecord.schema import Paragraph, Record

if TYPE_CHECKING:
    from jinja2 import Environment

DEEPEST = 4
"""Statements nested deeper than this are indented no further."""


class Run(NamedTuple):
    """A segment as the templates draw it: its words inside one element a mark."""

    segment: Segment
    words: str
    marks: tuple[tuple[Mark, bool], ...]
    """Each mark, and whether it is a content inside another."""


def page(record: Record) -> str:
    """Draw a record as one HTML page that asks for nothing from outside and runs no script but its own.

    The text stands at left with its sources, cues and contents marked, the statements at right. Content Security Policy
    (W3C, level 3) holds the page to the style and the script whose hashes it names.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="<b>It rained."), model=Model(name="by hand", version="1"))
    >>> "<p>&lt;b&gt;It rained.</p>" in page(record)
    True
    """
    environment = _environment()
    style = _source("page.css")
    script = _source("page.js")
    return environment.get_template("page.html").render(
        _view(record), style=style, script=script, style_hash=_hash(style), script_hash=_hash(script)
    )


def record_html(record: Record) -> str:
    """Draw a record as an HTML fragment for a notebook: scoped style, and no script in it.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="It rained."), model=Model(name="by hand", version="1"))
    >>> "No statements were found in this article." in record_html(record)
    True
    """
    return _environment().get_template("notebook.html").render(_view(record), style=_source("notebook.css"))


def _view(record: Record) -> dict[str, object]:
    """Gather what both templates show."""
    body = [(paragraph, list(_runs(members, record))) for paragraph, members in blocks(record)]
    title = next((i for i, (paragraph, _) in enumerate(body) if paragraph.kind == "title"), None)
    headline = body.pop(title)[1] if title is not None else None
    return {
        "record": record,
        "article": record.article,
        "headline": headline,
        "sections": list(_sections(body)),
        "statements": list(outline(record)),
        "outer": {statement.id: statement for statement in record.statements},
        "forms": captions.tally((each.form for each in record.statements), captions.FORMS),
        "acts": captions.tally((each.act for each in record.statements), captions.ACTS),
        "address": _safe_address(record.article.url),
    }


def _runs(members: tuple[Segment, ...], record: Record) -> Iterator[Run]:
    for segment in members:
        marks = []
        inside = False
        for mark in segment.marks:
            marks.append((mark, inside and mark.role == "content"))
            inside = inside or mark.role == "content"
        yield Run(segment, record.article.text[segment.start : segment.end], tuple(marks))


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
def _source(name: str) -> str:
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
    environment.globals["deepest"] = DEEPEST
    environment.filters["line"] = one_line
    environment.filters["anchor"] = lambda name: quote(clean(name), safe="")
    return environment
