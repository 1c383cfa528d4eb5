"""Records with events written by hand: `tests.support` marks the statements and actors, and here events name words.

    >>> record = with_events(
    ...     record_of("{s:{a1:Ana Reyes}} {q:denied} {c:that {a2/nominal:the guards} beat {a3:Lo Finn} on Friday}.",
    ...               statements={1: {"act": "deny"}}),
    ...     {"trigger": "beat", "type": "assault", "who": ["the guards"], "whom": ["Lo Finn"], "when": ["Friday"]},
    ...     times={"Friday": ("2026-04-10", "2026-04-10")},
    ... )
    >>> [event] = record.events
    >>> event.who[0].actor, event.when[0].time, event.statement, record.standing(event)
    ('a2', 't1', 's1', 'denied by Ana Reyes')

Words that stand more than once in the article are named with their number: `"talks#2"` is the second "talks".
"""

from typing import Any

from onrecord.schema import DoubtfulStatement, Event, EventPlace, EventTime, Participant, Record, Span, Time
from tests.support import record_of


def span_of(text: str, words: str) -> Span:
    """Where words stand in a text: "talks" stands there once, "talks#2" is the second of several."""
    phrase, _, number = words.partition("#")
    starts = [i for i in range(len(text)) if text.startswith(phrase, i)]
    if not starts or (not number and len(starts) > 1):
        raise ValueError(f"{phrase!r} stands {len(starts)} times in the article")
    start = starts[int(number or 1) - 1]
    return Span(start, start + len(phrase))


def with_events(record: Record, *events: dict[str, Any], times: dict[str, tuple[str, str]] | None = None) -> Record:
    """Add events, and times with their first and last day, to a record.

    An event has "trigger" and "type", both in words of the article; "who", "whom", "where", "when" and "amount" are
    lists of words, or of `(words, words that give it away)` for what is inferred. Its statement is the smallest content
    around the trigger, unless "statement" or "may_belong_to" is given. An argument's actor is the one of whom it is a
    mention. What else is given is a field of the event.
    """
    text = record.article.text
    spans = sorted((span_of(text, words), days) for words, days in (times or {}).items())
    dated = tuple(
        Time(id=f"t{i}", start=span.start, end=span.end, kind="DATE", value=first, earliest=first, latest=last)
        for i, (span, (first, last)) in enumerate(spans, start=1)
    )
    given = sorted(events, key=lambda each: span_of(text, each["trigger"]))
    return Record.model_validate(
        record.model_copy(update={"times": record.times + dated}).model_dump()
        | {"events": [_event(record, f"e{i}", each, dated).model_dump() for i, each in enumerate(given, start=1)]}
    )


def with_doubt(record: Record, event: str, cue: str, source: str | None = None) -> Record:
    """Leave it open whether an event (its id) stands in somebody's words, which are too unsure for a statement."""
    text = record.article.text
    said_by = (span_of(text, source),) if source else ()
    doubtful = DoubtfulStatement(id="d1", source=said_by, cue=(span_of(text, cue),))
    change = {"statement": None, "may_belong_to": "d1"}
    events = tuple(each.model_copy(update=change) if each.id == event else each for each in record.events)
    return Record.model_validate(record.model_copy(update={"events": events, "doubtful": (doubtful,)}).model_dump())


def _event(record: Record, id_: str, given: dict[str, Any], times: tuple[Time, ...]) -> Event:
    text = record.article.text
    fields = dict(given)
    fields["trigger"] = trigger = span_of(text, fields["trigger"])
    if not {"statement", "may_belong_to"} & fields.keys():
        around = [
            (content.end - content.start, each.id)
            for each in record.statements
            for content in each.content
            if content.covers(trigger)
        ]
        fields["statement"] = min(around)[1] if around else None
    for role in ("who", "whom"):
        fields[role] = [_participant(record, words) for words in fields.get(role, ())]
    fields["where"] = [EventPlace(*_ends(span), actor=_actor(record, span), **why)
                       for span, why in _inferable(text, fields.get("where", ()))]  # fmt: skip
    fields["when"] = [EventTime(*_ends(span), time=_time(span, times), **why)
                      for span, why in _inferable(text, fields.get("when", ()))]  # fmt: skip
    fields["amount"] = [span_of(text, words) for words in fields.get("amount", ())]
    return Event(**{"id": id_, "status": "actual", "confidence": 0.9} | fields)


