"""Accusations that don't say who accuses, and wrongdoing of persons in the outlet's own words.

Both are left alone where the article speaks of a court, the police or a verdict: then it is known on whose word it is.
So are the dead, and what lies long ago: history needs no source in the news.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.unsourced.sources import is_own_word, is_told_by_outlet, shortened, stands_beside_source
from onrecord.schema import Actor, Event, Span

MOST: Final = 4
"""An article gets no more findings of a kind."""

MOST_READ: Final = 100
"""No more accusations are looked at."""

LONG_AGO: Final = 5
"""Years after which something is history."""

BEFORE: Final = 3
"""So many words in front of a deed are quoted with it: "caught trying to"."""

CONFIDENCE: Final = 0.8

LAW: Final = re.compile(
    r"\b(?:polic(?:e|ing)|prosecut\w+|courts?|charged|charges|complaints?|indict\w+|(?:law)?suits?|affidavits?|arrest\w*"
    r"|detectives?|sheriffs?|FBI|investigat\w+|attorneys?|trials?|judges?|su(?:ed|es|ing)|tribunals?)\b",
    re.IGNORECASE,
)
"""In an article with one of these words, a court or the police accuse."""

_VERDICT: Final = re.compile(
    r"\b(?:convict\w*|guilty|sentenced?|jailed|imprison\w*|prison|confess\w*|admit\w*|plead\w*|pled|verdict|executed"
    r"|apologi[sz]\w+)\b",
    re.IGNORECASE,
)

_ACCUSED: Final = re.compile(
    r"\b(?:is|are|was|were|been|being|stands?) (?:(?:also|now|still|widely|long|repeatedly) )?"
    r"(?P<words>(?:accused|suspected) of\b(?P<what>[^.;:!?\n]{3,120}))"
)
_CRIME: Final = re.compile(
    r"\b(?:murder|kill|rap(?:e|ing)\b|steal|stole|theft|rob|brib|fraud|embezzl|launder|smuggl|traffick|kidnap|abduct"
    r"|tortur|extort|blackmail|perjur|forgery|corrupt|molest|sexual|assault|abus|stab|shoot|poison|massacr|war crimes?"
    r"|genocid|terror|spying|espionage|treason|hack|arson|loot|cheat|harass)\w*",
    re.IGNORECASE,
)
_DEED: Final = re.compile(
    r"(?:murder|rap(?:e|ed|ing)\b|stole|steal|robb|brib|defraud|embezzl|launder|smuggl|traffick|kidnap|abduct|tortur"
    r"|extort|blackmail|perjur|molest|sexually|stabb|strangl|poison|massacr|loot|assassinat|plagiari)",
    re.IGNORECASE,
)
_DEATH: Final = re.compile(r"(?:di(?:e|ed|es|ing)|dead|death|kill|execut|funeral|buri|suicide)", re.IGNORECASE)


def accusations(given: CheckInput) -> Iterator[Finding]:
    """Find accusations of a crime that don't say who accuses, in an article without police and courts."""
    if LAW.search(given.text):
        return
    found = (each for each in islice(_ACCUSED.finditer(given.text), MOST_READ) if _has_no_accuser(given, each))
    for each in islice(found, MOST):
        crime = _CRIME.search(each["what"])
        if crime:
            evidence = Span(each.start("words"), each.start("what") + crime.end())
            yield Finding(
                verdict="accusation",
                message=f"“{shortened(evidence.cut(given.text))}” doesn’t say who accuses.",
                confidence=CONFIDENCE,
                about=(given.sentence(each.start()),),
                evidence=(evidence,),
            )


def _has_no_accuser(given: CheckInput, found: re.Match[str]) -> bool:
    at = found.start()
    return (
        bool(_CRIME.search(found["what"]))
        and " by " not in found["what"]
        and is_own_word(given, at)
        and not stands_beside_source(given, at)
    )


def wrongdoing(given: CheckInput) -> Iterator[Finding]:
    """Find crimes of living persons that the outlet tells in its own words, one finding for each person."""
    if LAW.search(given.text) or _VERDICT.search(given.text):
        return
    seen: set[str] = set()
    for event in given.record.events:
        doer = _doer(given, event) if _DEED.match(event.trigger.cut(given.text)) else None
        if doer is None or doer.id in seen or len(seen) == MOST or not is_told_by_outlet(given, event):
            continue
        seen.add(doer.id)
        yield Finding(
            verdict="wrongdoing",
            message=f"The article tells “{_deed(given, event)}” of {doer.name} in its own words, without a source.",
            confidence=CONFIDENCE,
            about=(given.sentence(event.trigger.start),),
            evidence=(event.trigger,),
            events=(event.id,),
        )


def _doer(given: CheckInput, event: Event) -> Actor | None:
    """Give the person with a full name who does it, who lives and did it not long ago; None if there is none."""
    actors = [given.actors[who.actor] for who in event.who if who.actor]
    persons = [each for each in actors if each.kind == "person" and each.named and " " in each.name]
    if len(persons) != 1 or _is_long_ago(given, event):
        return None
    dead = {
        whom.actor
        for other in given.record.events
        if _DEATH.match(other.trigger.cut(given.text))
        for whom in (*other.who, *other.whom)
    }
    return None if persons[0].id in dead else persons[0]


def _is_long_ago(given: CheckInput, event: Event) -> bool:
    published = given.record.article.published
    times = {when.time for when in event.when}
    years = [int(time.latest[:4]) for time in given.record.times if time.id in times and time.latest]
    return bool(years) and (published is None or int(published.value[:4]) - max(years) > LONG_AGO)


def _deed(given: CheckInput, event: Event) -> str:
    """Quote the trigger with the words in front of it."""
    start = given.sentence(event.trigger.start).start
    before = given.text[start : event.trigger.start].split()[-BEFORE:]
    return shortened(" ".join([*before, event.trigger.cut(given.text)]))
