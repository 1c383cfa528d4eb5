"""Bounds that a process sets itself before it opens a file of somebody's."""

import contextlib
import sys

MEMORY = 2 << 30
"""Bytes of memory that a process may ask for."""


def bound(seconds: int) -> None:
    """Allow this process so much processor time and MEMORY, and no file to be written, where the system has bounds."""
    if sys.platform == "win32":
        return  # the parent's clock is the only bound there
    import resource

    for name, most in (("RLIMIT_CPU", seconds), ("RLIMIT_AS", MEMORY), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)):
        with contextlib.suppress(ValueError, OSError):  # macOS has no bound on memory, a container may have lower ones
            resource.setrlimit(getattr(resource, name), (most, most))
