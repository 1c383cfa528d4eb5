"""A second article with events, beside `tests.events.harbour`: a strike in a country that the table of actors knows."""

from typing import Any

from onrecord.schema import Record
from tests.events import with_events
from tests.support import record_of

STRIKE = """Dockers walk out in Port Verrin

{a1/nominal:Dockers} walked out in {a2:Port Verrin} on 4 May. {s1:{a3:Odo Brack}} {q1:said} on Friday {c1:that police \
had arrested {a4:Ilse Marn} and {a5:Tovin Hale}}. {a6/nominal:The two} later met {a3:Brack} in {a2:Port Verrin}. \
{s2:{a4:Marn}} {q2:denied} {c2:that {s3:{a5:Hale}} {q3:had claimed} {c3:{a3:Brack} paid {a1/nominal:the dockers} \
£2.5m}}.

{s4:The union} {q4:called} {c4:for a blockade from June to August}. Did {a3:Brack} resign? It is not known."""

VERRIN = {"name": "Port Verrin", "country": "PT", "as_of": "2024-01"}


def strike(**article: Any) -> Record:
    """The record of `STRIKE`: a set of two takes part, a claim is denied, and a blockade is demanded."""
    record = record_of(
        STRIKE,
        title=True,
        **{"outlet": "Verrin Gazette", "published": ("2024-05-06", "given")} | article,
        statements={2: {"act": "deny"}, 3: {"within": "s2"}, 4: {"act": "urge"}},
        actors={
            1: {"kind": "group"},
            2: {"kind": "place", "known_as": VERRIN},
            6: {"kind": "group", "members": ("a4", "a5")},
        },
    )
    told = with_events(
        record,
        {"trigger": "walked out", "type": "protest", "who": ["Dockers#2"], "where": ["Port Verrin#2"],
         "when": ["4 May"]},
        {"trigger": "arrested", "type": "coerce", "who": ["police"], "whom": ["Ilse Marn", "Tovin Hale"]},
        {"trigger": "met", "type": "consult", "who": ["The two"], "whom": ["Brack#2"], "where": ["Port Verrin#3"]},
        {"trigger": "paid", "type": "aid", "who": ["Brack#3"], "whom": ["the dockers"],
         "count": {"least": 2.5e6, "most": 2.5e6, "of": "GBP"}},
        {"trigger": "blockade", "type": "protest", "status": "hypothetical", "when": ["June"]},
        times={
            "4 May": ("2024-05-04", "2024-05-04"),
            "Friday": ("2024-05-03", "2024-05-03"),
            "June": ("2024-06-01", "2024-06-30"),
            "August": ("2024-08-01", "2024-08-31"),
        },
    )  # fmt: skip
    written = told.model_dump(mode="json")
    friday, _, june, august = (time["id"] for time in sorted(written["times"], key=lambda time: time["earliest"]))
    written["statements"][0] |= {"said_on": friday, "said_on_how": "sentence"}
    for time in written["times"]:
        time["until"] = august if time["id"] == june else None
    return Record.model_validate(written)
