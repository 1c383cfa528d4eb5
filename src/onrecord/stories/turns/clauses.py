"""A statement cut into clauses, with what each is about, what it negates, promises or drops, and what only may be."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from onrecord.schema import Span
from onrecord.stories.turns.said import Said
from onrecord.stories.turns.words import Word, words
from onrecord.text.quantities import Quantity, quantities

_MOST: Final = 16
"""So many clauses of a statement are looked at."""

_END: Final = re.compile(
    r"[.!?;:…]+[\s\"”’]+|\s[–—-]{1,2}\s|,?\s(?:but|although|though|while|whereas)\s", re.IGNORECASE
)
_OPEN: Final = frozenset({"if", "unless", "whether", "would", "could", "might", "may", "perhaps", "maybe", "should"})
"""With one of these, a clause says what only may be."""

NEGATIONS: Final = frozenset(
    {"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "n't", "without"}
)
_IDIOMS: Final = (("not", "only"), ("not", "just"), ("not", "yet"), ("no", "doubt"), ("no", "matter"), ("not", "merely"),
                  ("no", "question"), ("nothing", "but"), ("not", "simply"), ("no", "longer"), ("not", "least"))  # fmt: skip
_REACH: Final = 3
"""A negation bends the next so many words that tell something."""

_DROP: Final = frozenset(
    """drop scrap shelve abandon cancel postpone delay halt suspend withdraw ditch axe reverse rescind repeal
    backtrack""".split()  # noqa: SIM905 (a list of words reads best as words)
)
_DROP_PHRASES: Final = (("no", "longer"), ("call", "off"), ("called", "off"), ("put", "off"), ("give", "up"),
                        ("gave", "up"), ("given", "up"), ("rule", "out"), ("ruled", "out"), ("back", "down"))  # fmt: skip
_FUTURE: Final = frozenset(
    {"will", "shall", "'ll", "promise", "pledge", "vow", "plan", "intend", "guarantee", "commit"}
)
_FUTURE_STEMS: Final = frozenset(word.stem for word in words(" ".join(_FUTURE)))
_DROP_STEMS: Final = frozenset(word.stem for word in words(" ".join(_DROP)))


@dataclass(frozen=True)
class Clause:
    """A part of a statement that says one thing."""

    said: Said
    words: tuple[Word, ...]
    question: bool = False

    @cached_property
    def topics(self) -> dict[str, Word]:
        """What it is about: its telling words by their stems."""
        return {word.stem: word for word in reversed(self.words) if word.tells and word.stem not in _DROP_STEMS}

    @cached_property
    def is_open(self) -> bool:
        """Whether it says what only may be, or asks."""
        may = (word for at, word in enumerate(self.words) if word.form in _OPEN and not (at and self._is_capital(word)))
        return self.question or any(may)

    @cached_property
    def negated(self) -> dict[str, Word]:
        """The stems that a negation bends, each with the negation."""
        found: dict[str, Word] = {}
        for at, word in enumerate(self.words):
            if word.form in NEGATIONS and not self._is_idiom(at):
                bent = [each for each in self.words[at + 1 :] if each.tells][:_REACH]
                found |= {each.stem: word for each in bent if each.stem not in found}
        return found

    @cached_property
    def dropping(self) -> tuple[Word, ...]:
        """The words that say that something is dropped or put off; none where that is negated."""
        found: list[Word] = []
        for at, word in enumerate(self.words):
            pair = (word.form, self.words[at + 1].form) if at + 1 < len(self.words) else None
            if pair in _DROP_PHRASES:
                found += self.words[at : at + 2]
            elif word.stem in _DROP_STEMS and word.stem not in self.negated:
                found.append(word)
        return tuple(found)

    @cached_property
    def promising(self) -> tuple[Word, ...]:
        """The words that promise or plan; none where these are negated."""
        found = tuple(word for word in self.words if word.form in _FUTURE or word.stem in _FUTURE_STEMS)
        if not found and self.said.act == "commit":
            found = tuple(word for word in self.words if word.tells)[:1]
        return tuple(word for word in found if word.stem not in self.negated)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its numbers with what they count, placed in the whole content."""
        start, end = self.words[0].start, self.words[-1].end
        return tuple(each for each in _counted(self.said.content) if start <= each.span.start < end)

    def near(self, span: Span, most: int) -> set[str]:
        """Give the telling stems around some words, so many words to each side."""
        before = [word for word in self.words if word.end <= span.start][-most:]
        after = [word for word in self.words if word.start >= span.end][:most]
        return {word.stem for word in (*before, *after) if word.tells}

    def _is_capital(self, word: Word) -> bool:
        return self.said.content[word.start].isupper()

    def _is_idiom(self, at: int) -> bool:
        pair = (self.words[at].form, self.words[at + 1].form) if at + 1 < len(self.words) else None
        return pair in _IDIOMS or (at > 0 and (self.words[at - 1].form, self.words[at].form) in _DROP_PHRASES)


def clauses(said: Said) -> tuple[Clause, ...]:
    """Cut a statement into clauses; those of fewer than two words say nothing.

    >>> [len(each.words) for each in clauses(Said(1, 1, "2024-05-03", "We will build it. Not now, but soon.", "assert"))]
    [4, 2]
    """
    return tuple(_clauses(said))[:_MOST]


def _clauses(said: Said) -> Iterator[Clause]:
    start = 0
    for end in (*_END.finditer(said.content), None):
        last = end.start() if end else len(said.content)
        inside = words(said.content[start:last], start)
        mark = end[0] if end else said.content[-1:]
        if len(inside) > 1:
            yield Clause(said, tuple(inside), "?" in mark)
        start = end.end() if end else last


def _counted(content: str) -> Sequence[Quantity]:
    return quantities(content)
