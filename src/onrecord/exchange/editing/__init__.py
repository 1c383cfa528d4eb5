"""The record that somebody has edited in another tool, from the marks that went out and those that came back.

What the marks say alike stays as it was in the record, with its id and with everything that no mark carries. So a file
that comes back unchanged gives the very same record.

spans       words as other tools hold them, and back
pairing     which mark that came back is which that went out
lines       lines of the record with their marks, before and after
cast        the actors, and which mentions are theirs
times       the expressions of time
statements  the statements
events      the events
edit        all of it together
"""

from onrecord.exchange.editing.edit import edit

__all__ = ["edit"]
