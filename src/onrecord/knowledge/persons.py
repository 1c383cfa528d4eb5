"""Makes persons' names comparable across spellings."""

import re
import unicodedata

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_MARKS = str.maketrans({"-": " ", "‐": " ", "‑": " ", ".": " ", ",": " ", "’": "'"})
_INITIAL = re.compile(r"(?<=[a-z'][a-z'] )[a-z] (?=[a-z])")
_BETWEEN_INITIALS = re.compile(r"(?<=\b[a-z]) (?=[a-z]\b)")
_SUFFIX = re.compile(r" (?:jr|sr)$")


def fold(name: str) -> str:
    """Write a name in small letters without accents, dots and hyphens, and initials as one.

    >>> fold("Abdel-Fattah el-Sisi"), fold("Nicușor Dan"), fold("P. J. Patterson")
    ('abdel fattah el sisi', 'nicusor dan', 'pj patterson')
    """
    letters = name.casefold()
    if not letters.isascii():
        letters = unicodedata.normalize("NFKD", letters.translate(_LETTERS))
        letters = "".join(c for c in letters if not unicodedata.combining(c))
    return _BETWEEN_INITIALS.sub("", " ".join(letters.translate(_MARKS).split()))


def shorter(folded: str) -> str:
    """Cut a middle initial and "Jr." off a folded name.

    >>> shorter("joseph r biden jr"), shorter("fw de klerk")
    ('joseph biden', 'fw de klerk')
    """
    return _INITIAL.sub("", _SUFFIX.sub("", folded))
