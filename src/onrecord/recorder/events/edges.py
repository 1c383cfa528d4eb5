"""Where the edge of a statement may be wrong, so that a trigger beside it may belong to it."""

import re
from typing import Final

from onrecord.recorder.events.surroundings import StatementMap, Surroundings
from onrecord.schema import Statement

_RESUMES: Final = re.compile(r"\s+\w|,\s+(?:and|but|or|nor|then|who|whom|which|where|\w{3,30}ing)\b")
"""What follows a content that stops although its clause goes on; behind any other comma may come the outlet's own."""

_BROKEN: Final = re.compile(r"[^\S\n]*\n\s*[^\W_A-Z]")
"""The end of a line behind a content, where the next line goes on in small letters."""


def split(around: Surroundings, _: StatementMap) -> Statement | None:
    """Find a statement whose content holds a part of the trigger only."""
    trigger = around.trigger
    return next((each for each in around.beside if any(span.overlaps(trigger) for span in each.content)), None)


def led_up_to(around: Surroundings, _: StatementMap) -> Statement | None:
    """Find a statement with the trigger between its cue and its content, which may begin too late."""
    for each in around.beside:
        before = each.cue and each.cue[-1].end <= around.trigger.start
        if before and around.trigger.end <= each.content[0].start:
            return each
    return None


def resumed(around: Surroundings, statements: StatementMap) -> Statement | None:
    """Find the statement whose content stops in the middle of the clause that goes on to the trigger.

    "“We will stay,” she said after the raid" is no such sentence: there the cue stands between.
    """
    text = statements.structure.text
    for each in reversed(around.beside):
        end = max((span.end for span in each.content if span.end <= around.trigger.start), default=None)
        if end is None or each.form == "direct":
            continue
        closed = any(end <= span.start < around.trigger.start for span in each.cue + each.source)
        if not closed and _RESUMES.match(text, end):
            return each
    return None


def broken(around: Surroundings, statements: StatementMap) -> Statement | None:
    """Find the statement whose content stops at the end of a line, in the middle of its sentence."""
    text = statements.structure.text
    for each in reversed([*statements.in_sentence(around.sentence - 1), *around.beside]):
        end = each.content[-1].end
        if end <= around.trigger.start and _BROKEN.match(text, end):
            line = text.find("\n", end)
            if "\n" not in text[line : around.trigger.start].lstrip():
                return each
    return None


def unsure(around: Surroundings, limit: float) -> Statement | None:
    """Find the statement before the trigger in its sentence of which the network is less sure than `limit`."""
    for each in reversed(around.beside):
        if each.content[-1].end <= around.trigger.start and each.confidence < limit:
            return each
    return None
