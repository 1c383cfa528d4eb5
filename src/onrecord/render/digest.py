"""Draws a digest, what is new for saved searches, as Markdown and as a page for a mail."""

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from onrecord.render.clean import one_line
from onrecord.schema import Act

VERBS: dict[Act, str] = {
    "assert": "said",
    "deny": "denied",
    "confirm": "confirmed",
    "ask": "asked",
    "urge": "urged",
    "commit": "promised",
    "believe": "believed",
    "other": "said",
}
"""How somebody is said to say something: a denial must not read like an assertion."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~#!])")
_SAFE_IN_ADDRESS = "/:?#[]@!$&'*+,;=%-._~"


class Line(NamedTuple):
    """Something new: its words, who says them and how (None where nobody does), where they stand, and its address.

    `reference` is the article's number, and the id in its record.
    """

    words: str
    how: str | None
    day: str
    outlet: str
    headline: str
    reference: str
    address: str | None


class Group(NamedTuple):
    """What is new of one person, one outlet or one check."""

    name: str
    lines: tuple[Line, ...]


class Section(NamedTuple):
    """What is new for one saved search: its name, a title that says what it is, and how many more there are."""

    name: str
    title: str
    groups: tuple[Group, ...]
    more: str | None


def markdown(sections: Iterable[Section]) -> str:
    r"""Write sections as Markdown (CommonMark); nothing in the words of others is taken for marks.

    >>> line = Line("“It is *safe*.”", "said", "3 May 2024", "Kelve Post", "Dam", "12/s3", None)
    >>> print(markdown([Section("Dam", "1 new statement on dam", (Group("Ana Reyes", (line,)),), None)]))
    ## Dam
    <BLANKLINE>
    1 new statement on dam
    <BLANKLINE>
    ### Ana Reyes
    <BLANKLINE>
    - said: “It is \*safe\*.” — Kelve Post, 3 May 2024, Dam
    <BLANKLINE>
    """
    parts = []
    for section in sections:
        parts += [f"## {_escaped(section.name)}", _escaped(section.title)]
        for group in section.groups:
            parts.append(f"### {_escaped(group.name)}")
            parts.append("\n".join(map(_item, group.lines)))
        if section.more:
            parts.append(_escaped(section.more))
    return "".join(f"{part}\n\n" for part in parts).removesuffix("\n")


def page(sections: Iterable[Section], title: str) -> str:
    """Draw sections as a page of HTML that needs nothing else, so that it can be mailed.

    >>> "Nothing is new." in page([], "Digest")
    True
    """
    from onrecord.render.templating import environment

    return environment().get_template("digest.html").render(sections=tuple(sections), title=title, web=web)


def web(address: str | None) -> str | None:
    """Keep an address only if it is one on the web: a script is none, whatever a page says of itself.

    >>> web("https://post.example/a b"), web("javascript:alert(1)")
    ('https://post.example/a%20b', None)
    """
    if address is None or not address.lower().startswith(("http://", "https://")):
        return None
    return quote(address.encode("utf-8", "replace"), safe=_SAFE_IN_ADDRESS)


def _item(line: Line) -> str:
    origin = ", ".join(_escaped(each) for each in (line.outlet, line.day, line.headline) if each)
    address = web(line.address)
    linked = f"[{origin}](<{address.replace('<', '%3C').replace('>', '%3E')}>)" if address else origin
    return f"- {_escaped(line.how) + ': ' if line.how else ''}{_escaped(line.words)} — {linked}"


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\1", one_line(words))
