"""Says how much of a content is quoted: all of it, part of it or none.

Only the statement's own quotation marks count. In “I think that we will win,” he said, the quotation holds the words of
both statements. But it quotes what he said; what I think is indirect inside it. So a quotation that holds a statement's
cue (or without a cue, its source) isn't that statement's own.

White space and punctuation don't count: a content is direct if every letter and digit of it is quoted. "that" before a
quotation is a word like any other, and makes the content mixed.
"""

import re
from collections.abc import Sequence

from onrecord.schema import Form
from onrecord.text import Pair, Quotations

_LETTER = re.compile(r"[^\W_]")
_ANYTHING = re.compile(r"\S")


def form(text: str, content: Sequence[Pair], others: Sequence[Pair], quotations: Quotations) -> Form:
    """Decide the form of a content; `others` are the fragments of the statement's cue (or source).

    >>> text = "“We will win,” he said."
    >>> form(text, [(0, 14)], [(18, 22)], Quotations.of(text, [(0, len(text))]))
    'direct'
    """
    own = sorted((q.start, q.end) for q in quotations.own((content[0][0], content[-1][1]), others))
    if not own:
        return "indirect"
    letter = _LETTER if any(_LETTER.search(text, *fragment) for fragment in content) else _ANYTHING
    quoted = plain = False
    index = 0
    for start, end in content:
        at = start
        while index < len(own) and own[index][1] <= at:
            index += 1
        following = index
        while at < end:
            opening, closing = own[following] if following < len(own) else (end, end)
            plain = plain or letter.search(text, at, min(max(opening, at), end)) is not None
            quoted = quoted or letter.search(text, max(opening, at), min(closing, end)) is not None
            at = max(at, closing)
            following += 1
    if quoted:
        return "mixed" if plain else "direct"
    return "indirect"
