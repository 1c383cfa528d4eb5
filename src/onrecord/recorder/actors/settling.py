"""Settles what a source means in both places that show it: the speaker of the statement, and the actor's mentions.

The speakers are decided with more at hand than the links between mentions: the names of the article, who spoke last. So
the mention that a source is goes to the chain of its speaker, and leaves its chain if the text doesn't say who speaks.
A pronoun that goes back to such a mention goes along with it.
"""

from collections.abc import Iterable

from onrecord.recorder.actors.chains import ChainBuilder, Coreference
from onrecord.recorder.actors.speakers import SpeakerDecision

_ALONE = -1
"""Stands for a chain of a mention's own."""


def settled(coreference: Coreference, decisions: Iterable[SpeakerDecision]) -> Coreference:
    """Make the mentions that sources are mentions of their speakers."""
    moved = _moved(coreference, decisions)
    if not moved:
        return coreference
    certainty = {head: decision.certainty for decision in decisions for head in decision.heads}
    builder = ChainBuilder(coreference.mentions, coreference.same)
    for chain in coreference.chains:
        builder.start(chain.ambiguous)
    for number, chain in enumerate(coreference.chains):
        for mention in chain.mentions:
            if mention not in moved:
                builder.join(mention, number, coreference.certainty[mention])
    own: dict[int, int] = {}
    for mention, (chosen, head) in sorted(moved.items()):
        if chosen == _ALONE:
            chosen = own[head] = own[head] if head in own else builder.start()
        builder.join(mention, chosen, certainty[head])
    return builder.freeze()


def _moved(coreference: Coreference, decisions: Iterable[SpeakerDecision]) -> dict[int, tuple[int, int]]:
    """Find the mentions that change their chain: the new one of each, and the source's mention that takes it along."""
    moved: dict[int, tuple[int, int]] = {}
    decided: set[int] = set()
    for decision in decisions:
        decided.update(decision.heads)
        for head in decision.heads:
            own = coreference.chain_of[head]
            if own is None or coreference.mentions[head].form == "name":
                continue
            if len(decision.chains) == 1 and decision.chains[0] != own:
                moved[head] = decision.chains[0], head
            elif not decision.chains and coreference.chains[own].named:
                moved[head] = _ALONE, head
    for i, each in enumerate(coreference.mentions if moved else ()):
        if each.form != "pronoun" or i in decided or not each.antecedents:
            continue
        before = coreference.same[max(each.antecedents, key=lambda antecedent: antecedent.probability).mention]
        if before in moved and coreference.chain_of[i] == coreference.chain_of[before]:
            chosen, head = moved[before]
            if chosen == _ALONE or coreference.agrees(chosen, i):
                moved[i] = chosen, head
    return moved
