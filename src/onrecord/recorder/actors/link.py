"""What the table of actors knows about an article's actors: the country, the office, the usual name.

The text comes first. The table proposes who held an office only for a description ("the US president"), and only if
nobody in the article is known to hold it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from onrecord.knowledge import Knowledge
from onrecord.recorder.actors import names
from onrecord.recorder.actors.chains import ChainBuilder, Coreference
from onrecord.recorder.actors.mentions import NormalizedMention
from onrecord.recorder.config import DEFAULT, LinkConfig
from onrecord.schema import ActorKind, Article, KnownAs, MentionForm

_OWNERS: Final = frozenset({"its", "their"})
_TITLES: Final = re.compile(r"(?:[^\W\d_a-z][\w.’'-]* ){1,4}$")
_WHOLE: Final = re.compile(
    r" (?:of|for) (?:the )?(?:[^\W\d_a-z][\w.’'-]*)(?: (?:of |and |the )?[^\W\d_a-z][\w.’'-]*){0,4}"
)


class Linker:
    """Links the actors of one article to the table, as it was at the article's date."""

    def __init__(self, article: Article, table: Knowledge, config: LinkConfig = DEFAULT.link) -> None:
        self._text = article.text
        self._on = article.published.value[:10] if article.published else None
        self._table = table
        self._config = config
        self._entries: dict[tuple[str, ActorKind], str | None] = {}

    def join_holders(self, coreference: Coreference) -> Coreference:
        """Join a description of an office with the person of the article who held it: "the US president", "Obama"."""
        chains = coreference.chains
        people = [number for number in coreference.in_order if chains[number].named and chains[number].kind == "person"]
        if not people or not self._on:
            return coreference
        builder = ChainBuilder.of(coreference)
        for number in coreference.in_order:
            holder = None if chains[number].named else self._holder(coreference, number)
            bearing = [other for other in people if holder and _bears(chains[other].name, names.words(holder))]
            if len(bearing) == 1:
                builder.merge(bearing[0], number, self._config.held)
        return builder.freeze()

    def join_bodies(self, coreference: Coreference) -> Coreference:
        """Join the names of one country or organization: "Russia" and "the Russian Federation", "ISIS" and "Daesh"."""
        coreference = replace(coreference, mentions=tuple(map(self._graded, coreference.mentions)))
        builder = ChainBuilder.of(coreference)
        first: dict[str, int] = {}
        for number in coreference.in_order:
            chain = coreference.chains[number]
            key = self._entry(chain.name, chain.kind) if chain.named else None
            if key is not None and first.setdefault(key, number) != number:
                builder.merge(first[key], number)
        return builder.freeze()

    def _graded(self, mention: NormalizedMention) -> NormalizedMention:
        """Call a country by its usual name before others, and by an adjective or its people last."""
        name, kind = mention.text, mention.kind
        if mention.form != "name" or self._entry(name, kind) is None or self._table.country(name) is None:
            return mention
        fact = self._table.describe(name, kind="place", on=self._on)
        usual = fact is not None and names.words(fact.name) == mention.words
        return replace(mention, grade=0 if usual else 1 if self._table.kind(name) == "place" else 2)

    def _entry(self, name: str, kind: ActorKind) -> str | None:
        """Find which country, by its code, or organization, by its usual name, a name is of."""
        if kind in ("person", "group"):
            return None
        if (name, kind) not in self._entries:
            code = self._table.country(name)
            fact = None if code else self._table.describe(name, kind=kind, on=self._on)
            self._entries[name, kind] = code or (fact.name if fact and not fact.office else None)
        return self._entries[name, kind]

    def _holder(self, coreference: Coreference, number: int) -> str | None:
        """Find the name of whoever held the office in a chain's descriptions; None if they name no office."""
        if coreference.chains[number].kind != "person":
            return None
        described = self._descriptions(coreference, number)
        facts = (self._table.describe(words, kind="person", on=self._on) for words in described)
        fact = next(filter(None, facts), None)
        return None if fact is None or fact.office is None or fact.name == fact.office else fact.name

    def known_as(
        self, coreference: Coreference, actors: Sequence[int], speaking: Collection[int]
    ) -> list[KnownAs | None]:
        """Say what is known about each of the `actors`, by the number of its chain; `speaking` are those who speak."""
        found = [self._known_as(coreference, actor, speaks=actor in speaking) for actor in actors]
        named = [coreference.chains[actor].named for actor in actors]
        told = {(fact.country, fact.office) for fact, has_name in zip(found, named, strict=True) if fact and has_name}
        return [
            None if fact and not has_name and fact.office and (fact.country, fact.office) in told else fact
            for fact, has_name in zip(found, named, strict=True)
        ]

    def _known_as(self, coreference: Coreference, actor: int, *, speaks: bool) -> KnownAs | None:
        chain = coreference.chains[actor]
        if chain.named and chain.kind != "person":
            return self._table.describe(chain.name, kind=chain.kind, on=self._on, speaks=speaks)
        if chain.named and (person := self._table.person(chain.name, self._on)):
            return person
        asked = (self._with_titles if chain.named else self._descriptions)(coreference, actor)
        answers = (self._table.describe(words, kind=chain.kind, on=self._on, speaks=speaks) for words in asked)
        return next(filter(None, answers), None)

    def _descriptions(self, coreference: Coreference, actor: int) -> Iterator[str]:
        """List an actor's descriptions: "the president of the Russian Federation", then "the president"."""
        for each in self._first(coreference, actor, "nominal"):
            start, end = each.span
            if whole := _WHOLE.match(self._text, end):
                yield self._text[start : whole.end()]
            if owner := self._owner(coreference, each):
                yield f"{owner}'s {each.text.partition(' ')[2]}"
            yield each.text

    def _owner(self, coreference: Coreference, each: NormalizedMention) -> str | None:
        """Find the name of the country or the body whose president "its president" is."""
        if each.text.partition(" ")[0].casefold() not in _OWNERS:
            return None
        for i, other in enumerate(coreference.mentions):
            if other.span[0] == each.span[0] and other.form == "pronoun":
                chain = coreference.chain(i)
                if chain is not None and coreference.chains[chain].kind != "person":
                    return coreference.chains[chain].name if coreference.chains[chain].named else None
        return None

    def _with_titles(self, coreference: Coreference, actor: int) -> Iterator[str]:
        """List a person's names with titles before them: "French President Macron"."""
        for each in self._first(coreference, actor, "name"):
            if titles := _TITLES.search(self._text, max(0, each.span[0] - 60), each.span[0]):
                yield titles.group() + each.text

    def _first(self, coreference: Coreference, actor: int, form: MentionForm) -> Iterator[NormalizedMention]:
        """List the first mentions of an actor in a form."""
        mentions = (coreference.mentions[i] for i in sorted(coreference.chains[actor].mentions))
        return islice((each for each in mentions if each.form == form), self._config.descriptions)


def _bears(name: str, holder: tuple[str, ...]) -> bool:
    """Tell whether a name in the article can be that of an office's holder; it must have the surname."""
    words = names.words(name)
    return names.is_short_for(words, holder) and names.surname(words) == names.surname(holder)
