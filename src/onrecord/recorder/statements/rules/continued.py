"""Quotations that go on in the same paragraph: "“It fell,” Reyes said. “It fell twice.”"."""

from collections.abc import Iterator
from operator import attrgetter

from onrecord.recorder.statements.drafts import StatementDraft
from onrecord.recorder.statements.rules.dialogue import exchanges_in
from onrecord.recorder.statements.rules.given import WORD, RuleInput, RuleMatch
from onrecord.recorder.text import Quotation


def continued(given: RuleInput) -> Iterator[RuleMatch]:
    """Find a quotation of a whole sentence right behind the sentence that attributes another one to somebody."""
    structure, exchanges = given.structure, {pair[0].start for pair in exchanges_in(given.structure)}
    quoted: dict[int, list[StatementDraft]] = {}
    for draft in sorted(given.drafts, key=attrgetter("anchor")):
        if draft.source and draft.cue and not structure.quotations.at(draft.cue[0][0]):
            quoted.setdefault(structure.sentence(draft.cue[-1][0]), []).append(draft)
    for quotation in given.quotations.outermost:
        sentence = structure.sentence(quotation.start)
        speaking = quoted.get(sentence - 1, [])
        if not speaking or quotation.start in exchanges or not _is_own_sentence(given, quotation):
            continue
        draft = speaking[-1]
        same = given.layout.number(draft.cue[0][0]) == given.layout.number(quotation.start)
        if same and len({each.source for each in speaking}) == 1 and _quotes_before(given, draft):
            yield RuleMatch(given.config.continued, draft.source, ((quotation.start, quotation.end),))


def _is_own_sentence(given: RuleInput, quotation: Quotation) -> bool:
    """Tell whether a quotation begins and ends a sentence, and has some words."""
    text, structure = given.text, given.structure
    if structure.sentences[structure.sentence(quotation.start)] != quotation.start or not quotation.whole:
        return False
    words = len(WORD.findall(text, quotation.start, min(quotation.end, quotation.start + 200)))
    return words >= given.config.floating_words and text[quotation.end - quotation.closing - 1] in ".!?…"


def _quotes_before(given: RuleInput, draft: StatementDraft) -> bool:
    """Tell whether a statement's own quotation stands before its cue and ends there."""
    last = given.last_quotation(draft.cue[0][0])
    return last is not None and any(start < last.end <= end for start, end in draft.content)
