"""A post of a social network, embedded in a page: its words, and who wrote them."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

_BREAKS: Final = {"p", "div", "li", "blockquote", "section", "header", "footer"}
_AUTHOR = re.compile(r"\b(?:author|user|name|handle|byline|screen.?name)", re.IGNORECASE)
_REST = re.compile(
    r"\b(?:date|time|stamp|footer|stat|count|like|retweet|repl|action|icon|avatar|copyright|image|screen.?shot|share|meta|logo)",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@[\w.]{2,30}")
_BUTTONS: Final = {
    "Report",
    "Skip",
    "View post on X",
    "View on X",
    "View this post on Instagram",
    "Share",
    "Reply",
    "Copy link",
}


def write_post(element: "HtmlElement") -> Iterator[str]:
    """Write a post's paragraphs, and last who wrote it, as networks do it that embed their posts as quotations.

    >>> from lxml.html import fromstring
    >>> tweet = '<div><b class="user-name">Ada Moe</b> <i class="handle">@ada</i><p>It rains.</p></div>'
    >>> list(write_post(fromstring(tweet)))
    ['It rains.', '— Ada Moe (@ada)']
    """
    parts: list[str] = []
    names: list[str] = []
    _collect(element, parts, names)
    lines = [" ".join(line.split()) for line in "".join(parts).split("\n\n")]
    yield from (line for line in lines if line and line not in _BUTTONS)
    written = " ".join(" ".join(names).split())
    handle = _HANDLE.search(written)
    name = _HANDLE.sub("", written).strip(" ()·-—–")
    if name or handle:
        yield "— " + " ".join(filter(None, (name, f"({handle.group()})" if handle else "")))


def _collect(element: "HtmlElement", parts: list[str], names: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and tag not in ("script", "style", "svg", "noscript", "template", "button"):
            named = child.get("class", "")[:200]
            holds = len(child) > 0 and child.find(".//p") is not None
            if named and not holds and _REST.search(named.replace("-", " ").replace("_", " ")):
                pass
            elif (
                named
                and not holds
                and len("".join(child.itertext())) < 80
                and _AUTHOR.search(named.replace("-", " ").replace("_", " "))
            ):
                names += [words.strip() for words in child.itertext() if words.strip()]
            elif tag == "br":
                parts.append("\n\n" if parts and parts[-1].endswith("\n") else "\n")
            else:
                parts.append("\n\n" if tag in _BREAKS else "")
                _collect(child, parts, names)
                parts.append("\n\n" if tag in _BREAKS else "")
        parts.append(child.tail or "")
