"""Finds the source of a statement that the network left without one, where the sentence gives it.

That is the noun before "who", the agent of a passive ("was urged by allies to wait"), a subject behind its verb
("replied the clerk, Joe Budd"), the subject of the verb before, which both verbs share ("She denied it, and promised
a report"), or whoever sent out the text that says it ("Reyes, a former envoy to Tarn, issued a letter calling …").
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from onrecord.recorder.statements.drafts import Pairs, StatementDraft, shared, without
from onrecord.recorder.statements.edges import settle_content, tidy, trim
from onrecord.text import Pair, TextStructure, holds

_BY: Final = re.compile(r"\s+by\s+(?=[^\W\d_])")
_AGENT_ENDS: Final = re.compile(
    r"\s(?:to|that|of|for|as|on|over|after|before|in|at|with|not|from|when|who|which|because|during|against|about|and|if"
    r"|whether|while|last|this|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|[,.;:!?()\n\"“”‘]",
    re.IGNORECASE,
)
_PASSIVE: Final = re.compile(r"\b(?:was|were|is|are|be|been|being|got|gets)\b.*[a-z](?:ed|ld|id|en|de)$", re.DOTALL)
_INVERTED: Final = re.compile(
    r"\s+(?!(?:on|in|at|to|that|of|for|about|as|by|from|with|after|before|during|last|this|it|there|so|if|when)\b)"
    r"(?P<who>(?:(?:the|a|an|his|her|its|their|one|another)\s+)?(?:[\w’'-]+\s+){0,4}[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,4}"
    r"|(?:the|a|an|his|her|its|their)\s+(?:[\w’'-]+\s+){0,3}[\w’'-]+)"
    r"(?P<more>,\s[^,.;!?\n\"“”]{2,60})?(?=[.;!?]|,\s|$)"
)
_JOINING: Final = re.compile(
    r"[\s,;–—”\"’-]*(?:(?:and|but|or|nor|then|also|later|again|instead|even|has|have|had|would|will|could|did|not|never|who|"
    r"\w{2,20}ly)[\s,]+)*"
)
_CONJUNCTION: Final = re.compile(r"\b(?:and|but|or|nor|then)\b")
_PARTICIPLE: Final = re.compile(r"\w+ing\b")
_ISSUED: Final = re.compile(
    r"\b(?:issued|wrote|sent(?: out)?|released|posted|published|signed|circulated|penned|fired off|put out)\s"
    r"(?:an?|the|his|her|its|their|several|two|another)\s(?:[\w’'-]+\s){0,3}?"
    r"(?:statements?|letters?|tweets?|memos?|e-?mails?|posts?|notes?|messages?|reports?|petitions?|essays?|op-eds?|releases?)\b"
    r"(?P<more>[^.;:!?“”\"\n]{0,120})$"
)
"""How somebody sends out a text, and what stands between it and the participle that tells what it says."""

_ISSUER: Final = re.compile(
    r"(?:(?:And|But|Then)\s)?(?!(?:On|In|At|By|After|Before|When|While|As|Last|For|From|With|During|If|Since)\b)"
    r"(?P<who>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)\s(?:[\w’'.-]+\s){0,5}?[\w’'.-]+"
    r"|[^\W\d_a-z][\w’'.&-]*(?:\s[^\W\d_a-z][\w’'.&-]*){0,5}|he|she|they)"
    r"(?:\s(?:also|later|then|has|had|\w{2,20}ly))?\s*$"
)
"""A noun phrase that can be who sent it out."""

_NO_SPEECH: Final = re.compile(
    r"\b(?:was|were|is|are|been|being|by|of|on|to|from|in|at|for|with|as|per)\b", re.IGNORECASE
)
"""What no subject stands behind: a passive, and a preposition."""

_RELATIVE: Final = re.compile(r"\b(?:which|who|that)\b")
_WHO: Final = re.compile(r",?\s+who\s+(?:(?:has|had|have|also|later|\w{2,20}ly)\s+){0,3}$")
_WHO_REACH: Final = 60
_COMMA: Final = re.compile(r",\s+")
_SENTENCE: Final = 400
"""The most characters of a sentence that are searched for who sent out a text."""

_MOST: Final = 120
"""The most characters that are searched for a source."""


def fill_in(structure: TextStructure, drafts: Sequence[StatementDraft]) -> list[StatementDraft]:
    """Fill in the sources that the sentences give; `drafts` are in the order of the text."""
    filled: list[StatementDraft] = []
    for draft in drafts:
        if draft.source or not draft.cue:
            filled.append(draft)
            continue
        found = (
            _who(structure, draft, drafts)
            or _agent(structure, draft)
            or _behind(structure, draft)
            or _shared(structure, draft, filled)
            or _issuer(structure, draft)
        )
        filled.append(_with_source(structure, draft, found) if found else draft)
    return filled


def _with_source(structure: TextStructure, draft: StatementDraft, source: Pairs) -> StatementDraft:
    content = settle_content(structure.text, without(draft.content, source), source, draft.cue, structure.quotations)
    return replace(draft, source=source, content=content, named=None, unnamed=None) if content else draft


def _who(structure: TextStructure, draft: StatementDraft, drafts: Sequence[StatementDraft]) -> Pairs:
    """ "Costa, who said he had warned them, urged …": the noun in front of "who"."""
    text, at = structure.text, draft.cue[0][0]
    if not _WHO.search(text, max(0, at - _WHO_REACH), at):
        return ()
    for other in drafts:
        for start, end in other.source:
            if start < at < end and (who := _WHO.search(text, max(start, at - _WHO_REACH), at)):
                return _tidy(text, (start, who.start()))
    return ()


def _agent(structure: TextStructure, draft: StatementDraft) -> Pairs:
    """ "… was urged by allies to wait": who stands behind "by"."""
    text, (start, end) = structure.text, (draft.cue[0][0], draft.cue[-1][1])
    by = _BY.match(text, end)
    if not by or not _PASSIVE.search(text[max(0, start - 20) : end]):
        return ()
    stop = _AGENT_ENDS.search(text, by.end() + 1, by.end() + _MOST)
    return _tidy(text, (by.end(), stop.start())) if stop else ()


def _behind(structure: TextStructure, draft: StatementDraft) -> Pairs:
    """ "…, replied clerk Joe Budd.": who stands behind the verb, where what is said stands in front of it."""
    text, (start, end) = structure.text, (draft.cue[0][0], draft.cue[-1][1])
    said = max((last for _, last in draft.content if last <= start), default=None)
    if said is None or _NO_SPEECH.search(text, start, end) or text[said:start].strip(" ,.!?\"”’'—–-"):
        return ()
    who = _INVERTED.match(text, end, end + _MOST)
    quoted = structure.quotations.at(end) != structure.quotations.at(start)
    if not who or quoted or shared(draft.content, [who.span("who")]):
        return ()
    more = who["more"] or ""
    return _tidy(
        text, (who.start("who"), who.end() if more[2:3].isupper() or more[2:4] in {"a ", "th"} else who.end("who"))
    )


def _shared(structure: TextStructure, draft: StatementDraft, before: Sequence[StatementDraft]) -> Pairs:
    """ "She denied it, and promised a report": the subject of the verb before, in the same sentence."""
    text, at = structure.text, draft.cue[0][0]
    sentence, around = structure.sentence(at), structure.quotations.at(at)
    for other in reversed(before[-8:]):
        if not other.source or not other.cue or other.cue[0][0] >= at or other.source[0][0] >= at:
            continue
        if _RELATIVE.search(text, other.source[-1][1], max(other.source[-1][1], other.cue[0][0])):
            continue
        if structure.sentence(other.cue[0][0]) != sentence or structure.quotations.at(other.cue[0][0]) != around:
            continue
        ended = max(last for _, last in (*other.cue, *other.content, *other.source) if last <= at)
        between = text[ended:at]
        if len(between) > _MOST or not _JOINING.fullmatch(between) or holds(other.content, draft.cue):
            continue
        if _CONJUNCTION.search(between) or ("," in between and _PARTICIPLE.match(text, at)):
            return (
                other.source if not any(s < e2 and s2 < e for s, e in other.source for s2, e2 in draft.content) else ()
            )
    return ()


def _issuer(structure: TextStructure, draft: StatementDraft) -> Pairs:
    """ "Reyes, a former envoy to Tarn, issued a letter calling it absurd": the subject of the main clause."""
    text, at = structure.text, draft.cue[0][0]
    if not _PARTICIPLE.match(text, at):
        return ()
    start = next(reversed(structure.sentences_in(max(0, at - _SENTENCE), at)), None)
    issued = None if start is None else _ISSUED.search(text, start, at)
    if start is None or issued is None:
        return ()
    edges = [start, *(comma.end() for comma in _COMMA.finditer(text, start, issued.start())), issued.start()]
    pieces = list(pairwise(edges))
    if pieces and not text[slice(*pieces[-1])].strip():  # "Reyes, a former envoy, issued"
        pieces = pieces[:-1]
        tried = pieces[:2] if len(pieces) > 1 else pieces
    else:
        tried = pieces[-1:]
    for first, last in tried:
        if who := _ISSUER.match(text[first:last].rstrip(" ,")):
            return _tidy(text, (first + who.start("who"), first + who.end("who")))
    return ()


def _tidy(text: str, pair: Pair) -> Pairs:
    return tidy(text, [pair], trim)
