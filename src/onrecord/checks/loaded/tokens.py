"""The words of an article, each with what its record says of the place where it stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.checks.given import CheckInput
from onrecord.checks.loaded.wordlist import Match, WordList
from onrecord.schema import UNMARKED, LoadedPiece, Record, Span

WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
"""A word, with its hyphens and apostrophes."""

_OWNER: Final = re.compile(r"['’]s$")


@dataclass(slots=True)
class Token:
    """A word of the article.

    `quoted` tells that a source's own words stand here, `depth` in how many contents it stands, `role` whether it
    belongs to a statement's source or cue; `mention` is the form in which it mentions an actor, `event` the type of the
    event that it names. `listed` are the words and phrases of the list that it belongs to, and `reading` is the score
    that the network gives the word where it stands: the mean of its characters'.
    """

    start: int
    end: int
    shown: str
    word: str
    first: bool
    quoted: bool = False
    depth: int = 0
    role: str = ""
    mention: str = ""
    event: str = ""
    timed: bool = False
    in_title: bool = False
    listed: tuple[Match, ...] = ()
    reading: float = UNMARKED


def tokens(given: CheckInput, listed: WordList) -> list[Token]:
    """Cut an article into words."""
    starts = {sentence.start for sentence in given.sentences}
    found = [_token(match, starts) for match in WORD.finditer(given.text)]
    places = _Places(len(given.text), found)
    _mark_statements(given.record, places)
    _mark_the_rest(given.record, places)
    for token in found:
        token.quoted = token.quoted or given.is_quoted(token.start)
    _mark_readings(given.loaded or (), found)
    for match in listed.find([token.word for token in found]):
        for token in found[match.first : match.end]:
            token.listed = (*token.listed, match)
    return found


def _mark_statements(record: Record, places: "_Places") -> None:
    for statement in record.statements:
        for token in places.within(statement.content):
            token.depth += 1
            token.quoted |= statement.form == "direct"
        for role, spans in (("source", statement.source), ("cue", statement.cue)):
            for token in places.within(spans):
                token.role = role


def _mark_the_rest(record: Record, places: "_Places") -> None:
    for mention in (mention for actor in record.actors for mention in actor.mentions):
        for token in places.within([mention]):
            token.mention = mention.form
    for event in record.events:
        for token in places.within([event.trigger]):
            token.event = event.type
    for token in places.within(time.span for time in record.times):
        token.timed = True
    for token in places.within([record.article.title] if record.article.title else []):
        token.in_title = True


def _mark_readings(pieces: Iterable[LoadedPiece], found: list[Token]) -> None:
    starts = [token.start for token in found]
    for span, score in pieces:
        for token in found[max(0, bisect_right(starts, span.start) - 1) : bisect_left(starts, span.end)]:
            shared = max(0, min(span.end, token.end) - max(span.start, token.start))
            token.reading += (score - UNMARKED) * shared / (token.end - token.start)


def plain(word: str) -> str:
    """Give a word as lists hold it: in small letters, without a possessive 's.

    >>> plain("Regime’s")
    'regime'
    """
    return _OWNER.sub("", word).replace("’", "'").lower()


def _token(match: re.Match[str], starts: set[int]) -> Token:
    return Token(match.start(), match.end(), match[0], plain(match[0]), match.start() in starts)


class _Places:
    """Finds the words in spans: for each character the number of the first word that begins there or later."""

    def __init__(self, length: int, found: list[Token]) -> None:
        self._found = found
        self._next = [len(found)] * (length + 1)
        position = 0
        for number, token in enumerate(found):
            self._next[position : token.start + 1] = [number] * (token.start + 1 - position)
            position = token.start + 1

    def within(self, spans: Iterable[Span]) -> Iterator[Token]:
        for span in spans:
            yield from self._found[self._next[span.start] : self._next[span.end]]
