"""Writes a record as the lines of an .ann file."""

from collections.abc import Sequence
from itertools import count

from onrecord.exchange.brat.labels import ARGUMENT, COREF, MEANS, NOTE, SAME_AS, STATEMENT, TIME, label_of
from onrecord.exchange.brat.on_lines import on_lines
from onrecord.exchange.marks import Argument, EventMark, Spans, StatementMark, marks_of
from onrecord.schema import Record


def write_brat(record: Record) -> str:
    """Write a record as the lines of an .ann file; its .txt file is the article's text.

    >>> from onrecord.schema import Article, Model, Span, Statement
    >>> said = Statement(id="s1", source=[Span(5, 9)], cue=[Span(10, 14)], content=[Span(0, 3)], form="indirect",
    ...                  act="assert", confidence=0.9)
    >>> record = Record(article=Article(id="a", text="Yes, Mary said."), statements=[said],
    ...                 model=Model(name="by hand", version="1"))
    >>> print(write_brat(record).replace("\\t", " | "), end="")
    T1 | Statement 0 3 | Yes
    T2 | Source 5 9 | Mary
    T3 | Cue 10 14 | said
    E1 | Statement:T1 Source:T2 Cue:T3
    A1 | Act E1 assert
    A2 | Form E1 indirect
    """
    return _Writer(record).written()


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
