"""A record as HTML: a page that stands alone, and a fragment for notebooks."""

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

from onrecord.render.actors import ActorList
from onrecord.render.checks import CheckList
from onrecord.render.events import EventList
from onrecord.render.sheet import sheet
from onrecord.render.templating import environment, static
from onrecord.schema import Record

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

MAX_HIGHLIGHTED = 150
"""Without a script, no more actors, events and findings than these light up: each costs the browser a rule."""

_PAGE_RULE = """.sheet:has([data-actor={key}]:hover) .mention[data-actor={key}],
.sheet:has([data-actor={key}]:focus-within) .mention[data-actor={key}],
.sheet:has([data-actor={key}]:target) .mention[data-actor={key}] {{ background: var(--actor); }}
"""
EVENT_RULE = """.sheet:has(#{key}:hover) :is(.trigger[data-event={key}], [data-argument-of~={key}]),
.sheet:has(#{key}:focus-within) :is(.trigger[data-event={key}], [data-argument-of~={key}]),
.sheet:has(#{key}:target) :is(.trigger[data-event={key}], [data-argument-of~={key}]) {{ background: var(--lit); }}
"""
FINDING_RULE = """.sheet:has(#{key}:hover) .article .checked[data-finding={key}],
.sheet:has(#{key}:focus-within) .article .checked[data-finding={key}],
.sheet:has(#{key}:target) .article .checked[data-finding={key}] {{ background: var(--lit); }}
"""
_NOTEBOOK_RULE = """.onrecord:has(.{key}:hover) .mention.{key},
.onrecord:has(.{key}:focus) .mention.{key} {{ background: rgb(64 150 185 / .35); }}
"""


def page(record: Record) -> str:
    """Draw a record as one HTML page that asks for nothing from outside and runs no script but its own.

    The text stands at left with its sources, cues and contents marked, the statements at right. Content Security Policy
    (W3C, level 3) holds the page to the style and the script whose hashes it names.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="<b>It rained."), model=Model(name="by hand", version="1"))
    >>> "<p>&lt;b&gt;It rained.</p>" in page(record)
    True
    """
    view = sheet(record)
    unscripted = _rules(view["actor_list"], _PAGE_RULE) + _event_rules(view["event_list"])
    unscripted += _check_rules(view["check_list"])
    sources = {"style": _source("tokens.css", "page.css"), "script": _source("page.js"), "unscripted": unscripted}
    hashes = {f"{name}_hash": _hash(source) for name, source in sources.items()}
    return _environment().get_template("page.html").render(view, **sources, **hashes)


def record_html(record: Record) -> str:
    """Draw a record as an HTML fragment for a notebook: scoped style, and no script in it.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="It rained."), model=Model(name="by hand", version="1"))
    >>> "No statements were found in this article." in record_html(record)
    True
    """
    view = sheet(record)
    style = _source("notebook.css") + _rules(view["actor_list"], _NOTEBOOK_RULE)
    return _environment().get_template("notebook.html").render(view, style=style)


def rules(keys: Iterable[str], rule: str = _PAGE_RULE) -> str:
    """Write the rules of a style that light each actor's mentions up together without a script, or other words.

    >>> rules(["actor-1"]).count("[data-actor=actor-1]")
    6
    """
    return "".join(rule.format(key=key) for key in islice(keys, MAX_HIGHLIGHTED))


def _rules(actors: ActorList, rule: str) -> "Markup":
    from markupsafe import Markup

    several = (each.key for each in (*actors.speaking, *actors.others) if len(each.actor.mentions) > 1)
    return Markup(rules(several, rule))  # noqa: S704 (keys are our own)


def _event_rules(events: EventList) -> "Markup":
    from markupsafe import Markup

    return Markup(rules((each.key for each in events.all), EVENT_RULE))  # noqa: S704 (keys are our own)


def _check_rules(checks: CheckList) -> "Markup":
    from markupsafe import Markup

    return Markup(rules((each.key for each in checks.found), FINDING_RULE))  # noqa: S704 (keys are our own)


def _hash(source: str) -> str:
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"


def _source(*names: str) -> "Markup":
    """Put styles or scripts of ours together, ready to stand between their tags."""
    from markupsafe import Markup

    return Markup("".join(map(static, names)))  # noqa: S704 (they are ours, not from outside)


@cache
def _environment() -> "Environment":
    return environment()
