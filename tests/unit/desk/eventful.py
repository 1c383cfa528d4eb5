"""An archive in which papers tell what two countries do to each other, and on whose word."""

from pathlib import Path
from typing import Any

from onrecord.archive import Store
from onrecord.schema import Record
from tests.events import with_events
from tests.support import record_of

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
{q2:denied} {c2:that {a2:Kelve} had agreed to anything}, and {a2:Kelve} did not lift its embargo on {a1:Tamaria}."""


def shelling(**article: Any) -> Record:
    """Told by the outlet, said, unclear, denied, planned, told once more, and possible: seven ways to stand."""
    record = record_of(
        SHELLING,
        title=True,
        actors=CAST,
        statements={2: {"act": "deny"}},
        **{"outlet": "Borderland Post", "published": ("2024-01-09", "given")} | article,
    )
    killed = {"least": 12, "of": "killed"}
    return with_events(
        record,
        {"trigger": "shelled#2", "type": "assault", "who": ["Tamaria#1"], "whom": ["Orsa#1"], "where": ["Orsa#1"],
         "when": ["Monday"]},
        {"trigger": "killed", "type": "harm", "whom": ["At least 12 people"], "count": killed},
        {"trigger": "seized", "type": "coerce", "who": ["Tamaria#2"], "whom": ["Kelve#3"]},
        {"trigger": "moved", "type": "mobilize", "who": ["It"], "whom": ["Kelve#1"], "may_belong_to": "s1"},
        {"trigger": "attacked", "type": "assault", "who": ["Tamaria#4"], "whom": ["Kelve#4"]},
        {"trigger": "expel", "type": "coerce", "status": "planned", "who": ["Kelve#5"], "whom": ["Tamaria#5"],
         "when": ["February"]},
        {"trigger": "shelling", "type": "assault", "whom": ["Orsa#2"], "where": ["Orsa#2"], "same_as": "e1"},
        {"trigger": "meet", "type": "consult", "status": "possible", "who": ["Tamaria#6", "Kelve#6"]},
        times={"Monday": ("2024-01-08", "2024-01-08"), "February": ("2024-02-01", "2024-02-29")},
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
        {"trigger": "met", "type": "consult", "who": ["Tamaria#1", "Kelve#1"], "when": ["14 February"]},
        {"trigger": "freed", "type": "concede", "who": ["Kelve#2"], "whom": ["Tamaria#2"], "when": ["a day later"]},
        {"trigger": "signed", "type": "agree", "who": ["Tamaria#3"], "whom": ["Kelve#3"]},
        {"trigger": "agreed", "type": "agree", "who": ["Kelve#4"]},
        {"trigger": "lift", "type": "concede", "status": "negated", "who": ["Kelve#5"], "whom": ["Tamaria#4"]},
        times={"14 February": ("2024-02-14", "2024-02-14"), "a day later": ("2024-02-15", "2024-02-15")},
    )  # fmt: skip


WEEKLY = (
    ("{a1:Tamaria} bombed a depot in {a2:Kelve}.", "bombed", "assault", "Tamaria", "Kelve"),
    ("{s:{a4:Ana Reyes}} {q:said} {c:{a1:Tamaria} had jammed radios in {a2:Kelve}}.", "jammed", "coerce", "Tamaria",
     "Kelve"),
    ("{a2:Kelve} sent blankets to {a1:Tamaria}.", "sent", "aid", "Kelve", "Tamaria"),
    ("{s:{a5:Oren Valk}} {q:denied} {c:that {a1:Tamaria} had fired at {a2:Kelve}}.", "fired", "assault", "Tamaria",
     "Kelve"),
)  # fmt: skip
OUTLETS = ("Borderland Post", "The Kelve Courier", "Tamaria Today")


def weekly(number: int) -> Record:
    """One of any number of short articles, each with one event: bombed, jammed, sent or fired, month after month."""
    marked, trigger, kind, who, whom = WEEKLY[number % len(WEEKLY)]
    record = record_of(
        marked,
        id=f"weekly-{number}",
        actors=CAST,
        statements={1: {"act": "deny"}} if "denied" in marked else None,
        outlet=OUTLETS[number % len(OUTLETS)],
        published=(f"{2023 + number // 24 % 2}-{1 + number // 2 % 12:02}-{1 + number % 28:02}", "given"),
    )
    return with_events(record, {"trigger": trigger, "type": kind, "who": [who], "whom": [whom]})


def fill(path: Path, rounds: int = 0) -> Path:
    """Fill an archive with both articles, and with so many short ones."""
    with Store(path) as store:
        store.keep(shelling())
        store.keep(talks())
        for number in range(rounds):
            store.keep(weekly(number))
    return path
