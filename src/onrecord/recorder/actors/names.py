"""Compares names: which of two is the fuller, and whether they can be one person's."""

import re
from collections.abc import Sequence
from typing import Final
from unicodedata import combining, normalize

from onrecord.recorder.actors.forenames import is_forename
from onrecord.recorder.actors.nicknames import are_one
from onrecord.recorder.actors.titles import KEPT, is_word, plain
from onrecord.recorder.actors.titles import WORD as _WORD
from onrecord.text import INVISIBLE

_PARTY: Final = re.compile(r"(?:[RDI]|DFL|Lab|Con|LD)-(?!Day\b)[A-Z][\w. ]{0,18}")
_POSSESSIVE: Final = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ])$")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_GENERATIONS: Final = {
    "jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "senior": "sr", "ii": "ii", "iii": "iii",
    "iv": "iv",
}  # fmt: skip
"""What tells two of one name apart, as it is written and in one form."""

_SUFFIXES: Final = frozenset(_GENERATIONS) | _set("esq phd md ji")
_ARTICLES: Final = _set("the a an")
_PARTICLES: Final = _set("al el de da del della di du dos das van von der den ten ter bin ibn la le abu st")
"""Small words that are part of a surname."""

_LEGAL_FORMS: Final = _set("inc corp co ltd llc plc corporation company group ag sa gmbh limited incorporated")


