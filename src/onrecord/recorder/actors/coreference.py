"""Who is who: names by their words, descriptions and pronouns by what the network thinks they refer to.

Names come first, over the whole article: full names, then what can be short for them. A short name that fits several
full ones ("Clinton") joins one only if the network is sure. Then come descriptions and pronouns, in the order of the
text. Each joins the chain with most of its probability, if nothing speaks against it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import Final

from onrecord.recorder.actors import names, nicknames, spellings
from onrecord.recorder.actors.chains import NO_MENTION, ChainBuilder, Coreference
from onrecord.recorder.actors.descriptions import Descriptions
from onrecord.recorder.actors.introductions import Introductions
from onrecord.recorder.actors.mentions import NormalizedMention, normalize
from onrecord.recorder.actors.titles import Gender
from onrecord.recorder.config import DEFAULT, CoreferenceConfig
from onrecord.schema import MarkedMention
from onrecord.text import Pair

_ARTICLES: Final = frozenset({"the", "a", "an"})


def resolve(
    text: str,
    mentions: Sequence[MarkedMention],
    withheld: Iterable[int] = (),
    config: CoreferenceConfig = DEFAULT.coreference,
) -> Coreference:
    """Resolve an article's mentions, except those of the first person in quotations (`withheld`).

    >>> from onrecord.schema import Span
    >>> marked = [MarkedMention(span=Span(*pair), kind="person", form="name", confidence=0.9)
    ...           for pair in ((0, 9), (16, 21))]
    >>> coreference = resolve("Ana Reyes left. Reyes said why.", marked)
    >>> [(chain.name, chain.mentions) for chain in coreference.chains]
    [('Ana Reyes', (0, 1))]
    """
    normalized = normalize(text, mentions, config)
    builder = ChainBuilder(normalized, _same(normalized))
    _join_people(builder, config)
    _join_bodies(builder)
    introductions = Introductions.of(text, normalized, [builder.counts(i) for i in range(len(normalized))])
    descriptions = Descriptions(text, builder, introductions, config)
    _join_others(builder, descriptions, frozenset(withheld), config)
    return builder.freeze()


def _same(mentions: Sequence[NormalizedMention]) -> tuple[int, ...]:
    """Give for each mention the surest one of the same characters.

    "the" alone isn't a mention, nor is "R-Ky.", nor a name without a word.
    """

    def sureness(
        i: int,
    ) -> tuple[bool, float]:  # a name that the article has elsewhere is one, whatever the network says
        return mentions[i].form == "name", mentions[i].confidence

    surest: dict[Pair, int] = {}
    for i, each in enumerate(mentions):
        if each.span not in surest or sureness(i) > sureness(surest[each.span]):
            surest[each.span] = i
    nothing = {
        i
        for i, each in enumerate(mentions)
        if each.text.casefold() in _ARTICLES or names.is_party(each.text) or (each.form == "name" and not each.words)
    }
    return tuple(NO_MENTION if i in nothing else surest[each.span] for i, each in enumerate(mentions))


def _join_people(builder: ChainBuilder, config: CoreferenceConfig) -> None:
    mentions = builder.mentions
    numbers = [
        i for i, each in enumerate(mentions) if each.form == "name" and each.kind == "person" and builder.counts(i)
    ]
    people = _People(builder, config)
    for i in sorted(numbers, key=lambda i: (-len(mentions[i].words), mentions[i].generation is None, i)):
        fits = people.find(i)
        if len(fits) > 1:
            _settle(builder, i, fits, config)
            continue
        person = fits[0] if fits else builder.start()
        builder.join(i, person, 1.0)
        people.enter(i, person)


class _People:
    """The people of an article so far, by the words of their names and by how those sound."""

    def __init__(self, builder: ChainBuilder, config: CoreferenceConfig) -> None:
        self._builder = builder
        self._config = config
        self._same: dict[tuple[tuple[str, ...], str | None], int] = {}
        self._holding: dict[str | int, dict[tuple[str, ...], dict[int, None]]] = defaultdict(dict)
        self._sounding: dict[str, dict[tuple[str, ...], dict[int, None]]] = defaultdict(dict)
        self._words: dict[int, set[str]] = defaultdict(set)
        self._generations: dict[int, str] = {}
        self._ranks: dict[int, set[str]] = defaultdict(set)

    def find(self, mention: int) -> list[int]:
        """Find the people whom a name fits; one alone if it is the same name in full, or one in another spelling."""
        each = self._builder.mentions[mention]
        words = each.words
        if len(words) > 1 and (words, each.generation) in self._same:
            return [self._same[words, each.generation]]
        asked: list[str | int] = [names.surname(words), *words, *nicknames.sets_with(words[0])]
        near = self._near(self._holding[key] for key in asked if key in self._holding)
        fits = {person: None for full, people in near if names.is_short_for(words, full) for person in people}
        found = [person for person in fits if self._agrees(person, mention)]
        return _of_gender(self._builder, found or ([] if fits else self._spelled(mention)), each.gender)

    def _near(
        self, found: Iterable[dict[tuple[str, ...], dict[int, None]]]
    ) -> list[tuple[tuple[str, ...], dict[int, None]]]:
        return list(islice(chain.from_iterable(each.items() for each in found), self._config.candidates))

    def _agrees(self, person: int, mention: int) -> bool:
        """Tell whether "Jr.", a rank, and a short forename, which may be another's, allow that somebody is meant."""
        each = self._builder.mentions[mention]
        generation = self._generations.get(person)
        if each.generation and generation and each.generation != generation:
            return False
        if each.rank and each.rank not in self._ranks[person]:
            return False
        by_word = len(each.words) > 1 or not self._words[person].isdisjoint({*each.words, names.surname(each.words)})
        return by_word or _mass(self._builder, mention, [person])[person] >= self._config.joined

    def _spelled(self, mention: int) -> list[int]:
        """Find the one person whose name a name may be in another spelling, unless the two stand together."""
        each = self._builder.mentions[mention]
        last = (names.surname(each.words),)
        asked = {spellings.sound(word) for word in (each.words[0], *last)}
        near = self._near(
            self._sounding[key] for key in asked if 0 < len(self._sounding.get(key, ())) <= self._config.alike
        )
        alone = len(each.words) == 1
        spelled = ((last, (names.surname(full),)) if alone else (each.words, full) for full, _ in near)
        fits = {
            person
            for pair, (_, people) in zip(spelled, near, strict=True)
            if spellings.are_one(*pair)
            for person in people
        }
        if len(fits) != 1:
            return []
        (person,) = fits
        if not self._agrees(person, mention):
            return []
        starts = (self._builder.mentions[other].span[0] for other in self._builder.numbers(person))
        together = any(abs(start - each.span[0]) < self._config.apart for start in starts)
        return [] if together else [person]

    def enter(self, mention: int, person: int) -> None:
        """Enter a name of somebody."""
        each = self._builder.mentions[mention]
        if each.generation:
            self._generations[person] = each.generation
        if each.rank:
            self._ranks[person].add(each.rank)
        if (each.words, each.generation) in self._same or (len(each.words) == 1 and self._builder.size(person) > 1):
            return  # a name that is known, or a part of one
        self._words[person] |= {*each.words, names.surname(each.words)}
        self._same[each.words, each.generation] = person
        keys: set[str | int] = {*each.words, names.surname(each.words), *nicknames.sets_with(each.words[0])}
        for key in keys:
            self._holding[key].setdefault(each.words, {})[person] = None
        for sound in {spellings.sound(each.words[0]), spellings.sound(names.surname(each.words))}:
            self._sounding[sound].setdefault(each.words, {})[person] = None


