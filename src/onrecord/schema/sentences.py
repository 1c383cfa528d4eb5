"""Where the sentence around some words begins and ends, for readers: a wrong border costs nobody a record."""

import re

_PARAGRAPH = re.compile(r"[\n\r\u2028\u2029]")
_CLOSING = "\"'”’»)\\]"
_END = re.compile(rf"[.!?…]+[{_CLOSING}]*(?=\s+[\"'“‘«(\[]?[A-ZÀ-ÞŁŞŠŽ\d])")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_CLOSERS = 4
"""So far before its end, a content may have the mark that ends its sentence."""

_AHEAD = 4
"""So much of what begins must be seen to tell that it is a sentence."""

_LONGEST_WORD = 8
"""No word that is shortened is longer, nor is it looked at further back."""

_SHORT = frozenset(
    re.findall(
        r"\w+",
        "mr mrs ms dr st sr jr rev gen sen rep gov prof lt col sgt capt maj adm pres vs etc no nos art fig vol inc ltd"
        " co corp jan feb mar apr jun jul aug sep sept oct nov dec",
    )
)
"""Before a full stop, these end no sentence."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the span of the sentences that hold some characters of a text, within their paragraphs.

    >>> text = "It rained. Mr. Lund said the dam at St. Kelve is safe. Nobody asked."
    >>> begin, stop = sentence_around(text, 25, 45)
    >>> text[begin:stop]
    'Mr. Lund said the dam at St. Kelve is safe.'
    """
    first = max((found.end() for found in _PARAGRAPH.finditer(text, 0, start)), default=0)
    after = _PARAGRAPH.search(text, end)
    last = after.start() if after else len(text)
    before = (found.end() for found in _END.finditer(text, first, start + _AHEAD) if _ends(text, found))
    begin = max((each for each in before if each <= start), default=first)
    near = max(end - _CLOSERS, start)
    stops = (found.end() for found in _END.finditer(text, near, last) if found.end() >= end and _ends(text, found))
    stop = next(stops, last)
    while begin < start and text[begin].isspace():
        begin += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return begin, stop


def _ends(text: str, found: re.Match[str]) -> bool:
    """Tell whether a mark ends a sentence, and no initial or shortened word."""
    if found[0][0] != ".":
        return True
    word = _LAST_WORD.search(text, max(0, found.start() - _LONGEST_WORD), found.start())
    return word is None or not (word[0].lower() in _SHORT or (len(word[0]) == 1 and word[0].isupper()))
