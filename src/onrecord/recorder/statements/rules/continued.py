"""Quotations that go on in the same paragraph: "“It fell,” Reyes said. “It fell twice.”"."""

from collections.abc import Iterator
from operator import attrgetter

from onrecord.recorder.statements.drafts import StatementDraft
from onrecord.recorder.statements.rules.dialogue import exchanges_in
from onrecord.recorder.statements.rules.given import WORD, RuleInput, RuleMatch
from onrecord.text import Quotation, holds


def continued(given: RuleInput) -> Iterator[RuleMatch]:
    """Find a quotation of a whole sentence right behind a sentence in which one person is said to say something."""
    structure = given.structure
    exchanges = {quotation.start for pair in exchanges_in(structure) for quotation in pair}
    speaking: dict[int, list[StatementDraft]] = {}
    for draft in sorted(given.drafts, key=attrgetter("anchor")):
        if draft.source and draft.cue and not structure.quotations.at(draft.cue[0][0]):
            speaking.setdefault(structure.sentence(draft.cue[-1][0]), []).append(draft)
    for quotation in given.quotations.outermost:
        before = speaking.get(structure.sentence(quotation.start) - 1, [])
        if not before or quotation.start in exchanges or not _is_own_sentence(given, quotation):
            continue
        outer = [each for each in before if not any(holds(other.content, each.cue) for other in before)]
        here = all(given.layout.number(each.cue[0][0]) == given.layout.number(quotation.start) for each in outer)
        if here and len({each.source for each in outer}) == 1:
            yield RuleMatch(given.config.continued, outer[0].source, ((quotation.start, quotation.end),))


def _is_own_sentence(given: RuleInput, quotation: Quotation) -> bool:
    """Tell whether a quotation begins and ends a sentence, and has some words."""
    text, structure = given.text, given.structure
    if structure.sentences[structure.sentence(quotation.start)] != quotation.start or not quotation.opening:
        return False
    words = len(WORD.findall(text, quotation.start, min(quotation.end, quotation.start + 200)))
    return words >= given.config.floating_words and text[quotation.end - quotation.closing - 1] in ".!?…"
