"""The verdict on a headline, and the words that decide it."""

from collections.abc import Iterator
from typing import Final

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.headline.claims import claim
from onrecord.checks.headline.messages import message
from onrecord.checks.headline.passages import closest
from onrecord.checks.headline.signs import Headline, signs
from onrecord.checks.headline.weights import decide
from onrecord.schema import Span
from onrecord.schema.weighed import Weighed

MOST_WORDS: Final = 40
"""The most words of the evidence."""


def headline(given: CheckInput) -> Iterator[Finding]:
    """Tell whether the body bears out the headline: one finding, "supported" too, where there is a claim and a body."""
    read = weigh(given)
    if read is None:
        return
    verdict, confidence = decide(signs(read), published=not given.tried)
    told = read.told
    statements = dict.fromkeys([*(each.id for each in read.said), *([told.id] if told else [])])
    yield Finding(
        verdict=verdict,
        message=message(verdict, read),
        confidence=confidence,
        about=(read.title,),
        evidence=() if verdict == "not_in_body" else (read.evidence,),
        statements=tuple(statements),
    )


def weigh(given: CheckInput) -> Headline | None:
    """Let the pair classifier read the headline beside the closest sentences of the body.

    None if there is no headline that claims anything, or no body. A sentence that only repeats the title bears out
    nothing.
    """
    title = _claimed(given)
    if title is None or given.judge is None:
        return None
    words = title.cut(given.text)
    after = [span for span in given.sentences if span.start >= title.end and not given.in_title(span.start)]
    body = [span for span in after if not _same(span.cut(given.text), words)]
    if not body:
        return None
    passage = tuple(body[number] for number in closest(words, [span.cut(given.text) for span in body]))
    weighed = given.judge.weigh(words, "".join(f"{span.cut(given.text)}\n" for span in passage))
    return Headline(given, title, passage, _evidence(given.text, passage, weighed), weighed)


def _claimed(given: CheckInput) -> Span | None:
    """Give the part of the title that claims something."""
    title = given.record.article.title
    place = claim(title.cut(given.text)) if title else None
    return Span(title.start + place[0], title.start + place[1]) if title and place else None


def _same(sentence: str, title: str) -> bool:
    return " ".join(sentence.casefold().split()).rstrip(".") == " ".join(title.casefold().split()).rstrip(".")


def _evidence(text: str, passage: tuple[Span, ...], weighed: Weighed) -> Span:
    """Find the stretch of one sentence that most likely decides."""
    placed = list(_placed(passage, weighed))
    if not placed:
        return _cut(text, passage[0], passage[0].start)
    best = max(passage, key=lambda sentence: sum(p for span, p in placed if sentence.covers(span)))
    inside = [(span, probability) for span, probability in placed if best.covers(span)]
    middle = max(inside, key=lambda each: each[1])[0].start if inside else best.start
    return _cut(text, best, middle)


def _placed(passage: tuple[Span, ...], weighed: Weighed) -> Iterator[tuple[Span, float]]:
    """Take the pieces of the passage back to where they stand in the article."""
    begins, begin = [], 0
    for sentence in passage:
        begins.append(begin)
        begin += sentence.end - sentence.start + 1
    number = 0
    for span, probability in weighed.evidence:
        while number + 1 < len(passage) and span.start >= begins[number + 1]:
            number += 1
        shift = passage[number].start - begins[number]
        yield Span(span.start + shift, span.end + shift), probability


def _cut(text: str, sentence: Span, middle: int) -> Span:
    """Shorten a sentence to the words around its middle."""
    words, at = [], sentence.start
    for word in sentence.cut(text).split():
        start = text.index(word, at)
        at = start + len(word)
        words.append(Span(start, at))
    here = next((number for number, word in enumerate(words) if word.end > middle), 0)
    first = max(0, min(here - MOST_WORDS // 2, len(words) - MOST_WORDS))
    return Span(words[first].start, words[min(first + MOST_WORDS, len(words)) - 1].end)
