"""The structure of a text, as far as it shows without knowing what the words mean.

layout       paragraphs
blocks       quotations that a page sets apart, and who signs them
marked_events events without what stands where nothing is read
foreign      what is in another language
entries      where the entries of a live blog show who wrote them, and when
scenes       headlines in lists, whose "he" and "the mayor" nothing outside tells of
invisible    characters that nobody sees
comparing    words held against words: the same passage given twice
marks        which quotation marks belong together
quotations   the quotations, nested
forms        how much of a content is quoted
quoting      words as others quote them
nesting      which content stands inside which other one
sentences    where the sentences begin
structure    all of it, for the stages that come after
bounds       numbers in words and figures, as bounds
numbers      the numbers of a text, with what bends them
nouns        the noun that a number counts
units        units of measure and currencies
roles        the words that people and bodies are called by
callings     what an article calls its actors
descriptions what stands before a name and says what its bearer is
quantities   numbers with what they count or measure
timex        the days that a TIMEX3 value can mean
"""

from onrecord.text.blocks import BlockQuotation
from onrecord.text.bounds import NUMBER, Bounds, read_bounds
from onrecord.text.entries import without_heads
from onrecord.text.foreign import mentions_outside, without_foreign
from onrecord.text.invisible import INVISIBLE, is_blank, visible, with_visible_edges
from onrecord.text.layout import Layout, Pair, overlaps
from onrecord.text.nesting import holds, length
from onrecord.text.quotations import Quotation, Quotations
from onrecord.text.scenes import Scene
from onrecord.text.structure import TextStructure

__all__ = [
    "INVISIBLE",
    "NUMBER",
    "BlockQuotation",
    "Bounds",
    "Layout",
    "Pair",
    "Quotation",
    "Quotations",
    "Scene",
    "TextStructure",
    "holds",
    "is_blank",
    "length",
    "mentions_outside",
    "overlaps",
    "read_bounds",
    "visible",
    "with_visible_edges",
    "without_foreign",
    "without_heads",
]
