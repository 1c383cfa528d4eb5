"""Records drawn for a terminal, a notebook and a page; all three draw the same segments.

What draws (rich, jinja2) is imported when it is first needed.
"""

from onrecord.render.page import page, record_html
from onrecord.render.segments import Mark, Segment, segments
from onrecord.render.terminal import checks_terminal, terminal

__all__ = ["Mark", "Segment", "checks_terminal", "page", "record_html", "segments", "terminal"]
