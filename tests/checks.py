"""Records with findings written by hand: `tests.support` marks the statements, and here findings name words.

>>> record = with_checks(record_of("Mast fell\\n\\nIt stood.", title=True),
...                      {"kind": "headline", "verdict": "contradicted", "about": ["fell"], "evidence": ["stood"]})
>>> [(each.id, each.about[0].cut(record.article.text), each.confidence) for each in record.checks]
[('c1', 'fell', 0.9)]
"""

from typing import Any

from onrecord.schema import Check, Elsewhere, Record
from tests.events import span_of, with_events
from tests.support import record_of


def with_checks(record: Record, *checks: dict[str, Any]) -> Record:
    """Add findings to a record.

    "about" and "evidence" are lists of words of the article, as `tests.events.span_of` names them. What else is given
    is a field of the finding.
    """
    made = [_check(record.article.text, f"c{i}", each) for i, each in enumerate(checks, start=1)]
    return Record.model_validate(record.model_dump() | {"checks": [each.model_dump() for each in made]})


def _check(text: str, id_: str, given: dict[str, Any]) -> Check:
    spans = {role: [span_of(text, words) for words in given.get(role, ())] for role in ("about", "evidence")}
    return Check(**{"id": id_, "message": "It doesn’t fit.", "confidence": 0.9} | given | spans)


FERRY = """Minister promises to reopen Kelve ferry after 14 deaths

KELVE, 4 May — Last week's sinking of the Sula Star killed 12 people, {s1:the coastguard} {q1:said}: {c1:“No boat was \
fit to sail.”} The boat's cruel owners are silent.

{s2:The transport minister, Ana Reyes}, {q2:said} {c2:she might reopen the ferry “if the inspectors agree”}. {s3:She} \
{q3:told} the Kelve Post {c3:that nothing had been decided}.

{s4:A harbour pilot} {q4:said} {c4:“no boat that day was fit to sail far”}. It is believed that the pumps had failed. \
The boat sank 20 years after it was built in 2012."""
"""An article that doesn't bear out its headline, and much else."""


def ferry() -> Record:
    """The record of `FERRY`, with a finding of each level, and a headline that is supported in part."""
    record = record_of(
        FERRY,
        title=True,
        outlet="Kelve Evening News",
        byline="Siri Moe",
        published=("2026-05-04", "metadata"),
    )
    record = with_events(
        record,
        {
            "trigger": "killed",
            "type": "harm",
            "whom": ["12 people"],
            "count": {"least": 12, "most": 12, "of": "killed"},
        },
        {"trigger": "reopen#2", "type": "measure", "status": "possible"},
    )
    return with_checks(
        record,
        {
            "kind": "loaded",
            "verdict": "judgment",
            "evidence": ["cruel"],
            "message": "The outlet itself calls the owners cruel.",
            "confidence": 0.84,
        },
        {
            "kind": "headline",
            "verdict": "overstated",
            "about": ["Minister promises to reopen Kelve ferry"],
            "evidence": ["she might reopen the ferry “if the inspectors agree”", "nothing had been decided"],
            "statements": ["s2", "s3"],
            "events": ["e2"],
            "message": "The headline has the minister promise to reopen the ferry; in the body she only might.",
            "confidence": 0.82,
        },
        {
            "kind": "headline",
            "verdict": "wrong_detail",
            "about": ["14 deaths"],
            "evidence": ["killed 12 people"],
            "events": ["e1"],
            "message": "The headline has 14 deaths; the body has 12.",
            "confidence": 0.95,
        },
        {
            "kind": "against",
            "verdict": "altered",
            "about": ["“No boat was fit to sail.”"],
            "statements": ["s1"],
            "elsewhere": [
                Elsewhere(file="coastguard.srt", place="00:01:02", text="No boat was fit to sail far, not on that day.")
            ],
            "message": "The quotation and the original differ: “far, not on that day” is missing.",
            "confidence": 0.97,
        },
        {
            "kind": "unsourced",
            "verdict": "passive",
            "about": ["the pumps had failed"],
            "evidence": ["It is believed"],
            "message": "Nobody is named who believes that the pumps had failed.",
            "confidence": 0.6,
        },
        {
            "kind": "headline",
            "verdict": "supported",
            "about": ["Kelve ferry"],
            "message": "The body tells of the ferry.",
            "confidence": 0.9,
        },
    )
