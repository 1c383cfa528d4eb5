"""Settles what a source means in both places that show it: the speaker of the statement, and the actor's mentions.

The speakers are decided with more at hand than the links between mentions: the names of the article, who spoke last. So
the mention that a source is goes to the chain of its speaker, and leaves its chain if the text doesn't say who speaks.
A pronoun that goes back to such a mention goes along with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.recorder.actors.chains import ChainBuilder, Coreference
from onrecord.recorder.actors.judging import SpeakerDecision

_Chosen = tuple[int, ...]
"""Where a mention goes: to a chain, to the set of several, or with none of them to a chain of its own."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The coreference with the sources' mentions in their places; `members` has the chains that each set stands for."""

    coreference: Coreference
    members: dict[int, tuple[int, ...]]


def settle(coreference: Coreference, decisions: Sequence[SpeakerDecision]) -> Settled:
    """Make the mentions that sources are mentions of their speakers."""
    moved = _moved(coreference, decisions)
    if not moved:
        return Settled(coreference, {})
    certainty = {head: decision.certainty for decision in decisions for head in decision.heads}
    builder = ChainBuilder(coreference.mentions, coreference.same, coreference.by_table - moved.keys())
    for chain in coreference.chains:
        builder.start(chain.ambiguous, chain.author)
    for number, chain in enumerate(coreference.chains):
        for mention in chain.mentions:
            if mention not in moved:
                builder.join(mention, number, coreference.certainty[mention])
    alone: dict[int, int] = {}
    sets: dict[_Chosen, int] = {}
    for mention, (chosen, head) in sorted(moved.items()):
        if len(chosen) == 1:
            (place,) = chosen
        elif chosen:
            place = sets[chosen] = sets[chosen] if chosen in sets else builder.start()
        else:
            place = alone[head] = alone[head] if head in alone else builder.start(_possible(coreference, head))
        builder.join(mention, place, certainty[head])
    return Settled(builder.freeze(), {chain: chosen for chosen, chain in sets.items()})


def _possible(coreference: Coreference, head: int) -> tuple[int, ...]:
    """A name that nobody was given keeps the chain that it may have been in as one that it may mean."""
    own = coreference.chain_of[head]
    return (own,) if own is not None and coreference.mentions[head].form == "name" else ()


def _moved(coreference: Coreference, decisions: Iterable[SpeakerDecision]) -> dict[int, tuple[_Chosen, int]]:
    """Find the mentions that change their chain: where each goes, and the source's mention that takes it along."""
    moved: dict[int, tuple[_Chosen, int]] = {}
    decided: set[int] = set()
    for decision in decisions:
        decided.update(decision.heads)
        for head in decision.heads:
            own = coreference.chain_of[head]
            if own is not None and _changes(coreference, decision, own):
                moved[head] = decision.chains, head
    for i, each in enumerate(coreference.mentions if moved else ()):
        if each.form != "pronoun" or i in decided or not each.antecedents:
            continue
        before = coreference.same[max(each.antecedents, key=lambda antecedent: antecedent.probability).mention]
        if before in moved and coreference.chain_of[i] == coreference.chain_of[before]:
            chosen, head = moved[before]
            is_nobody = not chosen and coreference.mentions[head].form == "name"
            if not is_nobody and all(coreference.agrees(chain, i) for chain in chosen):
                moved[i] = chosen, head
    return moved


def _changes(coreference: Coreference, decision: SpeakerDecision, own: int) -> bool:
    """Tell whether a source's mention has to leave its chain."""
    if len(decision.chains) > 1:
        return len(decision.heads) == 1
    if decision.chains:
        return decision.chains[0] != own
    chain = coreference.chains[own]
    return chain.named and not chain.ambiguous and len(chain.names) + len(chain.mentions) > 2
