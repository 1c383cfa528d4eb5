"""The forms in which newspapers print statements without a verb, one rule each.

A rule gives what it finds in a page; `cueless` decides what becomes a statement.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from operator import attrgetter
from typing import Final

from onrecord.recorder.statements.attributed import trim
from onrecord.recorder.statements.drafts import Draft, Pairs, holds
from onrecord.recorder.statements.forms import form
from onrecord.recorder.statements.labels import NOT_SPEAKERS, is_name, speakers
from onrecord.recorder.text.layout import Layout, Pair
from onrecord.recorder.text.quotations import Quotation, Quotations
from onrecord.schema import Article

_SIGNATURE: Final = re.compile(r"[—–―-]-?[ \t]*(?P<name>[^\W\d_][^\n—–―\"“”]{1,119})$", re.MULTILINE)
_BEFORE_SIGNATURE: Final = frozenset(" \t\n\"”’'»")
_POST: Final = re.compile(r"[—–―][ \t]?(?P<name>[^\n—–―]{1,60} \(@\w{1,30}\))(?:[ \t]+[A-Z][a-z]+ \d{1,2}, \d{4})?")
_LINK: Final = re.compile(r"\s*(?:pic\.twitter\.com|https?://)\S*\s*$")
_PERSON: Final = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|da|van|von|der|bin|al|el|la) )?[^\W\d_a-z][\w.'’-]*)+")
_TALK: Final = re.compile(
    r"\b(?:(?:spoke|speaks|talked|talks|sat down|interview|conversation|chat|chatted) (?:to|with)|interviewed|asked)\b"
)
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]*")
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_LETTER: Final = re.compile(r"[^\W_]")
_WORD: Final = re.compile(r"\w+")
_QUESTION: Final = 250
"""A question of an interview is not longer than this."""

_LINE: Final = 4000
"""A signed quotation is not longer than this."""

_NEAR: Final = 50
"""An outer statement is looked for among so many in a paragraph."""

_FLOATING_WORDS: Final = 4
"""A quotation by itself of fewer words is a heading or a nickname."""


@dataclass(slots=True, frozen=True)
class Found:
    """What a rule found: whose words, and which. `rule` names its confidence."""

    rule: str
    source: Pairs
    content: Pairs


@dataclass(frozen=True)
class Page:
    """What the rules look at: an article, and the drafts that there are so far."""

    article: Article
    layout: Layout
    quotations: Quotations
    drafts: list[Draft]

    @property
    def text(self) -> str:
        return self.article.text

    @cached_property
    def sources(self) -> dict[str, set[int]]:
        """For each word in the source of a statement that has a cue, the numbers of these drafts."""
        words: dict[str, set[int]] = {}
        for number, draft in enumerate(self.drafts):
            for start, end in draft.source if draft.cue else ():
                for word in _WORD.findall(self.text, start, end):
                    words.setdefault(word.casefold(), set()).add(number)
        return words


def _line_start(text: str, position: int) -> int:
    """Where the line of a position begins, behind its white space; the position itself where that is far away."""
    far = max(0, position - _LINE)
    start = text.rfind("\n", far, position) + 1
    if start == 0 and far:
        return position
    while start < position and text[start].isspace():
        start += 1
    return start


def _signed(page: Page) -> Iterator[Found]:
    """A quotation or a post with a dash and a name behind it, or below it."""
    text = page.text
    for match in _SIGNATURE.finditer(text):
        if match.start() and text[match.start() - 1] not in _BEFORE_SIGNATURE:
            continue
        name = trim(text, *match.span("name"))
        if name and _can_sign(text[slice(*name)]):
            content = _quoted_before(page, match.start())
            if content:
                yield Found("signed", (name,), (content,))
    last = 0
    for match in _POST.finditer(text):
        start, end = max(last, _line_start(text, match.start())), match.start()
        last = match.end()
        if start >= end:
            paragraph = page.layout.number(end) - 1
            if paragraph < 0:
                continue
            start, end = page.layout.paragraphs[paragraph]
        link = _LINK.search(text, max(start, end - 200), end)
        yield Found("signed", (match.span("name"),), ((start, link.start() if link else end),))


def _can_sign(signature: str) -> bool:
    """Whether a line's end can be a signature: a name, and a role behind a comma or in brackets."""
    name = re.split(r",\s|\s\(", signature, maxsplit=1)[0]
    return is_name(name) and name.split()[0].casefold() not in NOT_SPEAKERS and ". " not in signature[len(name) :]


def _quoted_before(page: Page, position: int) -> Pair | None:
    """What ends before a position, begins with its line and is quoted from end to end."""
    text = page.text
    end = position
    while end and text[end - 1].isspace() and position - end < 8:
        end -= 1
    quotations = page.quotations.at(end - 1) if end else []
    if not quotations or quotations[0].end != end:
        return None
    start = _line_start(text, quotations[0].start)
    if start < quotations[0].start and form(text, [(start, end)], (), page.quotations) != "direct":
        return None
    return start, end


def _labelled(page: Page) -> Iterator[Found]:
    """The words behind a speaker's label; for Q and A, who answers is the one whom the introduction names."""
    labels = speakers(page.text, page.layout, page.quotations, partial(_is_source, page))
    turns = [label for label in labels if label.turn]
    person = _interviewee(page, turns[0].source[0]) if turns else None
    for label in labels:
        if not _is_title(page, label.source[0]):
            source = person if person and label.turn == "A" else label.source
            yield Found("turns" if label.turn else "labelled", (source,), (_said(page, label.words),))


