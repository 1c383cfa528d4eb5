"""Sets of actors: who speaks together ("Ana Reyes and the clerk, Ole Vik"), and whom "they", "the two" or "both
senators" mean after that.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.recorder.actors.chains import Coreference
from onrecord.recorder.actors.mentions import NormalizedMention
from onrecord.text import Layout, roles
from onrecord.text.roles import words

_GAP: Final = re.compile(r"(?P<and>,? (?:and|&) |, )(?:(?:both|the|his|her|its|their) )?(?:[\w.’'-]+ ){0,4}")
_BESIDE: Final = re.compile(r",? ?(?:[\w.’'-]+ ){0,3}")
_COUNTED: Final = re.compile(
    r"(?:the |both |all |these |those )*(?:of )?(two|both|pair|duo|couple|three|trio|four)\b", re.IGNORECASE
)
_COUNTS: Final = {"two": 2, "both": 2, "pair": 2, "duo": 2, "couple": 2, "three": 3, "trio": 3, "four": 4}
_THEY: Final = frozenset({"they", "them", "their", "both", "themselves"})
_PLURAL: Final = re.compile(r"(?:both|the|these|those)\s(?:\w+ ){0,2}(\w+)$", re.IGNORECASE)
_PEOPLE: Final = words("""
    men women brothers sisters siblings parents spouses friends leaders officials politicians lawmakers candidates
    rivals authors researchers scientists colleagues partners
""")
"""What any several persons can be called."""

_BODIES: Final = words("""
    companies firms groups parties agencies organizations organisations clubs teams banks unions newspapers papers
""")
"""What any several bodies can be called."""

_STATES: Final = words("countries states nations cities governments sides neighbours neighbors")
"""What several places can be called."""


@dataclass(frozen=True, slots=True)
class Together:
    """Several actors with names that "and" joins, by their chains, and where that stands."""

    start: int
    end: int
    chains: tuple[int, ...]


class Sets:
    """The actors of an article that are named together."""

    def __init__(self, text: str, layout: Layout, coreference: Coreference, near: int, least: float) -> None:
        self._text = text
        self._layout = layout
        self._coreference = coreference
        self._near = near
        self._least = least
        self._together = list(self._find())
        self._starts = [each.start for each in self._together]
        self._known: dict[int, tuple[int, ...]] = {}
        for mention in range(len(coreference.mentions)):
            if members := self._find_meant(mention):
                self._known[mention] = members

    def within(self, head: int, start: int, end: int) -> tuple[int, ...]:
        """Give the chains of those who are named together in a source, if its head (where it starts) is one of them."""
        index = bisect_left(self._starts, start)
        if index == len(self._together):
            return ()
        found = self._together[index]
        return found.chains if found.start <= head < found.end <= end else ()

    def meant(self, mention: int) -> tuple[int, ...]:
        """Give the chains of those whom a plural means; none if the text doesn't say."""
        return self._known.get(mention, ())

    def _find_meant(self, mention: int) -> tuple[int, ...]:
        each = self._coreference.mentions[mention]
        if (plural := _read(each)) is None:
            return ()
        count, noun = plural
        index = bisect_left(self._starts, each.span[0]) - 1
        paragraph = self._layout.number(each.span[0])
        while index >= 0:
            found = self._together[index]
            index -= 1
            if paragraph - self._layout.number(found.start) > (self._near if noun is None else 2 * self._near):
                return ()
            if found.end > each.span[0] or (count and len(found.chains) != count) or not self._fits(found, noun):
                continue
            return found.chains if noun is not None or self._linked(each, found) else ()
        return ()

    def _fits(self, found: Together, noun: str | None) -> bool:
        """Whether what a plural says fits those who are named together."""
        kinds = {self._coreference.chains[chain].kind for chain in found.chains}
        if not noun:
            return True
        if noun in _STATES:
            return kinds == {"place"}
        if noun in _BODIES:
            return kinds == {"organization"}
        if kinds != {"person"}:
            return False
        role = roles.role(noun)
        beside = {roles.role(word) for word in self._words_around(found)}
        return noun in _PEOPLE or bool(beside & roles.likes(role))

    def _words_around(self, found: Together) -> list[str]:
        """The words right around those who are named together: "Senators A and B", "A and B, the founders"."""
        before = self._text[max(0, found.start - 40) : found.start].rsplit("\n", 1)[-1]
        after = self._text[found.end : found.end + 40].split("\n", 1)[0]
        return re.findall(r"\w+", before + " " + self._text[found.start : found.end] + " " + after.partition(".")[0])

    def _linked(self, each: NormalizedMention, found: Together) -> bool:
        """Whether the network links a pronoun to those who are named together, and to no other group more than that."""
        mass = other = 0.0
        for before, probability in each.antecedents:
            if self._coreference.chain(before) in found.chains or self._known.get(before) == found.chains:
                mass += probability
            elif self._is_plural(before):
                other += probability
        return mass >= self._least and mass > other

    def _is_plural(self, mention: int) -> bool:
        return self._coreference.mentions[mention].kind in ("group", "organization")

    def _find(self) -> Iterator[Together]:
        """Go through names and descriptions in order; one in another, or beside one of its chain, is one with it."""
        coreference = self._coreference
        order = sorted(
            (each.span[0], -each.span[1], chain)
            for i, each in enumerate(coreference.mentions)
            if coreference.counts(i) and (chain := coreference.chain_of[i]) is not None and each.form != "pronoun"
        )
        run: list[tuple[int, int, int]] = []
        joined = False
        for start, negative, chain in order:
            end = -negative
            if run and end <= run[-1][1]:
                continue
            if run and chain == run[-1][2] and _BESIDE.fullmatch(self._text, run[-1][1], start):
                run[-1] = (run[-1][0], end, chain)
                continue
            gap = _GAP.fullmatch(self._text, run[-1][1], start) if run else None
            if gap is None:
                yield from self._closed(run, joined)
                run, joined = [], False
            run.append((start, end, chain))
            joined = joined or (gap is not None and gap.group("and") != ", ")
        yield from self._closed(run, joined)

    def _closed(self, run: Sequence[tuple[int, int, int]], joined: bool) -> Iterator[Together]:
        chains = tuple(dict.fromkeys(chain for _, _, chain in run))
        every = [self._coreference.chains[chain] for chain in chains]
        named = all(chain.named and not chain.ambiguous for chain in every)
        if joined and len(run) == len(chains) > 1 and named and len({chain.kind for chain in every}) == 1:
            yield Together(run[0][0], run[-1][1], chains)


def is_plural(mention: NormalizedMention) -> bool:
    """Tell whether a mention is of several."""
    return _read(mention) is not None


def _read(each: NormalizedMention) -> tuple[int | None, str | None] | None:
    """Read how many a plural means, if it says so, and its noun, which is empty after "the two"; a pronoun has none.

    None if a mention is no plural.
    """
    said = each.text.casefold()
    if said in _THEY:
        return (2 if said == "both" else None), None
    counted = _COUNTED.match(said)
    count = _COUNTS[counted.group(1)] if counted else None
    if counted and counted.end() == len(said):
        return count, ""
    noun = _PLURAL.match(said)
    if noun and (noun.group(1) in _PEOPLE | _BODIES | _STATES or roles.is_plural(noun.group(1))):
        return count, noun.group(1)
    return None
