"""The program's exit codes."""

from enum import IntEnum


class Exit(IntEnum):
    """How a run ended."""

    ALL_READ = 0
    NOTHING_READ = 1
    USAGE = 2
    SOME_NOT_READ = 3
    FOUND = 4
    """A check that was to be watched found something."""
    INTERRUPTED = 130
    """128 plus the number of SIGINT, as shells count."""
    PIPE_CLOSED = 141
    """128 plus the number of SIGPIPE: the program that read the results has closed them."""
