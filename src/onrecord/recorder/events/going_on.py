"""Where somebody's words may go on over the next sentences, although nothing there says so."""

import re
from typing import Final

from onrecord.recorder.events.surroundings import StatementMap, Surroundings
from onrecord.schema import Span, Statement

_FORMAL: Final = re.compile(
    r"\b(?:prosecut\w+|courts?|judges?|jur(?:y|ors)|tribunal|inquest|coroner|hearing|magistrates?|inquiry|testif\w+"
    r"|testimony|indictment|complaint|lawsuit|affidavit|charge sheet|filings?|plead(?:ed|s)|alleg\w+|detectives?"
    r"|investigators?|police)\b",
    re.IGNORECASE,
)
"""Words of a source, a cue or who is told, whose telling goes on over several sentences."""

_SHIFTED: Final = re.compile(r"(?:\b(?:would|had|could|might|should|was to|were to)|['’]d)\b(?:\s+[\w’']+){0,4}\s*$")
"""What stands before a verb in somebody's words, shifted back as in "she said that he would go"."""

_TOLD: Final = 30
"""So many characters behind a cue are searched for who is told: "told the court"."""

_AUXILIARIES: Final = 60
"""So many characters before a trigger are searched for its auxiliaries."""

_SENTENCES: Final = 12
"""No telling goes on for longer."""

_QUOTED_WORDS: Final = 4
"""A quotation with fewer words is a name, a title or an irony."""


def formal(around: Surroundings, statements: StatementMap) -> Statement | None:
    """Find what a court, a jury or the police were told just before, in a sentence without a source of its own."""
    before = _last_before(around, statements)
    if before is None:
        return None
    text = statements.structure.text
    words = [span.cut(text) for span in before.source + before.cue]
    told = [text[before.cue[-1].end : before.cue[-1].end + _TOLD]] if before.cue else []
    return before if any(_FORMAL.search(each) for each in words + told) else None


def shifted(around: Surroundings, statements: StatementMap) -> Statement | None:
    """Find the indirect words just before, if the trigger's verb is shifted back as theirs are, with no new source."""
    before = _last_before(around, statements)
    if before is None or before.form == "direct":
        return None
    start = around.trigger.start
    own = max(start - _AUXILIARIES, statements.structure.sentences[around.sentence], 0)
    return before if _SHIFTED.search(statements.structure.text, own, start) else None


def quoted(around: Surroundings, statements: StatementMap) -> Statement | None:
    """Find the statement nearest to a quotation that is nobody's yet, the one before it if there is one."""
    quotations = statements.structure.quotations.at(around.trigger.start)
    text = statements.structure.text
    if not any(len(text[each.start : each.end].split()) >= _QUOTED_WORDS for each in quotations):
        return None
    before = [each for each in statements.statements if _first(each) <= around.trigger.start]
    return before[-1] if before else next(iter(statements.statements), None)


def _last_before(around: Surroundings, statements: StatementMap) -> Statement | None:
    """Find the last statement before a sentence that has none: in its paragraph, or in the sentence before it."""
    if around.beside:
        return None
    for sentence in range(around.sentence - 1, max(-1, around.sentence - 1 - _SENTENCES), -1):
        here = statements.paragraph_of(sentence) == around.paragraph
        if not here and (sentence < around.sentence - 1 or statements.paragraph_of(sentence) < around.paragraph - 1):
            return None
        if found := statements.in_sentence(sentence):
            return found[-1]
        if not here:
            return None
    return None


def _first(statement: Statement) -> int:
    spans: tuple[Span, ...] = statement.cue + statement.content
    return min(span.start for span in spans)
