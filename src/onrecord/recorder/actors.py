"""Makes actors of mentions: names by their words, descriptions and pronouns by what the network thinks they refer to.

Names go first, over the whole article: a full name, then what can be short for it. A short name that fits several full
ones ("Clinton") goes where the network is sure, else nowhere. Then descriptions and pronouns, in the order of the text,
each to the actor that most of its probability falls on, if nothing speaks against it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from onrecord.recorder import names
from onrecord.recorder.layout import Pair
from onrecord.recorder.names import Gender
from onrecord.schema import ActorKind, MarkedMention, MentionForm

JOINED: Final = 0.4
"""How much of a description's or pronoun's probability must fall on one actor for it to be a mention of that one."""

ALONE: Final = 0.1
"""A pronoun with less than this on all that was said before is nobody's."""

SURE: Final = 0.75
"""How much must fall on one of the full names that a short one fits."""

OFTEN: Final = 3
"""How many times as often as the others one must be told by full name for a short one to be theirs."""

_HE: Final = frozenset({"he", "him", "his", "himself"})
_SHE: Final = frozenset({"she", "her", "hers", "herself"})
_IT: Final = frozenset({"it", "its", "itself"})
_ARTICLES: Final = frozenset({"the", "a", "an"})

NOBODY: Final = -1
"""Stands in `Cast.same` for what is no mention at all."""

FIRST_PERSON: Final = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
"""Pronouns for whoever speaks."""

PRONOUNS: Final = (
    _HE | _SHE | _IT | FIRST_PERSON | {"you", "your", "they", "them", "their", "this", "that", "it’s", "it's", "who"}
)


@dataclass(slots=True)
class Noted:
    """A mention as the recorder wants it: without titles, articles of names and possessives.

    `form` is how it works: "the Secretary" describes somebody, "the British government" is as good as a name. `shown`
    is what it is in the record.
    """

    span: Pair
    text: str
    kind: ActorKind
    form: MentionForm
    confidence: float
    antecedents: tuple[tuple[int, float], ...]
    gender: Gender | None = None
    words: tuple[str, ...] = ()
    shown: MentionForm = "name"


@dataclass(slots=True, eq=False)
class Draft:
    """An actor in the making: its mentions by number."""

    mentions: list[int] = field(default_factory=list)
    kind: ActorKind = "person"
    names: list[str] = field(default_factory=list)
    genders: set[Gender] = field(default_factory=set)
    ambiguous: list["Draft"] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Whether the text gives it a name."""
        return bool(self.names)

    @property
    def name(self) -> str:
        """The fullest of its names."""
        return names.fullest(self.names)


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
        actor.mentions.append(number)
        if noted.gender:
            actor.genders.add(noted.gender)
        if noted.form == "name":
            actor.names.append(noted.text)

    def merge(self, kept: Draft, other: Draft) -> None:
        """Make one actor of two."""
        for number in other.mentions:
            self.actors[number] = kept
        kept.mentions += other.mentions
        kept.names += other.names
        kept.genders |= other.genders
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
        return sorted(found.values(), key=lambda actor: min(actor.mentions))


def gather(text: str, mentions: Sequence[MarkedMention], withheld: Iterable[int] = ()) -> Cast:
    """Make actors of an article's mentions; first person in quotations (`withheld`) is left to its speaker."""
    lower = text == text.lower()
    noted = [note(text, mention) for mention in mentions]
    for each in noted:
        if each.form == "name" and each.text.islower() and not lower:  # "audit": no name where others have capitals
            each.form = each.shown = "nominal"
    _add_forenames(text, noted)
    best: dict[Pair, int] = {}
    for i, each in enumerate(noted):
        if each.span not in best or each.confidence > noted[best[each.span]].confidence:
            best[each.span] = i
    same = [best[each.span] if each.text.casefold() not in _ARTICLES else NOBODY for each in noted]
    cast = Cast(noted, [None] * len(noted), [0.0] * len(noted), same)
    _unify_kinds(noted)
    _learn_genders(noted)
    _gather_people(cast)
    _gather_bodies(cast)
    _gather_others(cast, frozenset(withheld))
    return cast


