"""Which actor an argument of an event is: the one that a mention with the same head is of.

An argument is a whole noun phrase ("the mayor of the town"), a mention ends with its head ("the mayor"). So:

1. The argument's head is found as a source's is: the mention that its first part ends in, before "of the town", "who
   had fled" and the like; a name beside a description counts before it ("a spokesman, Tomas Pell").
2. Where a mention begins before the argument, the smallest that ends where the argument does is its head.
3. Several names joined by "and" are the actor that is a set of just these; if there is none, nobody.
4. A mention in the middle of an argument is none of its actors: "the mayor's car" is not the mayor.
"""

from onrecord.recorder.actors import Resolution
from onrecord.recorder.actors.heads import Heads
from onrecord.schema import Span


class Participants:
    """Finds the actors of an article's arguments."""

    def __init__(self, text: str, resolution: Resolution) -> None:
        self._heads = Heads(text, resolution.coreference)
        self._resolution = resolution
        self._sets = {frozenset(members): chain for chain, members in resolution.members.items()}
        self._ends: dict[int, list[int]] = {}
        for number, mention in enumerate(resolution.coreference.mentions):
            for end in {mention.span[1], mention.whole[1]}:
                self._ends.setdefault(end, []).append(number)

    def actor(self, argument: Span) -> str | None:
        """Give the id of the actor that an argument is; None if it is none of the record's."""
        heads = self._heads.of(((argument.start, argument.end),)) or self._around(argument)
        chains = dict.fromkeys(self._resolution.coreference.chain(head) for head in heads)
        if len(chains) == 1:
            chain = next(iter(chains))
        else:
            chain = self._sets.get(frozenset(each for each in chains if each is not None))
        return None if chain is None else self._resolution.ids.get(chain)

    def _around(self, argument: Span) -> list[int]:
        """Find the smallest mention that begins before an argument and ends with it."""
        mentions = self._resolution.coreference.mentions
        around = [i for i in self._ends.get(argument.end, ()) if mentions[i].whole[0] < argument.start]
        return [max(around, key=lambda i: (mentions[i].whole[0], -i))] if around else []
