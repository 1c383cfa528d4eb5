"""Records for other tools, and back from them; each function is pure, and one file knows one format.

marks           what tools that mark text carry of a record
editing         the record after an edit
brat            brat standoff
brat_lines      the lines of brat's files
"""

from onrecord.exchange.brat import brat, from_brat

__all__ = ["brat", "from_brat"]
