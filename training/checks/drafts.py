"""How the articles that quote an original are written, and how the lines of an original are broken."""

import random
import re
from dataclasses import dataclass, field
from typing import Final

from training.checks.made import Span


@dataclass
class Edits:
    """Replacements in a text, which don't overlap, and where its places are afterwards."""

    made: list[tuple[int, int, str]] = field(default_factory=list)

    def text(self, text: str) -> str:
        """Give the text with the replacements."""
        parts, at = [], 0
        for start, end, new in sorted(self.made):
            parts += [text[at:start], new]
            at = end
        return "".join([*parts, text[at:]])

    def span(self, span: Span) -> Span:
        """Give where a span of the old text is in the new one."""
        before = sum(len(new) - (end - start) for start, end, new in self.made if end <= span[0])
        within = sum(len(new) - (end - start) for start, end, new in self.made if end > span[0] and start < span[1])
        return span[0] + before, span[1] + before + within


def hyphenated(text: str, width: int, rng: random.Random) -> Edits:
    """Break the lines of a text at a width, and some of its long words with a hyphen."""
    edits = Edits()
    for paragraph in re.finditer(r"[^\n]+", text):
        column = 0
        for word in re.finditer(r"\S+", paragraph[0]):
            start = paragraph.start() + word.start()
            room = width - column - 1
            if column == 0 or len(word[0]) <= room:
                column += len(word[0]) + (column > 0)
                continue
            breaks = [m.end() for m in re.finditer(r"[aeiou][b-df-hj-np-tv-z](?=[b-df-hj-np-tv-z][aeiouy])", word[0])]
            breaks = [at for at in breaks if 3 <= at < room]
            if breaks and word[0].isalpha() and rng.random() < 0.6:
                edits.made.append((start + breaks[-1], start + breaks[-1], "-\n"))
                column = len(word[0]) - breaks[-1]
            else:
                edits.made.append((start - 1, start, "\n"))
                column = len(word[0])
    return edits


_LEADS: Final = (
    "{who} took the floor on Tuesday and kept it for some time.",
    "{who} had been expected to say little. It turned out otherwise.",
    "What {who} said on Tuesday will be talked about for a while.",
)
_BETWEEN: Final = (
    "The room was quiet.",
    "There was some applause at that.",
    "Nobody interrupted.",
    "Those who had come early had the best seats.",
    "It was warm, and somebody opened a window.",
    "At the back a chair fell over.",
)
_BEFORE: Final = (
    "{who} said: ",
    "It was then that {who} said, ",
    "In the words of {who}: ",
    "{who} put it like this: ",
)
_AFTER: Final = (" {who} said.", " said {who}.", " {who} went on.", " {who} added.")
_RUNNING: Final = ("{who} said that ", "{who} made it plain that ")


class Draft:
    """An article that is being written; it remembers where the words of each quotation are."""

    def __init__(self, main: str, rng: random.Random) -> None:
        self.text = f"What {main} said, and what it means\n\n{rng.choice(_LEADS).format(who=main)}"
        self._rng = rng
        self._marks = rng.choice([("“", "”"), ('"', '"')])

    def paragraph(self, *, led: bool) -> None:
        """Begin a paragraph, perhaps with a sentence of ours that leads to the quotation."""
        self.text += f"\n\n{self._rng.choice(_BETWEEN)} " if led else "\n\n"

    def quote(self, words: str, who: str) -> tuple[Span, ...]:
        """Add a sentence with a quotation, whole or in two parts."""
        bare, end = (words[:-1], words[-1]) if words[-1] in ".?!" else (words, ".")
        if bare[0].islower() or bare[0] == "[":
            self.text += self._rng.choice(_RUNNING).format(who=who)
            return (self._marked(bare, end if end != "." else "", "" if end != "." else "."),)
        if (at := bare.find(", ", 12)) > 0 and len(bare) - at > 15 and self._rng.random() < 0.4:
            first = self._marked(bare[:at], ",", f" {who} said, ")
            return first, self._marked(bare[at + 2 :], end, "")
        if self._rng.random() < 0.5:
            self.text += self._rng.choice(_BEFORE).format(who=who)
            return (self._marked(bare, end, ""),)
        return (self._marked(bare, "," if end == "." else end, self._rng.choice(_AFTER).format(who=who)),)

    def _marked(self, words: str, stop: str, after: str) -> Span:
        opening, closing = self._marks
        self.text += opening
        span = len(self.text), len(self.text) + len(words)
        self.text += words + stop + closing + after
        return span
