"""The stage as a whole: all statements of an article, as drafts."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.recorder.config import DEFAULT, StatementConfig
from onrecord.recorder.statements import acts, attributed, cueless, nesting
from onrecord.recorder.statements.drafts import StatementDraft
from onrecord.recorder.statements.forms import form
from onrecord.recorder.statements.said_on import said_on
from onrecord.recorder.text import TextStructure, overlaps
from onrecord.recorder.times import Expression
from onrecord.schema import Annotations


def draft(
    structure: TextStructure,
    annotations: Annotations,
    expressions: Sequence[Expression],
    config: StatementConfig = DEFAULT.statements,
) -> tuple[StatementDraft, ...]:
    """Draft the statements of an article: what the network marked, what the rules add, and what follows for each."""
    drafts = attributed.draft(structure, annotations)
    if annotations.style == "full":  # in the flat style every statement has a cue
        drafts = cueless.complete(structure, drafts, config)
    drafts = [each for each in drafts if not overlaps(each.content, structure.foreign)]
    text = structure.text
    settled = [
        replace(
            each,
            act=acts.settle(text, each.cue, each.act, config, source=each.source, content=each.content)
            if each.cue
            else each.act,
            form=form(text, each.content, each.anchor, structure.quotations),
            within=around,
        )
        for each, around in zip(drafts, nesting.within(drafts), strict=True)
    ]
    days = said_on(text, settled, expressions, config)
    return tuple(
        each if day is None else replace(each, said_on=day, said_on_how="sentence")
        for each, day in zip(settled, days, strict=True)
    )
