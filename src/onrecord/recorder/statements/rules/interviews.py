"""Interviews and transcripts: labels, questions and answers."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.recorder.statements.rules.given import RuleInput, RuleMatch
from onrecord.text import Pair
from onrecord.text.forms import form

_PERSON: Final = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|da|van|von|der|bin|al|el|la) )?[^\W\d_a-z][\w.'’-]*)+")
_TALK: Final = re.compile(
    r"\b(?:(?:spoke|speaks|talked|talks|sat down|interview|conversation|chat|chatted) (?:to|with)|interviewed|asked)\b"
)
_PRONOUN: Final = re.compile(r"\s*(?:He|She|They)\b")
_PRONOUN_BEHIND: Final = re.compile(r"\s+(?:her|him|them)\b")
_OF_A_PAPER: Final = re.compile(r"\s+(?:of|from|for)\s+(?:the\s+)?[A-Z]|[’']s\s")
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
    """Find whom an introduction says somebody talked with, by the sentence that tells of it.

    If that has only "he" or "her" for the person, it is the first full name of the sentence before.
    """
    before: Pair | None = None
    for sentence in _SENTENCE.finditer(given.text, 0, end):
        start, stop = sentence.span()
        talk = _TALK.search(given.text, start, stop)
        if talk:
            pronoun = _PRONOUN.match(given.text, start, stop) or _PRONOUN_BEHIND.match(given.text, talk.end(), stop)
            if before and pronoun:
                found = _full_names(given, before)
            else:
                behind = _full_names(given, (talk.end(), stop))
                reporter = behind and _OF_A_PAPER.match(given.text, behind[0][1], stop)
                ahead = _full_names(given, (start, talk.start()))
                found = ahead or behind if reporter else behind or ahead
            if found:
                return found[0]
        before = (start, stop)
    return None


def _full_names(given: RuleInput, words: Pair) -> list[Pair]:
    # "She spoke to the Courier": a name with "the" isn't a person's.
    return [
        person.span()
        for person in _PERSON.finditer(given.text, *words)
        if not person[0].startswith("The ")
        and not given.text.endswith("the ", 0, person.start())
        and person[0] != given.structure.article.outlet
    ]


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
