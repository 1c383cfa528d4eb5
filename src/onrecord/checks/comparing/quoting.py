"""An article's quotations, with their words and their speakers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from onrecord.checks.given import CheckInput
from onrecord.schema import Actor, Span, Statement
from onrecord.text.comparing.spelling import fold
from onrecord.text.comparing.turning import turning
from onrecord.text.comparing.word import Word, word_set
from onrecord.text.comparing.words import spoken, written

_FIRST_PERSON: Final = word_set("i we us our my me")
_INTERRUPTION: Final = re.compile(r"[^\w\n]{0,3}[^\W\d_][^\n]{0,99},\s")
"""What stands between two parts of one sentence: ", he said, "."""
_BESIDE: Final = 120
"""So many characters after a quotation belong to it."""


@dataclass(frozen=True)
class Quoted:
    """A quotation without its marks, in parts where "she said" interrupts its sentence, and the statements around it.

    These are the statements in whose content it begins, the innermost first.
    """

    parts: tuple[Span, ...]
    words: tuple[Word, ...]
    statements: tuple[Statement, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.parts[-1].end

    @property
    def statement(self) -> tuple[str, ...]:
        """The id of the innermost statement, if there is one."""
        return tuple(each.id for each in self.statements[:1])

    def places(self, words: Sequence[Word]) -> tuple[Span, ...]:
        """Give where some of its words stand: one span in each part."""
        inside = ([word for word in words if part.start <= word.start < part.end] for part in self.parts)
        return tuple(Span(found[0].start, found[-1].end) for found in inside if found)

    def spoken(self, text: str) -> tuple[Word, ...]:
        """Give its words as those of an original."""
        return tuple(word for part in self.parts for word in spoken(text, part.start, part.end))


def quotations(given: CheckInput, least: int) -> tuple[Quoted, ...]:
    """Give an article's quotations of so many words at least, in order: between marks, or set apart on a page.

    A quotation that lacks one of its marks is left out: nobody can tell where it ends.
    """
    found = []
    for parts in _joined(given):
        words = tuple(word for part in parts for word in written(given.text, part.start, part.end))
        if sum(word.kind in ("word", "edited") for word in words) >= least:
            found.append(Quoted(tuple(parts), words, given.holding(parts[0].start)))
    return tuple(found)


def _joined(given: CheckInput) -> Iterator[list[Span]]:
    """Give the quotations with those together that are one sentence: "“We will,” he said, “if we can”"."""
    structure = given.structure
    places = [
        Span(each.start + each.opening, each.end - each.closing)
        for each in structure.quotations.outermost
        if each.whole and each.end - each.closing > each.start + each.opening
    ]
    places += [Span(*block.words) for block in structure.blocks]
    parts: list[Span] = []
    for place in sorted(places):
        if parts and not _goes_on(given, parts[-1], place):
            yield parts
            parts = []
        parts.append(place)
    if parts:
        yield parts


def _goes_on(given: CheckInput, before: Span, after: Span) -> bool:
    text = given.text
    between = text[before.end : after.start - 1]
    if not _INTERRUPTION.fullmatch(between) or "," not in text[before.end - 1 : before.end + 3]:
        return False
    one, other = ({each.id for each in given.holding(part.start)} for part in (before, after))
    return not one.isdisjoint(other) or not (one and other)


def speakers(given: CheckInput, statements: tuple[Statement, ...]) -> tuple[Actor, ...]:
    """Give everybody who may be the speaker of words in these statements; nobody if one has no known speaker.

    What somebody says of their own words ("I think") has the speaker of the statement around it.
    """
    known = [each for each in statements if each.speakers or not _is_own(given, each)]
    if not all(each.speakers for each in known):
        return ()
    return tuple(given.actors[who] for each in known for who in each.speakers or ())


def is_by_name(given: CheckInput, quoted: Quoted) -> bool:
    """Tell whether a quotation is attributed by a verb, or another cue, and to somebody by name, not to "he"."""
    if not quoted.statements or not quoted.statements[0].cue:
        return False
    statement = quoted.statements[0]
    source = fold(" ".join(span.cut(given.text) for span in statement.source))
    names = [given.actors[who].name for who in statement.speakers or ()]
    return any(fold(name.split()[-1]) in source for name in names)


def _is_own(given: CheckInput, statement: Statement) -> bool:
    words = " ".join(span.cut(given.text) for span in statement.source)
    return words.casefold() in _FIRST_PERSON


def is_told_beside(given: CheckInput, quoted: Quoted, turn: str) -> bool:
    """Tell whether the article has a word that turns a quotation beside it: in its own words, or in the next one."""
    before = spoken(given.text, given.sentence(quoted.start).start, quoted.start)
    after = spoken(given.text, quoted.end, quoted.end + _BESIDE)
    between = (word for one, two in pairwise(quoted.parts) for word in spoken(given.text, one.end, two.start))
    here = [word.form for word in (*before, *between, *after)]
    return turn in here or (" " in turn and turning(here) == turn)
