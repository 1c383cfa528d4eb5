"""The functions that draw records and results in a notebook.

The schema and the archive may not import what draws. So they look here, in a module that imports nothing, and
`import onrecord` puts the functions in. Where there is none, notebooks show plain text.
"""

from collections.abc import Callable, Sequence
from typing import Any

draw: Callable[[Any], str] | None = None
"""Turns a Record into HTML."""

draw_results: Callable[[Sequence[Any], bool], str] | None = None
"""Turns the first results of a question to an archive into HTML; the second argument says whether there are more."""
