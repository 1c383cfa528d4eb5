"""Makes actors of mentions: names by their words, descriptions and pronouns by what the network thinks they refer to.

Names go first, over the whole article: a full name, then what can be short for it. A short name that fits several full
ones ("Clinton") goes where the network is sure, else nowhere. Then descriptions and pronouns, in the order of the text,
each to the actor that most of its probability falls on, if nothing speaks against it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Final

from onrecord.recorder.actors import names
from onrecord.recorder.actors.mentions import IT, Noted, note_all
from onrecord.recorder.actors.names import Gender
from onrecord.recorder.text.layout import Pair
from onrecord.schema import ActorKind, MarkedMention, MentionForm

JOINED: Final = 0.4
"""How much of a description's or pronoun's probability must fall on one actor for it to be a mention of that one."""

ALONE: Final = 0.1
"""A pronoun with less than this on all that was said before is nobody's."""

SURE: Final = 0.75
"""How much must fall on one of the full names that a short one fits."""

OFTEN: Final = 3
"""How many times as often as the others one must be told by full name for a short one to be theirs."""

CANDIDATES: Final = 50
"""So many full names are looked at for a short one; who shares a name with more is nobody's."""

NOBODY: Final = -1
"""Stands in `Cast.same` for what is no mention at all."""

_ARTICLES: Final = frozenset({"the", "a", "an"})


@dataclass(slots=True, eq=False)
class Draft:
    """An actor in the making: its mentions by number, and what they say of it, kept at hand as they are many."""

    mentions: list[int] = field(default_factory=list)
    first: int = 0
    names: dict[str, None] = field(default_factory=dict)
    genders: set[Gender] = field(default_factory=set)
    kinds: dict[MentionForm, Counter[ActorKind]] = field(default_factory=lambda: defaultdict(Counter))
    ambiguous: list["Draft"] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether the text gives it a name."""
        return bool(self.names)

    @property
    def name(self) -> str:
        """The fullest of its names."""
        return names.fullest(list(self.names))

    @property
    def described(self) -> bool:
        """Whether the text describes it."""
        return bool(self.kinds["nominal"])

    @property
    def kind(self) -> ActorKind:
        """What most of its mentions say that it is; its names before its descriptions, these before its pronouns."""
        votes = self.kinds["name"] or self.kinds["nominal"] or self.kinds["pronoun"]
        return votes.most_common(1)[0][0]


@dataclass(slots=True)
class Cast:
    """All mentions of an article, and the actor of each; `certainty` is how sure that is.

    Where two mentions are the same characters once they are trimmed, `same` gives the number of the one that counts.
    """

    noted: list[Noted]
    actors: "list[Draft | None]"
    certainty: list[float]
    same: list[int]

    def join(self, number: int, actor: Draft, certainty: float) -> None:
        """Make a mention one of an actor."""
        noted = self.noted[number]
        self.actors[number] = actor
        self.certainty[number] = certainty
        actor.first = min(actor.first, number) if actor.mentions else number
        actor.mentions.append(number)
        actor.kinds[noted.form][noted.kind] += noted.confidence  # type: ignore[assignment]
        if noted.gender:
            actor.genders.add(noted.gender)
        if noted.form == "name":
            actor.names[noted.text] = None

    def merge(self, kept: Draft, other: Draft) -> None:
        """Make one actor of two."""
        for number in other.mentions:
            self.join(number, kept, self.certainty[number])
        other.mentions = []

    def actor_of(self, number: int) -> Draft | None:
        """The actor of a mention, if it has one."""
        same = self.same[number]
        return None if same == NOBODY else self.actors[same]

    def counts(self, number: int) -> bool:
        """Whether a mention counts: it is no second one of the same characters."""
        return self.same[number] == number

    @property
    def drafts(self) -> list[Draft]:
        """The actors, in the order of their first mentions."""
        found = {id(actor): actor for actor in self.actors if actor}
        return sorted(found.values(), key=lambda actor: actor.first)


def gather(text: str, mentions: Sequence[MarkedMention], withheld: Iterable[int] = ()) -> Cast:
    """Make actors of an article's mentions; first person in quotations (`withheld`) is left to its speaker."""
    noted = note_all(text, mentions)
    best: dict[Pair, int] = {}
    for i, each in enumerate(noted):
        if each.span not in best or each.confidence > noted[best[each.span]].confidence:
            best[each.span] = i
    same = [best[each.span] if each.text.casefold() not in _ARTICLES else NOBODY for each in noted]
    cast = Cast(noted, [None] * len(noted), [0.0] * len(noted), same)
    _gather_people(cast)
    _gather_bodies(cast)
    _gather_others(cast, frozenset(withheld))
    return cast


