"""A quotation as another outlet prints it: whole, cut, cut so that the sense turns, or altered."""

import random
import re
from collections.abc import Callable
from typing import Final, NamedTuple

from bench.quotations.source_texts import Said

TURNING: Final = re.compile(r"\{([^}]*)\}")
ALTERABLE: Final = re.compile(r"<([^=>]*)=([^>]*)>")
EDITORIAL: Final = re.compile(r" \[[^\]]*\]")
CONDITION: Final = re.compile(r"(?:and )?(?:if|unless|until|when|before|as long as)\b", re.IGNORECASE)
"""How a part starts without which the sense turns, and which can't end what is left."""

OPEN: Final = re.compile(r"(?:With|A man who)\b")
"""How a part starts that can't stand by itself."""

HOUSE_STYLE: Final = {
    "I will not": "I won't",
    "We will not": "We won't",
    "did not": "didn't",
    "do not": "don't",
    "will not": "won't",
    "could not": "couldn't",
    "I have": "I've",
    "we have": "we've",
    "We have": "We've",
    "I am": "I'm",
    "It is": "It's",
    "it is": "it's",
    "I will": "I'll",
    "We will": "We'll",
    "nobody": "no one",
    "Nobody": "No one",
    "anybody": "anyone",
    "somebody": "someone",
    "Somebody": "Someone",
}
"""Words that outlets write in another way although the same was said."""

FIRST_PERSON: Final = re.compile(
    r"(I|We) (?=(?:did|will|had|would|could|was|were|may|told|rang|woke|stood|slept|read|knew|shut|heard)\b)"
)
"""The start of a quotation that can go on from "said she"."""

BY_PRONOUN: Final = {
    "she": {"I": "she", "me": "her", "my": "her", "myself": "herself", "am": "is"},
    "he": {"I": "he", "me": "him", "my": "his", "myself": "himself", "am": "is"},
    "they": {"we": "they", "us": "them", "our": "their"},
}
"""What the first person becomes in the outlet's own grammar."""


class Worded(NamedTuple):
    """A quotation as one outlet prints it.

    `how` is one of "" (just as it was said), "ellipsis", "lower case", "brackets", "dash" and "split" of an identical
    one; "first", "middle", "last", "retold" and "turning words" of a cut one, for what is missing; "another word",
    "house style" and "outlet's grammar" of an altered one.
    """

    pieces: tuple[str, ...]
    """The words in quotation marks; two pieces have the attribution between them."""
    kind: str = "identical"
    how: str = ""
    missing: str = ""
    turned: bool = False
    retold: str = ""
    """What goes on in indirect speech."""
    embedded: str = ""
    """The pronoun that the sentence goes on with, as in: she said she “will stay”."""


def unmarked(marked: str, *, turned: int = -1, altered: int = -1, edited: bool = False) -> str:
    """Return the words of a quotation without its marks: perhaps without words that turn the sense, or altered."""
    counted = iter(range(len(marked)))
    words = TURNING.sub(lambda found: "" if next(counted) == turned else found[1], marked)
    counted = iter(range(len(marked)))
    words = ALTERABLE.sub(lambda found: found[2 if next(counted) == altered else 1], words)
    words = re.sub(r"[ ,;]+\.", ".", re.sub(r"  +", " ", words if edited else EDITORIAL.sub("", words))).strip()
    words = words.replace("can not ", "cannot ")
    return words[:1].upper() + words[1:]


def whole(said: Said) -> str:
    """Return the fullest version: everything that was said."""
    return unmarked(" ".join(said.parts))


def identical(said: Said, chance: random.Random) -> Worded:
    """Return the whole quotation, perhaps set in another way."""
    words, marked = whole(said), " ".join(said.parts)
    ways = ["", "", "", "ellipsis"]
    if not words.startswith(("I ", "I'")):
        ways += ["lower case"]
    if EDITORIAL.search(marked):
        ways += ["brackets"] * 3
    if ", and " in words or ", but " in words:
        ways += ["dash"] * 2
    if len(said.parts) > 1:
        ways += ["split"] * 3
    how = chance.choice(ways)
    if how == "split":
        at = chance.randrange(1, len(said.parts))
        return Worded(_split(said, at), how=how)
    if how == "brackets":
        words = unmarked(marked, edited=True)
    elif how == "dash":
        words = re.sub(r", (and|but) ", chance.choice([" – ", " — ", " - "]) + r"\1 ", words, count=1)
    elif how == "ellipsis":
        words = chance.choice(["… ", "..."]) + words
    elif how == "lower case":
        words = words[0].lower() + words[1:]
    return Worded((words,), how=how)


