"""What speaks for and against a headline: signs from the record and from the words, and what the network reads."""

import re
from dataclasses import dataclass
from math import log
from typing import Final

from onrecord.checks.given import CheckInput
from onrecord.checks.headline.passages import stems
from onrecord.schema import Event, Span, Statement
from onrecord.schema.weighed import Weighed

_WORD: Final = re.compile(r"\w+(?:[.,’'-]\w+)*%?")
_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)*")
_NUMERALS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_SPELT: Final = {word: str(number) for number, word in enumerate(_NUMERALS)}
_NEGATIONS: Final = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|without|neither|nor|refus\w+|den(?:y|ie\w+)|reject\w*|fail\w*|declin\w+)\b"
    r"|n[’']t\b",
    re.IGNORECASE,
)
_HEDGES: Final = re.compile(
    r"\b(?:may|might|could|can|would|possibl\w+|perhaps|likely|expect\w*|consider\w*|plan\w*|suspect\w*|alleg\w+|hop\w+|"
    r"want\w*|seek\w*|propos\w+|potential\w*|if|try|tries|trying|tried|aim\w*|appear\w*|seem\w*|reported\w*|apparent\w*|"
    r"fear\w*|concern\w*|talks?|discuss\w*|some|several|partly|part)\b",
    re.IGNORECASE,
)
_EXTREMES: Final = re.compile(
    r"\b(?:all|every|always|entire\w*|whole|complete\w*|total\w*|only|ever|never|none|must|will|prov\w+|confirm\w*|"
    r"definite\w*|wave|flood|crisis|deal|guilty|certain\w*|most|everyone|nobody|fully|guarantee\w*)\b",
    re.IGNORECASE,
)
_OPPOSITES: Final = (
    ("rise", "fall"), ("rose", "fell"), ("up", "down"), ("gain", "loss"), ("gain", "lose"), ("more", "fewer"),
    ("more", "less"), ("increase", "decrease"), ("higher", "lower"), ("accept", "reject"), ("agree", "refuse"),
    ("support", "oppose"), ("back", "oppose"), ("win", "lose"), ("won", "lost"), ("allow", "ban"),
    ("before", "after"), ("start", "end"), ("open", "close"), ("praise", "criticise"), ("confirm", "deny"),
    ("admit", "deny"), ("buy", "sell"), ("guilty", "innocent"), ("success", "fail"), ("leap", "sink"),
    ("surge", "slump"), ("approve", "block"), ("approve", "reject"), ("release", "arrest"), ("release", "detain"),
    ("satisfied", "dissatisfied"), ("safe", "unsafe"), ("arrive", "leave"), ("join", "leave"), ("raise", "cut"),
    ("grow", "shrink"), ("strong", "weak"), ("early", "late"), ("alive", "dead"), ("survive", "die"),
    ("hire", "fire"), ("welcome", "condemn"), ("for", "against"),
)  # fmt: skip

NETWORK: Final = (
    "supported", "unattributed", "wrong_source", "overstated", "contradicted", "wrong_detail", "not_in_body",
)  # fmt: skip


@dataclass(frozen=True)
class Headline:
    """A headline and what it is held against: the passage, and in it the stretch that most likely decides."""

    given: CheckInput
    title: Span
    passage: tuple[Span, ...]
    evidence: Span
    weighed: Weighed

    @property
    def words(self) -> str:
        """The headline."""
        return self.title.cut(self.given.text)

    @property
    def said(self) -> tuple[Statement, ...]:
        """The statements of the headline that name a source."""
        return tuple(
            each
            for each in self.given.record.statements
            if self.title.covers(each.content[0]) and each.source and self.title.covers(each.source[0])
        )

    @property
    def told(self) -> Statement | None:
        """The statement of the body in whose content the evidence stands."""
        middle = (self.evidence.start + self.evidence.end) // 2
        places = (middle, self.evidence.start, self.evidence.end - 1)
        return next((each for place in places if (each := self.given.innermost(place))), None)


def signs(headline: Headline) -> dict[str, float]:
    """Give all signs by name."""
    return {
        **_of_network(headline.weighed),
        **_of_words(headline),
        **_of_sources(headline),
        **_of_events(headline),
    }


def numbers(text: str) -> set[str]:
    """Give the numbers of a text, in figures up to twenty as well as in words, without commas.

    >>> sorted(numbers("Two of 1,200 workers, 14.5% of them"))
    ['1200', '14.5', '2']
    """
    found = {each[0].replace(",", "").rstrip(".") for each in _DIGITS.finditer(text)}
    return found | {_SPELT[word] for word in re.findall(r"[a-z]+", text.casefold()) if word in _SPELT}


def _of_network(weighed: Weighed) -> dict[str, float]:
    likely = {f"network {verdict}": log(max(weighed.verdicts[verdict], 1e-6)) for verdict in NETWORK}
    supported = min(max(weighed.supported, 1e-6), 1 - 1e-6)
    best = max((probability for _, probability in weighed.evidence), default=0.0)
    return {**likely, "network's support": log(supported / (1 - supported)), "network's evidence": best}


