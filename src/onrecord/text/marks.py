"""Pairs the quotation marks of a text, whatever kind an outlet uses, and whatever mistakes it makes.

Marks are read paragraph by paragraph, from left to right, with a stack, so that the time is linear in the text:

- A mark that can be either (`"`, `''`) opens after a space or a bracket, and closes before a space or punctuation.
  Between two letters or two spaces it closes what is open, else it opens. Curly and angled marks say themselves what
  they do, unless their place says otherwise and another custom explains it: „German“, »Danish«, ”Swedish”.
- Double and single marks are paired separately, and a single quotation never crosses a double one.
- A single mark between letters is an apostrophe, as it is in '90s. After an s and before a word ("the miners' strike"),
  it is one if a better closing mark follows before the next quotation opens.
- If the closing mark of a quotation is missing, it ends where the next one in its paragraph opens, or with its
  paragraph. It goes on only if the next paragraph opens it again, as newspapers print long quotations. A double closing
  mark that nothing opened closes a quotation that began with its paragraph, or after the quotation before.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.text.layout import Pair

_RUN = re.compile("[\"“”„‟«»‹›＂‘’‚‛'`]+")
_MARK = re.compile("``|''|‘‘|’’|.")
_MARK_CLOSING = re.compile("'(?=(?:'')+$)|``|''|‘‘|’’|.")  # ''' closes a single quotation, then the double one
_FEET = re.compile(r"['’′]\d{1,2}$")
_DECADE = re.compile(r"\d\ds\b")
_WORD = re.compile(r"\w+")

_OPENS_AFTER = frozenset("([{<—–-/:=|*_>")
_CLOSES_BEFORE = frozenset(".,;:!?)]}>—–-/…|*_")

_SINGLE = frozenset("‘’‚‛'`")
_OPENING = frozenset({"“", "„", "‟", "«", "‹", "``", "‘‘"})
_CLOSING = frozenset({"”", "»", "›", "’’"})
_ANGLED = frozenset("«»‹›")
_PARTNERS = {
    "”": {"“", "„", "‟", "”", "‘‘"}, "“": {"„", "“", "”"}, "‟": {"„", "”"}, "„": {"”"}, "»": {"«"}, "«": {"»"},
    "›": {"‹"}, "‹": {"›"}, "''": {"``", "''"}, "’’": {"‘‘", "``"}, "``": {"``"}, "‘‘": {"‘‘"}, '"': {'"', "``"},
    "＂": {"＂"},
}  # fmt: skip
"""The opening marks that match each closing mark best."""

_REOPENING = ('"', "“", "„", "``", "''", "‘‘")
"""The double marks that begin each paragraph of a long quotation."""

_ELIDED = frozenset({"em", "til", "tis", "twas", "n", "bout"})
"""Words that are written with an apostrophe in front."""

DEEPEST = 8
"""The deepest nesting of quotations in news; more open marks are decoration, and would make every look-up slow."""


class MarkPair(NamedTuple):
    """The extent of a quotation, marks included, and the lengths of its marks, 0 if a mark is missing."""

    start: int
    end: int
    opening: int
    closing: int


@dataclass(slots=True)
class _Single:
    """A single mark and what it can do; it closes only `perhaps` where it may be the apostrophe of a possessive."""

    position: int
    mark: str
    opens: bool
    closes: bool
    perhaps: bool


@dataclass(slots=True)
class _Open:
    """A quotation that isn't closed yet; if nothing closes it, it ends at `until`."""

    start: int
    mark: str
    until: int
    singles: list[_Single] = field(default_factory=list)

    def opened_again_at(self, text: str, paragraph: Pair) -> bool:
        """Tell whether a paragraph begins with such a mark; straight and curly ones are often mixed."""
        marks = (self.mark,) if self.mark in _SINGLE | _ANGLED else _REOPENING
        return text.startswith(marks, *paragraph)

    def leave(self, text: str) -> Iterator[MarkPair]:
        """Give the quotation without its closing mark; a straight single mark that nothing closes is an apostrophe."""
        end = self.start + len(text[self.start : self.until].rstrip())
        if self.mark not in {"'", "`"} and end > self.start + len(self.mark):
            yield MarkPair(self.start, end, len(self.mark), 0)


def pair_marks(text: str, paragraphs: Iterable[Pair]) -> list[MarkPair]:
    """Pair the quotation marks of a text, in no order; some pairs may cross.

    >>> pair_marks("“No,” she said.", [(0, 15)])
    [MarkPair(start=0, end=5, opening=1, closing=1)]
    """
    found: list[MarkPair] = []
    left: _Open | None = None
    for span in paragraphs:
        if left and not left.opened_again_at(text, span):
            found += left.leave(text)
            left = None
        paragraph = _Paragraph(text, span, left)
        still_open = paragraph.read()
        if paragraph.carried:  # the mark was there, but did not open anything
            found += paragraph.carried.leave(text)
        found += paragraph.found
        left = still_open
    if left:
        found += left.leave(text)
    return found


