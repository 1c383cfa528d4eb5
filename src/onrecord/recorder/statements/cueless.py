"""Adds the statements that no verb introduces, for the network has seen few of them.

Each of the `rules` is a form that newspapers print: a signed quotation, a label, an interview, a headline, a quotation
by itself. It adds a statement only where the network attributes less than half of its words to somebody; where it
found the words without saying whose they are, the rule says it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Final

from onrecord.recorder.statements.attributed import settle_content, tidy, trim
from onrecord.recorder.statements.drafts import Draft, Pairs, holds, length, shared
from onrecord.recorder.statements.rules import RULES, Found, Page
from onrecord.recorder.text.layout import Layout
from onrecord.recorder.text.quotations import Quotations
from onrecord.schema import Act, Article

CONFIDENCE: Final = {
    "signed": 0.9,  # a quotation, a dash and a name: hardly anything else is printed so
    "labelled": 0.85,  # some labels are topics that look like names
    "turns": 0.8,  # Q and A are certain, but who answers is looked for in the introduction
    "headline": 0.75,  # the name before the colon may be what the words are about
    "answered": 0.6,  # questions and answers without labels are told apart by their looks
    "floating": 0.7,  # the speaker may have changed without a word
}
"""How often each rule is right, in the form that it reads; estimates that calibration may replace."""


def complete(article: Article, drafts: list[Draft], layout: Layout, quotations: Quotations) -> list[Draft]:
    """Add to the network's drafts what the rules find, and the sources that it left open."""
    for rule in RULES:
        page = Page(article, layout, quotations, drafts)
        drafts = _merge(page, rule(page))
    return drafts


def _merge(page: Page, found: Iterable[Found]) -> list[Draft]:
    drafts: dict[int, Draft] = dict(enumerate(page.drafts))
    numbers = count(len(drafts))
    there: dict[int, set[int]] = {}
    for new in found:
        source = tidy(page.text, new.source, trim)
        content = settle_content(page.text, new.content, source, (), page.quotations)
        if not content:
            continue
        if not there:
            for number, draft in drafts.items():
                _put(there, page.layout, number, draft.content)
        near = {n for paragraph in _paragraphs(page.layout, content) for n in there.get(paragraph, ()) if n in drafts}
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
            _put(there, page.layout, number, content)
            drafts[number] = Draft(source, (), content, _act(page.text, content), CONFIDENCE[new.rule])
        for n in sorted(same):
            open_draft = drafts[n]
            if not open_draft.cue and not open_draft.source and not shared(open_draft.content, source):
                drafts[n] = replace(open_draft, source=source)
    return list(drafts.values())


def _is_cut_short(draft: Draft, source: Pairs, content: Pairs) -> bool:
    """Whether a statement without a cue is the beginning of one that a rule finds whole."""
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
