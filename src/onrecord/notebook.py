"""Where a record finds its drawing for notebooks.

The schema draws nothing and may not import what does. So it asks here, at the bottom, and the package's root, which
knows everybody, puts the drawing in when it is imported.
"""

from collections.abc import Callable
from typing import Any

draw: Callable[[Any], str] | None = None
"""Turns a Record into HTML; None leaves notebooks with the plain text."""
