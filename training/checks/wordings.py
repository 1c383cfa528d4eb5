"""Other wordings of a quotation: those that a careful editor would call a misquotation, and those that don't matter.

Each takes the words between the quotation marks, and gives other words, or None where they offer nothing to it.
"""

import random
import re
from collections.abc import Callable
from typing import Final, Literal, get_args

from training.checks.alterations import TENS, UNITS, altered

Change = Literal["word", "negation", "number", "left_out", "reordered"]
CHANGES: Final[tuple[Change, ...]] = get_args(Change)
Harmless = Literal["ellipsis", "brackets", "marks", "dashes", "capital", "cut", "spelling", "fillers"]
HARMLESS: Final[tuple[Harmless, ...]] = get_args(Harmless)

_PAIRS: Final = """
    will/would can/could must/should never/rarely always/often now/then today/yesterday tomorrow/today year/month
    years/months week/month weeks/days day/week days/weeks month/day hours/minutes minutes/seconds night/morning
    all/most some/many many/few more/less most/some nothing/little everything/something half/most
    before/after after/before with/without without/with better/worse worse/better good/bad
    bad/good big/small small/big old/new new/old first/last last/first right/wrong wrong/right
    knew/thought thought/knew know/think think/know want/need need/want wanted/needed came/went
    went/came paid/owed gave/lent took/left left/took lost/sold found/lost bought/sold sold/bought wrote/sent made/broke
    people/families man/boy men/women woman/girl women/men children/pupils boy/man girl/woman family/company
    brother/cousin sister/cousin mother/aunt father/uncle wife/sister husband/brother friend/colleague money/cash
    house/farm home/work door/gate town/village village/town street/square road/path river/lake school/church
    church/school boat/ship ship/boat car/van truck/bus bus/train dog/cat cat/dog bird/dog book/letter letter/note
    letters/reports paper/list office/shop room/house job/place work/money water/oil fire/flood head/heart hand/arm
    my/our our/their their/our his/her her/his them/us us/them
    """.split()  # noqa: SIM905 (a list of words reads best as words)
_EXCHANGED: Final = {was: new for was, _, new in (pair.partition("/") for pair in _PAIRS)}

_SPELLED: Final = """
    colour/color colours/colors honour/honor neighbour/neighbor neighbours/neighbors labour/labor favour/favor
    favourite/favorite behaviour/behavior harbour/harbor rumour/rumor centre/center metres/meters metre/meter
    kilometres/kilometers theatre/theater grey/gray travelled/traveled travelling/traveling cancelled/canceled
    defence/defense licence/license offence/offense organised/organized realised/realized realise/realize
    recognise/recognize recognised/recognized apologise/apologize apologised/apologized programme/program tyre/tire
    tyres/tires kerb/curb plough/plow cheque/check cheques/checks mum/mom jewellery/jewelry sceptical/skeptical
    aluminium/aluminum towards/toward learnt/learned burnt/burned judgement/judgment ageing/aging mould/mold
    enquiry/inquiry fulfil/fulfill enrol/enroll skilful/skillful catalogue/catalog sulphur/sulfur storey/story
    practise/practice practising/practicing pyjamas/pajamas okay/OK
    """.split()  # noqa: SIM905
_OTHERWISE: Final = {
    was: new for uk, _, us in (pair.partition("/") for pair in _SPELLED) for was, new in ((uk, us), (us, uk))
}

TURNING: Final = re.compile(
    r"\b(not|never|no|nor|neither|nobody|none|nothing|only|if|unless|until|except|but|without|hardly|may|might|could"
    r"|perhaps|almost|nearly|about|half|all|most|some|few|every|more|less|twice|cannot)\b|n['’]t\b|\d",
    re.IGNORECASE,
)
"""What turns or limits what is said. Where it is left out, that is never harmless."""
_PREPOSITION: Final = r"(?:in|on|at|for|with|from|after|before|over|under|since|through|about|behind|by|into)"
_NEW_CLAUSE: Final = r"(?:and|or|but|that|when|if|as|so|who|which|because|where|how|I|we|you|he|she|it|they)"
_PHRASE: Final = re.compile(
    rf" {_PREPOSITION}(?: (?!{_NEW_CLAUSE}\b)[\w’'-]+){{1,4}}"
    r"(?=[,;:]| (?:and|or|but|when|if|as|so|who|because|where|is|was|are|were|will|would|can|has|have|had)\b)"
)
_ASIDE: Final = re.compile(r", [\w’' -]{3,40}(?=,)")
_AUXILIARY: Final = re.compile(r"\b(is|was|are|were|will|would|should|must|could)\b(?! not)(?!n['’]t)")
_LOOSE: Final = frozenset(
    """
    the a an we it they you he she this that there when what my our their his her if as so and but in on at for
    """.split()  # noqa: SIM905
)
"""Words that are as well written with a small letter where a sentence no longer begins with them."""
_PRONOUNS: Final = {
    "it": "the plan",
    "they": "the others",
    "them": "the others",
    "him": "the man",
    "there": "in the town",
}
_NUMBER: Final = re.compile(
    rf"\b(?:\d[\d,.]*\d|\d|(?:{'|'.join(TENS[2:])})(?:-(?:{'|'.join(UNITS[1:10])}))?|{'|'.join(UNITS[2:])})\b(?!-)",
    re.IGNORECASE,
)
_FILLER: Final = re.compile(
    r",? \b(?:uh|um|er|erm)\b,?(?= )|, you know,(?= )|^(?:(?:uh|um|er|erm),?|you know,) ", re.IGNORECASE
)