def _inferable(text: str, named: Any) -> list[tuple[Span, dict[str, Any]]]:
    return [
        (span_of(text, each), {})
        if isinstance(each, str)
        else (span_of(text, each[0]), {"inferred": True, "inferred_from": span_of(text, each[1])})
        for each in named
    ]


def _participant(record: Record, words: str) -> Participant:
    span = span_of(record.article.text, words)
    return Participant(*_ends(span), actor=_actor(record, span))


def _actor(record: Record, span: Span) -> str | None:
    """Name the actor of whom the whole of an argument is a mention."""
    ends = _ends(span)
    return next((each.id for each in record.actors if ends in {_ends(at) for at in each.mentions}), None)


def _time(span: Span, times: tuple[Time, ...]) -> str | None:
    return next((each.id for each in times if span.overlaps(each.span)), None)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


HARBOUR = """Governor resigns after night of fire in Sallow Harbour

SALLOW HARBOUR, 12 March — Gunmen shelled {a4:the fish market} in {a1:Sallow Harbour} on Tuesday night, and at least \
12 people were killed. {a2:General Odo Brack}'s troops then seized the radio station.

{s1:{a3:Mirel Tash}, the provincial governor}, {q1:accused} {a2:Brack} {c1:of having ordered the bombardment}. \
{s2:{a2:Brack}} {q2:denied} {c2:that {a2:his} men had fired on the market}. {s3:{a2:He}} {q3:said} \
{c3:that {s4:{a3:Tash}} {q4:had promised} {c4:to withdraw {a5/nominal:her guards} by Friday}}.

{s5:{a6/nominal:A harbour pilot}} {q5:told} a court {c5:that boats had carried rifles to {a7:the island}}. Three men \
met them there. They may strike again, residents fear.

On Wednesday {a3:Tash} resigned. No curfew was imposed."""
"""An article of every way in which an event can stand: told, said, denied, promised, unclear, possible, negated."""


def harbour() -> Record:
    """The record of `HARBOUR`, with its events."""
    record = record_of(
        HARBOUR,
        title=True,
        outlet="The Sallow Courier",
        published=("2026-03-12", "metadata"),
        statements={2: {"act": "deny"}, 4: {"act": "commit", "within": "s3"}},
        actors={
            1: {"kind": "place"},
            4: {"kind": "place", "named": False},
            5: {"kind": "group"},
            6: {"kind": "person"},
            7: {"kind": "place", "named": False},
        },
    )
    tuesday, wednesday, friday = (("2026-03-10",) * 2, ("2026-03-11",) * 2, ("2026-03-13",) * 2)
    killed = {"least": 12, "of": "killed"}
    return with_events(
        record,
        {"trigger": "resigns", "type": "office", "who": ["Governor"]},
        {"trigger": "shelled", "type": "assault", "who": ["Gunmen"], "whom": ["the fish market"],
         "where": ["Sallow Harbour#2"], "when": ["Tuesday night"]},
        {"trigger": "killed", "type": "assault", "whom": ["at least 12 people"], "count": killed,
         "where": [("Sallow Harbour#2", "Sallow Harbour#2")], "when": [("Tuesday night", "Tuesday night")]},
        {"trigger": "seized", "type": "coerce", "who": ["General Odo Brack's troops"], "whom": ["the radio station"]},
        {"trigger": "accused", "type": "accuse", "who": ["Mirel Tash"], "whom": ["Brack#2"]},
        {"trigger": "ordered", "type": "request", "who": ["Brack#2"]},
        {"trigger": "bombardment", "type": "assault", "same_as": "e2"},
        {"trigger": "fired on", "type": "assault", "who": ["his men"], "whom": ["the market"], "same_as": "e2"},
        {"trigger": "withdraw", "type": "retreat", "status": "planned", "whom": ["her guards"], "when": ["Friday"]},
        {"trigger": "carried", "type": "move", "who": ["boats"], "whom": ["rifles"], "where": ["the island"],
         "confidence": 0.55},
        {"trigger": "met", "type": "consult", "who": ["Three men"], "may_belong_to": "s5"},
        {"trigger": "strike", "type": "assault", "who": ["They"], "status": "possible"},
        {"trigger": "resigned", "type": "office", "who": ["Tash#3"], "when": ["Wednesday"], "same_as": "e1"},
        {"trigger": "imposed", "type": "decide", "whom": ["curfew"], "status": "negated"},
        times={"Tuesday night": tuesday, "Wednesday": wednesday, "Friday": friday},
    )  # fmt: skip
