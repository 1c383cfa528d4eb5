"""The forms in which newspapers print statements without a verb, one rule each.

A rule gives what it finds in a text; `cueless` decides what becomes a statement.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from operator import attrgetter
from typing import Final

from onrecord.recorder.config import StatementConfig
from onrecord.recorder.statements.drafts import Pairs, StatementDraft, holds
from onrecord.recorder.statements.edges import trim
from onrecord.recorder.statements.forms import form
from onrecord.recorder.statements.labels import NOT_SPEAKERS, Label, is_name, speaker_labels
from onrecord.recorder.text import Layout, Pair, Quotation, Quotations, TextStructure

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


@dataclass(slots=True, frozen=True)
class RuleMatch:
    """What a rule found: whose words, which, and how often the rule is right."""

    confidence: float
    source: Pairs
    content: Pairs


@dataclass(frozen=True)
class RuleInput:
    """The input of the rules: a text, the drafts so far, and the thresholds."""

    structure: TextStructure
    drafts: Sequence[StatementDraft]
    config: StatementConfig

    @property
    def text(self) -> str:
        return self.structure.text

    @property
    def layout(self) -> Layout:
        return self.structure.layout

    @property
    def quotations(self) -> Quotations:
        return self.structure.quotations

    @cached_property
    def sources(self) -> dict[str, set[int]]:
        """For each word in the source of a statement that has a cue, the numbers of these drafts."""
        words: dict[str, set[int]] = {}
        for number, draft in enumerate(self.drafts):
            for start, end in draft.source if draft.cue else ():
                for word in _WORD.findall(self.text, start, end):
                    words.setdefault(word.casefold(), set()).add(number)
        return words


def _line_start(text: str, position: int, most: int) -> int:
    """Where the line of a position begins, behind its white space; the position itself where that is far away."""
    far = max(0, position - most)
    start = text.rfind("\n", far, position) + 1
    if start == 0 and far:
        return position
    while start < position and text[start].isspace():
        start += 1
    return start


def _signed(given: RuleInput) -> Iterator[RuleMatch]:
    """Find a quotation, in marks or in a block, or a post, with a dash and a name after it, or below it."""
    text = given.text
    for block in given.structure.blocks:
        if block.signature and _can_sign(text[slice(*block.signature)]):
            yield RuleMatch(given.config.signed, (block.signature,), (block.words,))
    for match in _SIGNATURE.finditer(text):
        if match.start() and text[match.start() - 1] not in _BEFORE_SIGNATURE:
            continue
        name = trim(text, *match.span("name"))
        if name and _can_sign(text[slice(*name)]):
            content = _quoted_before(given, match.start())
            if content:
                yield RuleMatch(given.config.signed, (name,), (content,))
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


def _labelled(given: RuleInput) -> Iterator[RuleMatch]:
    """Find the words after a speaker's label; for Q and A, the introduction names the one who answers."""
    labels = _believed_labels(given)
    turns = [label for label in labels if label.turn]
    person = _interviewee(given, turns[0].source[0]) if turns else None
    for label in labels:
        if not given.structure.in_title(label.source[0]):
            source = person if person and label.turn == "A" else label.source
            yield RuleMatch(
                given.config.turns if label.turn else given.config.labelled, (source,), (_said(given, label.words),)
            )


def _said(given: RuleInput, words: Pair) -> Pair:
    """Find what a speaker says after a label: all of it, or only the quotation if it begins with one."""
    first = next((q for q in given.quotations.at(words[0]) if q.start == words[0]), None)
    if first is None or form(given.text, [words], (), given.quotations) == "direct":
        return words
    return words[0], first.end


def _interviewee(given: RuleInput, end: int) -> Pair | None:
    """Find the first full name in the first sentence of an introduction that mentions a conversation."""
    text = given.text
    for sentence in _SENTENCE.finditer(text, 0, end):
        if not _TALK.search(text, *sentence.span()):
            continue
        for person in _PERSON.finditer(text, *sentence.span()):
            # "She spoke to the Courier": a name with "the" isn't a person's.
            the = person[0].startswith("The ") or text.endswith("the ", 0, person.start())
            if not the and person[0] != given.structure.article.outlet:
                return person.span()
    return None


