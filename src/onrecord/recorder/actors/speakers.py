"""Gives each statement its speakers: the actors that its source names, describes or refers to.

The head of the source decides: of "a spokesman for Mr. Halasz" the spokesman, who has no name; of "the engineer Ida
Berg" and of "a spokesman, Tomas Pell" the name that follows the description. A speaker whom the text leaves open is
null, with the reason.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.recorder.actors import sources
from onrecord.recorder.actors.coreference import Cast, Draft, agrees
from onrecord.recorder.statements.drafts import Draft as Said
from onrecord.recorder.statements.drafts import Pairs
from onrecord.schema import NOBODY_NAMED, SourceKind
from onrecord.schema.span import GAP

CERTAIN: Final = 0.8
"""How sure a speaker must be: where a wrong one costs as much as four that are not answered."""

NAMED: Final = 0.45
"""How sure a name or a pronoun alone makes that a source has a name, whatever the network thinks of it."""

HAS_NAME: Final = 0.6
"""How sure the network must be that a source has a name for one to be looked for that it does not give by itself."""

MOSTLY: Final = 0.6
"""How much of what falls on somebody with a name must then fall on one."""

POSSIBLE: Final = 0.15
"""How likely somebody must be to be named as one whom a source may be."""

NAMES: Final = 3
"""So many of those whom a source may be are named."""

LONGEST: Final = 60
"""Characters of a source that a reason shows."""

_BESIDE: Final = re.compile(r"[\s,(“\"'‘–—-]*(?:(?:an?|the|former|then)\s+)?")
"""What may stand between a description and the name that goes with it."""

_AND: Final = re.compile(r"\s*(?:,|,?\s*(?:and|&)\s)\s*(?:[A-Z][\w.]*\s+){0,3}")
_OWNER: Final = re.compile(r"['’]s?\s")
_LETTER: Final = re.compile(r"[^\W_]{2}")
_PLACES: Final = frozenset(
    {"city", "state", "town", "province", "kingdom", "republic", "village", "county", "government"}
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who speaks: actors, or the reason why not."""

    actors: tuple[Draft, ...]
    kind: SourceKind
    certainty: float
    unresolved: str | None


_UNKNOWN: Final = Spoken((), "none", 0.0, NOBODY_NAMED)


