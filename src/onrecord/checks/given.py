"""What a check is given: a finished record, and what is needed again and again to look things up in it.

What a check needs from elsewhere, it names here as a protocol, and the pipeline hands it in.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Protocol

from onrecord.schema import Actor, Elsewhere, LoadedPiece, Record, Span, Statement
from onrecord.schema.article import DAY
from onrecord.schema.weighed import Weighed
from onrecord.text import TextStructure


def day_of(value: str | None) -> date | None:
    """Read the day of a date in ISO 8601; None where it has none, or one that is in no calendar.

    >>> day_of("2024-03-01T18:40Z"), day_of("2024-03"), day_of("2024-02-31")
    (datetime.date(2024, 3, 1), None, None)
    """
    try:
        return date.fromisoformat((value or "")[:DAY])
    except ValueError:
        return None


class Shelf(Protocol):
    """Finds what another outlet published about the same; the pipeline makes one from an archive."""

    def find(self, outlet: str, words: str) -> Elsewhere | None:
        """Give the passage of the outlet's article that tells what these words tell; None where there is none."""


class Judge(Protocol):
    """Tells how a text stands to a headline; the pipeline makes one from the network's pair classifier."""

    def weigh(self, headline: str, passage: str) -> Weighed:
        """Weigh a passage of the body against a headline."""


@dataclass(frozen=True)
class CheckInput:
    """A record, with its sentences and quotations, and its statements by place.

    `judge` and `originals` are what some checks need besides: the pair classifier, and the records of the originals
    that the article's quotations are held against. `files` names the file that an original came from, by its article's
    id; an original that isn't in there is an article. `shelf` finds the articles of other outlets, where there are
    some. `loaded` are the pieces of words that may be loaded, as the network marked them; None if it wasn't asked.
    `tried` tells that the headline isn't the article's own: somebody tries it.

    >>> from onrecord.schema import Article, Model
    >>> given = CheckInput(Record(article=Article(id="a", text="It rained. “No,” she said."),
    ...                           model=Model(name="by hand", version="1")))
    >>> given.text[given.sentence(3).start : given.sentence(3).end], given.is_quoted(13), given.is_quoted(3)
    ('It rained.', True, False)
    """

    record: Record
    judge: Judge | None = None
    originals: tuple[Record, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    shelf: Shelf | None = None
    loaded: tuple[LoadedPiece, ...] | None = None
    tried: bool = False

    @property
    def text(self) -> str:
        """The article's text."""
        return self.record.article.text

    @cached_property
    def structure(self) -> TextStructure:
        """Paragraphs, sentences and quotations."""
        return TextStructure.of(self.record.article)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, without white space at their ends."""
        ends = sorted({*self.structure.sentences[1:], *(end for _, end in self.structure.layout.paragraphs)})
        found = []
        for start in self.structure.sentences:
            end = ends[bisect_right(ends, start)]
            if words := self.text[start:end].strip():
                first = self.text.index(words, start)
                found.append(Span(first, first + len(words)))
        return tuple(found)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence(self, position: int) -> Span:
        """Give the sentence of a character; the first one for a character before it, all of a text without words."""
        return self.sentences[self.number(position)] if self.sentences else Span(0, len(self.text))

    def number(self, position: int) -> int:
        """Give the number of a character's sentence, counted from 0."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    @cached_property
    def told_in(self) -> tuple[tuple[Statement, ...], ...]:
        """For each sentence, the statements of which a source, a cue or a content begins or ends in it."""
        found: list[list[Statement]] = [[] for _ in self.sentences]
        for statement in self.record.statements:
            for number in sorted({self.number(at) for span in statement.spans for at in (span.start, span.end - 1)}):
                found[number].append(statement)
        return tuple(map(tuple, found))

    def is_quoted(self, position: int) -> bool:
        """Tell whether a character stands in quotation marks, or in a quotation that a page sets apart."""
        blocks = (block.words for block in self.structure.blocks)
        return bool(self.structure.quotations.at(position)) or any(start <= position < end for start, end in blocks)

    @cached_property
    def _contents(self) -> list[tuple[int, int, Statement]]:
        """The fragments of all contents, from the shortest to the longest."""
        found = [(span.start, span.end, each) for each in self.record.statements for span in each.content]
        return sorted(found, key=lambda found: found[1] - found[0])

    def innermost(self, position: int) -> Statement | None:
        """Give the innermost statement in whose content a character stands; None if the outlet tells it itself."""
        return next((each for start, end, each in self._contents if start <= position < end), None)

    def holding(self, position: int) -> tuple[Statement, ...]:
        """Give all statements in whose contents a character stands, the innermost first."""
        return tuple(each for start, end, each in self._contents if start <= position < end)

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """The statements by their ids."""
        return {statement.id: statement for statement in self.record.statements}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """The actors by their ids."""
        return {actor.id: actor for actor in self.record.actors}

    @cached_property
    def published_on(self) -> date | None:
        """The day on which the article came out; None where it isn't known to the day."""
        published = self.record.article.published
        return day_of(published.value) if published else None

    def in_title(self, position: int) -> bool:
        """Tell whether a character belongs to the title."""
        return self.structure.in_title(position)
