"""Whether two names may be one person's: with a title or without, one part of it or all, in two spellings."""

import re
from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import Indel

from onrecord.text.comparing.spelling import fold
from onrecord.text.comparing.word import word_set

NO_NAME: Final = word_set("""
    mr mrs ms miss mx dr sir dame lord lady prof professor sen senator rep representative congressman congresswoman gov
    governor president chairman chairwoman chair madam the honorable honourable hon judge justice gen general col
    colonel capt captain lt maj major sgt minister secretary mayor councillor cllr king queen prince princess pope
    bishop rev father sister jr sr ii iii iv phd md esq
""")
"""Words of a name that don't say who somebody is."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ALIKE: Final = 0.75
"""Surnames that have so much in common may be one that is spelt in two ways."""


def all_words(name: str) -> list[str]:
    """Give the words of a name, folded."""
    return [fold(word) for word in _WORD.findall(name)]


def name_words(name: str) -> list[str]:
    """Give the words of a name that say who somebody is.

    >>> name_words("Sen. Ana Reyes Jr.")
    ['ana', 'reyes']
    """
    return [word for word in all_words(name) if word not in NO_NAME]


def may_be_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether names with these words may be one person's.

    >>> [may_be_one(name_words("Tom Hale"), name_words(name)) for name in ("Mr. Hale", "Tom", "Ana Reyes")]
    [True, True, False]
    """
    if not one or not other:
        return True  # a title alone may be anybody's
    if Indel.normalized_similarity(one[-1], other[-1]) >= _ALIKE:
        return True
    return (len(one) == 1 and one[0] in other) or (len(other) == 1 and other[0] in one)