def _answered(given: RuleInput) -> Iterator[RuleMatch]:
    """Find the answers to the questions of an interview, in paragraphs without labels.

    The introduction must mention a conversation with somebody, and half of the answers must contain "I" or "we".
    Otherwise it is an explainer that asks its own questions. If speakers have labels, the labels say who answers.
    """
    text, paragraphs = given.text, given.layout.paragraphs
    questions = [number for number, pair in enumerate(paragraphs) if _is_question(given, pair)]
    if len(questions) < 2 or len(_believed_labels(given)) > 1:
        return
    person = _interviewee(given, paragraphs[questions[0]][0])
    if person is None:
        return
    answers: list[Pair] = []
    for question, following in zip(questions, [*questions[1:], questions[-1] + 2], strict=True):
        if question + 1 < min(following, len(paragraphs)):
            answers.append((paragraphs[question + 1][0], paragraphs[min(following, len(paragraphs)) - 1][1]))
    if 2 * sum(_FIRST_PERSON.search(text, *answer) is not None for answer in answers) >= len(answers):
        yield from (RuleMatch(given.config.answered, (person,), (answer,)) for answer in answers)


def _is_question(given: RuleInput, paragraph: Pair) -> bool:
    start, end = paragraph
    if end - start > given.config.question_characters or not given.text[start:end].rstrip("*_ ").endswith("?"):
        return False
    return not given.quotations.at(start) and not given.structure.in_title(start)


def _believed_labels(given: RuleInput) -> list[Label]:
    return speaker_labels(given.structure, partial(_is_source, given), given.config)


def _headline(given: RuleInput) -> Iterator[RuleMatch]:
    """Find a statement in the title: a name before a colon or after a dash, if the article quotes that person."""
    if not given.structure.article.title:
        return
    text, start, end = given.text, given.structure.article.title.start, given.structure.article.title.end
    title = text[start:end]
    named, colon, words = title.partition(": ")
    if colon and words.strip() and _is_source(given, named):
        yield RuleMatch(given.config.headline, ((start, start + len(named)),), ((start + len(named) + 1, end),))
        return
    behind = re.search(r"\s(?:[—–-]|--)\s(?P<name>[^—–]+)$", title)
    if behind and _is_source(given, behind["name"]):
        yield RuleMatch(
            given.config.headline, ((start + behind.start("name"), end),), ((start, start + behind.start()),)
        )


def _is_source(given: RuleInput, name: str) -> bool:
    """Tell whether all words of a name are in the source of a statement."""
    words = {word.casefold() for word in _WORD.findall(name)}
    if not 1 <= len(words) <= 5 or words & NOT_SPEAKERS:
        return False
    return bool(set.intersection(*(given.sources.get(word, set()) for word in words)))


def _floating(given: RuleInput) -> Iterator[RuleMatch]:
    """Find a quotation that fills its paragraph; its speaker is the last one quoted in the paragraph before.

    If that paragraph is such a quotation too, the same speaker goes on.
    """
    floating = [
        quotation for quotation in given.quotations.outermost if quotation.opening and _floats(given, quotation)
    ]
    if not floating:
        return
    anchored: dict[int, list[StatementDraft]] = {}
    ended: dict[int, Pairs] = {}
    for draft in sorted(given.drafts, key=attrgetter("anchor")):
        if draft.source:
            anchored.setdefault(given.layout.number(draft.anchor[0][0]), []).append(draft)
            ended[given.layout.number(draft.content[-1][1] - 1)] = draft.source
    for quotation in floating:
        before = given.layout.number(quotation.start) - 1
        source = _last_speaker(anchored.get(before, []), given.config.near_statements) or ended.get(before)
        if source:
            ended.setdefault(given.layout.number(quotation.end - 1), source)
            yield RuleMatch(given.config.floating, source, ((quotation.start, quotation.end),))


def _last_speaker(drafts: list[StatementDraft], most: int) -> Pairs | None:
    """Find the source of the last statement of a paragraph that isn't inside another one."""
    for draft in reversed(drafts):
        if not any(holds(other.content, draft.anchor) for other in drafts[-most:]):
            return draft.source
    return None


def _floats(given: RuleInput, quotation: Quotation) -> bool:
    """Tell whether a quotation is a sentence and fills its paragraphs."""
    text = given.text
    number, last = given.layout.number(quotation.start), given.layout.number(quotation.end - 1)
    if number < 1:
        return False
    start, end = given.layout.paragraphs[number][0], given.layout.paragraphs[last][1]
    if given.structure.article.paragraphs and given.structure.article.paragraphs[number].kind in {"title", "heading"}:
        return False
    if _LETTER.search(text, start, quotation.start) or _LETTER.search(text, quotation.end, end):
        return False
    if not text[max(start, quotation.end - 4) : end].rstrip("\"'”’»`* ").endswith((".", "!", "?", "…", ",", "—", "–")):
        return False
    return (
        len(_WORD.findall(text, quotation.start, min(quotation.end, quotation.start + 200)))
        >= given.config.floating_words
    )


RULES: Final[tuple[Callable[[RuleInput], Iterator[RuleMatch]], ...]] = (
    _signed,
    _labelled,
    _headline,
    _answered,
    _floating,
)
