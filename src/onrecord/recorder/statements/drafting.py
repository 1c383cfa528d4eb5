"""The stage as a whole: all statements of an article, as drafts."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.recorder.config import DEFAULT, StatementConfig
from onrecord.recorder.statements import acts, attributed, cueless, noise
from onrecord.recorder.statements.before_cues import is_nobody
from onrecord.recorder.statements.drafts import StatementDraft
from onrecord.recorder.statements.one_voice import separate
from onrecord.recorder.statements.rules.dialogue import without_answers
from onrecord.recorder.statements.said_on import said_on
from onrecord.recorder.times import Expression
from onrecord.schema import Annotations
from onrecord.text import Pair, TextStructure, overlaps
from onrecord.text.forms import form
from onrecord.text.nesting import within


def draft(
    structure: TextStructure,
    annotations: Annotations,
    expressions: Sequence[Expression],
    config: StatementConfig = DEFAULT.statements,
) -> tuple[StatementDraft, ...]:
    """Draft the statements of an article: what the network marked, what the rules add, and what follows for each."""
    drafts = attributed.draft(structure, annotations)
    if annotations.style == "full":  # in the flat style every statement has a cue
        drafts = cueless.complete(
            structure, separate(structure, without_answers(structure, drafts)), config, names(annotations)
        )
    drafts = attributed.deduplicate(separate(structure, drafts))  # one that gave words up may be left with another's
    drafts = [each for each in drafts if not overlaps(each.content, structure.foreign)]
    text = structure.text
    settled = [_settle(structure, each, config) for each in drafts]
    if annotations.style == "full":
        settled = [each for each in settled if not noise.is_noise(text, each, config)]
    outer = within([(each.content, each.cue) for each in settled])
    settled = [replace(each, within=around) for each, around in zip(settled, outer, strict=True)]
    days = said_on(structure, settled, expressions, config)
    return tuple(
        each if day is None else replace(each, said_on=day, said_on_how="sentence")
        for each, day in zip(settled, days, strict=True)
    )


def names(annotations: Annotations) -> list[Pair]:
    """Give the places of the names of those who can speak, in order."""
    return sorted(
        (mention.span.start, mention.span.end)
        for mention in annotations.mentions
        if mention.form == "name" and mention.kind in ("person", "organization")
    )


def _settle(structure: TextStructure, draft: StatementDraft, config: StatementConfig) -> StatementDraft:
    """Settle the form and the act of a draft, and whether its source is nobody."""
    text, source, cue, content = structure.text, draft.source, draft.cue, draft.content
    nobody = is_nobody(text, source, config.auxiliary_characters)
    act = acts.settle(text, cue, draft.act, config, source=source, content=content) if cue else draft.act
    return replace(
        draft,
        act="other" if nobody else act,
        form=form(text, content, draft.anchor, structure.quotations),
        nobody=nobody,
    )
