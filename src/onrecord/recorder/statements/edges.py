"""Sets the edges of fragments: which punctuation and which quotation marks belong to the words."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.recorder.statements.drafts import Pairs, without
from onrecord.text import Pair, Quotation, Quotations, is_blank
from onrecord.text.quotations import REACH

_JOINING: Final = frozenset(",;:–—-.")
"""Punctuation that joins a fragment to its sentence."""

_BULLETS: Final = frozenset("•·▪►●◦*»›")

_DOTTED: Final = re.compile(r"(?:\b[^\W\d_](?:\.[^\W\d_])+|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Ave|Bros|etc))\.$")
"""Ends in an abbreviation that keeps its full stop: the U.S., 5 p.m., Acme Inc."""

_SENTENCE_GOES_ON: Final = re.compile(r"[^\S\n]*[a-z,;:]")
_BEFORE_MARK: Final = frozenset(" \t.,;:!?…")
"""The characters allowed between the last word of a content and the mark that closes its quotation."""


Trim = Callable[[str, int, int], Pair | None]
"""Sets the edges of a fragment; None if nothing is left of it."""


def settle_content(
    text: str, content: Iterable[Pair], source: Pairs, cue: Pairs, quotations: Quotations
) -> tuple[Pair, ...]:
    """Trim a content, cut its source and cue out of it, and give it the marks of its own quotations."""
    taken = tuple(sorted(source + cue))
    edges = _Edges(text, cue or source, taken, quotations)
    return _join(text, filter(None, map(edges.settle, without(content, taken))))


def tidy(text: str, pairs: Iterable[Pair], trimmed: Trim) -> Pairs:
    """Trim the fragments of a role, and join those with only white space between them."""
    return _join(text, filter(None, (trimmed(text, start, end) for start, end in pairs)))


def trim(text: str, start: int, end: int) -> Pair | None:
    """Cut off the white space and punctuation that only join a fragment to its sentence; None if nothing is left.

    A full stop is cut off if it ends the sentence. It stays in an abbreviation, in an ellipsis, and if the sentence
    goes on after it.

    >>> text = ", the U.S., he said, will stay. "
    >>> [text[slice(*pair)] for pair in (trim(text, 0, 11), trim(text, 19, 32))]
    ['the U.S.', 'will stay']
    """
    while start < end and (is_blank(text[start]) or _joins_before(text, start) or _is_bullet(text, start)):
        start += 1
    while start < end and (is_blank(text[end - 1]) or _joins_behind(text, start, end)):
        end -= 1
    return (start, end) if start < end else None


def strip(text: str, start: int, end: int) -> Pair | None:
    """Cut off only white space; None if nothing is left.

    The flat style sets the edges of sources and cues like this: PolNeAR keeps the comma that closes an apposition and
    the colon after a cue.

    >>> strip("Smith, the mayor, said:", 0, 18)
    (0, 17)
    """
    while start < end and is_blank(text[start]):
        start += 1
    while start < end and is_blank(text[end - 1]):
        end -= 1
    return (start, end) if start < end else None


def _joins_before(text: str, at: int) -> bool:
    """Tell whether a character is punctuation that a fragment can't begin with; ".5", "-3" and "…" are allowed."""
    following = text[at + 1 : at + 2]
    return text[at] in ",;:–—" or (text[at] in ".-" and (not following or following.isspace() or following in "\"'”’"))


def _is_bullet(text: str, at: int) -> bool:
    """Tell whether a character only marks an item of a list."""
    return text[at] in _BULLETS and text[at + 1 : at + 2] == " " and (at == 0 or text[at - 1] == "\n")


def _joins_behind(text: str, start: int, end: int) -> bool:
    if text[end - 1] not in _JOINING:
        return False
    if text[end - 1] != ".":
        return True
    ellipsis = text[max(start, end - 2) : end] == ".."
    return not (ellipsis or _DOTTED.search(text[max(start, end - 12) : end]) or _SENTENCE_GOES_ON.match(text, end))


def _join(text: str, pairs: Iterable[Pair]) -> Pairs:
    """Sort fragments, and join those that overlap or have only white space between them."""
    joined: list[Pair] = []
    for start, end in sorted(pairs):
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start].isspace()):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


@dataclass(slots=True, frozen=True)
class _Edges:
    """Sets the edges of a statement's content fragments, at quotation marks too.

    A mark belongs to its words: if a content begins just after the opening mark of its own quotation, or ends just
    before the closing one, it gets the mark. If a quotation holds the statement's cue, its marks belong to an outer
    statement, and are left out. So are the marks of a quotation that only begins or ends at the fragment's edge.
    """

    text: str
    anchor: Pairs
    taken: Sequence[Pair]
    quotations: Quotations

    def settle(self, fragment: Pair) -> Pair | None:
        trimmed = trim(self.text, *fragment)
        while trimmed:
            start, end = trimmed
            bare = trim(self.text, self._without_opening(start, end), self._without_closing(start, end))
            if bare == trimmed:
                break
            trimmed = bare
        if not trimmed:
            return None
        start, end = trimmed
        return self._with_opening(start), self._with_closing(start, self._with_full_stop(start, end, fragment[1]))

    def _is_own(self, quotation: Quotation) -> bool:
        return not quotation.overlaps(self.anchor)

    def _without_opening(self, start: int, end: int) -> int:
        """Find where a fragment begins without a mark that isn't its own."""
        for quotation in self.quotations.at(start):
            if start < quotation.start + quotation.opening and quotation.whole and not self._is_own(quotation):
                return min(end, quotation.start + quotation.opening)
            if quotation.closing and start >= quotation.end - quotation.closing:
                return min(end, quotation.end)
        return start

    def _without_closing(self, start: int, end: int) -> int:
        for quotation in self.quotations.at(end - 1):
            if end > quotation.end - quotation.closing and quotation.whole and not self._is_own(quotation):
                return max(start, quotation.end - quotation.closing)
            if quotation.opening and end <= quotation.start + quotation.opening:
                return max(start, quotation.start)
        return end

    def _with_opening(self, start: int) -> int:
        """Find where a fragment begins with the marks before it."""
        before = start
        while before and self.text[before - 1] in " \t" and start - before < REACH:
            before -= 1
        for quotation in reversed(self.quotations.at(before - 1) if before else ()):
            if before == quotation.start + quotation.opening and self._takes(quotation, quotation.start, start):
                return self._with_opening(quotation.start)
        return start

    def _with_closing(self, start: int, end: int) -> int:
        after = end
        while after < len(self.text) and self.text[after] in _BEFORE_MARK and after - end < REACH:
            after += 1
        for quotation in reversed(self.quotations.at(after)):
            ends_here = quotation.closing and after == quotation.end - quotation.closing
            if ends_here and quotation.start < end and self._takes(quotation, end, quotation.end):
                return self._with_closing(start, quotation.end)
        return end

    def _with_full_stop(self, start: int, end: int, most: int) -> int:
        """Keep the full stop at the end of a quotation that was never closed, since it is inside the quotation."""
        for quotation in self.quotations.at(end):
            if not quotation.closing and quotation.start >= start - REACH and end < quotation.end <= most:
                return quotation.end if not self.text[end : quotation.end].strip(".") else end
        return end

    def _takes(self, quotation: Quotation, start: int, end: int) -> bool:
        """Tell whether a fragment can take in a mark and the characters between them."""
        own = self._is_own(quotation) or (not quotation.closing and all(s >= quotation.start for s, _ in self.anchor))
        return own and not any(s < end and e > start for s, e in self.taken)
