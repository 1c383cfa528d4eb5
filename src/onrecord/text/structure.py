"""The structure of an article's text, which every later stage uses."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Self

from onrecord.schema import Article
from onrecord.text.blocks import BlockQuotation, find_blocks
from onrecord.text.entries import entry_heads
from onrecord.text.foreign import foreign_paragraphs
from onrecord.text.layout import Layout, Pair
from onrecord.text.quotations import Quotations
from onrecord.text.scenes import Scene, find_number, other_headlines
from onrecord.text.sentences import sentence_starts


@dataclass(frozen=True, slots=True)
class TextStructure:
    """An article with its paragraphs, sentences and quotations, and what of it isn't read.

    Not read are `foreign`, what is in another language, and `heads`, where a live blog shows who wrote an entry, and
    when. `headlines` are items of lists that are headlines, `entries` the entries of a live blog. `sentences` are where
    they begin; `blocks` are quotations without marks.

    >>> structure = TextStructure.of(Article(id="a", text="“No,” she said."))
    >>> structure.layout.paragraphs, structure.quotations.outermost[0].end
    (((0, 15),), 5)
    """

    article: Article
    layout: Layout
    quotations: Quotations
    blocks: tuple[BlockQuotation, ...] = ()
    foreign: tuple[Pair, ...] = ()
    heads: tuple[Pair, ...] = ()
    headlines: tuple[Pair, ...] = ()
    entries: tuple[Pair, ...] = ()
    sentences: tuple[int, ...] = ()

    @classmethod
    def of(cls, article: Article) -> Self:
        """Split an article's text into paragraphs, sentences and quotations."""
        layout = Layout.of(article)
        quotations = Quotations.of(article.text, layout.paragraphs)
        return cls(
            article,
            layout,
            quotations,
            find_blocks(article),
            foreign_paragraphs(article),
            entry_heads(article),
            other_headlines(article),
            tuple((entry.start, entry.end) for entry in article.entries),
            sentence_starts(article.text, layout.paragraphs),
        )

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def scene(self, position: int) -> Scene:
        """Give the scene that a character stands in."""
        return Scene(find_number(self.headlines, position), find_number(self.entries, position))

    def sentence(self, position: int) -> int:
        """Give the number of the sentence of a character; -1 before the first."""
        return bisect_right(self.sentences, position) - 1

    def sentences_in(self, start: int, end: int) -> tuple[int, ...]:
        """Give the places among some characters where a sentence begins."""
        return self.sentences[bisect_left(self.sentences, start) : bisect_left(self.sentences, end)]

    def in_title(self, position: int) -> bool:
        """Tell whether a character belongs to the title."""
        title = self.article.title
        return title is not None and title.start <= position < title.end
