"""The structure of an article's text, which every later stage uses."""

from dataclasses import dataclass
from typing import Self

from onrecord.recorder.text.blocks import BlockQuotation, find_blocks
from onrecord.recorder.text.entries import entry_heads
from onrecord.recorder.text.foreign import foreign_paragraphs
from onrecord.recorder.text.layout import Layout, Pair
from onrecord.recorder.text.quotations import Quotations
from onrecord.recorder.text.scenes import Scene, find_number, other_headlines
from onrecord.schema import Article


@dataclass(frozen=True, slots=True)
class TextStructure:
    """An article with its paragraphs, its quotations in marks and in blocks, and what of it isn't read.

    Not read are `foreign`, what is in another language, and `heads`, where a live blog shows who wrote an entry, and
    when. `headlines` are items of lists that are headlines, `entries` the entries of a live blog.

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

    @classmethod
    def of(cls, article: Article) -> Self:
        """Split an article's text into paragraphs and quotations."""
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
        )

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    def scene(self, position: int) -> Scene:
        """Give the scene that a character stands in."""
        return Scene(find_number(self.headlines, position), find_number(self.entries, position))

    def in_title(self, position: int) -> bool:
        """Tell whether a character belongs to the title."""
        title = self.article.title
        return title is not None and title.start <= position < title.end