_UNSEEN: Final = dict.fromkeys(map(ord, INVISIBLE)) | {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
"""What nobody sees in a name: soft hyphens, spaces without a width, and that letters are joined into one."""


def seen(name: str) -> str:
    """Write a name as it is seen.

    >>> seen("Brand\u00advold"), seen("Ho\ufb00mann")
    ('Brandvold', 'Hoffmann')
    """
    return name if name.isascii() else name.translate(_UNSEEN)


_LETTERS: Final = str.maketrans({
    "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ħ": "h", "ŋ": "ng", "ə": "e",
    "’": "'", "ʼ": "'", "ʻ": "'", "‐": "-", "‑": "-", ".": None,
})  # fmt: skip
"""Letters that hold no mark apart but are also written without theirs, and signs that are written in several ways."""


def fold(word: str) -> str:
    """Write a word in small letters, without marks and stops: some papers write names without them.

    >>> fold("Šefčovič"), fold("Ólafur"), fold("J.R.")
    ('sefcovic', 'olafur', 'jr')
    """
    word = word.casefold().translate(_LETTERS)
    return word if word.isascii() else "".join(each for each in normalize("NFKD", word) if not combining(each))


def words(name: str) -> tuple[str, ...]:
    """Give the words of a name that tell it from others, folded, without possessive, articles and what follows a name.

    >>> words("the Orsha Co.'s"), words("Ruben Halasz Jr."), words("Maroš Šefčovič")
    (('orsha', 'co'), ('ruben', 'halasz'), ('maros', 'sefcovic'))
    """
    found = [fold(word) for word in _WORD.findall(without_possessive(name))]
    kept = [word for word in found if word not in _SUFFIXES and word not in _ARTICLES]
    return tuple(kept or found)


def personal_words(name: str) -> tuple[str, ...]:
    """Give the words of a person's name that tell it from others: a title that is kept in the name doesn't.

    >>> personal_words("Sir Tom"), personal_words("King Abdullah"), personal_words("J.R. Pell"), personal_words("Lady")
    (('tom',), ('abdullah',), ('jr', 'pell'), ('lady',))
    """
    found = _WORD.findall(without_possessive(name))
    kept = [fold(word) for number, word in enumerate(found) if not number or fold(word) not in _SUFFIXES]
    return tuple(kept[1:] if len(kept) > 1 and kept[0] in KEPT else kept) or words(name)


def generation(name: str) -> str | None:
    """Give what tells somebody from another of the same name, if the name ends in it.

    >>> generation("Robert Ames Sr."), generation("Ames, junior"), generation("J.R. Pell"), generation("Ames")
    ('sr', 'jr', None, None)
    """
    found = _WORD.findall(name)
    return _GENERATIONS.get(fold(found[-1])) if len(found) > 1 else None


def without_possessive(name: str) -> str:
    """Cut off the ending that makes a name a possessive.

    >>> without_possessive("Putin’s"), without_possessive("the Senators’")
    ('Putin', 'the Senators')
    """
    return _POSSESSIVE.sub("", name)


_GENERIC: Final = _set("""
    police government officials officers authorities eyewitnesses witnesses investigators prosecutors residents people
    critics supporters experts analysts researchers scientists reporters lawmakers voters protesters media army military
    rebels militants troops soldiers doctors sources everyone everybody nobody someone
""")
_PROPER: Final = re.compile(
    r"(?:['’]s?)? (?:government|administration|campaign|ministry|embassy|parliament|army|navy|regime|editorial board)$"
)


_RELATIVE: Final = re.compile(r"\s(?:who|which|that)\s")


def is_generic(name: str) -> bool:
    """Tell whether something looks like a name only because it begins a sentence.

    >>> is_generic("Police"), is_generic("Reyes")
    (True, False)
    """
    found = words(name)
    return len(found) == 1 and found[0] in _GENERIC


def is_party(name: str) -> bool:
    """Tell whether something is only the party and the state that stand behind a politician's name.

    >>> is_party("R-Ky"), is_party("D-N.Y."), is_party("D-Day")
    (True, True, False)
    """
    return bool(_PARTY.fullmatch(name))


def is_proper(description: str) -> bool:
    """Tell whether a description of an organization is as good as its name, because it says whose it is.

    >>> is_proper("the British government"), is_proper("Clinton’s campaign"), is_proper("The campaign")
    (True, True, False)
    """
    head = None if _RELATIVE.search(description) else _PROPER.search(description)
    whose = description[: head.start()].split() if head else []
    return any(word[0].isupper() and word != "The" for word in whose)


def lead(name: str) -> int:
    """Count the characters before a name that are an article, or words without a capital if others have one.

    >>> "the nonpartisan Debate Commission"[lead("the nonpartisan Debate Commission"):], lead("de Gaulle"), lead("isis")
    ('Debate Commission', 0, 0)
    """
    start = 4 if name[:4].casefold() == "the " else 0
    for word in _WORD.finditer(name, start):
        if not word.group()[0].islower() or word.group() in _PARTICLES:
            return word.start()
    return start


_DAYS: Final = _set("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december
""")
_NO_FORENAMES: Final = _set("the a an and but or if when while with between unlike into against presidents")
"""Words that no forename is, whatever begins with them."""

_OFFICE_OF: Final = re.compile(r"(?:[Ss]ecretary|[Mm]inister) of $")
"""What stands before the rest of an office: "Secretary of State Halasz"."""

_HEADLINE: Final = 160
"""The most characters of a headline."""

_SMALL_WORDS: Final = _set("with from into over upon amid than that onto near")
"""Words that a headline may leave without a capital; so it may all shorter ones."""

_FORENAME: Final = re.compile(r"([^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?\s)$")


def forename_before(text: str, start: int) -> int:
    """Where a name begins that may have lost its forename: one capitalised word further in front, if that is no title,
    no day, and does not begin a sentence. A headline has capitals everywhere, so there it must be a known forename.

    >>> text = "Then Minister Ruben Halasz left. When Halasz came"
    >>> text[forename_before(text, text.index("Halasz")):][:12], forename_before(text, 38) == 38
    ('Ruben Halasz', True)
    """
    before = _FORENAME.search(text, max(0, start - 30), start)
    if before is None or "\n" in before.group():
        return start
    word = before.group().strip()
    front = text[max(0, before.start() - 4) : before.start()]
    starts = front.rstrip()[-1:] in (*'.!?:;”"“‘', "") or front[-1:] == "\n"
    doubtful = (
        starts
        or _OFFICE_OF.search(text, max(0, before.start() - 13), before.start())
        or word.casefold() in _NO_FORENAMES
        or in_headline(text, start)
    )
    if (doubtful and not is_forename(word.casefold())) or word.isupper() or is_word(plain(word)):
        return start
    return start if word.casefold() in _DAYS else before.start()


def in_headline(text: str, at: int) -> bool:
    """Tell whether a place is in a line without a stop in which every longer word has a capital."""
    first, last = text.rfind("\n", max(0, at - _HEADLINE), at) + 1, text.find("\n", at, at + _HEADLINE)
    line = text[first : last if last >= 0 else at + _HEADLINE].rstrip()
    if (not first and at > _HEADLINE) or len(line) > _HEADLINE or line[-1:] in '.!?”"':
        return False
    return not any(
        len(word) > len("for") and word[0].islower() and word not in _SMALL_WORDS for word in _WORD.findall(line)
    )


def surname(name: tuple[str, ...]) -> str:
    """Give the last word of a name, which is written as `words` does.

    >>> surname(("rana", "al-haddad"))
    'haddad'
    """
    last = name[-1] if name else ""
    first, _, rest = last.partition("-")
    return rest if rest and first in _PARTICLES else last


def is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether a short name can mean the person with a full one; both are written as `words` does.

    >>> full = ("robert", "luz", "reyes")
    >>> [is_short_for(short, full) for short in (("reyes",), ("bob", "reyes"), ("r", "reyes"), ("eva",))]
    [True, True, True, False]
    """
    if not short or len(short) > len(full):
        return False
    if len(short) == 1:
        return surname(short) == surname(full) or short[0] in full or are_one(short[0], full[0])
    if surname(short) != surname(full) and short[-1] not in full:
        return False
    rest = list(full)
    for number, word in enumerate(short):
        if not number and are_one(word, rest[0]):
            del rest[0]
            continue
        fits = next((i for i, other in enumerate(rest) if _same_word(word, other)), None)
        if fits is None:
            return False
        del rest[: fits + 1]
    return True


def _same_word(a: str, b: str) -> bool:
    if surname((a,)) == surname((b,)):
        return True
    return _is_initial(a, b) or _is_initial(b, a)


def _is_initial(a: str, b: str) -> bool:
    return len(a) == 1 and b[0] == a


def without_legal_form(name: tuple[str, ...]) -> tuple[str, ...]:
    """Cut "Inc." and the like off the words of an organization's name, which are written as `words` does.

    >>> without_legal_form(words("Orsha Co."))
    ('orsha',)
    """
    return tuple(word for word in name if word not in _LEGAL_FORMS) or name


def is_initials(name: str) -> bool:
    """Tell whether a name looks like initials.

    >>> is_initials("NFB"), is_initials("U.N."), is_initials("Iran")
    (True, True, False)
    """
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def initials(name: str) -> tuple[str, ...]:
    """What a name of several words can be called by its initials: of its capitalised words, of all,
    and without the first word, which is often a country.

    >>> initials("Ministry of Harbour Safety"), initials("U.S. Navy"), initials("Reyes")
    (('MHS', 'MOHS', 'HS'), ('USN',), ())
    """
    parts = [part for word in _WORD.findall(name) for part in re.split(r"[-‑]", word) if part]
    if len(parts) < 2:
        return ()
    capitals = [_first_letters(part) for part in parts if part[0].isupper()]
    every = "".join(_first_letters(part).upper() for part in parts)
    keys = ("".join(capitals), every, "".join(capitals[1:]))
    return tuple(dict.fromkeys(key for key in keys if len(key) > 1))


def _first_letters(word: str) -> str:
    """Give the first letter of a word, and all of "U.S."."""
    return word.replace(".", "") if is_initials(word) and "." in word[:-1] else word[0]


def fullest(names: Sequence[str]) -> str:
    """Pick the fullest of an actor's names: the most words, then the most letters, and not all in capitals.

    >>> fullest(["PUTIN", "Putin", "V. Putin", "Vladimir Putin"])
    'Vladimir Putin'
    """

    def rank(name: str) -> tuple[int, int, bool]:
        found = words(name)
        spelled = [word for word in found if len(word) > 1]
        return len(spelled), sum(map(len, found)), not name.isupper()

    return max(names, key=rank)  # of equals, the first
