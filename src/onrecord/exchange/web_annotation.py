"""Records as W3C Web Annotations in JSON-LD (https://www.w3.org/TR/annotation-model/, 2017).

Each statement, mention, time, event and finding is an annotation whose targets are its words: by their place in the
text, and by the words themselves with those around them, so that they are found on the article's page as well. The
words of a source, a cue or a participant are bodies, since they tell something about the target.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from onrecord.exchange.addresses import URN, line_address, record_address, web_address
from onrecord.schema import Actor, Check, Event, Record, Span, Statement, Time

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
MEDIA_TYPE: Final = f'application/ld+json; profile="{CONTEXT}"'

TERMS: Final = f"{URN}terms:"
"""What the standard has no word for, such as the confidence, is named so."""

AROUND: Final = 32
"""So many characters before and after the words are given with them."""

_AGENTS: Final = {"person": "Person", "organization": "Organization"}
"""What the standard calls actors; it has no word for places and groups."""


def write_web_annotations(record: Record, *, home: str | None = None, creators: Mapping[str, str] | None = None) -> str:
    """Write a record as a collection of annotations, in JSON-LD.

    `home` is the address of the record's page, from which the annotations get theirs. What a person has corrected was
    made by a person, whom `creators` may name by the line's id; all else was made by software, and says so.

    >>> from onrecord.schema import Article, Model
    >>> said = Statement(id="s1", source=[Span(5, 9)], cue=[Span(10, 14)], content=[Span(0, 3)], form="indirect",
    ...                  act="assert", confidence=0.9)
    >>> record = Record(article=Article(id="a", text="Yes, Mary said."), statements=[said],
    ...                 model=Model(name="by hand", version="1"))
    >>> [annotation] = json.loads(write_web_annotations(record))["first"]["items"]
    >>> annotation["id"], annotation["target"]["selector"][0]["exact"]
    ('urn:onrecord:record:a#s1', 'Yes')
    """
    items = list(_Annotations(record, home, creators or {}).all())
    about = record_address(record.article, home)
    collection = {
        "@context": [CONTEXT, {"onrecord": TERMS}],
        "id": f"{about}#annotations",
        "type": "AnnotationCollection",
        "label": record.article.title_text or record.article.id,
        "total": len(items),
        "first": {"id": f"{about}#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=2)


class _Annotations:
    """Writes the lines of one record."""

    def __init__(self, record: Record, home: str | None, creators: Mapping[str, str]) -> None:
        self.record, self.home, self.creators = record, home, creators
        self.text = record.article.text
        self.source = web_address(record.article) or record_address(record.article, home)
        self.actors = {actor.id: actor for actor in record.actors}

    def all(self) -> Iterator[dict[str, Any]]:
        """Write all of them."""
        yield from map(self._statement, self.record.statements)
        for actor in self.record.actors:
            yield from self._mentions(actor)
        yield from map(self._time, self.record.times)
        yield from map(self._event, self.record.events)
        yield from (self._finding(check) for check in self.record.checks)

    def _statement(self, statement: Statement) -> dict[str, Any]:
        bodies = [_tag(statement.act), _tag(statement.form)]
        bodies += [self._words(span, role) for role in ("source", "cue") for span in getattr(statement, role)]
        bodies += [self._agent(self.actors[each], "speaker") for each in statement.speakers or ()]
        more = {"onrecord:within": {"id": self._id(statement.within)}} if statement.within else {}
        return self._annotation(
            statement.id,
            "classifying",
            bodies,
            statement.content,
            "statement",
            corrected=statement.corrected,
            confidence=statement.confidence,
            **more,
        )

    def _mentions(self, actor: Actor) -> Iterator[dict[str, Any]]:
        for number, mention in enumerate(actor.mentions, 1):
            body = [self._agent(actor, "actor"), _tag(mention.form)]
            yield self._annotation(
                f"{actor.id}.{number}", "identifying", body, [mention], "mention", corrected=actor.corrected
            )

    def _time(self, time: Time) -> dict[str, Any]:
        return self._annotation(
            time.id,
            "describing",
            [_text(time.value, "describing"), _tag(time.kind)],
            [time.span],
            "time",
            corrected=time.corrected,
        )

    def _event(self, event: Event) -> dict[str, Any]:
        bodies = [_tag(event.type), _tag(event.status), _text(self.record.standing(event), "describing")]
        for role in ("who", "whom", "where", "when", "amount"):
            bodies += [self._words(span, role) for span in getattr(event, role)]
        bodies += [self._agent(self.actors[each], "actor") for each in event.actors]
        links = {"statement": event.statement, "same_as": event.same_as}
        more = {f"onrecord:{name}": {"id": self._id(line)} for name, line in links.items() if line}
        return self._annotation(
            event.id,
            "classifying",
            bodies,
            [event.trigger],
            "event",
            corrected=event.corrected,
            confidence=event.confidence,
            **more,
        )

    def _finding(self, check: Check) -> dict[str, Any]:
        bodies = [_text(check.message, "commenting"), _tag(f"{check.kind}/{check.verdict}")]
        spans = check.about or check.evidence
        bodies += [self._words(span, "evidence") for span in (check.evidence if check.about else ())]
        return self._annotation(check.id, "assessing", bodies, spans, "finding", confidence=check.confidence)

    def _annotation(
        self,
        line: str,
        motivation: str,
        bodies: list[dict[str, Any]],
        spans: Iterable[Span],
        kind: str,
        *,
        corrected: bool = False,
        confidence: float | None = None,
        **more: Any,
    ) -> dict[str, Any]:
        targets: list[Any] = [self._place(span) for span in spans] or [{"id": self.source}]
        return {
            "id": self._id(line),
            "type": "Annotation",
            "motivation": motivation,
            "creator": self._creator(line, corrected=corrected),
            "body": bodies,
            "target": targets[0] if len(targets) == 1 else targets,
            "onrecord:kind": kind,
            **({} if confidence is None else {"onrecord:confidence": confidence}),
            **more,
        }

    def _id(self, line: str) -> str:
        return line_address(self.record.article, line, self.home)

    def _creator(self, line: str, *, corrected: bool) -> dict[str, Any]:
        if corrected:
            return {"type": "Person", "name": self.creators.get(line, "a person who corrected it")}
        model = self.record.model
        return {"type": "Software", "name": f"onrecord, {model.name} {model.version}"}

    def _place(self, span: Span) -> dict[str, Any]:
        return {
            "type": "SpecificResource",
            "source": self.source,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": span.cut(self.text),
                    "prefix": self.text[max(0, span.start - AROUND) : span.start],
                    "suffix": self.text[span.end : span.end + AROUND],
                },
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        }

    def _words(self, span: Span, role: str) -> dict[str, Any]:
        return self._place(span) | {"purpose": "linking", "onrecord:role": role}

    def _agent(self, actor: Actor, role: str) -> dict[str, Any]:
        source = {"id": self._id(actor.id), "name": actor.name, "onrecord:actor_kind": actor.kind}
        if kind := _AGENTS.get(actor.kind):
            source["type"] = kind
        return {"type": "SpecificResource", "purpose": "identifying", "source": source, "onrecord:role": role}


def _tag(value: str) -> dict[str, Any]:
    return _text(value, "tagging")


def _text(value: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain", "language": "en"}
