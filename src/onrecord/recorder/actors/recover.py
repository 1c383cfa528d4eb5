"""Recovers mentions that the network missed: names that it knows from elsewhere in the article, the names of sources
that it takes to have one, and sources that are descriptions.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from onrecord.recorder.actors import names, titles
from onrecord.recorder.actors.extents import GLUED
from onrecord.recorder.actors.mentions import PRONOUNS
from onrecord.recorder.actors.sources import MORE
from onrecord.recorder.config import DEFAULT, RecoveryConfig
from onrecord.recorder.statements import StatementDraft
from onrecord.schema import ActorKind, Antecedent, MarkedMention, Span
from onrecord.text import Pair, roles

_WORD: Final = re.compile(r"[^\W\d_a-z][\w’'.‑-]*\w|[A-Z]")
_NAME: Final = re.compile(
    r"[^\W\d_a-z][\w’'.‑-]*"
    r"(?:,? (?:(?:of|for|on|the|and|a|de|del|van|von|der|bin|al|“\w+”|\"\w+\") )*[^\W\d_a-z][\w’'.‑-]*)*"
)
_BODY: Final = re.compile(
    r" (?:of|for|on|and) |\b(?:the|The) |(?!III)[A-Z]{3}|\b(?:Council|Committee|Union|Bank|Inc|Corp|Co)\b"
)
_CAPITAL: Final = re.compile(r" [^\W\d_a-z]")
_DESCRIPTION: Final = re.compile(
    r"(?:(?i:the|this|that|his|her|its|their|our|my)|[^\W\d_a-z][\w.-]*(?: [^\W\d_a-z][\w.-]*){0,2}['’]s?)\s"
)
_PERSON_OF: Final = re.compile(
    r"(?:[\w.’'-]+ ){0,4}[^\W\d_a-z][\w.’'-]+(?: [^\W\d_a-z]\.?){0,2} [^\W\d_a-z][\w.’'-]+( of )"
)
_ENDS_NAME: Final = re.compile(r",|\(| who | which | that | in | at | from | to | with ")


def recover(
    text: str,
    mentions: Sequence[MarkedMention],
    drafts: Iterable[StatementDraft],
    config: RecoveryConfig = DEFAULT.recovery,
) -> tuple[MarkedMention, ...]:
    """Give the mentions with the missed names among them, in order, and renumber the antecedents."""
    found = _elsewhere(text, mentions, config)
    drafts = tuple(drafts)
    found += _of_sources(text, [*mentions, *found], drafts, config)
    found += _described(text, [*mentions, *found], drafts, config)
    if not found:
        return tuple(mentions)
    every = sorted([*enumerate(mentions), *((-1, mention) for mention in found)],
                   key=lambda each: (each[1].span.start, each[1].span.end))  # fmt: skip
    place = {old: new for new, (old, _) in enumerate(every) if old >= 0}
    return tuple(
        mention.model_copy(
            update={
                "antecedents": tuple(
                    Antecedent(place[before.mention], before.probability) for before in mention.antecedents
                )
            }
        )
        for _, mention in every
    )


class _Taken:
    """The characters that mentions already cover."""

    def __init__(self, spans: Iterable[Pair]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def free(self, start: int, end: int) -> bool:
        before = bisect_left(self._starts, end) - 1
        return before < 0 or self._ends[before] <= start


def _elsewhere(text: str, mentions: Sequence[MarkedMention], config: RecoveryConfig) -> list[MarkedMention]:
    """Find the article's names in other places, in the same letters or all in capitals.

    For a person, it also finds the surname alone.
    """
    known: dict[tuple[str, ...], ActorKind] = {}
    for mention in mentions:
        if mention.form != "name" or mention.confidence < config.known or mention.kind == "group":
            continue
        name = names.without_possessive(mention.span.cut(text))
        words = tuple(_WORD.findall(name[titles.length(name) :]))
        for part in (words, words[-1:]) if mention.kind == "person" else (words,):
            if 0 < len(part) <= config.words:
                known.setdefault(part, mention.kind)
                known.setdefault(tuple(word.upper() for word in part), mention.kind)
    begins = {words[0] for words in known}
    taken = _Taken((m.span.start, m.span.end) for m in mentions if m.form == "name")
    tokens = [_token(text, *match.span()) for match in _WORD.finditer(text)]
    out: list[MarkedMention] = []
    last = 0
    for i, (start, _, word) in enumerate(tokens):
        if start < last or word not in begins:
            continue
        for length in range(min(config.words, len(tokens) - i), 0, -1):
            here = tokens[i : i + length]
            kind = known.get(tuple(each for *_, each in here))
            end = here[-1][1]
            if kind and all(b[0] - a[1] <= 2 for a, b in pairwise(here)):
                titled = length == 1 and titles.is_word(titles.plain(word)) and _CAPITAL.match(text, end)
                if taken.free(start, end) and not titled:  # "Major" isn't John Major in "Major Tom Hale"
                    out.append(_mention(start, end, kind, config.confidence))
                    last = end
                break
    return out


def _token(text: str, start: int, end: int) -> tuple[int, int, str]:
    """Give a word with a capital, without a possessive, or a day that it lost its space to."""
    word = text[start:end]
    if not word[1:].islower() and (glued := GLUED.match(word)):
        start, word = start + glued.end(), word[glued.end() :]
    return start, end, names.without_possessive(word)


def _of_sources(
    text: str, mentions: Sequence[MarkedMention], drafts: Iterable[StatementDraft], config: RecoveryConfig
) -> list[MarkedMention]:
    """Find the names of sources that must have one, by the network or by their words, but have none marked."""
    taken = _Taken((m.span.start, m.span.end) for m in mentions)
    ends = {m.span.end for m in mentions}
    out: dict[Pair, MarkedMention] = {}
    for draft in drafts:
        if not draft.source:
            continue
        start, end = draft.source[0]
        comma = _ENDS_NAME.search(text, start + 1, end)
        stop = comma.start() if comma else end
        if names.is_proper(text[start:stop]) and stop not in ends:
            span: Pair | None = (start + names.lead(text[start:stop]), stop)
            kind: ActorKind = "organization"
        elif (draft.named or 0.0) >= config.named:
            of = _PERSON_OF.match(text, start, stop)
            span = _name(text, start, of.start(1) if of else stop, taken)
            kind = "organization" if span and not of and _BODY.search(text[start : span[1]]) else "person"
            if span is None and comma and comma.group() == ",":
                span, kind = _name(text, comma.end(), end, taken), "person"
        else:
            continue
        if span:
            out[span] = _mention(*span, kind, config.confidence)
    return list(out.values())


def _described(
    text: str, mentions: Sequence[MarkedMention], drafts: Iterable[StatementDraft], config: RecoveryConfig
) -> list[MarkedMention]:
    """Find the sources that are descriptions of a person or a body: "the president of the council", "its spokesman"."""
    ends = {mention.span.end for mention in mentions}
    out: dict[Pair, MarkedMention] = {}
    for draft in drafts:
        for start, end in draft.source[:1]:
            found = _DESCRIPTION.match(text, start, end)
            if found is None:
                continue
            more = MORE.search(text, found.end(), end)
            stop = more.start() if more else end
            stop = start + len(names.without_possessive(text[start:stop].rstrip()))
            word = text[start:stop].rsplit(None, 1)[-1]
            head = roles.role(word)
            if stop in ends or not roles.is_role(head):
                continue
            kind: ActorKind = "person" if head in roles.PERSONS else "organization"
            if head == (word.casefold() if kind == "person" else word):  # no plural, which is a group, and no name
                out[start, stop] = MarkedMention(
                    span=Span(start, stop), kind=kind, form="nominal", confidence=config.confidence
                )
    return list(out.values())


def _name(text: str, start: int, end: int, taken: _Taken) -> Pair | None:
    """Find the last name in a stretch, after its titles; None if it is marked already, or there is none."""
    runs = list(_NAME.finditer(text, start, end))
    words = list(_WORD.finditer(text, *runs[-1].span())) if runs else []
    last = max(
        (i for i, word in enumerate(words)
         if titles.is_title(word.group()) or roles.role(word.group()) in roles.PERSONS), default=-1
    )  # fmt: skip
    if last + 1 < len(words):
        words = words[last + 1 :]
    if not words:
        return None
    first = words[0].start()
    last = words[-1].start() + len(names.without_possessive(words[-1].group()))
    name = text[first:last]
    if not taken.free(first, last) or names.is_generic(name) or titles.is_title(name) or name.casefold() in PRONOUNS:
        return None
    return first, last


def _mention(start: int, end: int, kind: ActorKind, confidence: float) -> MarkedMention:
    return MarkedMention(span=Span(start, end), kind=kind, form="name", confidence=confidence)
