"""Synthetic news: records of realistic lengths, in which names and words are as frequent as in real news.

A few names are in thousands of articles, and most in one or two. The sentences mean nothing. The records are JSON with
the keys that every version of onrecord reads.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

Json = dict[str, Any]

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


class Zipf:
    """Draws things by Zipf's law: the n-th comes about a n-th as often as the first."""

    def __init__(self, things: list[str]) -> None:
        self.things = things
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(things))))

    def draw(self, chance: random.Random, number: int) -> list[str]:
        """Draw a number of things, some of them more than once."""
        return chance.choices(self.things, cum_weights=self._weights, k=number)


class SyntheticNews:
    """Makes records; the same seed, the same records."""

    def __init__(self, seed: int = 7) -> None:
        self._chance = random.Random(seed)
        self.words = Zipf(self._made_up(_WORDS, (2, 3)))
        first, last = self._made_up(_FIRST_NAMES, (2, 2)), self._made_up(_LAST_NAMES, (2, 3))
        names = (f"{self._chance.choice(first)} {self._chance.choice(last)}".title() for _ in range(_PEOPLE))
        self.people = Zipf(list(dict.fromkeys(names)))
        self.outlets = Zipf([f"The {name.title()} Post" for name in self._made_up(_OUTLETS, (2, 2))])

    def records(self, number: int) -> Iterator[Json]:
        """Make a number of records, as JSON."""
        for each in range(number):
            yield self._record(each)

    def rare_words(self, chance: random.Random, frequent: int) -> Iterator[str]:
        """Draw words without end, but none of so many that are the most frequent."""
        common = set(self.words.things[:frequent])
        while True:
            (word,) = self.words.draw(chance, 1)
            if word not in common:
                yield word

    def _made_up(self, number: int, syllables: tuple[int, int]) -> list[str]:
        made: dict[str, None] = {}
        while len(made) < number:
            length = self._chance.randint(*syllables)
            made["".join(self._chance.choice(_ONSETS) + self._chance.choice(_RHYMES) for _ in range(length))] = None
        return list(made)

    def _sentence(self) -> str:
        return " ".join(self.words.draw(self._chance, self._chance.randint(9, 28)))

    def _record(self, number: int) -> Json:
        chance = self._chance
        cast = list(dict.fromkeys(self.people.draw(chance, chance.randint(2, 7))))
        mentions: dict[str, list[Json]] = {}
        statements: list[Json] = []
        speaking = set(chance.sample(range(SENTENCES), STATEMENTS))
        title = self._sentence()[:80].capitalize()
        text = title

        def mention(name: str) -> Json:
            span = _span(len(text), len(text) + len(name))
            mentions.setdefault(name, []).append({**span, "form": "name"})
            return span

        for sentence in range(SENTENCES):
            text += "\n\n"
            start = len(text)
            text += self._sentence().capitalize() + " "
            if chance.random() < 0.3:  # somebody is spoken of
                name = chance.choice(cast)
                mention(name)
                text += name
            content = _span(start, len(text.rstrip()))
            if sentence in speaking:
                text = text.rstrip() + ", "
                name, cue = chance.choice(cast), chance.choice(_CUES)
                source = mention(name)
                text += f"{name} {cue}"
                statements.append(
                    {
                        "id": f"s{len(statements) + 1}",
                        "source": [source],
                        "cue": [_span(source["end"] + 1, len(text))],
                        "content": [content],
                        "form": chance.choice(_FORMS),
                        "act": chance.choice(_ACTS),
                        "speakers": [f"a{list(mentions).index(name) + 1}"],
                        "unresolved": None,
                        "source_kind": "person",
                        "said_on": None,
                        "within": None,
                        "confidence": round(chance.uniform(0.6, 1), 4),
                    }
                )
            text = text.rstrip() + "."
        day = _FIRST_DAY + timedelta(chance.randrange(_DAYS))
        return {
            "schema": "onrecord/1",
            "article": {
                "id": f"made-up-{number}",
                "text": text,
                "title": _span(0, len(title)),
                "language": "en",
                "published": {"value": str(day), "how": "metadata", "evidence": []},
                "outlet": self.outlets.draw(chance, 1)[0],
                "byline": None,
                "url": f"https://news.example/{number}",
                "paragraphs": [],
            },
            "statements": statements,
            "actors": [
                {"id": f"a{i}", "name": name, "kind": "person", "named": True, "mentions": found, "known_as": None}
                for i, (name, found) in enumerate(mentions.items(), 1)
            ],
            "times": [],
            "model": {"name": "made up", "version": "1"},
        }


def _span(start: int, end: int) -> Json:
    return {"start": start, "end": end}
