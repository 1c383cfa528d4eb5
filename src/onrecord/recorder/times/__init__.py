"""Expressions of time: found, read, and placed in the calendar; and the date of an article inferred from them.

    text ──tokens──▶ letters ──grammar──▶ expressions ──place──▶ times
                                               └──clues, publication──▶ the article's own date

- `words`, `numbers` and `holidays` are the tables: what each word means.
- `tokens` takes a text apart; `patterns` and `grammars` are the language that `weeks`, `days`, `years`, `shifts`,
  `amounts` and `grammar` say in what an expression is made of, and what it then means (`meanings`). `contexts` and
  `names` know what only looks like one, and `ranges` what two that stand together share.
- `tense` tells the last Friday from the next, with what `schedules` knows of coming days; `resolve` gives a meaning's
  TIMEX3 value relative to a day, with `nearest` and `weekdays`, and
  `place` knows what each expression is relative to.
- `entries` has the times that head the entries of a live blog.
- `datelines` finds a date that an article states as its own; `factuality`, `clues`, `offices` and `nominees` find what
  is a clue to one and the `months` that each leaves, and `publication` those that all of them leave.
"""

from onrecord.recorder.times.datelines import dateline
from onrecord.recorder.times.dating import dated
from onrecord.recorder.times.entries import entry_days, stamp_of, with_stamps
from onrecord.recorder.times.find import Expression, find
from onrecord.recorder.times.meanings import Calendar, Shift
from onrecord.recorder.times.place import Placed, name, place, write
from onrecord.recorder.times.publication import infer

__all__ = [
    "Calendar",
    "Expression",
    "Placed",
    "Shift",
    "dated",
    "dateline",
    "entry_days",
    "find",
    "infer",
    "name",
    "place",
    "stamp_of",
    "with_stamps",
    "write",
]
