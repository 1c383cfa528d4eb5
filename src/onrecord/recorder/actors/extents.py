"""Where a person's name begins and ends in the text, whatever the network marked of it.

The name is all that belongs to it (initials, a nickname between marks, small words, "Jr.") and nothing else. The whole
of a mention has the titles before it, too, and the letters behind it: "Dame [Siobhán O'Hara-Lind] KC".
"""

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from onrecord.recorder.actors import names, titles

_REACH: Final = 80
"""How many characters before and behind a mention are looked at."""


class Extent(NamedTuple):
    """The first and last character of a name, and of the whole mention with titles and letters."""

    start: int
    end: int
    first: int
    last: int


_SMALL: Final = "van|von|de|del|della|der|den|di|du|da|dos|das|la|le|bin|ibn|al|el|abu"
_JOINED: Final = re.compile(r"(?:[^\W_a-z][^\W_]*|al|el|d|l)['’ʼ‐‑-]\Z")
"""What a word begins with that was marked from its middle on: "O'", "al-", "Arden-"."""
_PREFIXES: Final = frozenset({"anti", "pro", "non", "ex", "then", "pre", "post", "former", "ultra", "mid", "un"})
_REST_OF_WORD: Final = re.compile(r"[^\W_]*(?:['’ʼ](?!s\b)[^\W\d_]+|[‐‑-][^\W\d_a-z][^\W_]*)*")
_REST_BEHIND_HYPHEN: Final = re.compile(r"[‐‑-][^\W\d_a-z]")

_NICKNAME: Final = (
    r"[ \u00a0](?:[“\"][^\W\d_][\w'’. -]{0,20}[”\"]|[‘'][^\W\d_][\w. -]{0,20}[’']|\([^\W\d_a-z][\w.-]{0,20}\))[ \u00a0]"
)
_NICKNAME_BEFORE: Final = re.compile(rf"([^\W\d_a-z][\w'’.-]*){_NICKNAME}\Z")
_NICKNAME_BEHIND: Final = re.compile(rf"{_NICKNAME}(?:(?:{_SMALL})[ \u00a0])*[^\W\d_a-z][\w’‑-]*\w")
_AROUND_NICKNAME: Final = re.compile(r"([^\W\d_a-z][\w'’.-]*)[ \u00a0]([“\"‘'])\Z")
_CLOSING: Final = {
    opening: re.compile(rf"{closing}[ \u00a0][^\W\d_a-z][\w’‑-]*\w")
    for opening, closing in {"“": "”", '"': '"', "‘": "’", "'": "'"}.items()
}
INITIALS: Final = re.compile(
    r"(?:(?<=[^,]\s)|(?<=[(“\"‘'\n])|\A)(?!(?:U\.[SKN]|D\.C|L\.A|N\.[YJHMCD]|E\.U|S\.[CD]|R\.I|W\.V)\.)"
    r"(?:[^\W\d_a-z]\.[- \u00a0]?){1,3}\Z"
)
"""Initials before a name; not behind a comma, where a state stands ("Buffalo, N.Y."), and no country."""

_NO_INITIAL: Final = re.compile(
    r"\b(?:plan|vitamin|hepatitis|group|class|grade|type|section|appendix|team|exhibit|version|part|option|act|no)\s\Z",
    re.IGNORECASE,
)
_SMALL_BEFORE: Final = re.compile(rf"(?<!\S)(?:(?:{_SMALL})[ \u00a0])+\Z")
_GENERATION: Final = re.compile(
    r",?[ \u00a0](?:(?:Jr|Sr|Jnr|Snr)\b\.?|(?:II|III|IV)\b|(?:Junior|Senior|junior|senior)\b(?![ \u00a0-][^\W\d_a-z]))"
)
LETTERS: Final = re.compile(
    r"(?:,?[ \u00a0](?:KC|QC|SC|SAN|MP|MEP|MSP|TD|MLA|MLC|MNA|MPP|MHA|OBE|MBE|CBE|DBE|KBE|GBE|CH|KG|KT|CB|KCB|DCB|GCB"
    r"|CMG|KCMG|DCMG|GCMG|CVO|KCVO|DCVO|LVO|MVO|AO|AM|AC|OAM|ONZM|CNZM|MNZM|DNZM|KNZM|QSM|OC|CM|CC|OM|OJ|CD|PC|JP|DL|FRS"
    r"|FRCS|FRCP|FCA|RN|RAF|DSO|DSC|MC|DFC|GC|VC|QPM|KPM|PhD|Ph\.D\.?|DPhil|MD|M\.D\.?|MBA|MSc|BSc|MA|BA|LLB|LLM|Esq\.?"
    r"|GCFR|GCON|CFR|CON|OFR|OON|MFR|MON|EGH|MGH|CBS|EBS|OGW|HSC|SJ|OP|OFM|OSB|LJ|J|CJ|JSC|JA|VSM|AVSM|PVSM|CPA"
    r"|RD|RDN|RGN|NP|DDS|DVM|DO|LCSW|ji)\b\.?)+"
)
"""Letters behind a name: orders and honours, degrees, seats, the bar, the bench."""

_DAYS: Final = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|September"
    "|October|November|December"
)
GLUED: Final = re.compile(rf"(?:{_DAYS}|said|says|told|added|and|that|the|The|by|when|as)(?=[^\W\d_a-z][^\W\d_A-Z])")
"""Words that a lost space puts before a name: "MondayReyes"."""

