"""The language that the grammar is written in: regular expressions over classes of words.

In a pattern a name in capitals is a class of the tables in `words`, a name in small letters is that very word, a name in
angle brackets is a pattern of its own that is put there, and ``name=`` gives the next of these, or the group that
follows, a name. What stands between two words is a gap, written as in `tokens`: a space, a comma (with a space behind
it), a hyphen, ``.`` for a full stop with a space behind it and ``·`` for one without, ``~`` for nothing. All else is as
in Python's regular expressions: ``month=(MONTH |ABBR[ .])day=DAY(,year=YEAR)?``.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from onrecord.recorder.times import words
from onrecord.recorder.times.meanings import Reading
from onrecord.recorder.times.tokens import NO_CLASS, Tokens

_ATOM: Final = re.compile(
    r"""<(?P<macro>[a-z]+)>
    |(?P<name>[a-z]+)=
    |(?P<cls>[A-Z]{2,})
    |(?P<word>[^\W\d_]+)
    |\(\?(?:<?[!=]|:)|\[[^\]]*\]|\{[\d,]+\}
    |(?P<open>\()
    |.""",
    re.VERBOSE | re.DOTALL,
)
_FIRST_LETTER: Final = 0x100
_YEARS: Final = range(1000, 2200)


class Found(NamedTuple):
    """Where a rule's pattern matches in the letters of a text, and by which names its parts go."""

    tokens: Tokens
    match: re.Match[str]
    groups: dict[str, tuple[str, ...]]

    def span(self, name: str) -> tuple[int, int] | None:
        """Where a part stands in the letters; None where it isn't there."""
        for group in self.groups.get(name, ()):
            start, end = self.match.span(group)
            if start >= 0:
                return start, end
        return None

    def has(self, name: str) -> bool:
        """Say whether the part that goes by a name is there."""
        return self.span(name) is not None

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

    def gap_after(self) -> str:
        """Give the gap behind the expression."""
        return self.tokens.parts[self.match.end()]


class Rule(NamedTuple):
    """A way to say when: how it is made of words, and what it then means; None where it means no time after all."""

    pattern: str
    read: Callable[[Found], Reading | None]


class Grammar:
    """Rules, the earlier before the later ones, compiled with the lexicon that their classes need."""

    def __init__(self, rules: Iterable[Rule], macros: dict[str, str]) -> None:
        self._rules = tuple(rules)
        self._macros = macros
        patterns = (*macros.values(), *(rule.pattern for rule in self._rules))
        literals = {atom["word"] for pattern in patterns for atom in _ATOM.finditer(pattern) if atom["word"]}
        self.lexicon, self._letters = _lexicon(literals)
        compiled = [self._compile(rule.pattern) for rule in self._rules]
        self._patterns = compiled
        self._compiled: dict[int, re.Pattern[str]] = {}
        unnamed = (re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern, _ in compiled)
        self._any = re.compile("|".join(f"({pattern})" for pattern in unnamed))

    def search(self, tokens: Tokens) -> Iterator[tuple[Found, Reading]]:
        """Find the expressions of a text one after the other, with what their rules read in them."""
        letters, at = tokens.letters, 0
        while match := self._any.search(letters, at):
            start = match.start()
            at = start + 1
            for number in range(match.lastindex - 1, len(self._rules)):  # type: ignore[operator]
                named = self._pattern(number).match(letters, start)
                if named is None:
                    continue
                found = Found(tokens, named, self._patterns[number][1])
                reading = self._rules[number].read(found)
                if reading is not None:
                    yield found, reading
                    at = named.end()
                    break

    def _pattern(self, number: int) -> re.Pattern[str]:
        """A rule's own pattern, compiled when it is first needed."""
        pattern = self._compiled.get(number)
        if pattern is None:
            pattern = self._compiled[number] = re.compile(self._patterns[number][0])
        return pattern

    def _compile(self, pattern: str) -> tuple[str, dict[str, tuple[str, ...]]]:
        groups: dict[str, tuple[str, ...]] = {}
        return self._translate(pattern, groups), groups

    def _translate(self, pattern: str, groups: dict[str, tuple[str, ...]]) -> str:
        out, opening = [], ""
        for atom in _ATOM.finditer(pattern):
            if atom["name"]:
                group = f"{atom['name']}_{len(groups.get(atom['name'], ()))}"
                groups[atom["name"]] = (*groups.get(atom["name"], ()), group)
                opening = f"(?P<{group}>"
                continue
            if atom["open"]:
                out.append(opening or "(?:")
            else:
                piece = self._piece(atom, groups)
                out.append(f"{opening}{piece})" if opening else piece)
            opening = ""
        return "".join(out)

    def _piece(self, atom: re.Match[str], groups: dict[str, tuple[str, ...]]) -> str:
        if atom["macro"]:
            return f"(?:{self._translate(self._macros[atom['macro']], groups)})"
        if atom["cls"] or atom["word"]:
            return self._letters[atom["cls"] or atom["word"]]
        return r"\." if atom[0] == "." else atom[0]

def _lexicon(literals: set[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The letter of each word, and for each class the regular expression of its words' letters."""
    classes: dict[str, set[str]] = {}

    def add(word: str, name: str) -> None:
        classes.setdefault(word, set()).add(name)

    for name, table in words.NAMES.items():
        for word in table:
            for written in (word.capitalize(), word.upper()):
                add(written, name)
    for name, table in words.WORDS.items():
        for word in table:
            for written in (word, word.capitalize(), word.upper()):
                add(written, name)
    for word in literals:
        for written in {word, word.capitalize(), word.upper()}:
            add(written, word)
    for digits in _numerals():
        for name in _numeral_classes(digits):
            add(digits, name)
    letter_of: dict[frozenset[str], str] = {}
    lexicon = {
        word: letter_of.setdefault(frozenset(names), chr(_FIRST_LETTER + len(letter_of)))
        for word, names in classes.items()
    }
    letters: dict[str, str] = {}
    for names, letter in letter_of.items():
        for name in names:
            letters[name] = letters.get(name, "") + letter
    every = "".join(letter_of.values()) + NO_CLASS
    return lexicon, {name: f"[{found}]" for name, found in letters.items()} | {"ANY": f"[{every}]"}


def _numerals() -> Iterator[str]:
    for length in (1, 2, 3):
        yield from (f"{number:0{length}}" for number in range(10**length))
    yield from map(str, _YEARS)


def _numeral_classes(digits: str) -> Iterator[str]:
    number = int(digits)
    yield "DIGITS"
    if len(digits) == 4:
        yield "YEAR"
        return
    if len(digits) == 3:
        return
    if 1 <= number <= 31:
        yield "DAY"
    if number <= 24:
        yield "HOUR"
    if len(digits) == 2:
        yield "TWO"
