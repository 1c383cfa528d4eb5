"""The stage as a whole: who is who in an article, and who speaks in each statement."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.knowledge import Knowledge
from onrecord.recorder.actors import author, coreference, first_person, speakers
from onrecord.recorder.actors.apart import keep_apart
from onrecord.recorder.actors.chains import Coreference, CoreferenceChain
from onrecord.recorder.actors.judging import SpeakerDecision
from onrecord.recorder.actors.link import Linker
from onrecord.recorder.actors.recover import recover
from onrecord.recorder.actors.settling import settle
from onrecord.recorder.config import DEFAULT, RecorderConfig
from onrecord.recorder.statements import StatementDraft
from onrecord.schema import Actor, Article, KnownAs, MarkedMention, Mention, SpeakersHow
from onrecord.text import TextStructure, mentions_outside


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who is who, and who speaks.

    `ids` maps the chains that are actors of the record, in the order of their first mentions, to their ids there.
    `facts` has what the table knows about each of them, and `members` the chains that those stand for that are sets.
    """

    coreference: Coreference
    decisions: tuple[SpeakerDecision, ...]
    ids: Mapping[int, str]
    facts: tuple[KnownAs | None, ...]
    members: Mapping[int, tuple[int, ...]]

    def speakers(self, statement: int) -> tuple[str, ...] | None:
        """Give the ids of a statement's speakers; None if they aren't known."""
        return tuple(self.ids[chain] for chain in self.decisions[statement].chains) or None

    def how(self, statement: int) -> SpeakersHow | None:
        """Say how a statement's speakers are known: from the text, from the table of actors, or from the byline."""
        if not self.decisions[statement].chains:
            return None
        if self.decisions[statement].by_byline:
            return "byline"
        return "table" if self.coreference.by_table.intersection(self.decisions[statement].heads) else "text"

    def write(self) -> tuple[Actor, ...]:
        """Write the actors of the record."""
        return tuple(
            _actor(self.coreference, chain, name, fact, tuple(self.ids[each] for each in self.members.get(chain, ())))
            for (chain, name), fact in zip(self.ids.items(), self.facts, strict=True)
        )


def resolve(
    structure: TextStructure,
    article: Article,
    mentions: Sequence[MarkedMention],
    drafts: Sequence[StatementDraft],
    *,
    table: Knowledge | None = None,
    config: RecorderConfig = DEFAULT,
) -> Resolution:
    """Resolve an article's mentions and decide who speaks; `article` is the same text with its date, if it has one."""
    linker = Linker(article, table, config.link) if table else None
    chains, owners = who_is_who(structure, mentions, drafts, linker, config)
    decisions = speakers.decide(structure, chains, drafts, owners, config.speakers)
    settled = first_person.joined(settle(chains, decisions), owners, decisions)
    chains, members = settled.coreference, settled.members
    speaking = {chain for decision in decisions for chain in decision.chains} | members.keys()
    kept = [number for number in chains.in_order if number in speaking or _is_worth_a_line(chains, number)]
    facts = linker.known_as(chains, kept, speaking) if linker else [None] * len(kept)
    ids = {chain: f"a{number}" for number, chain in enumerate(kept, start=1)}
    return Resolution(chains, decisions, ids, tuple(facts), members)


def who_is_who(
    structure: TextStructure,
    mentions: Sequence[MarkedMention],
    drafts: Sequence[StatementDraft],
    linker: Linker | None = None,
    config: RecorderConfig = DEFAULT,
) -> tuple[Coreference, dict[int, int]]:
    """Resolve an article's mentions; those of the first person are given with the statements whose speaker they are."""
    recovered = recover(structure.text, mentions, drafts, config.recovery)
    mentions = keep_apart(structure, mentions_outside(recovered, (*structure.foreign, *structure.heads)))
    owners = first_person.find(structure, mentions, drafts)
    authors = author.find(structure, mentions, drafts, owners)
    chains = coreference.resolve(structure.text, mentions, {*owners, *authors}, config.coreference)
    chains = linker.join_holders(linker.join_bodies(chains)) if linker else chains
    return author.joined(chains, authors, config.speakers.author), owners


def _is_worth_a_line(coreference: Coreference, chain: int) -> bool:
    """Tell whether a reader would miss an actor; a single pronoun of which nothing else is known isn't missed."""
    mentions = coreference.chains[chain].mentions
    return len(mentions) > 1 or coreference.mentions[mentions[0]].form != "pronoun"


def _actor(coreference: Coreference, number: int, name: str, fact: KnownAs | None, members: tuple[str, ...]) -> Actor:
    chain = coreference.chains[number]
    mentions = {coreference.mentions[i].whole: i for i in chain.mentions}
    by_table = coreference.by_table
    return Actor(
        id=name,
        name=" ".join((chain.name if chain.named else chain.author or _description(coreference, chain)).split()),
        kind=chain.kind,
        named=chain.named or bool(chain.author),
        mentions=tuple(
            Mention(*whole, coreference.mentions[i].shown, how="table" if i in by_table else None)
            for whole, i in sorted(mentions.items())
        ),
        known_as=fact,
        members=members or None,
    )


def _description(coreference: Coreference, chain: CoreferenceChain) -> str:
    """Give the first description of an actor without a name; if there is none, its first pronoun."""
    mentions = sorted((coreference.mentions[i] for i in chain.mentions), key=lambda each: each.span)
    return next(each.text for form in ("nominal", "pronoun") for each in mentions if each.form == form)
