"""Two invented articles of one week, told by two outlets, with every way in which an event can stand between two sides.

`python -m tests.unit.eventdata.herring` writes their records into docs/events.jsonl, which docs/events.md counts.
"""

from pathlib import Path

from onrecord.schema import KnownAs, Record
from tests.events import with_events
from tests.support import record_of

DOCS = Path(__file__).parents[3] / "docs" / "events.jsonl"

NORWAY = {"kind": "place", "known_as": KnownAs(name="Norway", country="NO", as_of="2026-01")}
ICELAND = {"kind": "place", "known_as": KnownAs(name="Iceland", country="IS", as_of="2026-01")}
REYKJAVIK = {"kind": "place", "known_as": KnownAs(name="Reykjavik", country="IS", as_of="2026-01")}
GOVERNMENT = {
    "kind": "organization",
    "named": False,
    "known_as": KnownAs(name="Government of Iceland", country="IS", as_of="2026-01"),
}
NORWEGIANS = {"kind": "group", "named": True, "known_as": KnownAs(name="Norwegians", country="NO", as_of="2026-01")}
ICELANDERS = {"kind": "group", "named": True, "known_as": KnownAs(name="Icelanders", country="IS", as_of="2026-01")}

TALKS = """Herring talks open after clash at sea

BERGEN, 10 June — {a1:Norway} and {a2:Iceland} opened talks on herring quotas in {a5:Bergen} on Tuesday, two days \
after {a1:Norway} arrested 14 {a4/name:Icelanders} off {a6:Jan Mayen}.

{s1:{a3/nominal:The Icelandic government}} {q1:said} {c1:that on Sunday {a1:Norway} had fired on the \
{a4/name:Icelanders} and injured at least two of {a4:them}}. {s2:{a1:Norway}} {q2:denied} {c2:firing on {a4:them}}. \
{s3:{a1:It}} {q3:said} {c3:{a4/name:Icelanders} had attacked {a7/name:Norwegians} first}.

{a3/nominal:The Icelandic government} then suspended its fishing treaty with {a1:Norway} on Wednesday. It may also \
close harbours, officials fear."""

NETS = """Norway says nets were cut

On Wednesday, {s1:{a1:Norway}} {q1:said}, {c1:{a3/nominal:the Icelandic government} had seized boats from \
{a7/name:Norwegians} and cut their nets}. Two crews were held overnight, according to a leaflet handed out in the port.

{a3/nominal:The Icelandic government}, whose minister is expected to visit {a1:Norway} next week, called off \
Thursday's talks. About 300 people protested against {a1:Norway} in {a5:Reykjavik} on Friday."""


def talks() -> Record:
    """Whoever was shot at says so, whoever shot denies it, and the outlet tells the rest."""
    record = record_of(
        TALKS,
        title=True,
        id="herring-1",
        outlet="The Tidewater Post",
        published=("2026-06-10", "metadata"),
        statements={2: {"act": "deny"}},
        actors={
            1: NORWAY,
            2: ICELAND,
            3: GOVERNMENT,
            4: ICELANDERS,
            5: {"kind": "place"},
            6: {"kind": "place"},
            7: NORWEGIANS,
        },
    )
    sunday, tuesday, wednesday = (("2026-06-07",) * 2, ("2026-06-09",) * 2, ("2026-06-10",) * 2)
    return with_events(
        record,
        {"trigger": "talks#1", "type": "consult"},
        {"trigger": "clash", "type": "assault"},
        {"trigger": "talks#2", "type": "consult", "who": ["Norway#1", "Iceland#1"], "where": ["Bergen"],
         "when": ["Tuesday"], "same_as": "e1"},
        {"trigger": "arrested", "type": "coerce", "who": ["Norway#2"], "whom": ["Icelanders#1"], "where": ["Jan Mayen"],
         "when": ["two days after"], "count": {"least": 14, "most": 14, "of": "arrested"}},
        {"trigger": "fired on", "type": "assault", "who": ["Norway#3"], "whom": ["Icelanders#2"], "when": ["Sunday"]},
        {"trigger": "injured", "type": "assault", "who": ["Norway#3"], "whom": ["them#1"],
         "when": ["Sunday"], "count": {"least": 2, "of": "injured"}},
        {"trigger": "firing on", "type": "assault", "who": ["Norway#4"], "whom": ["them#2"], "same_as": "e5"},
        {"trigger": "attacked", "type": "assault", "who": ["Icelanders#3"], "whom": ["Norwegians"]},
        {"trigger": "suspended", "type": "sanction", "who": ["The Icelandic government#2"], "whom": ["Norway#5"],
         "when": ["Wednesday"]},
        {"trigger": "close", "type": "sanction", "status": "possible", "whom": ["harbours"]},
        times={"Sunday": sunday, "Tuesday": tuesday, "two days after": sunday, "Wednesday": wednesday},
    )  # fmt: skip


def nets() -> Record:
    """One side's word again, a sentence that may be anybody's, and a visit that is still to come."""
    record = record_of(
        NETS,
        title=True,
        id="herring-2",
        outlet="The Fjord Courier",
        published=("2026-06-13", "metadata"),
        actors={1: NORWAY, 3: GOVERNMENT, 5: REYKJAVIK, 7: NORWEGIANS},
    )
    wednesday, friday = (("2026-06-10",) * 2, ("2026-06-12",) * 2)
    return with_events(
        record,
        {"trigger": "seized", "type": "coerce", "who": ["the Icelandic government"], "whom": ["Norwegians"],
         "when": ["Wednesday"]},
        {"trigger": "cut#2", "type": "coerce", "who": ["the Icelandic government"], "whom": ["their nets"]},
        {"trigger": "held", "type": "coerce", "whom": ["Two crews"], "may_belong_to": "s1"},
        {"trigger": "visit", "type": "consult", "status": "planned", "who": ["whose minister"], "whom": ["Norway#3"],
         "when": ["next week"]},
        {"trigger": "called off", "type": "sanction", "who": ["The Icelandic government"]},
        {"trigger": "protested", "type": "protest", "who": ["About 300 people"], "whom": ["Norway#4"],
         "where": ["Reykjavik"], "when": ["Friday"], "count": {"least": 300, "most": 300, "of": "people"}},
        times={"Wednesday": wednesday, "next week": ("2026-06-15", "2026-06-21"), "Friday": friday},
    )  # fmt: skip


if __name__ == "__main__":
    DOCS.write_text("".join(each.to_json() + "\n" for each in (talks(), nets())), encoding="utf-8", newline="\n")
