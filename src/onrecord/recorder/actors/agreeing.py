"""Makes the mentions of sources agree with the speakers that were decided on: one question, one answer."""

from collections.abc import Sequence

from onrecord.recorder.actors.chains import ChainBuilder, Coreference
from onrecord.recorder.actors.heads import Heads
from onrecord.recorder.actors.speakers import SpeakerDecision
from onrecord.recorder.statements import StatementDraft


def agreed(
    text: str, coreference: Coreference, drafts: Sequence[StatementDraft], decisions: Sequence[SpeakerDecision]
) -> Coreference:
    """Move the mention that a source is to the actor who speaks, or if nobody is named, away from who has a name.

    A source of several mentions stays as it is: each of them is a speaker.
    """
    heads = Heads(text, coreference)
    moves: dict[int, tuple[int | None, float]] = {}
    for draft, decision in zip(drafts, decisions, strict=True):
        found = heads.of(draft.source) if draft.source and not decision.without_source else []
        if len(found) != 1 or coreference.mentions[found[0]].form == "name":
            continue
        (head,) = found
        now = coreference.chain_of[head]
        if len(decision.chains) == 1 and decision.chains[0] != now:
            moves.setdefault(head, (decision.chains[0], decision.certainty))
        elif not decision.chains and now is not None and coreference.chains[now].named:
            moves.setdefault(head, (None, 0.0))
    return _moved(coreference, moves) if moves else coreference


def _moved(coreference: Coreference, moves: dict[int, tuple[int | None, float]]) -> Coreference:
    builder = ChainBuilder.of(coreference, without=moves.keys())
    for mention, (chain, certainty) in moves.items():
        builder.join(mention, builder.start() if chain is None else chain, certainty)
    return builder.freeze()
