"""The table of actors: countries, who speaks for them, who held which office when, and what groups are called.

It is small, dated, and knows nothing of any article: it answers what words stand for at a date, or None. Rather no
answer than a guess: a name that two entries share is nobody's, and an office's holder is named only where the date
leaves no other. What it holds, and how a reader extends it, is told in docs/actors.md.

    >>> from onrecord import knowledge
    >>> table = knowledge.load()
    >>> table.describe("the US president", kind="person", on="2009-06-04").name
    'Barack Obama'
    >>> table.describe("the US president", kind="person", on="2009").name  # there were two that year
    'President of the United States'

Nothing is read before it is asked for.
"""

from onrecord.knowledge.table import Knowledge, load

__all__ = ["Knowledge", "load"]
