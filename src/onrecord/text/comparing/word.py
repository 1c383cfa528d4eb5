"""A word as it is compared."""

from typing import Literal, NamedTuple


def word_set(words: str) -> frozenset[str]:
    """Make a set of a list of words."""
    return frozenset(words.split())


class Word(NamedTuple):
    """A word as it is compared, and where it stands.

    `gap` is an ellipsis, `insert` is what a bracket puts in for the speaker's own words, and `edited` a word that has a
    part in brackets or is masked: "[w]e", "d**n". `begins` tells that a sentence begins with it, or a paragraph.
    """

    form: str
    start: int
    end: int
    kind: Literal["word", "gap", "insert", "edited"] = "word"
    begins: bool = False
