"""Lines on standard error; results never go there."""

import sys


def say(message: str) -> None:
    """Write a line on standard error, as the program's own."""
    # sys.stderr is looked up each time: while a progress bar is drawn, rich replaces it to keep lines above the bar.
    sys.stderr.write(f"onrecord: {printable(message)}\n")
    sys.stderr.flush()


def printable(words: str) -> str:
    r"""Escape the characters that a terminal would obey or hide: file names and pages come from outside.

    >>> printable("a\x1b[2Jb")
    'a\\x1b[2Jb'
    """
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode("ascii") for each in words)
