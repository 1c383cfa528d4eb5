"""Captions (SRT and WebVTT) to an article: who speaks where a label says so, and the time of every word."""

import html
import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from onrecord.errors import UnreadableInputError
from onrecord.ingest.decode import decode
from onrecord.ingest.documents.draft import Block, BlockWriter
from onrecord.ingest.documents.finish import finish
from onrecord.ingest.documents.properties import Properties
from onrecord.ingest.documents.sandbox import require_library
from onrecord.schema import Article, NoteKind
from onrecord.settings import Settings

PAUSE: Final = 2.0
"""After so many seconds of silence, and the end of a sentence, a paragraph begins."""

MOST_WORDS: Final = 6
"""A label has no more words."""

LONG: Final = 600
"""A paragraph of more characters ends with its sentence."""

_TAG = re.compile(r"<(?:v(?P<classes>(?:\.[^\s>.]+)*)[ \t]+(?P<voice>[^<>]+)|[^<>]{0,200})>|\{\\[^{}]{0,80}\}")
_LABEL = re.compile(r"(?:>>+\s*|[-–—]\s*)?(?P<who>[A-Z][\w.’' -]{1,40}?(?:\s?\([^()]{1,40}\))?)\s?:\s+(?=\S)")
_BRACKETED = re.compile(r"\([^()]*\)")
_PARTICLES: Final = ("of", "the", "for", "and", "de", "da", "van", "von", "der", "den", "al", "bin", "la", "le", "du")
_TURN = re.compile(r"(?:>>+|[-–—])\s*(?=\S)")
_SOUND = re.compile(r"(?:[\[(](?P<what>[^\[\]()]{1,80})[\])]|[♪♫#*\s]+|[♪♫][^♪♫]*[♪♫]?)[\s.]*")
_KEPT = re.compile(r"inaudible|unintelligible|crosstalk|bleep|redacted", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SPACES = re.compile(r"\s+")


class Turn(NamedTuple):
    """Words of one speaker within a caption: who speaks, where a label tells; whether somebody else may begin here."""

    who: str | None
    words: str
    begins: bool


class Caption(NamedTuple):
    """A caption: when it comes and goes, in seconds, and its lines."""

    start: float
    end: float
    lines: tuple[str, ...]


def read_captions(content: bytes, form: str, *, settings: Settings, name: str, **given: Any) -> Article:
    """Make an article of captions, in SRT or WebVTT; `name` is what an error calls them.

    A speaker's label begins a paragraph, "Name: words", and every caption's words have their time as a place, such as
    "00:01:02". Raises MissingExtraError, UnreadableInputError where these are no captions, and the errors of a plain
    text.
    """
    require_library("webvtt", kind="captions", name=name)
    text = decode(content, name=name).lstrip("\ufeff\r\n\t ")
    captions, repeated = _without_repeats(_parse(text, form, name))
    blocks, sounds = _blocks(captions)
    counts: dict[NoteKind, int] = {"repeated": repeated, "sound": sounds}
    return finish(blocks, counts, Properties(), settings=settings, name=name, guess_title=False, **given)


def _parse(text: str, form: str, name: str) -> list[Caption]:
    import webvtt

    try:
        parsed = webvtt.from_buffer(io.StringIO(text), format=form)
    except webvtt.errors.MalformedFileError as error:
        raise UnreadableInputError(
            f"These are no captions in {form.upper()}", value=name, allowed="numbered captions with their times"
        ) from error
    return [
        Caption(cue.start_in_seconds, cue.end_in_seconds, tuple(cue.raw_text.splitlines())) for cue in parsed.captions
    ]


def _without_repeats(captions: list[Caption]) -> tuple[list[Caption], int]:
    """Leave out lines that a caption shows once more: captions that roll up do so with every line."""
    kept: list[Caption] = []
    repeated = 0
    shown: tuple[str, ...] = ()
    last_end = 0.0
    for caption in captions:
        lines = tuple(line for line in caption.lines if _plain(line))
        plain = tuple(map(_plain, lines))
        rolled = caption.start - last_end < PAUSE
        overlap = next((n for n in range(min(len(shown), len(plain)), 0, -1) if shown[-n:] == plain[:n]), 0)
        overlap = overlap if rolled else 0
        repeated += overlap
        if lines[overlap:]:
            kept.append(caption._replace(lines=lines[overlap:]))
        if plain:
            shown, last_end = plain, caption.end
    return kept, repeated


def _blocks(captions: list[Caption]) -> tuple[list[Block], int]:
    """Put captions together to paragraphs, and count the sounds that were left out."""
    writer = _Paragraphs()
    labels = _labels(captions)
    sounds = 0
    for caption in captions:
        place = _clock(caption.start)
        for turn in _turns(caption.lines, labels):
            words, left_out = _without_sounds(turn.words)
            sounds += left_out
            if words:
                writer.add(turn._replace(words=words), caption, place)
    return writer.finish(), sounds


class _Paragraphs:
    """Writes paragraphs turn by turn."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._writer: BlockWriter | None = None
        self._who: str | None = None
        self._held = ""
        self._place = ""
        self._length = 0
        self._end = 0.0

    def add(self, turn: Turn, caption: Caption, place: str) -> None:
        if self._begins(turn, caption):
            self._close()
            if turn.who:
                self._who = turn.who
                self._hold(f"{turn.who}: ", place)
        elif self._held:
            self._held += " "
        self._hold(turn.words, place)
        self._end = caption.end

    def finish(self) -> list[Block]:
        self._close()
        return self._blocks

    def _begins(self, turn: Turn, caption: Caption) -> bool:
        if not self._length or (turn.who and turn.who != self._who) or (turn.begins and not turn.who):
            return True
        # What goes on without a label is cut where nobody speaks for a while, but not in the middle of a speech.
        long = self._length > LONG and (self._who is None or turn.who is not None)
        return (long or caption.start - self._end >= PAUSE) and bool(_ENDED.search(self._held))

    def _hold(self, words: str, place: str) -> None:
        if self._writer is None:
            self._writer = BlockWriter("text")
        if self._held and place != self._place:
            self._writer.add(self._held, self._place)
            self._held = ""
        self._held += words
        self._place = place
        self._length += len(words)

    def _close(self) -> None:
        if self._writer is not None:
            self._writer.add(self._held.rstrip(), self._place)
            self._blocks.append(self._writer.block())
        self._writer, self._who, self._held, self._length = None, None, "", 0


def _labels(captions: list[Caption]) -> set[str]:
    """What stands before colons and is a speaker's label: in capitals, a name of several words, or there repeatedly."""
    found = Counter(
        label["who"] for caption in captions for line in caption.lines if (label := _LABEL.match(_plain(line)))
    )
    return {who for who, count in found.items() if _is_label(who, count)}


def _is_label(who: str, count: int) -> bool:
    words = _BRACKETED.sub("", who).split()
    named = all(word[0].isupper() or word in _PARTICLES for word in words)
    return who.isupper() or (named and 1 <= len(words) <= MOST_WORDS and (len(words) > 1 or count > 1))


def _turns(lines: tuple[str, ...], labels: set[str]) -> Iterator[Turn]:
    """Divide a caption among those who speak in it."""
    dashes = sum(bool(_TURN.match(_plain(line))) for line in lines)
    held: Turn | None = None
    for line in lines:
        for who, words in _voices(line):
            begins = False
            label = _LABEL.match(words)
            if label and who is None and label["who"] in labels:
                who, words, begins = label["who"], words[label.end() :], True  # noqa: PLW2901
            elif (turn := _TURN.match(words)) and (dashes > 1 or words.startswith(">")):
                words, begins = words[turn.end() :], True  # noqa: PLW2901
            if held is not None and not begins and who in (None, held.who):
                held = held._replace(words=f"{held.words} {words}")
                continue
            if held is not None:
                yield held
            held = Turn(who, words, begins)
    if held is not None:
        yield held


def _voices(line: str) -> Iterator[tuple[str | None, str]]:
    """Divide a line where WebVTT names a voice, and take all other marks off."""
    at, who = 0, None
    parts: list[str] = []
    for tag in _TAG.finditer(line):
        parts.append(line[at : tag.start()])
        at = tag.end()
        if tag["voice"]:
            if words := _tidy("".join(parts)):
                yield who, words
            parts, who = [], _tidy(tag["voice"])
    parts.append(line[at:])
    if words := _tidy("".join(parts)):
        yield who, words


def _without_sounds(words: str) -> tuple[str, int]:
    """Leave out what describes a sound, where that is all that there is; what can't be understood stays."""
    found = _SOUND.fullmatch(words)
    if found and not (found["what"] and _KEPT.search(found["what"])):
        return "", 1
    return words, 0


def _plain(line: str) -> str:
    return _tidy(_TAG.sub("", line))


def _tidy(words: str) -> str:
    return _SPACES.sub(" ", html.unescape(words).replace("\u200b", "").replace("\u200e", "")).strip()


def _clock(seconds: float) -> str:
    """Write a time as "00:01:02".

    >>> _clock(3725.4)
    '01:02:05'
    """
    whole = int(seconds)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