def _of_gender(builder: ChainBuilder, fits: list[int], gender: Gender | None) -> list[int]:
    return [each for each in fits if not gender or not builder.genders(each) or gender in builder.genders(each)]


def _settle(builder: ChainBuilder, mention: int, fits: list[int], config: CoreferenceConfig) -> None:
    """Give a short name to one of the people whom it fits, if the network or the text is sure; else to nobody."""
    mass = _mass(builder, mention, fits)
    whole = sum(mass.values())
    best = max(fits, key=lambda each: mass[each])
    if whole > config.joined and mass[best] >= config.sure * whole:
        builder.join(mention, best, mass[best] / whole)
        return
    often, *others = sorted(fits, key=lambda each: -builder.size(each))
    if builder.size(often) >= config.often * max(map(builder.size, others)):
        builder.join(mention, often, config.sure)
        return
    told = [each for each in fits if builder.first(each) < mention]
    if len(told) == 1:  # the other full name comes only later
        builder.join(mention, told[0], config.sure)
        return
    builder.join(mention, builder.start(ambiguous=fits), 0.0)


def _mass(builder: ChainBuilder, mention: int, chains: Iterable[int]) -> dict[int, float]:
    """Sum up how likely a mention is of each of some chains, by the network."""
    mass = dict.fromkeys(chains, 0.0)
    for before, probability in builder.mentions[mention].antecedents:
        of = builder.chain(before)
        if of in mass:
            mass[of] += probability
    return mass


