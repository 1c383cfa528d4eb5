"""Quotations that the paragraph before introduces: "Mayor Reyes put it this way:", or "Reyes was not convinced."."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.recorder.statements.drafts import shared
from onrecord.recorder.statements.rules.floating import floats
from onrecord.recorder.statements.rules.given import WORD, RuleInput, RuleMatch, is_aside
from onrecord.text import Pair

_LONGEST_LINE: Final = 240
_PRONOUN: Final = re.compile(r"(?:(?:And|But|Then|Here is what|This is what|As)\s+)?(?P<who>[Hh]e|[Ss]he|[Tt]hey)\b")
_TITLES: Final = re.compile(r"(?:(?<!\w)[A-Z][\w-]*+\.? )+$")
_OPENING: Final = re.compile(r"(?:And |But |Then )?(?:From |As |By |For |Here |Asked |To |In |On |At |When )?")
_ALONE_WORDS: Final = 14
"""The most words of a sentence without a colon that introduces somebody who speaks next."""

_ALONE_BEFORE: Final = 6
"""The most words in it before the name, which is its subject."""


def introduced(given: RuleInput) -> Iterator[RuleMatch]:
    """Find a quotation that fills its paragraph, behind a line that names one speaker and ends with a colon.

    A short sentence about one person introduces a quotation, too, if nobody says anything in it.
    """
    for quotation in given.quotations.outermost:
        if not quotation.opening or not floats(given, quotation):
            continue
        line = given.layout.paragraphs[given.layout.number(quotation.start) - 1]
        source = _introduces(given, line)
        if source:
            content, colon = (quotation.start, quotation.end), given.text[line[1] - 1] == ":"
            yield RuleMatch(given.config.introduced, (_with_titles(given.text, line[0], source),), (content,), colon)


def _introduces(given: RuleInput, line: Pair) -> Pair | None:
    """Find whom a line introduces: the first one named in it who isn't named for something else, or a pronoun."""
    text, (start, end) = given.text, line
    if end - start > _LONGEST_LINE or given.structure.in_title(start) or given.quotes_in(line):
        return None
    start = next(reversed(given.structure.sentences_in(start, end)), start)
    colon = text[end - 1] == ":"
    if not colon and (start != line[0] or any(shared([line], draft.content) for draft in given.drafts_near(line))):
        return None
    names = [name for name in given.names_in((start, end)) if not is_aside(text, start, name)]
    if colon:
        pronoun = _PRONOUN.match(text, start, end)
        return names[0] if names else pronoun.span("who") if pronoun else None
    if text[end - 1] not in ".!" or not text[start].isalpha():
        return None
    short = len(WORD.findall(text, start, end)) <= _ALONE_WORDS
    first = len(names) == 1 and len(WORD.findall(text, start, names[0][0])) < _ALONE_BEFORE
    return names[0] if short and first and len(given.names_in(line)) == 1 else None


def _with_titles(text: str, start: int, name: Pair) -> Pair:
    """Take in the words with capitals before a name: "Chief Constable Rory Tamblyn"."""
    titles = _TITLES.search(text, max(start, name[0] - 60), name[0])
    if titles is None:
        return name
    first = titles.start()
    opening = _OPENING.match(text, first, name[0]) if first == start else None
    return (opening.end() if opening else first), name[1]
