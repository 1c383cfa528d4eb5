"""The function that draws a record in a notebook.

The schema may not import what draws. So it looks here, in a module that imports nothing, and `import onrecord` puts the
function in.
"""

from collections.abc import Callable
from typing import Any

draw: Callable[[Any], str] | None = None
"""Turns a Record into HTML; if None, notebooks show plain text."""
