"""Where a trigger stands among the statements of its article."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from onrecord.schema import Saying, Span, Statement
from onrecord.text import TextStructure

_COLON: Final = re.compile(r":[^\S\n]*\n\s*$")
_LEAD: Final = 8
"""So many characters before a content are searched for a colon."""


class Surroundings(NamedTuple):
    """A trigger, the numbers of its sentence and its paragraph, and the statements with words in its sentence."""

    trigger: Span
    sentence: int
    paragraph: int
    beside: Sequence[Statement]


class StatementMap:
    """The statements of an article by the sentences in which their cues and contents stand."""

    def __init__(self, structure: TextStructure, statements: Sequence[Statement]) -> None:
        self.structure = structure
        self.statements = sorted(statements, key=_first)
        self._firsts = [_first(statement) for statement in self.statements]
        self._handed_on = [statement for statement in self.statements if _is_handed_on(statement, structure.text)]
        self._handed_on_starts = [statement.content[0].start for statement in self._handed_on]
        self._by_sentence: dict[int, list[Statement]] = defaultdict(list)
        for statement in self.statements:
            for sentence in sorted(
                {
                    sentence
                    for span in statement.cue + statement.content
                    for sentence in range(structure.sentence(span.start), structure.sentence(span.end - 1) + 1)
                }
            ):
                self._by_sentence[sentence].append(statement)

    def at(self, trigger: Span) -> Surroundings:
        """Look around a trigger."""
        sentence = self.structure.sentence(trigger.start)
        paragraph = self.structure.layout.number(trigger.start)
        return Surroundings(trigger, sentence, paragraph, self.in_sentence(sentence))

    def in_sentence(self, sentence: int) -> Sequence[Statement]:
        """Give the statements that have words in a sentence, in the order of the record."""
        return self._by_sentence.get(sentence, ())

    def of(self, saying: Saying) -> Statement | None:
        """Give the statement that was made of an attribution: one with its cue, or without a cue, with its content."""
        for span in saying.cue or saying.content:
            for each in self.in_sentence(self.structure.sentence(span.start)):
                words = each.cue if saying.cue else each.content
                if any(span.overlaps(other) for other in words):
                    return each
        return None

    def paragraph_of(self, sentence: int) -> int:
        """Give the number of a sentence's paragraph; -1 for none."""
        return self.structure.layout.number(self.structure.sentences[sentence]) if sentence >= 0 else -1

    def last_before(self, position: int) -> Statement | None:
        """Give the last statement whose cue or content begins at a position or before it."""
        number = bisect_right(self._firsts, position)
        return self.statements[number - 1] if number else None

    def handed_on_before(self, position: int) -> Statement | None:
        """Give the last statement before a position that hands on lines of a text without marks."""
        number = bisect_right(self._handed_on_starts, position)
        return self._handed_on[number - 1] if number else None


def _first(statement: Statement) -> int:
    spans: tuple[Span, ...] = statement.cue + statement.content
    return min(span.start for span in spans)


def _is_handed_on(statement: Statement, text: str) -> bool:
    """Tell whether a content begins on a line of its own, behind a cue and a colon, and has no quotation marks."""
    start = statement.content[0].start
    behind = bool(statement.cue) and statement.cue[-1].end <= start and statement.form != "direct"
    return behind and _COLON.search(text, max(0, start - _LEAD), start) is not None
