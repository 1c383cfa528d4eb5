"""The letters that words are searched by: without what a reader doesn't see, and plain where others write them plainly.

The indexes of words take out accents by themselves, where a letter is one with an accent. What is here, they don't
know: characters that only say where a line may break, ligatures, and letters such as ł and ø. A text is never changed:
only what its index holds, and what is searched for.
"""

import re

FOLDED = {
    **dict.fromkeys("\u00ad\u200b\ufeff", ""),  # soft hyphen, and what has no width
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "ß": "ss",
    "ẞ": "SS",
    "æ": "ae",
    "Æ": "Ae",
    "œ": "oe",
    "Œ": "Oe",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "Ð": "D",
    "þ": "th",
    "Þ": "Th",
    "ı": "i",
}
"""Characters, and what is searched for in their place."""

_BEGINS = ("C2AD", "E2808B", "C3", "C4", "C5", "E1BA", "EF")
"""With these bytes they begin in UTF-8: the soft hyphen, the space without width, and what may be one of the rest."""

_AT_ONCE = 12

_FOLDED = re.compile(f"[{''.join(FOLDED)}]")


def fold(text: str) -> str:
    """Write a text in the letters that it is searched by.

    >>> fold("Łukasz’s co\\u00adoperative re\\ufb01nes")
    'Lukasz’s cooperative refines'
    """
    return _FOLDED.sub(lambda found: FOLDED[found[0]], text)


def origins(text: str) -> list[int] | None:
    """Tell for every character of the folded text, and for its end, where it comes from; None where all is as it was.

    >>> origins("o\\ufb03ce"), origins("desk")
    ([0, 1, 1, 1, 2, 3, 4], None)
    """
    if not _FOLDED.search(text):
        return None
    return [i for i, letter in enumerate(text) for _ in FOLDED.get(letter, letter)] + [len(text)]


def folded_sql(column: str) -> str:
    """Write the same in SQL, so that triggers and views can do it.

    To replace every character takes longer than to put a text into an index. So a look at its bytes comes first: few
    texts have any of those with which the characters begin. The replacing is done in steps, since SQLite's parser
    takes no more than some dozen calls inside each other.
    """
    begins = " OR ".join(f"instr(CAST({column} AS BLOB), x'{each}')" for each in _BEGINS)
    letters, source = list(FOLDED), ""
    for first in range(0, len(letters), _AT_ONCE):
        replaced = "x" if source else column
        for letter in letters[first : first + _AT_ONCE]:
            replaced = f"replace({replaced}, char({ord(letter)}), '{FOLDED[letter]}')"
        source = f" FROM (SELECT {replaced} AS x{source})"
    return f"CASE WHEN {begins} THEN (SELECT x{source}) ELSE {column} END"
