"""A string cut up into the places of a text that it is made of, so that it can be kept without the text's words.

It is what VCDIFF (RFC 3284) does with bytes: copy from there, add this. Words count alone: what stands between them is
never the reason why they aren't found.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from onrecord.schema import Span

_WORD: Final = re.compile(r"\w+")
_CHANGES: Final = {"lower": str.lower, "upper": str.upper, "capitalize": str.capitalize, "casefold": str.casefold}
"""How a word of the text may be written in the string, beside as it stands there."""


class Copy(NamedTuple):
    """Characters of a text, written as they stand there unless `change` says how; of another text if `of` names it."""

    start: int
    end: int
    change: str | None = None
    of: int | None = None

    def cut(self, text: str) -> str:
        """Give these characters."""
        found = text[self.start : self.end]
        return _CHANGES[self.change](found) if self.change else found


Piece = Copy | str
"""Characters of a text, or what no text has."""


class _Word(NamedTuple):
    form: str
    start: int
    end: int


class Words:
    """A text whose words can be looked up. `of` names it where a string is cut up by several texts."""

    def __init__(self, text: str, of: int | None = None) -> None:
        self.text = text
        self.of = of

    @cached_property
    def all(self) -> list[_Word]:
        """The words, in order."""
        return _words(self.text)

    @cached_property
    def _line(self) -> tuple[str, list[int]]:
        """All words in one string, and where each begins there."""
        line, begins = "\n", []
        parts = []
        at = 0
        for word in self.all:
            begins.append(at)
            parts.append(word.form)
            at += len(word.form) + 1
        return line + "\n".join(parts) + "\n", begins

    def find(self, forms: Sequence[str], near: int = 0) -> int | None:
        """Find words that stand one after the other, and give the first one's number: that from `near` on, else any."""
        line, begins = self._line
        wanted = "\n" + "\n".join(forms) + "\n"
        after = bisect_left(self.all, near, key=lambda word: word.start)
        found = line.find(wanted, begins[after]) if after < len(begins) else -1
        if found < 0:
            found = line.find(wanted)
        return None if found < 0 else bisect_left(begins, found)


def cut_up(
    value: str, texts: Sequence[Words], *, near: int = 0, least: int = 1, kept: Iterable[str] = ()
) -> tuple[Piece, ...]:
    """Cut a string up into characters of texts, and what stands in none of them.

    Always the longest run of words is taken, of at least so many. It is looked for from `near` on first, and in the
    first text first. The strings that are `kept` are left as they are.

    >>> text = Words("The mayor of Kelve, Ana Reyes, said the dam is safe.")
    >>> cut_up("Ana Reyes: the dam is safe", [text], kept=["Ana Reyes"])
    ('Ana Reyes: ', Copy(start=36, end=51, change=None, of=None))
    >>> cut_up("denied by the mayor", [text], least=2)
    ('denied by ', Copy(start=0, end=3, change='lower', of=None), ' ', Copy(start=4, end=9, change=None, of=None))
    """
    for text in texts:
        start = text.text.find(value, near)
        start = text.text.find(value) if start < 0 else start
        if start >= 0 and not kept and len(_words(value)) >= least:
            return (Copy(start, start + len(value), None, text.of),)
    return tuple(_joined(_cut_up(value, texts, near, least, _by_first_word(kept))))


def put_together(pieces: Iterable[Piece], texts: Mapping[int | None, str]) -> str:
    """Write the string that was cut up.

    >>> put_together(["Ana Reyes: ", Copy(36, 51)], {None: "The mayor of Kelve, Ana Reyes, said the dam is safe."})
    'Ana Reyes: the dam is safe'
    """
    return "".join(piece if isinstance(piece, str) else piece.cut(texts[piece.of]) for piece in pieces)


def at_spans(value: str, spans: Sequence[Span], text: Words, between: str) -> tuple[Piece, ...] | None:
    """Cut a string up into just these spans, with `between` between them; None if they don't make it.

    Each stands in the string as it does in the text, or with a single space wherever the text has any.
    """
    for flat in (False, True):
        pieces: list[Piece] = []
        for span in spans:
            pieces += [between] if pieces else []
            cut = span.cut(text.text)
            pieces += cut_up(" ".join(cut.split()), [text], near=span.start) if flat else [Copy(span.start, span.end)]
        if put_together(pieces, {None: text.text}) == value:
            return tuple(pieces)
    return None


def to_json(pieces: Iterable[Piece]) -> str:
    """Write pieces as JSON: a string as such, characters as [start, end], and more values where they have them.

    >>> to_json(["by ", Copy(0, 3), Copy(4, 9, "lower"), Copy(0, 3, None, 7)])
    '["by ", [0, 3], [4, 9, "lower"], [0, 3, null, 7]]'
    """
    return json.dumps([piece if isinstance(piece, str) else _short(piece) for piece in pieces], ensure_ascii=False)


