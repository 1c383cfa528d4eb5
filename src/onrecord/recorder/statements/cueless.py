"""Adds the statements that the network has seen few of: most of them no verb introduces.

Each of the `rules` knows one form that newspapers print: a signed quotation, a label, an interview, a headline, a
quotation on its own. A rule adds a statement only if the network attributes less than half of its words to somebody. If
the network found the words but not whose they are, the rule adds the source.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import count
from operator import attrgetter

from onrecord.recorder.config import DEFAULT, StatementConfig
from onrecord.recorder.statements.drafts import Pairs, StatementDraft, shared, without
from onrecord.recorder.statements.edges import settle_content, tidy, trim
from onrecord.recorder.statements.rules import RULES, RuleInput, RuleMatch
from onrecord.schema import Act
from onrecord.text import Layout, Pair, TextStructure, holds, length


def complete(
    structure: TextStructure,
    drafts: Sequence[StatementDraft],
    config: StatementConfig = DEFAULT.statements,
    names: Sequence[Pair] = (),
) -> list[StatementDraft]:
    """Add what the rules find to the network's drafts, and the sources that it left open; in order."""
    for rule in RULES:
        given = RuleInput(structure, drafts, config, names)
        drafts = _merge(given, rule(given))
    return sorted(drafts, key=attrgetter("place"))


def _merge(given: RuleInput, found: Iterable[RuleMatch]) -> list[StatementDraft]:
    merging = _Merging(given)
    for new in found:
        source = tidy(given.text, new.source, trim)
        content = settle_content(given.text, new.content, source, new.cue, given.quotations)
        if content:
            merging.add(new, source, content)
    return list(merging.drafts.values())


class _Merging:
    """The drafts by number, and in which paragraphs their contents are; a rule's are added one after the other."""

    def __init__(self, given: RuleInput) -> None:
        self._given = given
        self._text, self._layout = given.text, given.layout
        self.drafts: dict[int, StatementDraft] = dict(enumerate(given.drafts))
        self._numbers = count(len(self.drafts))

    @cached_property
    def _there(self) -> dict[int, set[int]]:
        there: dict[int, set[int]] = {}
        for number, draft in self.drafts.items():
            _put(there, self._layout, number, draft.content)
        return there

    def add(self, new: RuleMatch, source: Pairs, content: Pairs) -> None:
        """Add what a rule found, or give its source to the statement that has its words."""
        near = {n for paragraph in _paragraphs(self._layout, content) for n in self._there.get(paragraph, ())}
        near &= self.drafts.keys()
        if new.decides:
            for n in near:
                if _is_somebody_elses(self._layout, self.drafts[n], source, content):
                    self._give_up(n, content)
            near &= self.drafts.keys()
        same = {
            n
            for n in near
            if not (self.drafts[n].cue and holds(content, self.drafts[n].cue))  # that is a statement inside of this one
            and 2 * shared(self.drafts[n].content, content) >= length(content)
        }
        if same:
            for n in same:
                self.drafts[n] = _with_source(self._text, self.drafts[n], source, new)
            return
        for n in near:
            if _is_cut_short(self.drafts[n], source, content):
                del self.drafts[n]
        number = next(self._numbers)
        _put(self._there, self._layout, number, content)
        added = StatementDraft(source, new.cue, content, _act(self._text, content), new.confidence)
        self.drafts[number] = replace(added, named=0.0, unnamed="role") if new.unnamed else added

    def _give_up(self, number: int, content: Pairs) -> None:
        """Cut words out of a statement; without any left, it is gone."""
        draft = self.drafts[number]
        left = settle_content(
            self._text, without(draft.content, content), draft.source, draft.cue, self._given.quotations
        )
        if any(character.isalnum() for start, end in left for character in self._text[start:end]):
            self.drafts[number] = replace(draft, content=left)
        else:
            del self.drafts[number]


def _with_source(text: str, draft: StatementDraft, source: Pairs, new: RuleMatch) -> StatementDraft:
    """Give a statement the source that a rule found, if it has none or if the form decides."""
    if not source or shared((*draft.content, *draft.cue), source):
        return draft
    if draft.cue:
        return replace(draft, source=source) if new.decides and not draft.source else draft
    if draft.source and not new.decides:
        return draft
    filled = replace(draft, source=source, act=_act(text, draft.content) if new.decides else draft.act)
    if new.unnamed:
        return replace(filled, named=0.0, unnamed="role")
    return filled if shared(draft.source, source) else replace(filled, named=None, unnamed=None)


def _is_somebody_elses(layout: Layout, draft: StatementDraft, source: Pairs, content: Pairs) -> bool:
    """Tell whether a statement has these words although it is attributed further away than by this source."""
    if not shared(draft.content, content) or not source or shared(draft.source, source):
        return False
    if draft.cue and holds(content, draft.cue):
        return False
    if not draft.cue:
        return bool(draft.source) and not holds(content, draft.content)
    here = {*_paragraphs(layout, content), *_paragraphs(layout, source)}
    if not here & set(_paragraphs(layout, draft.anchor)):
        return True
    return all(_stands_between(source, pair, content) for pair in draft.anchor)


def _stands_between(source: Pairs, anchor: Pair, content: Pairs) -> bool:
    return anchor[1] <= source[0][0] < content[0][0] or content[-1][1] <= source[0][0] < anchor[0]


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
