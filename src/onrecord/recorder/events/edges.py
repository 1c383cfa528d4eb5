"""Where the edge of a statement may be wrong, so that a trigger beside it may belong to it."""

import re
from typing import Final

from onrecord.recorder.events.surroundings import StatementMap, Surroundings
from onrecord.schema import Statement

_BROKEN: Final = re.compile(r",?[^\S\n]*\n\s*[^\W_A-Z]")
"""The end of a line behind a content, where the next line goes on in small letters."""


def split(around: Surroundings, _: StatementMap) -> Statement | None:
    """Find a statement whose content holds a part of the trigger only."""
    trigger = around.trigger
    return next((each for each in around.beside if any(span.overlaps(trigger) for span in each.content)), None)


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
