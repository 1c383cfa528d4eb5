"""Which words of a plain text are its title."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from onrecord.ingest.stamps import read_stamp
from onrecord.schema import Span

LONGEST = 200
"""No headline has more characters than this."""

MOST_WORDS = 30

HEADING_MARK = re.compile(r"#{1,6}\s+")
"""How Markdown marks a heading."""

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

_PROSE_END = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z]\.[A-Z])[.,;:][\"'”’»)\]]*$")
_BYLINE = re.compile(r"(?:by|from|story by|words by|reporting by)\s+[A-Z]", re.IGNORECASE)
_DATELINE = re.compile(
    r"""[A-Z][A-Z.’' -]{2,30}                        # KELLING, SAN MARCO
        (?:,\s*[A-Z][\w.]*(?:\s+[A-Z][\w.]*)*)?      # , Norland
        (?:,?\s*(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\.?\s*\d{0,2})?  # , March 3
        \s*(?:\([^)]{1,40}\))?                       # (Agency)
        \s*(?:[—–]|--?\s)""",
    re.VERBOSE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?),?\s+\d{{4}}\b"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}",
    re.IGNORECASE,
)
_QUESTION_LABEL = re.compile(r"(?:q|a|question|answer)\s*\d*\s*[:.]", re.IGNORECASE)
_LABEL = re.compile(r"[A-Z][\w.’' -]{0,40}:\s")
_RELEASE = re.compile(r"(?:for\s+immediate\s+release|(?:press|news|media)\s+release|embargoed\b.*)\W*$", re.IGNORECASE)


def find_title(text: str) -> Span | None:
    """Find the title of a plain text: its first line, where it looks like a headline over what follows.

    The words "For immediate release" and the like are passed over. None where there is no such line.

    >>> text = "Bridge to reopen on Monday\\n\\nThe bridge will reopen on Monday, the mayor said."
    >>> find_title(text).cut(text)
    'Bridge to reopen on Monday'
    >>> find_title("The bridge will reopen on Monday, the mayor said.\\n\\nIt was closed in May.") is None
    True
    """
    lines = _first_lines(text)
    first = next(lines, None)
    while first is not None and _RELEASE.match(first.cut(text)):
        first = next(lines, None)
    second = next(lines, None)
    if first is None or second is None:
        return None
    words, following = first.cut(text), second.cut(text)
    if not looks_like_headline(words) or (_LABEL.match(words) and _LABEL.match(following)):
        return None
    if len(_LINE_END.findall(text, first.end, second.start)) < 2 and not _runs_longer(words, following):
        return None
    mark = HEADING_MARK.match(words)
    return Span(first.start + mark.end(), first.end) if mark else first


def locate_title(title: str, text: str) -> Span | None:
    """Find a title that the caller gave where it stands at the start of the text; None where it doesn't.

    White space and the shapes of quotation marks and dashes make no difference.

    >>> text = "  ‘We are  broke’\\nThe mayor said so."
    >>> locate_title("'We are broke'", text).cut(text)
    '‘We are  broke’'
    >>> locate_title("Town is broke", text) is None
    True
    """
    wanted = "".join(_fold(char) for char in title)
    if not wanted:
        return None
    mark = HEADING_MARK.match(text)
    begin, matched = None, 0
    for at in range(mark.end() if mark else 0, len(text)):
        folded = _fold(text[at])
        if not folded:
            continue
        if not wanted.startswith(folded, matched):
            if begin is not None and folded in (".", ",") and wanted[matched] in "'\"":
                continue  # a sentence's stop, drawn into the closing quotation mark as Americans do
            return None
        begin = at if begin is None else begin
        matched += len(folded)
        if matched == len(wanted):
            in_a_word = at + 1 < len(text) and text[at].isalnum() and text[at + 1].isalnum()
            return None if in_a_word else Span(begin, at + 1)
    return None


def looks_like_headline(words: str) -> bool:
    """Say whether a line may be a headline: short, no prose, no byline, dateline, date or time, no question."""
    return (
        2 < len(words) <= LONGEST
        and 1 < len(words.split()) <= MOST_WORDS
        and not _PROSE_END.search(words)
        and not any(other.match(words) for other in (_BYLINE, _DATELINE, _DATE, _QUESTION_LABEL, _RELEASE))
        and not ((stamp := read_stamp(words)) and stamp.alone)
        and words[0] not in ">-*•"
        and any(char.isalpha() for char in words)
    )


def _first_lines(text: str) -> Iterator[Span]:
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if words:
            start = line.start() + len(line.group()) - len(line.group().lstrip())
            yield Span(start, start + len(words))


def _runs_longer(words: str, following: str) -> bool:
    """Say whether a line with no empty line before it is the text under a headline, not the headline's own sentence."""
    return len(following) > max(40, 1.3 * len(words)) and not following[0].islower()


_MARKS = str.maketrans("‘’‚‛′`´“”„‟«»″–—―‐‑−", "'''''''" + '"""""""' + "------") | dict.fromkeys(
    map(ord, "\ufeff\u00ad\u200b\u200c\u200d\u2060")
)


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    """Leave only what counts when titles are compared."""
    return "" if char.isspace() else unicodedata.normalize("NFKC", char.translate(_MARKS)).strip().casefold()
