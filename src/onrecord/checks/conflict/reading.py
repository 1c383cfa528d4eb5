"""What all kinds of conflict look up: an article's numbers, whose word a place is, and the words around it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Final

from onrecord.checks.comparing import WrittenDate, written_dates
from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.schema import Actor, Span
from onrecord.text.numbers import Number, numbers
from onrecord.text.quantities import Quantity, quantities, values

LONGEST_QUOTE: Final = 60
"""So many characters of a place are repeated in a message."""

LEAD: Final = 2
"""So many sentences behind the title tell again what it says."""

_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_NO_YEAR: Final = re.compile(r"[,.-]\d|%|\w| (?:people|men|women|seats|miles|metres)\b")
_KNOWN: Final = re.compile(r"\b(?:the|those|these|all|all the) (?:\S{0,2}[$£€¢])?$", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_STEM: Final = 5
_COMMON: Final = frozenset(
    re.findall(
        r"\S+",
        """
    the and for that this with from was were are has have had his her its their they them who which when where what will
    would could been than then there here into onto over under after before about more most some such said says also not
    but out all one two she him you our your only just other another first last year years people
    """,
    )
)


@dataclass(frozen=True)
class Reading:
    """An article with its numbers, as the kinds of conflict read it."""

    given: CheckInput

    @property
    def text(self) -> str:
        """The article's text."""
        return self.given.text

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """All numbers, in order."""
        return tuple(numbers(self.text))

    @cached_property
    def dates(self) -> tuple[WrittenDate, ...]:
        """The dates that the text writes with the day, in order."""
        return tuple(sorted(written_dates(self.text), key=lambda each: each.span))

    @cached_property
    def years(self) -> tuple[tuple[int, Span], ...]:
        """The numbers that are years, in order."""
        found = (Span(each.first, each.end) for each in self.numbers if not each.currency)
        return tuple(
            (int(span.cut(self.text)), span)
            for span in found
            if _YEAR.fullmatch(span.cut(self.text)) and not _NO_YEAR.match(self.text, span.end)
        )

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers that count or measure something, in order, without those in another language."""
        foreign = self.given.structure.foreign
        return tuple(
            each
            for each in quantities(self.text, self.numbers)
            if not any(start <= each.span.start < end for start, end in foreign)
        )

    @cached_property
    def counted(self) -> dict[int, Quantity]:
        """The numbers that count or measure something, by where their own characters begin."""
        return {each.number.start: each for each in self.quantities}

    @cached_property
    def values(self) -> tuple[tuple[Span, float], ...]:
        """All numbers that are no dates, with their values, in order."""
        return values(self.text, self.numbers)

    @cached_property
    def how_often(self) -> Counter[float]:
        """How often the text has each number, in figures or in words."""
        return Counter(value for _, value in self.values)

    @cached_property
    def introduced(self) -> dict[float, frozenset[str]]:
        """The numbers that some place gives as new, not as "the 47" or "those 47", with what they count there.

        What a number counts is its unit, or "" where it stands alone.
        """
        found: dict[float, set[str]] = {}
        for span, value in self.values:
            if not _KNOWN.search(self.text, max(0, span.start - 12), span.start):
                each = self.counted.get(span.start)
                found.setdefault(value, set()).add(each.unit if each else "")
        return {value: frozenset(units) for value, units in found.items()}

    def is_introduced(self, each: Quantity) -> bool:
        """Tell whether some place gives a number as new, of what it counts here or of what isn't said."""
        return bool(self.introduced.get(each.exact or 0, frozenset()) & {each.unit, ""})

    def again(self, place: Span, but: Span, most: int = 5) -> list[Span]:
        """Give other places with the same number as one, with or without a noun; none near another place."""
        value = next((v for span, v in self.values if place.start <= span.start < place.end), None)
        found = (span for span, v in self.values if v == value and not place.overlaps(span) and not but.overlaps(span))
        return [span for _, span in zip(range(most), found, strict=False)]

    @cached_property
    def _by_sentence(self) -> dict[int, list[Quantity]]:
        found: dict[int, list[Quantity]] = {}
        for each in self.quantities:
            found.setdefault(self.sentence(each.span.start).start, []).append(each)
        return found

    def sentence(self, position: int) -> Span:
        """Give the sentence of a character."""
        return self.given.sentence(position)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {sentence.start: number for number, sentence in enumerate(self.given.sentences)}

    def number(self, position: int) -> int:
        """Give the number of the sentence of a character."""
        return self._numbers[self.sentence(position).start]

    def beside(self, position: int, back: int = 1) -> Span:
        """Give what stands from so many sentences before a character's sentence to its end."""
        sentences, at = self.given.sentences, self.number(position)
        return Span(sentences[max(0, at - back)].start, sentences[at].end)

    def quantities_in(self, sentence: Span) -> list[Quantity]:
        """Give the numbers of a sentence."""
        return self._by_sentence.get(sentence.start, [])

    @cached_property
    def _lead(self) -> tuple[int, int]:
        """From where to where the sentences after the title go."""
        title = self.given.record.article.title
        after = [each for each in self.given.sentences if title is None or each.start >= title.end]
        lead = after[: LEAD + 1]
        return (lead[0].start, lead[-1].end) if title is not None and lead else (0, 0)

    def in_lead(self, position: int) -> bool:
        """Tell whether a character stands in the sentences that tell again what the title says."""
        return self._lead[0] <= position < self._lead[1]

    def speakers(self, position: int) -> tuple[str, ...] | None:
        """Say on whose word a character stands: its speakers, or their words; None if it is the outlet's."""
        statement = self.given.innermost(position)
        if statement is None or self.given.in_title(position):
            return None
        return statement.speakers or (statement.source_text.casefold(),)

    @cached_property
    def _rarity(self) -> tuple[Counter[str], int]:
        counted: Counter[str] = Counter()
        for sentence in self.given.sentences:
            counted.update(stems(sentence.cut(self.text)))
        return counted, len(self.given.sentences)

    def shared(self, one: Iterable[str], other: Iterable[str]) -> float:
        """Weigh the stems that two places share: the fewer sentences of the article have one, the more it weighs."""
        counted, all_of_them = self._rarity
        return sum(log((1 + all_of_them) / (1 + counted[stem])) for stem in sorted(set(one) & set(other)))

    def around(self, span: Span, characters: int = 90) -> frozenset[str]:
        """Give the stems of the words around a place, within its sentence and without the place itself."""
        sentence = self.sentence(span.start)
        first, last = max(sentence.start, span.start - characters), min(sentence.end, span.end + characters)
        return stems(self.text[first : span.start]) | stems(self.text[span.end : last])

    @cached_property
    def persons(self) -> tuple[Actor, ...]:
        """The persons, in the order in which they are first mentioned."""
        return tuple(actor for actor in self.given.record.actors if actor.kind == "person" and not actor.members)

    @cached_property
    def names_of_others(self) -> frozenset[str]:
        """The names of one word, in small letters, of what is no person."""
        names = (actor.name.casefold() for actor in self.given.record.actors if actor.kind != "person" and actor.named)
        return frozenset(name for name in names if " " not in name)

    def quote(self, span: Span) -> str:
        """Give the words of a place for a message, on one line and not too long."""
        words = " ".join(span.cut(self.text).split())
        return f"“{words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1].rstrip() + '…'}”"

    def finding(self, verdict: str, message: str, confidence: float, about: Span, *evidence: Span) -> Finding:
        """Make a finding of two places or more, with the statements that they stand in."""
        places = (about, *evidence)
        said = (self.given.innermost(place.start) for place in places)
        statements = dict.fromkeys(each.id for each in said if each is not None)
        return Finding(verdict, message, confidence, (about,), evidence, tuple(statements))


def stems(words: str) -> frozenset[str]:
    """Give the beginnings of the words that mean something.

    >>> sorted(stems("The company was fined over the fine"))
    ['compa', 'fine']
    """
    found = (word.casefold() for word in _WORD.findall(words))
    return frozenset(_stem(word) for word in found if len(word) > 2 and word not in _COMMON)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending) + ("e" if ending == "ed" and len(word) == 5 else "")
            break
    return word[:_STEM]