def _of_words(headline: Headline) -> dict[str, float]:
    text, words = headline.given.text, headline.words
    body, passage = text[headline.title.end :], "\n".join(span.cut(text) for span in headline.passage)
    near = headline.evidence.cut(text)
    asked, figures = stems(words), numbers(words) - _own_years(headline)
    out = {
        f"missing in {place}": len(asked - stems(where)) / max(1, len(asked))
        for place, where in (("the body", body), ("the passage", passage), ("the evidence", near))
    }
    out["numbers not in the body"] = float(len(figures - numbers(body)))
    out["numbers not in the evidence"] = float(len(figures - numbers(near)))
    for name, pattern in (("negation", _NEGATIONS), ("hedge", _HEDGES), ("extreme", _EXTREMES)):
        here, there = bool(pattern.search(words)), bool(pattern.search(near))
        out[f"{name} gained"] = float(here and not there)
        out[f"{name} lost"] = float(there and not here)
    out["opposites"] = float(any(_faces(words, near, pair) for pair in _OPPOSITES))
    out["question"] = float(words.rstrip().endswith("?"))
    return out


def _own_years(headline: Headline) -> set[str]:
    """Give the years that the article's own date explains: its own, and those beside it."""
    published = headline.given.record.article.published
    year = int(published.value[:4]) if published and published.value[:4].isdigit() else None
    return set() if year is None else {str(year - 1), str(year), str(year + 1)}


def _faces(words: str, others: str, pair: tuple[str, str]) -> bool:
    """Tell whether one text has one word of a pair of opposites, and the other text the other."""
    one, two = (rf"\b{word}" for word in pair)
    here, there = words.casefold(), others.casefold()
    return any(
        re.search(first, here) and re.search(second, there) and not re.search(second, here)
        for first, second in ((one, two), (two, one))
    )


def _of_sources(headline: Headline) -> dict[str, float]:
    given, told, said = headline.given, headline.told, headline.said
    speakers = {speaker for each in said for speaker in each.speakers or ()}
    outlets_own = told is None or told.source_kind == "outlet"
    around = _speakers_around(given, told)
    in_title = {a.id for a in given.record.actors if any(headline.title.covers(m) for m in a.mentions)}
    named = [given.actors[each] for each in in_title if given.actors[each].named]
    lone = [actor for actor in named if all(headline.title.covers(mention) for mention in actor.mentions)]
    heard = {
        speaker
        for span in headline.passage
        for each in given.record.statements
        if any(span.overlaps(content) for content in each.content)
        for speaker in each.speakers or ()
    }
    return {
        "attributed": float(bool(said)),
        "evidence is said": float(not outlets_own),
        "said, not attributed": float(not outlets_own and not said),
        "attributed, not said": float(outlets_own and bool(said)),
        "same speaker": float(bool(speakers & around)),
        "other speaker": float(bool(speakers and around) and not speakers & around),
        "speaker says nothing near": float(bool(speakers) and not speakers & heard),
        "speaker of the evidence in the headline": float(bool(around & in_title)),
        "denial in one alone": float(bool(told and said) and (told.act == "deny") is not (said[0].act == "deny"))
        if told
        else 0.0,
        "names not in the body": float(len(lone)),
        "names": float(len(named)),
    }


def _speakers_around(given: CheckInput, inner: Statement | None) -> set[str]:
    """Give the speakers of a statement and of those that it stands in."""
    found: set[str] = set()
    seen: set[str] = set()
    while inner is not None and inner.id not in seen:
        seen.add(inner.id)
        found |= set(inner.speakers or ())
        inner = given.statements.get(inner.within or "")
    return found


def _of_events(headline: Headline) -> dict[str, float]:
    record, title = headline.given.record, headline.title
    mine = [event for event in record.events if title.covers(event.trigger)]
    near = [event for event in record.events if any(span.covers(event.trigger) for span in headline.passage)]
    alike = [(a, b) for a in mine for b in near if a.type == b.type]
    return {
        "events": float(bool(mine)),
        "event of no such type near": float(bool(mine) and not alike),
        "roles exchanged": float(any(_exchanged(a, b) for a, b in alike)),
        "same who": float(any(_actors(a.who) & _actors(b.who) for a, b in alike)),
        "other who": float(any(_apart(_actors(a.who), _actors(b.who)) for a, b in alike)),
        "status stronger": float(any(a.status == "actual" != b.status for a, b in alike)),
        "negated in one alone": float(any((a.status == "negated") is not (b.status == "negated") for a, b in alike)),
    }


def _actors(arguments: tuple[object, ...]) -> set[str]:
    return {actor for each in arguments if (actor := getattr(each, "actor", None))}


def _apart(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and not one & other


def _exchanged(one: Event, other: Event) -> bool:
    return bool(_actors(one.who) & _actors(other.whom)) and bool(_actors(one.whom) & _actors(other.who))
