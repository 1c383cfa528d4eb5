"""Direct words that several articles give, and what differs.

shelf     what quotations are made of, what they are, and what is needed to find and keep them
passages  the direct words of a statement
keys      numbers by which quotations are found that have words in common
speaking  whether two statements have one speaker
turned    whether what a wording leaves out turns what the rest says
judging   whether two wordings are one quotation, and how they differ
matching  puts an article's statements into quotations
"""

from onrecord.stories.quotations.matching import mend_quotations, put_quotations
from onrecord.stories.quotations.shelf import (
    QUOTATION_KINDS,
    Known,
    Member,
    QuotationKind,
    QuotationShelf,
    Speaker,
    StatementView,
    Verdict,
)

__all__ = [
    "QUOTATION_KINDS",
    "Known",
    "Member",
    "QuotationKind",
    "QuotationShelf",
    "Speaker",
    "StatementView",
    "Verdict",
    "mend_quotations",
    "put_quotations",
]
