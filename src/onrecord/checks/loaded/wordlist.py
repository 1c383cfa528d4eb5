"""The list of words by which an outlet may judge or colour what it tells."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Final, Literal, NamedTuple, cast, get_args

from onrecord.checks.loaded.forms import PartOfSpeech, forms

Kind = Literal["label", "judgment", "emotive", "doubt", "euphemism", "hedge"]
"""How a word can be loaded."""

KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


class Entry(NamedTuple):
    """One form of a listed word: its kind, its part of speech, and the same form of a plainer word if there is one."""

    kind: Kind
    part: PartOfSpeech
    plainer: str | None


class Match(NamedTuple):
    """Where listed words stand: the numbers of the first word and of the one after the last."""

    first: int
    end: int
    entry: Entry

    @property
    def is_phrase(self) -> bool:
        """Whether it has several words."""
        return self.end > self.first + 1


class WordList:
    """A list of loaded words, by all their forms.

    >>> listed = WordList(["[emotive verb]", "rip into = criticise", "[label noun]", "regime = government"])
    >>> [(at.first, at.end, at.entry.plainer) for at in listed.find(["critics", "ripped", "into", "regimes"])]
    [(1, 3, 'criticised'), (3, 4, 'governments')]
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._entries: dict[str, list[Entry]] = {}
        self._longest: dict[str, int] = {}
        for form, entry in _entries(lines):
            same = self._entries.setdefault(form, [])
            if all((entry.kind, entry.part) != (other.kind, other.part) for other in same):
                same.append(entry)
            first, length = form.split(" ", 1)[0], form.count(" ") + 1
            self._longest[first] = max(self._longest.get(first, 0), length)

    @property
    def words(self) -> set[str]:
        """All forms of the single words."""
        return {form for form in self._entries if " " not in form}

    def find(self, words: Sequence[str]) -> Iterator[Match]:
        """Find the listed words and phrases among words in small letters; matches may overlap."""
        for first, word in enumerate(words):
            for length in range(1, self._longest.get(word, 0) + 1):
                end = first + length
                for entry in self._entries.get(" ".join(words[first:end]), ()):
                    if end <= len(words):
                        yield Match(first, end, entry)


@cache
def shipped() -> WordList:
    """Give the list that comes with onrecord."""
    return WordList(files(__package__).joinpath("words.txt").read_text(encoding="utf8").splitlines())


def _entries(lines: Iterable[str]) -> Iterator[tuple[str, Entry]]:
    kind: Kind = KINDS[0]
    part: PartOfSpeech = "noun"
    for line in lines:
        if line.startswith("["):
            kind, part = cast("tuple[Kind, PartOfSpeech]", tuple(line.strip("[]").split()))
        elif line and not line.startswith("#"):
            for written in line.split(","):
                base, _, plainer = (each.strip() for each in written.partition("="))
                given = forms(base.lower(), part)
                other = forms(plainer, part) if plainer else [None] * len(given)
                yield from ((form, Entry(kind, part, same)) for form, same in zip(given, other, strict=True))
