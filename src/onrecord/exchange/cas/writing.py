"""Writes a record as UIMA CAS."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord.errors import ExchangeError
from onrecord.exchange.cas.types import EVENT, LINKS, MENTION, STATEMENT, TIME, WORDS, make_types, require_cassis
from onrecord.exchange.marks import EventMark, StatementMark, marks_of
from onrecord.schema import Record, Span

if TYPE_CHECKING:
    from cassis import Cas


def write_xmi(record: Record) -> bytes:
    """Write a record as XMI, the format "UIMA CAS XMI (XML 1.0)" of INCEpTION.

    Raises MissingExtraError unless dkpro-cassis is installed, and ExchangeError if the text has characters that no XML
    can hold.

    >>> from onrecord.exchange import read_cas
    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="Yes, Mary said."), model=Model(name="by hand", version="1"))
    >>> read_cas(write_xmi(record), record) == record
    True
    """
    try:
        return str(_cas_of(record).to_xmi()).encode()
    except ValueError as error:
        raise ExchangeError(
            "The text has characters that XML can't hold",
            value=str(error),
            hint="Take the record along as JSON: INCEpTION reads “UIMA CAS JSON” too.",
        ) from error


def write_cas_json(record: Record) -> bytes:
    """Write a record as "UIMA CAS JSON", with its types in it. Raises MissingExtraError.

    >>> from onrecord.exchange import read_cas
    >>> from onrecord.schema import Article, Model
    >>> record = Record(article=Article(id="a", text="Yes, Mary said."), model=Model(name="by hand", version="1"))
    >>> read_cas(write_cas_json(record), record) == record
    True
    """
    return str(_cas_of(record).to_json()).encode()


def _cas_of(record: Record) -> "Cas":
    require_cassis()
    from cassis import Cas

    cas = Cas(typesystem=make_types())
    cas.sofa_string = record.article.text
    cas.sofa_mime = "text/plain"
    cas.document_language = record.article.language
    _Writer(cas, record).write()
    return cas


class _Writer:
    """Adds the marks of a record to a CAS."""

    def __init__(self, cas: "Cas", record: Record) -> None:
        self.cas, self.record = cas, record
        self.marks = marks_of(record)
        self.by_key = {mark.key: mark for mark in self.marks}
        self.made: dict[str, Any] = {}

    def write(self) -> None:
        """Add all marks: first what others link to."""
        names = {actor.id: actor.name for actor in self.record.actors}
        for mention in self.marks.mentions:
            about = {"actor": mention.actor, "name": names[mention.actor], "kind": mention.kind, "form": mention.form}
            self.made[mention.key] = self._add(MENTION, mention.spans[0], **about)
        for time, line in zip(self.marks.times, self.record.times, strict=True):
            self.made[time.key] = self._add(TIME, time.spans[0], record_id=line.id, kind=time.kind, value=time.value)
        for statement, said in zip(self.marks.statements, self.record.statements, strict=True):
            self.made[statement.key] = self._add(STATEMENT, statement.spans[0], record_id=said.id, act=statement.act,
                                                 form=statement.form)  # fmt: skip
        for event, happened in zip(self.marks.events, self.record.events, strict=True):
            self.made[event.key] = self._add(EVENT, event.spans[0], record_id=happened.id, event_type=event.type,
                                             status=event.status)  # fmt: skip
        for statement in self.marks.statements:
            self._link(STATEMENT, self.made[statement.key], self._statement_roles(statement))
        for event in self.marks.events:
            self._link(EVENT, self.made[event.key], self._event_roles(event))

    def _add(self, layer: str, span: Span, **features: Any) -> Any:
        made = self.cas.typesystem.get_type(layer)(begin=span.start, end=span.end, **features)
        self.cas.add(made)
        return made

    def _link(self, layer: str, owner: Any, roles: Iterator[tuple[str, Any]]) -> None:
        types = self.cas.typesystem
        link = types.get_type(LINKS[layer])
        if links := [link(role=role, target=target) for role, target in roles]:  # cassis can't read an empty array
            owner.roles = types.get_type("uima.cas.FSArray")(elements=links)

    def _statement_roles(self, mark: StatementMark) -> Iterator[tuple[str, Any]]:
        for role, spans in (("content", mark.spans[1:]), ("source", mark.source), ("cue", mark.cue)):
            yield from ((role, self._add(WORDS, span, role=role)) for span in spans)
        yield from (("speaker", self.made[each]) for each in mark.speakers)
        if mark.within:
            yield "within", self.made[mark.within]

    def _event_roles(self, mark: EventMark) -> Iterator[tuple[str, Any]]:
        for each in mark.arguments:
            meant = self.by_key.get(each.means or "")
            if meant and meant.spans == each.spans:
                yield each.role, self.made[meant.key]
            else:
                yield each.role, self._add(WORDS, each.spans[0], role=each.role, means=self._meaning(each.means))
        if mark.same_as:
            yield "same_as", self.made[mark.same_as]

    def _meaning(self, key: str | None) -> str | None:
        made = self.made.get(key or "")
        return None if made is None else getattr(made, "actor", None) or made.record_id
