"""What only people say whose names are withheld."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.unsourced.sources import LONGEST, TELLS, has_source, shortened
from onrecord.schema import Span, Statement

MOST: Final = 6
"""An article gets no more findings of this kind, and a finding shows no more statements."""

MOST_WITHHELD: Final = 100
"""No more statements are looked at."""

CONFIDENCE: Final = 0.95

_ANONYMOUS: Final = re.compile(
    r"^(?:(?!(?:open|news|data|energy|water|food|power|income|revenue|light|reports?|citing|quoting)\b)[\w.’'-]+ ){0,5}"
    r"sources?\b(?! (?:code|of)\b)"
    r"|(?<=\w )(?:familiar with|close to|with (?:direct |first-?hand |intimate )?knowledge of|briefed on) "
    r"|^(?:an?|one|another|the) (?:[\w-]+ ){0,3}insider\b|^(?:several|two|three) (?:[\w-]+ ){0,3}insiders\b"
    r"|^(?:an? |the |\w+ )?(?:unnamed|unidentified) "
    r"|^(?:an? |the |\w+ )?anonymous (?!user|poster|caller|letter|note|tip|hacker|group|account|survey|poll)",
    re.IGNORECASE,
)
"""How a source is described whose name is withheld."""

_WITHHELD: Final = re.compile(
    r"\bcondition (?:of anonymity|that (?:he|she|they) not be (?:named|identified))"
    r"|\b(?:not to be|declin\w+ to be|refus\w+ to be|did not want to be|without being) (?:named|identified)\b"
    r"|\b(?:request\w*|ask\w* for|insist\w* on) anonymity\b|\b(?:to|remained?) (?:remain )?anonymous\b"
    r"|\bnot authori[sz]ed to (?:speak|comment|discuss|talk)",
    re.IGNORECASE,
)
"""How a sentence says that a name is withheld."""

_BACK: Final = re.compile(
    r"(?:the|that|this|these|those|our|both) (?:same )?(?:sources?|insiders?|officials?|person|people)", re.IGNORECASE
)
"""A source that the text has named by what it is before."""

_WORD: Final = re.compile(r"[^\W_]{4,}")

NEAR: Final = 90
"""That a name is withheld is said at most so many characters behind the source."""

_SENTENCE_END: Final = re.compile(r"[.!?][\"”’']{0,2}\s|\n")

STEM: Final = 5
"""Words with the same first characters count as one: "resigned", "resignation"."""

SHARED: Final = 0.5
"""A claim with so much of its words in a named source's statement is that source's, too."""


def anonymous(given: CheckInput) -> Iterator[Finding]:
    """Find claims of sources without a name, which nobody with a name makes in the article."""
    withheld = list(islice((each for each in given.record.statements if _is_withheld(given, each)), MOST_WITHHELD))
    if not withheld:
        return
    ids = {each.id for each in withheld}
    others = [each for each in given.record.statements if has_source(each) and each.id not in ids]
    told = {span for each in others for span in each.content}
    named = [_stems(each) for each in others if _has_name(given, each) and each.act in TELLS]
    alone: dict[str, list[Statement]] = {}
    last = ""
    for statement in withheld:
        words = " ".join(statement.source_text.split())
        last = last if last and _BACK.fullmatch(words) else words.casefold()
        stems = _stems(statement)
        if told.isdisjoint(statement.content) and not any(_is_shared(stems, other) for other in named):
            alone.setdefault(last, []).append(statement)
    for statements in list(alone.values())[:MOST]:
        yield _finding(statements)


def _finding(statements: list[Statement]) -> Finding:
    source = shortened(statements[0].source_text.strip("“”\"'‘’ "))
    what = "This rests" if len(statements) == 1 else f"{len(statements)} statements rest"
    return Finding(
        verdict="anonymous",
        message=f"{what} on “{source}” alone, whom the article doesn’t name.",
        confidence=CONFIDENCE,
        about=tuple(span for each in statements[:MOST] for span in each.content),
        evidence=tuple(dict.fromkeys(span for each in statements[:MOST] for span in each.source)),
        statements=tuple(each.id for each in statements),
    )


def _is_withheld(given: CheckInput, statement: Statement) -> bool:
    """Tell whether it is the claim of a source whose name is withheld, as the outlet itself has it."""
    if statement.within is not None or statement.act not in ("assert", "confirm") or not has_source(statement):
        return False
    if _has_name(given, statement) or given.in_title(statement.content[0].start):
        return False
    return bool(_ANONYMOUS.search(statement.source_text[:LONGEST])) or any(
        _WITHHELD.search(_behind(given.text, span)) for span in statement.source
    )


def _behind(text: str, source: Span) -> str:
    """Give a source with what stands right behind it, up to the end of its sentence."""
    end = _SENTENCE_END.search(text, source.end, source.end + NEAR)
    return text[source.start : end.start() if end else source.end + NEAR]


def _has_name(given: CheckInput, statement: Statement) -> bool:
    """Tell whether a statement has a source that the article names."""
    return any(given.actors[each].named for each in statement.speakers or ())


def _stems(statement: Statement) -> frozenset[str]:
    return frozenset(word[:STEM].casefold() for word in _WORD.findall(statement.content_text))


def _is_shared(words: frozenset[str], other: frozenset[str]) -> bool:
    return len(words & other) >= max(1, SHARED * len(words))
