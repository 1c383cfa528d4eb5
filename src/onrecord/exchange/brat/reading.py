"""Reads an .ann file back into the record that it was made from."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from onrecord.errors import ExchangeError
from onrecord.exchange.brat.labels import COREF, MEANS, SAME_AS, STATEMENT, TIME, label_of
from onrecord.exchange.brat.lines import Line, Lines
from onrecord.exchange.brat.on_lines import on_lines
from onrecord.exchange.editing import edit
from onrecord.exchange.marks import (
    ROLES,
    Argument,
    EventMark,
    Marks,
    MentionMark,
    Spans,
    StatementMark,
    TimeMark,
    marks_of,
    one_of,
)
from onrecord.schema import Act, EventStatus, EventType, Form, MentionForm, Record, TimeKind

_VALUE: Final = re.compile(r"[0-9PX][\w:.+-]*|(?:PAST|PRESENT|FUTURE)_REF", re.ASCII)
"""What a note has to look like to be the value of an expression of time; others are remarks."""


def read_brat(annotations: str, record: Record, text: str | None = None) -> Record:
    """Give the record as it was edited in brat; `record` is the one that went out, and `text` its .txt file.

    Numbers may have changed. What isn't in the file, such as confidences, is as in `record`. Raises ExchangeError, with
    the number of the line, if a line can't be read, and if the words of the file aren't those of the article.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="Yes, Mary said."), model=Model(name="by hand", version="1"))
    >>> edited = read_brat("T7\\tStatement 0 3\\tYes\\nT9\\tSource 5 9\\tMary\\nE2\\tStatement:T7 Source:T9\\n", record)
    >>> edited.statements[0].source_text, edited.statements[0].act
    ('Mary', 'assert')
    """
    if text is not None and text.removeprefix("\ufeff") != record.article.text.removeprefix("\ufeff"):
        raise ExchangeError(
            "The text beside the annotations is another one",
            value=text[:80],
            allowed="the text of the article that went out, to the character",
            hint="Marks count characters, so the text must not be changed.",
        )
    before = marks_of(record).shaped(lambda spans: on_lines(spans, record.article.text))
    return edit(record, before, _Reader(annotations, record.article.text).marks())


_LABELS: Final = {label_of(word): word for word in ("person", "organization", "place", "group")}


class _Reader:
    """Turns the lines of an .ann file into marks."""

    def __init__(self, annotations: str, text: str) -> None:
        self.text = text
        self.lines = Lines.read(annotations, text)

    def marks(self) -> Marks:
        """Give all marks."""
        actors = self._actors()
        means = self._means()
        mentions = [
            MentionMark(
                line.id,
                line.spans,
                actor=actors[line.id],
                kind=_LABELS[line.label],
                form=self._attribute(line, "MentionForm", MentionForm),
                where=line.where,
            )
            for line in self.lines.words
            if line.label in _LABELS
        ]
        times = [
            TimeMark(
                line.id,
                line.spans,
                kind=self._attribute(line, "TimeKind", TimeKind),
                value=next(filter(_VALUE.fullmatch, self.lines.notes.get(line.id, ())), None),
                where=line.where,
            )
            for line in self.lines.words
            if line.label == TIME
        ]
        same = self._same()
        return Marks(
            tuple(self._statement(line) for line in self.lines.events if line.label == STATEMENT),
            tuple(mentions),
            tuple(times),
            tuple(self._event(line, means, same) for line in self.lines.events if line.label != STATEMENT),
        )

    def _attribute(self, line: Line, name: str, words: Any) -> str | None:
        value, where = self.lines.attributes.get((line.id, name), (None, ""))
        return None if value is None else one_of(value, words, f"value of {name}", where)

    def _actors(self) -> dict[str, str]:
        """Name the actor of each mention by the first mention that it is linked with."""
        first: dict[str, str] = {line.id: line.id for line in self.lines.words if line.label in _LABELS}

        def root(id_: str) -> str:
            while first[id_] != id_:
                first[id_] = id_ = first[first[id_]]
            return id_

        for line in self.lines.links:
            if line.label != COREF:
                continue
            for one, other in pairwise(line.ids):
                for id_ in (one, other):
                    if id_ not in first:
                        raise ExchangeError(
                            "This isn't a mention", where=line.where, value=id_, hint=f"{COREF} links mentions only."
                        )
                first[root(other)] = root(one)
        return {id_: root(id_) for id_ in first}

    def _means(self) -> dict[str, str]:
        return {line.ids[0]: line.ids[1] for line in self.lines.links if line.label == MEANS}

    def _same(self) -> dict[str, str]:
        events = {line.id for line in self.lines.events if line.label != STATEMENT}
        found = {}
        for line in self.lines.links:
            if line.label == SAME_AS:
                if not events.issuperset(line.ids):
                    raise ExchangeError(f"{SAME_AS} links events only", where=line.where, value=" ".join(line.ids))
                found[line.ids[0]] = line.ids[1]
        return found

    def _statement(self, line: Line) -> StatementMark:
        found: dict[str, list[str]] = {"Source": [], "Cue": [], "Speaker": [], "Within": []}
        for role, id_ in line.roles:
            if role not in found:
                raise ExchangeError(
                    "A statement has no such role", where=line.where, value=role, allowed=", ".join(found)
                )
            found[role].append(id_)
        within = found["Within"][:1]
        if any(self.lines.labels.get(id_) != STATEMENT or not id_.startswith("E") for id_ in within):
            raise ExchangeError("A statement is within another statement only", where=line.where, value=within[0])
        for id_ in found["Speaker"]:
            self._require_mention(line, id_)
        return StatementMark(
            line.id,
            line.spans,
            source=self._spans(found["Source"], line),
            cue=self._spans(found["Cue"], line),
            act=self._attribute(line, "Act", Act),
            form=self._attribute(line, "Form", Form),
            speakers=tuple(found["Speaker"]),
            within=within[0] if within else None,
            where=line.where,
        )

    def _event(self, line: Line, means: dict[str, str], same: dict[str, str]) -> EventMark:
        arguments = []
        for label, id_ in line.roles:
            role = label.lower()
            if role not in ROLES:
                raise ExchangeError("An event has no such role", where=line.where, value=label,
                                    allowed=", ".join(map(label_of, ROLES)))  # fmt: skip
            meant = self._meant(id_, means, line)
            wanted = (TIME,) if role == "when" else () if role == "amount" else _LABELS
            if meant and self.lines.labels[meant] not in wanted:
                meant = None
            arguments.append(Argument(role, self._spans([id_], line), meant))
        order = {role: n for n, role in enumerate(ROLES)}
        arguments.sort(key=lambda each: order[each.role])
        return EventMark(
            line.id,
            line.spans,
            type=one_of(line.label[:1].lower() + line.label[1:], EventType, "type of event", line.where),
            status=self._attribute(line, "Status", EventStatus),
            arguments=tuple(arguments),
            same_as=same.get(line.id),
            where=line.where,
        )

    def _meant(self, id_: str, means: dict[str, str], line: Line) -> str | None:
        label = self.lines.labels[id_]
        if label in _LABELS or label == TIME:
            return id_
        meant = means.get(id_)
        if meant and self.lines.labels.get(meant) not in {*_LABELS, TIME}:
            raise ExchangeError(f"{MEANS} leads to a mention or a time only", where=line.where, value=meant)
        return meant

    def _require_mention(self, line: Line, id_: str) -> None:
        if self.lines.labels[id_] not in _LABELS:
            raise ExchangeError(
                "A speaker is a mention of an actor", where=line.where, value=id_, allowed=", ".join(_LABELS)
            )

    def _spans(self, ids: Sequence[str], line: Line) -> Spans:
        spans = sorted(span for id_ in ids for span in self.lines.spans[id_])
        if any(later.start < earlier.end for earlier, later in pairwise(spans)):
            raise ExchangeError("The words of one role overlap", where=line.where, value=", ".join(ids))
        return tuple(spans)
