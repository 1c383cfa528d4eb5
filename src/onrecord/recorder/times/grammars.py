"""Grammars: rules in the language of `patterns`, compiled with their lexicon and matched against a text."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from onrecord.recorder.times import words
from onrecord.recorder.times.meanings import NOTHING, Reading
from onrecord.recorder.times.patterns import Translation, literals
from onrecord.recorder.times.tokens import BARRIER, NO_CLASS, STICKY, Tokens

_Matcher = Callable[[str, int], re.Match[str] | None]

_FIRST_LETTER: Final = 0x100
_YEARS: Final = range(1000, 2200)


class PatternMatch(NamedTuple):
    """Where a rule's pattern matches in the letters of a text, and by which names its parts go."""

    tokens: Tokens
    match: re.Match[str]
    groups: dict[str, tuple[str, ...]]

    def span(self, name: str) -> tuple[int, int] | None:
        """Where a part stands in the letters; None where it isn't there."""
        span = self.match.span
        for group in self.groups.get(name, ()):
            found = span(group)
            if found[0] >= 0:
                return found
        return None

    def has(self, name: str) -> bool:
        """Say whether the part that goes by a name is there."""
        return name in self.groups and self.span(name) is not None

    def words(self, name: str) -> list[str]:
        """Give the words of a part, in small letters; none where it isn't there."""
        span = self.span(name)
        return [word.lower() for word in self.tokens.parts[span[0] | 1 : span[1] : 2]] if span else []

    def joined(self, name: str) -> str:
        """Give a part's words in small letters with a space between them; "" where it isn't there."""
        return " ".join(self.words(name))

    def written(self, name: str) -> str:
        """Give a part as it is written, in small letters, with the gaps between its words; "" where it isn't there."""
        span = self.span(name)
        return "".join(self.tokens.parts[span[0] | 1 : span[1]]).lower() if span else ""

    def value(self, name: str, *classes: str) -> int | str | None:
        """Look a part's word up in the tables of classes; None where it isn't there, or in none of them."""
        word = self.written(name)
        return next((words.TABLES[cls][word] for cls in classes if word in words.TABLES[cls]), None)

    def before(self, count: int = 1) -> str:
        """Give the word so many words before the expression, as it is written; "" where there is none."""
        at = (self.match.start() | 1) - 2 * count
        return self.tokens.parts[at] if at > 0 else ""

    def after(self, count: int = 1) -> str:
        """Give the word so many words after the expression, as it is written; "" where there is none."""
        at = self.match.end() + 2 * count - 1
        return self.tokens.parts[at] if at < len(self.tokens.parts) else ""

    def gap_before(self) -> str:
        """Give the gap in front of the expression."""
        return self.tokens.parts[(self.match.start() | 1) - 1]

    def gap_within(self) -> str:
        """Give the first gap in the expression."""
        return self.tokens.parts[(self.match.start() | 1) + 1]

    def gap_after(self) -> str:
        """Give the gap behind the expression."""
        return self.tokens.parts[self.match.end()]


class Rule(NamedTuple):
    """A way to say when: how it is made of words, and what it then means; None where it means no time after all."""

    pattern: str
    read: Callable[[PatternMatch], Reading | None]


class Grammar:
    """Rules, the earlier before the later ones, compiled with the lexicon that their classes need.

    An expression is a run of words that all have a class, and has a `trigger` among its letters: nothing else of a text
    is looked at.
    """

    def __init__(self, rules: Iterable[Rule], macros: dict[str, str], triggers: str) -> None:
        self._rules = tuple(rules)
        patterns = (*macros.values(), *(rule.pattern for rule in self._rules))
        self.lexicon, self._letters = _lexicon({word for pattern in patterns for word in literals(pattern)})
        self._macros = macros
        self._run = self._runs(triggers)
        self._translated = [Translation.of(rule.pattern, macros, self._letters) for rule in self._rules]
        self._matchers: dict[str, list[tuple[_Matcher, int]]] = {}

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Compile a pattern of its own, to be matched against the letters of a text."""
        return re.compile(Translation.of(pattern, self._macros, self._letters).regex)

    def search(self, tokens: Tokens) -> Iterator[tuple[PatternMatch, Reading]]:
        """Find the expressions of a text one after the other, with what their rules read in them."""
        letters, matchers = tokens.letters, self._matchers
        for run in self._run.finditer(letters):
            at, end = run.span()
            while at < end:
                letter = letters[at]
                if letter not in matchers:
                    matchers[letter] = self._starting_with(letter)
                for match, number in matchers[letter]:
                    matched = match(letters, at)
                    if matched is None:
                        continue
                    found = PatternMatch(tokens, matched, self._translated[number].groups)
                    reading = self._rules[number].read(found)
                    if reading is not None:
                        if reading is not NOTHING:
                            yield found, reading
                        at = matched.end() - 1
                        break
                at += 1

    def _starting_with(self, letter: str) -> "list[tuple[_Matcher, int]]":
        """The rules that can begin with a letter, each compiled when it is first needed."""
        return [(re.compile(each.regex).match, i) for i, each in enumerate(self._translated) if letter in each.first]

    def _runs(self, triggers: str) -> re.Pattern[str]:
        wanted = "".join(self._letters.get(name, name) for name in triggers.split())
        outside = re.escape(NO_CLASS + BARRIER + STICKY)
        # From the start of a run alone, and never back: so that a run without a trigger is walked through once.
        return re.compile(f"(?<![^{outside}])[^{outside}{wanted}]*+[{wanted}][^{outside}]*+")


def _lexicon(literals: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The letter of each word, and for each class the letters of its words: words of the same classes share one."""
    classes: dict[str, set[str]] = {}
    for word, name in (*_classed(), *((word, word) for word in literals)):
        forms = {word.capitalize(), word.upper()} | ({word} if name not in words.NAMES else set())
        for form in forms:
            classes.setdefault(form, set()).add(name)
    for digits in _numerals():
        classes[digits] = set(_numeral_classes(digits))
    letter_of: dict[frozenset[str], str] = {}
    lexicon = {
        word: letter_of.setdefault(frozenset(names), chr(_FIRST_LETTER + len(letter_of)))
        for word, names in classes.items()
    }
    letters: dict[str, str] = {}
    for names, letter in letter_of.items():
        for name in names:
            letters[name] = letters.get(name, "") + letter
    return lexicon, letters


def _classed() -> Iterator[tuple[str, str]]:
    return ((word, name) for name, table in words.TABLES.items() for word in table)


def _numerals() -> Iterator[str]:
    for length in (1, 2, 3):
        yield from (f"{number:0{length}}" for number in range(10**length))
    yield from map(str, _YEARS)
    yield from (f"{number:04}" for number in (*range(960), *range(2200, 2400)))  # times of day that are no years


def _numeral_classes(digits: str) -> Iterator[str]:
    number = int(digits)
    yield "DIGITS"
    if len(digits) == 4:
        yield "YEAR" if number in _YEARS else "EARLY"
        return
    yield "SHORT"
    if len(digits) == 3:
        return
    if 1 <= number <= 31:
        yield "DAY"
    if number <= 24:
        yield "HOUR"
    if len(digits) == 2:
        yield "TWO"
