"""What another medium reported, and what somebody told it."""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from onrecord.checks.given import CheckInput
from onrecord.checks.second_hand.media import Medium, medium_in
from onrecord.checks.second_hand.own import OwnMedia
from onrecord.schema import Span, Statement

_REPORTS: Final = re.compile(
    r"\b(?:report(?:s|ed|ing)?|according|broadcast|aired|publish(?:es|ed|ing)?|reveal(?:s|ed|ing)?|disclosed?|learn(?:ed|t)"
    r"|quot(?:es|ed|ing)|cit(?:es|ed|ing)|uncovered|found|as saying)\b",
    re.IGNORECASE,
)
"""What media do with news, and others hardly."""

_SAYS: Final = re.compile(
    r"\b(?:said|says|saying|wr(?:ote|ites)|add(?:ed|s)|stated)\b",
    re.IGNORECASE,
)

_POSSESSIVE: Final = ("’s", "'s")
"""What "CNN’s Ada Moe" says is hers; only what she reports is CNN's."""

_OF_ITSELF: Final = re.compile(
    r"\b(?:its?|itself|the (?:paper|newspaper|network|company|channel|broadcaster|magazine|agency)|newsroom|editors?"
    r"|journalists?|our|we)\b",
    re.IGNORECASE,
)
"""A medium that says this may speak of itself."""

_BUSINESS: Final = re.compile(r"\b(?:profits?|loss(?:es)?|revenues?|earnings|sales|subscribers?|circulation|backlog)\b")
"""What a company reports of itself."""

_BEGINNING: Final = 80
"""It says so in the first characters of what it says."""

_OPINION: Final = re.compile(
    r"\b(?:editorials?|op-ed|column\w*|opinion|endors\w+|polls?|surveys?|review\w*)\b", re.IGNORECASE
)

_TOLD: Final = re.compile(r"\b(?:tells?|told|telling)\b", re.IGNORECASE)
_TO_A_MEDIUM: Final = re.compile(
    r"\b(?:(?:interview|conversation) with|interviewed (?:by|on)|speaking (?:to|with|on)|spoke (?:to|with|on)"
    r"|(?:statements?|remarks|comments|e-?mail|text message) to|appear(?:ing|ed|ance) on|sa(?:id|ys)(?: \w+)? on)(?= )",
    re.IGNORECASE,
)
_BY_A_MEDIUM: Final = re.compile(
    r"\b(?:(?:quoted|cited|reported|published|broadcast)(?: \w+){0,3} by|(?:seen|obtained|reviewed|viewed) by)(?= )",
    re.IGNORECASE,
)

_NEAR: Final = 200
"""Such words stand at most so many characters from the cue."""

_END: Final = re.compile(
    r"[.,:;!?()“”\"\n—–]| (?:that|who|he|she|they|it|there|his|her|in an?|on|last|earlier|after|before|while|when|about"
    r"|during|as|this|for) "
)
"""Where the name of a medium has ended."""

_WINDOW: Final = 60
"""A medium's name ends at most so many characters behind the words that lead to it."""

Verdict = Literal["reported_by", "told_to"]


class Credit(NamedTuple):
    """A statement that the article has from another medium, the medium, and where it is named."""

    verdict: Verdict
    medium: Medium
    statement: Statement
    named: Span


def credits_in(given: CheckInput) -> Iterator[Credit]:
    """Find the statements that an article has from other media, in the order of the text.

    Where the article's own outlet isn't known, a medium with a name may be it, and so is none.
    """
    own = OwnMedia(given)
    for statement in given.record.statements:
        if statement.within is None and statement.source and statement.cue and not _is_left_out(given, statement):
            found = _reported(given, statement) or _told(given, statement) or _beside(given, statement)
            if found and not own.covers(found.medium) and (own.is_known or not found.medium.is_named):
                yield found


def _is_left_out(given: CheckInput, statement: Statement) -> bool:
    """Tell whether a statement is no news from elsewhere: a demand, a question, an opinion, a headline."""
    first, last = statement.source[0].start, statement.cue[-1].end
    return (
        statement.act in ("ask", "urge")
        or given.in_title(first)
        or given.is_quoted(first)
        or bool(_OPINION.search(statement.source_text) or _OPINION.search(given.text, last, last + _WINDOW // 2))
    )


def _reported(given: CheckInput, statement: Statement) -> Credit | None:
    """Read a statement whose source is a medium, and that isn't of the medium itself."""
    medium = medium_in(statement.source_text) if len(statement.source) == 1 else None
    if medium is None or _is_person(given, statement, medium):
        return None
    words, content = f"{statement.cue_text} {statement.source_text}", statement.content_text[:_BEGINNING]
    its_own = statement.source_text[medium.end : medium.end + 2] in _POSSESSIVE
    says = _SAYS.search(words) and not its_own and not _OF_ITSELF.search(content)
    if _BUSINESS.search(content) or not (says or _REPORTS.search(words)):
        return None
    start = statement.source[0].start
    return _credit(given, "reported_by", statement, medium, start)


def _is_person(given: CheckInput, statement: Statement, medium: Medium) -> bool:
    """Tell whether a name is a person's here: "Bloomberg", of a mayor."""
    speakers = (given.actors[each] for each in statement.speakers or ())
    return any(each.kind == "person" and medium.name in each.name for each in speakers)


def _told(given: CheckInput, statement: Statement) -> Credit | None:
    """Read a statement whose cue tells whom it was told."""
    for cue in statement.cue:
        for told in _TOLD.finditer(given.text, cue.start, cue.end):
            if found := _behind(given, "told_to", statement, told.end()):
                return found
    return None


def _beside(given: CheckInput, statement: Statement) -> Credit | None:
    """Read a statement whose sentence tells, outside of its content, whom it was said to, or who reported it."""
    cue = statement.cue[0]
    sentence = given.sentence(cue.start)
    first, last = max(sentence.start, cue.start - _NEAR), min(sentence.end, cue.end + _NEAR)
    phrases: tuple[tuple[re.Pattern[str], Verdict], ...] = ((_TO_A_MEDIUM, "told_to"), (_BY_A_MEDIUM, "reported_by"))
    for pattern, verdict in phrases:
        for phrase in pattern.finditer(given.text, first, last):
            at = phrase.start()
            inside = any(span.start <= at < span.end for span in statement.content)
            opinion = _OPINION.search(given.text, max(first, at - _WINDOW), at)
            if not inside and not opinion and (found := _behind(given, verdict, statement, phrase.end())):
                return found
    return None


def _behind(given: CheckInput, verdict: Verdict, statement: Statement, at: int) -> Credit | None:
    """Find the medium that the next words name, up to where its name has ended."""
    window = given.text[at : at + _WINDOW]
    end = _END.search(window)
    words = window[: end.start()] if end else window.rpartition(" ")[0]
    medium = medium_in(words.strip())
    if medium is None or not medium.is_named:
        return None
    return _credit(given, verdict, statement, medium, at + len(words) - len(words.lstrip()))


def _credit(given: CheckInput, verdict: Verdict, statement: Statement, medium: Medium, start: int) -> Credit | None:
    """Make a credit of a medium in words that begin at `start`; none where its name goes on: "Courier.example"."""
    named = Span(start + medium.start, start + medium.end)
    if given.text[named.end : named.end + 1] == "." and given.text[named.end + 1 : named.end + 2].isalnum():
        return None
    return Credit(verdict, medium, statement, named)
