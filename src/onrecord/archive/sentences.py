"""Where the sentence around some words begins and ends, for readers: a wrong border costs nobody a record."""

import re

_PARAGRAPH = re.compile(r"[\n\r\u2028\u2029]")
_CLOSING = "\"'”’»)\\]"
_END = re.compile(rf"(?P<word>[^\W\d_]*)(?P<mark>[.!?…])(?P<closing>[{_CLOSING}]*)\s+(?=[\"'“‘«(\[]?[A-ZÀ-ÞŁŞŠŽ\d])")
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
    ends = [found for found in _END.finditer(text, first, last) if _is_end(found)]
    begin = max((found.end() for found in ends if found.end() <= start), default=first)
    stop = min((found.end("closing") for found in ends if found.end("closing") >= end), default=last)
    while begin < start and text[begin].isspace():
        begin += 1
    while stop > end and text[stop - 1].isspace():
        stop -= 1
    return begin, stop


def _is_end(found: re.Match[str]) -> bool:
    word = found["word"]
    return found["mark"] != "." or not (word.lower() in _SHORT or (len(word) == 1 and word.isupper()))
