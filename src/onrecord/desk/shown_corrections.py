"""What people have put right in an article, as its page tells it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from onrecord.archive import Decision, StoredCorrection
from onrecord.corrections import Effect
from onrecord.desk.found_words import written
from onrecord.render import event_words
from onrecord.render.actors import ActorList
from onrecord.render.clean import clean, one_line
from onrecord.render.events import EventList
from onrecord.schema import Published, Record, Span
from onrecord.schema.rows import SEVERAL

_EFFECTS: Final[Mapping[Effect, str]] = {
    "holds": "",
    "agreed": "The record says so by itself now.",
    "overruled": "A later correction says otherwise.",
    "lost": "It changes nothing: its words aren’t in the text any more, or the record has no such line.",
}
_READ_AGAIN: Final = "The article was read again with this date."
_MOVED: Final = "The text around it has changed since."
_LINES: Final[Mapping[str, str]] = {
    "statement": "statements",
    "no_statement": "statements",
    "actor": "actors",
    "event": "events",
    "no_event": "events",
    "time": "times",
    "no_time": "times",
}
"""Where the line of a kind of correction stands in a record."""


class ShownCorrection(NamedTuple):
    """A correction: what was put right, what the record said before, and what has become of it.

    `place` is the anchor of its line on the page, empty if the line is gone. `words` are the sentences that it is
    about, if these aren't in the text any more.
    """

    decision: Decision
    summary: str
    effect: str
    by: int | None
    line: str | None
    place: str
    before: tuple[tuple[str, str], ...]
    words: tuple[str, ...]


def shown_corrections(
    corrections: list[StoredCorrection], as_read: Callable[[], Record], place: Callable[[str], str]
) -> list[ShownCorrection]:
    """Tell what people have put right. `as_read` gives the record as the network read it, where it is needed.

    `place` gives the anchor of a line.
    """
    if not corrections:
        return []
    read = as_read()
    return [
        ShownCorrection(
            decision=each.decision,
            summary=summary(each.decision),
            effect=_effect(each),
            by=each.overruled_by,
            line=each.line,
            place=place(each.line) if each.line else "",
            before=tuple(_before(each, read)),
            words=tuple(dict.fromkeys(_sentences(each.decision.value))) if each.effect == "lost" else (),
        )
        for each in corrections
    ]


def summary(decision: Decision) -> str:
    """Say what was decided, without the article that it is about: the page is the article's."""
    return one_line(decision.summary.removeprefix(f"in article {decision.value.get('article')}, "))


def place_of(record: Record, actors: ActorList, events: EventList) -> Callable[[str], str]:
    """Give what tells the anchor of a line on the article's page; empty where the line has none."""
    statements = {each.id for each in record.statements}
    times = {each.id for each in record.times}

    def place(line: str) -> str:
        if line in statements:
            return quote(clean(line), safe="")
        if line in actors.by_id:
            return actors.by_id[line].key
        if line in events.by_id:
            return events.by_id[line].key
        return "times" if line in times else ""

    return place


def _effect(each: StoredCorrection) -> str:
    """Say what has become of a correction; nothing, if it just holds."""
    if each.effect == "agreed" and each.decision.value["correction"].get("published"):
        return _READ_AGAIN
    return _EFFECTS[each.effect] or (_MOVED if each.moved else "")


def _before(each: StoredCorrection, read: Record) -> Iterator[tuple[str, str]]:
    """Say what the network had read where something else was put right."""
    if each.effect == "agreed":
        return
    correction = each.decision.value["correction"]
    line: Any = read.article
    if each.what != "article":
        lines = getattr(read, _LINES.get(each.what, ""), ())
        line = next((found for found in lines if found.id == each.line), None)
    if line is None:
        return
    for name, value in correction.items():
        if name not in ("what", "at") and value is not None and hasattr(line, name):
            yield name, _in_words(getattr(line, name), name, read) or "nothing"


def _in_words(value: Any, name: str, read: Record) -> str:
    if name == "speakers":
        names = {each.id: each.name for each in read.actors}
        return one_line(SEVERAL.join(names[each] for each in value or ())) or "nobody"
    if name == "type":
        return event_words.TYPES[value]
    if isinstance(value, Span):
        return written([value], read.article.text)
    if isinstance(value, tuple):
        return written(sorted(value), read.article.text)
    if isinstance(value, Published):
        return value.value
    return one_line(str(value)) if value is not None else ""


def _sentences(value: Any) -> Iterator[str]:
    """Give the sentences of all words that a correction names."""
    if isinstance(value, Mapping):
        if "sentence" in value and "words" in value:
            yield one_line(value["sentence"] or value["words"])
        for part in value.values():
            yield from _sentences(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _sentences(part)
