"""The day on which something was said, where its own sentence tells: "she said on Friday", "in a speech on Friday, she
said", "a report released Friday"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from onrecord.recorder.config import DEFAULT, StatementConfig
from onrecord.recorder.statements.drafts import Pairs, StatementDraft
from onrecord.recorder.times import Calendar, Expression, Shift
from onrecord.text import TextStructure

_ANOTHER_CLAUSE: Final = re.compile(
    r"[;:—–(]|\b(?:who|whom|whose|which|that|when|where|while|because|before|since|until|till|by|if|as|for|of|from|"
    r"whether|and|but|to|will|would|was|were|is|are|has|had|about|over(?! $)|against|amid|despite|regarding|after|"
    r"following)\b"
)
"""Behind one of these a day is no longer that of the cue."""

_OCCASIONS: Final = (
    "statement|interview|speech|address|letter|e-?mail|memo|note|news conference|press conference|conference|briefing|"
    "tweet|tweets|post|message|video|call|hearing|testimony|meeting|rally|event|debate|remarks|op-ed|column|editorial|"
    "filing|lawsuit|ruling|opinion|appearance|broadcast|podcast|sermon|town hall|forum|ceremony|visit|stop|fundraiser|"
    "fund-raiser|dinner|panel|session|release|ad|segment|show|program|programme|exchange|trip|tour|opinion piece"
)
_OCCASION: Final = re.compile(
    rf"[\s,]*(?:[\w'’.-]+ ){{0,3}}?(?:in|at|during|on) (?:[\w'’.-]+ ){{0,5}}?(?:{_OCCASIONS})\b"
    r"(?: (?:in|at|with|to|for|of|from|by|on|before)(?: [\w'’.&-]+){1,5}?){0,3}?,?(?: on| late| early)*\s*"
)
"""What may stand between a cue and the day of the occasion: "in a speech to the union on Friday"."""

_OPENING: Final = re.compile(
    r"(?:in|at|during|on|speaking|appearing|asked|testifying|addressing|writing|interviewed|questioned|pressed)\b"
    r"[^.;:]*",
    re.IGNORECASE,
)
_HAS_OCCASION: Final = re.compile(rf"\b(?:{_OCCASIONS})\b|^(?:speaking|appearing|asked|testifying|addressing|writing|"
                                  r"interviewed|questioned|pressed)\b", re.IGNORECASE)  # fmt: skip
_HARD: Final = re.compile(
    r"[;:—–(\"“”]|\b(?:who|whom|whose|which|that|when|where|while|because|since|until|till|if|whether|but|will|would|"
    r"was|were|is|are|has|had|have|about|over|against|amid|despite|regarding|after|following|before)\b"
)
"""In an occasion none of these may stand."""

_RELEASED: Final = re.compile(
    r"\b(?:out|released|published|issued|posted|aired|broadcast|unveiled|filed|dated|delivered|sent|distributed)"
    r"(?: on| late| early| online| here)*(?: by [\w'’. ]{1,30})?(?: on| late| early| online| here)*\s*$"
)
"""What stands before the day of a document: "a report released on Friday"."""

_HEAD: Final = re.compile(r"\s*(?:(?:but|and|also|then|on|in|at|late|early|earlier|later)\s+)*[\"'“‘]?", re.IGNORECASE)
"""What may stand before a day at the head of a sentence: "But on Friday, the mayor said"."""

_BESIDE: Final = re.compile(r"[\s,]*(?:(?:on|in|at|late|early|earlier)\s)?[\s,]*", re.IGNORECASE)
_BESIDE_VERB: Final = re.compile(r"[\s,]*(?:\w+ly\s+)?", re.IGNORECASE)
_TOLD: Final = re.compile(
    r" to (?:the |a |an |his |her |its |their |[A-Z])?(?:[\w'’.-]+ ){0,3}?(?:on |in |late |early )*"
)
"""To whom something is said, between a cue and its day: "signaled to the union on Monday"."""

_DOCUMENT: Final = re.compile(
    r"\b(?:report|study|poll|survey|letter|memo|statement|article|op-ed|interview|speech|ruling|book|tweet|email|e-mail)\b"
)
_DETERMINER: Final = re.compile(r"(?:(?:an?|the|its|his|her|their|this)\s+)?", re.IGNORECASE)
_FAR: Final = 8
"""So many times as far from its cue, a long source or content is still looked past."""

_RELATIVE: Final = re.compile(r"\b(?:who|which|that|whose)\b")
_POSSESSIVE: Final = re.compile(r"['’]s?\b")
_LAST_OF_OCCASION: Final = re.compile(r"\b(?:in|at|during)\s$")


def said_on(
    structure: TextStructure,
    drafts: Sequence[StatementDraft],
    expressions: Sequence[Expression],
    config: StatementConfig = DEFAULT.statements,
) -> list[int | None]:
    """Give for each statement the number of the expression of time that says when it was made; None where none does.

    The times that head a live blog's entries are no part of a sentence.

    >>> from onrecord.recorder.times import find
    >>> from onrecord.schema import Article
    >>> structure = TextStructure.of(Article(id="a", text="It is safe, the mayor said on Friday."))
    >>> draft = StatementDraft(((12, 21),), ((22, 26),), ((0, 10),), "assert", 0.9)
    >>> said_on(structure, [draft], find(structure.text))
    [0]
    """
    of_heads = frozenset(structure.heads)
    numbers = [
        number
        for number, expression in enumerate(expressions)
        if is_day(expression) and (expression.start, expression.end) not in of_heads
    ]
    starts = [expressions[number].start for number in numbers]
    reach = config.day_characters
    days: list[int | None] = []
    for draft in drafts:
        found = None
        if draft.cue and draft.act != "believe":  # nobody can be heard to believe on a day
            leading = [first for first, _ in draft.source[-1:] if first < draft.cue[0][0]]
            begin, end = draft.cue[0][0], draft.cue[-1][1]
            opening = max(leading[0], begin - _FAR * reach) if leading else begin
            first = bisect_left(starts, opening - reach)
            last = bisect_left(starts, min(max(end, draft.content[-1][1]), end + _FAR * reach) + reach)
            around = None if draft.within is None else drafts[draft.within].content
            near = (
                number
                for number in numbers[first:last]
                if _is_in(expressions[number], around) and _tells(structure, draft, expressions[number], reach)
            )
            found = next(near, None)
        days.append(found)
    return days


def _is_in(expression: Expression, around: Pairs | None) -> bool:
    """Whether a day stands in the words around a statement in another: one beside them is that of the other."""
    return around is None or any(start <= expression.start < end for start, end in around)


def is_day(expression: Expression) -> bool:
    """Say whether an expression can be when something was said: no amount, and no time of day or hour by itself."""
    meaning = expression.reading.meaning
    if expression.reading.kind not in ("DATE", "TIME") or not isinstance(meaning, Calendar | Shift):
        return False
    return not isinstance(meaning, Shift) or (meaning.unit[0] != "T" and not (meaning.other and meaning.clock))


def _tells(structure: TextStructure, draft: StatementDraft, expression: Expression, reach: int) -> bool:
    """Whether an expression says when a statement was made: as part of its source, or in the clause of its cue."""
    text, start, end = structure.text, expression.start, expression.end
    if any(first < end and start < last for first, last in draft.content):
        return False
    if any(first < end and start < last for first, last in draft.source):
        return _is_of_document(text, draft, expression, reach)
    if _POSSESSIVE.match(text, end) and not _LAST_OF_OCCASION.search(text, max(0, start - reach), start):
        return False  # "said of Friday's vote"
    return _is_in_clause(structure, draft, expression, reach)


def _is_in_clause(structure: TextStructure, draft: StatementDraft, expression: Expression, reach: int) -> bool:
    """Whether an expression stands in the clause of a cue: in it or behind it, before its verb, or at the head."""
    text, start, last = structure.text, expression.start, draft.cue[-1][1]
    if not draft.source:  # "… was asked on Friday whether …"
        return (
            text.endswith(("ed", "told"), 0, last)
            and start >= last
            and _BESIDE.fullmatch(text, last, start) is not None
        )
    if start >= last:
        return _is_behind(structure, draft, start)
    if expression.end <= min(first for first, _ in (*draft.source, *draft.cue)):
        return _is_at_the_head(structure, draft, expression, reach)
    inside = any(first <= start and expression.end <= end for first, end in draft.cue)
    return inside or _is_between(text, draft, expression)


def _is_of_document(text: str, draft: StatementDraft, expression: Expression, reach: int) -> bool:
    """ "A report released on Friday", "a September 2010 report"."""
    if _RELEASED.search(text, max(0, expression.start - reach), expression.start):
        return True
    first, last = next(pair for pair in draft.source if pair[0] < expression.end and expression.start < pair[1])
    led = _DETERMINER.fullmatch(text, first, max(first, expression.start)) is not None
    return led and _DOCUMENT.search(text, expression.end, last) is not None


def _is_behind(structure: TextStructure, draft: StatementDraft, start: int) -> bool:
    """ "… said in Geneva on Friday that …", before what is said if that comes then."""
    text, end = structure.text, draft.cue[-1][1]
    said = max((last for first, last in draft.content if end <= first < start), default=None)
    if structure.sentence((said or end) - 1) != structure.sentence(start):
        return False
    if said is not None:  # "… called it “a disgrace” on Friday", "… backed the bill in an interview on Friday"
        return _BESIDE.fullmatch(text, said, start) is not None or _is_occasion(text[said:start])
    between = text[end:start]
    for first, last in draft.source:
        if end <= first and last <= start:  # "… said Ana Reyes on Friday"
            between = text[end:first] + text[last:start]
    return _ANOTHER_CLAUSE.search(between) is None or _is_occasion(between) or _TOLD.fullmatch(between) is not None


def _is_occasion(words: str) -> bool:
    """ "… in a speech to the union on", "… during a meeting of the board": it is the occasion that was on the day."""
    return _OCCASION.fullmatch(words) is not None and _HARD.search(words) is None


def _is_at_the_head(structure: TextStructure, draft: StatementDraft, expression: Expression, reach: int) -> bool:
    """ "On Friday, the mayor said …", "In a speech on Friday, the mayor said …"."""
    text, begin = structure.text, min(first for first, _ in (*draft.source, *draft.cue))
    if _RELATIVE.search(text, draft.source[-1][1], max(draft.source[-1][1], draft.cue[0][0])):
        return False  # "On Friday, aides who oppose the plan met"
    number = structure.sentence(expression.start)
    first = structure.sentences[number] if number >= 0 else 0
    if expression.start - first > reach:
        return False
    head, behind = text[first : expression.start], text[expression.end : begin]
    if not behind.strip(" ,\n"):
        return _HEAD.fullmatch(head) is not None or _opens(head)
    return behind.rstrip().endswith(",") and _opens(head + behind) and structure.sentence(begin) == number


def _opens(head: str) -> bool:
    """ "In a speech on", "Speaking to reporters": what a sentence about an occasion opens with."""
    head = head.strip(' \n"“')
    return (
        _OPENING.fullmatch(head) is not None and _HAS_OCCASION.search(head) is not None and _HARD.search(head) is None
    )


def _is_between(text: str, draft: StatementDraft, expression: Expression) -> bool:
    """ "The mayor on Friday denied …", "The mayor, in a speech on Friday, denied …"."""
    before = max((last for _, last in draft.source if last <= expression.start), default=None)
    after = min((first for first, _ in draft.cue if first >= expression.end), default=None)
    if before is None or after is None:
        return False
    left, right = text[before : expression.start], text[expression.end : after]
    if not _BESIDE_VERB.fullmatch(right):
        return False
    return _BESIDE.fullmatch(left) is not None or _is_occasion(left)


def quoted_on(drafts: Sequence[StatementDraft], expressions: Sequence[Expression]) -> dict[int, int]:
    """Give for the expressions in quoted words the one that says on which day these were spoken, by their numbers.

    Only words quoted as they were spoken keep the speaker's own "tomorrow": a reporter's words count from the article.
    """
    found: dict[int, int] = {}
    starts = list(map(attrgetter("start"), expressions))
    for draft in drafts:
        if draft.said_on is None or draft.form != "direct":
            continue
        for start, end in draft.content:
            found |= dict.fromkeys(range(bisect_left(starts, start), bisect_left(starts, end)), draft.said_on)
    return found
