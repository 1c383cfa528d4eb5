"""The words of a text as they are compared: in small letters, without accents, endings of the plural and *'s*."""

import re
import unicodedata
import zlib
from typing import Final

_WORD: Final = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_ACCENT: Final = re.compile("[\u0300-\u036f]")
_NO_PLURAL: Final = ("ss", "us", "is")


def terms(text: str) -> list[str]:
    """Give the terms of a text in its order; a number is one, with what stands after its point.

    >>> terms("The mayor’s bridges: Café Süd counts 6.1 parties.")
    ['the', 'mayor', 'bridge', 'cafe', 'sud', 'count', '6.1', 'party']
    """
    if not text.isascii():
        text = _ACCENT.sub("", unicodedata.normalize("NFKD", text)).replace("’", "'")
    return [_stem(word) for word in _WORD.findall(text.lower())]


def _stem(word: str) -> str:
    word = word.removesuffix("'s")
    if len(word) < 4 or not word.endswith("s") or word.endswith(_NO_PLURAL):
        return word
    return word[:-3] + "y" if len(word) > 4 and word.endswith("ies") else word[:-1]


def number(term: str) -> int:
    """Give the number that a term is kept as: 32 bits, the same in every process.

    >>> number("bridge") == number("bridge") != number("party")
    True
    """
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))