def changed(change: Change, words: str, rng: random.Random) -> str | None:
    """Change a quotation so that it says something else, or in another way."""
    new = _CHANGED[change](words, rng)
    return None if new == words else new


def harmless(kind: Harmless, words: str, rng: random.Random) -> str | None:
    """Write a quotation otherwise, with no difference in what was said; for "marks" only the apostrophes are in it."""
    new = _HARMLESS[kind](words, rng)
    return None if new == words and kind != "marks" else new


def lowered(words: str) -> str | None:
    """Begin with a small letter, where the first word can."""
    first = re.split(r"[\s'’]", words, maxsplit=1)[0]
    return words[0].lower() + words[1:] if first.lower() in _LOOSE else None


def raised(words: str) -> str:
    """Begin with a capital letter."""
    return words[:1].upper() + words[1:]


def left_out(words: str, rng: random.Random, *, turning: bool = True) -> tuple[int, int] | None:
    """Choose a phrase from the middle that can be left out; without `turning`, none that turns what is said."""
    found = [m.span() for pattern in (_PHRASE, _ASIDE) for m in pattern.finditer(words)]
    found = [(s, e) for s, e in found if e < len(words) - 3 and (turning or not TURNING.search(words[s:e]))]
    return rng.choice(found) if found else None


def without_fillers(words: str) -> str:
    """Leave out what a speaker says while looking for words.

    >>> without_fillers("Um, he, uh, left, you know, early.")
    'He left early.'
    """
    said = _FILLER.sub("", words)
    return raised(said) if words[:1].isupper() else said


def _word(words: str, rng: random.Random) -> str | None:
    found = [m for m in re.finditer(r"[\w’']+", words) if m[0].lower() in _EXCHANGED]
    if not found:
        return None
    chosen = rng.choice(found)
    new = _EXCHANGED[chosen[0].lower()]
    before = re.sub(r"\b([Aa])n? $", rf"\1{'n' if new[0] in 'aeiou' else ''} ", words[: chosen.start()])
    return before + (raised(new) if chosen[0][0].isupper() else new) + words[chosen.end() :]


_NEGATIONS: Final = (
    *((r"\bcan(?:['’]t|not)\b", "can"), (r"\bwon['’]t\b", "will"), (r"n['’]t\b", ""), (r" not\b(?! only)", "")),
    *((r" never\b", ""), (r"\bnobody\b", "somebody"), (r"\bNobody\b", "Somebody")),
)


def _negation(words: str, rng: random.Random) -> str | None:
    """Drop a negation, or add one where there is none."""
    found = [(m, new) for was, new in _NEGATIONS for m in re.finditer(was, words)]
    if not found:
        found = [(m, f"{m[0]} not") for m in _AUXILIARY.finditer(words)]
    if not found:
        return None
    match, new = rng.choice(found)
    return words[: match.start()] + new + words[match.end() :]


def _numbered(words: str, rng: random.Random) -> str | None:
    found = list(_NUMBER.finditer(words))
    if not found:
        return None
    chosen = rng.choice(found)
    new = altered("number", chosen[0], words, rng)
    return None if new is None else words[: chosen.start()] + new + words[chosen.end() :]


def _left_out(words: str, rng: random.Random) -> str | None:
    span = left_out(words, rng)
    return None if span is None else words[: span[0]] + words[span[1] :]