class Resolver:
    """Finds the speakers of an article's statements, each once."""

    def __init__(self, text: str, cast: Cast, said: Sequence[Said], owners: dict[int, int]) -> None:
        self._text = text
        self._cast = cast
        self._said = said
        self._owners = owners
        self._starts = sorted((noted.span[0], -noted.span[1], i) for i, noted in enumerate(cast.noted))
        self._known: dict[int, Spoken] = {}
        self._open: set[int] = set()

    def resolve(self, number: int) -> Spoken:
        """Who speaks in a statement."""
        if number not in self._known:
            self._open.add(number)
            self._known[number] = self._resolve(self._said[number])
            self._open.discard(number)
        return self._known[number]

    def _resolve(self, made: Said) -> Spoken:
        if not made.source:
            return _UNKNOWN
        heads = self._heads(made.source)
        if heads and heads[0] in self._owners:
            spoken = self._speaker_around(heads[0])
        elif len(heads) == 1 and (likely := self._likely_named(made, heads[0])):
            spoken = likely
        else:
            spoken = self._told(made, heads)
        sure = spoken.actors and spoken.certainty >= CERTAIN
        return spoken if sure else self._nobody(made, heads[0] if heads else None, spoken.certainty)

    def _speaker_around(self, mention: int) -> Spoken:
        """The speaker of the quotation in which a first person stands."""
        owner = self._owners[mention]
        return _UNKNOWN if owner in self._open else self.resolve(owner)

    def _told(self, made: Said, heads: list[int]) -> Spoken:
        """The actors whom the heads of a source name or describe, if that is certain."""
        actors = {id(actor): actor for head in heads if (actor := self._cast.actors[head])}
        certainty = min((self._certainty(made, head) for head in heads), default=0.0)
        told = all(actor.named or actor.described for actor in actors.values())
        if not actors or not told or any(actor.ambiguous for actor in actors.values()):
            return Spoken((), "none", certainty, None)
        first = next(iter(actors.values()))
        named = all(actor.named for actor in actors.values())
        kind = sources.KINDS[first.kind] if named else self._kind(made, heads[0])
        return Spoken(tuple(actors.values()), kind, certainty, None)

    def _likely_named(self, made: Said, head: int) -> Spoken | None:
        """Whom a description or pronoun most likely means, where the network is sure that it means a name."""
        noted, own = self._cast.noted[head], self._cast.actors[head]
        if noted.form == "name" or (own and own.named) or (made.named or 0.0) < HAS_NAME:
            return None
        mass: dict[int, float] = {}
        actors: dict[int, Draft] = {}
        for before, probability in noted.antecedents:
            actor = self._cast.actor_of(before)
            if actor and actor.named and not actor.ambiguous and agrees(self._cast, actor, head):
                mass[id(actor)] = mass.get(id(actor), 0.0) + probability
                actors[id(actor)] = actor
        best = max(mass, key=lambda key: mass[key], default=None)
        if best is None or mass[best] < POSSIBLE or mass[best] < MOSTLY * sum(mass.values()):
            return None
        return Spoken((actors[best],), sources.KINDS[actors[best].kind], made.named or 0.0, None)

    def _certainty(self, made: Said, head: int) -> float:
        """How sure the actor of a source's head is; a description must be of somebody who has a name, too."""
        noted, actor = self._cast.noted[head], self._cast.actors[head]
        sure = self._cast.certainty[head]
        if made.named is not None and actor and actor.named:
            sure *= made.named if noted.form == "nominal" else min(1.0, NAMED + made.named)
        return sure

    def _heads(self, source: Pairs) -> list[int]:
        """The mentions that a source is: one, or several names that "and" joins."""
        inside = [
            i
            for s, e in source
            for _, negative, i in self._starts[bisect_left(self._starts, (s,)) : bisect_left(self._starts, (e,))]
            if -negative <= e and self._cast.counts(i)
        ]
        head = self._head(inside, *source[0]) if inside else None
        if head is None:
            return []
        out = [head]
        noted = self._cast.noted
        for i in inside:
            last = noted[out[-1]]
            alike = noted[i].form == last.form == "name" and noted[i].kind == last.kind
            if (
                alike
                and noted[i].span[0] >= last.span[1]
                and _AND.fullmatch(self._text, last.span[1], noted[i].span[0])
            ):
                out.append(i)
        return out

    def _head(self, inside: list[int], start: int, end: int) -> int | None:
        """The mention that a noun phrase ends in, before what only says more about it; None where it is none."""
        noted = self._cast.noted
        spans = [noted[i].span for i in inside]
        stop = next(
            (m.start() for m in sources.MORE.finditer(self._text, start, end) if m.start() > start
             and not any(a < m.end() - 1 and m.start() + 1 < b for a, b in spans)),
            end,
        )  # fmt: skip
        within = [i for i in inside if noted[i].span[1] <= stop]
        if not within:
            return None
        head = max(within, key=lambda i: (noted[i].span[1], -noted[i].span[0]))
        if _LETTER.search(self._text, noted[head].span[1], stop):
            return None  # what follows has the last word: "the ferry board website"
        if noted[head].form != "nominal":
            return head
        beside = self._named_beside(head, inside)
        return head if beside is None else beside

    def _named_beside(self, head: int, inside: list[int]) -> int | None:
        """The name in apposition to a description: "a spokesman, Tomas Pell", "the city of Velmar"."""
        noted = self._cast.noted
        for i in inside:
            if noted[i].form != "name" or noted[i].span[0] < noted[head].span[1]:
                continue
            before = self._text[noted[head].span[1] : noted[i].span[0]]
            person = noted[i].kind == "person"
            if before == " of " and not person and noted[head].text.split()[-1].casefold() in _PLACES:
                return i
            if person != (noted[head].kind == "person") or _OWNER.match(self._text, noted[i].span[1]):
                continue
            if _BESIDE.fullmatch(before) or (person and before.rstrip().endswith(",")):
                return i
        return None

    def _nobody(self, made: Said, head: int | None, certainty: float = 0.0) -> Spoken:
        """No speakers, and why."""
        words = " ".join(GAP.join(self._text[start:end] for start, end in made.source).split())
        shown = f"“{words if len(words) <= LONGEST else words[:LONGEST].rstrip() + '…'}”"
        kind = self._kind(made, head)
        possible = self._possible(head)
        if len(possible) > 1:
            reason = f"{shown} may be {' or '.join(possible)}"
        elif kind == "document":
            reason = f"{shown} is a text without a named author"
        elif head is not None and self._cast.noted[head].form == "pronoun":
            reason = f"the text leaves open who {shown} is"
        else:
            reason = f"{shown} is not named"
        return Spoken((), kind, certainty, reason)

    def _possible(self, head: int | None) -> list[str]:
        """The named actors that a mention may be of, likeliest first."""
        if head is None:
            return []
        actor, noted = self._cast.actors[head], self._cast.noted[head]
        if actor and actor.ambiguous:
            return [other.name for other in actor.ambiguous[:NAMES]]
        mass: dict[str, float] = {}
        for before, probability in noted.antecedents:
            other = self._cast.actor_of(before)
            if other and other.named and probability >= POSSIBLE:
                mass[other.name] = mass.get(other.name, 0.0) + probability
        return sorted(mass, key=lambda name: -mass[name])[:NAMES]

    def _kind(self, made: Said, head: int | None) -> SourceKind:
        return sources.kind(self._text, made, None if head is None else self._cast.noted[head])
