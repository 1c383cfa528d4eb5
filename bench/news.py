"""News that nobody wrote: records of realistic lengths, in which names and words are as frequent as in news.

A few names stand in thousands of articles and most in one or two; the sentences mean nothing.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from onrecord.schema import Actor, Article, Mention, Model, Published, Record, Span, Statement

SENTENCES = 24
STATEMENTS = 10
"""Of an article."""

_WORDS, _PEOPLE, _FIRST_NAMES, _LAST_NAMES, _OUTLETS = 30_000, 60_000, 900, 9_000, 40
_FIRST_DAY, _DAYS = date(2015, 1, 1), 3_650
_FORMS = ("direct", "indirect", "indirect", "mixed")
_ACTS = ("assert", "assert", "assert", "deny", "ask", "urge", "commit", "believe")
_CUES = ("said", "told reporters", "warned", "denied", "asked", "announced")
_ONSETS = ("b", "br", "c", "ch", "d", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "w")
_RHYMES = ("a", "an", "ar", "e", "el", "en", "er", "i", "in", "is", "o", "on", "or", "u", "um", "us", "ai", "ea")


class Frequent:
    """Draws things by Zipf's law: the n-th comes about a n-th as often as the first."""

    def __init__(self, things: list[str]) -> None:
        self.things = things
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(things))))

    def draw(self, chance: random.Random, number: int) -> list[str]:
        """Draw a number of things, some of them more than once."""
        return chance.choices(self.things, cum_weights=self._weights, k=number)


class News:
    """Makes records; the same seed, the same records."""

    def __init__(self, seed: int = 7) -> None:
        self._chance = random.Random(seed)
        self.words = Frequent(self._made_up(_WORDS, (2, 3)))
        first, last = self._made_up(_FIRST_NAMES, (2, 2)), self._made_up(_LAST_NAMES, (2, 3))
        names = (f"{self._chance.choice(first)} {self._chance.choice(last)}".title() for _ in range(_PEOPLE))
        self.people = Frequent(list(dict.fromkeys(names)))
        self.outlets = Frequent([f"The {name.title()} Post" for name in self._made_up(_OUTLETS, (2, 2))])

    def records(self, number: int) -> Iterator[Record]:
        """Make a number of records."""
        for each in range(number):
            yield self._record(each)

    def _made_up(self, number: int, syllables: tuple[int, int]) -> list[str]:
        made: dict[str, None] = {}
        while len(made) < number:
            length = self._chance.randint(*syllables)
            made["".join(self._chance.choice(_ONSETS) + self._chance.choice(_RHYMES) for _ in range(length))] = None
        return list(made)

    def _sentence(self) -> str:
        return " ".join(self.words.draw(self._chance, self._chance.randint(9, 28)))

    def _record(self, number: int) -> Record:
        chance = self._chance
        cast = list(dict.fromkeys(self.people.draw(chance, chance.randint(2, 7))))
        mentions: dict[str, list[Mention]] = {}
        statements: list[Statement] = []
        speaking = set(chance.sample(range(SENTENCES), STATEMENTS))
        title = self._sentence()[:80].capitalize()
        text = title

        def mention(name: str) -> Span:
            mentions.setdefault(name, []).append(Mention(len(text), len(text) + len(name), "name"))
            return Span(len(text), len(text) + len(name))

        for sentence in range(SENTENCES):
            text += "\n\n"
            start = len(text)
            text += self._sentence().capitalize() + " "
            if chance.random() < 0.3:  # somebody is spoken of
                name = chance.choice(cast)
                mention(name)
                text += name
            content = Span(start, len(text.rstrip()))
            if sentence in speaking:
                text = text.rstrip() + ", "
                name, cue = chance.choice(cast), chance.choice(_CUES)
                source = mention(name)
                text += f"{name} {cue}"
                statements.append(
                    Statement(
                        id=f"s{len(statements) + 1}",
                        source=(source,),
                        cue=(Span(source.end + 1, len(text)),),
                        content=(content,),
                        form=chance.choice(_FORMS),
                        act=chance.choice(_ACTS),
                        speakers=(f"a{list(mentions).index(name) + 1}",),
                        unresolved=None,
                        source_kind="person",
                        confidence=round(chance.uniform(0.6, 1), 4),
                    )
                )
            text = text.rstrip() + "."
        return Record(
            article=Article(
                id=f"made-up-{number}",
                text=text,
                title=Span(0, len(title)),
                published=Published(value=str(_FIRST_DAY + timedelta(chance.randrange(_DAYS))), how="metadata"),
                outlet=self.outlets.draw(chance, 1)[0],
                url=f"https://news.example/{number}",
            ),
            statements=tuple(statements),
            actors=tuple(
                Actor(id=f"a{i}", name=name, kind="person", named=True, mentions=tuple(found))
                for i, (name, found) in enumerate(mentions.items(), 1)
            ),
            model=Model(name="made up", version="1"),
        )
