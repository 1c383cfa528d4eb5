"""Where a trigger stands among the statements of its article."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.recorder.text import TextStructure
from onrecord.schema import Span, Statement


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
        self.statements = statements
        self._by_sentence: dict[int, list[Statement]] = defaultdict(list)
        for statement in statements:
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

    def paragraph_of(self, sentence: int) -> int:
        """Give the number of a sentence's paragraph; -1 for none."""
        return self.structure.layout.number(self.structure.sentences[sentence]) if sentence >= 0 else -1
