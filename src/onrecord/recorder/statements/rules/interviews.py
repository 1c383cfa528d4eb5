"""Interviews and transcripts: labels, questions and answers."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.recorder.statements.forms import form
from onrecord.recorder.statements.rules.given import RuleInput, RuleMatch
from onrecord.recorder.text import Pair

_PERSON: Final = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|da|van|von|der|bin|al|el|la) )?[^\W\d_a-z][\w.'’-]*)+")
_TALK: Final = re.compile(
    r"\b(?:(?:spoke|speaks|talked|talks|sat down|interview|conversation|chat|chatted) (?:to|with)|interviewed|asked)\b"
)
_PRONOUN: Final = re.compile(r"\s*(?:He|She|They)\b")
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]*")
_FIRST_PERSON: Final = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")


def labelled(given: RuleInput) -> Iterator[RuleMatch]:
    """Find the words after a speaker's label; for Q and A, the introduction names the one who answers."""
    labels = given.labels
    turns = [label for label in labels if label.turn]
    person = _interviewee(given, turns[0].source[0]) if turns else None
    for label in labels:
        if not given.structure.in_title(label.source[0]):
            source = person if person and label.turn == "A" else label.source
            confidence = given.config.turns if label.turn else given.config.labelled
            unnamed = bool(label.turn) and source == label.source
            yield RuleMatch(confidence, (source,), (_said(given, label.words),), decides=True, unnamed=unnamed)


def _said(given: RuleInput, words: Pair) -> Pair:
    """Find what a speaker says after a label: all of it, or only the quotation if it begins with one."""
    first = next((q for q in given.quotations.at(words[0]) if q.start == words[0]), None)
    if first is None or form(given.text, [words], (), given.quotations) == "direct":
        return words
    return words[0], first.end


def _interviewee(given: RuleInput, end: int) -> Pair | None:
    """Find whom an introduction says somebody talked with: the first full name in the sentence that tells of it.

    If that begins with "he" or "she", it is the first full name of the sentence before.
    """
    before: Pair | None = None
    for sentence in _SENTENCE.finditer(given.text, 0, end):
        if _TALK.search(given.text, *sentence.span()):
            meant = before if before and _PRONOUN.match(given.text, *sentence.span()) else sentence.span()
            if person := _first_person_named(given, meant):
                return person
        before = sentence.span()
    return None


def _first_person_named(given: RuleInput, sentence: Pair) -> Pair | None:
    for person in _PERSON.finditer(given.text, *sentence):
        # "She spoke to the Courier": a name with "the" isn't a person's.
        the = person[0].startswith("The ") or given.text.endswith("the ", 0, person.start())
        if not the and person[0] != given.structure.article.outlet:
            return person.span()
    return None


def answered(given: RuleInput) -> Iterator[RuleMatch]:
    """Find the answers to the questions of an interview, in paragraphs without labels.

    The introduction must mention a conversation with somebody, and half of the answers must contain "I" or "we".
    Otherwise it is an explainer that asks its own questions. If speakers have labels, the labels say who answers.
    """
    text, paragraphs = given.text, given.layout.paragraphs
    questions = [number for number, pair in enumerate(paragraphs) if _is_question(given, pair)]
    if len(questions) < 2 or len(given.labels) > 1:
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
