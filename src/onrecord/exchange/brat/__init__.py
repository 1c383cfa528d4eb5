"""Records as brat standoff, and back (https://brat.nlplab.org/standoff.html).

A statement is an event of brat's: its trigger is the content, and its source, cue and speakers are arguments. An event
is one too. Mentions of one actor are linked by Coref, and the day that an expression of time means is its note.

labels    what marks are called
on_lines  marks cut at the ends of lines
writing   a record as an .ann file
lines     the lines of an .ann file
reading   an .ann file back into its record
conf      the configuration that a folder of brat's needs
"""

from onrecord.exchange.brat.conf import annotation_conf, visual_conf
from onrecord.exchange.brat.reading import read_brat
from onrecord.exchange.brat.writing import write_brat

__all__ = ["annotation_conf", "read_brat", "visual_conf", "write_brat"]
