"""Records as brat standoff, and back (https://brat.nlplab.org/standoff.html).

A statement is an event of brat's: its trigger is the content, and its source, cue and speakers are arguments. An event
is one too. Mentions of one actor are linked by Coref, and the day that an expression of time means is its note.
"""

import re
from collections.abc import Sequence
from itertools import count, pairwise
from typing import Any, Final

from onrecord.errors import ExchangeError
from onrecord.exchange.brat_lines import Line, Lines
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
from onrecord.schema import Act, EventStatus, EventType, Form, MentionForm, Record, Span, TimeKind

STATEMENT: Final = "Statement"
TIME: Final = "Time"
ARGUMENT: Final = "Argument"
"""The label of words that have a role and are no mention and no expression of time."""

COREF: Final = "Coref"
MEANS: Final = "Means"
SAME_AS: Final = "SameAs"
NOTE: Final = "AnnotatorNotes"

_BREAK: Final = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""What brat takes for the end of a line; no mark may run across one."""

_VALUE: Final = re.compile(r"[0-9PX][\w:.+-]*|(?:PAST|PRESENT|FUTURE)_REF", re.ASCII)
"""What a note has to look like to be the value of an expression of time; others are remarks."""


def label_of(word: str) -> str:
    """Write a word of the record as brat's labels are written.

    >>> label_of("person"), label_of("assault")
    ('Person', 'Assault')
    """
    return word[:1].upper() + word[1:]


def brat(record: Record) -> str:
    """Write a record as the lines of an .ann file; its .txt file is the article's text.

    >>> from onrecord.schema import Article, Model, Statement
    >>> said = Statement(id="s1", source=[Span(5, 9)], cue=[Span(10, 14)], content=[Span(0, 3)], form="indirect",
    ...                  act="assert", confidence=0.9)
    >>> record = Record(article=Article(id="a", text="Yes, Mary said."), statements=[said],
    ...                 model=Model(name="by hand", version="1"))
    >>> print(brat(record).replace("\\t", " | "), end="")
    T1 | Statement 0 3 | Yes
    T2 | Source 5 9 | Mary
    T3 | Cue 10 14 | said
    E1 | Statement:T1 Source:T2 Cue:T3
    A1 | Act E1 assert
    A2 | Form E1 indirect
    """
    return _Writer(record).written()


def from_brat(annotations: str, record: Record, text: str | None = None) -> Record:
    """Give the record as it was edited in brat; `record` is the one that went out, and `text` its .txt file.

    Numbers may have changed. What isn't in the file, such as confidences, is as in `record`. Raises ExchangeError, with
    the number of the line, if a line can't be read, and if the words of the file aren't those of the article.

    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="Yes, Mary said."), model=Model(name="by hand", version="1"))
    >>> edited = from_brat("T7\\tStatement 0 3\\tYes\\nT9\\tSource 5 9\\tMary\\nE2\\tStatement:T7 Source:T9\\n", record)
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


def on_lines(spans: Spans, text: str) -> Spans:
    """Cut spans at the ends of lines, without the white space there, and join those that touch, as brat needs them.

    >>> on_lines((Span(0, 9),), "Rain \\nand sun.")
    (Span(start=0, end=4), Span(start=6, end=9))
    """
    pieces: list[Span] = []
    for span in spans:
        cuts = [(m.start(), m.end()) for m in _BREAK.finditer(text, span.start, span.end)]
        ends = [span.start, *(at for cut in cuts for at in cut), span.end]
        for number, (start, end) in enumerate(zip(ends[::2], ends[1::2], strict=True)):
            piece = text[start:end]
            first = start + (len(piece) - len(piece.lstrip()) if number else 0)
            last = end - (len(piece) - len(piece.rstrip()) if number < len(cuts) else 0)
            if first < last and pieces and pieces[-1].end == first:
                pieces[-1] = Span(pieces[-1].start, last)
            elif first < last:
                pieces.append(Span(first, last))
    return tuple(pieces)


