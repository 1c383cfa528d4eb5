"""The records of which the tests make pages."""

from onrecord.schema import KnownAs
from tests.support import record_of

ARTICLE = """{c6:Weir will hold}, {s6:agency} {q6:says}

{s1:The river agency} {q1:said} on Friday that {c1:the weir at Lund Mill would hold}. {s2:Its director, Tove Aas}, \
{q2:denied} {c2:that {s3:inspectors} {q3:had warned} {c3:of a collapse}}.

Residents worry

{c4:“We sleep with our boots on,”} {q4:said} {s4:Arvid Nes}, who lives below it. {s5:The county} {q5:urged} people \
{c5:to “stay away from the banks”}.
"""
BOUNDS = {"earliest": "2026-04-10", "latest": "2026-04-10"}
ACTS = {2: {"act": "deny"}, 3: {"confidence": 0.5}, 5: {"act": "urge"}}


def a_record(filler: int = 0, **fields):
    """The article, with paragraphs of no interest before the last one to make it long."""
    *first, last = ARTICLE.strip().split("\n\n")
    marked = "\n\n".join(
        [*first, *["The water rose a little and fell a little, as it does in spring. " * 4] * filler, last]
    )
    return record_of(
        marked,
        title=True,
        kinds={2: "heading"},
        outlet="Lund Evening News",
        byline="Siri Moe",
        published=("2026-04-10", "metadata"),
        statements=ACTS,
        url="https://news.example/weir",
        **fields,
    )


SPOKEN = """{s1:{a1:Tove Aas}}, {a1:the director of {a2:the river agency}}, {q1:said} {c1:the weir would hold}. \
{s2:{a3:Arvid Nes}} {q2:told} {a1:her} {c2:“{a3:I} don’t believe {a2:the agency}”}.

{a4:Lund Mill} is old, and {a4:it} leaks. {a1:She} knows.

{s3:{a5/nominal:the minister}} {q3:urged} {c3:calm}. {s4:Aas} {q4:left} {c4:for {a6:the coast}}."""


def spoken(filler: int = 0):
    *first, last = SPOKEN.split("\n\n")
    known_as = KnownAs(name="Ivo Lang", country="NO", office="Minister of Energy", as_of="2026-01")
    return record_of(
        "\n\n".join([*first, *["The water rose a little and fell a little. " * 8] * filler, last]),
        actors={
            2: {"kind": "organization"},
            4: {"kind": "place"},
            5: {"known_as": known_as},
            6: {"kind": "place"},
        },
        statements={4: {"unresolved": "“Aas” may be Tove or Jon Aas", "source_kind": "person"}},
    )


HERS = ["Tove Aas", "the director of ", "the river agency", "her", "She"]
