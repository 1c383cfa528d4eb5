"""An archive in which papers tell what two countries do to each other, and on whose word."""

import re
from pathlib import Path
from typing import Any

from onrecord.archive import Store
from onrecord.schema import Record
from tests.support import record_of

ROLES = ("who", "whom", "where")

CAST: dict[int, dict[str, Any]] = {
    1: {"name": "Tamaria", "kind": "place"},
    2: {"name": "Kelve", "kind": "place"},
    3: {"name": "Orsa", "kind": "place"},
    4: {"name": "Ana Reyes"},
    5: {"name": "Oren Valk"},
}

SHELLING = """Border town shelled as talks stall

{a1:Tamaria} shelled {a3:Orsa}, a town in {a2:Kelve}, on Monday. At least 12 people were killed. {s1:{a4:Ana Reyes}}, \
the foreign minister of {a2:Kelve}, {q1:said} {c1:{a1:Tamaria} had also seized two of {a2:Kelve}’s fishing boats}. \
{a1:It} had moved soldiers to the river.

{s2:{a5:Oren Valk}}, the president of {a1:Tamaria}, {q2:denied} {c2:that {a1:Tamaria} had attacked {a2:Kelve}}. \
{s3:{a4:Ana Reyes}} {q3:said} {c3:{a2:Kelve} would expel the envoy of {a1:Tamaria} in February}. The shelling of \
{a3:Orsa} went on until dark. {a1:Tamaria} and {a2:Kelve} may meet in Lund."""

TALKS = """Neighbours meet at last

{a1:Tamaria} and {a2:Kelve} met in Lund on 14 February. {a2:Kelve} freed nine sailors from {a1:Tamaria} a day later. \
{s1:{a5:Oren Valk}} {q1:said} {c1:{a1:Tamaria} had signed a fishing treaty with {a2:Kelve}}. {s2:{a4:Ana Reyes}} \
{q2:denied} {c2:that {a2:Kelve} had agreed to anything}, and {a2:Kelve} did not lift its embargo against {a1:Tamaria}."""

MONDAY = {"words": "Monday", "value": "2024-01-08", "earliest": "2024-01-08", "latest": "2024-01-08"}
FEBRUARY = {"words": "14 February", "value": "2024-02-14", "earliest": "2024-02-14", "latest": "2024-02-14"}
LATER = {"words": "a day later", "value": "2024-02-15", "earliest": "2024-02-15", "latest": "2024-02-15"}


def with_events(record: Record, *events: dict[str, Any], times: tuple[dict[str, Any], ...] = ()) -> Record:
    """The same record with events, whose spans are given by their words in the text.

    An event's keys are those of the record; `trigger`, `amount` and `when` are words, `who`, `whom` and `where` tuples
    of words. Words stand where they first do, or where they do after "at" ("Kelve at freed" is the Kelve before it).
    A span's actor is the one whose mention stands in it; a time's `words` tell where it stands.
    """
    text, written = record.article.text, record.model_dump()
    written["times"] = [
        {"id": f"t{number}", "kind": "DATE", **_span(text, time["words"])}
        | {key: value for key, value in time.items() if key != "words"}
        for number, time in enumerate(times, 1)
    ]
    made = []
    for event in events:
        one = {"status": "actual", "confidence": 0.9, **event, "trigger": _span(text, event["trigger"])}
        for role in ROLES:
            spans = [_span(text, words, one["trigger"]["start"]) for words in event.get(role, ())]
            one[role] = [span | {"actor": _actor_in(record, **span)} for span in spans]
        if "when" in event:
            span = _span(text, event["when"])
            at = [time["id"] for time in written["times"] if time["start"] == span["start"]]
            one["when"] = [span | {"time": at[0] if at else None}]
        if "amount" in event:
            one["amount"] = [_span(text, event["amount"])]
        made.append(one)
    made.sort(key=lambda one: one["trigger"]["start"])
    named = {one.pop("name", None): number for number, one in enumerate(made, 1)}
    for number, one in enumerate(made, 1):
        one["id"] = f"e{number}"
        if "same_as" in one:
            one["same_as"] = f"e{named[one['same_as']]}"
    written["events"] = made
    return Record.model_validate(written)


def _span(text: str, words: str, near: int | None = None) -> dict[str, int]:
    """Find words: the last before a place, else the first after it."""
    places = [found.start() for found in re.finditer(rf"\b{re.escape(words)}\b", text)]
    if not places:
        raise ValueError(f"not in the text: {words}")
    best = places[0] if near is None else min(places, key=lambda place: abs(place - near))
    return {"start": best, "end": best + len(words)}


