"""The language that the grammar is written in: regular expressions over classes of words.

In a pattern a name in capitals is a class of the tables in `words`, a name in small letters is that very word, a name
in angle brackets is a pattern of its own that is put there, and ``name=`` gives the next of these, or the group that
follows, a name. What stands between two words is a gap, written as in `tokens`: a space, a comma (with a space behind
it), a hyphen, ``.`` for a full stop with a space behind it and ``·`` for one without, ``~`` for nothing. All else is as
in Python's regular expressions: ``(month=MONTH |month=ABBR[ .])day=DAY(,year=YEAR)?``.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

_ATOM: Final = re.compile(
    r"""<(?P<macro>[a-z]+)>
    |(?P<name>[a-z]+)=
    |(?P<cls>[A-Z]{2,})
    |(?P<word>[^\W\d_]+)
    |\[(?P<gaps>[^\]]*)\]
    |(?P<times>[?*+]|\{[\d,]+\})
    |(?P<look>\(\?<?[!=])
    |.""",
    re.VERBOSE | re.DOTALL,
)


def literals(pattern: str) -> Iterator[str]:
    """Give the words that stand in a pattern as themselves.

    >>> list(literals("(the )?year=YEAR"))
    ['the']
    """
    return (atom["word"] for atom in _ATOM.finditer(pattern) if atom["word"])


class Translation(NamedTuple):
    """A pattern as a regular expression over letters: the letters that it can begin with, whether it can be empty, and
    the groups of each name (a name may stand in several places of a pattern)."""

    regex: str
    first: frozenset[str]
    empty: bool
    groups: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, pattern: str, macros: Mapping[str, str], letters: Mapping[str, str]) -> "Translation":
        """Translate a pattern; `letters` has the letters of each class and of each word.

        >>> Translation.of("(the-)?year=YEAR", {}, {"the": "t", "YEAR": "Y"}).regex
        '(?:[t]-)?(?P<year_0>[Y])'
        """
        groups: dict[str, tuple[str, ...]] = {}
        regex, first, empty = _Translator(pattern, macros, letters, groups).alternatives()
        return cls(regex, first, empty, groups)


_Piece = tuple[str, frozenset[str], bool]


class _Translator:
    """Walks over the atoms of a pattern; a look around begins nothing and takes nothing."""

    def __init__(
        self, pattern: str, macros: Mapping[str, str], letters: Mapping[str, str], groups: dict[str, tuple[str, ...]]
    ) -> None:
        self._atoms = list(_ATOM.finditer(pattern))
        self._at = 0
        self._macros, self._letters, self._groups = macros, letters, groups

    def alternatives(self) -> _Piece:
        """Translate up to the end of the pattern or of the group that was opened."""
        pieces = [self._sequence()]
        while self._next() == "|":
            self._at += 1
            pieces.append(self._sequence())
        regexes, firsts, empties = zip(*pieces, strict=True)
        return "|".join(regexes), frozenset().union(*firsts), any(empties)

    def _next(self) -> str:
        return self._atoms[self._at][0] if self._at < len(self._atoms) else ")"

    def _sequence(self) -> _Piece:
        regex, first, empty = "", frozenset[str](), True
        while self._next() not in ("|", ")"):
            piece, begins, optional = self._atom()
            if self._at < len(self._atoms) and (times := self._atoms[self._at]["times"]):
                self._at += 1
                piece, optional = f"{piece}{times}", optional or times in "?*"
            regex += piece
            first, empty = (first | begins if empty else first), empty and optional
        return regex, first, empty

    def _atom(self) -> _Piece:
        atom = self._atoms[self._at]
        self._at += 1
        if atom["name"]:
            group = self._group(atom["name"])
            regex, first, empty = self._atom()
            return f"(?P<{group}>{regex})", first, empty
        if atom["macro"]:
            inner = _Translator(self._macros[atom["macro"]], self._macros, self._letters, self._groups)
            regex, first, empty = inner.alternatives()
            return f"(?:{regex})", first, empty
        if atom["look"] or atom[0] == "(":
            regex, first, empty = self.alternatives()
            self._at += 1  # the closing bracket
            return (f"{atom[0]}{regex})", frozenset(), True) if atom["look"] else (f"(?:{regex})", first, empty)
        return self._letter(atom)

    def _group(self, name: str) -> str:
        """A name of its own for the next part that goes by this one."""
        group = f"{name}_{len(self._groups.get(name, ()))}"
        self._groups[name] = (*self._groups.get(name, ()), group)
        return group

    def _letter(self, atom: re.Match[str]) -> _Piece:
        if atom["cls"] or atom["word"]:
            found = self._letters[atom["cls"] or atom["word"]]
            return f"[{found}]", frozenset(found), False
        if atom["gaps"]:
            return atom[0], frozenset(atom["gaps"]), False
        return re.escape(atom[0]) if atom[0] == "." else atom[0], frozenset(atom[0]), False
