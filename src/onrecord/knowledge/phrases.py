"""Splits a description into what it names and what it says about it."""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.knowledge.roles import QUALIFIERS

LONGEST = 12
"""The most words of a description of an office or an institution."""


class Split(NamedTuple):
    """One way to read a description: as `role` of `whole`, with what follows ("Macron") in `rest`."""

    whole: str
    role: str
    rest: str = ""


def clean(words: str) -> str:
    """Straighten apostrophes and spaces, and take off quotation marks and a possessive's ending.

    >>> clean("  “Russia’s  president’s ")
    "Russia's president"
    """
    words = " ".join(words.replace("’", "'").replace("‘", "'").split()).strip("\"“”«»'")
    return words.removesuffix("'s")


def splits(words: str) -> Iterator[Split]:
    """Give all ways to read a description as a role of something, the plainest first.

    >>> next(splits("the president of France"))
    Split(whole='France', role='president', rest='')
    """
    parts = words.split(" ")
    if not 1 < len(parts) <= LONGEST:
        return
    for skipped in ({"the"}, QUALIFIERS):
        if parts[0].casefold() in skipped:
            parts = parts[1:]
    for i, part in enumerate(parts):  # president of the French Republic
        if part == "of" and 0 < i < len(parts) - 1:
            yield Split(_bare(parts[i + 1 :]), " ".join(parts[:i]))
    for i, part in enumerate(parts[:-1]):  # Russia's president
        if part.endswith(("'s", "s'")):
            whole = " ".join(parts[: i + 1]).removesuffix("'s").removesuffix("'")
            yield Split(whole, " ".join(parts[i + 1 :]))
    for i in range(len(parts) - 1, 0, -1):  # French president, and French president Macron
        for j in range(len(parts), i, -1):
            yield Split(" ".join(parts[:i]), " ".join(parts[i:j]), " ".join(parts[j:]))


def _bare(parts: list[str]) -> str:
    return " ".join(parts[1:] if parts[0].casefold() == "the" else parts)
