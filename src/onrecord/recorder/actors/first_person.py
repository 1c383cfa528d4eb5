"""Finds "I" and "we" in quotations, which mean the speaker."""

from collections.abc import Mapping, Sequence
from typing import Final

from onrecord.recorder.actors.chains import ChainBuilder
from onrecord.recorder.actors.judging import SpeakerDecision
from onrecord.recorder.actors.mentions import FIRST_PERSON
from onrecord.recorder.actors.settling import Settled
from onrecord.recorder.statements import StatementDraft
from onrecord.schema import MarkedMention
from onrecord.text import TextStructure

_WE: Final = frozenset({"we", "us", "our", "ours", "ourselves"})


def find(
    structure: TextStructure, mentions: Sequence[MarkedMention], drafts: Sequence[StatementDraft]
) -> dict[int, int]:
    """Find the mentions of whoever speaks, each with the number of the statement whose quotation holds it.

    That is the innermost statement around it that is attributed from outside the quotation: in “I think so,” Reyes
    said, "I" is Reyes, whatever the source of "think" is.
    """
    contents = sorted((start, end, number) for number, draft in enumerate(drafts) for start, end in draft.content)
    out: dict[int, int] = {}
    around: list[tuple[int, int, int]] = []
    following = 0
    for i, mention in enumerate(mentions):
        start, end = mention.span.start, mention.span.end
        while following < len(contents) and contents[following][0] <= start:
            around.append(contents[following])
            following += 1
        around = [content for content in around if content[1] > start]
        if mention.form != "pronoun" or structure.text[start:end].casefold() not in FIRST_PERSON:
            continue
        inside = sorted((c[1] - c[0], c[2]) for c in around if end <= c[1])
        for quotation in reversed(structure.quotations.at(start)):
            owners = (
                k
                for _, k in inside
                if quotation.overlaps(drafts[k].content)
                and not any(quotation.start <= s < quotation.end for s, _ in drafts[k].anchor)
            )
            if (owner := next(owners, None)) is not None:
                out[i] = owner
                break
        else:  # after a speaker's label ("REYES: I think so") no marks are needed
            labelled = [k for _, k in inside if drafts[k].source and not drafts[k].cue]
            if labelled:
                out[i] = labelled[0]
    return out


def joined(settled: Settled, owners: Mapping[int, int], decisions: Sequence[SpeakerDecision]) -> Settled:
    """Make "I" and "we" in a quotation mentions of its speaker; "we" of several is their set.

    Without a speaker, they are mentions of one actor without a name.
    """
    coreference = settled.coreference
    builder = ChainBuilder.of(coreference)
    sets = {chains: chain for chain, chains in settled.members.items()}
    nobody: dict[int, int] = {}
    for mention, statement in owners.items():
        if builder.chain_of[mention] is not None or not builder.counts(mention):
            continue
        decision = decisions[statement]
        if len(decision.chains) == 1:
            (speaker,) = decision.chains
        elif decision.chains and coreference.mentions[mention].text.casefold() in _WE:
            speaker = sets[decision.chains] = sets[decision.chains] if decision.chains in sets else builder.start()
        else:
            speaker = nobody[statement] = nobody[statement] if statement in nobody else builder.start()
        builder.join(mention, speaker, decision.certainty)
    return Settled(builder.freeze(), {chain: chains for chains, chain in sets.items()})
