"""The direct words of a statement: what stands between quotation marks in its content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final

from onrecord.stories.frequencies import rarity
from onrecord.stories.quotations.shelf import StatementView
from onrecord.stories.terms import terms
from onrecord.text import Quotations
from onrecord.text.comparing import FUNCTION_WORDS, Word, spoken, stem, written

LEAST_WORDS: Final = 3
"""Fewer words in a row are no quotation, but a manner of speaking."""

MOST_RARE: Final = 6.0
"""No word counts as rarer than this: a slip of the pen is no sign."""

BEGINNING: Final = 3
"""Two words of which these first letters differ are never the same, however they are bent or spelt."""

_GAP: Final = " … "
_MARKS: Final = " .,;:!?…\"'“”‘’"


@dataclass(frozen=True)
class Passage:
    """The direct words of a statement as one text, and the words around them in its content."""

    view: StatementView
    text: str
    around: str

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words as they stand there, with ellipses and brackets."""
        return written(self.text, 0, len(self.text))

    @cached_property
    def spoken(self) -> tuple[Word, ...]:
        """Its words without what an editor put in."""
        return spoken(self.text, 0, len(self.text))

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """How its words and their stems begin."""
        return frozenset(each[:BEGINNING] for word in self.spoken for each in (word.form, stem(word.form)))

    @cached_property
    def rare(self) -> dict[str, float]:
        """The stems of its words that say something, and how rare each is."""
        return {
            stem(word.form): min(_rarity(word.form), MOST_RARE)
            for word in self.spoken
            if word.form not in FUNCTION_WORDS
        }

    @cached_property
    def content(self) -> list[str]:
        """The stems of its words that say something, in order."""
        return [stem(word.form) for word in self.spoken if word.form not in FUNCTION_WORDS]

    @cached_property
    def unquoted(self) -> frozenset[str]:
        """The words that its statement's content has outside of quotation marks."""
        return frozenset(word.form for word in spoken(self.around, 0, len(self.around)))


def passages(views: Sequence[StatementView]) -> Iterator[Passage]:
    """Give the direct words of an article's statements, as far as there are enough of them."""
    return (found for view in views if (found := passage(view)) is not None)


@lru_cache(maxsize=8192)
def passage(view: StatementView) -> Passage | None:
    """Give the direct words of a statement, without those of statements within it; None if these are too few.

    What somebody says on both sides of "she said" is one passage. Between two that the outlet joins in words of its
    own, an ellipsis stands.

    >>> said = "“The bridge is safe,” … “and it will stay so.”"
    >>> passage(StatementView(1, 1, None, None, (), said, "direct")).text
    'The bridge is safe, and it will stay so.'
    >>> said = "the bridge is “safe as houses” and “will stay” so"
    >>> passage(StatementView(1, 1, None, None, (), said, "mixed")).text
    'safe as houses … will stay'
    """
    content = view.content
    spans = [
        (each.start + each.opening, each.end - each.closing)
        for each in Quotations.of(content, [(0, len(content))]).outermost
    ]
    if not spans and view.form == "direct":
        spans = [(0, len(content))]
    own = [span for span in spans if not any(content[slice(*span)].strip(_MARKS) in other for other in view.inner)]
    if not own:
        return None
    text = content[slice(*own[0])]
    for before, after in pairwise(own):
        apart = content[before[1] : after[0]].strip(_MARKS)
        text = _joined(text, content[slice(*after)], _GAP if apart else " ")
    edges = [0, *(place for span in spans for place in span), len(content)]
    around = " ".join(content[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    found = Passage(view, text, around)
    return found if len(found.spoken) >= LEAST_WORDS else None


def _joined(text: str, more: str, between: str) -> str:
    """Join two parts; the comma before “she said” stands for a full stop where a sentence follows."""
    if text.endswith(",") and more[:1].isupper() and not more.startswith(("I ", "I’", "I'")):
        text = f"{text[:-1]}."
    return text + between + more


@lru_cache(maxsize=65_536)
def _rarity(word: str) -> float:
    return rarity(next(iter(terms(word)), word))
