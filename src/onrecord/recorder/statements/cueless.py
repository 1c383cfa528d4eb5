"""Adds the statements that no verb introduces, because the network has seen few of them.

Each of the `rules` knows one form that newspapers print: a signed quotation, a label, an interview, a headline, a
quotation on its own. A rule adds a statement only if the network attributes less than half of its words to somebody. If
the network found the words but not whose they are, the rule adds the source.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from operator import attrgetter

from onrecord.recorder.config import DEFAULT, StatementConfig
from onrecord.recorder.statements.drafts import Pairs, StatementDraft, holds, length, shared
from onrecord.recorder.statements.edges import settle_content, tidy, trim
from onrecord.recorder.statements.rules import RULES, RuleInput, RuleMatch
from onrecord.recorder.text import Layout, TextStructure
from onrecord.schema import Act


def complete(
    structure: TextStructure, drafts: Sequence[StatementDraft], config: StatementConfig = DEFAULT.statements
) -> list[StatementDraft]:
    """Add what the rules find to the network's drafts, and the sources that it left open; in order."""
    for rule in RULES:
        given = RuleInput(structure, drafts, config)
        drafts = _merge(given, rule(given))
    return sorted(drafts, key=attrgetter("place"))


def _merge(given: RuleInput, found: Iterable[RuleMatch]) -> list[StatementDraft]:
    text, layout = given.text, given.layout
    drafts: dict[int, StatementDraft] = dict(enumerate(given.drafts))
    numbers = count(len(drafts))
    there: dict[int, set[int]] = {}
    for new in found:
        source = tidy(text, new.source, trim)
        content = settle_content(text, new.content, source, (), given.quotations)
        if not content:
            continue
        if not there:
            for number, draft in drafts.items():
                _put(there, layout, number, draft.content)
        near = {n for paragraph in _paragraphs(layout, content) for n in there.get(paragraph, ()) if n in drafts}
        same = {
            n
            for n in near
            if not (drafts[n].cue and holds(content, drafts[n].cue))  # that is a statement inside of this one
            and 2 * shared(drafts[n].content, content) >= length(content)
        }
        if not same:
            for n in near:
                if _is_cut_short(drafts[n], source, content):
                    del drafts[n]
            number = next(numbers)
            _put(there, layout, number, content)
            drafts[number] = StatementDraft(source, (), content, _act(text, content), new.confidence)
        for n in sorted(same):
            open_draft = drafts[n]
            if not open_draft.cue and not open_draft.source and not shared(open_draft.content, source):
                drafts[n] = replace(open_draft, source=source)
    return list(drafts.values())


def _is_cut_short(draft: StatementDraft, source: Pairs, content: Pairs) -> bool:
    """Tell whether a statement without a cue is only the beginning of one that a rule finds."""
    whose = not draft.source or shared(draft.source, source)
    return not draft.cue and bool(whose) and holds(content, draft.content)


def _paragraphs(layout: Layout, content: Pairs) -> Iterator[int]:
    for start, end in content:
        yield from range(layout.number(start), layout.number(end - 1) + 1)


def _put(there: dict[int, set[int]], layout: Layout, number: int, content: Pairs) -> None:
    for paragraph in _paragraphs(layout, content):
        there.setdefault(paragraph, set()).add(number)


def _act(text: str, content: Pairs) -> Act:
    start, end = content[-1]
    return "ask" if text[max(start, end - 4) : end].rstrip("\"'”’» ").endswith("?") else "assert"
