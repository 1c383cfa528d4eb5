"""The templates of the pages, and what all of them share."""

from functools import cache
from typing import TYPE_CHECKING, Any

from fastapi import Request
from starlette.responses import HTMLResponse

from onrecord.archive import StoredEvent
from onrecord.render import event_words
from onrecord.render.captions import day
from onrecord.render.checks import in_words
from onrecord.render.templating import environment
from onrecord.schema import Count

if TYPE_CHECKING:
    from jinja2 import Environment

NAVIGATION = (
    ("/search", "Search"),
    ("/stories", "Stories"),
    ("/quotations", "Quotations"),
    ("/events", "Events"),
    ("/checks", "Checks"),
    ("/actors", "Actors"),
    ("/saved", "Saved"),
    ("/accuracy", "How good is this?"),
)
"""The pages that every page links to at its head."""

MORE_PAGES = (
    ("/between", "Between two actors"),
    ("/same-person", "The same person?"),
    ("/watches", "Watched feeds"),
    ("/jobs", "Reading queue"),
    ("/failures", "What couldn’t be read"),
    ("/decisions", "What people decided"),
    ("/audits", "Audits"),
    ("/programs", "For programs"),
)
"""The pages that every page links to at its foot: they are needed less often."""


def render(request: Request, name: str, /, *, status: int = 200, **view: Any) -> HTMLResponse:
    """Draw a page by the name of its template, which may use `path` (of the request) besides what it is given."""
    template = templates().get_template(name)
    return HTMLResponse(template.render(path=request.url.path, **view), status)


@cache
def templates() -> "Environment":
    """Give the templates of the desk, which stand beside those that a record is drawn with."""
    made = environment("onrecord.desk")
    made.globals["navigation"] = NAVIGATION
    made.globals["more_pages"] = MORE_PAGES
    made.globals["event_words"] = event_words
    made.filters |= {"day": day, "number": number, "size": size, "moment": moment, "amount": amount}
    made.filters["in_words"] = in_words
    return made


def amount(event: StoredEvent) -> str:
    """Write how many an event counts, as people do; empty where it counts nothing."""
    if event.count_of is None:
        return ""
    return event_words.count_words(Count(least=event.count_least, most=event.count_most, of=event.count_of))


def number(value: int) -> str:
    """Write a number with its thousands apart.

    >>> number(1234567)
    '1,234,567'
    """
    return f"{value:,}"


def size(value: int) -> str:
    """Write a number of bytes as people do.

    >>> size(900), size(34_500), size(2_100_000_000)
    ('900 bytes', '34.5 kB', '2.1 GB')
    """
    if value < 1000:
        return f"{value} bytes"
    amount = float(value)
    for unit in ("kB", "MB", "GB"):
        amount /= 1000
        if amount < 1000 or unit == "GB":
            break
    return f"{amount:,.1f} {unit}"


def moment(value: str) -> str:
    """Write a moment of ISO 8601 to the minute, as it stands: its zone is UTC.

    >>> moment("2026-05-02T09:30:11+00:00")
    '2 May 2026, 09:30 UTC'
    """
    return day(value[:16] + "Z")
