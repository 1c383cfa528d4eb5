"""The templates that records are drawn with, and the styles and scripts that belong to them."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from onrecord.render import actors, captions, events, notes
from onrecord.render.clean import clean, one_line

if TYPE_CHECKING:
    from jinja2 import Environment

STATIC = Path(__file__).parent / "static"
"""The folder of styles and scripts: tokens.css and page.css style a record's page, and page.js makes it answer."""

MAX_DEPTH = 4
"""Statements nested deeper than this are indented no further."""


def environment(*packages: str) -> "Environment":
    """Make an environment in which templates of these packages stand before those that records are drawn with.

    Whatever a template writes is escaped and harmless to look at; what it has no value for is an error.

    >>> environment().from_string("{{ name }}").render(name="<b>\\u202e")
    '&lt;b&gt;�'
    """
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in (*packages, "onrecord.render")]),
        autoescape=True,
        finalize=_clean_value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["captions"] = captions
    made.globals["notes"] = notes
    made.globals["actors"] = actors
    made.globals["events"] = events
    made.globals["deepest"] = MAX_DEPTH
    made.filters["line"] = one_line
    made.filters["anchor"] = lambda name: quote(clean(name), safe="")
    return made


@cache
def static(name: str) -> str:
    """Read a style or a script of ours."""
    return (STATIC / name).read_text(encoding="utf-8")


def _clean_value(value: object) -> object:
    """Clean whatever a template is about to write, but what is already markup: a style, a script, a macro's output."""
    return clean(value) if type(value) is str else value
