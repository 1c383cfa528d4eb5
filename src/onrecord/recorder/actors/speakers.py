"""Gives each statement its speakers: the actors that its source names, describes or refers to.

If the text leaves open who speaks, there is no speaker but a reason.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.recorder.actors import titles
from onrecord.recorder.actors.candidates import NOBODY, Candidates, Question
from onrecord.recorder.actors.chains import Coreference
from onrecord.recorder.actors.confidence import Signs, by_rule, calibrated, signs
from onrecord.recorder.actors.heads import Heads
from onrecord.recorder.actors.mentions import FIRST_PERSON, NormalizedMention
from onrecord.recorder.actors.ranking import probabilities
from onrecord.recorder.actors.reasons import Reasons
from onrecord.recorder.actors.sets import Sets, is_plural
from onrecord.recorder.actors.sources import KINDS, source_kind
from onrecord.recorder.config import AS_IT_IS, DEFAULT, Reference, SpeakerConfig
from onrecord.recorder.statements import StatementDraft, holds
from onrecord.recorder.text import TextStructure
from onrecord.schema import NOBODY_NAMED, SourceKind


@dataclass(frozen=True, slots=True)
class SpeakerDecision:
    """Who speaks: the numbers of the chains, how sure that is, and what they are; or the reason why nobody is known.

    `certainty` is what the decision was made with; `confidence` is the probability that these speakers are right, None
    where there are none.
    `heads` are the mentions that the source is. It is `without_source` if the source in an earlier paragraph isn't
    carried on to the statement after all.
    """

    chains: tuple[int, ...]
    kind: SourceKind
    certainty: float
    unresolved: str | None = None
    without_source: bool = False
    heads: tuple[int, ...] = ()
    confidence: float | None = None


_DEFINITE: Final = re.compile(r"(?:the|this|that)\s", re.IGNORECASE)
"""How somebody is described whom the text has told of before; "his client" and "an aide" may well be new."""

_AND: Final = re.compile(r"\s+(?:and|or)\s")
_NOBODY: Final = SpeakerDecision((), "none", 0.0, NOBODY_NAMED)


def decide(
    structure: TextStructure,
    coreference: Coreference,
    drafts: Sequence[StatementDraft],
    owners: Mapping[int, int],
    config: SpeakerConfig = DEFAULT.speakers,
) -> tuple[SpeakerDecision, ...]:
    """Decide who speaks in each statement; `owners` maps mentions of the first person to their speaker's statement."""
    return Resolver(structure, coreference, drafts, owners, config).resolve()


def _sureness(decision: SpeakerDecision) -> tuple[bool, float]:
    return bool(decision.chains), decision.certainty


