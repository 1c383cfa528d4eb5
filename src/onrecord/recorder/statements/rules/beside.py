"""Quotations beside a verb of speech: "“…,” Reyes went on", "Reyes shot back: “…”"."""

import re
from collections.abc import Iterator
from typing import Final

from onrecord.recorder.statements.rules.given import WORD, RuleInput, RuleMatch, is_aside
from onrecord.text import Pair, Quotation

_VERB: Final = (
    r"(?:said|says|add(?:ed|s)|continu(?:ed|es)|went on|goes on|repli(?:ed|es)|respond(?:ed|s)|retort(?:ed|s)"
    r"|answer(?:ed|s)|ask(?:ed|s)|demand(?:ed|s)|shout(?:ed|s)|yell(?:ed|s)|exclaim(?:ed|s)|insist(?:ed|s)|wrote|writes"
    r"|tweet(?:ed|s)|post(?:ed|s)|stat(?:ed|es)|explain(?:ed|s)|told|tells|recall(?:ed|s)|conclud(?:ed|es)|not(?:ed|es)"
    r"|quipp(?:ed|s)|jok(?:ed|es)|warn(?:ed|s)|declar(?:ed|es)|reiterat(?:ed|es)|shot back|shoots back|fired back"
    r"|hit back|hits back|snapp(?:ed|s)|counter(?:ed|s)|protest(?:ed|s)|complain(?:ed|s)|plead(?:ed|s)|boast(?:ed|s)"
    r"|vow(?:ed|s)|whisper(?:ed|s)|remark(?:ed|s)|observ(?:ed|es)|announc(?:ed|es)|argu(?:ed|es)|cri(?:ed|es)"
    r"|put it|quick to retort|(?:was|is) quoted as saying)"
)
"""Verbs whose subject speaks."""

_BEHIND: Final = re.compile(rf"[,.]?\s+(?P<who>[^.!?;:“”\"\n]{{2,140}}?)\s+(?P<cue>{_VERB})\b")
_BEFORE: Final = re.compile(rf"\b(?P<cue>{_VERB})\b[^“”\"\n]{{0,100}}(?::|,)\s*$")
_PRONOUN: Final = re.compile(r"(?:And |But |Then )?(?P<who>he|she|they)\b", re.IGNORECASE)
_LONGEST: Final = 200
"""The most characters of a sentence that are read beside a quotation."""


def beside(given: RuleInput) -> Iterator[RuleMatch]:
    """Find a quotation with a verb of speech behind or before it, whose subject is a name or "he" or "she"."""
    for quotation in given.quotations.outermost:
        words = len(WORD.findall(given.text, quotation.start, min(quotation.end, quotation.start + 100)))
        if not quotation.whole or words < given.config.floating_words:
            continue
        found = _behind(given, quotation) or _before(given, quotation)
        if found:
            source, cue = found
            content = ((quotation.start, quotation.end),)
            yield RuleMatch(given.config.beside, (source,), content, cue=(cue,))


def _behind(given: RuleInput, quotation: Quotation) -> tuple[Pair, Pair] | None:
    """ "“…,” Reyes went on": the words between the quotation and the verb begin with its subject."""
    text = given.text
    if text[quotation.end - quotation.closing - 1] not in ",?!—–-…":
        return None
    found = _BEHIND.match(text, quotation.end, quotation.end + _LONGEST)
    if not found:
        return None
    if _PRONOUN.fullmatch(found["who"]):
        return found.span("who"), found.span("cue")
    who = given.names_in(found.span("who"))
    if not who or (who[0][0] > found.start("who") and not text[found.start("who")].isupper()):
        return None
    return (found.start("who"), who[0][1]), found.span("cue")


def _before(given: RuleInput, quotation: Quotation) -> tuple[Pair, Pair] | None:
    """ "Reyes shot back: “…”": the sentence begins with the verb's subject."""
    text, structure = given.text, given.structure
    start = structure.sentences[structure.sentence(quotation.start)]
    if not 0 < quotation.start - start <= _LONGEST:
        return None
    found = _BEFORE.search(text, start, quotation.start)
    if not found:
        return None
    pronoun = _PRONOUN.match(text, start, found.start())
    if pronoun:
        return pronoun.span("who"), found.span("cue")
    names = [name for name in given.names_in((start, found.start())) if not is_aside(text, start, name)]
    return (names[0], found.span("cue")) if len(names) == 1 and names[0][0] == start else None
