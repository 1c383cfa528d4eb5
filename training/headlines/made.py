"""Headlines made by rule out of an article's own sentences and attributions, each with how the body stands to it."""

import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from training.gold import GoldArticle, GoldAttribution
from training.headlines.examples import Example, compared, sentences_of

Span = tuple[int, int]

Draft = tuple[str, str, Span | None, list[Span]]
"""A headline, its verdict, what decides it, and the sentences of the body that it is for."""

_NAME: Final = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][a-z]+(?: (?:[A-Z]\. )?[A-Z][a-z]+)*")
_NUMBER: Final = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w])")
_SPELT: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "a dozen", "twenty")
_NUMERAL: Final = re.compile(rf"\b(?:{'|'.join(_SPELT)})\b")
_AUXILIARY: Final = re.compile(r"\b(will|would|can|could|should|has|have|had|is|are|was|were|may|might)\b(?! not| no)")
_STRONGER: Final = {
    "may": "will", "might": "will", "could": "will", "can": "will", "some": "all", "several": "all", "many": "all",
    "most": "all", "few": "no", "considering": "starting", "considered": "decided on", "suspected": "proven",
    "alleged": "proven", "accused of": "guilty of", "talks on": "deal on", "likely to": "certain to",
    "plans to": "will", "planned to": "did", "hopes to": "will", "wants to": "will", "expected to": "certain to",
    "asked": "forced", "possible": "certain", "partly": "completely", "nearly": "more than", "tried to": "managed to",
    "sought to": "managed to", "called for": "secured", "a case of": "a wave of", "concern": "panic",
    "concerned": "alarmed", "criticised": "condemned", "criticized": "condemned", "fell": "collapsed",
    "rose": "soared", "proposed": "approved",
}  # fmt: skip
_OPPOSITE: Final = {
    "rise": "fall", "rises": "falls", "rose": "fell", "risen": "fallen", "rising": "falling", "fell": "rose",
    "fall": "rise", "fallen": "risen", "more": "fewer", "fewer": "more", "higher": "lower", "lower": "higher",
    "increase": "decrease", "increased": "decreased", "decreased": "increased", "gained": "lost", "gain": "lose",
    "lost": "won", "won": "lost", "win": "lose", "accepted": "rejected", "accept": "reject", "rejected": "accepted",
    "reject": "accept", "agreed": "refused", "refused": "agreed", "refuses": "agrees", "agree": "refuse",
    "agrees": "refuses", "denied": "confirmed", "denies": "confirms", "deny": "confirm", "confirmed": "denied",
    "confirms": "denies", "confirm": "deny", "support": "oppose", "supports": "opposes", "supported": "opposed",
    "opposed": "backed", "opposes": "backs", "oppose": "back", "backs": "opposes", "backed": "opposed",
    "before": "after", "after": "before", "allowed": "banned", "banned": "allowed", "guilty": "not guilty",
    "innocent": "guilty", "released": "arrested", "arrested": "released", "opened": "closed", "closed": "opened",
    "failed": "succeeded", "survived": "died in", "approved": "blocked", "first": "last", "best": "worst",
    "safe": "unsafe", "against": "for", "without": "with", "dismissed": "upheld", "praised": "criticised",
    "criticised": "praised", "criticized": "praised", "raised": "cut", "cut": "raised", "buy": "sell",
    "bought": "sold", "sell": "buy", "sold": "bought", "up": "down", "down": "up", "wants": "doesn't want",
    "began": "ended", "ended": "began", "entered": "left", "alive": "dead", "found": "never found", "true": "false",
}  # fmt: skip
_SAYS: Final = ("says", "said", "claims", "tells reporters", "warns", "argues", "insists")
_PRONOUNS: Final = frozenset({"He", "She", "They", "It", "I", "We", "You", "That", "This", "These", "Those"})
_MARKS: Final = " ,.“”\"'‘’`"
_LEAST, _MOST = 5, 16
"""Words of a made headline."""


def made(gold: GoldArticle, rng: np.random.Generator, most: int) -> Iterator[Example]:
    """Make at most so many headlines of an article with attributions; the verdicts come about equally often."""
    text, sentences = gold["text"], sentences_of(gold["text"])
    out: list[Draft] = []
    for attribution in gold.get("attributions", []):
        out += _said(gold, attribution, sentences, rng)
    inside = [(a, b) for each in gold.get("attributions", []) for a, b in each["content"]]
    for a, b in sentences:
        if not any(a < end and start < b for start, end in inside):
            out += _told(text, (a, b), sentences, rng)
    by_verdict: dict[str, list[Draft]] = {}
    for row in out:
        by_verdict.setdefault(row[1], []).append(row)
    for verdict, rows in by_verdict.items():
        share = most // (3 if verdict == "supported" else 6)
        for number in rng.permutation(len(rows))[: max(1, share)]:
            headline, _, evidence, left = rows[number]
            yield compared(headline, text, left, verdict=verdict, evidence=evidence)