class _Paragraph:
    """Reads the marks of one paragraph; `carried` is the quotation that its first mark may open again."""

    def __init__(self, text: str, span: Pair, carried: _Open | None) -> None:
        self.text, (self.first, self.last) = text, span
        self.carried = carried
        self.found: list[MarkPair] = []
        self.stack: list[_Open] = []  # the double quotations that are open
        self.singles: list[_Single] = []  # the single marks outside of all double quotations
        self.free = self.first  # no quotation found so far reaches past this

    def read(self) -> _Open | None:
        """Find the paragraph's quotations, and return the one that is open at its end."""
        text = self.text
        for run in _RUN.finditer(text, self.first, self.last):
            start, end = run.span()
            before = text[start - 1] if start > self.first else " "
            after = text[end] if end < self.last else " "
            if end - start == 1 and text[start] in _SINGLE and before.isalnum() and after.isalnum():
                continue  # an apostrophe
            left = before.isspace() or before in _OPENS_AFTER
            right = after.isspace() or after in _CLOSES_BEFORE
            for mark in (_MARK_CLOSING if right and not left else _MARK).finditer(text, start, end):
                if mark[0] in _SINGLE:
                    self._single(mark.start(), mark[0], left, right, end)
                else:
                    self._double(mark.start(), mark[0], left and not right, right and not left)
        return self._end()

    def _double(self, at: int, mark: str, opens: bool, closes: bool) -> None:
        if mark in _OPENING:
            closing = not opens and any(frame.mark in _PARTNERS[mark] for frame in self.stack)
        elif mark in _CLOSING:
            closing = not opens or (bool(self.stack) and mark not in _ANGLED)
        elif _FEET.search(self.text[max(self.first, at - 3) : at]):
            return
        else:
            closing = closes or (not opens and bool(self.stack))
        if closing:
            self._close(at, mark)
        elif len(self.stack) < DEEPEST:
            if self.stack:
                self.stack[-1].until = min(self.stack[-1].until, at)
            self.stack.append(_Open(self._began(at, mark), mark, self.last))

    def _began(self, at: int, mark: str) -> int:
        """Find where a quotation that opens here began: here, or in an earlier paragraph."""
        if self.carried and at == self.first and (mark in _SINGLE) == (self.carried.mark in _SINGLE):
            at, self.carried = self.carried.start, None
        return at

    def _close(self, at: int, mark: str) -> None:
        end = at + len(mark)
        partner = next((d for d in range(len(self.stack) - 1, -1, -1) if self.stack[d].mark in _PARTNERS[mark]), None)
        if partner is None and self.stack and not {mark, self.stack[-1].mark} & _ANGLED:
            partner = len(self.stack) - 1  # opened with one kind of mark and closed with another
        if partner is not None:
            frame = self.stack[partner]
            del self.stack[partner:]
            self.found.append(MarkPair(frame.start, end, len(frame.mark), len(mark)))
            self._pair(frame.singles)
        elif self.stack or mark in _ANGLED or not self._ends_words(at):
            return
        else:
            between = self.text[self.free : at]
            start = at - len(between.lstrip(" .,;:!?\n"))
            self.found.append(MarkPair(start, end, 0, len(mark)))
        self.free = end

    def _ends_words(self, at: int) -> bool:
        """Tell whether the words before a mark can be the end of a quotation, and not a number of inches."""
        return at > self.free and not self.text[at - 1].isspace() and not self.text[at - 1].isdigit()

    def _single(self, at: int, mark: str, left: bool, right: bool, end_of_run: int) -> None:
        opens, closes = left and not right, right and not left
        if mark in "‘‚‛`":
            opens = not closes
        elif mark == "'" and left and right:
            opens = closes = True
        elif not left and not right:
            closes = True
        if opens and not closes and (mark == "’" or self._elided(at + 1)):
            return
        if opens or closes:
            before = self.text[at - 1] if at > self.first else " "
            space, word = self.text[end_of_run : end_of_run + 1], self.text[end_of_run + 1 : end_of_run + 2]
            perhaps = closes and before in "sSn" and space == " " and word.isalnum()
            singles = self.stack[-1].singles if self.stack else self.singles
            singles.append(_Single(at, mark, opens, closes, perhaps))

    def _elided(self, at: int) -> bool:
        """Tell whether a word begins here that has an apostrophe in front of it."""
        word = _WORD.match(self.text, at, self.last)
        return word is not None and (word[0].lower() in _ELIDED or _DECADE.match(self.text, at) is not None)

    def _pair(self, singles: list[_Single]) -> _Open | None:
        """Pair the single marks between the same double ones, and return the last one if nothing closes it."""
        index = 0
        while index < len(singles):
            opened = singles[index]
            index += 1
            if not opened.opens:
                continue
            close: int | None = None
            while index < len(singles):
                if singles[index].closes and not singles[index].perhaps:
                    close = index
                if close == index or singles[index].opens:
                    break
                close = index if close is None else close
                index += 1
            if close is not None:
                start = self._began(opened.position, opened.mark)
                self.found.append(MarkPair(start, singles[close].position + 1, 1, 1))
                index = max(index, close + 1)
                continue
            alone = _Open(opened.position, opened.mark, self.last)
            if index == len(singles):
                return alone
            if singles is self.singles:
                alone.until = singles[index].position
                self.found += alone.leave(self.text)
        return None

    def _end(self) -> _Open | None:
        for frame in self.stack:
            self._pair(frame.singles)
        single = self._pair(self.singles)
        if not self.stack:
            if single:
                single.start = self._began(single.start, single.mark)
            return single
        if single:
            self.found += single.leave(self.text)
        for frame in self.stack[:-1]:
            self.found += frame.leave(self.text)
        return self.stack[-1]
