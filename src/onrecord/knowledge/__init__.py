"""The table of actors: countries, who speaks for them, who held which office when, and what groups are called.

The table is small and dated, and knows nothing about any article. It says what words stand for at a date, or None.
No answer is better than a guess: a name that two entries share stands for neither, and the holder of an office is named
only if nobody else could be meant at the date. docs/actors.md says what is in the table, and how to add to it.

    >>> from onrecord import knowledge
    >>> table = knowledge.load()
    >>> table.describe("the US president", kind="person", on="2009-06-04").name
    'Barack Obama'
    >>> table.describe("the US president", kind="person", on="2009").name  # there were two that year
    'President of the United States'

The table's files are read at the first question.
"""

from onrecord.knowledge.codes import CountryCodes, StateNumber, codes_of
from onrecord.knowledge.table import Knowledge, load

__all__ = ["CountryCodes", "Knowledge", "StateNumber", "codes_of", "load"]
