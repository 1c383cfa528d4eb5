"""Who is who: names by their words, descriptions and pronouns by what the network thinks they refer to.

Names come first, over the whole article: full names, then what can be short for them. A short name that fits several
full ones ("Clinton") joins one only if the network is sure. Then come descriptions and pronouns, in the order of the
text. Each joins the chain with most of its probability, if nothing speaks against it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, islice, pairwise
from typing import Final

from onrecord.recorder.actors import names, nicknames, spellings
from onrecord.recorder.actors.chains import NO_MENTION, ChainBuilder, Coreference
from onrecord.recorder.actors.mentions import NormalizedMention, normalize
from onrecord.recorder.actors.titles import Gender
from onrecord.recorder.config import DEFAULT, CoreferenceConfig
from onrecord.recorder.text import Pair
from onrecord.schema import MarkedMention

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
    _join_spellings(builder, config)
    _join_bodies(builder)
    _join_others(builder, frozenset(withheld), config)
    return builder.freeze()


def _same(mentions: Sequence[NormalizedMention]) -> tuple[int, ...]:
    """Give for each mention the surest one of the same characters; "the" alone isn't a mention."""
    surest: dict[Pair, int] = {}
    for i, each in enumerate(mentions):
        if each.span not in surest or each.confidence > mentions[surest[each.span]].confidence:
            surest[each.span] = i
    return tuple(surest[each.span] if each.text.casefold() not in _ARTICLES else NO_MENTION for each in mentions)


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
    """The people of an article so far, by the words of their names."""

    def __init__(self, builder: ChainBuilder, config: CoreferenceConfig) -> None:
        self._builder = builder
        self._most = config.candidates
        self._same: dict[tuple[tuple[str, ...], str | None], int] = {}
        self._holding: dict[str | int, dict[tuple[str, ...], dict[int, None]]] = defaultdict(dict)
        self._generations: dict[int, str] = {}
        self._ranks: dict[int, set[str]] = defaultdict(set)

    def find(self, mention: int) -> list[int]:
        """Find the people whom a name fits; one alone if it is the same name in full."""
        each = self._builder.mentions[mention]
        words = each.words
        if len(words) > 1 and (words, each.generation) in self._same:
            return [self._same[words, each.generation]]
        asked = (names.surname(words), *words, *nicknames.sets_with(words[0]))
        near = islice(chain.from_iterable(self._holding[key].items() for key in asked if key in self._holding), self._most)
        fits = {person: None for full, people in near if names.is_short_for(words, full) for person in people}
        found = [person for person in fits if self._agrees(person, each)]
        return _of_gender(self._builder, found, each.gender)

    def _agrees(self, person: int, each: NormalizedMention) -> bool:
        """Tell whether "Jr." and "Sr.", and a rank before a single name, allow that somebody is meant."""
        generation = self._generations.get(person)
        if each.generation and generation and each.generation != generation:
            return False
        return each.rank is None or each.rank in self._ranks[person]

    def enter(self, mention: int, person: int) -> None:
        """Enter a name of somebody."""
        each = self._builder.mentions[mention]
        if each.generation:
            self._generations[person] = each.generation
        if each.rank:
            self._ranks[person].add(each.rank)
        if len(each.words) == 1 and self._builder.size(person) > 1:
            return  # a part of a name that is known
        self._same[each.words, each.generation] = person
        for key in {*each.words, names.surname(each.words), *nicknames.sets_with(each.words[0])}:
            self._holding[key].setdefault(each.words, {})[person] = None


def _of_gender(builder: ChainBuilder, fits: list[int], gender: Gender | None) -> list[int]:
    kept = [each for each in fits if not gender or not builder.genders(each) or gender in builder.genders(each)]
    return kept


def _join_spellings(builder: ChainBuilder, config: CoreferenceConfig) -> None:
    """Join people whose names differ in their spelling only, if nobody else's is near, and they never stand together."""
    words: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    alike: dict[str, dict[int, None]] = defaultdict(dict)
    for number, chain_of in enumerate(builder.chain_of):
        if chain_of is not None and not builder.is_ambiguous(chain_of):
            name = builder.mentions[number].words
            words[chain_of].add(name)
            for key in (name[0], spellings.sound(name[0]), spellings.sound(names.surname(name))):
                alike[key][chain_of] = None
    for person in list(words):
        near = {other for name in words[person] for key in (name[0], spellings.sound(name[0]), spellings.sound(names.surname(name)))
                if len(alike[key]) <= config.candidates for other in alike[key] if other != person and other in words}
        fits = [other for other in near if _are_spellings(words[person], words[other])]
        if len(fits) == 1 and _may_be_one(builder, person, fits[0], config.apart):
            words[fits[0]] |= words.pop(person)
            builder.merge(fits[0], person)


def _are_spellings(some: set[tuple[str, ...]], others: set[tuple[str, ...]]) -> bool:
    """Tell whether two people's names may be the same, spelled differently; surnames alone are compared with all."""
    full, more = max(some, key=len), max(others, key=len)
    if len(full) > 1 and len(more) > 1:
        return any(spellings.are_one(one, other) for one in some for other in others if len(one) > 1 < len(other))
    return spellings.are_one((names.surname(full),), (names.surname(more),))


def _may_be_one(builder: ChainBuilder, one: int, other: int, apart: int) -> bool:
    genders = builder.genders(one) | builder.genders(other)
    starts = sorted((builder.mentions[i].span[0], of) for of in (one, other) for i in builder.numbers(of))
    together = any(b[0] - a[0] < apart and a[1] != b[1] for a, b in pairwise(starts))
    return len(genders) < 2 and not together  # noqa: PLR2004 (he and she)


def _settle(builder: ChainBuilder, mention: int, fits: list[int], config: CoreferenceConfig) -> None:
    """Give a short name to one of the people whom it fits, if the network or the text is sure; else to nobody."""
    mass = dict.fromkeys(fits, 0.0)
    for before, probability in builder.mentions[mention].antecedents:
        person = builder.chain(before)
        if person in mass:
            mass[person] += probability
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
            body = self._by_beginning.get(words)
        return body

    def enter(self, each: NormalizedMention, body: int) -> None:
        """Enter a name of a body."""
        words = names.without_legal_form(each.words)
        self._by_words[words] = body
        if each.kind == "organization":
            for length in range(1, len(words)):
                self._by_beginning.setdefault(words[:length], body)
        if names.is_initials(each.text):
            self._by_initials.setdefault(each.text.replace(".", ""), body)
        for key in names.initials(each.text):
            self._spelled_out.setdefault(key, body)


def _join_others(builder: ChainBuilder, withheld: frozenset[int], config: CoreferenceConfig) -> None:
    """Join descriptions and pronouns, and names that nobody has yet, which may be of somebody described before."""
    for i, each in enumerate(builder.mentions):
        own = builder.chain_of[i]
        heads_its_chain = own is not None and builder.first(own) == i and bool(each.antecedents)
        if i in withheld or not builder.counts(i) or (own is not None and not heads_its_chain):
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
    for before, probability in each.antecedents:
        of = builder.chain(before)
        if of is not None and of != own and before not in withheld:
            mass[of] += probability
    fits = {of: share for of, share in mass.items() if builder.agrees(of, mention)}
    whole = sum(fits.values())
    if each.form == "pronoun" and whole > config.alone:
        fits = {of: share / whole for of, share in fits.items()}
    best = max(fits, key=lambda of: fits[of], default=None)
    return best, 0.0 if best is None else fits[best]
