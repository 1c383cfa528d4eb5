"""What the options of `onrecord correct` ask to put right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from onrecord.corrections import Edit
    from onrecord.schema import Record, Span

_KINDS = {"s": "statement", "a": "actor", "e": "event", "t": "time"}
"""The first letter of a line's id, and what the line is."""

_REMOVED = {"statement": "no_statement", "event": "no_event", "time": "no_time"}


def edit_of(record: "Record", line: str | None, given: dict[str, Any]) -> "Edit":
    """Make an edit of the options that were given; words are found in the article, near the line.

    Raises click.UsageError for a line of no kind, and CorrectionError for words or names that the record doesn't have.
    """
    from onrecord.corrections import read_edit

    values = _what(record, line, given)
    return read_edit(values | _fields(record, line, given))


def _what(record: "Record", line: str | None, given: dict[str, Any]) -> dict[str, Any]:
    """Tell what is put right, and take the options out that say so."""
    from onrecord.corrections import find_who

    kind = _KINDS.get((line or "")[:1])
    if given.pop("missed", False):
        thing = "event" if "trigger" in given else "time" if "value" in given else "statement"
        return {"what": f"missed_{thing}"}
    if "mentions" in given:
        return {"what": "mentions"} | ({"actor": line} if line else {})
    if line is None:
        return {"what": "article"}
    if kind is None:
        raise click.UsageError(f"There is no such line: {line}. A line is s3, a2, e5 or t1.")
    if given.pop("remove", False):
        if kind not in _REMOVED:
            raise click.UsageError("An actor can't be removed. Say whom its words mention: --mention, or --same-as.")
        return {"what": _REMOVED[kind], "line": line}
    if "same_as" in given:
        return {"what": "same_actor", "line": line, "actor": find_who(record, given.pop("same_as"))}
    return {"what": kind, "line": line}


def _fields(record: "Record", line: str | None, given: dict[str, Any]) -> dict[str, Any]:
    """Give the other values; names become actors, and words become spans."""
    from onrecord.corrections import find_who

    words = _Words(record, line)
    fields: dict[str, Any] = {}
    for name, value in given.items():
        if name == "speakers":
            fields[name] = tuple(find_who(record, each, near=words.near) for each in value)
        elif name == "no_speaker":
            fields["speakers"] = ()
        elif name in ("content", "source", "cue", "mentions"):
            fields[name] = words.all(value)
        elif name == "trigger":
            fields[name] = words.one(value)
        else:
            fields[name.removesuffix("_")] = value
    return fields


class _Words:
    """Finds words in an article: nearest to the line that is put right, or to the first words that were found."""

    def __init__(self, record: "Record", line: str | None) -> None:
        self.text, self.near = record.article.text, _place(record, line)

    def one(self, words: str) -> "Span":
        from onrecord.corrections import find_words

        found = find_words(self.text, words, near=self.near)
        self.near = found.start if self.near is None else self.near
        return found

    def all(self, words: Sequence[str]) -> "tuple[Span, ...]":
        return tuple(map(self.one, words))


def _place(record: "Record", line: str | None) -> int | None:
    """Tell where a line of the record stands."""
    places = {each.id: each.content[0].start for each in record.statements}
    places |= {each.id: each.mentions[0].start for each in record.actors}
    places |= {each.id: each.trigger.start for each in record.events}
    places |= {each.id: each.start for each in record.times}
    return places.get(line or "")
