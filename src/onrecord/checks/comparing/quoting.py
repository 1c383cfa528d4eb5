"""An article's quotations, with their words and their speakers."""

from dataclasses import dataclass
from typing import Final

from onrecord.checks.comparing.turning import turning
from onrecord.checks.comparing.word import Word
from onrecord.checks.comparing.words import spoken, written
from onrecord.checks.given import CheckInput
from onrecord.schema import Actor, Span, Statement

_BESIDE: Final = 300
"""So many characters after a quotation belong to it."""


@dataclass(frozen=True)
class Quoted:
    """A quotation without its marks: its words, and the statements in whose content it stands, the innermost first."""

    span: Span
    words: tuple[Word, ...]
    statements: tuple[Statement, ...]

    @property
    def statement(self) -> tuple[str, ...]:
        """The id of the innermost statement, if there is one."""
        return tuple(each.id for each in self.statements[:1])


def quotations(given: CheckInput, least: int) -> tuple[Quoted, ...]:
    """Give an article's quotations of so many words at least, in order: between marks, or set apart on a page.

    A quotation that lacks one of its marks is left out: nobody can tell where it ends.
    """
    structure = given.structure
    places = [
        (each.start + each.opening, each.end - each.closing) for each in structure.quotations.outermost if each.whole
    ]
    places += [block.words for block in structure.blocks]
    found = []
    for start, end in sorted(places):
        words = written(given.text, start, end)
        if sum(word.kind in ("word", "edited") for word in words) >= least:
            span = Span(words[0].start, words[-1].end)
            found.append(Quoted(span, words, given.holding(span.start)))
    return tuple(found)


def speakers(given: CheckInput, statements: tuple[Statement, ...]) -> tuple[Actor, ...]:
    """Give everybody who may be the speaker of words in these statements; nobody if one has no known speaker."""
    if not all(each.speakers for each in statements):
        return ()
    return tuple(given.actors[who] for each in statements for who in each.speakers or ())


def is_told_beside(given: CheckInput, start: int, end: int) -> bool:
    """Tell whether the sentence of some characters, or what follows it, has words that turn what is said, outside them.

    What a quotation leaves out, an article may well give in its own words, or in the next quotation.
    """
    before = spoken(given.text, given.sentence(start).start, start)
    after = spoken(given.text, end, end + _BESIDE)
    return turning([word.form for word in (*before, *after)]) is not None
