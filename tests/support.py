"""Records written by hand: an article with its statements marked in place becomes spans, or a whole record.

`{c:The bridge is safe}, {s:the mayor} {q:said}.` marks a content, a source and a cue (q) of statement 1. Numbers tell
statements apart, a mark can belong to several, and marks nest:

    >>> text, roles = parse("{c1:{s2:Engineers} {q2:think} {c2:it is safe}}, {s1,3:the mayor} {q1:said}, {c3:calmly}.")
    >>> text
    'Engineers think it is safe, the mayor said, calmly.'
    >>> [span.cut(text) for span in roles[1]["content"]], [span.cut(text) for span in roles[3]["source"]]
    (['Engineers think it is safe'], ['the mayor'])
"""

import re
from typing import Any

from onrecord.schema import Article, Model, Paragraph, Published, Record, Span, Statement, article_id

ROLES = {"s": "source", "q": "cue", "c": "content"}
_TOKEN = re.compile(r"\{(?P<role>[sqc])(?P<numbers>\d*(?:,\d+)*):|(?P<close>\})")
_PARAGRAPH = re.compile(r"\S.*?(?=\n\s*\n|\s*\Z)", re.DOTALL)

Roles = dict[str, list[Span]]


def parse(marked: str) -> tuple[str, dict[int, Roles]]:
    """Take the marks out: the text, and for each statement's number where its source, cue and content stand."""
    text, last, opened = "", 0, []
    roles: dict[int, Roles] = {}
    for token in _TOKEN.finditer(marked):
        text += marked[last : token.start()]
        last = token.end()
        if not token["close"]:
            opened.append((ROLES[token["role"]], token["numbers"] or "1", len(text)))
            continue
        role, numbers, start = opened.pop()
        for number in numbers.split(","):
            found = roles.setdefault(int(number), {"source": [], "cue": [], "content": []})
            found[role].append(Span(start, len(text)))
    if opened:
        raise ValueError(f"{len(opened)} marks are never closed, the last one at {opened[-1]}")
    return text + marked[last:], {number: _sorted(roles[number]) for number in sorted(roles)}


def record_of(
    marked: str,
    *,
    statements: dict[int, dict[str, Any]] | None = None,
    title: bool = False,
    kinds: dict[int, str] | None = None,
    published: tuple[str, str] | Published | None = None,
    **article: Any,
) -> Record:
    """Make a record of a marked article.

    `statements` gives a statement's other fields by its number (act, form, confidence, …); `within` is the smallest
    content around it, unless given. With `title` the first paragraph is one; `kinds` gives other paragraphs' kinds by
    their position. Further keywords are the article's (outlet, byline, url, …).
    """
    text, roles = parse(marked)
    kinds = ({0: "title"} if title else {}) | (kinds or {})
    paragraphs = tuple(
        Paragraph(found.start(), found.end(), kinds.get(i, "text"))  # type: ignore[arg-type]
        for i, found in enumerate(_PARAGRAPH.finditer(text))
    )
    given = statements or {}
    return Record(
        article=Article(
            **{"id": article_id(text), "text": text, "paragraphs": paragraphs}
            | {"title": Span(paragraphs[0].start, paragraphs[0].end) if title else None}
            | {"published": Published(value=published[0], how=published[1]) if type(published) is tuple else published}
            | article
        ),
        statements=tuple(
            Statement(
                **{"id": f"s{number}", "act": "assert", "confidence": 0.95, "form": _form(found["content"], text)}
                | {role: tuple(spans) for role, spans in found.items()}
                | {"within": _within(number, roles)}
                | given.get(number, {})
            )
            for number, found in roles.items()
        ),
        model=Model(name="by hand", version="1"),
    )


def _sorted(roles: Roles) -> Roles:
    return {role: sorted(spans) for role, spans in roles.items()}


def _within(number: int, roles: dict[int, Roles]) -> str | None:
    """Name the statement with the smallest content fragment that covers all of this one's content."""
    inner = roles[number]["content"]
    around = [
        (outer.end - outer.start, other)
        for other, found in roles.items()
        for outer in found["content"]
        if other != number and all(outer.covers(span) for span in inner) and found["content"] != inner
    ]
    return f"s{min(around)[1]}" if around else None


def _form(content: list[Span], text: str) -> str:
    words = [span.cut(text).strip(" ,.") for span in content]
    if all(each[:1] in '"“' and each[-1:] in '"”' for each in words):
        return "direct"
    return "mixed" if any(set(each) & set('"“”') for each in words) else "indirect"
