"""Who may speak where the source of a statement gives no name, and what the text shows for each of them.

Each sign is a fact of the text that a reader can point at: whom the network links the pronoun to, whom the paragraph is
about, who spoke last. `ranking` weighs them.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log1p
from typing import Final, NamedTuple

from onrecord.recorder.actors.chains import Coreference
from onrecord.recorder.actors.mentions import NormalizedMention
from onrecord.recorder.actors.role_words import RoleWords
from onrecord.recorder.config import DEFAULT, SourceForm, SpeakerConfig
from onrecord.recorder.statements import StatementDraft
from onrecord.text import TextStructure

Signs = dict[str, float]
"""What speaks for somebody or against, by name; a sign that isn't there counts as 0."""

NOBODY: Final = -1
"""Stands among the candidates for a speaker without a name."""

_FAINT: Final = 0.02
"""A probability of this size is hardly a sign."""

_NESTED: Final = 4
"""So many mentions may stand in one another."""

_OWNERS: Final = frozenset({"his", "her", "its", "their"})
_SELF: Final = re.compile(r"\b(?:I|[Mm]y|me)\b")


@dataclass(frozen=True, slots=True)
class Question:
    """Who speaks in a statement: the candidates, `NOBODY` the first of them, and the signs of each.

    `form` is that of the source; each form has weights of its own.
    """

    candidates: tuple[int, ...]
    signs: tuple[Signs, ...]
    form: SourceForm = "he"


class _Place(NamedTuple):
    """Where an actor with a name is mentioned."""

    start: int
    end: int
    chain: int
    paragraph: int
    sentence: int
    quoted: bool
    owner: bool
    pronoun: bool


