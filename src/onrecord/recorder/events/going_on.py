"""Where somebody's words may go on over the next sentences, although nothing there says so."""

import re
from typing import Final

from onrecord.recorder.events.surroundings import StatementMap, Surroundings
from onrecord.schema import Statement

_CHARGED: Final = re.compile(
    r"\b(?:prosecut\w+|indictment|complaint|lawsuit|affidavit|charge sheet|court papers|filings?|testif\w+|testimony"
    r"|plead(?:ed|s)|alleg\w+|heard)\b",
    re.IGNORECASE,
)
"""Words of a source or a cue whose telling goes on over several sentences."""

_HEARERS: Final = re.compile(
    r"\b(?:courts?|judges?|jur(?:y|ors)|tribunal|inquest|coroner|hearing|magistrates?|inquiry|police|detectives"
    r"|investigators)\b",
    re.IGNORECASE,
)
"""Those who are told at length."""

_TOLD: Final = 30
"""So many characters behind a cue are searched for who is told: "told the court"."""

_SENTENCES: Final = 12
"""No telling goes on for longer."""

_FIRST_PERSON: Final = re.compile(r"\b(?:we|our|us|I|my)\b")

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
    charged = any(_CHARGED.search(each) for each in words)
    return before if charged or any(_HEARERS.search(each) for each in told) else None


def quoted(around: Surroundings, statements: StatementMap) -> Statement | None:
    """Find the statement nearest to a quotation that is nobody's yet, the one before it if there is one."""
    quotations = statements.structure.quotations.at(around.trigger.start)
    text = statements.structure.text
    if not any(len(text[each.start : each.end].split()) >= _QUOTED_WORDS for each in quotations):
        return None
    return statements.last_before(around.trigger.start) or next(iter(statements.statements), None)


def handed_on(around: Surroundings, statements: StatementMap) -> Statement | None:
    """Find the text that is handed on before the trigger: "The Post said in an editorial:", and then its lines.

    Where it ends does not show, so all that follows may be a part of it.
    """
    return statements.handed_on_before(around.trigger.start)


def in_first_person(around: Surroundings, statements: StatementMap) -> Statement | None:
    """Find the last statement before a sentence in the first person that is nobody's: "Last week we sent aid."."""
    structure = statements.structure
    if around.sentence < 0:  # before the first word of the text
        return None
    start = structure.sentences[around.sentence]
    ends = structure.sentences[around.sentence + 1 : around.sentence + 2] or (len(structure.text),)
    found = _FIRST_PERSON.search(structure.text, start, ends[0])
    if around.beside or found is None or structure.quotations.at(found.start()):
        return None
    return statements.last_before(start)


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
