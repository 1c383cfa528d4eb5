"""Judges what the mentions that a source is tell of who speaks: whose chain they are in, and how sure that is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.recorder.actors import titles
from onrecord.recorder.actors.chains import Coreference
from onrecord.recorder.actors.mentions import FIRST_PERSON, NormalizedMention
from onrecord.recorder.actors.reasons import Reasons
from onrecord.recorder.actors.sets import is_plural
from onrecord.recorder.actors.sources import KINDS, source_kind
from onrecord.recorder.config import SpeakerConfig
from onrecord.recorder.statements import StatementDraft
from onrecord.schema import NOBODY_NAMED, SourceKind


@dataclass(frozen=True, slots=True)
class SpeakerDecision:
    """Who speaks: the numbers of the chains, how sure that is, and what they are; or the reason why nobody is known.

    `certainty` is what the decision was made with; `confidence` is the probability that these speakers are right, None
    where there are none.
    `heads` are the mentions that the source is; `by_byline`, they are the "I" of whoever wrote the article. It is
    `without_source` if the source in an earlier paragraph isn't carried on to the statement after all.
    """

    chains: tuple[int, ...]
    kind: SourceKind
    certainty: float
    unresolved: str | None = None
    without_source: bool = False
    heads: tuple[int, ...] = ()
    confidence: float | None = None
    by_byline: bool = False


NOBODY_SPEAKS: Final = SpeakerDecision((), "none", 0.0, NOBODY_NAMED)
"""What is decided where the text names nobody."""

_DEFINITE: Final = re.compile(r"(?:the|this|that)\s", re.IGNORECASE)
"""How somebody is described whom the text has told of before; "his client" and "an aide" may well be new."""

_AND: Final = re.compile(r"\s+(?:and|or)\s")


class Judge:
    """Judges the sources of one article's statements, each by itself."""

    def __init__(self, text: str, coreference: Coreference, config: SpeakerConfig) -> None:
        self._text = text
        self._coreference = coreference
        self._config = config
        self._reasons = Reasons(text, coreference, config)

    def given(self, draft: StatementDraft, heads: Sequence[int]) -> SpeakerDecision:
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

    def described(self, draft: StatementDraft, heads: Sequence[int]) -> SpeakerDecision:
        """Find the actors without a name whom a source describes."""
        given = self.given(draft, heads)
        named = any(self._coreference.chains[chain].named for chain in given.chains)
        return SpeakerDecision((), "none", given.certainty) if named else given

    def likely_named(self, draft: StatementDraft, head: int) -> SpeakerDecision | None:
        """Find whom a description or pronoun most likely means, if the network is sure that it means a name."""
        coreference, has_name = self._coreference, draft.named or 0.0
        mention, own = coreference.mentions[head], coreference.chain_of[head]
        bears_name = mention.form == "name" or (own is not None and coreference.chains[own].named)
        if bears_name or has_name < self._config.has_name:
            return None
        mass = {
            chain: each
            for chain, each in coreference.mass(head).items()
            if not coreference.chains[chain].ambiguous and coreference.agrees(chain, head)
        }
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
        coreference = self._coreference
        start = coreference.mentions[head].span[0]
        if any(coreference.mentions[before].span[0] >= start for before, _ in coreference.mentions[head].antecedents):
            return 0.0  # "the boy's father" is never the boy
        mass = {chain: each for chain, each in coreference.mass(head).items() if coreference.agrees(chain, head)}
        return mass.get(number, 0.0) / (sum(mass.values()) or 1.0)

    def author(self, head: int) -> SpeakerDecision | None:
        """Find whoever wrote the article, if a source is their "I"; nobody if the byline doesn't name them alone."""
        number = self._coreference.chain_of[head]
        author = None if number is None else self._coreference.chains[number].author
        if number is None or author is None or self._coreference.mentions[head].text.casefold() not in FIRST_PERSON:
            return None
        chains = (number,) if author else ()
        return SpeakerDecision(chains, "outlet", self._coreference.certainty[head], by_byline=True)

    def unresolved(self, draft: StatementDraft, head: int | None, certainty: float) -> SpeakerDecision:
        """Decide on no speakers, and say why."""
        if head is not None and self.author(head):
            return SpeakerDecision((), "outlet", certainty, self._reasons.of_author(draft))
        kind = self._kind(draft, head)
        return SpeakerDecision((), kind, certainty, self._reasons.of(draft, head, kind))

    def _kind(self, draft: StatementDraft, head: int | None) -> SourceKind:
        return source_kind(self._text, draft, None if head is None else self._coreference.mentions[head])
