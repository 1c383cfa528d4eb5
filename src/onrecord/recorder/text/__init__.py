"""The structure of a text, as far as it shows without knowing what the words mean.

layout       paragraphs
blocks       quotations that a page sets apart, and who signs them
foreign      what is in another language
marks        which quotation marks belong together
quotations   the quotations, nested
sentences    where the sentences begin
structure    all of it, for the stages that come after
"""

from onrecord.recorder.text.blocks import BlockQuotation
from onrecord.recorder.text.foreign import mentions_outside, overlaps, without_foreign
from onrecord.recorder.text.layout import Layout, Pair
from onrecord.recorder.text.quotations import Quotation, Quotations
from onrecord.recorder.text.structure import TextStructure

__all__ = [
    "BlockQuotation",
    "Layout",
    "Pair",
    "Quotation",
    "Quotations",
    "TextStructure",
    "mentions_outside",
    "overlaps",
    "without_foreign",
]
