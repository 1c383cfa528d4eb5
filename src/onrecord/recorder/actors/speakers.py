"""Gives each statement its speakers: decides whom to ask who speaks, the source or the text around, and in which turn.

Names come first; what they tell helps to decide the others. If the text leaves open who speaks, there is no speaker but
a reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.recorder.actors.candidates import NOBODY, Candidates, Question
from onrecord.recorder.actors.chains import Coreference
from onrecord.recorder.actors.confidence import Signs, by_rule, calibrated, signs
from onrecord.recorder.actors.heads import Heads
from onrecord.recorder.actors.judging import NOBODY_SPEAKS, Judge, SpeakerDecision
from onrecord.recorder.actors.mentions import FIRST_PERSON
from onrecord.recorder.actors.ranking import probabilities
from onrecord.recorder.actors.sets import Sets
from onrecord.recorder.actors.sources import KINDS
from onrecord.recorder.config import AS_IT_IS, DEFAULT, Reference, SpeakerConfig
from onrecord.recorder.statements import StatementDraft, holds
from onrecord.schema import NOBODY_NAMED
from onrecord.text import TextStructure


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
        self._judge = Judge(structure.text, coreference, config)
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
        if decision.by_byline:
            return None
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
        elif self._is_label(draft):
            return None  # a label names its own speaker: "The witness: …"
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
            by_name = len(decision.chains) == 1 and self._coreference.chains[decision.chains[0]].named
            if by_name and not decision.by_byline:
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
            return NOBODY_SPEAKS
        return self._judge.unresolved(draft, heads[0] if heads else None, decision.certainty)

    def _decide(self, number: int) -> SpeakerDecision:
        draft, heads = self._drafts[number], self._heads[number]
        if draft.nobody:
            return NOBODY_SPEAKS
        if heads and not self._is_carried(number) and (several := self._several(number, draft, heads)):
            kind = KINDS[self._coreference.chains[several[0]].kind]
            decision = SpeakerDecision(several, kind, self._config.sure_together)
        elif heads and (first_person := self._first_person(heads[0])):
            decision = first_person
        elif heads and self._is_role_in_transcript(draft, heads[0]):
            decision = self._judge.described(draft, heads)
        elif question := self._question(number):
            if ranked := self._ranked(number, question):
                return ranked
            decision = self._judge.described(draft, heads)
        elif len(heads) == 1 and (likely := self._judge.likely_named(draft, heads[0])):
            decision = likely
        else:
            decision = self._judge.given(draft, heads)
        if decision.chains and decision.certainty >= self._config.certain:
            return decision
        if not draft.source:
            return NOBODY_SPEAKS
        return self._judge.unresolved(draft, heads[0] if heads else None, decision.certainty)

    def _is_label(self, draft: StatementDraft) -> bool:
        """Whether a source stands before its words with a colon."""
        return not draft.cue and bool(draft.source) and self._text.startswith(":", draft.source[-1][1])

    def _is_role_in_transcript(self, draft: StatementDraft, head: int) -> bool:
        """Whether a label in capitals is a role: "THE WITNESS" is nobody whom another label names."""
        mention = self._coreference.mentions[head]
        return mention.form != "name" and mention.text.isupper() and self._is_label(draft)

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

    def _first_person(self, mention: int) -> SpeakerDecision | None:
        """Find the speaker of the quotation that holds an "I", or else who wrote the article; None for other words."""
        if mention in self._owners:
            owner = self._owners[mention]
            return NOBODY_SPEAKS if owner in self._open else self._resolve(owner)
        return self._judge.author(mention)
