"""Show how one wording of a quotation differs from a fuller one, word by word; marks and capitals are no difference."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final, Literal, NamedTuple

from rapidfuzz.distance import Indel

Difference = Literal["same", "left_out", "instead"]

MOST_WORDS: Final = 400
"""So many words of each wording are shown."""

MOST_LEFT_OUT: Final = 24
"""Of more words that are left out side by side, the first and the last are shown."""

_CERTAINLY_FEW: Final = 2 * MOST_WORDS
"""Fewer characters have no more words than that."""

_NO_LETTER: Final = re.compile(r"[\W_]+")
_TYPED: Final = str.maketrans("’‘ʼ", "'''")


class Stretch(NamedTuple):
    """Words that both wordings have, that only the fuller one has (left out), or only the other one (instead)."""

    difference: Difference
    words: str


def stretches(fuller: str, other: str) -> tuple[Stretch, ...]:
    """Compare a wording with a fuller one, from the beginning to the end of both.

    >>> for each in stretches("“We will not close before spring,”", "we will close before autumn"):
    ...     print(*each)
    same we will
    left_out not
    same close before
    left_out spring,”
    instead autumn
    """
    if fuller == other and len(fuller) <= _CERTAINLY_FEW:
        return (Stretch("same", " ".join(other.split())),) if other.strip() else ()
    ours, theirs = (written.split()[:MOST_WORDS] for written in (fuller, other))
    found = []
    for step in Indel.opcodes(*([_form(word) for word in words] for words in (ours, theirs))):
        left_out, written = ours[step.src_start : step.src_end], theirs[step.dest_start : step.dest_end]
        if step.tag == "delete":
            if any(map(_form, left_out)):
                found.append(Stretch("left_out", " ".join(_short(left_out))))
        else:
            is_same = step.tag == "equal" or not any(map(_form, written))
            found.append(Stretch("same" if is_same else "instead", " ".join(written)))
    return tuple(_in_order(found))


@lru_cache(maxsize=65_536)
def _form(word: str) -> str:
    return _NO_LETTER.sub("", word.translate(_TYPED).casefold())


def _short(words: list[str]) -> list[str]:
    if len(words) <= MOST_LEFT_OUT:
        return words
    half = MOST_LEFT_OUT // 2
    return [*words[:half], f"… {len(words) - 2 * half:,} more words …", *words[-half:]]


def _in_order(found: list[Stretch]) -> Iterator[Stretch]:
    """Put what is left out before what stands there instead."""
    for _, group in groupby(found, lambda each: each.difference == "same"):
        yield from sorted(group, key=lambda each: each.difference != "left_out")