def _actor_in(record: Record, start: int, end: int) -> str | None:
    inside = (
        actor.id
        for actor in record.actors
        for mention in actor.mentions
        if start <= mention.start and mention.end <= end
    )
    return next(inside, None)


def shelling(**article: Any) -> Record:
    """Told by the outlet, said, unclear, denied, planned, told once more, and possible: seven ways to stand."""
    record = record_of(
        SHELLING,
        title=True,
        actors=CAST,
        statements={2: {"act": "deny"}},
        **{"outlet": "Borderland Post", "published": ("2024-01-09", "given")} | article,
    )
    return with_events(
        record,
        {"name": "shelled", "trigger": "shelled Orsa"[:7], "type": "assault", "who": ("Tamaria",), "whom": ("Orsa",),
         "where": ("Orsa",), "when": "Monday"},
        {"trigger": "killed", "type": "harm", "whom": ("At least 12 people",), "where": ("Orsa",),
         "count": {"least": 12, "most": None, "of": "killed"}, "amount": "At least 12"},
        {"trigger": "seized", "type": "coerce", "who": ("Tamaria",), "whom": ("two of Kelve’s fishing boats",),
         "statement": "s1"},
        {"trigger": "moved", "type": "mobilize", "who": ("It",), "whom": ("Kelve",), "may_belong_to": "s1"},
        {"trigger": "attacked", "type": "assault", "who": ("Tamaria",), "whom": ("Kelve",), "statement": "s2"},
        {"trigger": "expel", "type": "coerce", "status": "planned", "who": ("Kelve",),
         "whom": ("the envoy of Tamaria",), "statement": "s3"},
        {"trigger": "shelling", "type": "assault", "whom": ("Orsa",), "where": ("Orsa",), "same_as": "shelled"},
        {"trigger": "meet", "type": "consult", "status": "possible", "who": ("Tamaria", "Kelve")},
        times=(MONDAY,),
    )  # fmt: skip


def talks(**article: Any) -> Record:
    """What brings the two nearer to each other, one side of which is denied."""
    record = record_of(
        TALKS,
        title=True,
        actors=CAST,
        statements={2: {"act": "deny"}},
        **{"outlet": "The Kelve Courier", "published": ("2024-02-16", "given")} | article,
    )
    return with_events(
        record,
        {"trigger": "met", "type": "consult", "who": ("Tamaria", "Kelve"), "when": "14 February"},
        {"trigger": "freed", "type": "concede", "who": ("Kelve",), "whom": ("nine sailors from Tamaria",),
         "when": "a day later"},
        {"trigger": "signed", "type": "agree", "who": ("Tamaria",), "whom": ("Kelve",), "statement": "s1"},
        {"trigger": "agreed", "type": "agree", "who": ("Kelve",), "statement": "s2"},
        {"trigger": "lift", "type": "concede", "status": "negated", "who": ("Kelve",), "whom": ("Tamaria",)},
        times=(FEBRUARY, LATER),
    )  # fmt: skip


WEEKLY = (
    ("{a1:Tamaria} bombed a depot in {a2:Kelve}.", "bombed", "assault", "Tamaria", "Kelve", None),
    ("{s:{a4:Ana Reyes}} {q:said} {c:{a1:Tamaria} had jammed radios in {a2:Kelve}}.", "jammed", "coerce", "Tamaria",
     "Kelve", "s1"),
    ("{a2:Kelve} sent blankets to {a1:Tamaria}.", "sent", "aid", "Kelve", "Tamaria", None),
    ("{s:{a5:Oren Valk}} {q:denied} {c:that {a1:Tamaria} had fired at {a2:Kelve}}.", "fired", "assault", "Tamaria",
     "Kelve", "s1"),
)  # fmt: skip
OUTLETS = ("Borderland Post", "The Kelve Courier", "Tamaria Today")


def weekly(number: int) -> Record:
    """One of any number of short articles, each with one event: bombed, jammed, sent or fired, month after month."""
    marked, trigger, kind, who, whom, statement = WEEKLY[number % len(WEEKLY)]
    record = record_of(
        marked,
        id=f"weekly-{number}",
        actors=CAST,
        statements={1: {"act": "deny"}} if "denied" in marked else None,
        outlet=OUTLETS[number % len(OUTLETS)],
        published=(f"{2023 + number // 24 % 2}-{1 + number // 2 % 12:02}-{1 + number % 28:02}", "given"),
    )
    event = {"trigger": trigger, "type": kind, "who": (who,), "whom": (whom,), "statement": statement}
    return with_events(record, event)


def fill(path: Path, rounds: int = 0) -> Path:
    """Fill an archive with both articles, and with so many short ones."""
    with Store(path) as store:
        store.keep(shelling())
        store.keep(talks())
        for number in range(rounds):
            store.keep(weekly(number))
    return path