def from_json(written: str) -> tuple[Piece, ...]:
    """Read what `to_json` has written. Raises ValueError for anything else.

    >>> from_json('["by ", [0, 3]]')
    ('by ', Copy(start=0, end=3, change=None, of=None))
    """
    values = json.loads(written)
    if not isinstance(values, list):
        raise ValueError("no list")  # noqa: TRY004 (whoever reads a file minds its values, not their types)
    return tuple(each if isinstance(each, str) else _copy(each) for each in values)


def literal_words(pieces: Iterable[Piece]) -> int:
    """Count the words of the longest string among pieces."""
    return max((len(_words(piece)) for piece in pieces if isinstance(piece, str)), default=0)


def _copy(values: object) -> Copy:
    match values:
        case [int(start), int(end), *more] if 0 <= start <= end and len(more) <= 2:
            change, of = (*more, None, None)[:2]
            if (change is None or change in tuple(_CHANGES)) and (of is None or type(of) is int):
                return Copy(start, end, change, of)
    raise ValueError(f"no piece of a text: {values!r}")


def _short(piece: Copy) -> list[int | str | None]:
    values: list[int | str | None] = list(piece)
    while values[-1] is None:
        values.pop()
    return values


def _words(text: str) -> list[_Word]:
    return [_Word(found[0].casefold(), *found.span()) for found in _WORD.finditer(text)]


def _by_first_word(kept: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """Order strings by their first word, the longest first."""
    made: dict[str, list[tuple[str, ...]]] = {}
    for each in kept:
        if forms := tuple(word.form for word in _words(each)):
            made.setdefault(forms[0], []).append(forms)
    return {first: sorted(each, key=len, reverse=True) for first, each in made.items()}


def _cut_up(
    value: str, texts: Sequence[Words], near: int, least: int, kept: Mapping[str, list[tuple[str, ...]]]
) -> Iterator[Piece]:
    words = _words(value)
    forms = [word.form for word in words]
    at, done = 0, 0
    while at < len(words):
        name = next((each for each in kept.get(forms[at], ()) if tuple(forms[at : at + len(each)]) == each), None)
        if name is not None:
            at += len(name)
            continue
        length, text, first = _longest(forms, at, texts, near)
        if text is None or length < least:
            at += 1
            continue
        yield value[done : words[at].start]
        yield from _copies(value, words[at : at + length], text, first)
        at += length
        done = words[at - 1].end
        near = text.all[first + length - 1].end
    yield value[done:]


def _longest(forms: Sequence[str], at: int, texts: Sequence[Words], near: int) -> tuple[int, Words | None, int]:
    """Find the longest run of words from `at` on in any text: how many, in which, and the first one's number there."""
    best: tuple[int, Words | None, int] = (0, None, 0)
    for text in texts:
        low, high = best[0], len(forms) - at  # so many are there, more are not
        found = None
        while low < high:
            middle = (low + high + 1) // 2
            there = text.find(forms[at : at + middle], near)
            low, high, found = (middle, high, there) if there is not None else (low, middle - 1, found)
        if found is not None:
            best = (low, text, found)
    return best


def _copies(value: str, words: Sequence[_Word], text: Words, first: int) -> Iterator[Piece]:
    """Give what a run of words is in a text: all of it, as far as what stands between the words is the same."""
    begin = 0
    for number in range(len(words)):
        last = number + 1 == len(words)
        start, source = words[begin].start, text.all[first + begin].start
        whole = (
            not last and value[start : words[number + 1].end] == text.text[source : text.all[first + number + 1].end]
        )
        if whole:
            continue
        if begin == number:
            yield _changed(value[start : words[number].end], text, first + number)
        else:
            yield Copy(source, text.all[first + number].end, None, text.of)
        if not last:
            yield value[words[number].end : words[number + 1].start]
            begin = number + 1


def _changed(written: str, text: Words, number: int) -> Piece:
    """Give a single word of a text, as it is written in the string."""
    _, start, end = text.all[number]
    there = text.text[start:end]
    if there == written:
        return Copy(start, end, None, text.of)
    change = next((name for name, change in _CHANGES.items() if change(there) == written), None)
    return written if change is None else Copy(start, end, change, text.of)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Join strings that follow each other, and leave out empty ones."""
    held = ""
    for piece in pieces:
        if isinstance(piece, str):
            held += piece
            continue
        if held:
            yield held
        held = ""
        yield piece
    if held:
        yield held
