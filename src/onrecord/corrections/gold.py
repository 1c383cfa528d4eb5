"""A corrected record as gold, to measure and to train a network with.

The keys are those of `score.py` and of the corpora that the network was trained on. Spans are pairs of a start and an
end, in code points of the text. `checked` tells whether a person has read the whole article; if not, only what is
`sure` was looked at by a person.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

from onrecord.schema import Actor, Event, Mention, Record, Span, Statement
from onrecord.text import Quotations
from onrecord.text.layout import Layout

_LONGEST_OPENING: Final = 60
"""So many characters of a quotation are its opening words, at most."""

_FORMS: Final = {"name": "name", "nominal": "description", "pronoun": "pronoun"}
_KINDS: Final = {"person": "named_person", "organization": "named_organization"}
_PARTS: Final = {"agent": "who", "object": "whom", "place": "where", "time": "when", "amount": "amount"}
_AFTER_HEAD: Final = re.compile(r",|\s(?:of|in|at|for|from|with|on|to|who|that|which|and)\s")

Pairs = list[list[int]]


def gold(record: Record, *, checked: bool) -> dict[str, Any]:
    """Give a corrected record as gold, ready to be written as a line of JSON.

    >>> record = Record.from_json('''{"schema": "onrecord/1", "article": {"id": "a", "text": "“Yes,” Mary said."},
    ...   "actors": [{"id": "a1", "name": "Mary", "kind": "person", "named": true,
    ...     "mentions": [{"start": 7, "end": 11, "form": "name"}]}],
    ...   "statements": [{"id": "s1", "source": [{"start": 7, "end": 11}], "cue": [{"start": 12, "end": 16}],
    ...     "content": [{"start": 0, "end": 6}], "form": "direct", "act": "assert", "speakers": ["a1"],
    ...     "unresolved": null, "source_kind": "person", "confidence": 0.9}],
    ...   "model": {"name": "by hand", "version": "1"}}''')
    >>> made = gold(record, checked=True)
    >>> made["attributions"][0]["speaker"], made["quotes"]
    ('Mary', [{'start': 0, 'end': 6, 'speaker': 'Mary', 'form': 'name', 'sure': True}])
    """
    article = record.article
    known = {
        "published": article.published.value if article.published else None,
        "outlet": article.outlet,
        "title": article.title_text,
        "url": article.url,
    }
    return {
        "id": article.id,
        **{key: value for key, value in known.items() if value is not None},
        "text": article.text,
        "checked": checked,
        "attributions": [_attribution(record, each, checked=checked) for each in record.statements],
        "quotes": list(_quotes(record, checked=checked)),
        "mentions": sorted(
            (_mention(each, actor, article.text) for actor in record.actors for each in actor.mentions),
            key=lambda each: (each["start"], -each["end"]),
        ),
        "actors": [{"id": each.id, "name": each.name, "kind": each.kind} for each in record.actors],
        "times": [{"start": t.start, "end": t.end, "kind": t.kind, "value": t.value} for t in record.times],
        "events": _events(record.events, checked=checked),
    }


def _attribution(record: Record, statement: Statement, *, checked: bool) -> dict[str, Any]:
    speaker, form = _speaker(record, statement)
    return {
        **{role: _pairs(getattr(statement, role)) for role in ("source", "cue", "content")},
        "form": statement.form,
        "speaker": speaker,
        "kind": _kind(record, statement),
        **({"mention_form": form} if form else {}),
        "act": statement.act,
        "nested": statement.within is not None,
        "sure": checked or statement.corrected,
    }


def _speaker(record: Record, statement: Statement) -> tuple[str | list[str] | None, str | None]:
    """Give who speaks, and how the source refers to them; without a name, the source's words.

    Those without a name are left out if somebody with a name speaks, too.
    """
    actors = _known(record, statement)
    forms = [m.form for actor in actors for m in actor.mentions if any(s.covers(m) for s in statement.source)]
    names = [actor.name for actor in actors]
    if not names:
        return statement.source_text or None, None
    return (names[0] if len(names) == 1 else names), forms[0] if forms else None


def _known(record: Record, statement: Statement) -> Sequence[Actor]:
    actors = record.speakers(statement)
    return [actor for actor in actors if actor.named] or actors


def _kind(record: Record, statement: Statement) -> str:
    actors = _known(record, statement)
    if actors and actors[0].named:
        return _KINDS.get(actors[0].kind, "named_other")
    kind = statement.source_kind or "none"
    return {"outlet": "self", "person": "role", "organization": "group"}.get(kind, kind)


def _quotes(record: Record, *, checked: bool) -> Iterable[dict[str, Any]]:
    """Give the opening words of each quotation, with whose they are; "~" begins what is no name.

    The opening words end where another statement begins within the quotation, since its words are another's. A
    quotation that begins with one has no words that are its own speaker's alone, and is left out.
    """
    text = record.article.text
    quotations = Quotations.of(text, Layout.of(record.article).paragraphs)
    for statement in record.statements:
        if statement.form == "indirect":
            continue
        speaker, form = _speaker(record, statement)
        named = any(actor.named for actor in record.speakers(statement))
        others = [(each.start, each.end) for each in statement.cue or statement.source]
        whole = (statement.content[0].start, statement.content[-1].end)
        for quotation in sorted(quotations.own(whole, others), key=lambda each: each.start):
            start = max(quotation.start, whole[0])
            end = _opening(record, statement, start, min(quotation.end, whole[1], start + _LONGEST_OPENING))
            if not any(map(str.isalnum, text[start:end])):
                continue
            yield {
                "start": start,
                "end": end,
                "speaker": speaker if named or speaker is None else f"~{speaker}",
                "form": _FORMS.get(form or "", "description" if statement.source else "none"),
                "sure": checked or statement.corrected,
            }


def _opening(record: Record, statement: Statement, start: int, end: int) -> int:
    """Give the end of a quotation's opening words: `end`, or where a smaller statement begins before it."""
    size = _size(statement)
    return min(
        (
            max(start, span.start)
            for other in record.statements
            if _size(other) < size
            for span in other.content
            if start < span.end and span.start < end
        ),
        default=end,
    )


def _size(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


def _mention(mention: Mention, actor: Actor, text: str) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "head": _head(mention, text),
        "kind": actor.kind,
        "form": mention.form,
        "cluster": actor.id,
    }


def _head(mention: Mention, text: str) -> list[int]:
    """Guess the word that a mention is about: the last one before "of" and the like."""
    words = mention.cut(text)
    cut = _AFTER_HEAD.search(words)
    core = words[: cut.start()] if cut and cut.start() else words
    last = core.rstrip().rpartition(" ")[0]
    start = len(last) + 1 if last else 0
    return [mention.start + start, mention.start + max(len(core.rstrip()), start + 1)]


def _events(events: Sequence[Event], *, checked: bool) -> list[dict[str, Any]]:
    numbers = {each.id: number for number, each in enumerate(events)}
    return [
        {
            "trigger": _pairs([each.trigger]),
            **{name: _pairs(p for p in getattr(each, role) if not getattr(p, "inferred", None))
               for name, role in _PARTS.items()},
            "type": each.type,
            "status": each.status,
            "same": numbers[each.same_as] if each.same_as else None,
            "sure": checked or each.corrected,
        }
        for each in events
    ]  # fmt: skip


def _pairs(spans: Iterable[Span]) -> Pairs:
    return [[each.start, each.end] for each in spans]
