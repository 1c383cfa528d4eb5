"""Synthetic news that comes in stories: the articles of one share its people, its words, its days and a quotation."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from bench.synthetic_news import Json, SyntheticNews, Zipf

MOST = 12
"""The largest story has so many articles; one of n articles is about 1/n as frequent as one that stands alone."""

_WORDS, _SHARE = 120, 0.5
_DAYS = 3


class StoryNews(SyntheticNews):
    """Makes records of stories, one story after the other; the same seed, the same records."""

    def records(self, number: int) -> Iterator[Json]:
        """Make a number of records, as JSON."""
        chance = self._chance
        everything, everybody = self.words, self.people
        made = 0
        while made < number:
            (size,) = chance.choices(range(1, MOST + 1), weights=[1 / each for each in range(1, MOST + 1)])
            self.people = Zipf(list(dict.fromkeys(everybody.draw(chance, 6))))
            self.words = _Mixed(everything, everything.draw(chance, _WORDS))
            spoken = " ".join(everything.draw(chance, 18)).capitalize()
            first = date.fromisoformat(self._record(made)["article"]["published"]["value"])
            for each in range(made, min(number, made + size)):
                record = self._record(each)
                day = first + timedelta(chance.randrange(_DAYS))
                record["article"]["published"]["value"] = str(day)
                yield _quoting(record, spoken)
            made += size
        self.words, self.people = everything, everybody


class _Mixed(Zipf):
    """Draws some words from everywhere, and some from a story's own."""

    def __init__(self, everything: Zipf, own: list[str]) -> None:
        super().__init__(everything.things)
        self._everything, self._own = everything, own

    def draw(self, chance: random.Random, number: int) -> list[str]:
        drawn = self._everything.draw(chance, number)
        return [chance.choice(self._own) if chance.random() < _SHARE else each for each in drawn]


def _quoting(record: Json, spoken: str) -> Json:
    """Put a quotation in front of the last statement's words; everything behind it moves."""
    article = record["article"]
    last = record["statements"][-1]
    at, words = last["content"][0]["start"], f"“{spoken},” "
    article["text"] = article["text"][:at] + words + article["text"][at:]
    for span in _spans(record):
        if span["start"] > at or (span["start"] == at and span is not last["content"][0]):
            span["start"] += len(words)
        if span["end"] > at:
            span["end"] += len(words)
    last["content"] = [{"start": at, "end": at + len(words) - 1}]
    last["form"] = "direct"
    return record


def _spans(record: Json) -> Iterator[Json]:
    """Give every span behind the title once, even one that stands in two places."""
    found = {
        id(span): span
        for statement in record["statements"]
        for role in ("source", "cue", "content")
        for span in statement[role]
    }
    found |= {id(span): span for actor in record["actors"] for span in actor["mentions"]}
    yield from found.values()