def _join_bodies(builder: ChainBuilder) -> None:
    """Join organizations, places and groups by name; the same words are one chain even if their kinds differ."""
    bodies = _Bodies()
    for i, each in enumerate(builder.mentions):
        if each.form == "name" and each.kind != "person" and builder.counts(i):
            body = bodies.find(each)
            body = builder.start() if body is None else body
            bodies.enter(each, body)
            builder.join(i, body, 1.0)


class _Bodies:
    """The bodies of an article so far: by their words, by their initials, and by how their names begin."""

    def __init__(self) -> None:
        self._by_words: dict[tuple[str, ...], int] = {}
        self._by_initials: dict[str, int] = {}
        self._spelled_out: dict[str, int] = {}
        self._by_beginning: dict[tuple[str, ...], int] = {}
        self._by_ending: dict[tuple[str, ...], int] = {}

    def find(self, each: NormalizedMention) -> int | None:
        """Find the body that has a name."""
        words = names.without_legal_form(each.words)
        body = self._by_words.get(words)
        if body is None and names.is_initials(each.text):
            body = self._spelled_out.get(each.text.replace(".", ""))
        elif body is None:
            possible = names.initials(each.text)
            body = next((self._by_initials[key] for key in possible if key in self._by_initials), None)
        if body is None and each.kind == "organization":  # "Halden" after "Halden Ferry Partners"
            body = self._by_beginning.get(words, self._by_ending.get(words))
        return body

    def enter(self, each: NormalizedMention, body: int) -> None:
        """Enter a name of a body."""
        words = names.without_legal_form(each.words)
        self._by_words[words] = body
        if each.kind == "organization":
            for length in range(1, len(words)):
                self._by_beginning.setdefault(words[:length], body)
                self._by_ending[words[length:]] = body
        if names.is_initials(each.text):
            self._by_initials.setdefault(each.text.replace(".", ""), body)
        for key in names.initials(each.text):
            self._spelled_out.setdefault(key, body)


def _join_others(
    builder: ChainBuilder, descriptions: Descriptions, withheld: frozenset[int], config: CoreferenceConfig
) -> None:
    """Join descriptions and pronouns, and names that nobody has yet, which may be of somebody described before."""
    for i, each in enumerate(builder.mentions):
        own = builder.chain_of[i]
        heads_its_chain = own is not None and builder.first(own) == i and bool(each.antecedents)
        if i in withheld or not builder.counts(i) or (own is not None and not heads_its_chain):
            continue
        if own is None and (known := descriptions.meant(i)) is not None:
            builder.join(i, *known)
            best, share = _likeliest(builder, i, withheld, config)
            if best is not None and share >= config.sure and not builder.named(best):
                builder.merge(known[0], best)  # "the leader" told of before "its leader, Ida Berg"
            continue
        best, share = _likeliest(builder, i, withheld, config)
        if own is not None:
            if best is not None and share >= config.sure and not builder.named(best) and not builder.is_ambiguous(own):
                builder.merge(own, best)
        elif best is not None and share >= config.joined:
            builder.join(i, best, share)
        else:
            builder.join(i, builder.start(), 1.0)


def _likeliest(
    builder: ChainBuilder, mention: int, withheld: frozenset[int], config: CoreferenceConfig
) -> tuple[int | None, float]:
    """Find the chain that agrees with a mention and has most of its probability, and how much that is.

    A pronoun means somebody: that it may be new doesn't count, unless earlier mentions have almost no probability.
    """
    each, own = builder.mentions[mention], builder.chain_of[mention]
    mass: dict[int, float] = defaultdict(float)
    inside: set[int | None] = {own}
    for before, probability in each.antecedents:
        of = builder.chain(before)
        if builder.mentions[before].span[0] >= each.span[0]:
            inside.add(of)  # "the boy's father" is never the boy
        if of is not None and before not in withheld:
            mass[of] += probability
    fits = {of: share for of, share in mass.items() if of not in inside and builder.agrees(of, mention)}
    whole = sum(fits.values())
    if each.form == "pronoun" and whole > config.alone:
        fits = {of: share / whole for of, share in fits.items()}
    best = max(fits, key=lambda of: fits[of], default=None)
    return best, 0.0 if best is None else fits[best]
