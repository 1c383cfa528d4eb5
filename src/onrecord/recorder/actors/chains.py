"""Chains of coreference: which mentions are of one actor. A builder makes them; later stages see them frozen."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.recorder.actors import names
from onrecord.recorder.actors.mentions import IT, NormalizedMention
from onrecord.recorder.actors.titles import Gender
from onrecord.schema import ActorKind, MentionForm

NO_MENTION: Final = -1
"""Means in `Coreference.same` that something isn't a mention at all."""

_STRONGEST: Final[tuple[MentionForm, ...]] = ("name", "nominal", "pronoun")


@dataclass(frozen=True, slots=True)
class CoreferenceChain:
    """The mentions of one actor by their numbers, as they were joined, and what they say of it.

    Of its `names` only those of the best grade are kept. `kind` is what most of its mentions say; names count before
    descriptions, and descriptions before pronouns. `kinds` are all that its names and descriptions say. If a short
    name fits several chains and was given to none, `ambiguous` has their numbers. A chain that was merged into
    another has no mentions left. `author` is the name that the byline gives whoever wrote the article, empty if it
    names nobody alone; it is None in the chains of all others.
    """

    mentions: tuple[int, ...]
    names: tuple[str, ...]
    genders: frozenset[Gender]
    kind: ActorKind
    kinds: frozenset[ActorKind]
    described: bool
    ambiguous: tuple[int, ...] = ()
    author: str | None = None

    @property
    def named(self) -> bool:
        """Whether the text gives it a name."""
        return bool(self.names)

    @property
    def name(self) -> str:
        """The fullest of its names."""
        return names.fullest(self.names)

    @property
    def first(self) -> int:
        """The number of the mention that comes first in the text."""
        return min(self.mentions)


@dataclass(frozen=True, slots=True)
class Coreference:
    """The mentions of an article, and the chain of each by its number, with how sure that is.

    If two mentions are the same characters once they are normalized, `same` gives the number of the one that counts.
    `by_table` are the mentions that the table of actors, and not the text, gave to their chains.
    """

    mentions: tuple[NormalizedMention, ...]
    same: tuple[int, ...]
    chains: tuple[CoreferenceChain, ...]
    chain_of: tuple[int | None, ...]
    certainty: tuple[float, ...]
    by_table: frozenset[int] = frozenset()

    def chain(self, mention: int) -> int | None:
        """Give the number of a mention's chain, if it has one."""
        same = self.same[mention]
        return None if same == NO_MENTION else self.chain_of[same]

    def counts(self, mention: int) -> bool:
        """Tell whether a mention counts: it is no second one of the same characters."""
        return self.same[mention] == mention

    @property
    def in_order(self) -> list[int]:
        """The chains that have mentions, as they first come in the text."""
        alive = (number for number, chain in enumerate(self.chains) if chain.mentions)
        return sorted(alive, key=lambda number: self.chains[number].first)

    def agrees(self, chain: int, mention: int) -> bool:
        """Tell whether nothing speaks against a mention's being one of a chain."""
        return agrees(self.mentions[mention], self.chains[chain].genders, self.chains[chain].kinds)

    def mass(self, mention: int, *, least: float = 0.0, meant: Mapping[int, int] | None = None) -> dict[int, float]:
        """Sum the probabilities of a mention's links to each chain that has a name, in the order of the links.

        A link that is less likely than `least` doesn't count. `meant` gives the chains of mentions that were decided
        on since.
        """
        found: dict[int, float] = {}
        for before, probability in self.mentions[mention].antecedents:
            chain = meant[before] if meant and before in meant else self.chain(before)
            if chain is not None and self.chains[chain].named and probability >= least:
                found[chain] = found.get(chain, 0.0) + probability
        return found


def agrees(mention: NormalizedMention, genders: Iterable[Gender], kinds: Iterable[ActorKind]) -> bool:
    """Tell whether nothing speaks against a mention's being of an actor of these genders and kinds."""
    genders, kinds = frozenset(genders), frozenset(kinds)
    if mention.gender and ((genders and mention.gender not in genders) or (kinds and "person" not in kinds)):
        return False
    if mention.text.casefold() in IT and kinds == {"person"}:
        return False
    if mention.form == "nominal" and kinds:
        people = {"person", "group"}
        return bool(kinds & people) == (mention.kind in people)
    if mention.form == "name":
        return not kinds or (mention.kind == "person") == ("person" in kinds)
    return True


