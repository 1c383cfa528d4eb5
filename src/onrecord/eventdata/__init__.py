"""The events of records as the rows of a table, in the columns that users of event data know.

rows        one row for each pair of an actor and a recipient
columns     what each column holds
tellings    which events are told more than once, and who denies what
days        when an event happened
parts       who has a part in it
places      where it happened
gazetteer   the cities, with their coordinates
sides       whose side its sources are on
plover      what PLOVER calls its type
"""

from onrecord.eventdata.columns import COLUMNS, Column
from onrecord.eventdata.days import Days, event_days
from onrecord.eventdata.gazetteer import has_cities
from onrecord.eventdata.gazetteer import load as load_cities
from onrecord.eventdata.parts import Part, Role, parts_of
from onrecord.eventdata.plover import QUAD_CODES
from onrecord.eventdata.rows import Dyad, dyads, event_rows
from onrecord.eventdata.tellings import first_tellings

__all__ = [
    "COLUMNS",
    "QUAD_CODES",
    "Column",
    "Days",
    "Dyad",
    "Part",
    "Role",
    "dyads",
    "event_days",
    "event_rows",
    "first_tellings",
    "has_cities",
    "load_cities",
    "parts_of",
]
