"""Where the sentences of a text begin."""

import re
from collections.abc import Iterable
from typing import Final

from onrecord.text.layout import Pair

_END: Final = re.compile(r"[.!?…][\"'”“’‘»«)\]]*+\s++(?=©|[\"'“‘«(\[]*+[^\W_a-z])|\n")
_NUMBER: Final = re.compile(r"\s*\d")
_LAST_WORD: Final = re.compile(r"[\w.'’-]*$")
_LONGEST_WORD: Final = 24

_ABBREVIATED: Final = frozenset(
    re.findall(
        r"\w+",
        """
        adm atty ave brig bros capt cllr cmdr co col corp cpl dept det dr eng esq gen gov hon inc insp jr lt ltd maj
        messrs mr mrs ms mt pres prof pte rep reps rev sec sen sens sgt sr st supt vs
        jan feb mar apr jun jul aug sept sep oct nov dec
        ariz ark calif colo conn fla ga ill ind kan ky la mass md mich minn mont neb nev okla ore pa tenn tex va vt wash
        wis wyo
        """,
    )
)
"""Words that keep their full stop in the middle of a sentence: titles, months, states, firms."""

_SHORT_LINE: Final = 45
"""A line with fewer characters isn't wrapped: it ends with its words."""


def sentence_starts(text: str, paragraphs: Iterable[Pair]) -> tuple[int, ...]:
    """Find where the sentences of a text begin, in order; each paragraph begins one.

    A full stop behind an abbreviation or an initial ends nothing. A sentence that is quoted is one of its own, but what
    follows a quotation in small letters belongs to it. A notice that begins with © is a sentence, too.

    >>> text = "“Is it safe? I doubt it,” Dr. Ada Moe asked. It was."
    >>> [text[start : start + 5] for start in sentence_starts(text, [(0, len(text))])]
    ['“Is i', 'I dou', 'It wa']
    """
    starts: list[int] = []
    for first, last in paragraphs:
        starts.append(first)
        line = first
        for end in _END.finditer(text, first, last):
            if end[0] == "\n":
                short = end.start() - line < _SHORT_LINE
                line = end.end()
                if not short or text[line : line + 1].islower():
                    continue
            elif text[end.start()] == "." and _is_abbreviated(text, end.start(), end.end()):
                continue
            starts.append(end.end())
    return tuple(starts)


def _is_abbreviated(text: str, stop: int, following: int) -> bool:
    """Tell whether the word before a full stop keeps it: "Sen.", "J.", "U.S.", "No. 3"."""
    found = _LAST_WORD.search(text, max(0, stop - _LONGEST_WORD), stop)
    word = found[0].strip("'’-") if found else ""
    if len(word) == 1 or "." in word or word == "vs":
        return True
    if word in {"No", "Nos"}:
        return _NUMBER.match(text, following) is not None
    return word[:1].isupper() and word.casefold() in _ABBREVIATED
