"""The entries of a live blog that came as plain text: each under its time, many with the name of who wrote it."""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Final, NamedTuple

from onrecord.ingest.headline import HEADING_MARK, looks_like_headline
from onrecord.ingest.page.authors import clean_authors, read_credit
from onrecord.ingest.stamps import FEWEST, Stamp, moments, read_day, read_stamp, says_live
from onrecord.schema import LiveEntry, Span

LINES_OF_HEAD: Final = 4
"""So many lines below its time can tell who wrote an entry and what it is about."""

MOST_ENTRIES: Final = 2_000
HINTED: Final = 300
"""So many characters of a text may say that it is a live blog: then two entries are enough."""

_ENDED: Final = re.compile(r"[.!?…][\"'”’»)\]]*$")
_BEHIND: Final = re.compile(r"\s*(?:[–—|·•:\])*-]+\s+|\s+)(?=[\"'“‘(]?[^\W\d_a-z]|by\s)")
"""What stands between a time and what follows it on its line."""

_BY: Final = re.compile(
    r"(?:(?:(?:posted|written|words|reporting|updates?) )?by:?|from (?:the )?(?-i:[A-Z])[\w.-]*['’]s) (?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    r"(?:reporting )?(?:from|in|at) [A-Z][\w’' -]{1,40}|(?:\w+ ){0,3}(?:correspondent|reporter|editor|analyst|staff)",
    re.IGNORECASE,
)
"""A line below a name that says where its bearer is, or what."""

_WORD: Final = re.compile(r"\w+")


class LiveText(NamedTuple):
    """The entries of a text, and the lines and parts of lines in them that are paragraphs of their own, as headings."""

    entries: tuple[LiveEntry, ...] = ()
    heads: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Draft:
    """An entry while it is found: its stamp and where that is, the line above it, the lines below, and its author.

    `beside` are lines of its head that tell no more than where its author is, or how long ago it was written.
    """

    stamp: Stamp
    at: Span
    lines: list[Span]
    day: str | None = None
    above: Span | None = None
    author: Span | None = None
    names: tuple[str, ...] = ()
    surely: bool = False
    beside: list[Span] = field(default_factory=list)

    @property
    def spans(self) -> list[Span]:
        """All that belongs to it."""
        return [self.at, *([self.above] if self.above else []), *self.beside, *self.lines]


def find_entries(text: str, lines: Sequence[Span], published: str | None) -> LiveText:
    """Find the entries of a live blog among a text's lines; none where the text is no live blog.

    >>> text = "Pier live\\n\\n14:32\\nAda Moe\\nThe mayor will stay, he said.\\n\\n13:05\\nCrews will strike today."
    >>> lines = [Span(*found.span()) for found in re.finditer("[^\\n]+", text)]
    >>> [(entry.author, entry.time) for entry in find_entries(text, lines, "2024-05-07").entries]
    [('Ada Moe', '2024-05-07T14:32'), (None, '2024-05-07T13:05')]
    """
    drafts, days = _divide(text, lines)
    if not _is_live(text, drafts):
        return LiveText()
    plain = {word for word in _WORD.findall(text) if word.islower()}
    for draft in drafts:
        _find_author(text, draft, plain)
    _believe_authors(drafts)
    taken = {draft.above for draft in drafts if draft.above}
    for draft in drafts:
        draft.lines = [line for line in draft.lines if line not in taken]
    times = moments([_with_day(draft) for draft in drafts], published)
    entries = [
        LiveEntry(
            min(span.start for span in draft.spans),
            max(span.end for span in draft.spans),
            author=", ".join(draft.names) or None,
            time=time,
            author_span=draft.author,
            time_span=draft.at,
        )
        for draft, time in zip(drafts, times, strict=True)
    ]
    heads = {*days}
    for draft in drafts:
        heads |= {draft.at, *draft.beside, *([draft.author] if draft.author else []), *_headline(text, draft)}
    return LiveText(tuple(entries), tuple(sorted(heads)))


def _with_day(draft: _Draft) -> Stamp:
    """The stamp of an entry, with the day that stands over it."""
    return draft.stamp if draft.stamp.day else draft.stamp._replace(day=draft.day)


def _divide(text: str, lines: Sequence[Span]) -> tuple[list[_Draft], list[Span]]:
    """Divide a text at its stamps; the days that stand alone over entries are given besides."""
    drafts: list[_Draft] = []
    days: list[Span] = []
    opening: list[Span] = []
    day: str | None = None
    for line in lines:
        words = line.cut(text)
        if written := read_day(words):
            day = written
            days.append(line)
            continue
        stamp = read_stamp(words)
        behind = None if stamp is None or stamp.alone else _BEHIND.match(words, stamp.end)
        if stamp is None or not (stamp.alone or behind) or len(drafts) >= MOST_ENTRIES:
            (drafts[-1].lines if drafts else opening).append(line)
            continue
        at = Span(line.start + stamp.start, line.start + stamp.end)
        rest = [Span(line.start + behind.end(), line.end)] if behind else []
        draft = _Draft(stamp, at, rest, day)
        if drafts and not drafts[-1].lines and not (drafts[-1].stamp.clock and stamp.clock):
            _join(drafts.pop(), draft)
        elif above := _line_above(text, drafts[-1].lines if drafts else opening, line):
            draft.above = above
        drafts.append(draft)
    return drafts, days if drafts else []


def _join(first: _Draft, draft: _Draft) -> None:
    """Make one of two stamps that stand together: "2h ago" over "14:32"."""
    other = first.at
    if draft.stamp.clock is None:
        draft.stamp, draft.at, other = first.stamp, first.at, draft.at
    draft.above = first.above
    draft.beside.append(other)


def _line_above(text: str, lines: Sequence[Span], line: Span) -> Span | None:
    """The line right above a stamp, if an empty one parts it from what is before; None where there is no such line."""
    if not lines or text.count("\n", lines[-1].end, line.start) > 1:
        return None
    before = lines[-2].end if len(lines) > 1 else 0
    return lines[-1] if text.count("\n", before, lines[-1].start) > 1 else None


def _is_live(text: str, drafts: Sequence[_Draft]) -> bool:
    """Say whether entries are those of a live blog: there are some, they tell something, and none counts from zero."""
    fewest = 2 if says_live(text[:HINTED]) else FEWEST
    told = sum(any(_is_prose(line.cut(text)) for line in draft.lines) for draft in drafts)
    if len(drafts) < fewest or told < 2 or told * 2 < len(drafts):
        return False
    first = drafts[0].stamp
    counts = all(first.clock <= other.stamp.clock for other in drafts if first.clock and other.stamp.clock)
    return not (first.clock and first.clock < "T00:10" and counts)  # the time codes of a transcript


def _is_prose(words: str) -> bool:
    return len(words.split()) >= 4 and _ENDED.search(words) is not None


def _find_author(text: str, draft: _Draft, plain: AbstractSet[str]) -> None:
    """Find the line at the head of an entry that may name who wrote it; `plain` are words that names don't have."""
    above = [draft.above] if draft.above else []
    for number, line in enumerate([*above, *draft.lines[:LINES_OF_HEAD]], start=-len(above)):
        words = line.cut(text)
        if _is_prose(words):
            break
        by = _BY.match(words)
        names = clean_authors([words[by.end() :]], []) if by else read_credit(words)
        common = any(word.casefold() in plain for name in names for word in name.split() if word[0].isupper())
        if names and (by or not (draft.names or common or _is_about(text, draft, number, names))):
            draft.author, draft.names, draft.surely = line, names, by is not None
            following = draft.lines[number + 1 : number + 2]
            draft.beside += [each for each in following if _BESIDE.fullmatch(each.cut(text))]
    if draft.above and draft.author is not draft.above:
        draft.above = None


def _is_about(text: str, draft: _Draft, number: int, names: Sequence[str]) -> bool:
    """Say whether an entry is about whoever stands at its head: it names them, or quotes them alone."""
    rest = draft.lines[number + 1 :]
    if not rest:
        return True
    words = {word for line in rest for word in _WORD.findall(line.cut(text))}
    first = rest[0].cut(text)
    quoted = first.startswith(("“", '"', "‘")) and first.endswith(("”", '"', "’"))
    return quoted or any(name.split()[-1] in words for name in names)


def _believe_authors(drafts: Sequence[_Draft]) -> None:
    """Keep the names that stand without "By" where many entries have one, and those that come again."""
    often = Counter(draft.names for draft in drafts if draft.names)
    if 3 * sum(often.values()) >= len(drafts):
        return
    for draft in drafts:
        if not draft.surely and often[draft.names] < 2:
            draft.author, draft.above, draft.names = None, None, ()


def _headline(text: str, draft: _Draft) -> list[Span]:
    """The line at the head of an entry that says what it is about, where a text follows."""
    lines = [line for line in draft.lines[:LINES_OF_HEAD] if line not in (draft.author, *draft.beside)]
    for line, following in islice(pairwise(lines), 1):
        words, below = line.cut(text), following.cut(text)
        longer = len(below) > max(40, 1.3 * len(words)) or len(words.split()) == 1
        short = looks_like_headline(words) or (words.isalpha() and words[0].isupper())
        if short and not HEADING_MARK.match(words) and longer and not below[0].islower():
            return [line]
    return []
