"""Citations of articles and of statements in them, in the formats of reference managers.

citation  what is cited, the same for all formats
csl       CSL JSON
ris       RIS
bibtex    BibTeX
"""

from onrecord.exchange.citations.bibtex import write_bibtex
from onrecord.exchange.citations.citation import Citation, cite
from onrecord.exchange.citations.csl import write_csl
from onrecord.exchange.citations.ris import write_ris

__all__ = ["Citation", "cite", "write_bibtex", "write_csl", "write_ris"]
