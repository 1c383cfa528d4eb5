"""Whatever is said on standard error: results never are."""

import sys


def say(message: str) -> None:
    """Write a line on standard error, as the program's own."""
    # Written anew each time: while a progress bar is drawn, sys.stderr is what keeps lines above it.
    sys.stderr.write(f"onrecord: {printable(message)}\n")
    sys.stderr.flush()


def printable(words: str) -> str:
    r"""Escape what a terminal would obey or hide; file names and pages are written by others.

    >>> printable("a\x1b[2Jb")
    'a\\x1b[2Jb'
    """
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in words)