class _Writer:
    """Numbers the marks of a record, and writes a line for each."""

    def __init__(self, record: Record) -> None:
        self.text = record.article.text
        self.marks = marks_of(record).shaped(lambda spans: on_lines(spans, self.text))
        self.by_key = {mark.key: mark for mark in self.marks}
        self.lines: list[str] = []
        self.numbers = {letter: count(1) for letter in "TERA#"}
        self.ids: dict[str, str] = {}

    def written(self) -> str:
        """Write all lines."""
        for mention in self.marks.mentions:
            self.ids[mention.key] = self._words(label_of(mention.kind), mention.spans)
            self._attribute("MentionForm", mention.key, mention.form)
        for time in self.marks.times:
            self.ids[time.key] = self._words(TIME, time.spans)
            self._attribute("TimeKind", time.key, time.kind)
            note = f"{next(self.numbers['#'])}\t{NOTE} {self.ids[time.key]}\t{_one_line(time.value or '')}"
            self.lines.append(f"#{note}")
        triggers = {mark.key: self._words(STATEMENT, mark.spans) for mark in self.marks.statements}
        triggers |= {mark.key: self._words(label_of(mark.type), mark.spans) for mark in self.marks.events}
        self.ids |= {key: f"E{next(self.numbers['E'])}" for key in triggers}
        for statement in self.marks.statements:
            self._statement(statement, triggers[statement.key])
        for event in self.marks.events:
            self._event(event, triggers[event.key])
        for mentions in self._actors():
            if len(mentions) > 1:
                self.lines.append(f"*\t{COREF} {' '.join(mentions)}")
        return "".join(f"{line}\n" for line in self.lines)

    def _actors(self) -> list[list[str]]:
        groups: dict[str, list[str]] = {}
        for mention in self.marks.mentions:
            groups.setdefault(mention.actor, []).append(self.ids[mention.key])
        return list(groups.values())

    def _words(self, label: str, spans: Spans) -> str:
        id_ = f"T{next(self.numbers['T'])}"
        places = ";".join(f"{span.start} {span.end}" for span in spans)
        self.lines.append(f"{id_}\t{label} {places}\t{' '.join(span.cut(self.text) for span in spans)}")
        return id_

    def _attribute(self, name: str, key: str, value: str | None) -> None:
        self.lines.append(f"A{next(self.numbers['A'])}\t{name} {self.ids[key]} {value}")

    def _statement(self, mark: StatementMark, trigger: str) -> None:
        roles = [
            (role, self._words(role, spans)) for role, spans in (("Source", mark.source), ("Cue", mark.cue)) if spans
        ]
        roles += [("Speaker", self.ids[each]) for each in mark.speakers]
        roles += [("Within", self.ids[mark.within])] if mark.within else []
        self._line(mark.key, f"{STATEMENT}:{trigger}", roles)
        self._attribute("Act", mark.key, mark.act)
        self._attribute("Form", mark.key, mark.form)

    def _event(self, mark: EventMark, trigger: str) -> None:
        roles = [(label_of(each.role), self._argument(each)) for each in mark.arguments]
        self._line(mark.key, f"{label_of(mark.type)}:{trigger}", roles)
        self._attribute("Status", mark.key, mark.status)
        if mark.same_as:
            self._relation(SAME_AS, self.ids[mark.key], self.ids[mark.same_as])

    def _argument(self, argument: Argument) -> str:
        """Give the mark of an argument: the mention or the time that it is, else one that says what it means."""
        meant = self.by_key.get(argument.means or "")
        if meant and meant.spans == argument.spans:
            return self.ids[meant.key]
        words = self._words(ARGUMENT, argument.spans)
        if meant:
            self._relation(MEANS, words, self.ids[meant.key])
        return words

    def _line(self, key: str, trigger: str, roles: Sequence[tuple[str, str]]) -> None:
        seen: dict[str, int] = {}
        written = []
        for role, id_ in roles:
            seen[role] = seen.get(role, 0) + 1
            written.append(f"{role}{seen[role] if seen[role] > 1 else ''}:{id_}")
        self.lines.append(f"{self.ids[key]}\t{' '.join([trigger, *written])}")

    def _relation(self, name: str, first: str, second: str) -> None:
        self.lines.append(f"R{next(self.numbers['R'])}\t{name} Arg1:{first} Arg2:{second}")


def _one_line(words: str) -> str:
    return " ".join(words.split())


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