_STRESS: Final = re.compile(r"\s(?:him|her)self\Z")
"""What only stresses a name: "Reyes herself"."""

_FIRST_WORD: Final = re.compile(r"([^\W\d_]+),?\s+(?=[^\W\d_a-z])")
_OPENERS: Final = frozenset(
    """
    speaking asked answering addressing writing quoting citing according responding replying testifying standing
    sitting when while after before although though because since until unless if but and yet then now today
    yesterday tonight tomorrow meanwhile however moreover instead later earlier last next this that these those here
    there once also even only still just both neither either despite during for from in on at by with without under
    over to via like unlike says said told asks adds notes monday tuesday wednesday thursday friday saturday
    sunday photo pictured watch read exclusive breaking video
    """.split()  # noqa: SIM905 (a list words reads best words)
)
"""Words that begin a sentence or a line and have a capital there only."""


def of(
    text: str,
    start: int,
    end: int,
    names_here: Collection[str] = titles.NAMED_FIRST,
    taken: Collection[int] = frozenset(),
) -> Extent:
    """Find the extent of a person's name that was marked from `start` to `end`.

    `names_here` are words like titles that are names in this article, and `taken` is where its other names end: the
    word before is no forename then.

    >>> text = "Then Sen. J.R. “Buck” Pell Jr. KC spoke."
    >>> extent = of(text, text.index("Pell"), text.index(" Jr"))
    >>> text[extent.start:extent.end], text[extent.first:extent.last]
    ('J.R. “Buck” Pell Jr.', 'Sen. J.R. “Buck” Pell Jr. KC')
    """
    start, end = _trimmed(text, *_whole_words(text, start, end))
    marked = start
    start += titles.length(text[start:end], names_here)
    if start == marked:
        begin = _begin(text, start, end)
        start = start if start - 1 in taken and begin < start else begin
        start += titles.length(text[start:end], names_here)
    start, end = _with_nickname(text, start, end)
    if behind := _GENERATION.match(text, end):
        end = behind.end()
    last = end
    if behind := LETTERS.match(text, end):
        last = behind.end()
    return Extent(start, end, min(marked, _titled(text, start, names_here)), last)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a mention to whole words: "Hara" to "O'Hara", "Siobhán O'Hara" to "Siobhán O'Hara-Lind"."""
    if start and (before := _JOINED.search(text, max(0, start - 20), start)):
        head = before.group()[:-1].casefold()
        if head not in _PREFIXES and (before.start() == 0 or not text[before.start() - 1].isalnum()):
            start = before.start()
    if not text[start:end].strip() or text[end - 1].isspace():
        return start, end
    rest = _REST_OF_WORD.match(text, end)
    if rest and rest.end() > end and (" " in text[start:end] or not _REST_BEHIND_HYPHEN.match(text, end)):
        end = rest.end()
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out what isn't of the name: the word that begins the sentence, a day without its space, "himself" and
    letters behind.
    """
    while opener := _FIRST_WORD.match(text, start, end):
        if opener.group(1).casefold() not in _OPENERS:
            break
        start = opener.end()
    if glued := GLUED.match(text, start, end):
        start = glued.end()
    if stress := _STRESS.search(text, start, end):
        end = stress.start()
    for letters in LETTERS.finditer(text, start, end):
        if letters.end() == end and not text[start : letters.start()].isupper():
            return start, letters.start()
    return start, end


def _begin(text: str, start: int, end: int) -> int:
    """Find where the name of somebody begins whose name was marked from `start` on."""
    low = max(0, start - _REACH)
    alone = " " not in text[start:end].strip()
    if alone and (small := _SMALL_BEFORE.search(text, low, start)):
        start = small.start()
    if (found := INITIALS.search(text, low, start)) and not _NO_INITIAL.search(text, low, found.start()):
        return found.start()
    return names.forename_before(text, start) if alone else start


def _with_nickname(text: str, start: int, end: int) -> tuple[int, int]:
    """Add a nickname between marks, and the forename or surname on its other side."""
    if before := _NICKNAME_BEFORE.search(text, max(0, start - _REACH), start):
        start = _begin(text, before.start(), before.end(1))
        start += titles.length(text[start:end])
    elif before := _AROUND_NICKNAME.search(text, max(0, start - _REACH), start):
        if behind := _CLOSING[before.group(2)].match(text, end):
            start, end = before.start(), behind.end()
    elif behind := _NICKNAME_BEHIND.match(text, end):
        end = behind.end()
    return start, end


def _titled(text: str, start: int, names_here: Collection[str]) -> int:
    """Find where the titles with a capital begin that stand before a name."""
    low = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    found = list(titles.WORD.finditer(text, low, start))
    kept = len(found)
    edge = start
    while kept and _is_near(text, found[kept - 1].end(), edge):
        if not (found[kept - 1].group()[0].isupper() or found[kept - 1].group() == "the"):  # "Senator the Hon"
            break
        kept -= 1
        edge = found[kept].start()
    if kept == 0 and low and found and text[low - 1].isalnum():
        kept = 1  # cut in its middle
    written = [each.group() for each in found[kept:]]
    number = titles.begin(written, names_here)
    return found[kept + number].start() if number < len(written) else start


def _is_near(text: str, end: int, start: int) -> bool:
    return text[end:start] in {" ", "\u00a0", "-", "‑", " (", ") "}
