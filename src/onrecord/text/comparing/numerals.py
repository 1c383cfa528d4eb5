"""Numbers: newspapers write them in words or in digits by rules of their own, and nobody speaks otherwise for it."""

from collections.abc import Iterator, Sequence
from typing import Final

from onrecord.text.comparing.word import Word

CURRENCIES: Final = {"$": "dollar", "£": "pound", "€": "euro"}
_SCALES: Final = {"k": 3, "m": 6, "bn": 9, "tn": 12, "hundred": 2, "thousand": 3, "million": 6, "billion": 9,
                  "trillion": 12}  # fmt: skip
_UNITS: Final = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip


def in_digits(words: Sequence[Word]) -> Iterator[Word]:
    """Make one word in digits of a number, however it is written: "twenty-five", "2.5 million", "$5m".

    A currency comes after its number, as it is spoken.

    >>> [word.form for word in in_digits([Word("twenty", 0, 6), Word("five", 7, 11), Word("men", 12, 15)])]
    ['25', 'men']
    """
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if (value := _value(word)) is None:
            yield word
            continue
        if word.form in _TENS and at < len(words) and 0 < _UNITS.get(words[at].form, 0) < 10:
            value += _UNITS[words[at].form]
            word = word._replace(end=words[at].end)
            at += 1
        currency = None
        if at < len(words) and words[at].form in CURRENCIES.values() and words[at].start == word.start:
            currency = words[at]
            at += 1
        for _ in range(2):
            if at < len(words) and words[at].form in _SCALES and words[at].kind == "word":
                value *= 10 ** _SCALES[words[at].form]
                word = word._replace(end=words[at].end)
                at += 1
        yield word._replace(form=f"{value:.6f}".rstrip("0").rstrip("."))
        if currency:
            yield currency._replace(end=word.end)


def _value(word: Word) -> float | None:
    if word.kind != "word":
        return None
    if word.form in _UNITS or word.form in _TENS:
        return float(_UNITS.get(word.form, 0) or _TENS.get(word.form, 0))
    digits = word.form.replace(".", "", 1)
    return float(word.form) if digits.isascii() and digits.isdigit() and len(digits) <= 24 else None
