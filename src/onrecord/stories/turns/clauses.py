"""A statement cut into clauses, with what each is about, what it negates, promises or drops, and what only may be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from onrecord.schema import Span
from onrecord.stories.turns.said import Said
from onrecord.stories.turns.words import Word, stem, words
from onrecord.text.quantities import Quantity, quantities

_MOST: Final = 16
"""So many clauses of a statement are looked at."""

_END: Final = re.compile(
    r"[.!?;:…]+[\s\"”’]+|\s[–—-]{1,2}\s|,?\s(?:but|although|though|while|whereas|because|who|which)\s|,\s(?:and|so|then)\s"
    r"|\sand\s(?=(?:I|we|you|he|she|they|it|there)\b)",
    re.IGNORECASE,
)
_OPEN: Final = frozenset(
    {"if", "unless", "whether", "would", "could", "might", "may", "perhaps", "maybe", "should", "until", "'d", "rumor",
     "rumors", "rumour", "rumours", "hoax", "false", "untrue", "fake", "saying", "insisting", "adding"}
)  # fmt: skip
"""With one of these, a clause says what only may be, or it isn't clear what it says: "saying", "rumours of"."""

_ANY: Final = frozenset({"any", "anyone", "anybody", "anything"})
"""These stand where something is denied: "he disputed that any part was staged"."""

NEGATIONS: Final = frozenset(
    {"not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "n't", "without", "unable", "yet",
     "fail", "failed", "fails", "failing", "cant", "wont", "dont", "doesnt", "didnt", "isnt", "wasnt"}
)  # fmt: skip
_IDIOMS: Final = frozenset(
    {("not", "only"), ("not", "just"), ("not", "yet"), ("not", "merely"), ("not", "simply"), ("not", "least"),
     ("no", "doubt"), ("no", "matter"), ("no", "question"), ("no", "longer"), ("nothing", "but")}
)  # fmt: skip
_FAIL: Final = stem("fail")
_REACH: Final = 3
"""A negation bends the next so many words that tell something."""

_DROP: Final = frozenset(
    """drop scrap shelve abandon cancel postpone delay halt suspend withdraw ditch axe reverse rescind repeal
    backtrack""".split()  # noqa: SIM905 (a list of words reads best as words)
)
_DROP_PHRASES: Final = frozenset(
    {("no", "longer"), ("call", "off"), ("called", "off"), ("put", "off"), ("give", "up"), ("gave", "up"),
     ("given", "up"), ("rule", "out"), ("ruled", "out"), ("back", "down")}
)  # fmt: skip
_BEFORE_VERBS: Final = frozenset({"to", "will", "must", "shall", "we", "i", "they"})
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
        """Whether it asks, says what only may be, or doesn't say clearly whether it is so."""
        may = (word for at, word in enumerate(self.words) if word.form in _OPEN and not (at and self._is_capital(word)))
        unclear = self.said.act != "deny" and not self.negations and any(word.form in _ANY for word in self.words)
        return self.question or unclear or any(may)

    @cached_property
    def negations(self) -> dict[Word, tuple[str, ...]]:
        """Its negations, each with the stems that it bends, in order; a comma ends them."""
        found: dict[Word, tuple[str, ...]] = {}
        for at, word in enumerate(self.words):
            if word.form not in NEGATIONS or self._is_idiom(at) or self._is_quoted(word):
                continue
            if word.stem == _FAIL and self._next(at) != "to":
                continue
            bent: list[str] = []
            for place in range(at + 1, len(self.words)):
                if self._comma_before(place) or len(bent) == _REACH:
                    break
                if self.words[place].tells:
                    bent.append(self.words[place].stem)
            found[word] = tuple(bent)
        return found

    @cached_property
    def negated(self) -> frozenset[str]:
        """The stems that a negation bends."""
        return frozenset(stem for bent in self.negations.values() for stem in bent)

    @cached_property
    def dropping(self) -> tuple[Word, ...]:
        """The words that say that something is dropped or put off; none where that is negated."""
        found: list[Word] = []
        for at, word in enumerate(self.words):
            if (word.form, self._next(at)) in _DROP_PHRASES:
                found += self.words[at : at + 2]
            elif word.stem in _DROP_STEMS and word.stem not in self.negated and self._is_verb(at):
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

    def contrasts(self, negation: Word) -> bool:
        """Tell whether a negation only sets two things against each other: "in Iraq, not Syria"."""
        return negation.form == "not" and self._comma_before(self.words.index(negation))

    def _is_quoted(self, word: Word) -> bool:
        """Tell whether a word stands alone in quotation marks: voting 'no'."""
        return self.said.content[word.end : word.end + 2].strip(",.")[:1] in ("'", "’", '"', "”")

    def _next(self, at: int) -> str | None:
        return self.words[at + 1].form if at + 1 < len(self.words) else None

    def _is_verb(self, at: int) -> bool:
        """Tell whether a word that may be a noun, too, is a verb by its form or by what stands before it."""
        before = self.words[at - 1].form if at else "to"
        return self.words[at].form.endswith(("ed", "ing")) or before in _BEFORE_VERBS

    def _comma_before(self, at: int) -> bool:
        return at > 0 and "," in self.said.content[self.words[at - 1].end : self.words[at].start]

    def _is_capital(self, word: Word) -> bool:
        return self.said.content[word.start].isupper()

    def _is_idiom(self, at: int) -> bool:
        return (self.words[at].form, self._next(at)) in _IDIOMS or (
            at > 0 and (self.words[at - 1].form, self.words[at].form) in _DROP_PHRASES
        )


def clauses(said: Said) -> tuple[Clause, ...]:
    """Cut a statement into clauses; those of fewer than two words say nothing.

    >>> said = Said(1, 1, "2024-05-03", "We will build it. Not now, but soon.", "assert")
    >>> [len(each.words) for each in clauses(said)]
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


@lru_cache(maxsize=4096)
def negated_in(said: Said) -> frozenset[str]:
    """Give the stems that a negation bends anywhere in a statement."""
    return frozenset(stem for clause in clauses(said) for stem in clause.negated)


@lru_cache(maxsize=4096)
def _counted(content: str) -> tuple[Quantity, ...]:
    return quantities(content)