def _said(page: Page, words: Pair) -> Pair:
    """What a speaker says behind a label: all of it, or only the quotation where it begins with one."""
    first = next((q for q in page.quotations.at(words[0]) if q.start == words[0]), None)
    if first is None or form(page.text, [words], (), page.quotations) == "direct":
        return words
    return words[0], first.end


def _interviewee(page: Page, end: int) -> Pair | None:
    """The first full name in the first sentence of an introduction that tells of a conversation."""
    text = page.text
    for sentence in _SENTENCE.finditer(text, 0, end):
        if not _TALK.search(text, *sentence.span()):
            continue
        for person in _PERSON.finditer(text, *sentence.span()):
            # "She spoke to the Courier": whom an article names with "the" is no person.
            the = person[0].startswith("The ") or text.endswith("the ", 0, person.start())
            if not the and person[0] != page.article.outlet:
                return person.span()
    return None


def _answered(page: Page) -> Iterator[Found]:
    """The answers to the questions of an interview, in paragraphs that have no labels.

    The introduction has to tell of a conversation with somebody, and half of the answers to speak of "I" or "we": else
    it is an explainer that asks its questions itself. Where speakers have labels, they say who answers.
    """
    text, paragraphs = page.text, page.layout.paragraphs
    questions = [number for number, pair in enumerate(paragraphs) if _is_question(page, pair)]
    if len(questions) < 2 or len(speakers(text, page.layout, page.quotations, partial(_is_source, page))) > 1:
        return
    person = _interviewee(page, paragraphs[questions[0]][0])
    if person is None:
        return
    answers: list[Pair] = []
    for question, following in zip(questions, [*questions[1:], questions[-1] + 2], strict=True):
        if question + 1 < min(following, len(paragraphs)):
            answers.append((paragraphs[question + 1][0], paragraphs[min(following, len(paragraphs)) - 1][1]))
    if 2 * sum(_FIRST_PERSON.search(text, *answer) is not None for answer in answers) >= len(answers):
        yield from (Found("answered", (person,), (answer,)) for answer in answers)


def _is_question(page: Page, paragraph: Pair) -> bool:
    start, end = paragraph
    if end - start > _QUESTION or not page.text[start:end].rstrip("*_ ").endswith("?"):
        return False
    return not page.quotations.at(start) and not _is_title(page, start)


def _is_title(page: Page, position: int) -> bool:
    return page.article.title is not None and page.article.title.start <= position < page.article.title.end


def _headline(page: Page) -> Iterator[Found]:
    """The title, where a name stands before a colon or behind a dash, and the article quotes the one so named."""
    if not page.article.title:
        return
    text, start, end = page.text, page.article.title.start, page.article.title.end
    title = text[start:end]
    named, colon, words = title.partition(": ")
    if colon and words.strip() and _is_source(page, named):
        yield Found("headline", ((start, start + len(named)),), ((start + len(named) + 1, end),))
        return
    behind = re.search(r"\s(?:[—–-]|--)\s(?P<name>[^—–]+)$", title)
    if behind and _is_source(page, behind["name"]):
        yield Found("headline", ((start + behind.start("name"), end),), ((start, start + behind.start()),))


def _is_source(page: Page, name: str) -> bool:
    """Whether all the words of a name stand in the source of a statement."""
    words = {word.casefold() for word in _WORD.findall(name)}
    if not 1 <= len(words) <= 5 or words & NOT_SPEAKERS:
        return False
    return bool(set.intersection(*(page.sources.get(word, set()) for word in words)))


def _floating(page: Page) -> Iterator[Found]:
    """A quotation that fills its paragraph: the speaker is the one whom the paragraph before quotes last.

    Where that paragraph is such a quotation too, the same speaker goes on.
    """
    floating = [quotation for quotation in page.quotations.outermost if quotation.opening and _floats(page, quotation)]
    if not floating:
        return
    anchored: dict[int, list[Draft]] = {}
    ended: dict[int, Pairs] = {}
    for draft in sorted(page.drafts, key=attrgetter("anchor")):
        if draft.source:
            anchored.setdefault(page.layout.number(draft.anchor[0][0]), []).append(draft)
            ended[page.layout.number(draft.content[-1][1] - 1)] = draft.source
    for quotation in floating:
        before = page.layout.number(quotation.start) - 1
        source = _last_speaker(anchored.get(before, [])) or ended.get(before)
        if source:
            ended.setdefault(page.layout.number(quotation.end - 1), source)
            yield Found("floating", source, ((quotation.start, quotation.end),))


def _last_speaker(drafts: list[Draft]) -> Pairs | None:
    """The source of the last of a paragraph's statements that doesn't stand in another one."""
    for draft in reversed(drafts):
        if not any(holds(other.content, draft.anchor) for other in drafts[-_NEAR:]):
            return draft.source
    return None


def _floats(page: Page, quotation: Quotation) -> bool:
    """Whether a quotation is all that stands in its paragraphs, and a sentence."""
    text = page.text
    number, last = page.layout.number(quotation.start), page.layout.number(quotation.end - 1)
    if number < 1:
        return False
    start, end = page.layout.paragraphs[number][0], page.layout.paragraphs[last][1]
    if page.article.paragraphs and page.article.paragraphs[number].kind in {"title", "heading"}:
        return False
    if _LETTER.search(text, start, quotation.start) or _LETTER.search(text, quotation.end, end):
        return False
    if not text[max(start, quotation.end - 4) : end].rstrip("\"'”’»`* ").endswith((".", "!", "?", "…", ",", "—", "–")):
        return False
    return len(_WORD.findall(text, quotation.start, min(quotation.end, quotation.start + 200))) >= _FLOATING_WORDS


RULES: Final[tuple[Callable[[Page], Iterator[Found]], ...]] = (_signed, _labelled, _headline, _answered, _floating)