class Resolver:
    """Decides who speaks in an article's statements: first where the source is a name, then in the order of the text.

    `asked` keeps what the other ones were decided by.
    """

    def __init__(
        self,
        structure: TextStructure,
        coreference: Coreference,
        drafts: Sequence[StatementDraft],
        owners: Mapping[int, int],
        config: SpeakerConfig,
    ) -> None:
        self._structure = structure
        self._text = structure.text
        self._coreference = coreference
        self._drafts = drafts
        self._owners = owners
        self._config = config
        heads = Heads(structure.text, coreference)
        self._heads = [heads.of(draft.source) if draft.source else [] for draft in drafts]
        self._decided: dict[int, SpeakerDecision] = {}
        self._open: set[int] = set()
        self._first_of = {draft.source: number for number, draft in reversed(list(enumerate(drafts)))}
        self._sets = Sets(structure.text, structure.layout, coreference, config.together, config.possible)
        self._reasons = Reasons(structure.text, coreference, config)
        self._candidates = Candidates(structure, coreference, drafts, config)
        self.asked: dict[int, Question] = {}

    def resolve(self) -> tuple[SpeakerDecision, ...]:
        """Decide who speaks in each statement."""
        numbers = range(len(self._drafts))
        for number in sorted(numbers, key=self._turn):
            self._resolve(number)
        return tuple(self._with_confidence(number, decision) for number, decision in enumerate(self._of_one_source()))

    def _of_one_source(self) -> tuple[SpeakerDecision, ...]:
        """Give one source one speaker, whoever is surest; a statement with another speaker doesn't have that source."""
        surest: dict[tuple[int, ...], SpeakerDecision] = {}
        for number, heads in enumerate(map(tuple, self._heads)):
            decision, last = self._decided[number], surest.get(heads)
            if heads and not self._is_carried(number) and (not last or _sureness(decision) > _sureness(last)):
                surest[heads] = replace(decision, heads=heads)
        return tuple(
            self._settled(number, surest.get(tuple(self._heads[number]))) for number in range(len(self._drafts))
        )

    def _settled(self, number: int, of_source: SpeakerDecision | None) -> SpeakerDecision:
        decision = self._decided[number]
        if of_source is None or decision.chains == of_source.chains:
            return decision if of_source is None or self._is_carried(number) else of_source
        if not self._is_carried(number):
            return of_source
        return replace(decision, without_source=True, unresolved=None if decision.chains else NOBODY_NAMED)

    def referred(self, number: int) -> Reference:
        """Say how the text refers to the speaker of a statement: by the form of its source, or not at all."""
        draft, heads = self._drafts[number], self._heads[number]
        if not draft.cue or self._is_carried(number) or self._says_i(number):
            return "none"
        head = self._coreference.mentions[heads[0]] if heads else None
        return "name" if head is None or head.form == "name" else self._candidates.form(head)

    def signs(self, number: int, decision: SpeakerDecision) -> Signs | None:
        """Gather what tells how likely the speakers that were decided on are right; None for what a rule found."""
        return signs(decision.certainty, self._drafts[number], named=any(self.names(decision)))

    def _with_confidence(self, number: int, decision: SpeakerDecision) -> SpeakerDecision:
        if not decision.chains:
            return decision
        found = self.signs(number, decision)
        if found is None:
            return replace(decision, confidence=by_rule(decision.certainty, self._drafts[number]))
        calibration = self._config.calibrations.get(self.referred(number), AS_IT_IS)
        return replace(decision, confidence=calibrated(found, calibration))

    def names(self, decision: SpeakerDecision) -> tuple[str | None, ...]:
        """Give the names of the speakers; None stands for one without a name."""
        chains = (self._coreference.chains[chain] for chain in decision.chains)
        return tuple(chain.name if chain.named else None for chain in chains)

    def name(self, chain: int) -> str:
        """Give the name of an actor."""
        return self._coreference.chains[chain].name

    def _gives_name(self, number: int) -> bool:
        heads = self._heads[number]
        return len(heads) > 1 or (bool(heads) and self._coreference.mentions[heads[0]].form == "name")

    def _turn(self, number: int) -> int:
        """When a statement is decided: those that give a name come first, and those that give nobody last."""
        return 0 if self._gives_name(number) else 2 if self._is_carried(number) or self._says_i(number) else 1

    def _is_carried(self, number: int) -> bool:
        """Whether a statement has no source, or only that of an earlier statement in an earlier paragraph.

        A source in an earlier paragraph that no other statement has introduces this one: "Reyes put it this way:".
        """
        draft, layout = self._drafts[number], self._structure.layout
        if not draft.source or draft.cue:
            return not draft.source
        earlier = layout.number(draft.source[0][0]) < layout.number(draft.content[0][0])
        return earlier and self._first_of[draft.source] != number

    def _question(self, number: int) -> Question | None:
        """Ask who speaks where the source gives no name; None if the weights don't say how to answer."""
        draft, heads = self._drafts[number], self._heads[number]
        head: int | None = None
        if self._is_carried(number) or self._says_i(number):
            if draft.form == "indirect" and not self._structure.quotations.at(draft.content[0][0]):
                return None
        elif len(heads) != 1 or self._coreference.mentions[heads[0]].form == "name":
            return None
        elif heads[0] in self._coreference.by_table:
            return None  # the table tells who that is
        elif not draft.cue and self._text.startswith(":", draft.source[-1][1]):
            return None  # a label names its own speaker: "THE WITNESS: …"
        else:
            head = heads[0]
        mention = None if head is None else self._coreference.mentions[head]
        if self._candidates.form(mention) not in self._config.weights:
            return None
        carried = self._resolve_source(number) if self._is_carried(number) and draft.source else None
        return self._candidates.ask(number, head, carried)

    def _says_i(self, number: int) -> bool:
        heads = self._heads[number]
        return bool(heads) and self._is_self(heads[0])

    def _is_self(self, head: int) -> bool:
        """Whether a mention is "I" or "we"; in a quotation, that is no more than the quotation itself tells."""
        mention = self._coreference.mentions[head]
        return mention.form == "pronoun" and mention.text.casefold() in FIRST_PERSON

    def _resolve_source(self, number: int) -> int | None:
        """The speaker of the statement before whose source is carried on to this one."""
        source = self._drafts[number].source
        others = (n for n in range(number - 1, -1, -1) if self._drafts[n].source == source and not self._is_carried(n))
        before = next(others, None)
        if before is not None and before not in self._open:
            chains = self._resolve(before).chains
            return chains[0] if len(chains) == 1 else None
        return None

    def _resolve(self, number: int) -> SpeakerDecision:
        if number not in self._decided:
            self._open.add(number)
            self._decided[number] = decision = self._outside(number, self._decide(number))
            self._open.discard(number)
            if len(decision.chains) == 1 and self._coreference.chains[decision.chains[0]].named:
                heads = self._heads[number]
                self._candidates.note(number, heads[0] if heads else None, decision.chains[0])
        return self._decided[number]

    def _outside(self, number: int, decision: SpeakerDecision) -> SpeakerDecision:
        """Give nobody if the speaker is mentioned in the statement's own words only."""
        draft = self._drafts[number]
        heads = self._heads[number]

        def stands_outside(chain: int) -> bool:
            mentions = self._coreference.chains[chain].mentions
            spans = (self._coreference.mentions[i].span for i in mentions if i not in heads or self._gives_name(number))
            return any(not holds(draft.content, [span]) for span in spans)

        named = (chain for chain in decision.chains if self._coreference.chains[chain].named)
        if all(map(stands_outside, named)):
            return decision
        if not draft.source:
            return _NOBODY
        return self._unresolved(draft, heads[0] if heads else None, decision.certainty)

    def _decide(self, number: int) -> SpeakerDecision:
        draft, heads = self._drafts[number], self._heads[number]
        if draft.nobody:
            return _NOBODY
        if heads and not self._is_carried(number) and (several := self._several(number, draft, heads)):
            kind = KINDS[self._coreference.chains[several[0]].kind]
            decision = SpeakerDecision(several, kind, self._config.sure_together)
        elif heads and heads[0] in self._owners:
            decision = self._speaker_around(heads[0])
        elif question := self._question(number):
            if ranked := self._ranked(number, question):
                return ranked
            decision = self._described(number)
        elif len(heads) == 1 and (likely := self._likely_named(draft, heads[0])):
            decision = likely
        else:
            decision = self._given(draft, heads)
        if decision.chains and decision.certainty >= self._config.certain:
            return decision
        if not draft.source:
            return _NOBODY
        return self._unresolved(draft, heads[0] if heads else None, decision.certainty)

    def _several(self, number: int, draft: StatementDraft, heads: Sequence[int]) -> tuple[int, ...]:
        """Give the chains of those who speak together, if a source names several, or is a plural that means them."""
        start = self._coreference.mentions[heads[0]].span[0]
        if len(draft.source) == 1 and (named := self._sets.within(start, *draft.source[0])):
            self._heads[number] = []  # each is named in the source
            return named
        return self._sets.meant(heads[0]) if len(heads) == 1 else ()

    def _ranked(self, number: int, question: Question) -> SpeakerDecision | None:
        """Find the likeliest of those who may speak, if that is likely enough."""
        self.asked[number] = question
        likely = probabilities(question, self._config.weights[question.form])
        best = max(range(len(likely)), key=lambda candidate: likely[candidate])
        chain = question.candidates[best]
        if chain == NOBODY or likely[best] < self._config.likely.get(question.form, self._config.certain):
            return None
        return SpeakerDecision((chain,), KINDS[self._coreference.chains[chain].kind], likely[best])

    def _described(self, number: int) -> SpeakerDecision:
        """Find the actors without a name whom a source describes."""
        given = self._given(self._drafts[number], self._heads[number])
        named = any(self._coreference.chains[chain].named for chain in given.chains)
        return SpeakerDecision((), "none", given.certainty) if named else given

    def _speaker_around(self, mention: int) -> SpeakerDecision:
        """Find the speaker of the quotation that holds a first person."""
        owner = self._owners[mention]
        return _NOBODY if owner in self._open else self._resolve(owner)

    def _given(self, draft: StatementDraft, heads: Sequence[int]) -> SpeakerDecision:
        """Find the actors whom the heads of a source name or describe, and how sure that is."""
        numbers = [number for head in heads if (number := self._coreference.chain_of[head]) is not None]
        chains = [self._coreference.chains[number] for number in dict.fromkeys(numbers)]
        certainty = min((self._certainty(draft, head) for head in heads), default=0.0)
        given = all(chain.named or chain.described for chain in chains)
        if not chains or not given or any(chain.ambiguous for chain in chains):
            return SpeakerDecision((), "none", certainty)
        named = all(chain.named for chain in chains)
        kind = KINDS[chains[0].kind] if named else self._kind(draft, heads[0])
        return SpeakerDecision(tuple(dict.fromkeys(numbers)), kind, certainty)

    def _likely_named(self, draft: StatementDraft, head: int) -> SpeakerDecision | None:
        """Find whom a description or pronoun most likely means, if the network is sure that it means a name."""
        coreference, has_name = self._coreference, draft.named or 0.0
        mention, own = coreference.mentions[head], coreference.chain_of[head]
        bears_name = mention.form == "name" or (own is not None and coreference.chains[own].named)
        if bears_name or has_name < self._config.has_name:
            return None
        mass: dict[int, float] = {}
        for before, probability in mention.antecedents:
            number = coreference.chain(before)
            if number is None:
                continue
            chain = coreference.chains[number]
            if chain.named and not chain.ambiguous and coreference.agrees(number, head):
                mass[number] = mass.get(number, 0.0) + probability
        best = max(mass, key=lambda number: mass[number], default=None)
        if best is None or mass[best] < self._config.possible or mass[best] < self._config.mostly * sum(mass.values()):
            return None
        return SpeakerDecision((best,), KINDS[coreference.chains[best].kind], has_name)

    def _certainty(self, draft: StatementDraft, head: int) -> float:
        """Say how sure the chain of a source's head is; a description must also be of somebody who has a name.

        A person's name is whom the coreference takes it for, whatever the network thinks of the source; so is an
        organization's if the source is no more than that.
        """
        number, mention = self._coreference.chain_of[head], self._coreference.mentions[head]
        certainty = self._coreference.certainty[head]
        by_name = mention.form == "name" and (mention.kind == "person" or self._is_source(draft, mention))
        named = number is not None and self._coreference.chains[number].named
        if number is None or not named or by_name or head in self._coreference.by_table:
            return certainty
        single = mention.form == "nominal" or self._coreference.chains[number].kind == "person"
        if single and is_plural(mention):
            return 0.0
        if draft.named is None:
            return certainty
        by_words = certainty >= self._config.by_words
        if by_words or mention.form != "nominal":
            return certainty * min(1.0, self._config.named_alone + draft.named)
        share = self._share(head, number) if _DEFINITE.match(mention.text) else 0.0
        return max(certainty, share) * draft.named

    def _is_source(self, draft: StatementDraft, mention: NormalizedMention) -> bool:
        """Tell whether a source begins with the name of an organization; "Republicans" is no such name."""
        (start, end), (first, last) = draft.source[0], mention.span
        if mention.kind != "organization" or _AND.match(self._text, last, end):
            return False
        members = titles.is_title(mention.text.removesuffix("s"))
        return not members and self._text[start:first].strip().casefold() in {"", "the", "a", "an"}

    def _share(self, head: int, number: int) -> float:
        """Say how much an actor has of a mention's probability for all actors with a name."""
        mass, own = {number: 0.0}, self._coreference.mentions[head].span
        for before, probability in self._coreference.mentions[head].antecedents:
            chain = self._coreference.chain(before)
            if self._coreference.mentions[before].span[0] >= own[0]:
                return 0.0  # "the boy's father" is never the boy
            if chain is not None and self._coreference.chains[chain].named and self._coreference.agrees(chain, head):
                mass[chain] = mass.get(chain, 0.0) + probability
        return mass[number] / (sum(mass.values()) or 1.0)

    def _unresolved(self, draft: StatementDraft, head: int | None, certainty: float) -> SpeakerDecision:
        """Decide on no speakers, and say why."""
        kind = self._kind(draft, head)
        return SpeakerDecision((), kind, certainty, self._reasons.of(draft, head, kind))

    def _kind(self, draft: StatementDraft, head: int | None) -> SourceKind:
        return source_kind(self._text, draft, None if head is None else self._coreference.mentions[head])