def _reordered(words: str, rng: random.Random) -> str | None:
    """Exchange two sentences, two halves, or two words about an "and"."""
    ways = []
    body, end = (words[:-1], words[-1]) if words[-1] in ".?!" else (words, "")
    sentences = re.split(r"(?<=[.?!]) ", words)
    if len(sentences) == 2 and end:
        ways.append(f"{sentences[1]} {sentences[0]}")
    halves = re.split(r",? (?:and|but) ", body)
    if len(sentences) == 1 and len(halves) == 2 and all(len(half.split()) > 2 for half in halves):
        joint = body[len(halves[0]) : len(body) - len(halves[1])]
        if (second := lowered(halves[0])) is not None:
            ways.append(raised(halves[1]) + joint + second + end)
    ways += [
        words[: match.start()] + f"{match[3]} {match[2]} {match[1]}" + words[match.end() :]
        for match in re.finditer(r"\b([a-z]{3,}) (and|or) ([a-z]{3,})(?=[,;.?!]|$| (?:is|are|was|were)\b)", words)
        if _LOOSE.isdisjoint((match[1], match[3])) and {"then", "was", "now", "not", "did"}.isdisjoint(match.groups())
    ]
    return rng.choice(ways) if ways else None


def _ellipsis(words: str, rng: random.Random) -> str | None:
    span = left_out(words, rng, turning=False)
    if span is None:
        return None
    return words[: span[0]] + rng.choice([" … ", " ... ", " [...] ", "... "]) + words[span[1] :].lstrip(",;: ")


def _brackets(words: str, rng: random.Random) -> str | None:
    """Put a pronoun's meaning in brackets, in its place or after it, or the first letter."""
    found = [m for m in re.finditer(r"[\w’']+", words) if m[0] in _PRONOUNS]
    if found and rng.random() < 0.7:
        chosen = rng.choice(found)
        kept = rng.choice(["", f"{chosen[0]} "])
        return f"{words[: chosen.start()]}{kept}[{_PRONOUNS[chosen[0]]}]{words[chosen.end() :]}"
    if lowered(words) is None:
        return None
    return f"[{words[0].swapcase()}]{words[1:]}"


def _marks(words: str, _: random.Random) -> str:
    return words.replace("’", "'") if "’" in words else words.replace("'", "’")


def _dashes(words: str, rng: random.Random) -> str | None:
    if found := list(re.finditer(r" ?[–—] ?| -- ", words)):
        chosen = rng.choice(found)
        new = rng.choice([dash for dash in (" – ", "—", " - ", " -- ") if dash != chosen[0]])
    elif found := list(re.finditer(r", |; ", words)):
        chosen, new = rng.choice(found), rng.choice([" – ", "—", " - "])
    else:
        return None
    return words[: chosen.start()] + new + words[chosen.end() :]


def _capital(words: str, _: random.Random) -> str | None:
    return lowered(words) or (raised(words) if words[0].islower() else None)


def _cut(words: str, _: random.Random) -> str | None:
    """End at an earlier clause, where what is left off neither turns nor limits the rest."""
    for match in reversed(list(re.finditer(r"[.?!;:,](?= )|(?= and (?:I|we|you|he|she|it|they|there)\b)", words))):
        kept, off = words[: match.start()].rstrip(" ,;:"), words[match.start() :]
        if len(kept.split()) > 3 and not TURNING.search(off) and len(off.split()) > 1:
            return kept
    return None


def _spelling(words: str, rng: random.Random) -> str | None:
    found = [m for m in re.finditer(r"\w+", words) if m[0] in _OTHERWISE]
    if not found:
        return None
    chosen = rng.choice(found)
    return words[: chosen.start()] + _OTHERWISE[chosen[0]] + words[chosen.end() :]


def _fillers(words: str, rng: random.Random) -> str | None:
    """Add what a speaker says while looking for words; or leave it out where it is there."""
    if (less := without_fillers(words)) != words:
        return less
    gaps = [m.start() for m in re.finditer(r"(?<=[a-z]{2}) (?=[a-z])", words)]
    if not gaps:
        return None
    at = rng.choice(gaps)
    return words[:at] + rng.choice([", uh,", ", um,", ", you know,", ", er,"]) + words[at:]


_CHANGED: Final[dict[Change, Callable[[str, random.Random], str | None]]] = {
    "word": _word,
    "negation": _negation,
    "number": _numbered,
    "left_out": _left_out,
    "reordered": _reordered,
}
_HARMLESS: Final[dict[Harmless, Callable[[str, random.Random], str | None]]] = {
    "ellipsis": _ellipsis,
    "brackets": _brackets,
    "marks": _marks,
    "dashes": _dashes,
    "capital": _capital,
    "cut": _cut,
    "spelling": _spelling,
    "fillers": _fillers,
}
