"""The lines of a brat .ann file: read, bounded, and held against the text and each other."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from onrecord.errors import ExchangeError
from onrecord.schema import Span

MOST_LINES: Final = 100_000
"""No article has more marks; a hostile file may have any number."""

_WORDS: Final = re.compile(
    r"T\d+\t(?P<label>\S+) (?P<spans>\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)(?:\t(?P<text>.*))?", re.ASCII
)
_EVENT: Final = re.compile(r"E\d+\t(?P<label>[^\s:]+):(?P<trigger>T\d+)(?P<roles>(?: [^\s:]+:[TE]\d+)*) *", re.ASCII)
_RELATION: Final = re.compile(r"R\d+\t(?P<label>\S+) \w+:(?P<first>[TE]\d+) \w+:(?P<second>[TE]\d+)\s*", re.ASCII)
_GROUP: Final = re.compile(r"\*\t(?P<label>\S+)(?P<ids>(?: [TE]\d+)+)\s*", re.ASCII)
_ATTRIBUTE: Final = re.compile(r"[AM]\d+\t(?P<label>\S+) (?P<id>\w+)(?: (?P<value>\S+))?\s*", re.ASCII)
_NOTE: Final = re.compile(r"#\d+\t\S+ (?P<id>\w+)\t?(?P<text>.*)", re.ASCII)
_SHAPES: Final = {
    "T": (_WORDS, "T1<tab>Label 0 5<tab>words"),
    "E": (_EVENT, "E1<tab>Label:T1 Role:T2"),
    "R": (_RELATION, "R1<tab>Label Arg1:T1 Arg2:T2"),
    "*": (_GROUP, "*<tab>Label T1 T2"),
    "A": (_ATTRIBUTE, "A1<tab>Name E1 value"),
    "M": (_ATTRIBUTE, "M1<tab>Name E1"),
    "#": (_NOTE, "#1<tab>AnnotatorNotes T1<tab>words"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file: words, an event with its roles, or a link."""

    where: str
    id: str
    label: str
    spans: tuple[Span, ...] = ()
    roles: tuple[tuple[str, str], ...] = ()
    ids: tuple[str, ...] = ()
    trigger: str = ""


@dataclass(slots=True)
class Lines:
    """All lines, by what they are; an event has the spans of its trigger."""

    words: list[Line] = field(default_factory=list)
    events: list[Line] = field(default_factory=list)
    links: list[Line] = field(default_factory=list)
    attributes: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """The value of an attribute by the id and the name, and where it stands."""

    notes: dict[str, list[str]] = field(default_factory=dict)
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, annotations: str, text: str) -> "Lines":
        """Read all lines. Raises ExchangeError with the number of the first that can't be read."""
        lines = cls()
        written = annotations.removeprefix("\ufeff").split("\n")
        if len(written) > MOST_LINES:
            raise ExchangeError("The file has too many lines", value=len(written), allowed=f"up to {MOST_LINES}")
        for number, line in enumerate(written, 1):
            lines._take(line.removesuffix("\r"), f"line {number}", text)
        lines._settle()
        return lines

    def _take(self, line: str, where: str, text: str) -> None:
        first = line[:1]
        if not line.strip() or first == "N":  # links to databases: none of ours
            return
        shape, allowed = _SHAPES.get(first, (None, ""))
        if shape is None:
            raise ExchangeError(
                "No line of brat's begins so", where=where, value=line, allowed=" ".join([*_SHAPES, "N"])
            )
        found = shape.fullmatch(line)
        if found is None:
            raise ExchangeError("This line can't be read", where=where, value=line, allowed=allowed)
        id_ = line.partition("\t")[0]
        if first in "TE" and id_ in self.labels:
            raise ExchangeError("Two lines have the same id", where=where, value=id_)
        if first == "T":
            spans = _spans(found["spans"], where, text)
            _require_words(found["text"], spans, where, text)
            self.words.append(Line(where, id_, found["label"], spans))
            self.spans[id_], self.labels[id_] = spans, found["label"]
        elif first == "E":
            roles = tuple(
                (re.sub(r"\d+$", "", role), other)
                for role, _, other in (each.partition(":") for each in found["roles"].split())
            )
            self.events.append(Line(where, id_, found["label"], roles=roles, trigger=found["trigger"]))
            self.labels[id_] = found["label"]
        elif first == "R":
            self.links.append(Line(where, id_, found["label"], ids=(found["first"], found["second"])))
        elif first == "*":
            self.links.append(Line(where, id_, found["label"], ids=tuple(found["ids"].split())))
        elif first == "#":
            self.notes.setdefault(found["id"], []).append(found["text"].strip())
        else:
            self.attributes[found["id"], found["label"]] = (found["value"] or "", where)

    def _settle(self) -> None:
        """Hold the lines against each other, and give the events the words of their triggers."""
        for line in (*self.events, *self.links):
            for id_ in (*(id_ for _, id_ in line.roles), *line.ids, *((line.trigger,) if line.trigger else ())):
                if id_ not in self.labels:
                    raise ExchangeError("This line names one that isn't there", where=line.where, value=id_)
        self.events = [
            Line(line.where, line.id, line.label, self.spans[line.trigger], line.roles) for line in self.events
        ]
        self.spans |= {line.id: line.spans for line in self.events}


def _spans(written: str, where: str, text: str) -> tuple[Span, ...]:
    """Read places such as "0 5;8 12"."""
    ends = [tuple(map(int, each.split())) for each in written.split(";")]
    for start, end in ends:
        if not start < end <= len(text):
            raise ExchangeError("These are no characters of the text", where=where, value=f"{start} {end}",
                                allowed=f"a start before its end, up to {len(text)}")  # fmt: skip
    spans = tuple(sorted(Span(start, end) for start, end in ends))
    if any(after.start < before.end for before, after in pairwise(spans)):
        raise ExchangeError("The pieces of one mark overlap", where=where, value=written)
    return spans


def _require_words(written: str | None, spans: tuple[Span, ...], where: str, text: str) -> None:
    """Refuse a mark whose words stand elsewhere: the file belongs to another text."""
    here = " ".join(span.cut(text) for span in spans)
    if written is not None and "".join(written.split()) != "".join(here.split()):
        raise ExchangeError(
            f"The text has other words there, “{here[:80]}”",
            where=where,
            value=written,
            hint="Take the file in with the article that it was made from.",
        )