def _gather_people(cast: Cast) -> None:
    people = [
        i for i, each in enumerate(cast.noted) if each.form == "name" and each.kind == "person" and cast.counts(i)
    ]
    full: dict[tuple[str, ...], Draft] = {}
    holding: dict[str, dict[tuple[str, ...], Draft]] = defaultdict(dict)  # the full names that a word stands in

    def enter(words: tuple[str, ...], actor: Draft) -> None:
        full[words] = actor
        for word in {*words, names.surname(words)}:
            holding[word][words] = actor

    for i in sorted(people, key=lambda i: (-len(cast.noted[i].words), i)):
        words = cast.noted[i].words
        near = dict(islice(chain(*(holding[word].items() for word in (names.surname(words), *words))), CANDIDATES))
        fits = list({id(actor): actor for key, actor in near.items() if names.is_short_for(words, key)}.values())
        fits = _of_gender(fits, cast.noted[i].gender)
        if words in full:
            cast.join(i, full[words], 1.0)
        elif len(fits) == 1:
            cast.join(i, fits[0], 1.0)
            if len(words) > 1:
                enter(words, fits[0])
        elif len(fits) > 1:
            _settle(cast, i, fits)
        else:
            actor = Draft()
            enter(words, actor)
            cast.join(i, actor, 1.0)


def _of_gender(fits: list[Draft], gender: Gender | None) -> list[Draft]:
    kept = [draft for draft in fits if not gender or not draft.genders or gender in draft.genders]
    return kept or fits


def _settle(cast: Cast, number: int, fits: list[Draft]) -> None:
    """Give a short name to one of the actors that it fits, where the network or the text is sure; else to none."""
    mass = {id(draft): 0.0 for draft in fits}
    for before, probability in cast.noted[number].antecedents:
        actor = cast.actor_of(before)
        if actor and id(actor) in mass:
            mass[id(actor)] += probability
    whole = sum(mass.values())
    best = max(fits, key=lambda draft: mass[id(draft)])
    if whole > JOINED and mass[id(best)] >= SURE * whole:
        cast.join(number, best, mass[id(best)] / whole)
        return
    often, *others = sorted(fits, key=lambda draft: -len(draft.mentions))
    if len(often.mentions) >= OFTEN * max(len(other.mentions) for other in others):
        cast.join(number, often, SURE)
        return
    told = [draft for draft in fits if draft.first < number]
    if len(told) == 1:  # the other full name comes only later
        cast.join(number, told[0], SURE)
        return
    undecided = Draft(ambiguous=fits)
    cast.join(number, undecided, 0.0)


def _gather_bodies(cast: Cast) -> None:
    """Organizations, places and groups with a name; where the kinds differ, the same words are one actor still."""
    known: dict[tuple[str, ...], Draft] = {}
    by_initials: dict[str, Draft] = {}
    spelled_out: dict[str, Draft] = {}
    begins: dict[tuple[str, ...], Draft] = {}
    for i, each in enumerate(cast.noted):
        if each.form != "name" or each.kind == "person" or not cast.counts(i):
            continue
        words = names.without_legal_form(each.words)
        letters, possible = each.text.replace(".", ""), names.initials(each.text)
        actor = known.get(words)
        if actor is None and names.is_initials(each.text):
            actor = spelled_out.get(letters)
        elif actor is None:
            actor = next((by_initials[key] for key in possible if key in by_initials), None)
        if actor is None and each.kind == "organization":  # "Halden" after "Halden Ferry Partners"
            actor = begins.get(words)
        actor = actor or Draft()
        known[words] = actor
        if each.kind == "organization":
            for length in range(1, len(words)):
                begins.setdefault(words[:length], actor)
        if names.is_initials(each.text):
            by_initials.setdefault(letters, actor)
        for key in possible:
            spelled_out.setdefault(key, actor)
        cast.join(i, actor, 1.0)


def _gather_others(cast: Cast, withheld: frozenset[int]) -> None:
    for i, each in enumerate(cast.noted):
        own = cast.actors[i]
        if i in withheld or not cast.counts(i) or (own and (own.first != i or not each.antecedents)):
            continue
        mass: dict[int, float] = defaultdict(float)
        found: dict[int, Draft] = {}
        for before, probability in each.antecedents:
            actor = cast.actor_of(before)
            if actor and actor is not own and before not in withheld:
                mass[id(actor)] += probability
                found[id(actor)] = actor
        fits = [found[key] for key in mass if agrees(cast, found[key], i)]
        whole = sum(mass[id(actor)] for actor in fits)
        if each.form == "pronoun" and whole > ALONE:  # it means somebody: that it may be new doesn't count
            mass = defaultdict(float, {id(actor): mass[id(actor)] / whole for actor in fits})
        best = max(fits, key=lambda draft: mass[id(draft)], default=None)
        if own is not None:  # a name that nobody bears yet may be that of somebody described before
            if best and not best.named and not own.ambiguous and mass[id(best)] >= SURE:
                cast.merge(own, best)
            continue
        if best and mass[id(best)] >= JOINED:
            cast.join(i, best, mass[id(best)])
        else:
            cast.join(i, Draft(), 1.0)


def agrees(cast: Cast, actor: Draft, number: int) -> bool:
    """Whether nothing speaks against a mention's being one of an actor."""
    each = cast.noted[number]
    kinds = actor.kinds["name"].keys() | actor.kinds["nominal"].keys()
    if each.gender and ((actor.genders and each.gender not in actor.genders) or (kinds and "person" not in kinds)):
        return False
    if each.text.casefold() in IT and kinds == {"person"}:
        return False
    if each.form == "nominal" and kinds:
        people = {"person", "group"}
        return bool(kinds & people) == (each.kind in people)
    if each.form == "name":
        return not kinds or (each.kind == "person") == ("person" in kinds)
    return True
