"""What a rule is given, and what it gives."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Final

from onrecord.recorder.config import StatementConfig
from onrecord.recorder.statements.drafts import Pairs, StatementDraft
from onrecord.recorder.statements.rules.labels import NOT_SPEAKERS, Label, speaker_labels
from onrecord.text import Layout, Pair, Quotation, Quotations, TextStructure

WORD: Final = re.compile(r"\w+")
_ASIDE: Final = re.compile(
    r"\b(?:to|of|for|about|after|before|with|against|at|in|on|over|like|than|near)\s+(?:the\s+)?(?:[A-Z][\w.]*\s+){0,3}$",
    re.IGNORECASE,
)
"""Behind these words, a name isn't that of who speaks."""


@dataclass(slots=True, frozen=True)
class RuleMatch:
    """What a rule found: whose words, which, and how often the rule is right.

    If the form `decides`, it shows whose words these are, whatever else was read: a signature, a label. If the source
    is `unnamed`, it is a letter that stands for somebody: "Q".
    """

    confidence: float
    source: Pairs
    content: Pairs
    decides: bool = False
    unnamed: bool = False
    cue: Pairs = ()


def is_aside(text: str, start: int, name: Pair) -> bool:
    """Tell whether a name only says more about another word: "Reyes's aide", "a reply to Mayor Reyes"."""
    return text.startswith(("'s", "’s", "' ", "’ "), name[1]) or _ASIDE.search(text[start : name[0]]) is not None


@dataclass(frozen=True)
class RuleInput:
    """The input of the rules: a text, the drafts so far, the names that the network marked, and the thresholds."""

    structure: TextStructure
    drafts: Sequence[StatementDraft]
    config: StatementConfig
    names: Sequence[Pair] = ()

    @property
    def text(self) -> str:
        return self.structure.text

    @property
    def layout(self) -> Layout:
        return self.structure.layout

    @property
    def quotations(self) -> Quotations:
        return self.structure.quotations

    @cached_property
    def sources(self) -> dict[str, set[int]]:
        """For each word in the source of a statement that has a cue, the numbers of these drafts."""
        words: dict[str, set[int]] = {}
        for number, draft in enumerate(self.drafts):
            for start, end in draft.source if draft.cue else ():
                for word in WORD.findall(self.text, start, end):
                    words.setdefault(word.casefold(), set()).add(number)
        return words

    @cached_property
    def labels(self) -> list[Label]:
        """The labels that name a speaker."""
        return speaker_labels(self.structure, self.is_source, self.config)

    def is_source(self, name: str) -> bool:
        """Tell whether all words of a name are in the source of a statement."""
        words = {word.casefold() for word in WORD.findall(name)}
        if not 1 <= len(words) <= 5 or words & NOT_SPEAKERS:
            return False
        return bool(set.intersection(*(self.sources.get(word, set()) for word in words)))

    def names_in(self, line: Pair) -> Sequence[Pair]:
        """Give the names in some characters, in order."""
        first, last = (bisect_left(self.names, (edge,)) for edge in line)
        return [name for name in self.names[first:last] if name[1] <= line[1]]

    def quotes_in(self, line: Pair) -> bool:
        """Tell whether a quotation has words among some characters."""
        outermost = self.quotations.outermost
        at = bisect_left(outermost, line[0], key=attrgetter("end"))
        return at < len(outermost) and outermost[at].start < line[1]

    def last_quotation(self, before: int) -> Quotation | None:
        """Give the last of the outermost quotations that end before a position."""
        at = bisect_right(self.quotations.outermost, before, key=attrgetter("end")) - 1
        return self.quotations.outermost[at] if at >= 0 else None

    @cached_property
    def _by_paragraph(self) -> dict[int, list[StatementDraft]]:
        found: dict[int, list[StatementDraft]] = {}
        for draft in self.drafts:
            for number in {self.layout.number(start) for start, _ in draft.content}:
                found.setdefault(number, []).append(draft)
        return found

    def drafts_near(self, line: Pair) -> list[StatementDraft]:
        """Give the drafts with a content that begins in the paragraph of these characters."""
        return self._by_paragraph.get(self.layout.number(line[0]), [])