class Candidates:
    """Finds the candidates for the statements of one article; told who speaks in some, it knows more of the others."""

    def __init__(
        self,
        structure: TextStructure,
        coreference: Coreference,
        drafts: Sequence[StatementDraft],
        config: SpeakerConfig = DEFAULT.speakers,
    ) -> None:
        self._structure = structure
        self._coreference = coreference
        self._drafts = drafts
        self._config = config
        self._speaker: dict[int, int] = {}
        self._meant: dict[int, int] = {}
        self._spoken: Counter[int] = Counter()
        self._roles = RoleWords(structure.text, coreference)

    def note(self, statement: int, head: int | None, speaker: int) -> None:
        """Note who speaks in a statement, and that the mention its source is means that actor."""
        self._speaker[statement] = speaker
        self._spoken[speaker] += 1
        if head is not None:
            self._meant[head] = speaker

    def ask(self, number: int, head: int | None, carried: int | None = None) -> Question:
        """Find who may speak in a statement whose source is the pronoun or the description `head`, or that has none;
        `carried` is who spoke where its source stands.
        """
        draft = self._drafts[number]
        mention = None if head is None else self._coreference.mentions[head]
        at = draft.content[0][0] if head is None else min(draft.content[0][0], draft.source[0][0])
        first = bisect_left(self._starts, at)
        before = self._places[max(0, first - self._config.looked_back) : first][::-1]
        links = {} if head is None else self._links(head)
        scene = self._openings(before, at) | self._neighbours(number, at)
        if self._structure.headlines or self._structure.entries:
            before = self._reached(before, at, mention)
            near = {*links, *(place.chain for place in before)}
            scene = {sign: chain for sign, chain in scene.items() if chain in near}
        if carried is not None:
            scene["carried"] = carried
        heard = self._heard(draft)
        known = dict.fromkeys((*links, *scene.values(), *heard, *(place.chain for place in before)))
        candidates = [chain for chain in known if self._fits(chain, head)][: self._config.candidates]
        signs: dict[int, Signs] = {chain: self._of_actor(chain, draft) for chain in candidates}
        shown = [(chain, sign, 1.0) for sign, chain in scene.items()]
        shown += [(chain, "in_content", 1.0) for chain in self._in_content(draft)]
        shown += [(chain, "heard", log1p(probability / _FAINT)) for chain, probability in heard.items()]
        for chain, sign, value in shown:
            if chain in signs:
                signs[chain][sign] = value
        if head is not None:
            self._add_links(signs, links, head)
        self._add_distances(signs, [place for place in before if not place.quoted], at)
        nobody = self._of_nobody(draft, head, links)
        if draft.names:
            nobody["heard"] = log1p(max(0.0, 1 - sum(name.probability for name in draft.names)) / _FAINT)
        return Question((NOBODY, *candidates), (nobody, *signs.values()), self.form(mention))

    def _heard(self, draft: StatementDraft) -> dict[int, float]:
        """How likely the network takes the names of each actor to be the speaker's, the likeliest first."""
        mass: dict[int, float] = {}
        for span, probability in draft.names:
            last = bisect_left(self._starts, span.end)
            near = self._places[max(0, last - _NESTED) : last][::-1]
            place = next((place for place in near if place.end > span.start and not place.pronoun), None)
            if place is not None:
                mass[place.chain] = mass.get(place.chain, 0.0) + probability
        return dict(sorted(mass.items(), key=lambda each: -each[1]))

    def _add_links(self, signs: Mapping[int, Signs], links: Mapping[int, float], head: int) -> None:
        """Whom the network takes a source's mention for, who it was joined with, and whose title a description is."""
        whole = sum(links.get(chain, 0.0) for chain in signs)
        own, mention = self._coreference.chain_of[head], self._coreference.mentions[head]
        for chain, found in signs.items():
            if chain in links:
                share = links[chain]
                found |= {"link": share, "link_share": share / whole if whole else 0.0}
                if share > whole / 2:
                    found["linked"] = 1.0
            if chain == own:
                found["joined"] = self._coreference.certainty[head]
            if mention.form == "nominal":
                found["role"] = self._roles.shared(chain, mention.text)

    def _in_content(self, draft: StatementDraft) -> Iterator[int]:
        """The actors who are named or described in a statement's own words."""
        for start, end in draft.content:
            index = bisect_left(self._starts, start)
            for place in self._places[index : index + self._config.looked_back]:
                if place.start < end and not place.pronoun:
                    yield place.chain

    def _reached(self, before: Sequence[_Place], at: int, mention: NormalizedMention | None) -> list[_Place]:
        """The mentions that stand where a source can mean them: an entry of a live blog bounds all but descriptions."""
        scene, pronoun = self._structure.scene(at), mention is None or mention.form != "nominal"
        return [place for place in before if scene.reaches(self._structure.scene(place.start), pronoun=pronoun)]

    @staticmethod
    def form(mention: NormalizedMention | None) -> SourceForm:
        """Tell the form of a source by its head."""
        if mention is None:
            return "none"
        if mention.form == "pronoun":
            return "he" if mention.gender else "it"
        return "nominal"

    def _of_actor(self, number: int, draft: StatementDraft) -> Signs:
        chain = self._coreference.chains[number]
        found: Signs = {"often": log1p(len(chain.mentions)), "speaks": log1p(self._spoken[number])}
        found[chain.kind] = 1.0
        if chain.kind == "person" and any(_SELF.search(self._structure.text, *pair) for pair in draft.content):
            found["person_self"] = 1.0
        if chain.genders:
            found["gender"] = 1.0
        return found

    def _add_distances(self, signs: Mapping[int, Signs], before: Sequence[_Place], at: int) -> None:
        """How far behind the last mention of each is, in paragraphs, sentences and other candidates."""
        paragraph, sentence = self._structure.layout.number(at), self._structure.sentence(at)
        last = {place.chain: place for place in reversed(before)}
        ranks = {chain: rank for rank, chain in enumerate(dict.fromkeys(p.chain for p in before if p.chain in signs))}
        for chain, found in signs.items():
            if chain not in last:
                found["not_before"] = 1.0
                continue
            found[("latest", "second", "third")[min(ranks[chain], 2)]] = 1.0
            found[("here", "near", "near_before", "far")[min(paragraph - last[chain].paragraph, 3)]] = 1.0
            if sentence - last[chain].sentence <= 1:
                found["sentence"] = 1.0
            if len(ranks) == 1:
                found["only"] = 1.0

    @cached_property
    def _starts(self) -> list[int]:
        return [place.start for place in self._places]

    @cached_property
    def _places(self) -> list[_Place]:
        """The mentions of all actors that have a name, in order."""
        coreference, paragraph = self._coreference, self._structure.layout.number
        quotations, following = self._structure.quotations.outermost, 0
        found = sorted(
            (*coreference.mentions[mention].span, number, coreference.mentions[mention].form == "pronoun")
            for number, chain in enumerate(coreference.chains)
            if self._is_named(number)
            for mention in chain.mentions
        )
        places = []
        for start, end, chain, pronoun in found:
            while following < len(quotations) and quotations[following].end <= start:
                following += 1
            quoted = following < len(quotations) and quotations[following].start <= start
            sentence, words = self._structure.sentence(start), self._structure.text[start : end + 2]
            owner = words.endswith(("'s", "’s")) or words.casefold().rstrip() in _OWNERS
            places.append(_Place(start, end, chain, paragraph(start), sentence, quoted, owner, pronoun))
        return places

    def _is_named(self, chain: int) -> bool:
        of = self._coreference.chains[chain]
        return of.named and not of.ambiguous and of.author is None  # whoever writes is "I", and not "she"

    def _fits(self, chain: int, head: int | None) -> bool:
        """Whether nothing speaks against somebody's being the source."""
        return head is None or self._coreference.agrees(chain, head)

    def _links(self, head: int) -> dict[int, float]:
        """How likely the network takes a mention to be of each actor that has a name, likeliest first."""
        mass = self._coreference.mass(head, meant=self._meant)
        named = ((chain, each) for chain, each in mass.items() if self._is_named(chain))
        return dict(sorted(named, key=lambda each: -each[1]))

    def _openings(self, before: Sequence[_Place], at: int) -> dict[str, int]:
        """Whom the paragraph and the sentence begin with, and whom those before them do, by sign."""
        paragraph, sentence = self._structure.layout.number(at), self._structure.sentence(at)
        opening: dict[str, _Place] = {}
        for place in before:  # the one that comes first in the text has the last word
            if place.paragraph < paragraph - 1:
                break
            if place.quoted:
                continue
            opening["subject" if place.paragraph == paragraph else "subject_before"] = place
            if place.sentence >= sentence - 1:
                opening["opens" if place.sentence == sentence else "opens_before"] = place
        return {f"{sign}_owner" if place.owner else sign: place.chain for sign, place in opening.items()}

    def _neighbours(self, number: int, at: int) -> dict[str, int]:
        """Who speaks in the statement around a statement, in the last one before it and in the next, by sign."""
        draft, reach, found = self._drafts[number], self._config.neighbours, dict[str, int]()
        if draft.within is not None and draft.within in self._speaker:
            quoted = bool(draft.source) and bool(self._structure.quotations.at(draft.source[0][0]))
            found["around_quoted" if quoted else "around"] = self._speaker[draft.within]
        before = self._nearest(number, range(number - 1, max(-1, number - 1 - reach), -1))
        if before is not None:
            last = self._drafts[before]
            sign = "asked" if last.act == "ask" else "spoke"
            apart = self._structure.layout.number(at) - self._structure.layout.number(last.content[-1][1] - 1)
            found[f"{sign}_{('here', 'last')[apart] if apart in (0, 1) else 'before'}"] = self._speaker[before]
            if apart == 1 and self._goes_on(last, at):
                found["goes_on"] = self._speaker[before]
            others = (each for each in range(before - 1, max(-1, before - 1 - reach), -1) if each in self._speaker)
            turn = next((self._speaker[each] for each in others if self._speaker[each] != self._speaker[before]), None)
            if turn is not None:
                found["spoke_in_turn"] = turn
        behind = self._nearest(number, range(number + 1, min(len(self._drafts), number + 1 + reach)))
        if behind is not None:
            here = self._together(self._drafts[behind].content[0][0], at)
            found["speaks_here" if here else "speaks_next"] = self._speaker[behind]
        return found

    def _goes_on(self, last: StatementDraft, at: int) -> bool:
        """Whether the quotation of the statement before is left open at its paragraph's end, or runs on to here."""
        before, here = (self._structure.quotations.at(position) for position in (last.content[-1][1] - 1, at))
        return bool(before) and bool(before[0].opening) and (not before[0].closing or before[:1] == here[:1])

    def _nearest(self, number: int, others: Iterable[int]) -> int | None:
        """The first of other statements whose speaker is known and that is neither around this one nor in it."""
        around = self._drafts[number].within
        beside = (each for each in others if each != around and self._drafts[each].within != number)
        return next((each for each in beside if each in self._speaker), None)

    def _together(self, one: int, other: int) -> bool:
        """Whether two characters stand in one paragraph."""
        return self._structure.layout.number(one) == self._structure.layout.number(other)

    def _of_nobody(self, draft: StatementDraft, head: int | None, links: Mapping[int, float]) -> Signs:
        found: Signs = {"nobody": 1.0, f"nobody_{draft.form}": 1.0}
        if draft.cue and self._structure.text[slice(*draft.cue[0])].split()[0].endswith("ing"):
            found["nobody_participle"] = 1.0
        if draft.named is not None:
            found["unnamed"] = 1 - draft.named
        if head is None:
            return found
        found["unlinked"] = max(0.0, 1 - sum(links.values()))
        own, certainty = self._coreference.chain_of[head], self._coreference.certainty[head]
        if own is not None and not self._coreference.chains[own].named:
            found["described" if self._coreference.chains[own].described else "alone"] = certainty
        return found
