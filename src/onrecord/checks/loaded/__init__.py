"""The outlet's own judging words, never those of its sources.

    record, loaded pieces ──tokens──▶ words ──signs──▶ signs of each ──weights──▶ loaded words ──flags──▶ findings

wordlist  the list of loaded words, by kind, with plainer ones; forms: what forms a word of it takes
tokens    the words of an article, with what the record says of the place where each stands
signs     the signs that a word is loaded
weights   what each sign weighs, fitted by `training.loaded`
flags     which words are loaded, and which of them make one finding
"""

from collections.abc import Iterator
from typing import Final

from onrecord.checks.finding import Finding
from onrecord.checks.given import CheckInput
from onrecord.checks.loaded import weights, wordlist
from onrecord.checks.loaded.flags import Flag, flags, scored
from onrecord.checks.loaded.signs import signs
from onrecord.checks.loaded.tokens import tokens
from onrecord.checks.loaded.wordlist import Kind
from onrecord.schema import Span

VERDICTS: Final[dict[str, str]] = {
    "label": "a judging name or epithet",
    "judgment": "praise or blame",
    "emotive": "drama",
    "doubt": "doubt of what somebody says",
    "euphemism": "a mild word for something hard",
    "hedge": "a guess",
}

_OWN: Final[dict[Kind, str]] = {
    "label": "judging name",
    "judgment": "judgment",
    "emotive": "dramatic wording",
    "doubt": "doubt",
    "euphemism": "mild wording",
    "hedge": "guess",
}

_LONGEST: Final = 80
"""The most characters of an article's words that a message repeats."""


def loaded(given: CheckInput) -> Iterator[Finding]:
    """Find the words by which the outlet itself judges or colours what it tells.

    >>> from onrecord.schema import Article, LoadedPiece, Model, Record
    >>> article = Article(id="a", text="It was a stunning, cruel betrayal of the valley.")
    >>> record = Record(article=article, model=Model(name="by hand", version="1"))
    >>> given = CheckInput(record, loaded=(LoadedPiece(Span(9, 17), 4.0),))
    >>> next(loaded(given)).message
    '“stunning” is the outlet’s own dramatic wording; “surprising” is plainer.'
    """
    found = tokens(given, wordlist.shipped())
    known = weights.shipped()
    for flag in flags(found, scored(found, signs(found), known)):
        yield Finding(
            verdict=flag.kind,
            message=_message(given.text, flag),
            confidence=flag.probability,
            about=(given.sentence(flag.start),),
            evidence=(Span(flag.start, flag.end),),
        )


def _message(text: str, flag: Flag) -> str:
    words = " ".join(text[flag.start : flag.end].split())
    shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    message = f"“{shown}” is the outlet’s own {_OWN[flag.kind]}"
    return f"{message}; “{flag.plainer}” is plainer." if flag.plainer else f"{message}."