def edited(headline: str, names: list[str], rng: np.random.Generator) -> Iterator[tuple[str, str]]:
    """Make others of a headline that is supported, each with its verdict; `names` are others of the same article."""
    yield from _edits(headline, names, rng)
    for pattern in (r"^[^:]{3,40}: (.+)$", r"^(.+), \S+(?: \S+){0,3} (?:says?|said|reports?|claims?|argues?)$"):
        if found := re.match(pattern, headline):
            yield _capital(found[1]), "unattributed"


def names_in(text: str) -> list[str]:
    """Find names by their capitals, each once."""
    return sorted({found[0] for found in _NAME.finditer(text)})


def _fits(headline: str) -> bool:
    return _LEAST <= len(headline.split()) <= _MOST and "\n" not in headline


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _said(gold: GoldArticle, each: GoldAttribution, sentences: list[Span], rng: np.random.Generator) -> Iterator[Draft]:
    """Headlines out of an attribution: with its source, without it, and with another one."""
    text = gold["text"]
    if len(each["content"]) != 1 or not each["source"]:
        return
    start, end = each["content"][0]
    content = text[start:end].strip(_MARKS).removeprefix("that ")
    source = " ".join(text[a:b] for a, b in each["source"]).split(",")[0]
    speaker = each.get("speaker") or source
    if (
        not isinstance(speaker, str)
        or not speaker[:1].isupper()
        or len(speaker.split()) > 4
        or speaker in {"He", "She", "They", "It", "I", "We"}
    ):
        return
    if not 4 <= len(content.split()) <= _MOST or each.get("act", "assert") not in {"assert", "confirm", "believe"}:
        return
    evidence = (start, min(end, start + 240))
    shown = _capital(content)
    says = str(rng.choice(_SAYS))
    with_source = [f"{speaker}: {shown}", f"{shown}, {speaker} {says}", f"{speaker} {says} {content}"]
    number = int(rng.integers(3))
    yield with_source[number], "supported", evidence, sentences
    if _fits(shown):
        yield shown, "unattributed", evidence, sentences
    near = next((s for s in sentences if s[0] <= start < s[1]), (start, end))
    others = [n for n in names_in(text) if n not in text[near[0] : near[1]] and n not in speaker and speaker not in n]
    if others:
        other = str(rng.choice(others))
        yield with_source[number].replace(speaker, other), "wrong_source", evidence, sentences
    for headline, verdict in _edits(with_source[number], others, rng):
        yield headline, verdict, evidence, sentences


def _told(text: str, span: Span, sentences: list[Span], rng: np.random.Generator) -> Iterator[Draft]:
    """Headlines out of a sentence of the outlet's own: as it is, altered, and for a body without the sentence."""
    headline = text[span[0] : span[1]].strip(_MARKS)
    if not _fits(headline) or "“" in headline or '"' in headline:
        return
    yield headline, "supported", span, sentences
    others = [n for n in names_in(text) if n not in headline]
    for changed, verdict in _edits(headline, others, rng):
        yield changed, verdict, span, sentences
    if len(sentences) > 6:
        yield headline, "not_in_body", None, [each for each in sentences if each != span]


def _edits(headline: str, names: list[str], rng: np.random.Generator) -> Iterator[tuple[str, str]]:
    """Change one thing about a headline that is supported."""
    if found := _one(_NUMBER, headline, rng):
        yield _put(headline, found, _other_number(found[0], rng)), "wrong_detail"
    if found := _one(_NUMERAL, headline, rng):
        yield _put(headline, found, str(rng.choice([w for w in _SPELT if w != found[0]]))), "wrong_detail"
    inside = list(_NAME.finditer(headline))
    if inside and names:
        found = inside[int(rng.integers(len(inside)))]
        alike = [n for n in names if len(n.split()) == len(found[0].split())] or names
        yield _put(headline, found, str(rng.choice(alike))), "wrong_detail"
    if len(inside) == 2 and inside[0][0] != inside[1][0]:
        a, b = inside
        yield headline[: a.start()] + b[0] + headline[a.end() : b.start()] + a[0] + headline[b.end() :], "contradicted"
    for table, verdict in ((_STRONGER, "overstated"), (_OPPOSITE, "contradicted")):
        if found := _one(_any_of(table), headline, rng):
            yield _put(headline, found, table[found[0].lower()]), verdict
    if found := _one(_AUXILIARY, headline, rng):
        yield _put(headline, found, f"{found[0]} not"), "contradicted"


def _any_of(table: dict[str, str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(table, key=len, reverse=True))})\b", re.IGNORECASE)


def _one(pattern: re.Pattern[str], text: str, rng: np.random.Generator) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[int(rng.integers(len(found)))] if found else None


def _put(text: str, found: re.Match[str], words: str) -> str:
    return text[: found.start()] + (_capital(words) if found[0][:1].isupper() else words) + text[found.end() :]


def _other_number(written: str, rng: np.random.Generator) -> str:
    """Write another number of about the same size in the same way."""
    digits = list(written)
    places = [i for i, c in enumerate(digits) if c.isdigit()]
    i = places[int(rng.integers(len(places)))]
    digits[i] = str(rng.choice([d for d in "123456789" if d != digits[i]]))
    return "".join(digits)
