"""The words by which a text describes somebody, and the titles beside the names: what "the mayor" may go back to."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from onrecord.recorder.actors.chains import Coreference

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_LITTLE: Final = frozenset({"the", "this", "that", "and", "for", "his", "her", "its", "their", "own", "who", "former"})
_BESIDE: Final = 60
"""So many characters beside a name are searched."""

_CLAUSE: Final = re.compile(r"[.,;:!?()\"“”‘’\n]|(?<!\w)(?:and|but|by|from|of|said|that|to|told|when|with)(?!\w)")
_APPOSITION: Final = re.compile(r", (?:an? |the )?[^.,;:!?()\"“”\n]{3,60}")


class RoleWords:
    """Compares descriptions with what an article says of its actors."""

    def __init__(self, text: str, coreference: Coreference) -> None:
        self._text = text
        self._coreference = coreference
        self._ends = sorted(each.span[1] for each in coreference.mentions if each.form == "name")
        self._known: dict[int, frozenset[str]] = {}

    def shared(self, chain: int, description: str) -> float:
        """Tell which share of a description's words an actor's descriptions and titles have, too."""
        words = set(_words(description))
        if chain not in self._known:
            self._known[chain] = frozenset(self._of(chain))
        return len(words & self._known[chain]) / len(words) if words else 0.0

    def _of(self, chain: int) -> Iterator[str]:
        """The words of an actor's descriptions, and those right beside its names: "Mayor" of "Mayor Ana Reyes"."""
        for each in (self._coreference.mentions[i] for i in self._coreference.chains[chain].mentions):
            if each.form == "nominal":
                yield from _words(each.text)
            elif each.form == "name":
                start, end = each.span
                last = bisect_right(self._ends, start) - 1
                since = max(0, start - _BESIDE, self._ends[last] if last >= 0 else 0)
                yield from _words(_CLAUSE.split(self._text[since:start])[-1])
                if behind := _APPOSITION.match(self._text, end, end + _BESIDE):
                    yield from _words(behind.group())


def _words(text: str) -> list[str]:
    return [word for word in map(str.casefold, _WORD.findall(text)) if word not in _LITTLE]