@dataclass(slots=True)
class _Growing:
    """A chain that still grows; what its mentions say of it is kept at hand, as they are many."""

    mentions: list[int] = field(default_factory=list)
    first: int = 0
    names: dict[str, int] = field(default_factory=dict)
    genders: set[Gender] = field(default_factory=set)
    votes: dict[MentionForm, dict[ActorKind, float]] = field(default_factory=lambda: {form: {} for form in _STRONGEST})
    ambiguous: tuple[int, ...] = ()
    author: str | None = None

    def freeze(self) -> CoreferenceChain:
        nothing: dict[ActorKind, float] = {"person": 0.0}  # a chain that was merged into another
        votes = next((self.votes[form] for form in _STRONGEST if self.votes[form]), nothing)
        best = min(self.names.values(), default=0)
        return CoreferenceChain(
            mentions=tuple(self.mentions),
            names=tuple(name for name, grade in self.names.items() if grade == best),
            genders=frozenset(self.genders),
            kind=max(votes, key=lambda kind: votes[kind]),
            kinds=frozenset(self.votes["name"].keys() | self.votes["nominal"].keys()),
            described=bool(self.votes["nominal"]),
            ambiguous=self.ambiguous,
            author=self.author,
        )


class ChainBuilder:
    """Joins mentions to chains, and chains to each other; it refers to chains by number."""

    def __init__(
        self, mentions: tuple[NormalizedMention, ...], same: tuple[int, ...], by_table: Iterable[int] = ()
    ) -> None:
        self.mentions = mentions
        self.same = same
        self.chain_of: list[int | None] = [None] * len(mentions)
        self._certainty = [0.0] * len(mentions)
        self._chains: list[_Growing] = []
        self._by_table = set(by_table)

    @classmethod
    def of(cls, coreference: Coreference, without: Collection[int] = ()) -> "ChainBuilder":
        """Make a builder that goes on from a finished coreference, without some of its mentions."""
        builder = cls(coreference.mentions, coreference.same, coreference.by_table)
        for chain in coreference.chains:
            number = builder.start(chain.ambiguous, chain.author)
            for mention in chain.mentions:
                if mention not in without:
                    builder.join(mention, number, coreference.certainty[mention])
        return builder

    def start(self, ambiguous: Sequence[int] = (), author: str | None = None) -> int:
        """Start a chain, and give its number."""
        self._chains.append(_Growing(ambiguous=tuple(ambiguous), author=author))
        return len(self._chains) - 1

    def sign(self, chain: int, author: str) -> None:
        """Make a chain that of whoever wrote the article."""
        self._chains[chain].author = author

    def join(self, mention: int, chain: int, certainty: float) -> None:
        """Make a mention one of a chain."""
        each, growing = self.mentions[mention], self._chains[chain]
        self.chain_of[mention] = chain
        self._certainty[mention] = certainty
        growing.first = min(growing.first, mention) if growing.mentions else mention
        growing.mentions.append(mention)
        votes = growing.votes[each.form]
        votes[each.kind] = votes.get(each.kind, 0.0) + each.confidence
        if each.gender:
            growing.genders.add(each.gender)
        if each.form == "name":
            growing.names[each.text] = each.grade

    def merge(self, kept: int, other: int, certainty: float | None = None) -> None:
        """Merge two chains; their mentions stay as sure as they were, unless a certainty is given, by the table."""
        if certainty is not None:
            self._by_table.update(self._chains[other].mentions)
        for mention in self._chains[other].mentions:
            self.join(mention, kept, self._certainty[mention] if certainty is None else certainty)
        self._chains[other] = _Growing()

    def counts(self, mention: int) -> bool:
        """Tell whether a mention counts: it is no second one of the same characters."""
        return self.same[mention] == mention

    def chain(self, mention: int) -> int | None:
        """Give the number of a mention's chain, if it has one."""
        same = self.same[mention]
        return None if same == NO_MENTION else self.chain_of[same]

    def numbers(self, chain: int) -> Sequence[int]:
        """List the mentions of a chain by number."""
        return self._chains[chain].mentions

    def size(self, chain: int) -> int:
        """Count the mentions of a chain."""
        return len(self._chains[chain].mentions)

    def first(self, chain: int) -> int:
        """Give the number of the mention of a chain that comes first in the text."""
        return self._chains[chain].first

    def genders(self, chain: int) -> set[Gender]:
        """Give the genders that the mentions of a chain show."""
        return self._chains[chain].genders

    def named(self, chain: int) -> bool:
        """Tell whether a chain has a name."""
        return bool(self._chains[chain].names)

    def named_by(self, chain: int) -> list[int]:
        """Give the numbers of a chain's mentions that are names."""
        return [i for i in self._chains[chain].mentions if self.mentions[i].form == "name"]

    def is_ambiguous(self, chain: int) -> bool:
        """Tell whether a chain is a short name that fits several others."""
        return bool(self._chains[chain].ambiguous)

    def agrees(self, chain: int, mention: int) -> bool:
        """Tell whether nothing speaks against a mention's being one of a chain."""
        growing = self._chains[chain]
        return agrees(self.mentions[mention], growing.genders, growing.votes["name"].keys() | growing.votes["nominal"])

    def freeze(self) -> Coreference:
        """Give the finished coreference."""
        return Coreference(
            mentions=self.mentions,
            same=self.same,
            chains=tuple(growing.freeze() for growing in self._chains),
            chain_of=tuple(self.chain_of),
            certainty=tuple(self._certainty),
            by_table=frozenset(self._by_table),
        )