def cut(said: Said, chance: random.Random) -> Worded | None:
    """Return the quotation without its first, its last or a middle part, or with its last part retold."""
    parts = said.parts
    before_last = parts[-2] if len(parts) > 1 else ""
    whole_without_last = not CONDITION.match(before_last) and not OPEN.match(before_last)
    ways: list[str] = []
    if len(parts) > 1:
        ways += ["first"] * 2
        ways += ["last"] * 3 if whole_without_last else []
        ways += ["retold"] * 3 if said.retold and whole_without_last else []
    if len(parts) > 2:
        ways += [] if "{" in parts[1] else ["middle"] * 3  # without "not a number" the rest says the opposite
    if not ways:
        return None
    how = chance.choice(ways)
    gone = {"first": parts[0], "middle": parts[1], "last": parts[-1], "retold": parts[-1]}[how]
    turned = bool(TURNING.fullmatch(gone.rstrip(".")) or CONDITION.match(gone))
    missing = unmarked(f"_ {gone}").removeprefix("_ ")
    if how == "middle":
        before, after = unmarked(parts[0]), unmarked(" ".join(parts[2:]))
        joined = f"{before.rstrip(' ,.')} {chance.choice(['…', '...', '[…]'])} {after[0].lower()}{after[1:]}"
        pieces = chance.choice([(before, after), (joined,)])
        return Worded(pieces, "cut", how, missing, turned)
    if how == "first":
        return Worded((unmarked(" ".join(parts[1:])),), "cut", how, missing, turned)
    left = unmarked(" ".join(parts[:-1]))
    return Worded((left,), "cut", how, missing, turned, said.retold if how == "retold" else "")


def turned(said: Said, chance: random.Random) -> Worded | None:
    """Return the quotation without words that its sense depends on."""
    marked = " ".join(said.parts)
    found = TURNING.findall(marked)
    if not found:
        return None
    which = chance.randrange(len(found))
    return Worded((unmarked(marked, turned=which),), "cut", "turning words", found[which].strip(" ,"), turned=True)


def altered(said: Said, chance: random.Random) -> Worded | None:
    """Return the quotation with a word or a figure changed, contracted, or in the grammar of the outlet's sentence."""
    ways: list[Callable[[], Worded | None]] = [
        lambda: _with_another_word(said, chance),
        lambda: _in_house_style(said),
        lambda: _embedded(said),
    ]
    chance.shuffle(ways)
    return next((worded for way in ways if (worded := way()) is not None), None)


def _split(said: Said, at: int) -> tuple[str, str]:
    first = unmarked(" ".join(said.parts[:at]))
    second = unmarked(" ".join(said.parts[at:]))
    goes_on = not first.endswith(".") and not second.startswith(("I ", "I'"))
    return first, second[0].lower() + second[1:] if goes_on else second


def _with_another_word(said: Said, chance: random.Random) -> Worded | None:
    marked = " ".join(said.parts)
    swaps = ALTERABLE.findall(marked)
    if not swaps:
        return None
    which = chance.randrange(len(swaps))
    return Worded((unmarked(marked, altered=which),), "altered", "another word", swaps[which][0])


def _in_house_style(said: Said) -> Worded | None:
    words = whole(said)
    other = re.sub(rf"\b({'|'.join(HOUSE_STYLE)})\b", lambda found: HOUSE_STYLE[found[0]], words)
    return None if other == words else Worded((other,), "altered", "house style")


def _embedded(said: Said) -> Worded | None:
    words = whole(said)
    start = FIRST_PERSON.match(words)
    if start is None:
        return None
    pronoun = said.speaker.pronoun if start[1] == "I" else "they"
    others = BY_PRONOUN[pronoun]
    rest = re.sub(rf"\b({'|'.join(others)})\b", lambda found: f"[{others[found[0]]}]", words[start.end() :])
    if pronoun == "they":
        rest = re.sub(r"\bWe\b", "[They]", rest)
    return Worded((rest,), "altered", "outlet's grammar", start[1], embedded=pronoun)
