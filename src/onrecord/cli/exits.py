"""What the program's exit codes mean."""

from enum import IntEnum


class Exit(IntEnum):
    """How a run ended."""

    ALL_READ = 0
    NOTHING_READ = 1
    USAGE = 2
    SOME_NOT_READ = 3
    INTERRUPTED = 130
    """128 and the number of SIGINT, as shells count."""
    PIPE_CLOSED = 141
    """128 and the number of SIGPIPE: whoever read the results has read enough."""