def note(text: str, mention: MarkedMention) -> Noted:
    """Trim a mention as the record wants it."""
    start, end = mention.span.start, mention.span.end
    words = text[start:end]
    gender: Gender | None = None
    end -= len(words) - len(names.without_possessive(words) or words)
    words = text[start:end]
    form = shown = mention.form
    if form == "name" and (names.is_generic(words) or words.casefold() in PRONOUNS):
        form = shown = "pronoun" if words.casefold() in PRONOUNS else "nominal"
    elif form == "name" and mention.kind == "person" and names.is_title(words):
        form = "nominal"
    elif form == "nominal" and mention.kind == "organization" and names.is_proper(words):
        form = "name"
    if form == "name":
        start += names.lead(words)
        if mention.kind == "person":
            gender = names.gender(text[start:end])
            start += names.title_length(text[start:end])
        if gender is None and (before := text[max(0, start - 12) : start]).endswith(" "):
            gender = names.gender(before.rsplit("\n", 1)[-1] + text[start:end])
    elif form == "pronoun":
        plain = words.casefold()
        gender = "he" if plain in _HE else "she" if plain in _SHE else None
    words = text[start:end]
    return Noted(
        (start, end), words, mention.kind, form, mention.confidence,
        tuple((before.mention, before.probability) for before in mention.antecedents),
        gender, names.words(words) if form == "name" else (), shown,
    )  # fmt: skip


def _add_forenames(text: str, noted: list[Noted]) -> None:
    """Give a person's single name the forename that stands before it, where that is nobody else's name."""
    taken = {each.span[1] for each in noted if each.form == "name"}
    for each in noted:
        if each.form != "name" or each.kind != "person" or len(each.words) != 1:
            continue
        start = names.forename_before(text, each.span[0])
        if start < each.span[0] and each.span[0] - 1 not in taken:
            each.span = (start, each.span[1])
            each.text = text[start : each.span[1]]
            each.words = names.words(each.text)


def _unify_kinds(noted: list[Noted]) -> None:
    """Give all mentions of the same name the kind that most of them have; a person keeps apart from a place."""
    votes: dict[tuple[str, ...], Counter[ActorKind]] = defaultdict(Counter)
    for each in noted:
        if each.form == "name":
            votes[each.words][each.kind] += each.confidence  # type: ignore[assignment]
    for each in noted:
        if each.form == "name":
            ranked = votes[each.words].most_common()
            alone = each.kind in ("person", "group") and votes[each.words][each.kind] >= 0.3 * ranked[0][1]
            if not alone:
                each.kind = ranked[0][0]


def _learn_genders(noted: list[Noted]) -> None:
    """Give a full name the gender of the pronouns that the network is sure are for it."""
    votes: dict[tuple[str, ...], Counter[Gender]] = defaultdict(Counter)
    for each in noted:
        if each.form == "pronoun" and each.gender:
            for before, probability in each.antecedents:
                if probability >= JOINED and noted[before].form == "name" and len(noted[before].words) > 1:
                    votes[noted[before].words][each.gender] += 1
        elif each.form == "name" and each.gender:
            votes[each.words][each.gender] += 3
    for each in noted:
        ranked = votes[each.words].most_common() if each.form == "name" and each.gender is None else []
        if ranked and (len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1]):
            each.gender = ranked[0][0]


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
        near = {key: actor for word in {*words, names.surname(words)} for key, actor in holding[word].items()}
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
    told = [draft for draft in fits if min(draft.mentions) < number]
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
        if actor is None and each.kind == "organization":  # "Equus" after "Equus Investment II"
            actor = begins.get(words)
        actor = actor or Draft(kind=each.kind)
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
        if i in withheld or not cast.counts(i) or (own and (min(own.mentions) != i or not each.antecedents)):
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
            cast.join(i, Draft(kind=each.kind), 1.0)


def agrees(cast: Cast, actor: Draft, number: int) -> bool:
    """Whether nothing speaks against a mention's being one of an actor."""
    each = cast.noted[number]
    kinds = {cast.noted[i].kind for i in actor.mentions if cast.noted[i].form != "pronoun"}
    plain = each.text.casefold()
    if each.gender and ((actor.genders and each.gender not in actor.genders) or (kinds and "person" not in kinds)):
        return False
    if plain in _IT and kinds == {"person"}:
        return False
    if each.form == "nominal" and kinds:
        people = {"person", "group"}
        return bool(kinds & people) == (each.kind in people)
    if each.form == "name":
        return not kinds or (each.kind == "person") == ("person" in kinds)
    return True


def kind_of(cast: Cast, actor: Draft) -> ActorKind:
    """What most of an actor's mentions say that it is; its names before its descriptions, these before its pronouns."""
    for form in ("name", "nominal", "pronoun"):
        votes: Counter[ActorKind] = Counter()
        for i in actor.mentions:
            if cast.noted[i].form == form:
                votes[cast.noted[i].kind] += cast.noted[i].confidence  # type: ignore[assignment]
        if votes:
            return votes.most_common(1)[0][0]
    return actor.kind
