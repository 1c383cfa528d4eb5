"""The numbers of a text, with what bends them and a currency in front: found once, for every kind of conflict.

A pattern that begins with a number is slow to search for, so it is only tried where one of these numbers stands.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from onrecord.text.bounds import NUMBER

MODIFIERS: Final = (
    r"at least|no (?:fewer|less|more) than|not (?:fewer|less|more) than|more than|less than|fewer than|up to|as many as"
    r"|as much as|nearly|almost|close to|about|around|some|roughly|approximately|an estimated|estimated|over|under"
    r"|above|below|just over|just under|well over|upwards? of|in excess of|perhaps|between|from|only|just|exactly"
)
"""What may stand before a number and bend it."""

_TOKEN: Final = re.compile(r"\d[\d.,]*|[A-Za-z]+")
_WORDS: Final = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen score hundred thousand million billion trillion
    """.split()  # noqa: SIM905 (a list of words reads best as words)
)
_SCALES: Final = frozenset({"dozen", "score", "hundred", "thousand", "million", "billion", "trillion"})
_ARTICLE: Final = re.compile(r"(?:\bhalf a |\ban? )$", re.IGNORECASE)
_NUMBER: Final = re.compile(NUMBER, re.IGNORECASE)
_CURRENCY: Final = re.compile(r"(?:US\$|CA?\$|AU?\$|HK\$|NZ\$|R\$|GH¢|[$£€¥₦₹]|KSh|Sh|Rs\.? ?)$", re.IGNORECASE)
_MODIFIER: Final = re.compile(rf"(?<![\w.,:/'’$£€¥-])(?:{MODIFIERS})\s+$", re.IGNORECASE)
_GLUED: Final = frozenset(".,:/'’$£€¥-_")
_LONGEST_CURRENCY: Final = 4
_LONGEST_MODIFIER: Final = 20


class Number(NamedTuple):
    """A number from `first` to `end`; with its modifier and its currency, "" where there is none, from `start` on."""

    start: int
    modifier: str
    currency: str
    first: int
    end: int


def numbers(text: str) -> Iterator[Number]:
    """Find the numbers of a text, in figures and in words, in order.

    >>> [each[1:3] for each in numbers("At least 12 men lost $1.2m, half a dozen lost more.")]
    [('At least', ''), ('', '$'), ('', '')]
    """
    end = 0
    for token in _TOKEN.finditer(text):
        first, word = token.start(), token[0].lower()
        if first < end or not (word[0].isdigit() or word in _WORDS):
            continue
        if word in _SCALES:
            article = _ARTICLE.search(text, max(end, first - 7), first)
            if article is None:
                continue
            first = article.start()
        if (found := _NUMBER.match(text, first)) and (number := _with_what_bends_it(text, first, found.end())):
            end = number.end
            yield number


def _with_what_bends_it(text: str, first: int, end: int) -> Number | None:
    """Add the currency and the modifier before a number; None if it is part of a longer word or number."""
    start = first
    if currency := _CURRENCY.search(text, max(0, first - _LONGEST_CURRENCY), first):
        start = first if _is_glued(text, currency.start()) else currency.start()
    if _is_glued(text, start):
        return None
    modifier = _MODIFIER.search(text, max(0, start - _LONGEST_MODIFIER), start)
    money = text[start:first]
    if modifier is None:
        return Number(start, "", money, first, end)
    return Number(modifier.start(), modifier[0].rstrip(), money, first, end)


def _is_glued(text: str, position: int) -> bool:
    return position > 0 and (text[position - 1].isalnum() or text[position - 1] in _GLUED)
