"""The structure of a text, as far as it can be seen without knowing what the words mean.

layout       paragraphs
marks        which quotation marks belong together
quotations   the quotations, nested
structure    all of it, for the stages that come after
"""

from onrecord.recorder.text.layout import Layout, Pair
from onrecord.recorder.text.quotations import Quotation, Quotations
from onrecord.recorder.text.structure import TextStructure

__all__ = ["Layout", "Pair", "Quotation", "Quotations", "TextStructure"]
