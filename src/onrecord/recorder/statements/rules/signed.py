"""Signatures: "— Ana Reyes, mayor" behind a quotation, or the bare line with a name below it."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.recorder.statements.edges import trim
from onrecord.recorder.statements.rules.given import RuleInput, RuleMatch
from onrecord.recorder.statements.rules.labels import NOT_SPEAKERS, is_name
from onrecord.text import Pair
from onrecord.text.forms import form

_SIGNATURE: Final = re.compile(r"[—–―-]-?[ \t]*(?P<name>[^\W\d_][^\n—–―\"“”]{1,119})$", re.MULTILINE)
_BEFORE_SIGNATURE: Final = frozenset(" \t\n\"”’'»")
_POST: Final = re.compile(r"[—–―][ \t]?(?P<name>[^\n—–―]{1,60} \(@\w{1,30}\))(?:[ \t]+[A-Z][a-z]+ \d{1,2}, \d{4})?")
_LINK: Final = re.compile(r"\s*(?:pic\.twitter\.com|https?://)\S*\s*$")


_ROLE = re.compile(r",\s|\s\(")
_LONGEST_LINE: Final = 120


def signed_below(given: RuleInput) -> Iterator[RuleMatch]:
    """Find a quotation that fills its paragraphs with nothing but a name and a role below it, time and again.

    One such line may be a heading or a caption, so the same must come twice.
    """
    text, paragraphs = given.text, given.layout.paragraphs
    found = [
        RuleMatch(given.config.signed_below, ((start, end),), (content,), decides=True)
        for start, end in paragraphs
        if end - start <= _LONGEST_LINE and _ROLE.search(text, start, end) and text[end - 1] not in ".!?:"
        if _can_sign(text[start:end]) and (content := _quoted_before(given, start))
    ]
    if len(found) > 1:
        yield from found


def signed(given: RuleInput) -> Iterator[RuleMatch]:
    """Find a quotation, in marks or in a block, or a post, with a dash and a name after it, or below it."""
    text = given.text
    for block in given.structure.blocks:
        if block.signature and _can_sign(text[slice(*block.signature)]):
            yield RuleMatch(given.config.signed, (block.signature,), (block.words,), decides=True)
    for match in _SIGNATURE.finditer(text):
        if match.start() and text[match.start() - 1] not in _BEFORE_SIGNATURE:
            continue
        name = trim(text, *match.span("name"))
        if name and _can_sign(text[slice(*name)]):
            content = _quoted_before(given, match.start())
            if content:
                yield RuleMatch(given.config.signed, (name,), (content,), decides=True)
    last = 0
    for match in _POST.finditer(text):
        start, end = max(last, _line_start(text, match.start(), given.config.signed_characters)), match.start()
        last = match.end()
        if start >= end:
            paragraph = given.layout.number(end) - 1
            if paragraph < 0:
                continue
            start, end = given.layout.paragraphs[paragraph]
        link = _LINK.search(text, max(start, end - 200), end)
        yield RuleMatch(given.config.signed, (match.span("name"),), ((start, link.start() if link else end),))


def _can_sign(signature: str) -> bool:
    """Tell whether a line's end can be a signature: a name, and a role after a comma or in brackets."""
    name = re.split(r",\s|\s\(", signature, maxsplit=1)[0]
    return is_name(name) and name.split()[0].casefold() not in NOT_SPEAKERS and ". " not in signature[len(name) :]


def _quoted_before(given: RuleInput, position: int) -> Pair | None:
    """Find what ends before a position, begins with its line and is quoted from end to end."""
    text = given.text
    end = position
    while end and text[end - 1].isspace() and position - end < 8:
        end -= 1
    quotations = given.quotations.at(end - 1) if end else []
    if not quotations or quotations[0].end != end:
        return None
    start = _line_start(text, quotations[0].start, given.config.signed_characters)
    if start < quotations[0].start and form(text, [(start, end)], (), given.quotations) != "direct":
        return None
    return start, end


def _line_start(text: str, position: int, most: int) -> int:
    """Where the line of a position begins, behind its white space; the position itself where that is far away."""
    far = max(0, position - most)
    start = text.rfind("\n", far, position) + 1
    if start == 0 and far:
        return position
    while start < position and text[start].isspace():
        start += 1
    return start
