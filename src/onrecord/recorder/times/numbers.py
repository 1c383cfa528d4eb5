"""Numbers as newspapers write them, in figures and in words."""

import re
from typing import Final

from onrecord.recorder.times.words import WORDS

_NUMBERS: Final = WORDS["NUMBER"]
_VAGUE: Final = WORDS["VAGUE"]
_FIGURE: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_WORD: Final = re.compile(r"[a-z]+|\d[\d,.]*")
_RANGE: Final = re.compile(r"\b(?:to|or)\b|(?<=\d)[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}](?=\d)")
"""What stands between the two numbers of a range."""


def amount(written: str) -> float | None:
    """Read an amount; None where the words leave it open. Of a range it is the first of its two numbers.

    >>> [amount(words) for words in ("twenty-one", "1,200", "a couple of", "two and a half", "half a", "18-24")]
    [21.0, 1200.0, 2.0, 2.5, 0.5, 18.0]
    >>> amount("a few") is None
    True
    """
    found = _WORD.findall(_RANGE.split(written.lower(), maxsplit=1)[0])
    if any(word in _VAGUE for word in found):
        return None
    if "half" in found:
        whole = found[: found.index("half")]
        return 0.5 + (amount(" ".join(whole[:-2])) or 0.0 if "and" in whole else 0.0)
    total, current = 0.0, 0.0
    for word in found:
        if word[0].isdigit():
            figure = _FIGURE.match(word)
            current += float(figure[0].replace(",", "")) if figure else 0.0
        elif word == "couple":
            current = 2.0
        elif word in _NUMBERS:
            number = float(_NUMBERS[word])
            if number >= 100 or word == "dozen":
                current = (current or 1.0) * number
                if number >= 1000:
                    total, current = total + current, 0.0
            else:
                current += number
    return total + current or 1.0


def is_range(written: str) -> bool:
    """Say whether an amount is a range.

    >>> is_range("two to three"), is_range("12–18"), is_range("twenty-one")
    (True, True, False)
    """
    return _RANGE.search(written) is not None


def year_of(written: str) -> str:
    """Read a year in figures or in words; two figures are a year of the century in which they are the nearest to 2000.

    >>> [year_of(words) for words in ("1997", "98", "nineteen ninety-seven", "two thousand and one", "twenty twelve")]
    ['1997', '1998', '1997', '2001', '2012']
    """
    figures = re.sub(r"\D", "", written)
    if figures:
        return figures if len(figures) == 4 else ("19" if int(figures) > 49 else "20") + figures
    found = [word for word in _WORD.findall(written.lower()) if word in _NUMBERS]
    if "thousand" in found or "hundred" in found:
        return str(int(amount(written) or 0))
    century, *rest = (int(_NUMBERS[word]) for word in found)
    return f"{century:02}{sum(rest):02}"


def second_year(first: str, figures: str) -> str | None:
    """Read the two figures of the year in which a period ends; None where that lies before the first.

    >>> second_year("1914", "18"), second_year("1999", "00"), second_year("2012", "11")
    ('1918', '2000', None)
    """
    century = int(first[:2]) + (int(figures) == (int(first[2:]) + 1) % 100 == 0)
    year = f"{century:02}{figures}"
    return year if int(year) > int(first) else None
