"""Records written by hand: an article with its statements marked in place becomes spans, or a whole record.

`{c:The bridge is safe}, {s:the mayor} {q:said}.` marks a content, a source and a cue (q) of statement 1. Numbers tell
statements apart, a mark can belong to several, and marks nest:

    >>> text, roles = parse("{c1:{s2:Engineers} {q2:think} {c2:it is safe}}, {s1,3:the mayor} {q1:said}, {c3:calmly}.")
    >>> text
    'Engineers think it is safe, the mayor said, calmly.'
    >>> [span.cut(text) for span in roles[1]["content"]], [span.cut(text) for span in roles[3]["source"]]
    (['Engineers think it is safe'], ['the mayor'])

`{a1:Ana Reyes}` marks a mention of actor 1. Its form is taken from its words, unless it is given: `{a1/nominal:Chief}`.
An actor with a name whose mention is the whole of a statement's source is its speaker.

    >>> record = record_of("{s:{a1:Ana Reyes}} {q:said} {c:{a2:Lund} is safe}.", actors={2: {"kind": "place"}})
    >>> [(actor.name, actor.kind) for actor in record.actors], record.statements[0].speakers
    ([('Ana Reyes', 'person'), ('Lund', 'place')], ('a1',))
"""

import re
from collections.abc import Iterable
from typing import Any, get_args

from onrecord.schema import (
    Actor,
    Article,
    Mention,
    MentionForm,
    Model,
    Paragraph,
    Published,
    Record,
    Span,
    Statement,
    article_id,
)

ROLES = {"s": "source", "q": "cue", "c": "content"}
_FORMS = "|".join(get_args(MentionForm))
_TOKEN = re.compile(rf"\{{(?P<role>[sqca])(?P<numbers>\d*(?:,\d+)*)(?:/(?P<form>{_FORMS}))?:|(?P<close>\}})")
_PRONOUN = re.compile(r"i|me|my|we|us|our|you|s?he|him|his|her|its?|they|them|their|who|which", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\S.*?(?=\n\s*\n|\s*\Z)", re.DOTALL)

Roles = dict[str, list[Span]]
Mentions = dict[int, list[Mention]]


def parse(marked: str) -> tuple[str, dict[int, Roles]]:
    """Take the marks out: the text, and for each statement's number where its source, cue and content stand."""
    text, roles, _ = parse_all(marked)
    return text, roles


def parse_all(marked: str) -> tuple[str, dict[int, Roles], Mentions]:
    """Take the marks out: the text, the statements' roles, and each actor's mentions by its number."""
    text, last, opened = "", 0, []
    roles: dict[int, Roles] = {}
    mentions: Mentions = {}
    for token in _TOKEN.finditer(marked):
        text += marked[last : token.start()]
        last = token.end()
        if not token["close"]:
            opened.append((token, len(text)))
            continue
        opening, start = opened.pop()
        for number in map(int, (opening["numbers"] or "1").split(",")):
            if opening["role"] == "a":
                form = opening["form"] or _mention_form(text[start:])
                mentions.setdefault(number, []).append(Mention(start, len(text), form))
            else:
                found = roles.setdefault(number, {"source": [], "cue": [], "content": []})
                found[ROLES[opening["role"]]].append(Span(start, len(text)))
    if opened:
        raise ValueError(f"{len(opened)} marks are never closed, the last one at {opened[-1][1]}")
    return (
        text + marked[last:],
        {number: _sorted(roles[number]) for number in sorted(roles)},
        {number: sorted(mentions[number]) for number in sorted(mentions)},
    )


def record_of(
    marked: str,
    *,
    statements: dict[int, dict[str, Any]] | None = None,
    actors: dict[int, dict[str, Any]] | None = None,
    title: bool = False,
    kinds: dict[int, str] | None = None,
    published: tuple[str, str] | Published | None = None,
    **article: Any,
) -> Record:
    """Make a record of a marked article.

    `statements` gives a statement's other fields by its number (act, form, confidence, …); `within` is the smallest
    content around it, unless given. `actors` gives an actor's other fields likewise: a person by its longest name is
    what it is, unless given. With `title` the first paragraph is one; `kinds` gives other paragraphs' kinds by their
    position. Further keywords are the article's (outlet, byline, url, …).
    """
    text, roles, mentions = parse_all(marked)
    kinds = ({0: "title"} if title else {}) | (kinds or {})
    paragraphs = tuple(
        Paragraph(found.start(), found.end(), kinds.get(i, "text"))  # type: ignore[arg-type]
        for i, found in enumerate(_PARAGRAPH.finditer(text))
    )
    given = statements or {}
    cast = {number: _actor(number, found, text, (actors or {}).get(number, {})) for number, found in mentions.items()}
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
                | _speakers(found["source"], cast.values())
                | given.get(number, {})
            )
            for number, found in roles.items()
        ),
        actors=tuple(cast.values()),
        model=Model(name="by hand", version="1"),
    )


def _actor(number: int, mentions: list[Mention], text: str, given: dict[str, Any]) -> Actor:
    names = [mention.cut(text) for mention in mentions if mention.form == "name"]
    name = max(names, key=len) if names else mentions[0].cut(text)
    inferred = {"id": f"a{number}", "name": name, "kind": "person", "named": bool(names), "mentions": tuple(mentions)}
    return Actor(**inferred | given)


def _speakers(source: list[Span], actors: Iterable[Actor]) -> dict[str, Any]:
    """Take for the speakers the actors whose mention is the whole of the source, where anybody knows their names."""
    places = {(span.start, span.end) for span in source}
    found = [actor for actor in actors if any((each.start, each.end) in places for each in actor.mentions)]
    known = [actor for actor in found if actor.named or actor.known_as]
    if not known:
        return {"source_kind": "role"} if found else {}
    kind = "organization" if known[0].kind == "place" else known[0].kind
    return {"speakers": tuple(actor.id for actor in known), "unresolved": None, "source_kind": kind}


def _mention_form(words: str) -> str:
    if _PRONOUN.fullmatch(words):
        return "pronoun"
    return "name" if words[:1].isupper() and not words.startswith(("The ", "A ", "An ")) else "nominal"


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


def read_shard(originals: list[Any], settings: Any) -> list[Any]:
    """Read originals, in whatever process this is called; what comes of them goes back pickled."""
    from onrecord.pipeline.process import process

    return list(process(originals, settings))
