"""The words of a passage, one by one, each with its place: what is compared.

What is no difference between two passages, the same words have here: capital letters, marks and dashes, hyphens,
spelling, "don't" and "do not", numbers in words and in digits, what only fills a pause ("uh").
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onrecord.text.comparing.numerals import CURRENCIES, in_digits
from onrecord.text.comparing.spelling import fold, respell
from onrecord.text.comparing.word import Word, word_set

_GAP: Final = r"[\[(]?(?:…|\.(?:[ \u00a0]?\.){2,3})[\])]?"
_TOKEN: Final = re.compile(
    rf"(?P<gap>{_GAP})"
    r"|(?P<edited>(?:\[[^\W\d_]{1,6}\][^\W\d_]{1,60}|[^\W\d_]{1,60}\[[^\W\d_]{1,6}\])(?:['’][^\W\d_]{1,3})?)"
    r"|(?P<masked>[^\W\d_]{1,20}\*{2,20}[^\W\d_]{0,20})"
    r"|(?P<insert>\[[^\[\]\n]{1,120}\]|\([^()\n]{1,80}\))"
    r"|(?P<address>https?://\S{1,300})"
    r"|(?P<initials>(?:[^\W\d_]\.){2,6})"
    r"|(?P<number>(?P<money>[$£€])?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?(?P<scale>m|bn|k|tn)?(?![^\W_]))"
    r"|(?P<word>[^\W_]{1,60}(?:['’ʼ‘][^\W_]{1,20})*)"
    r"|(?P<sign>[%&])",
)
_SOUND: Final = re.compile(
    r"applause|laugh\w*|cheer\w*|inaudible|unintelligible|crosstalk|pause|music|sic|sighs?|boo\w*|coughs?|\d\d?:\d\d.*",
    re.IGNORECASE,
)
"""What stands in round brackets in a transcript, and nobody says."""

_ENDINGS: Final = {"t": "not", "re": "are", "ve": "have", "ll": "will", "m": "am", "s": "'s", "d": "'d"}
_WHOLE: Final = {
    "can't": "can not", "won't": "will not", "shan't": "shall not", "cannot": "can not", "let's": "let us",
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "percent": "per cent", "%": "per cent", "&": "and",
    "'cause": "because", "cuz": "because", "kinda": "kind of", "sorta": "sort of", "dunno": "do not know",
}  # fmt: skip
_APOSTROPHES: Final = str.maketrans("’ʼ‘", "'''")
_ENDED: Final = re.compile(r"[.!?…][\"'”’)\]]*\s|\n\s*\n")
_PAUSES: Final = word_set("uh uhh uhm um umm er erm eh hm hmm mm mhm ah")


def written(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Give the words of a quotation, with its gaps and brackets.

    >>> text = "“[T]he colour … don’t tell [the minister]”"
    >>> [(word.form, word.kind) for word in written(text, 0, len(text))][:3]
    [('the', 'edited'), ('color', 'word'), ('…', 'gap')]
    """
    words = [word for word in in_digits(_joined(_tokens(text, start, end))) if word.form not in _PAUSES]
    while words and words[0].kind == "gap":
        del words[0]
    while words and words[-1].kind == "gap":
        del words[-1]
    return _with_sentences(words, text, start)


def spoken(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Give the words of an original: gaps and what is in square brackets are nothing that anybody said there.

    >>> [word.form for word in spoken("Two hundred, uh, men [applause] (and I) can't.", 0, 46)]
    ['200', 'men', 'and', 'i', 'can', 'not']
    """
    words: list[Word] = []
    for word in _tokens(text, start, end):
        if word.kind == "insert" and text[word.start] == "(" and not _SOUND.search(text, word.start, word.end):
            words += (each for each in _tokens(text, word.start + 1, word.end - 1) if each.kind == "word")
        elif word.kind in ("word", "edited"):
            words.append(word)
    kept = [word for word in in_digits(_joined(words)) if word.form not in _PAUSES]
    return _with_sentences(kept, text, start)


def cut_words(words: Sequence[Word], text: str, most: int = 160) -> str:
    """Cut the words out of their text, from the first to the last, as one line; what is longer is shortened.

    >>> cut_words([Word("we", 1, 3), Word("will", 4, 8)], "“We\\nwill”")
    'We will'
    """
    if not words:
        return ""
    line = " ".join(text[words[0].start : words[-1].end].split())
    return line if len(line) <= most else f"{line[: most - 2].rsplit(' ', 1)[0]} …"


def _joined(words: Iterable[Word]) -> list[Word]:
    """Write "no one" as one word: who puts it as "nobody" changes nothing."""
    found: list[Word] = []
    for word in words:
        if found and word.form == "one" and found[-1].form == "no":
            found[-1] = found[-1]._replace(form="nobody", end=word.end)
        else:
            found.append(word)
    return found


def _with_sentences(words: Sequence[Word], text: str, start: int) -> tuple[Word, ...]:
    ends = [start, *(word.end for word in words)]
    return tuple(
        word._replace(begins=not at or _ENDED.search(text, ends[at], word.start) is not None)
        for at, word in enumerate(words)
    )


def _tokens(text: str, start: int, end: int) -> Iterator[Word]:
    for found in _TOKEN.finditer(text, start, end):
        at, to = found.span()
        match found.lastgroup:
            case "address":
                continue
            case "gap":
                yield Word("…", at, to, "gap")
            case "masked":
                yield Word(fold(found[0]), at, to, "edited")
            case "insert":
                yield Word(fold(text[at + 1 : to - 1]), at, to, "insert")
            case "edited":
                whole = found[0].replace("[", "").replace("]", "")
                yield from (each._replace(start=at, end=to, kind="edited") for each in _parts(whole, at))
            case "initials":
                yield Word(fold(found[0].replace(".", "")), at, to)
            case "number":
                yield from _number(found)
            case _:
                yield from _parts(found[0], at)


def _number(found: re.Match[str]) -> Iterator[Word]:
    money, scale = found["money"] or "", found["scale"] or ""
    digits = found[0].removeprefix(money).removesuffix(scale).replace(",", "")
    yield Word(digits, found.start(), found.end() - len(scale))
    if scale:
        yield Word(scale, found.end() - len(scale), found.end())
    if money:
        yield Word(CURRENCIES[money], found.start(), found.start() + 1)


def _parts(word: str, at: int) -> Iterator[Word]:
    """Divide a word where it is several: "don't", "gonna"."""
    plain = fold(word).translate(_APOSTROPHES)
    if plain in _WHOLE:
        for part in _WHOLE[plain].split():
            yield Word(part, at, at + len(word))
        return
    stem, apostrophe, ending = plain.rpartition("'")
    if apostrophe and ending in _ENDINGS and len(plain) == len(word) and (ending != "t" or stem.endswith("n")):
        cut = len(stem) - (ending == "t")
        yield Word(respell(plain[:cut]), at, at + cut)
        yield Word(_ENDINGS[ending], at + cut, at + len(word))
    else:
        yield Word(respell(plain), at, at + len(word))
